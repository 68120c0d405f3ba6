#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rules/rule_set.h"

namespace tocsin {
namespace {

// The constraints in one order: two rules with the same text ask the same.
std::vector<std::string_view> sorted_texts(const Pattern& pattern) {
  std::vector<std::string_view> texts;
  for (const Constraint& constraint : pattern.constraints) texts.push_back(constraint.text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

bool contradicts(const Constraint& a, const Constraint& b) {
  if (a.optional || b.optional || a.subject != b.subject) return false;
  if (a.subject >= Subject::kPassive) {
    return !a.negated && !b.negated && a.value != b.value;
  }
  const std::string_view a_text = std::string_view(a.text).substr(a.negated ? 1 : 0);
  const std::string_view b_text = std::string_view(b.text).substr(b.negated ? 1 : 0);
  if (a.negated == b.negated) return false;
  // "!ARG1" forbids every "ARG1=...".
  const Constraint& forbidding = a.negated ? a : b;
  const std::string_view forbidden = a.negated ? a_text : b_text;
  const std::string_view wanted = a.negated ? b_text : a_text;
  return forbidden == wanted || (forbidding.filler == Filler::kAny &&
                                 wanted.starts_with(forbidden) && wanted[forbidden.size()] == '=');
}

bool is_impossible(const Pattern& pattern) {
  for (const Constraint& a : pattern.constraints) {
    for (const Constraint& b : pattern.constraints) {
      if (contradicts(a, b)) return true;
    }
  }
  return false;
}

// A frame's lemma is in small letters, its words joined by "_".
bool can_be_lemma(std::string_view word) {
  return !word.empty() && word.front() != '_' && word.back() != '_' &&
         std::none_of(word.begin(), word.end(),
                      [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '/'; });
}

// What a rule of one directory is at most, where all that it asks for holds.
MatchRank highest_rank(const Rule& rule, const Pattern& pattern) {
  MatchRank rank;
  for (const Constraint& constraint : pattern.constraints) rank.count(constraint);
  rank.set_kind(rule.kind == RuleKind::kNoEvent, !pattern.constraints.empty());
  return rank;
}

// A rule with what the check of each pair needs.
struct Ranked {
  std::vector<std::string_view> texts;
  MatchRank rank;
  std::size_t id;
};

// Wherever `loser` matches, `winner` matches too and comes first.
bool always_beats(const Ranked& winner, const Ranked& loser) {
  if (!std::includes(loser.texts.begin(), loser.texts.end(), winner.texts.begin(),
                     winner.texts.end())) {
    return false;
  }
  return winner.rank != loser.rank ? winner.rank > loser.rank : winner.id < loser.id;
}

LintFinding overlap_of(const Rule& loser, const Rule& winner, bool is_dead, std::string_view word) {
  const bool is_clash = loser.kind != winner.kind || loser.type != winner.type;
  return {is_clash  ? LintKind::kClash
          : is_dead ? LintKind::kDead
                    : LintKind::kShadowed,
          loser.where, loser.id,
          fmt::format("{} is {} by {} ({}), which matches wherever it does for \"{}\"{}", loser.id,
                      is_dead ? "made dead" : "shadowed", winner.id, winner.where, word,
                      is_clash ? ", and they say different things" : ""),
          is_dead ? "take the rule out, or name a word in it that the other one lacks"
                  : fmt::format("take \"{}\" out of one of the two, or add a constraint", word)};
}

}  // namespace

void RuleSet::lint_rule(RuleId id, const Vocabulary& vocabulary,
                        std::vector<LintFinding>& out) const {
  const Pattern& pattern = patterns_[id.value];
  const Rule& rule = rules_[id.value];
  if (is_impossible(pattern)) {
    out.push_back({LintKind::kDead, rule.where, rule.id,
                   fmt::format("{} is dead: its constraints contradict each other", rule.id),
                   "take one of the two constraints out"});
  }
  for (const SymbolId lemma : pattern.lemmas) {
    if (can_be_lemma(vocabulary.text(lemma))) continue;
    out.push_back(
        {LintKind::kUnknownLemma, rule.where, rule.id,
         fmt::format("{}: no frame has the lemma \"{}\"", rule.id, vocabulary.text(lemma)),
         "write it in small letters, a verb and its particle joined by \"_\""});
  }
}

std::vector<LintFinding> RuleSet::lint(const Vocabulary& vocabulary) const {
  std::vector<LintFinding> findings = unused_classes_;
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    ranked.push_back({sorted_texts(patterns_[i]), highest_rank(rules_[i], patterns_[i]), i});
  }
  for (std::size_t loser = 0; loser < rules_.size(); ++loser) {
    lint_rule(RuleId(loser), vocabulary, findings);
    for (std::size_t winner = 0; winner < rules_.size(); ++winner) {
      if (patterns_[winner].directory != patterns_[loser].directory || winner == loser ||
          (patterns_[winner].classes & patterns_[loser].classes) == 0 ||
          !always_beats(ranked[winner], ranked[loser])) {
        continue;
      }
      const Pattern& lost = patterns_[loser];
      const Pattern& won = patterns_[winner];
      std::vector<SymbolId> shared;
      std::set_intersection(lost.lemmas.begin(), lost.lemmas.end(), won.lemmas.begin(),
                            won.lemmas.end(), std::back_inserter(shared));
      if (shared.empty()) continue;
      const bool is_dead =
          shared.size() == lost.lemmas.size() && (won.classes & lost.classes) == lost.classes;
      findings.push_back(
          overlap_of(rules_[loser], rules_[winner], is_dead, vocabulary.text(shared.front())));
    }
  }
  return findings;
}

}  // namespace tocsin
