// What share of the predicates of political sentences the rules have a decision for, and which
// predicates they do not know: the measure of a rule set's coverage.
//
// A sentence is political where it names somebody political (a state, somebody of a government, a
// court, a party, a force). A predicate has a decision where some rule matches it: it tells an act,
// is an operator, or is none for a reason.
//
// Threads: a RuleCoverage belongs to one worker; merge() joins those of several.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "core/layers.h"
#include "pipeline/resources.h"
#include "rules/rule_set.h"

namespace tocsin {

struct PredicateCount {
  std::uint64_t total = 0;
  std::uint64_t decided = 0;
  std::map<std::string, std::uint64_t> by_rule;  // ids of the rules that decided
  bool has_rule = false;                         // some rule asks for this lemma
  std::string example;                           // the shortest sentence where none decided
};

struct CoverageTotals {
  std::uint64_t documents = 0;
  std::uint64_t sentences = 0;
  std::uint64_t political = 0;  // of `sentences`
  std::uint64_t predicates = 0;
  std::uint64_t events = 0;  // of `predicates`, and so on
  std::uint64_t operators = 0;
  std::uint64_t no_events = 0;

  std::uint64_t decided() const { return events + operators + no_events; }
};

class RuleCoverage {
 public:
  using Key = std::pair<std::string, PredicateClass>;  // lemma and class
  using Predicates = std::map<Key, PredicateCount>;

  // Borrows `resources`.
  explicit RuleCoverage(const Resources& resources) : resources_(&resources) {}

  // Counts the predicates of a document that has gone through all stages.
  void add(const Layers& layers);
  // Adds what `other` has counted. The order of merging changes nothing.
  void merge(const RuleCoverage& other);

  const Predicates& predicates() const& { return predicates_; }
  const CoverageTotals& totals() const& { return totals_; }

 private:
  void add_frame(const Layers& layers, FrameId id, const Sentence& sentence);

  const Resources* resources_;
  RuleSet::Scratch scratch_;
  Predicates predicates_;
  CoverageTotals totals_;
};

}  // namespace tocsin
