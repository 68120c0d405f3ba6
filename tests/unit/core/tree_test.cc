#include "core/tree.h"

#include <gtest/gtest.h>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

struct PhraseCase {
  std::string_view words;
  std::size_t head;
  std::string_view want;
};

constexpr PhraseCase kPhraseCases[] = {
    // A relative clause and what follows it are left out; the case marker is no part of the phrase.
    {"by by ADP IN 3 case\n"
     "the the DET DT 3 det\n"
     "rebels rebel NOUN NNS 0 root\n"
     "of of ADP IN 5 case\n"
     "Aldonia Aldonia PROPN NNP 3 nmod\n"
     "who who PRON WP 7 nsubj\n"
     "fled flee VERB VBD 3 acl:relcl\n",
     2, "the rebels of Aldonia"},

    // Apposition and its comma are left out.
    {"Ana Ana PROPN NNP 0 root\n"
     "Ruiz+ Ruiz PROPN NNP 1 flat\n"
     ", , PUNCT , 5 punct\n"
     "the the DET DT 5 det\n"
     "minister minister NOUN NN 1 appos\n",
     0, "Ana Ruiz"},

    // A name that follows its noun without a comma stays, without what is joined to it.
    {"the the DET DT 2 det\n"
     "journalist journalist NOUN NN 0 root\n"
     "Ana Ana PROPN NNP 2 appos\n"
     "Ruiz Ruiz PROPN NNP 3 flat\n"
     "and and CCONJ CC 6 cc\n"
     "Bo Bo PROPN NNP 3 conj\n",
     1, "the journalist Ana Ruiz"},

    // A conjunct is a phrase of its own, but coordination inside the phrase stays.
    {"people people NOUN NNS 0 root\n"
     "of of ADP IN 3 case\n"
     "Aldonia Aldonia PROPN NNP 1 nmod\n"
     "and and CCONJ CC 5 cc\n"
     "Bree Bree PROPN NNP 3 conj\n"
     "and and CCONJ CC 7 cc\n"
     "Corland Corland PROPN NNP 1 conj\n",
     0, "people of Aldonia and Bree"},
};

TEST(Tree, NounPhraseIsAParticipantsSpan) {
  for (const auto& [words, head, want] : kPhraseCases) {
    SCOPED_TRACE(want);
    Vocabulary vocabulary;
    const Layers layers = layers_of_words(words, vocabulary);
    const TokenRange phrase = noun_phrase(layers.syntax, TokenId(head));
    EXPECT_EQ(layers.words(layers.span_of(phrase)), want);
  }
}

TEST(Tree, ChildrenStandInTheOrderOfTheText) {
  Vocabulary vocabulary;
  const Layers layers = layers_of_words(
      "They they PRON PRP 2 nsubj\n"
      "met meet VERB VBD 0 root\n"
      "him he PRON PRP 2 obj\n"
      "\n"
      "Go go VERB VB 0 root\n",
      vocabulary);
  ASSERT_EQ(layers.syntax.children(TokenId(1)).size(), 2U);
  EXPECT_EQ(layers.syntax.children(TokenId(1))[0], TokenId(0));
  EXPECT_EQ(layers.syntax.children(TokenId(1))[1], TokenId(2));
  EXPECT_TRUE(layers.syntax.children(TokenId(3)).empty());
  EXPECT_TRUE(is_below(layers.syntax, TokenId(2), TokenId(1)));
  EXPECT_FALSE(is_below(layers.syntax, TokenId(1), TokenId(2)));
}

TEST(Tree, PrepositionOfAFixedExpressionIsOneSymbol) {
  Vocabulary vocabulary;
  vocabulary.intern("because_of");
  const Layers layers = layers_of_words(
      "left leave VERB VBD 0 root\n"
      "because because ADP IN 4 case\n"
      "of of ADP IN 2 fixed\n"
      "war war NOUN NN 1 obl\n",
      vocabulary);
  EXPECT_EQ(vocabulary.text(preposition_of(layers.tokens, layers.syntax, vocabulary, TokenId(3))),
            "because_of");
}

}  // namespace
}  // namespace tocsin
