#include "events/factuality_score.h"

#include <gtest/gtest.h>

#include <string>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kWeights =
    "[value]\nany weight=1\nhappened weight=0.5\ndenied weight=-2\n"
    "[form]\nindicative_past weight=0.25\n"
    "[negation]\nnegative weight=-0.25\n"
    "[subject]\n*name weight=0.125\nthey weight=-9e-1\n"
    "[link]\ncomplement_happened weight=0.5\nnone weight=1\n"
    "[word]\nleave weight=2.5\nattack weight=6\n"
    "[adverb]\nnearly weight=-1\n"
    "[word_form]\nleave+indicative_past weight=0.5\nleave+infinitive weight=-4\n";

Result<FactualityScore> score_of(std::string_view content, Vocabulary& vocabulary) {
  auto list = WordList::parse("factuality_score.txt", content);
  if (!list.ok()) return list.error();
  return FactualityScore::compile(list.value(), vocabulary);
}

Frame past_frame(std::size_t head) {
  Frame frame;
  frame.head = TokenId(head);
  frame.mood = Mood::kIndicative;
  frame.tense = Tense::kPast;
  return frame;
}

// "Bree nearly attacked": each thing that is seen, and nothing that is not.
TEST(FactualityScore, AddsTheWeightsOfWhatIsSeen) {
  Vocabulary vocabulary;
  const auto score = score_of(kWeights, vocabulary);
  ASSERT_TRUE(score.ok()) << score.error().message;
  Layers layers = layers_of_words(
      "Bree Bree PROPN NNP 3 nsubj\n"
      "nearly nearly ADV RB 3 advmod\n"
      "left leave VERB VBD 0 root\n",
      vocabulary);
  layers.frames.of_head.resize(3);
  layers.frames.frames.push_back(past_frame(2));
  layers.frames.roles.push_back({RoleKind::kArg0, {}, TokenId(0), {0, 1}});
  layers.frames.frames[0].role_end = 1;
  std::vector<FrameFactuality> values(1);
  std::vector<ScoreFeature> features;
  score.value().list_features(layers, values, FrameId(0), features);
  std::string seen;
  for (const ScoreFeature& feature : features) {
    seen += std::string(name_of(feature.kind)) + "=" + name_of(feature, vocabulary) + " ";
  }
  EXPECT_EQ(seen,
            "value=any value=happened form=indicative_past subject=*name link=none word=leave "
            "form_value=indicative_past+happened form_subject=indicative_past+*name "
            "form_link=indicative_past+none word_form=leave+indicative_past tag=vbd relation=root "
            "part=nsubj part=advmod before=nearly two_before=bree after=*edge two_after=*edge "
            "adverb=nearly ");
  // 1 + 0.5 + 0.25 + 0.125 + 1 + 2.5 - 1 + 0.5 is cut at 3.
  EXPECT_EQ(score.value().sum(features), 3.0F);
  layers.frames.frames[0].polarity = Polarity::kNegative;
  values[0].value = Factuality::kDenied;
  score.value().list_features(layers, values, FrameId(0), features);
  EXPECT_EQ(score.value().sum(features), 1.0F - 2 + 0.25F - 0.25F + 0.125F + 1 + 2.5F - 1 + 0.5F);
}

struct FaultCase {
  std::string_view content;
  std::string_view want;
};

constexpr FaultCase kFaultCases[] = {
    {"[values]\nhappened weight=1\n", "factuality_score.txt:1: [values] is no kind of feature"},
    {"[value]\nhappened weight=much\n", "factuality_score.txt:2: weight=\"much\" is no number"},
    {"[value]\nhappened weight=1x\n", "is no number"},
    {"[value]\nhappened weight=60\n", "from -6 to 6"},
    {"[value]\nhappened\n", "weight=\"\" is no number"},
    {"[value]\nhappened wait=1\n", "unknown key \"wait\""},
};

TEST(FactualityScore, SaysWhereAndWhatToWrite) {
  for (const auto& [content, want] : kFaultCases) {
    SCOPED_TRACE(content);
    Vocabulary vocabulary;
    const auto score = score_of(content, vocabulary);
    ASSERT_FALSE(score.ok());
    EXPECT_NE(score.error().message.find(want), std::string::npos) << score.error().message;
  }
}

// The table that ships: a plain past is sure, a bare imperative is not.
TEST(FactualityScore, ReadsTheOneThatShips) {
  Vocabulary vocabulary;
  const auto score = FactualityScore::load("lexicon/en/factuality_score.txt", vocabulary);
  ASSERT_TRUE(score.ok()) << score.error().message;
  const auto weight = [&](ScoreFeatureKind kind, std::string_view word) {
    return score.value().weight_of({kind, vocabulary.find(word)});
  };
  EXPECT_GT(weight(ScoreFeatureKind::kValue, "happened"),
            weight(ScoreFeatureKind::kValue, "planned"));
  EXPECT_GT(weight(ScoreFeatureKind::kForm, "indicative_past"),
            weight(ScoreFeatureKind::kForm, "imperative"));
}

}  // namespace
}  // namespace tocsin
