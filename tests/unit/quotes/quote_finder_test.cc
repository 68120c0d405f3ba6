#include "quotes/quote_finder.h"

#include <gtest/gtest.h>
TEST(QuoteFinder, Loads) {
  tocsin::Vocabulary v;
  auto q = tocsin::QuoteFinder::load("lexicon/en", v);
  ASSERT_TRUE(q.ok()) << q.error().message;
}
