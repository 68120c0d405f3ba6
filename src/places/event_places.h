// Where each act happened, by the graph: not the dateline, not the actor's home.
//
// The best of: a locative phrase of the event's predicate; a place that says which predicate it is
// ("the Bree bombing"); what is done to a place or to somebody there; where the doer stands; the
// end of a movement; the same of the clause around it; the place of the act told just before in the
// same paragraph.
//
// Threads: immutable. What a run writes lives in a Scratch: keep one per worker.
#pragma once

#include <cstdint>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/vocabulary.h"
#include "places/place_words.h"

namespace tocsin {

class EventPlacer {
 public:
  struct Scratch {
    std::vector<PlaceId> place_at;  // by token
    std::vector<int> rank;          // by event: how it got its place; 0: none
  };

  // Borrows the words, which must outlive it.
  explicit EventPlacer(const PlaceWords& words) : words_(&words) {}

  // Sets `place` of every event of `out`, which is before.events.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, EventLayer& out,
           DecisionSink* sink) const;

 private:
  struct Choice {
    PlaceId place;
    int rank = 0;
    const char* reason = "";
  };

  Choice of_frame(const Vocabulary& vocabulary, const Layers& layers, const Scratch& scratch,
                  const Frame& frame, EventType type) const;
  Choice of_role(const Vocabulary& vocabulary, const Layers& layers, const Scratch& scratch,
                 const Role& role, EventType type) const;
  // The smallest place below `head` that hangs there by a locative word; `itself`: or the head.
  PlaceId below(const Vocabulary& vocabulary, const Layers& layers, const Scratch& scratch,
                TokenId head, bool itself) const;

  const PlaceWords* words_;
};

}  // namespace tocsin
