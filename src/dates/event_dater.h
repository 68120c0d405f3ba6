// When each event happened: by the words that date it, else by the time of the narrative, else on
// the day of publication.
//
// Threads: has no state; any thread.
#pragma once

#include "core/decisions.h"
#include "core/layers.h"

namespace tocsin {

// Fills the date of each event of `events`, which is before.events.
void date_events(const Layers& before, EventLayer& events, DecisionSink* sink);

}  // namespace tocsin
