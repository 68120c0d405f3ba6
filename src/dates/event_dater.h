// When each event happened, and whether that is history.
//
//   text       a date that hangs on the event's predicate, or on a predicate that tells the same
//              happening: its light verb, another telling, the verb that it takes place by, a
//              clause beside it
//   context    a date of the same clause or sentence that hangs on nothing nearer, else where the
//              narrative of the paragraph stands, else the day that the first sentence tells
//   published  nothing in the text dates it
//
// An event is historical where the date is of the text, says its year, and ends more than a year
// before publication.
//
// Threads: has no state; any thread.
#pragma once

#include "core/decisions.h"
#include "core/layers.h"

namespace tocsin {

// Fills the date of each event of `events`, which is before.events.
void date_events(const Layers& before, EventLayer& events, DecisionSink* sink);

}  // namespace tocsin
