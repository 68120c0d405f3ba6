#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "frame_dump.h"
#include "frames/frame_builder.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kSentence =
    "Bree Bree PROPN NNP 2 nsubj\n"
    "attacked attack VERB VBD 0 root\n"
    "Goma Goma PROPN NNP 2 obj\n";

struct Built {
  Vocabulary vocabulary;
  Layers layers;
  DecisionSink sink;
};

void build(const std::vector<std::string>& extra_nouns, std::string_view words, Built& built) {
  std::vector<SymbolId> nouns;
  for (const std::string& noun : extra_nouns) nouns.push_back(built.vocabulary.intern(noun));
  const auto builder = FrameBuilder::load("lexicon/en", nouns, built.vocabulary);
  ASSERT_TRUE(builder.ok()) << builder.error().message;
  built.layers = layers_of_words(words, built.vocabulary);
  FrameBuilder::Scratch scratch;
  builder.value().run(built.vocabulary, built.layers, scratch, built.layers.frames, &built.sink);
}

// Nouns that the rules know are predicates as those of the list are.
TEST(FrameBuilder, TakesTheNounsOfTheRules) {
  constexpr std::string_view kWords =
      "Bree Bree PROPN NNP 3 nmod:poss\n"
      "'s 's PART POS 1 case\n"
      "flibber flibber NOUN NN 0 root\n";
  Built without;
  build({}, kWords, without);
  EXPECT_EQ(dump_frames(without.vocabulary, without.layers), "");
  Built with;
  build({"flibber"}, kWords, with);
  EXPECT_EQ(dump_frames(with.vocabulary, with.layers), "flibber(noun) ARG0=Bree\n");
}

// A lemma that no resource knows is an invalid symbol; the frame is made all the same.
TEST(FrameBuilder, FrameOfAnUnknownVerb) {
  Built built;
  build({}, kSentence, built);
  built.layers.syntax.lemma[1] = SymbolId();
  Vocabulary vocabulary;
  const auto builder = FrameBuilder::load("lexicon/en", {}, vocabulary);
  ASSERT_TRUE(builder.ok());
  FrameBuilder::Scratch scratch;
  builder.value().run(vocabulary, built.layers, scratch, built.layers.frames, nullptr);
  ASSERT_EQ(built.layers.frames.frames.size(), 1U);
  EXPECT_FALSE(built.layers.frames.frames[0].lemma.is_valid());
  EXPECT_EQ(built.layers.frames.roles.size(), 2U);
}

TEST(FrameBuilder, ReportsWhatItRefuses) {
  Built built;
  build({},
        "an an DET DT 3 det\n"
        "attack attack NOUN NN 3 compound\n"
        "helicopter helicopter NOUN NN 4 nsubj\n"
        "crashed crash VERB VBD 0 root\n",
        built);
  bool refused = false;
  for (const Decision& decision : built.sink.decisions()) {
    EXPECT_EQ(decision.stage, Stage::kFrames);
    refused = refused || (decision.outcome == Outcome::kRefused && decision.token == TokenId(1));
  }
  EXPECT_TRUE(refused);
}

// A second run over the same layers clears what the first wrote.
TEST(FrameBuilder, RunsTwice) {
  Built built;
  build({}, kSentence, built);
  const std::string first = dump_frames(built.vocabulary, built.layers);
  const auto builder = FrameBuilder::load("lexicon/en", {}, built.vocabulary);
  ASSERT_TRUE(builder.ok());
  FrameBuilder::Scratch scratch;
  for (int i = 0; i < 2; ++i) {
    builder.value().run(built.vocabulary, built.layers, scratch, built.layers.frames, nullptr);
    EXPECT_EQ(dump_frames(built.vocabulary, built.layers), first);
  }
}

TEST(FrameBuilder, NothingComesOfNothing) {
  Built built;
  build({}, kSentence, built);
  const auto builder = FrameBuilder::load("lexicon/en", {}, built.vocabulary);
  ASSERT_TRUE(builder.ok());
  Layers empty;
  empty.syntax.index_children();
  FrameBuilder::Scratch scratch;
  builder.value().run(built.vocabulary, empty, scratch, empty.frames, nullptr);
  EXPECT_TRUE(empty.frames.frames.empty());
}

// The heads of one sentence make a cycle: it has no frames, the next one has.
TEST(FrameBuilder, LeavesOutASentenceWhoseHeadsMakeACycle) {
  Built built;
  build({}, std::string(kSentence) + "\n" + std::string(kSentence), built);
  built.layers.syntax.head[1] = TokenId(2);
  built.layers.syntax.head[2] = TokenId(1);
  built.layers.syntax.index_children();
  const auto builder = FrameBuilder::load("lexicon/en", {}, built.vocabulary);
  ASSERT_TRUE(builder.ok());
  FrameBuilder::Scratch scratch;
  DecisionSink sink;
  builder.value().run(built.vocabulary, built.layers, scratch, built.layers.frames, &sink);
  ASSERT_EQ(built.layers.frames.frames.size(), 1U);
  EXPECT_EQ(built.layers.frames.frames[0].head, TokenId(4));
  ASSERT_FALSE(sink.decisions().empty());
  EXPECT_EQ(sink.decisions()[0].what, "tree");
}

