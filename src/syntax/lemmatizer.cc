#include "syntax/lemmatizer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "syntax/features.h"

namespace tocsin {
namespace {

constexpr std::size_t kLongestSuffix = 5;
constexpr std::size_t kKnownWords = 4096;

// The fields of each line of `text`, parted by tabs.
template <std::size_t kFields, class Function>
bool for_each_line(std::string_view text, Function&& use) {
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.empty()) continue;
    std::array<std::string_view, kFields> fields;
    for (std::size_t i = 0; i < kFields; ++i) {
      const std::size_t tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kFields)) return false;
      fields[i] = line.substr(0, tab);
      line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    if (!use(fields)) return false;
  }
  return true;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A rule that strips more than its suffix was learnt from a few words and rewrites letters that it
// has not seen: "nian" of "palestinian" must not turn "armenian" into "Palestinian", nor "500" of
// "2,500" make 500 of "1500", nor may a character of several bytes be cut in two. No rule leaves
// nothing.
bool may_cut(std::string_view word, std::size_t suffix, std::size_t strip, std::string_view add) {
  const std::size_t cut = word.size() - std::min(word.size(), strip);
  if (cut == 0 && add.empty()) return false;
  if (strip <= suffix) return true;
  const bool splits_character =
      cut < word.size() && (static_cast<unsigned char>(word[cut]) & 0xC0) == 0x80;
  if (splits_character) return false;
  if (suffix == 0) return true;
  if (strip > word.size()) return false;
  const std::string_view tail = word.substr(cut);
  const std::string_view unseen = tail.substr(0, strip - suffix);
  if (std::any_of(unseen.begin(), unseen.end(), is_digit)) return false;
  if (std::none_of(add.begin(), add.end(), is_upper)) return true;
  return std::equal(add.begin(), add.end(), tail.begin(), tail.end(), [](char a, char b) {
    return (is_upper(a) ? static_cast<char>(a + 32) : a) == b;
  });
}

}  // namespace

Result<Lemmatizer> Lemmatizer::load(const Container& container) {
  Lemmatizer lemmatizer;
  lemmatizer.model_ = container.hash();
  TOCSIN_TRY(rules, container.bytes("lemma.rules"));
  TOCSIN_TRY(exceptions, container.bytes("lemma.exceptions"));
  const bool rules_read = for_each_line<4>(rules, [&](const auto& field) {
    std::size_t strip = 0;
    const auto [end, error] =
        std::from_chars(field[2].data(), field[2].data() + field[2].size(), strip);
    std::string key(field[0]);
    key.append("\t").append(field[1]);
    lemmatizer.rules_.insert_or_assign(std::move(key), Edit{strip, std::string(field[3])});
    return error == std::errc();
  });
  const bool exceptions_read = for_each_line<3>(exceptions, [&](const auto& field) {
    std::string key(field[0]);
    key.append("\t").append(field[1]);
    lemmatizer.exceptions_.insert_or_assign(std::move(key), std::string(field[2]));
    return true;
  });
  if (!rules_read || !exceptions_read) {
    return Error{ErrorCode::kCorrupt, "the model's lemma rules cannot be read; get the file again"};
  }
  return lemmatizer;
}

void Lemmatizer::apply(std::string_view normal, Xpos tag, Scratch& scratch,
                       std::string& out) const {
  if (scratch.model != model_) {
    scratch.model = model_;
    scratch.known.assign(kKnownWords, Known{});
  }
  const std::uint64_t hash =
      std::hash<std::string_view>()(normal) + static_cast<std::uint64_t>(tag) * 0x9E3779B97F4A7C15U;
  Known& known = scratch.known[hash % kKnownWords];
  const std::string_view text(known.text.data(), known.text.size());
  if (known.hash == hash && known.tag == tag && known.word_size != 0 &&
      text.substr(0, known.word_size) == normal) {
    out = text.substr(known.word_size, known.lemma_size);
    return;
  }
  look_up(normal, tag, scratch, out);
  if (normal.empty() || normal.size() + out.size() > known.text.size()) return;
  known.hash = hash;
  known.tag = tag;
  known.word_size = static_cast<std::uint8_t>(normal.size());
  known.lemma_size = static_cast<std::uint8_t>(out.size());
  std::copy(out.begin(), out.end(), std::copy(normal.begin(), normal.end(), known.text.begin()));
}

void Lemmatizer::look_up(std::string_view normal, Xpos tag, Scratch& scratch,
                         std::string& out) const {
  if (tag == Xpos::kNnp || tag == Xpos::kNnps) {
    scratch.word.assign(normal);
  } else {
    lower_case(normal, scratch.word);
  }
  const std::string_view word = scratch.word;
  scratch.key.assign(name_of(tag)).append("\t");
  const std::size_t prefix = scratch.key.size();
  scratch.key.append(word);
  if (const auto found = exceptions_.find(scratch.key); found != exceptions_.end()) {
    out = found->second;
    return;
  }
  for (std::size_t size = std::min(kLongestSuffix, word.size()) + 1; size > 0; --size) {
    scratch.key.resize(prefix);
    scratch.key.append(word.substr(word.size() - (size - 1)));
    const auto found = rules_.find(scratch.key);
    if (found == rules_.end()) continue;
    const auto& [strip, add] = found->second;
    const std::size_t cut = word.size() - std::min(word.size(), strip);
    if (!may_cut(word, size - 1, strip, add)) continue;
    out.assign(word.substr(0, cut));
    out += add;
    return;
  }
  out.assign(word);
}

}  // namespace tocsin
