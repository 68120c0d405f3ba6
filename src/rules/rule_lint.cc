#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rules/rule_set.h"

namespace tocsin {
namespace {

// The constraints in one order: two rules with the same text ask the same.
std::string signature_of(const Pattern& pattern) {
  std::vector<std::string> texts;
  for (const Constraint& constraint : pattern.constraints) texts.push_back(constraint.text);
  std::sort(texts.begin(), texts.end());
  return fmt::format("{}", fmt::join(texts, " "));
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

// Of two rules that ask the same, the one that is tried first.
bool wins(const Rule& a, const Rule& b) {
  const bool a_none = a.kind == RuleKind::kNoEvent;
  const bool b_none = b.kind == RuleKind::kNoEvent;
  return a_none && !b_none;
}

LintFinding overlap_of(const Rule& loser, const Rule& winner, bool is_dead, std::string_view word) {
  const bool is_clash = loser.kind != winner.kind || loser.type != winner.type;
  return {is_clash  ? LintKind::kClash
          : is_dead ? LintKind::kDead
                    : LintKind::kShadowed,
          loser.where, loser.id,
          fmt::format("{} is {} by {} ({}): the same constraints for \"{}\"{}", loser.id,
                      is_dead ? "made dead" : "shadowed", winner.id, winner.where, word,
                      is_clash ? ", and they say different things" : ""),
          is_dead ? "take the rule out, or give it a constraint that the other one lacks"
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
  std::vector<std::string> signatures;
  for (const Pattern& pattern : patterns_) signatures.push_back(signature_of(pattern));
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    lint_rule(RuleId(i), vocabulary, findings);
    for (std::size_t j = 0; j < i; ++j) {
      if (patterns_[j].directory != patterns_[i].directory || signatures[i] != signatures[j] ||
          (patterns_[j].classes & patterns_[i].classes) == 0) {
        continue;
      }
      const std::size_t winner = wins(rules_[i], rules_[j]) ? i : j;
      const std::size_t loser = winner == i ? j : i;
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