// Whatever the tree: frames in the order of their heads, slices that fit, no cycle of outer frames.
TEST(FrameBuilder, HoldsItsPromisesOnRandomTrees) {
  constexpr std::string_view kForms[] = {"attack", "to",   "said", "Bree",    "who",    "by",
                                         "carry",  "out",  "and",  "killing", "series", "of",
                                         "have",   "will", "not",  "ready",   "no",     "talks"};
  constexpr std::string_view kLemmas[] = {"attack", "to",   "say", "bree",    "who",    "by",
                                          "carry",  "out",  "and", "killing", "series", "of",
                                          "have",   "will", "not", "ready",   "no",     "talk"};
  Vocabulary vocabulary;
  const auto builder = FrameBuilder::load("lexicon/en", {}, vocabulary);
  ASSERT_TRUE(builder.ok());
  FrameBuilder::Scratch scratch;
  std::mt19937 random(20261125);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 2000; ++round) {
    const std::size_t count = 1 + below(14);
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<std::size_t> head(count, 0);
    for (std::size_t i = 1; i < count; ++i) head[order[i]] = order[below(i)] + 1;
    std::string words;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t word = below(std::size(kForms));
      words.append(kForms[word]).append(" ").append(kLemmas[word]).append(" ");
      words.append(name_of(static_cast<Upos>(below(kUposCount)))).append(" ");
      words.append(name_of(static_cast<Xpos>(below(kXposCount)))).append(" ");
      words.append(std::to_string(head[i])).append(" ");
      words.append(head[i] == 0 ? "root"
                                : name_of(static_cast<Deprel>(1 + below(kDeprelCount - 1))));
      words += "\n";
    }
    SCOPED_TRACE(words);
    Layers layers = layers_of_words(words, vocabulary);
    DecisionSink sink;
    builder.value().run(vocabulary, layers, scratch, layers.frames, &sink);
    const FrameLayer& out = layers.frames;
    ASSERT_EQ(out.of_head.size(), count);
    std::uint32_t next_role = 0;
    for (std::size_t i = 0; i < out.frames.size(); ++i) {
      const Frame& frame = out.frames[i];
      if (i > 0) {
        ASSERT_LT(out.frames[i - 1].head, frame.head);
      }
      ASSERT_EQ(out.of_head[frame.head.value], FrameId(i));
      ASSERT_EQ(frame.role_begin, next_role);
      next_role = frame.role_end;
      for (const Role& role : out.roles_of(frame)) {
        ASSERT_TRUE(role.head.is_valid());
        ASSERT_LE(role.tokens.last, count);
        ASSERT_FALSE(role.tokens.empty());
        ASSERT_NE(role.head, frame.head);
      }
      ASSERT_EQ(frame.outer.is_valid(), frame.link != LinkKind::kNone);
      std::set<std::uint32_t> passed = {static_cast<std::uint32_t>(i)};
      for (FrameId at = frame.outer; at.is_valid(); at = out.frames[at.value].outer) {
        ASSERT_TRUE(passed.insert(at.value).second);
      }
    }
    ASSERT_EQ(next_role, out.roles.size());
  }
}

struct ListCase {
  std::string_view content;
  std::string_view want;
};

constexpr ListCase kBrokenLists[] = {
    {"[event_nuon]\nattack\n",
     "frames.txt:1: unknown section [event_nuon]; did you mean [event_noun]?"},
    {"[event_noun]\nattack of=ARG7\n",
     "frames.txt:2: of=\"ARG7\" is no role; write ARG0 or ARG1, or content"},
    {"[event_noun]\nattack\n[light_verb]\nimpose\n",
     "frames.txt:4: a light verb needs noun=, the nouns it goes with, or noun=*"},
    {"[event_noun]\nattack\n[light_verb]\nimpose noun=ban voice=loud\n",
     "frames.txt:4: voice=\"loud\"; write passive, object or nothing"},
    {"[event_noun]\nattack\n[control.gerund]\naccuse\n",
     "frames.txt:4: a word in [control.gerund] needs prep="},
    {"[event_noun]\nattack\n[complex_preposition]\nin_support\n",
     "frames.txt:4: \"in_support\" is not preposition, noun and preposition"},
    {"[raising]\nseem\n", "frames.txt:1: no [event_noun]; the file is not complete"},
};

TEST(FrameWords, SaysWhatIsWrongWithAList) {
  for (const auto& [content, want] : kBrokenLists) {
    Vocabulary vocabulary;
    const auto words = FrameWords::parse("frames.txt", content, vocabulary);
    ASSERT_FALSE(words.ok()) << content;
    EXPECT_EQ(words.error().message, want);
  }
}

}  // namespace
}  // namespace tocsin
