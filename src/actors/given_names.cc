#include "actors/given_names.h"

#include <algorithm>
#include <string>

#include "lexicon/word_list.h"

namespace tocsin {

Result<GivenNames> GivenNames::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "given_names.txt"));
  TOCSIN_TRY(sections, list.allow_sections({"male", "female"}));
  for (const WordSection& section : list.sections()) {
    TOCSIN_TRY(keys, list.allow_keys(section, {}));
  }
  GivenNames names;
  names.male_ = symbols_of_section(list, "male", vocabulary);
  names.female_ = symbols_of_section(list, "female", vocabulary);
  return names;
}

Gender GivenNames::gender_of(const Vocabulary& vocabulary, std::string_view name) const {
  const std::size_t end = name.find(' ');
  if (end == std::string_view::npos) return Gender::kUnknown;
  std::string first(name.substr(0, end));
  std::transform(first.begin(), first.end(), first.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const SymbolId word = vocabulary.find(first);
  if (is_one_of(male_, word)) return Gender::kMale;
  return is_one_of(female_, word) ? Gender::kFemale : Gender::kUnknown;
}

}  // namespace tocsin
