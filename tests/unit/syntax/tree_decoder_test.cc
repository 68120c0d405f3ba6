#include "syntax/tree_decoder.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

namespace tocsin {
namespace {

float total(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  float sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + heads[d]];
  return sum;
}

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    roots += heads[d] == 0;
    std::size_t at = d + 1, steps = 0;
    while (at != 0 && steps++ <= heads.size()) at = heads[at - 1];
    if (at != 0) return false;
  }
  return roots == 1;
}

// The judge: every assignment of heads that is a tree with one root.
float best_by_trial(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::uint32_t> heads(words, 0);
  float best = -std::numeric_limits<float>::infinity();
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t d = 0;
    while (d < words && ++heads[d] > words) heads[d++] = 0;
    if (d == words) return best;
  }
}

TEST(TreeDecoder, FindsTheBestTreeOfEverySmallSentence) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const std::size_t words = 1 + random() % 5;
    SCOPED_TRACE("round " + std::to_string(round) + ", " + std::to_string(words) + " words");
    std::vector<float> scores(words * (words + 1));
    for (float& s : scores) s = static_cast<float>(random() % 1000) / 64.0F;
    std::vector<std::uint32_t> heads;
    decode_tree(scores, words, heads);
    ASSERT_TRUE(is_tree(heads));
    EXPECT_NEAR(total(scores, heads), best_by_trial(scores, words), 1e-3);
  }
}

TEST(TreeDecoder, LongSentencesStayTrees) {
  std::mt19937 random(5);
  for (const std::size_t words : {1UL, 2UL, 50UL, 400UL}) {
    std::vector<float> scores(words * (words + 1));
    for (float& s : scores) s = static_cast<float>(random() % 4);  // ties and cycles
    std::vector<std::uint32_t> heads;
    decode_tree(scores, words, heads);
    EXPECT_TRUE(is_tree(heads)) << words;
  }
  std::vector<std::uint32_t> heads;
  decode_tree({}, 0, heads);
  EXPECT_TRUE(heads.empty());
}

}  // namespace
}  // namespace tocsin
