#include "events/arbitration.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace tocsin {
namespace {

constexpr std::string_view kTypes =
    "[type]\nAGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|"
    "PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT cameo=10\n";

class TableOfTest {
 public:
  explicit TableOfTest(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("arbitration_" + std::to_string(::getpid()) + ".txt")) {
    std::ofstream(path_) << text;
  }
  ~TableOfTest() { std::filesystem::remove(path_); }
  TableOfTest(const TableOfTest&) = delete;
  TableOfTest& operator=(const TableOfTest&) = delete;

  Result<Arbiter> load() const { return Arbiter::load(path_, compositions_); }

 private:
  std::filesystem::path path_;
  CompositionTable compositions_;
};

// One sentence of one frame, "shell" with a doer and somebody done to, and what the model says.
struct Text {
  Layers layers;
  std::vector<FrameReading> readings{1};
  Rule rule;

  Text() {
    layers.tokens.span.resize(3);
    layers.mentions.of_head.resize(3);
    Frame frame;
    frame.head = TokenId(1U);
    frame.role_end = 2;
    layers.frames.roles.resize(2);
    layers.frames.roles[0].kind = RoleKind::kArg0;
    layers.frames.roles[0].head = TokenId(0U);
    layers.frames.roles[1].kind = RoleKind::kArg1;
    layers.frames.roles[1].head = TokenId(2U);
    layers.frames.frames.push_back(frame);
    rule.id = "assault.attack";
    rule.type = EventType::kAssault;
  }

  void say(EventType type, float act, float other) {
    Vote vote;
    vote.word = TokenId(1U);
    vote.type.fill(other);
    vote.type.front() = 0;
    vote.type[1 + static_cast<std::size_t>(type)] = act;
    vote.part_end = 3;
    layers.syntax.votes.votes = {vote};
    layers.syntax.votes.parts = {
        {TokenId(0U), 0.9F, 0.0F}, {TokenId(1U), 0.0F, 0.0F}, {TokenId(2U), 0.1F, 0.8F}};
  }
};

std::string table(const char* rule, const char* proposal) {
  return std::string("[rule]\nbias weight=0\nact weight=") + rule +
         "\n[proposal]\nbias weight=-1\nact weight=" + proposal +
         "\n[threshold]\nrule score=0.5\nproposal score=0.5\n" + std::string(kTypes);
}

TEST(Arbitration, AnActOfARuleThatTheModelDoubtsIsDropped) {
  const TableOfTest file(table("1", "0") + "[alone]\n");
  const auto arbiter = file.load();
  ASSERT_TRUE(arbiter.ok()) << arbiter.error().message;
  for (const float act : {-2.0F, 2.0F}) {
    Text text;
    text.readings[0].rule = &text.rule;
    text.say(EventType::kAssault, act, act - 3);
    DecisionSink sink;
    arbiter.value().run(text.layers, text.readings, &sink);
    EXPECT_EQ(text.readings[0].is_event(), act > 0);
    ASSERT_EQ(sink.decisions().size(), 1U);
    EXPECT_EQ(sink.decisions()[0].what, "assault.attack");
    EXPECT_EQ(sink.decisions()[0].outcome, act > 0 ? Outcome::kMade : Outcome::kRefused);
  }
}

TEST(Arbitration, WhatNoRuleKnowsComesFromTheModelWithItsParts) {
  const TableOfTest file(table("1", "1") + "[alone]\n");
  const auto arbiter = file.load();
  ASSERT_TRUE(arbiter.ok()) << arbiter.error().message;
  Text text;
  text.say(EventType::kProtest, 3, -3);
  arbiter.value().run(text.layers, text.readings, nullptr);
  ASSERT_TRUE(text.readings[0].is_event());
  EXPECT_EQ(text.readings[0].rule->id, "model");
  EXPECT_EQ(text.readings[0].rule->type, EventType::kProtest);
  EXPECT_FALSE(text.readings[0].match.rule.is_valid());
  EXPECT_EQ(text.readings[0].match.actors, std::vector<std::uint32_t>{0});
  EXPECT_EQ(text.readings[0].match.recipients, std::vector<std::uint32_t>{1});
  EXPECT_GT(text.readings[0].score, 0.5F);
}

TEST(Arbitration, WhereTheModelIsSilentTheRulesSpeakAlone) {
  const TableOfTest file(table("1", "1") + "[alone]\nbias weight=0.5\ndone_to weight=0.5\n");
  auto arbiter = file.load();
  ASSERT_TRUE(arbiter.ok());
  Text text;
  text.readings[0].rule = &text.rule;
  arbiter.value().run(text.layers, text.readings, nullptr);
  EXPECT_TRUE(text.readings[0].is_event());
  EXPECT_NEAR(text.readings[0].score, 0.731F, 0.001F);  // 1 / (1 + e^-1)
  // Whoever wants more than that gets nothing.
  arbiter.value().set_least_score(0.75);
  DecisionSink sink;
  arbiter.value().run(text.layers, text.readings, &sink);
  EXPECT_FALSE(text.readings[0].is_event());
  ASSERT_EQ(sink.decisions().size(), 1U);
  EXPECT_EQ(sink.decisions()[0].outcome, Outcome::kRefused);
  // Where nothing is told, the model tells nothing either.
  text.readings[0] = FrameReading();
  text.readings[0].is_barred = true;
  text.say(EventType::kProtest, 6, -6);
  arbiter.value().run(text.layers, text.readings, nullptr);
  EXPECT_FALSE(text.readings[0].is_event());
}

TEST(Arbitration, SlipsInTheTableAreNamed) {
  struct Case {
    std::string text;
    const char* want;
  };
  const Case cases[] = {
      {"[rule]\nbias weight=0\n", "no section [proposal]"},
      {"[rule]\nbiass weight=0\n[proposal]\n" + std::string(kTypes), "did you mean \"bias\""},
      {"[rule]\nbias weight=much\n[proposal]\n" + std::string(kTypes), "is no number"},
      {"[rule]\n[proposal]\n[alone]\n[type]\nASSAULT cameo=19\n", "each of the sixteen types"},
      {"[rule]\n[proposal]\n[alone]\n[type]\nMARCH cameo=19\n", "\"MARCH\" is no PLOVER type"},
      {"[rule]\n[proposal]\n[alone]\n[threshold]\nboth score=1\n" + std::string(kTypes),
       "retype, alone, actor, recipient or recipient_left"},
      {"[rule]\n[proposal]\n" + std::string(kTypes), "no section [alone]"},
  };
  for (const Case& c : cases) {
    const auto arbiter = TableOfTest(c.text).load();
    ASSERT_FALSE(arbiter.ok()) << c.text;
    EXPECT_NE(arbiter.error().message.find(c.want), std::string::npos) << arbiter.error().message;
  }
}

}  // namespace
}  // namespace tocsin
