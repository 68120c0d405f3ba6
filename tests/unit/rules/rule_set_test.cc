#include "rules/rule_set.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

TEST(RuleSet, Empty) {
  Vocabulary vocabulary;
  EXPECT_EQ(RuleSet::parse({}, vocabulary).value().size(), 0u);
}

}  // namespace
}  // namespace tocsin
