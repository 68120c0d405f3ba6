// "Eight months after the takeover we note ...", "two days before the vote he resigned": one act is
// dated by how far it lies from another.
//
// Threads: has no state; any thread.
#pragma once

#include <optional>
#include <vector>

#include "core/layers.h"
#include "dates/calendar.h"

namespace tocsin {

// What "<number> <units> after|before|since <act>" says of two acts.
struct DateDistance {
  DateId duration;
  FrameId act;     // behind "after" or "before"
  FrameId clause;  // that it is told in
  int count = 0;   // units from the clause to the act: negative behind "after"
  TimeUnit unit = TimeUnit::kDay;
};

std::vector<DateDistance> distances_of(const Layers& layers);

// The unit of the calendar that lies `count` units from `day`; none where the calendar ends.
std::optional<DayInterval> at_distance(CalendarDay day, TimeUnit unit, int count);

}  // namespace tocsin
