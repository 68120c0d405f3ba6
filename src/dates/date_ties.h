// Which predicate each date expression dates: the nearest one above it in the tree, with the cases
// where that is another.
//
//   names      "the 2020 amendment", "the Treaty of 1967" date their noun and nothing above it
//   perfect    "has called for an inquiry into an attack on Friday": a perfect tells of now, so the
//              day is the attack's
//   happening  "the attack on a convoy, which took place on Monday": the day is the attack's
//   light verb "held talks on Monday": the day is the talks'
//
// Threads: has no state; any thread.
#pragma once

#include <vector>

#include "core/layers.h"

namespace tocsin {

// True where the date has days and is no "every Monday".
bool is_usable_date(const DateLayer& dates, DateId id);

// By FrameId: the date that hangs on it. `is_event` says by TokenId which words head an event.
std::vector<DateId> tie_dates(const Layers& layers, const std::vector<bool>& is_event);

}  // namespace tocsin
