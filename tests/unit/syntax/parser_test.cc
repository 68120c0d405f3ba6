#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <string>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// A sentence of words alone, as the tokenizer gives it.
std::string as_words(const std::vector<std::string>& forms) {
  std::string lines;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    lines += forms[i] + " _ X FW " + (i == 0 ? "0 root" : "1 dep") + "\n";
  }
  return lines + "\n";
}

class ParserTest : public testing::Test {
 protected:
  static SyntaxLayer parse(const std::string& lines, std::string_view kernel) {
    Vocabulary vocabulary;
    auto parser = Parser::load("models/fast.model", kernel, vocabulary);
    EXPECT_TRUE(parser.ok()) << parser.error().message;
    Layers layers = layers_of_words(lines, vocabulary);
    Parser::Scratch scratch;
    SyntaxLayer out;
    parser.value().run(vocabulary, layers, scratch, out, nullptr);
    return out;
  }

  static std::string dump(const SyntaxLayer& s) {
    std::string text;
    for (std::size_t i = 0; i < s.size(); ++i) {
      text += std::string(s.lemma_of(TokenId(i))) + "/" + std::string(name_of(s.upos[i])) + "/" +
              std::string(name_of(s.deprel[i])) + "/" +
              (s.head[i].is_valid() ? std::to_string(s.head[i].value) : "-") + " ";
    }
    return text;
  }
};

TEST_F(ParserTest, ParsesAPlainSentence) {
  const SyntaxLayer out =
      parse(as_words({"The", "rebels", "attacked", "two", "villages", "on", "Tuesday", "."}), "");
  EXPECT_EQ(dump(out),
            "the/DET/det/1 rebel/NOUN/nsubj/2 attack/VERB/root/- two/NUM/nummod/4 "
            "village/NOUN/obj/2 on/ADP/case/6 Tuesday/PROPN/obl/2 ./PUNCT/punct/2 ");
}

// Whatever the words, each sentence is a tree with one root inside its own borders.
TEST_F(ParserTest, OddSentencesAreTreesToo) {
  const std::vector<std::vector<std::string>> sentences = {
      {"."},
      {"!", "?", "\"", "-", "..."},
      {"REBELS", "SEIZE", "TOWN", "IN", "NORTH"},
      {"\xF0\x9F\x98\x80", "\xE4\xB8\xAD\xE5\x9B\xBD", "\xC3\x89tat"},
      std::vector<std::string>(400, "word"),
      {std::string(512, 'a')},
  };
  std::string lines;
  for (const auto& sentence : sentences) lines += as_words(sentence);
  const SyntaxLayer out = parse(lines, "");
  std::size_t begin = 0;
  for (const auto& sentence : sentences) {
    std::size_t roots = 0;
    for (std::size_t i = begin; i < begin + sentence.size(); ++i) {
      roots += !out.head[i].is_valid();
      EXPECT_EQ(!out.head[i].is_valid(), out.deprel[i] == Deprel::kRoot);
      std::size_t steps = 0;
      for (TokenId at(i); at.is_valid(); at = out.head[at.value]) {
        ASSERT_GE(at.value, begin);
        ASSERT_LT(at.value, begin + sentence.size());
        ASSERT_LE(++steps, sentence.size());
      }
    }
    EXPECT_EQ(roots, 1U);
    begin += sentence.size();
  }
  EXPECT_EQ(begin, out.size());
}

// What a sentence gets hangs neither on its neighbours in the batch nor on the kernel.
TEST_F(ParserTest, TheSameForEveryBatchAndKernel) {
  const std::string one =
      as_words({"Aldonia", "said", "it", "would", "n't", "withdraw", "its", "troops", "."});
  const std::string other = as_words({"Talks", "resumed", "in", "Bree", "yesterday", "."});
  std::string many;
  for (int i = 0; i < 60; ++i) many += other;
  const std::string alone = dump(parse(one, ""));
  EXPECT_EQ(dump(parse(one + many, "")).substr(0, alone.size()), alone);
  EXPECT_EQ(dump(parse(one + many, "scalar")), dump(parse(one + many, "")));
}

TEST_F(ParserTest, AnUnknownKernelOrAMissingModelIsAnError) {
  Vocabulary vocabulary;
  EXPECT_FALSE(Parser::load("models/fast.model", "sse9", vocabulary).ok());
  EXPECT_FALSE(Parser::load("models/none.model", "", vocabulary).ok());
}

}  // namespace
}  // namespace tocsin
