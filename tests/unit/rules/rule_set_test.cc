#include "rules/rule_set.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "unit/rules/frames_by_hand.h"

namespace tocsin {
namespace {

RuleSet rules_of(std::string_view text, Vocabulary& vocabulary) {
  auto rules = RuleSet::parse({{"test.rules", std::string(text)}}, vocabulary);
  EXPECT_TRUE(rules.ok()) << rules.error().message;
  return rules.ok() ? std::move(rules).value() : RuleSet();
}

// "attack a=rebels r=town": the best rule with whom it picks; "-" where no rule matches.
std::string best_of(const RuleSet& rules, const FramesByHand& hand, const Vocabulary& vocabulary) {
  RuleSet::Scratch scratch;
  rules.match(vocabulary, hand.layers, FrameId(0), scratch, nullptr);
  if (scratch.matches.empty()) return "-";
  const RuleMatch& match = scratch.matches.front();
  std::string out = rules.rule(match.rule).id.substr(5);
  const auto add = [&](std::string_view key, const std::vector<std::uint32_t>& roles) {
    for (const std::uint32_t role : roles) {
      out.append(" ").append(key).append("=").append(
          hand.layers.form(hand.layers.frames.roles[role].head));
    }
  };
  add("a", match.actors);
  add("r", match.recipients);
  return out;
}

struct MatchCase {
  std::string_view rules;
  std::string_view frame;  // frames_by_hand.h
  std::string_view want;
};

constexpr MatchCase kMatchCases[] = {
    // Lemma and class; the default parts are ARG0 and ARG1.
    {"[ASSAULT cameo=190]\nx: attack|raid", "raid verb ARG0=rebels ARG1=town", "x a=rebels r=town"},
    {"[ASSAULT cameo=190]\nx: attack", "raid verb ARG0=rebels", "-"},
    {"[ASSAULT cameo=190]\nx: attack", "attack noun ARG0=rebels", "-"},
    {"[ASSAULT noun cameo=190]\nx: attack", "attack noun ARG0=rebels", "x a=rebels"},
    {"[ASSAULT cameo=190]\nx: attack noun verb", "attack noun ARG0=rebels", "x a=rebels"},

    // Fillers by word, by named class, by who can act.
    {"[SANCTION cameo=163]\nx: impose ARG1={sanction|embargo}", "impose verb ARG1=embargo",
     "x r=embargo"},
    {"[SANCTION cameo=163]\nx: impose ARG1={sanction|embargo}", "impose verb ARG1=order", "-"},
    {"class s = sanction|@t\nclass t = embargo\n[SANCTION cameo=163]\nx: impose ARG1={@s}",
     "impose verb ARG1=embargo", "x r=embargo"},
    {"[ASSAULT cameo=190]\nx: hit ARG0=actor", "hit verb ARG0=Bree:country", "x a=Bree"},
    {"[ASSAULT cameo=190]\nx: hit ARG0=actor", "hit verb ARG0=storm", "-"},
    {"class collective_noun = firm\n[ASSAULT cameo=190]\nx: hit ARG0=actor", "hit verb ARG0=firm",
     "x a=firm"},
    {"class collective_noun = firm\n[ASSAULT cameo=190]\nx: hit ARG0=human", "hit verb ARG0=firm",
     "-"},
    {"[ASSAULT cameo=190]\nx: hit !attributive", "hit verb ARG0=Bree:country", "x a=Bree"},
    {"[ASSAULT cameo=190]\nx: hit attributive", "hit verb ARG0=Bree:country", "-"},
    {"[REQUEST cameo=020]\nx: ask content=none", "ask verb ARG0=Bree:country", "x a=Bree"},
    {"[REQUEST cameo=020]\nx: ask content=question", "ask verb ARG0=Bree:country", "-"},
    {"[ASSAULT cameo=190]\nx: hit ARG1=human", "hit verb ARG1=Ruiz:person", "x r=Ruiz"},
    {"[ASSAULT cameo=190]\nx: hit ARG1=human", "hit verb ARG1=Bree:country", "-"},
    {"[ASSAULT cameo=190]\nx: hit ARG1=country", "hit verb ARG1=Bree:country", "x r=Bree"},
    {"class person_noun = villager\n[ASSAULT cameo=190]\nx: hit ARG1=human",
     "hit verb ARG1=villager", "x r=villager"},
    {"class person_pronoun = they\n[ASSAULT cameo=190]\nx: hit ARG0=actor", "hit verb ARG0=they",
     "x a=they"},

    // One of several roles; roles that must not be there; features.
    {"[REQUEST cameo=100]\nx: call prep:on|prep:upon", "call verb prep:upon=Bree", "x"},
    {"[REQUEST cameo=100]\nx: call !ARG1", "call verb ARG1=meeting", "-"},
    {"[REQUEST cameo=100]\nx: call !ARG1={meeting}", "call verb ARG1=Bree", "x r=Bree"},
    {"[REQUEST cameo=100]\nx: call passive", "call verb passive ARG1=Bree", "x r=Bree"},
    {"[REQUEST cameo=100]\nx: call active", "call verb passive ARG1=Bree", "-"},
    {"[REQUEST cameo=100]\nx: call modality={must}", "call verb modality=must", "x"},
    {"[REQUEST cameo=100]\nx: call negative", "call verb negative", "x"},
    {"[REQUEST cameo=100]\nx: call tense=past mood=indicative", "call verb tense=past", "-"},
    {"[PROTEST noun cameo=142]\nx: strike with={hunger}", "strike noun with=hunger", "x"},
    {"[PROTEST noun cameo=142]\nx: strike with={hunger}", "strike noun with=air", "-"},

    // Parts: the first alternative with somebody who can act, else the first that is there.
    {"[SANCTION noun cameo=163]\nx: sanction recipient=prep:on|prep:against",
     "sanction noun prep:on=oil prep:against=Bree:country", "x r=Bree"},
    {"[SANCTION noun cameo=163]\nx: sanction recipient=prep:on|prep:against",
     "sanction noun prep:on=oil prep:against=steel", "x r=oil"},
    {"[SANCTION noun cameo=163]\nx: sanction recipient=none", "sanction noun ARG1=Bree", "x"},
    {"[CONSULT cameo=040]\nx: meet reciprocal",
     "meet verb ARG0=Ruiz:person ARG1=Bree:country prep:with=Holt:person prep:on=trade",
     "x a=Ruiz r=Bree r=Holt"},
    {"[CONSULT cameo=040]\nx: meet reciprocal", "meet verb ARG0=Ruiz:person ARG1=goal", "x a=Ruiz"},

    // A named word, or how it hangs on others, before any number of other constraints.
    {"[ASSAULT cameo=190]\nx: hit ARG0=actor ARG1=actor active\ny: hit ARG1={town}",
     "hit verb ARG0=Ruiz:person ARG1=town ARG1=Bree:country", "y a=Ruiz r=town r=Bree"},
    {"[ASSAULT cameo=190]\nx: hit ARG1=any active positive\ny: hit link=none", "hit verb ARG1=town",
     "y r=town"},
    // Of as many words: a look-alike, unless it asks for nothing.
    {"[ASSAULT cameo=190]\nx: hit ARG1={ball} ARG0=actor\n[none reason=\"sport\"]\ny: hit "
     "ARG1={ball}",
     "hit verb ARG0=Ruiz:person ARG1=ball", "y a=Ruiz r=ball"},
    {"[ASSAULT cameo=190]\nx: hit ARG0=actor\n[none reason=\"sport\"]\ny: hit",
     "hit verb ARG0=Ruiz:person", "x a=Ruiz"},
    {"[ASSAULT cameo=190]\nx: hit\n[none reason=\"sport\"]\ny: hit", "hit verb ARG0=Ruiz:person",
     "y a=Ruiz"},
    // Then who can act, then the number of the others, then the order.
    {"[ASSAULT cameo=190]\nx: hit ARG0 ARG1 active\ny: hit ARG0=actor",
     "hit verb ARG0=Ruiz:person ARG1=town", "y a=Ruiz r=town"},
    {"[ASSAULT cameo=190]\nx: hit\ny: hit ARG1", "hit verb ARG1=Bree", "y r=Bree"},
    {"[ASSAULT cameo=190]\nx: hit !passive\ny: hit active", "hit verb", "x"},
    // A forbidden word excludes little.
    {"[ASSAULT cameo=190]\nx: hit !ARG1={ball}\ny: hit ARG0=actor", "hit verb ARG0=Ruiz:person",
     "y a=Ruiz"},
    // An optional constraint counts where it holds.
    {"[ASSAULT cameo=190]\nx: hit\ny: hit ARG1?", "hit verb ARG1=town", "y r=town"},
    {"[ASSAULT cameo=190]\nx: hit\ny: hit ARG1?", "hit verb", "x"},
};

TEST(RuleSet, Match) {
  for (const auto& [text, frame, want] : kMatchCases) {
    SCOPED_TRACE(std::string(text) + "  <-  " + std::string(frame));
    Vocabulary vocabulary;
    const RuleSet rules = rules_of(text, vocabulary);
    const FramesByHand hand(frame, vocabulary);
    EXPECT_EQ(best_of(rules, hand, vocabulary), want);
  }
}

TEST(RuleSet, WhatARuleGives) {
  Vocabulary vocabulary;
  const RuleSet rules = rules_of(
      "[REQUEST mode=meet cameo=106 contexts=diplomatic|executive compose=demand]\n"
      "x: demand\n"
      "y: insist cameo=100 mode=yield alone\n"
      "[none reason=\"a game is won\"]\n"
      "z: beat\n",
      vocabulary);
  const Rule& x = rules.rule(RuleId(0));
  EXPECT_EQ(x.id, "test.x");
  EXPECT_EQ(x.where, "test.rules:2");
  EXPECT_EQ(x.type, EventType::kRequest);
  EXPECT_EQ(x.cameo, "106");
  EXPECT_EQ(x.compose, "demand");
  EXPECT_EQ(x.contexts, (std::vector<std::string>{"diplomatic", "executive"}));
  EXPECT_EQ(rules.rule(RuleId(1)).cameo, "100");
  EXPECT_TRUE(rules.rule(RuleId(1)).alone);
  EXPECT_FALSE(x.alone);
  EXPECT_EQ(rules.rule(RuleId(1)).modes, std::vector<std::string>{"yield"});
  EXPECT_EQ(rules.rule(RuleId(2)).reason, "a game is won");
}

TEST(RuleSet, NounsThatWantFrames) {
  Vocabulary vocabulary;
  const RuleSet rules = rules_of(
      "[ASSAULT cameo=190]\nx: raid|attack noun\ny: storm\n"
      "[operator compose=begin]\nb: onset noun\n"
      "[none noun reason=\"a thing\"]\nz: attack|table\n",
      vocabulary);
  std::set<std::string> lemmas;
  for (const SymbolId lemma : rules.noun_lemmas()) {
    lemmas.insert(std::string(vocabulary.text(lemma)));
  }
  EXPECT_EQ(lemmas, (std::set<std::string>{"attack", "onset", "raid"}));
}

struct SlipCase {
  std::string_view rules;
  std::string_view want;  // the message begins so
};

constexpr SlipCase kSlips[] = {
    {"x: attack", "test.rules:1: a rule before the first [TYPE]"},
    {"[ASALT cameo=190]\nx: attack",
     "test.rules:2: \"ASALT\" is no PLOVER type, nor \"operator\" or \"none\"; did you mean "
     "\"ASSAULT\"?"},
    {"[ASSAULT]\nx: attack", "test.rules:2: an event's rule wants cameo=<code>"},
    {"[ASSAULT cameo=190]\nx: attack recipent=ARG1",
     "test.rules:2: unknown key \"recipent\"; did you mean \"recipient\"?"},
    {"[ASSAULT cameo=190]\nx: attack ARG7", "test.rules:2: unknown role \"ARG7\""},
    {"[ASSAULT cameo=190]\nx: attack ARG1=acter",
     "test.rules:2: \"acter\" is nothing that can fill a role"},
    {"[ASSAULT cameo=190]\nx: attack ARG1={@arms}", "test.rules:2: no class @arms"},
    {"class a = @b\nclass b = @a\n[ASSAULT cameo=190]\nx: attack ARG1={@a}",
     "test.rules:4: class @a holds itself"},
    {"[ASSAULT cameo=190]\nx: attack||raid", "test.rules:2: an empty word"},
    {"[ASSAULT cameo=190]\nx: attack\nx: raid",
     "test.rules:3: rule test.x stands already at line 2"},
    {"[operator]\nx: begin", "test.rules:2: an operator wants compose=<name>"},
    {"[none]\nx: begin", "test.rules:2: a [none] rule wants reason"},
    {"[ASSAULT cameo=190]\nattack raid", "test.rules:2: a rule is written"},
    {"[ASSAULT cameo=190]\nx: attack mood=past", "test.rules:2: mood= wants one of"},
    {"[REQUEST cameo=020]\nx: ask content=clause", "test.rules:2: content= wants one of"},
    {"off test.y", "test.rules:1: \"off test.y\": there is no such rule"},
};

TEST(RuleSet, ASlipSaysWhereAndWhat) {
  for (const auto& [text, want] : kSlips) {
    SCOPED_TRACE(std::string(text));
    Vocabulary vocabulary;
    const auto rules = RuleSet::parse({{"test.rules", std::string(text)}}, vocabulary);
    ASSERT_FALSE(rules.ok());
    EXPECT_TRUE(rules.error().message.starts_with(want)) << rules.error().message;
  }
}

struct LintCase {
  std::string_view rules;
  std::string_view want;  // part of the one finding; empty: none
};

constexpr LintCase kLintCases[] = {
    {"[ASSAULT cameo=190]\nx: attack\ny: attack ARG1", ""},
    {"[ASSAULT cameo=190]\nx: attack\ny: attack noun", ""},
    {"[ASSAULT cameo=190]\nx: attack|raid\ny: raid", "test.y is made dead by test.x"},
    {"[ASSAULT cameo=190]\nx: attack|raid\ny: raid|storm", "test.y is shadowed by test.x"},
    {"[ASSAULT cameo=190]\nx: raid\n[COERCE cameo=170]\ny: raid", "they say different things"},
    {"[ASSAULT cameo=190]\nx: raid ARG1=actor !ARG1", "its constraints contradict each other"},
    {"[ASSAULT cameo=190]\nx: raid passive active", "its constraints contradict each other"},
    // A look-alike is tried before an act that asks the same, wherever it stands.
    {"[ASSAULT cameo=190]\nx: raid\n[none reason=\"sport\"]\ny: raid",
     "test.x is made dead by test.y"},
    // What asks for less, and still comes first.
    {"[ASSAULT cameo=190]\nx: raid ARG1 ARG0=actor\n[none reason=\"sport\"]\ny: raid ARG1",
     "test.x is made dead by test.y"},
    {"[ASSAULT cameo=190]\nx: raid ARG1 with={air}\n[none reason=\"sport\"]\ny: raid ARG1", ""},
    {"[ASSAULT cameo=190]\nx: raid ARG1\n[none reason=\"sport\"]\ny: raid", ""},
    {"[ASSAULT cameo=190]\nx: Raid", "no frame has the lemma \"Raid\""},
    {"class arms = gun\n[ASSAULT cameo=190]\nx: raid", "no rule asks for class arms"},
    {"class arms = gun\nclass all = @arms\n[ASSAULT cameo=190]\nx: raid with={@all}", ""},
};

TEST(RuleSet, Lint) {
  for (const auto& [text, want] : kLintCases) {
    SCOPED_TRACE(std::string(text));
    Vocabulary vocabulary;
    const std::vector<LintFinding> findings = rules_of(text, vocabulary).lint(vocabulary);
    ASSERT_EQ(findings.size(), want.empty() ? 0U : 1U);
    if (want.empty()) continue;
    EXPECT_NE(findings[0].what.find(want), std::string::npos) << findings[0].what;
    EXPECT_TRUE(findings[0].where.starts_with("test.rules:")) << findings[0].where;
    EXPECT_FALSE(findings[0].advice.empty());
  }
}

TEST(RuleSet, ARefusedRuleSaysWhichConstraintFailed) {
  Vocabulary vocabulary;
  const RuleSet rules =
      rules_of("[SANCTION cameo=163]\nx: impose ARG1={sanction}\ny: impose noun\n", vocabulary);
  const FramesByHand hand("impose verb ARG1=order", vocabulary);
  RuleSet::Scratch scratch;
  DecisionSink sink;
  rules.match(vocabulary, hand.layers, FrameId(0), scratch, &sink);
  ASSERT_EQ(sink.decisions().size(), 2U);
  EXPECT_EQ(sink.decisions()[0].what, "test.x");
  EXPECT_EQ(sink.decisions()[0].reason, "wants ARG1={sanction}; there stands \"order\"");
  EXPECT_EQ(sink.decisions()[1].reason, "is for another class of words");
}

// Why the winner won, of each that matched too.
struct AdvantageCase {
  std::string_view rules;
  std::string_view want;
};

constexpr AdvantageCase kAdvantageCases[] = {
    {"[ASSAULT cameo=190]\nx: hit\ny: hit ARG1={town}", "names more: 1 to 0"},
    {"[ASSAULT cameo=190]\nx: hit ARG0\n[none reason=\"sport\"]\ny: hit ARG1",
     "knows a look-alike"},
    {"[ASSAULT cameo=190]\nx: hit ARG1\ny: hit ARG0=actor", "asks more of who takes part: 1 to 0"},
    {"[ASSAULT cameo=190]\nx: hit ARG1\ny: hit ARG0 ARG1", "asks more: 2 to 1"},
    {"[ASSAULT cameo=190]\nx: hit\n[none reason=\"sport\"]\ny: hit", "tells no event"},
    {"[ASSAULT cameo=190]\ny: hit ARG1\nx: hit ARG0", "stands before it"},
};

TEST(RuleSet, ALoserSaysWhatTheWinnerHasBeforeIt) {
  for (const auto& [text, want] : kAdvantageCases) {
    SCOPED_TRACE(std::string(text));
    Vocabulary vocabulary;
    const RuleSet rules = rules_of(text, vocabulary);
    const FramesByHand hand("hit verb ARG0=Ruiz:person ARG1=town", vocabulary);
    RuleSet::Scratch scratch;
    DecisionSink sink;
    rules.match(vocabulary, hand.layers, FrameId(0), scratch, &sink);
    ASSERT_EQ(sink.decisions().size(), 1U);
    EXPECT_EQ(sink.decisions()[0].what, "test.x");
    EXPECT_EQ(sink.decisions()[0].reason, "gives way to test.y, which " + std::string(want));
  }
}

}  // namespace
}  // namespace tocsin
