#include "syntax/features.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tocsin {
namespace {

struct FeatureCase {
  std::string_view form;
  bool is_first;
  std::string_view key;
  std::uint32_t shape;
  std::vector<std::uint32_t> affixes;
  std::vector<std::uint32_t> first_ngrams;
  std::size_t ngram_count;
};

// Computed by train/features.py: the two must agree, or the model reads rows it never learned.
const FeatureCase kCases[] = {
    // Case and place: sentence-initial, mixed, all capitals.
    {"The", true, "the", 33, {9331, 13256, 14925, 6048, 604, 2503, 14817}, {11284, 27991}, 6},
    {"B-52s", false, "b-52s", 5, {1813, 4692, 6998, 7056, 9734, 16378, 9382}, {15433, 22760}, 12},
    {"REBELS", false, "rebels", 3, {1813, 998, 11348, 5793, 16182, 16050, 15671}, {2737}, 15},
    {"U.S.", false, "u.s.", 3, {5982, 6518, 6445, 355, 1007, 11716, 6358}, {26251, 9260}, 9},
    {"2,021", false, "2,021", 12, {10415, 12474, 8883, 1420, 9206, 605, 5068}, {31622}, 12},
    {"a", false, "a", 0, {10943, 11346, 11749, 8928, 9331, 9734, 10137}, {25327}, 1},

    // Straight and curly marks share their rows; a no-break space is a space.
    {"\"", true, "\"", 48, {4370, 3967, 3564, 3161, 2758, 2355, 1952}, {14496}, 1},
    {"\xE2\x80\x9C", false, "\"", 0, {4370, 3967, 3564, 3161, 2758, 2355, 1952}, {14496}, 1},
    {"don\xE2\x80\x99t",
     false,
     "don't",
     0,
     {15376, 4796, 7675, 863, 10540, 12350, 4427},
     {26801, 12137},
     12},
    {"\xE2\x80\x94", false, "-", 0, {5579, 5982, 6385, 6788, 7191, 7594, 7997}, {28627}, 1},
    {"a\xC2\xA0"
     "b",
     false,
     "a b",
     0,
     {11346, 3909, 15303, 4486, 9331, 3538, 9243},
     {21297},
     6},

    // Latin-1 capitals are lower-cased, its multiplication sign and sharp s are not; others stay.
    {"\xC3\x89tat",
     false,
     "\xC3\xA9tat",
     0,
     {15376, 16338, 14867, 3313, 11193, 12043, 1102},
     {28904},
     12},
    {"\xC3\x97", false, "\xC3\x97", 0, {10665, 12225, 7000, 13475, 11193, 4789, 15948}, {8754}, 3},
    {"\xC3\x9F\xC3\x9E",
     false,
     "\xC3\x9F\xC3\xBE",
     0,
     {9998, 5110, 1410, 11234, 11193, 8013, 15205},
     {11978},
     9},
    {"\xE4\xB8\xAD\xE5\x9B\xBD",
     false,
     "\xE4\xB8\xAD\xE5\x9B\xBD",
     0,
     {9595, 14923, 7297, 15135, 8108, 2023, 14601},
     {21300},
     15},
};

TEST(Features, AreThoseOfTheTraining) {
  WordFeatures features;
  for (const FeatureCase& c : kCases) {
    SCOPED_TRACE(c.form);
    find_features(c.form, c.is_first, features);
    EXPECT_EQ(features.key, c.key);
    EXPECT_EQ(features.shape, c.shape);
    EXPECT_EQ(features.affixes, c.affixes);
    EXPECT_EQ(features.ngrams.size(), c.ngram_count);
    ASSERT_GE(features.ngrams.size(), c.first_ngrams.size());
    features.ngrams.resize(c.first_ngrams.size());
    EXPECT_EQ(features.ngrams, c.first_ngrams);
  }
}

// A long word is cut at 40 bytes, and so has 117 n-grams, under the cap of 120.
TEST(Features, ALongWordIsCut) {
  WordFeatures features;
  find_features(std::string(60, 'x'), false, features);
  EXPECT_EQ(features.key, std::string(40, 'x'));
  EXPECT_EQ(features.normal, std::string(60, 'x'));
  EXPECT_EQ(features.affixes,
            (std::vector<std::uint32_t>{3828, 14415, 12698, 1009, 2216, 7771, 1678}));
  EXPECT_EQ(features.ngrams.size(), 117U);
}

}  // namespace
}  // namespace tocsin
