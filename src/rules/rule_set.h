// The event rules, compiled: which acts a frame may tell, with whom in which part.
//
// A rule is a conjunction over one frame (docs/formats/rules.md). Of the rules that match a frame
// the one that names most comes first (MatchRank), at last the order in the files.
//
// Threads: immutable once loaded. What a search writes lives in a Scratch: one per worker.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "rules/constraint.h"
#include "rules/lint_finding.h"

namespace tocsin {

// What a rule says of a frame that it matches.
enum class RuleKind : std::uint8_t {
  kEvent,     // an act of `type`
  kOperator,  // no act of its own; it changes what its inner frames say ("began to", "want to")
  kNoEvent,   // looks like an act and is none, with the reason ("attacked the problem")
};

struct Rule {
  std::string id;     // "sanction.impose": unique, stable, what the record shows as `rule`
  std::string where;  // "sanction.rules:12"
  RuleKind kind = RuleKind::kEvent;
  EventType type = EventType::kConsult;  // kEvent only
  std::vector<std::string> modes;        // PLOVER's words
  std::string cameo;                     // 2 to 4 digits
  std::vector<std::string> contexts;
  // How it composes with inner acts: a row of the composition table, such as "refuse", "demand",
  // "accuse", "begin"; empty: it does not.
  std::string compose;
  bool alone = false;  // told without anybody who does it or whom it is done to, it is still an act
  bool reciprocal = false;  // every party is an actor, recipients stay empty
  std::string reason;       // kNoEvent: why
};

// Which of two rules that match a frame wins: compared member by member, the greater one first
// (docs/decisions/0006).
struct MatchRank {
  std::uint32_t words = 0;      // constraints that hold and name words, or how it hangs on others
  bool is_look_alike = false;   // a `none` rule that asks for something
  std::uint32_t directory = 0;  // a later overlay
  std::uint32_t kinds = 0;      // constraints that ask for an actor, a human, a country...
  std::uint32_t others = 0;     // those that hold besides
  bool is_none = false;

  // Takes in a constraint that holds.
  void count(const Constraint& held);
  // Whether the rule tells no event, and whether anything that it asks for holds.
  void set_kind(bool none, bool asks);

  friend auto operator<=>(const MatchRank&, const MatchRank&) = default;
};

struct RuleMatch {
  RuleId rule;                    // invalid: no rule of the set, what the model alone proposes
  std::uint32_t specificity = 0;  // number of constraints that held
  MatchRank rank;
  // Indices into FrameLayer::roles; perhaps of the frame of its object ("suspended aid to Bree").
  std::vector<std::uint32_t> actors;
  std::vector<std::uint32_t> recipients;  // the same
};

class RuleSet {
 public:
  struct Scratch {
    std::vector<RuleMatch> matches;
    std::vector<RuleMatch> spare;  // keeps the memory of matches that are over
  };

  // Compiles every *.rules file of our directory and of the overlays, in order of name. Interns the
  // words of the rules. Fails with kSyntax, naming file and line, with a suggestion.
  static Result<RuleSet> load(const LayeredPath& directory, Vocabulary& vocabulary);

  // The same from text: (file name, content) pairs of one directory.
  static Result<RuleSet> parse(const std::vector<std::pair<std::string, std::string>>& files,
                               Vocabulary& vocabulary);

  // What is likely a slip of the rules' author: dead rules (another one has the same constraints
  // for all their lemmas and is tried first, or their constraints contradict each other), shadowed
  // ones (for some lemmas), clashes (the two say different things), lemmas that no frame can have,
  // classes that nothing asks for.
  std::vector<LintFinding> lint(const Vocabulary& vocabulary) const;

  // Fills scratch.matches with the rules that match, best first. With a sink, each rule for the
  // frame's lemma that was tried and refused is reported with the constraint that failed, and each
  // that matched and lost with what the best one has before it.
  void match(const Vocabulary& vocabulary, const Layers& layers, FrameId frame, Scratch& scratch,
             DecisionSink* sink) const;

  // The rules for a lemma, of whatever class, in the order of the files.
  std::span<const RuleId> rules_of(SymbolId lemma) const&;

  const Rule& rule(RuleId id) const& { return rules_[id.value]; }
  std::size_t size() const noexcept { return rules_.size(); }

  // Lemmas of rules whose class is noun: the frames stage makes frames of them. A rule that tells
  // no event wants none: it decides about the frames that are there.
  const std::vector<SymbolId>& noun_lemmas() const& { return noun_lemmas_; }

  // Sixteen hexadecimal digits over the text of all files: the same rules, the same hash.
  const std::string& hash() const& { return hash_; }

  // The pattern of a rule as compiled: for tests and the linter.
  const Pattern& pattern(RuleId id) const& { return patterns_[id.value]; }
  const PersonWords& person_words() const& { return person_words_; }

 private:
  struct Source {
    std::string name;  // "sanction.rules"; of an overlay its path
    std::string content;
    std::uint32_t directory = 0;
  };
  static Result<RuleSet> compile(const std::vector<Source>& sources, Vocabulary& vocabulary);
  void index_lemmas(std::size_t symbol_count);
  void lint_rule(RuleId id, const Vocabulary& vocabulary, std::vector<LintFinding>& out) const;

  std::vector<Rule> rules_;
  std::vector<Pattern> patterns_;  // by RuleId
  PersonWords person_words_;
  // By SymbolId of the lemma: slice of of_lemma_. Symbols interned later have no rule.
  std::vector<std::uint32_t> lemma_begin_;
  std::vector<RuleId> of_lemma_;
  std::vector<SymbolId> noun_lemmas_;
  std::vector<LintFinding> unused_classes_;
  std::string hash_;
};

}  // namespace tocsin
