// Parties that one act takes from another: who does the inner act where the text does not say, whom
// the outer act is about, and whom an act affects that names nobody itself.
#pragma once

#include <span>
#include <vector>

#include "core/layers.h"
#include "events/participants.h"
#include "events/reading.h"
#include "events/voted_parties.h"
#include "rules/rule_set.h"

namespace tocsin {

// True where a frame is what its outer frame is about.
bool hangs_on_act(const Frame& frame);

// What is attacked or seized may be a thing; whoever is told something is somebody.
bool acts_on_things(EventType type);

// `readings` and `event_of_frame` are by FrameId. Parents must be set.
void share_parties(const Layers& layers, const RuleSet& rules,
                   std::span<const FrameReading> readings, std::span<const EventId> event_of_frame,
                   const PartyFinder& finder, const VotedParties& voted,
                   std::vector<Event>& events);

// "declared a curfew in Corbury": where an act was done stands for whom it was done to, where
// nothing else says so, and whoever promises or refuses it says so to them. After retellings are
// joined: a fuller telling may name somebody.
void find_affected_places(const Layers& layers, const RuleSet& rules,
                          std::span<const FrameReading> readings, const PartyFinder& finder,
                          std::vector<Event>& events);

}  // namespace tocsin
