#include "export/conllu_writer.h"

#include <gtest/gtest.h>

#include <string>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// Parts of "don't" touch: plain words with SpaceAfter=No, no range line.
TEST(ConlluWriter, RawText) {
  Vocabulary vocabulary;
  Layers layers = layers_of_words(
      "They they PRON PRP 3 nsubj\n"
      "do+ do AUX VBP 3 aux\n"
      "n't not PART RB 4 advmod\n"
      "talk+ talk VERB VB 0 root\n"
      ". . PUNCT . 4 punct\n",
      vocabulary);
  layers.document.doc_id = "n1";
  std::string out;
  write_conllu(vocabulary, layers, out);
  EXPECT_EQ(out,
            "# newdoc id = n1\n"
            "# newpar\n"
            "# sent_id = n1-1\n"
            "# text = They don't talk.\n"
            "1\tThey\tthey\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
            "2\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\tSpaceAfter=No\n"
            "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
            "4\ttalk\ttalk\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
            "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
            "\n");
}

// Frames stand in MISC of the words that head them, before what else stands there.
TEST(ConlluWriter, FramesInMisc) {
  Vocabulary vocabulary;
  Layers layers = layers_of_words(
      "Bree Bree PROPN NNP 2 nsubj\n"
      "attacked+ attack VERB VBD 0 root\n"
      ". . PUNCT . 2 punct\n",
      vocabulary);
  layers.document.doc_id = "n1";
  Frame frame;
  frame.head = TokenId(1);
  frame.lemma = vocabulary.intern("attack");
  frame.polarity = Polarity::kNegative;
  frame.tense = Tense::kPast;
  layers.frames.roles = {{RoleKind::kArg0, SymbolId(), TokenId(0), {0, 1}},
                         {RoleKind::kPrep, vocabulary.intern("on"), TokenId(0), {0, 1}}};
  frame.role_end = 2;
  layers.frames.frames = {frame};
  layers.frames.of_head = {FrameId(), FrameId(0), FrameId()};
  std::string out;
  write_conllu(vocabulary, layers, out, ConlluLayers::kWordsAndFrames);
  EXPECT_NE(out.find("\troot\t_\tFrame=attack:verb|FrameFeats=negative,past|Roles=ARG0:1,prep-on:1|"
                     "SpaceAfter=No\n"),
            std::string::npos)
      << out;
}

constexpr std::string_view kGiven =
    "# sent_id = x-1\n"
    "# text = They don't. \n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom\t2\tnsubj\t2:nsubj\tNote=1\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n"
    "3.1\ttalk\ttalk\tVERB\tVB\t_\t_\t_\t0:root\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n";

// Comments, the multiword token, the empty node and MISC stay; DEPS belonged to the old tree.
TEST(ConlluWriter, KeepsWhatTheInputHad) {
  Vocabulary vocabulary;
  const Layers layers = layers_of_conllu(kGiven, vocabulary);
  const auto input = read_conllu("test", kGiven);
  ASSERT_TRUE(input.ok());
  std::string out;
  write_conllu(vocabulary, layers, input.value(), out);
  std::string want(kGiven);
  want.replace(want.find("2:nsubj"), 7, "_");
  EXPECT_EQ(out, want);
}

}  // namespace
}  // namespace tocsin
