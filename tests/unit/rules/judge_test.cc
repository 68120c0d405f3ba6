// The matcher against a naive judge that tries every rule on every frame, and overlays on disk.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "rules/rule_set.h"
#include "unit/rules/frames_by_hand.h"

namespace tocsin {
namespace {

// Rules that ask of a few words, roles and features in every combination that chance makes.
std::string random_rules(std::mt19937& random) {
  const auto pick = [&](std::vector<std::string> of) { return of[random() % of.size()]; };
  std::string text = "[ASSAULT cameo=190]\n";
  for (int i = 0; i < 30; ++i) {
    text += "r" + std::to_string(i) + ": " + pick({"a", "b", "a|c", "b|c"}) + " " +
            pick({"verb", "noun", "verb noun"});
    const std::size_t constraints = random() % 4;
    for (std::size_t k = 0; k < constraints; ++k) {
      text +=
          " " + pick({"", "", "!"}) +
          pick({"ARG0", "ARG1", "ARG1=actor", "ARG0=human", "ARG1={x|y}", "prep:on|ARG1={y}",
                "prep:on=country", "passive", "negative", "with={z}", "ARG0|ARG1=organisation"});
    }
    text += "\n";
  }
  return text;
}

std::string random_frame(std::mt19937& random) {
  const auto pick = [&](std::vector<std::string> of) { return of[random() % of.size()]; };
  return pick({"a", "b", "c", "d"}) + " " + pick({"verb", "noun", "adjective"}) +
         pick({"", " passive"}) + pick({"", " negative"}) +
         pick({"", " ARG0=x", " ARG0=Ruiz:person", " ARG0=Bree:country"}) +
         pick({"", " ARG1=x", " ARG1=y", " ARG1=Aldis:organisation", " ARG1=x:group"}) +
         pick({"", " prep:on=y", " prep:on=Bree:country"}) + pick({"", " with=z"});
}

bool judge_fills(const Constraint& constraint, const Layers& layers, TokenId head) {
  const SymbolId lemma = layers.syntax.lemma[head.value];
  const auto actors = layers.actors.actors_of(layers.mentions.of_head[head.value]);
  const ActorKind kind =
      actors.empty() ? ActorKind::kUnknown : layers.actors.actors[actors[0].value].kind;
  switch (constraint.filler) {
    case Filler::kAny:
      return true;
    case Filler::kWords:
      return std::count(constraint.words.begin(), constraint.words.end(), lemma) > 0;
    case Filler::kActor:
      return kind != ActorKind::kUnknown;
    case Filler::kHuman:
      return kind == ActorKind::kPerson || kind == ActorKind::kGroup;
    case Filler::kOrganisation:
      return kind == ActorKind::kOrganisation;
    case Filler::kCountry:
      return kind == ActorKind::kCountry;
  }
  return false;
}

bool judge_holds(const Constraint& constraint, const Layers& layers, const Frame& frame) {
  bool holds = false;
  if (constraint.subject == Subject::kPassive) holds = frame.passive == (constraint.value == 1);
  if (constraint.subject == Subject::kPolarity) {
    holds = frame.polarity == static_cast<Polarity>(constraint.value);
  }
  if (constraint.subject == Subject::kWith) {
    for (std::size_t i = 1; i < layers.tokens.size(); ++i) {
      holds = holds || judge_fills(constraint, layers, TokenId(i));
    }
  }
  if (constraint.subject == Subject::kRole) {
    for (const Role& role : layers.frames.roles_of(frame)) {
      for (const RoleName& name : constraint.roles) {
        holds = holds || (role.kind == name.kind && role.preposition == name.preposition &&
                          judge_fills(constraint, layers, role.head));
      }
    }
  }
  return holds != constraint.negated;
}

TEST(RuleMatcher, AgreesWithTheJudge) {
  constexpr unsigned kSeed = 20261125;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  RuleSet::Scratch scratch;
  std::size_t matched = 0;
  for (int round = 0; round < 40; ++round) {
    Vocabulary vocabulary;
    const std::string text = random_rules(random);
    auto rules = RuleSet::parse({{"test.rules", text}}, vocabulary);
    ASSERT_TRUE(rules.ok()) << rules.error().message;
    for (int i = 0; i < 100; ++i) {
      const std::string line = random_frame(random);
      const FramesByHand hand(line, vocabulary);
      const Frame& frame = hand.layers.frames.frames[0];
      std::set<std::uint32_t> want;
      for (std::size_t r = 0; r < rules.value().size(); ++r) {
        const Pattern& pattern = rules.value().pattern(RuleId(r));
        const bool holds =
            std::count(pattern.lemmas.begin(), pattern.lemmas.end(), frame.lemma) > 0 &&
            (pattern.classes >> static_cast<int>(frame.word_class) & 1) != 0 &&
            std::all_of(pattern.constraints.begin(), pattern.constraints.end(),
                        [&](const Constraint& c) { return judge_holds(c, hand.layers, frame); });
        if (holds) want.insert(static_cast<std::uint32_t>(r));
      }
      rules.value().match(vocabulary, hand.layers, FrameId(0), scratch, nullptr);
      std::set<std::uint32_t> got;
      for (const RuleMatch& match : scratch.matches) got.insert(match.rule.value);
      ASSERT_EQ(got, want) << text << line;
      for (std::size_t m = 1; m < scratch.matches.size(); ++m) {
        EXPECT_GE(scratch.matches[m - 1].rank, scratch.matches[m].rank);
      }
      matched += want.size();
    }
  }
  EXPECT_GT(matched, 1000U);
}

// A user's directory adds rules, changes one by its id, and switches one off; then it wins ties.
TEST(RuleSet, Overlay) {
  const std::filesystem::path root = std::filesystem::path(testing::TempDir()) / "tocsin_rules";
  const auto write = [&](std::string_view directory, std::string_view text) {
    std::filesystem::create_directories(root / directory);
    std::ofstream(root / directory / "assault.rules") << text;
  };
  write("ours",
        "[ASSAULT cameo=190]\nattack: attack ARG1\nraid: raid\nshell: shell mode=heavy-weapons\n"
        "word: shoot ARG1={town}\n");
  write("theirs", "[ASSAULT cameo=194]\nraid: raid|foray\nmine: attack|shoot\noff assault.shell\n");

  Vocabulary vocabulary;
  auto ours = RuleSet::load({root / "ours"}, vocabulary);
  auto both = RuleSet::load({root / "ours", {root / "theirs"}}, vocabulary);
  std::filesystem::remove_all(root);
  ASSERT_TRUE(ours.ok()) << ours.error().message;
  ASSERT_TRUE(both.ok()) << both.error().message;
  EXPECT_NE(ours.value().hash(), both.value().hash());

  const auto best = [&](std::string_view line) {
    const FramesByHand hand(line, vocabulary);
    RuleSet::Scratch scratch;
    both.value().match(vocabulary, hand.layers, FrameId(0), scratch, nullptr);
    if (scratch.matches.empty()) return std::string("-");
    const Rule& rule = both.value().rule(scratch.matches[0].rule);
    return rule.id + " " + rule.cameo;
  };
  EXPECT_EQ(best("attack verb"), "assault.mine 194");
  EXPECT_EQ(best("attack verb ARG1=town"), "assault.mine 194");
  EXPECT_EQ(best("shoot verb ARG1=town"), "assault.word 190");
  EXPECT_EQ(best("raid verb"), "assault.raid 194");
  EXPECT_EQ(best("foray verb"), "assault.raid 194");
  EXPECT_EQ(best("shell verb"), "-");
}

TEST(RuleSet, ADirectoryThatIsNotThere) {
  Vocabulary vocabulary;
  const auto rules = RuleSet::load({"no/such/place"}, vocabulary);
  ASSERT_FALSE(rules.ok());
  EXPECT_EQ(rules.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace tocsin
