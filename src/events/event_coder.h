// Events from frames: the rule that matches, who takes part, what the outer acts make of it, who
// says so, and one event for one act. What the project exists for.
//
//   frames -> rules -> factuality -> events -> parents -> retellings -> voice -> codes
//
// Borrows the RuleSet that it was loaded with.
//
// Threads: immutable once loaded. What a document needs lives in a Scratch: one per worker.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "events/affected.h"
#include "events/arbitration.h"
#include "events/codes.h"
#include "events/composition.h"
#include "events/contexts.h"
#include "events/factuality.h"
#include "events/kinds.h"
#include "events/participants.h"
#include "events/reading.h"
#include "events/subject_matter.h"
#include "lexicon/layered_path.h"
#include "rules/rule_set.h"

namespace tocsin {

class EventCoder {
 public:
  struct Scratch {
    RuleSet::Scratch rules;
    FactualityReader::Scratch factuality;
    std::vector<FrameReading> readings;
    std::vector<FrameFactuality> values;
    std::vector<EventId> event_of_frame;
    std::vector<std::string_view> subjects;  // by SentenceId; borrowed from the coder
  };

  // Moves, and is never copied: composition_of_rule_ and arbiter_ point into compositions_.
  EventCoder(EventCoder&&) = default;
  EventCoder& operator=(EventCoder&&) = default;
  EventCoder(const EventCoder&) = delete;
  EventCoder& operator=(const EventCoder&) = delete;

  // Reads composition.txt, codes.txt, subjects.txt, kinds.txt and contexts.txt of `rules_dir`,
  // factuality.txt and parties.txt of `lexicon_dir`. Fails with kSyntax where a rule names an
  // unknown composition.
  static Result<EventCoder> load(const LayeredPath& rules_dir, const LayeredPath& lexicon_dir,
                                 const RuleSet& rules, Vocabulary& vocabulary);

  // Events below it are left out, and what the model proposes above it comes in (Arbiter).
  void set_least_score(double least) { arbiter_->set_least_score(least); }

  // Fills `out`, in the order of triggers, and factuality and score of each frame of `frames`,
  // which is that of `before`. Places and things that an act touches become actors of `actors`,
  // that of `before` too. The office stage fills what each participant was on the day.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, EventLayer& out,
           FrameLayer& frames, ActorLayer& actors, DecisionSink* sink) const;

 private:
  EventCoder(const RuleSet& rules, CompositionTable compositions, Codes codes,
             FactualityReader factuality, AffectedWords affected);

  void read_frames(const Vocabulary& vocabulary, const Layers& layers, Scratch& scratch,
                   DecisionSink* sink) const;
  bool is_no_act(const Layers& layers, const Scratch& scratch, FrameId frame) const;
  void make_events(const Layers& layers, const PartyFinder& finder, Scratch& scratch,
                   std::vector<Event>& events, DecisionSink* sink) const;
  void drop_empty(const Layers& layers, Scratch& scratch, std::vector<Event>& events,
                  DecisionSink* sink) const;
  void drop_bare(const Layers& layers, const Scratch& scratch, std::vector<Event>& events,
                 DecisionSink* sink) const;
  void set_parents(const Layers& layers, const Scratch& scratch, std::vector<Event>& events) const;
  void set_codes(const Layers& layers, const Scratch& scratch, std::vector<Event>& events) const;

  const RuleSet* rules_;
  CompositionTable compositions_;
  std::vector<const Composition*> composition_of_rule_;  // by RuleId; null: none
  Codes codes_;
  Subjects subjects_;
  KindReader kinds_;
  Contexts contexts_;
  FactualityReader factuality_;
  AffectedWords affected_;
  std::optional<Arbiter> arbiter_;  // always there once loaded
};

}  // namespace tocsin
