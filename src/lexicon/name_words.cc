#include "lexicon/name_words.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace tocsin {
namespace {

// Calls `visit` with each code point of `text`, which the tokenizer has made valid UTF-8.
template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k) {
      c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    visit(static_cast<UChar32>(c));
    i += size;
  }
}

void append_utf8(UChar32 code_point, std::string& out) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

// Parts one blank-free run of a name as the tokenizer does: possessive, comma, brackets and, where
// `split_hyphens`, hyphens stand alone.
void split_run(std::string_view run, bool split_hyphens, std::vector<std::string_view>& out) {
  while (!run.empty() && (run.front() == '(' || run.front() == '"')) {
    out.push_back(run.substr(0, 1));
    run.remove_prefix(1);
  }
  std::vector<std::string_view> after;
  while (run.size() > 1 && (run.back() == ')' || run.back() == ',' || run.back() == '"')) {
    after.push_back(run.substr(run.size() - 1));
    run.remove_suffix(1);
  }
  for (const std::string_view possessive : {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) {
    if (run.size() <= possessive.size() || !run.ends_with(possessive)) continue;
    after.push_back(run.substr(run.size() - possessive.size()));
    run.remove_suffix(possessive.size());
    break;
  }
  while (split_hyphens) {
    const std::size_t hyphen = run.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == run.size()) break;
    out.push_back(run.substr(0, hyphen));
    out.push_back(run.substr(hyphen, 1));
    run.remove_prefix(hyphen + 1);
  }
  if (!run.empty()) out.push_back(run);
  out.insert(out.end(), after.rbegin(), after.rend());
}

}  // namespace

WordCase case_of(std::string_view word) {
  int upper = 0;
  int lower = 0;
  bool first_is_upper = false;
  bool is_first = true;
  for_each_code_point(word, [&](UChar32 c) {
    const bool is_upper = u_isUUppercase(c);
    if (is_first) first_is_upper = is_upper;
    is_first = false;
    upper += is_upper ? 1 : 0;
    lower += u_isULowercase(c) ? 1 : 0;
  });
  if (upper >= 2 && lower == 0) return WordCase::kCapitals;
  return first_is_upper ? WordCase::kCapital : WordCase::kAny;
}

bool fits(WordCase want, std::string_view word) {
  if (want == WordCase::kAny) return true;
  const WordCase got = case_of(word);
  return got == WordCase::kCapitals || got == want;
}

std::string lower_form(std::string_view word) {
  std::string lower;
  for_each_code_point(word, [&](UChar32 c) {
    append_utf8(c == 0x2019 || c == 0x2018 ? '\'' : u_tolower(c), lower);
  });
  return lower;
}

std::vector<std::string_view> words_of(std::string_view name, bool split_hyphens) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" \t", at), name.size());
    if (end > at) split_run(name.substr(at, end - at), split_hyphens, words);
    at = end + 1;
  }
  return words;
}

}  // namespace tocsin
