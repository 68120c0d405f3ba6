#include "events/factuality.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// Frames are set by hand, so that the cases hang on no other stage.
class FactualityTest : public testing::Test {
 protected:
  FactualityTest() {
    auto table = CompositionTable::load("rules/en/composition.txt");
    auto reader = FactualityReader::load("lexicon/en", vocabulary_);
    EXPECT_TRUE(table.ok()) << table.error().message;
    EXPECT_TRUE(reader.ok()) << reader.error().message;
    table_.emplace(std::move(table).value());
    reader_.emplace(std::move(reader).value());
  }

  void read(std::string_view words) { layers_ = layers_of_words(words, vocabulary_); }

  Frame& add_frame(std::size_t head, PredicateClass word_class = PredicateClass::kVerb) {
    FrameLayer& frames = layers_.frames;
    frames.of_head.resize(layers_.tokens.size());
    frames.of_head[head] = FrameId(frames.frames.size());
    Frame frame;
    frame.head = TokenId(head);
    frame.word_class = word_class;
    frames.frames.push_back(frame);
    readings_.emplace_back();
    return frames.frames.back();
  }

  void compose(std::size_t frame, std::string_view name) {
    readings_[frame].composition = table_->find(name);
    ASSERT_NE(readings_[frame].composition, nullptr);
  }

  std::string value(std::size_t frame) {
    FactualityReader::Scratch scratch;
    reader_->run(layers_, readings_, scratch, values_, nullptr);
    std::string text(name_of(values_[frame].value));
    if (values_[frame].historical) text += " historical";
    if (values_[frame].alleged) text += " alleged";
    if (!values_[frame].condition.empty()) {
      text += " (" + std::string(layers_.words(layers_.span_of(values_[frame].condition))) + ")";
    }
    return text;
  }

  Vocabulary vocabulary_;
  std::optional<CompositionTable> table_;
  std::optional<FactualityReader> reader_;
  Layers layers_;
  std::vector<FrameReading> readings_;
  std::vector<FrameFactuality> values_;
};

constexpr std::string_view kRefusedToLeave =
    "Bree Bree PROPN NNP 2 nsubj\n"
    "refused refuse VERB VBD 0 root\n"
    "to to PART TO 4 mark\n"
    "leave leave VERB VB 2 xcomp\n"
    "if if SCONJ IN 7 mark\n"
    "Corland Corland PROPN NNP 7 nsubj\n"
    "stays stay VERB VBZ 2 advcl\n";

struct LinkCase {
  std::string_view composition;
  bool outer_denied;
  bool inner_denied;
  std::string_view want;
};

constexpr LinkCase kLinkCases[] = {
    // What the outer act makes of the inner one.
    {"refuse", false, false, "denied"},
    {"agree", false, false, "planned"},
    {"demand", false, false, "demanded"},
    {"accuse", false, false, "happened"},
    {"begin", false, false, "happened"},
    {"fail", false, false, "denied"},
    {"hope", false, false, "hypothetical"},
    {"consider", false, false, "possible"},

    // The same where the outer act is denied: "did not fail to", "did not begin to".
    {"fail", true, false, "happened"},
    {"begin", true, false, "denied"},
    {"prevent", true, false, "happened"},
    {"agree", true, false, "denied"},

    // "asked them not to leave", "promised not to leave", "denied not leaving".
    {"ask", false, true, "hypothetical"},
    {"promise", false, true, "denied"},
    {"deny", false, true, "possible"},
};

TEST_F(FactualityTest, AnOuterActDecidesOverAnInfinitive) {
  for (const auto& [composition, outer_denied, inner_denied, want] : kLinkCases) {
    SCOPED_TRACE(std::string(composition) + (outer_denied ? ", outer denied" : "") +
                 (inner_denied ? ", inner denied" : ""));
    read(kRefusedToLeave);
    readings_.clear();
    Frame& outer = add_frame(1);
    outer.tense = Tense::kPast;
    if (outer_denied) outer.polarity = Polarity::kNegative;
    Frame& inner = add_frame(3);
    inner.mood = Mood::kInfinitive;
    inner.outer = FrameId(0);
    inner.link = LinkKind::kComplement;
    if (inner_denied) inner.polarity = Polarity::kNegative;
    compose(0, composition);
    EXPECT_EQ(value(1), want);
  }
}

