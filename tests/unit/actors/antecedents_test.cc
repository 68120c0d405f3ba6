// Whom a pronoun of the third person means.
#include "actors/antecedents.h"

#include <gtest/gtest.h>

#include <string>

#include "actors/given_names.h"
#include "core/vocabulary.h"
#include "read_actors.h"

namespace tocsin {
namespace {

struct PronounCase {
  std::string_view name;
  std::string_view words;
  std::string_view pronoun;
  std::string_view want;
};

constexpr PronounCase kCases[] = {
    {"a thing that is a subject keeps \"it\" from the state in its phrase",
     "The the DET DT 2 det\n"
     "bridge bridge NOUN NN 5 nsubj:pass\n"
     "in in ADP IN 4 case\n"
     "Aldonia Aldonia PROPN NNP 2 nmod\n"
     "closed close VERB VBN 0 root\n"
     "\n"
     "It it PRON PRP 2 nsubj\n"
     "fell fall VERB VBD 0 root\n",
     "It", "It=\n"},
    {"a state that acts is what \"it\" means",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "closed close VERB VBD 0 root\n"
     "a a DET DT 4 det\n"
     "bridge bridge NOUN NN 2 obj\n"
     "\n"
     "It it PRON PRP 2 nsubj\n"
     "accused accuse VERB VBD 0 root\n"
     "Bree Bree PROPN NNP 2 obj\n",
     "It", "It=Aldonia[ALB GOV]\n"},
    {"\"they\" are those named together",
     "Aldonia Aldonia PROPN NNP 4 nsubj\n"
     "and and CCONJ CC 3 cc\n"
     "Bree Bree PROPN NNP 1 conj\n"
     "met meet VERB VBD 0 root\n"
     "\n"
     "They they PRON PRP 2 nsubj\n"
     "agreed agree VERB VBD 0 root\n",
     "They", "They=Aldonia[ALB GOV]Bree[BEL GOV]\n"},
    {"whoever acts on somebody does not act on himself",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "praised praise VERB VBD 0 root\n"
     "it it PRON PRP 2 obj\n",
     "it", "it=\n"},
    {"a given name tells a man from a woman",
     "Minister minister PROPN NNP 2 nmod:desc\n"
     "Eva Eva PROPN NNP 6 nsubj\n"
     "Ruiz Ruiz PROPN NNP 2 flat\n"
     "of of ADP IN 5 case\n"
     "Bree Bree PROPN NNP 2 nmod\n"
     "met meet VERB VBD 0 root\n"
     "Minister minister PROPN NNP 8 nmod:desc\n"
     "Peter Peter PROPN NNP 6 obj\n"
     "Bo Bo PROPN NNP 8 flat\n"
     "of of ADP IN 11 case\n"
     "Aldonia Aldonia PROPN NNP 8 nmod\n"
     "\n"
     "He he PRON PRP 2 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "He", "He=Peter Bo[ALB GOV Minister]\n"},
    {"nobody within reach: a thing",
     "It it PRON PRP 2 nsubj\n"
     "rained rain VERB VBD 0 root\n",
     "It", "It=\n"},
};

TEST(Antecedents, Pronouns) {
  for (const PronounCase& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read_actors_at(c.words, c.pronoun), c.want);
  }
}

TEST(Antecedents, GivenNames) {
  Vocabulary vocabulary;
  const auto names = GivenNames::load("lexicon/en", vocabulary);
  ASSERT_TRUE(names.ok()) << names.error().message;
  const auto gender = [&](std::string_view name) {
    return names.value().gender_of(vocabulary, name);
  };
  EXPECT_EQ(gender("Ana Ruiz"), Gender::kFemale);
  EXPECT_EQ(gender("PETER BO"), Gender::kMale);
  EXPECT_EQ(gender("Robin Ruiz"), Gender::kUnknown);  // both bear it
  EXPECT_EQ(gender("Peter"), Gender::kUnknown);       // may be a surname
  EXPECT_EQ(gender(""), Gender::kUnknown);
}

TEST(Antecedents, EveryWeightIsKnownAndAFileThatIsNotThereIsSaid) {
  Vocabulary vocabulary;
  EXPECT_TRUE(AntecedentWeights::load("lexicon/en", vocabulary).ok());
  const auto missing = AntecedentWeights::load("lexicon/nowhere", vocabulary);
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(missing.error().message.find("antecedents.txt"), std::string::npos);
}

}  // namespace
}  // namespace tocsin
