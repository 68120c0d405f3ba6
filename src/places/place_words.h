// The words that stand beside names of places: lexicon/en/place_words.txt.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"

namespace tocsin {

enum class PlaceWord : std::uint8_t {
  kLocative,
  kGoal,
  kOrigin,
  kSettlement,
  kProvinceNoun,
  kDistrictNoun,
  kCountryNoun,
  kAroundNoun,
  kDirection,
  kLocalBody,
  kOtherBody,
  kOfBody,
  kStreet,
  kNumberedRoad,
  kLandformFirst,
  kLandformLast,
  kTitle,
  kCommon,
  kNever,
  kIdle,
};

class PlaceWords {
 public:
  // Reads <lexicon_dir>/place_words.txt. Fails with kIo or kSyntax, naming file and line.
  static Result<PlaceWords> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  bool is(SymbolId word, PlaceWord kind) const {
    if (!word.is_valid()) return false;
    const auto at = kinds_.find(word.value);
    return at != kinds_.end() && (at->second >> static_cast<unsigned>(kind) & 1U) != 0;
  }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> kinds_;  // a bit for each PlaceWord
};

}  // namespace tocsin