TEST_F(FactualityTest, AConditionReachesWhatIsThreatened) {
  read(kRefusedToLeave);
  add_frame(1).tense = Tense::kPast;
  Frame& inner = add_frame(3);
  inner.mood = Mood::kInfinitive;
  inner.outer = FrameId(0);
  inner.link = LinkKind::kComplement;
  Frame& condition = add_frame(6);
  condition.tense = Tense::kPresent;
  condition.outer = FrameId(0);
  condition.link = LinkKind::kCondition;
  compose(0, "threaten");
  EXPECT_EQ(value(0), "happened");
  EXPECT_EQ(value(1), "conditional (if Corland stays)");
  EXPECT_EQ(value(2), "hypothetical");
}

struct OwnCase {
  std::string_view words;
  std::size_t head;
  std::string_view modality;
  Tense tense;
  bool negative;
  std::string_view want;
};

constexpr OwnCase kOwnCases[] = {
    {"left leave VERB VBD 0 root\n", 0, "", Tense::kPast, false, "happened"},
    {"left leave VERB VBD 0 root\n", 0, "", Tense::kPast, true, "denied"},
    {"leave leave VERB VB 0 root\n", 0, "may", Tense::kNone, false, "possible"},
    {"leave leave VERB VB 0 root\n", 0, "must", Tense::kNone, false, "demanded"},
    {"leave leave VERB VB 0 root\n", 0, "would", Tense::kNone, false, "hypothetical"},
    {"leave leave VERB VB 0 root\n", 0, "", Tense::kFuture, false, "planned"},
    // A text that says "will not" denies; one that says "must not" wants, and denies nothing.
    {"leave leave VERB VB 0 root\n", 0, "", Tense::kFuture, true, "denied"},
    {"leave leave VERB VB 0 root\n", 0, "must", Tense::kNone, true, "hypothetical"},
    {"reportedly reportedly ADV RB 2 advmod\nleft leave VERB VBD 0 root\n", 1, "", Tense::kPast,
     false, "possible"},
    {"nearly nearly ADV RB 2 advmod\nleft leave VERB VBD 0 root\n", 1, "", Tense::kPast, false,
     "denied"},
};

TEST_F(FactualityTest, OwnWords) {
  for (const auto& [words, head, modality, tense, negative, want] : kOwnCases) {
    SCOPED_TRACE(std::string(words) + " " + std::string(modality) + (negative ? " not" : ""));
    read(words);
    readings_.clear();
    Frame& frame = add_frame(head);
    frame.tense = tense;
    if (!modality.empty()) frame.modality = vocabulary_.find(modality);
    if (negative) frame.polarity = Polarity::kNegative;
    EXPECT_EQ(value(0), want);
  }
}

TEST_F(FactualityTest, AdjectivesOfANounThatTellsAnAct) {
  read(
      "the the DET DT 3 det\n"
      "planned planned ADJ JJ 3 amod\n"
      "visit visit NOUN NN 0 root\n");
  add_frame(2, PredicateClass::kNoun);
  EXPECT_EQ(value(0), "planned");
}

struct HistoryCase {
  std::string_view words;
  std::size_t head;
  std::string_view want;
};

constexpr HistoryCase kHistoryCases[] = {
    // A year more than one before publication, marked by a preposition.
    {"Bree Bree PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nin in ADP IN 4 case\n"
     "2003 2003 NUM CD 2 obl\n",
     1, "happened historical"},
    // The year before publication is no history, nor is what has gone on since a year.
    {"Bree Bree PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nin in ADP IN 4 case\n"
     "2023 2023 NUM CD 2 obl\n",
     1, "happened"},
    {"Bree Bree PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nsince since ADP IN 4 case\n"
     "2003 2003 NUM CD 2 obl\n",
     1, "happened"},
    // A number of people is no year.
    {"Bree Bree PROPN NNP 2 nsubj\nfreed free VERB VBD 0 root\n1900 1900 NUM CD 4 nummod\n"
     "men man NOUN NNS 2 obj\n",
     1, "happened"},
    {"Bree Bree PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\ntwo two NUM CD 4 nummod\n"
     "decades decade NOUN NNS 5 obl:unmarked\nago ago ADV RB 2 advmod\n",
     1, "happened historical"},
    // A span of years long past dates what is told of it, another preposition does not.
    {"Bree Bree PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nduring during ADP IN 5 case\n"
     "2018 2018 NUM CD 5 nummod\nelections election NOUN NNS 2 obl\n",
     1, "happened historical"},
    {"Bree Bree PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nunder under ADP IN 5 case\n"
     "2018 2018 NUM CD 5 nummod\naccord accord NOUN NN 2 obl\n",
     1, "happened"},
};

