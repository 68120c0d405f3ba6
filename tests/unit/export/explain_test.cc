#include "export/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "unit/export/sample.h"

namespace tocsin {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string explained(std::optional<EventType> why_not) {
  Vocabulary vocabulary;
  const Layers layers = sample_layers(vocabulary);
  DecisionSink sink;
  sink.add(Stage::kEvents, Outcome::kRefused, TokenId(6), "coerce.shell", "not a COERCE");
  sink.add(Stage::kEvents, Outcome::kMade, TokenId(3), "accuse.say", "an ACCUSE");
  sink.add(Stage::kFrames, Outcome::kMade, TokenId(6), "verb", "a clause");
  std::string out;
  Explainer(vocabulary, {{.width = 100, .colour = false}, why_not}).write(layers, sink, out);
  return out;
}

TEST(Explain, ShowsEveryLayer) {
  const std::string text = explained(std::nullopt);
  EXPECT_THAT(text, HasSubstr("  4  said     say      VERB   VBD    root            0"));
  EXPECT_THAT(text, HasSubstr("said  root\n"));
  EXPECT_THAT(text, HasSubstr("shelled  ccomp\n"));
  EXPECT_THAT(text, HasSubstr("= Ana Ruiz (person ALD MIL) [lexicon: ana_ruiz]"));
  EXPECT_THAT(text, HasSubstr("shell (verb): past, complement of said, happened 2.50"));
  EXPECT_THAT(text, HasSubstr("prep:on       Monday"));
  EXPECT_THAT(text, HasSubstr("(named) said [indirect accuse]: Aldonia"));
}

// By stage, and within a stage in the order of the text, not in that of the sink.
TEST(Explain, DecisionsInTheOrderOfTheText) {
  const std::string text = explained(std::nullopt);
  const std::size_t frames = text.find("verb: a clause");
  const std::size_t made = text.find("accuse.say: an ACCUSE");
  const std::size_t refused = text.find("coerce.shell: not a COERCE");
  ASSERT_NE(refused, std::string::npos);
  EXPECT_LT(frames, made);
  EXPECT_LT(made, refused);
}

TEST(Explain, WhyNotOneType) {
  const std::string text = explained(EventType::kCoerce);
  EXPECT_THAT(text, HasSubstr("coerce.shell: not a COERCE"));
  EXPECT_THAT(text, Not(HasSubstr("an ACCUSE\n")));
  EXPECT_THAT(text, Not(HasSubstr("Tree")));
}

}  // namespace
}  // namespace tocsin
