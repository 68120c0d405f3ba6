// What the model sees of a word: the same bytes as train/features.py computes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {

inline constexpr std::size_t kAffixRows = 16384;
inline constexpr std::size_t kNgramRows = 32768;
inline constexpr std::size_t kShapeRows = 64;

struct WordFeatures {
  std::string normal;  // the form with plain quotes, dashes, ellipsis and spaces
  std::string key;     // lower-cased, cut at 40 bytes
  std::string padded;  // "<key>"
  std::uint32_t shape = 0;
  std::vector<std::uint32_t> affixes;  // rows: suffixes of 1 to 4 bytes, prefixes of 1 to 3
  std::vector<std::uint32_t> ngrams;   // rows of 3 to 5 bytes of "<key>"
};

// Fills `out`, keeping its memory. `form` is valid UTF-8.
void find_features(std::string_view form, bool is_first, WordFeatures& out);

// Sets `out` to the form with plain quotes, dashes, ellipsis and spaces.
void normalise_form(std::string_view form, std::string& out);

// Lower-cases ASCII and Latin-1 letters, as the training does; other letters stay.
void lower_case(std::string_view form, std::string& out);

}  // namespace tocsin