TEST_F(FactualityTest, History) {
  for (const auto& [words, head, want] : kHistoryCases) {
    SCOPED_TRACE(words);
    read(words);
    readings_.clear();
    using std::chrono::year;
    layers_.document.published = year{2024} / 3 / 14;
    add_frame(head).tense = Tense::kPast;
    EXPECT_EQ(value(0), want);
  }
}

// "the 2003 invasion" dates the invasion, not the verb that speaks of it.
TEST_F(FactualityTest, AYearBeforeANounDatesTheNounAlone) {
  read(
      "Bree Bree PROPN NNP 2 nsubj\n"
      "condemned condemn VERB VBD 0 root\n"
      "the the DET DT 5 det\n"
      "2003 2003 NUM CD 5 nummod\n"
      "invasion invasion NOUN NN 2 obj\n");
  layers_.document.published = std::chrono::year{2024} / 3 / 14;
  add_frame(1).tense = Tense::kPast;
  Frame& inner = add_frame(4, PredicateClass::kNoun);
  inner.outer = FrameId(0);
  inner.link = LinkKind::kComplement;
  EXPECT_EQ(value(0), "happened");
  EXPECT_EQ(value(1), "happened historical");
}

TEST_F(FactualityTest, ADoubtfulDoerLeavesTheActAsItIs) {
  read(
      "suspected suspected ADJ JJ 2 amod\n"
      "rebels rebel NOUN NNS 3 nsubj\n"
      "attacked attack VERB VBD 0 root\n");
  Frame& frame = add_frame(2);
  frame.tense = Tense::kPast;
  layers_.frames.roles.push_back({RoleKind::kArg0, SymbolId(), TokenId(1), {0, 2}});
  frame.role_end = 1;
  EXPECT_EQ(value(0), "happened alleged");
}

// "will not leave unless Corland stays": the condition decides, and "will not leave if" stays
// denied. What would have been is no plan, whatever its condition.
TEST_F(FactualityTest, ExceptionsAndWhatWouldHaveBeen) {
  struct Case {
    std::string_view marker;
    bool would_have;
    std::string_view want;
  };
  constexpr Case kCases[] = {
      {"unless", false, "conditional (unless Corland stays)"},
      {"if", false, "denied"},
      {"unless", true, "hypothetical"},
  };
  for (const auto& [marker, would_have, want] : kCases) {
    SCOPED_TRACE(std::string(marker) + (would_have ? ", would have" : ""));
    readings_.clear();
    read(
        "Bree Bree PROPN NNP 2 nsubj\n"
        "leaves leave VERB VBZ 0 root\n" +
        std::string(marker) + " " + std::string(marker) +
        " SCONJ IN 5 mark\n"
        "Corland Corland PROPN NNP 5 nsubj\n"
        "stays stay VERB VBZ 2 advcl\n");
    layers_.frames.clear();
    Frame& leave = add_frame(1);
    if (would_have) {
      leave.modality = vocabulary_.intern("would");
      leave.aspect = Aspect::kPerfect;
    } else {
      leave.tense = Tense::kFuture;
      leave.polarity = Polarity::kNegative;
    }
    leave.mood = Mood::kIndicative;
    Frame& stay = add_frame(4);
    stay.outer = FrameId(0);
    stay.link = LinkKind::kCondition;
    stay.marker = TokenId(2);
    EXPECT_EQ(value(0), want);
  }
}

}  // namespace
}  // namespace tocsin
