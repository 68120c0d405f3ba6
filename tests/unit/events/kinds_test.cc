#include "events/kinds.h"

#include <gtest/gtest.h>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kList =
    "[bare]\nvictim\n[any]\nright\n[verb]\ncombat\n[carrier]\naction\n";

// Why the noun "attack" of these words tells nothing; empty: it may be an act.
std::string why_not(std::string_view words, EventType type = EventType::kAssault,
                    Factuality told = Factuality::kHappened) {
  Vocabulary vocabulary;
  const KindReader kinds =
      KindReader::compile(WordList::parse("kinds.txt", kList).value(), vocabulary).value();
  Layers layers = layers_of_words(words, vocabulary);
  layers.mentions.of_head.assign(layers.tokens.size(), MentionId());
  Frame frame;
  frame.word_class = PredicateClass::kNoun;
  for (std::uint32_t i = 0; i < layers.tokens.size(); ++i) {
    if (layers.syntax.lemma_of(TokenId(i)) == "attack") frame.head = TokenId(i);
  }
  return kinds.why_no_act(layers, frame, type, told);
}

constexpr std::string_view kVictimsOfAttack =
    "we we PRON PRP 2 nsubj\nhelp help VERB VBP 0 root\nvictims victim NOUN NNS 2 obj\n"
    "of of ADP IN 5 case\nattack attack NOUN NN 3 nmod\n";

struct KindCase {
  std::string_view words;
  std::string_view want;
};

constexpr KindCase kCases[] = {
    {kVictimsOfAttack, "a kind of act, by \"victims\""},
    // An article or an owner says which one is meant.
    {"we we PRON PRP 2 nsubj\nhelp help VERB VBP 0 root\nvictims victim NOUN NNS 2 obj\n"
     "of of ADP IN 6 case\nthe the DET DT 6 det\nattack attack NOUN NN 3 nmod\n",
     ""},
    {"they they PRON PRP 2 nsubj\ncombat combat VERB VBP 0 root\nany any DET DT 4 det\n"
     "attack attack NOUN NN 2 obj\n",
     "a kind of act, by \"combat\""},
    {"they they PRON PRP 2 nsubj\nsaw see VERB VBD 0 root\nan a DET DT 4 det\n"
     "attack attack NOUN NN 2 obj\n",
     ""},
    // Under a right even the owner's own act is none.
    {"we we PRON PRP 2 nsubj\nknow know VERB VBP 0 root\nthe the DET DT 4 det\n"
     "right right NOUN NN 2 obj\nof of ADP IN 7 case\nits its PRON PRP$ 7 nmod:poss\n"
     "attack attack NOUN NN 4 nmod\n",
     "nothing is told by \"right\""},
    // Before a noun.
    {"they they PRON PRP 2 nsubj\nsaw see VERB VBD 0 root\nattack attack NOUN NN 4 compound\n"
     "trends trend NOUN NNS 2 obj\n",
     "it only says which is meant: \"trends\""},
    {"they they PRON PRP 2 nsubj\nsaw see VERB VBD 0 root\nattack attack NOUN NN 4 compound\n"
     "action action NOUN NN 2 obj\n",
     ""},
    {"they they PRON PRP 2 nsubj\nsaw see VERB VBD 0 root\nthe the DET DT 5 det\n"
     "attack attack NOUN NN 5 compound\nvictims victim NOUN NNS 2 obj\n",
     ""},
    // Names have capitals in a running text.
    {"they they PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\nthat that DET DT 5 det\n"
     "Counter Counter PROPN NNP 5 compound\nAttack attack PROPN NNP 7 compound\n"
     "Office Office PROPN NNP 5 flat\nyesterday yesterday NOUN NN 2 obl:unmarked\n"
     "with with ADP IN 9 case\nothers other NOUN NNS 2 obl\n",
     "it is part of a name"},
    // A heading in a text; the first words of one are its headline.
    {"they they PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\n\nOther other ADJ JJ 2 amod\n"
     "attack attack NOUN NN 0 root\n",
     "it stands in a heading that names nobody"},
    {"Other other ADJ JJ 2 amod\nattack attack NOUN NN 0 root\n", ""},
};

TEST(Kinds, AnActOrAKindOfAct) {
  for (const auto& [words, want] : kCases) {
    SCOPED_TRACE(words);
    EXPECT_EQ(why_not(words), want);
  }
}

TEST(Kinds, WhatIsOpenAlreadyIsLeftToItsWord) {
  EXPECT_EQ(why_not(kVictimsOfAttack, EventType::kAssault, Factuality::kPossible), "");
}

TEST(Kinds, AWordStandsOnceInASection) {
  Vocabulary vocabulary;
  const auto list = WordList::parse("kinds.txt", "[bare]\nvictim\ncrime|victim\n");
  const auto kinds = KindReader::compile(list.value(), vocabulary);
  ASSERT_FALSE(kinds.ok());
  EXPECT_EQ(kinds.error().message, "kinds.txt:3: \"victim\" stands in [bare] already");
}

}  // namespace
}  // namespace tocsin
