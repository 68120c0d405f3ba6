#include "counts/number_words.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

struct NumberCase {
  std::string_view words;
  std::int64_t want;  // -1: no number
};

constexpr NumberCase kCases[] = {
    {"zero", 0},
    {"twelve", 12},
    {"Twenty-five", 25},
    {"one hundred", 100},
    {"two hundred and fifty", 250},
    {"two hundred fifty", 250},
    {"five hundred thousand", 500000},
    {"twenty-one thousand three hundred and four", 21304},
    {"three million", 3000000},

    // Spelled otherwise than a number is spelled in full.
    {"twenty five", -1},
    {"nineteen hundred", -1},
    {"first", -1},
    {"hundred", -1},
    {"two or three", -1},
    {"two people", -1},
    {"minus two", -1},
    {"and", -1},
    {"", -1},
};

TEST(NumberWords, ReadsWhatSpellsAWholeNumber) {
  const auto words = NumberWords::load();
  ASSERT_TRUE(words.ok());
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(words.value().read(text).value_or(-1), want) << text;
  }
}

}  // namespace
}  // namespace tocsin
