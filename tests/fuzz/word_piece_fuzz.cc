// Input: pieces, a zero byte, chars, a zero byte, a word. Whatever the tables and the word: between
// one and six pieces of the vocabulary; the same from a warm scratch; and where the table of
// characters is empty and no piece is unknown or left out, they spell the word.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz.h"
#include "syntax/word_piece.h"

namespace {

constexpr std::size_t kMostPieces = 6;

std::string_view cut(std::string_view& rest) {
  const std::size_t end = rest.find('\0');
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return part;
}

// A line for each of the ids that have a meaning, none of which a lower-cased word can match.
std::string first_lines() {
  std::string lines;
  for (int i = 0; i <= 102; ++i) lines += "[" + std::to_string(i) + " ]\n";
  return lines;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tocsin::WordPiece;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string pieces = first_lines() + std::string(cut(rest));
  const std::string_view chars = cut(rest);
  const std::vector<std::string_view> lines = lines_of(pieces);
  const auto read = WordPiece::read(pieces, chars, lines.size(), kMostPieces);
  if (!read.ok()) {
    FUZZ_REQUIRE(read.error().message.find("section chars") != std::string::npos);
    return 0;
  }
  WordPiece::Scratch scratch;
  std::vector<std::uint32_t> ids, again;
  read.value().split(rest, scratch, ids);
  read.value().split("another word", scratch, again);
  again.clear();
  read.value().split(rest, scratch, again);
  FUZZ_REQUIRE(ids == again && !ids.empty() && ids.size() <= kMostPieces);
  std::string spelt, wanted;
  for (const std::uint32_t id : ids) {
    FUZZ_REQUIRE(id < lines.size());
    if (id == WordPiece::kUnknown) return 0;
    std::string_view piece = lines[id];
    if (piece.starts_with("##") && piece.size() > 2) piece.remove_prefix(2);
    spelt += piece;
  }
  if (!chars.empty() || ids.size() == kMostPieces || !is_ascii(rest)) return 0;
  std::copy_if(rest.begin(), rest.end(), std::back_inserter(wanted),
               [](char c) { return c != ' '; });
  FUZZ_REQUIRE(spelt == wanted);
  return 0;
}
