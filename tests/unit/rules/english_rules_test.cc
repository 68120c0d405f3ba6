// The rules that ship: they load, lint clean, and every type has some.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "rules/rule_set.h"

namespace tocsin {
namespace {

class EnglishRules : public testing::Test {
 protected:
  void SetUp() override {
    auto rules = RuleSet::load({"rules/en"}, vocabulary_);
    ASSERT_TRUE(rules.ok()) << rules.error().message;
    rules_ = std::move(rules).value();
  }
  Vocabulary vocabulary_;
  RuleSet rules_;
};

TEST_F(EnglishRules, LintClean) {
  for (const LintFinding& finding : rules_.lint(vocabulary_)) {
    ADD_FAILURE() << finding.where << ": " << finding.what;
  }
}

TEST_F(EnglishRules, EveryTypeHasRules) {
  std::map<EventType, int> rules_of;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_.rule(RuleId(i));
    if (rule.kind == RuleKind::kEvent) ++rules_of[rule.type];
  }
  for (std::size_t i = 0; i < kEventTypeCount; ++i) {
    EXPECT_GE(rules_of[static_cast<EventType>(i)], 5) << name_of(static_cast<EventType>(i));
  }
}

}  // namespace
}  // namespace tocsin
