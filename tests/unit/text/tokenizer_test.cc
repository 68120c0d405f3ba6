#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin {
namespace {

TEST(Tokenizer, SplitsAPlainSentence) {
  Vocabulary vocabulary;
  auto tokenizer = Tokenizer::load("lexicon/en", vocabulary);
  ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().message;
  Layers layers;
  layers.document.text = "Aldonia didn't attack Bree. Corland said so.";
  Tokenizer::Scratch scratch;
  tokenizer.value().run(vocabulary, layers, scratch, layers.tokens, nullptr);
  EXPECT_EQ(layers.tokens.sentences.size(), 2U);
  EXPECT_EQ(layers.tokens.size(), 10U);
}

}  // namespace
}  // namespace tocsin
