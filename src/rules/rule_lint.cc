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

}  // namespace

std::vector<std::string> RuleSet::lint(const Vocabulary& vocabulary) const {
  std::vector<std::string> findings;
  std::vector<std::string> signatures;
  for (const Pattern& pattern : patterns_) signatures.push_back(signature_of(pattern));
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Pattern& pattern = patterns_[i];
    if (is_impossible(pattern)) {
      findings.push_back(fmt::format("{}: {} is dead: its constraints contradict each other",
                                     rules_[i].where, rules_[i].id));
    }
    for (std::size_t j = 0; j < i; ++j) {
      const Pattern& earlier = patterns_[j];
      if (earlier.directory != pattern.directory || signatures[i] != signatures[j] ||
          (earlier.classes & pattern.classes) == 0) {
        continue;
      }
      std::vector<SymbolId> shared;
      std::set_intersection(pattern.lemmas.begin(), pattern.lemmas.end(), earlier.lemmas.begin(),
                            earlier.lemmas.end(), std::back_inserter(shared));
      if (shared.empty()) continue;
      const bool is_dead = shared.size() == pattern.lemmas.size() &&
                           (earlier.classes & pattern.classes) == pattern.classes;
      const bool is_clash = rules_[i].kind != rules_[j].kind || rules_[i].type != rules_[j].type;
      findings.push_back(fmt::format(
          "{}: {} is {} by {} ({}): the same constraints for \"{}\"{}", rules_[i].where,
          rules_[i].id, is_dead ? "made dead" : "shadowed", rules_[j].id, rules_[j].where,
          vocabulary.text(shared.front()), is_clash ? ", and they say different things" : ""));
    }
  }
  return findings;
}

}  // namespace tocsin
