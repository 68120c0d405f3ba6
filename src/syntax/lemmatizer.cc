#include "syntax/lemmatizer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "syntax/features.h"

namespace tocsin {
namespace {

constexpr std::size_t kLongestSuffix = 5;

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

}  // namespace

Result<Lemmatizer> Lemmatizer::load(const Container& container) {
  Lemmatizer lemmatizer;
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
    if (found->second.strip >= word.size() && found->second.add.empty()) break;
    out.assign(word.substr(0, word.size() - std::min(word.size(), found->second.strip)));
    out += found->second.add;
    return;
  }
  out.assign(word);
}

}  // namespace tocsin
