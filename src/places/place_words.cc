#include "places/place_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "lexicon/word_list.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 20> kSections = {
    "locative",      "goal",         "origin",      "settlement",    "province_noun",
    "district_noun", "country_noun", "around_noun", "direction",     "local_body",
    "other_body",    "of_body",      "street",      "numbered_road", "landform_first",
    "landform_last", "title",        "common",      "never",         "idle"};

}  // namespace

Result<PlaceWords> PlaceWords::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "place_words.txt"));
  PlaceWords words;
  for (const WordSection& section : list.sections()) {
    const auto name = std::find(kSections.begin(), kSections.end(), section.name);
    if (name == kSections.end()) {
      return list.error_at(section.line, "unknown section [" + section.name + "]");
    }
    TOCSIN_TRY(keys, list.allow_keys(section, {}));
    const auto bit = static_cast<unsigned>(name - kSections.begin());
    for (const WordLine& line : section.lines) {
      for (const std::string& word : line.words) {
        words.kinds_[vocabulary.intern(word).value] |= 1U << bit;
      }
    }
  }
  return words;
}

}  // namespace tocsin
