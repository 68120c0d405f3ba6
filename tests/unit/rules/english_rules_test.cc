// The rules that ship: they load, lint clean, and their codes stand in the code books.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "lexicon/word_list.h"
#include "rules/rule_set.h"

namespace tocsin {
namespace {

// The types that the longest known beginning of `cameo` may stand for; empty: no such code.
std::vector<std::string> types_of(const WordList& codes, std::string_view cameo) {
  for (std::string code(cameo); code.size() >= 2; code.pop_back()) {
    for (const WordLine& line : codes.find("cameo")->lines) {
      if (std::find(line.words.begin(), line.words.end(), code) != line.words.end()) {
        return split_alternatives(line.value("type"));
      }
    }
  }
  return {};
}

std::set<std::string> words_in(const WordList& codes, std::string_view section) {
  std::set<std::string> words;
  for (const WordLine& line : codes.find(section)->lines) {
    words.insert(line.words.begin(), line.words.end());
  }
  return words;
}

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
  const std::vector<std::string> findings = rules_.lint(vocabulary_);
  for (const std::string& finding : findings) ADD_FAILURE() << finding;
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

TEST_F(EnglishRules, CodesStandInTheCodeBooks) {
  const auto codes = WordList::load("rules/en/codes.txt");
  ASSERT_TRUE(codes.ok()) << codes.error().message;
  std::set<std::string> known = words_in(codes.value(), "goldstein");
  known.merge(words_in(codes.value(), "code"));
  std::set<std::string> modes = words_in(codes.value(), "mode");
  modes.merge(words_in(codes.value(), "intensity"));
  const std::set<std::string> contexts = words_in(codes.value(), "context");
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_.rule(RuleId(i));
    if (rule.kind != RuleKind::kEvent) continue;
    SCOPED_TRACE(rule.where + " " + rule.id);
    const std::string type(name_of(rule.type));
    EXPECT_TRUE(known.contains(rule.cameo)) << rule.cameo;
    const std::vector<std::string> types = types_of(codes.value(), rule.cameo);
    EXPECT_NE(std::find(types.begin(), types.end(), type), types.end()) << rule.cameo;
    for (const std::string& mode : rule.modes) {
      EXPECT_TRUE(modes.contains(type + "." + mode)) << mode;
    }
    for (const std::string& context : rule.contexts)
      EXPECT_TRUE(contexts.contains(context)) << context;
  }
}

// The events stage knows these and no other (rules/en/composition.txt).
TEST_F(EnglishRules, ComposeNamesStandInTheTable) {
  const auto table = WordList::load("rules/en/composition.txt");
  ASSERT_TRUE(table.ok()) << table.error().message;
  const std::set<std::string> known = words_in(table.value(), "compose");
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_.rule(RuleId(i));
    if (rule.compose.empty()) continue;
    EXPECT_TRUE(known.contains(rule.compose)) << rule.where;
  }
}

}  // namespace
}  // namespace tocsin
