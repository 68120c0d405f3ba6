#include "syntax/word_piece.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>

namespace tocsin {
namespace {

constexpr std::size_t kLongestToken = 100;               // code points; a longer one is unknown
constexpr std::string_view kStrange = " \xEF\xBF\xBD ";  // U+FFFD, a token of its own
constexpr std::string_view kInnerMark = "##";
constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> all{};
  for (std::size_t c = 0; c < all.size(); ++c) all[c] = static_cast<char>(c);
  return all;
}();

template <class Use>
void for_each_line(std::string_view text, Use&& use) {
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    use(text.substr(0, newline));
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
  }
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

Result<WordPiece> WordPiece::read(std::string_view pieces, std::string_view chars,
                                  std::size_t piece_count, std::size_t most_pieces) {
  WordPiece out;
  out.most_pieces_ = most_pieces;
  std::uint32_t id = 0;
  for_each_line(pieces, [&](std::string_view piece) {
    const bool is_inner = piece.starts_with(kInnerMark) && piece.size() > kInnerMark.size();
    if (is_inner) piece.remove_prefix(kInnerMark.size());
    (is_inner ? out.inner_ : out.first_)[piece] = id++;
    out.longest_ = std::max(out.longest_, piece.size());
  });
  if (id != piece_count || piece_count <= kEnd) {
    return Error{
        ErrorCode::kCorrupt,
        fmt::format("the model's section pieces has {} lines, {} are wanted, more than {}; "
                    "get the file again",
                    id, piece_count, kEnd)};
  }
  TOCSIN_TRY(chars_read, out.read_chars(chars));
  return out;
}

Status WordPiece::read_chars(std::string_view chars) {
  for (std::size_t c = 0; c < ascii_.size(); ++c) ascii_[c] = {&kAscii[c], 1};
  std::size_t line_number = 0, bad_line = 0;
  for_each_line(chars, [&](std::string_view line) {
    ++line_number;
    const std::size_t tab = line.find('\t');
    const char* end = line.data() + std::min(tab, line.size());
    std::uint32_t c = 0;
    const auto [stop, error] = std::from_chars(line.data(), end, c, 16);
    if (tab == std::string_view::npos || error != std::errc() || stop != end || c > 0x10FFFF) {
      if (bad_line == 0) bad_line = line_number;
      return;
    }
    (c < ascii_.size() ? ascii_[c] : others_[c]) = line.substr(tab + 1);
  });
  if (bad_line == 0) return Ok{};
  return Error{ErrorCode::kCorrupt,
               fmt::format("line {} of the model's section chars is no code point, a tab and its "
                           "text; get the file again",
                           bad_line)};
}

std::string_view WordPiece::text_of(char32_t c) const {
  const auto found = others_.find(c);
  return found == others_.end() ? kStrange : found->second;
}

void WordPiece::split(std::string_view form, Scratch& scratch,
                      std::vector<std::uint32_t>& out) const {
  scratch.text.clear();
  scratch.ids.clear();
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(form.size(), INT32_MAX));
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(form.data()), at, size, c);
    if (c < 0) {
      scratch.text += kStrange;
    } else if (static_cast<std::size_t>(c) < ascii_.size()) {
      scratch.text += ascii_[static_cast<std::size_t>(c)];
    } else {
      scratch.text += text_of(static_cast<char32_t>(c));
    }
  }
  for (std::string_view rest = scratch.text; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    if (space != 0) split_token(rest.substr(0, space), scratch.ids);
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  }
  if (scratch.ids.empty()) scratch.ids.push_back(kUnknown);
  if (scratch.ids.size() > most_pieces_) {
    scratch.ids[most_pieces_ - 1] = scratch.ids.back();
    scratch.ids.resize(most_pieces_);
  }
  out.insert(out.end(), scratch.ids.begin(), scratch.ids.end());
}

void WordPiece::split_token(std::string_view token, std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  const Table* table = &first_;
  bool is_known = count_code_points(token) <= kLongestToken;
  while (is_known && !token.empty()) {
    is_known = false;
    for (std::size_t size = std::min(token.size(), longest_); size > 0 && !is_known; --size) {
      const auto found = table->find(token.substr(0, size));
      if (found == table->end()) continue;
      out.push_back(found->second);
      token.remove_prefix(size);
      table = &inner_;
      is_known = true;
    }
  }
  if (is_known) return;
  out.resize(before);
  out.push_back(kUnknown);
}

}  // namespace tocsin
