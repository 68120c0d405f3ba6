// TIMEX3 values of days and units, and parts of an interval.
#pragma once

#include <optional>
#include <string>

#include "core/layers.h"
#include "dates/calendar.h"
#include "dates/date_words.h"

namespace tocsin {

// "2016-09-19", "2016-W38", "2016-W38-WE", "2016-09", "2016-Q3", "2016", "201", "20".
std::string value_of(TimeUnit unit, CalendarDay day);
// "XXXX-XX": a unit that nothing settles.
std::string open_value(TimeUnit unit);
Granularity granularity_of(TimeUnit unit);
// The unit of a granularity; none of an instant or where it is unknown.
std::optional<TimeUnit> unit_of(Granularity granularity);
// Seconds, minutes, hours.
bool is_below_day(TimeUnit unit);

// A greater number of units is no date.
inline constexpr int kMostCount = 100'000;

// "P3D", "PT2H", "PXY" where `count` is none, "P2.5Y" where `half`.
std::string duration_value(TimeUnit unit, int count, bool half, bool vague);

// "early" takes the first half of a month or decade, the first third of a year, the first quarter
// of a century; "late" the last; "mid" the middle; the beginning and the end are shorter. Weeks and
// days stay whole.
DayInterval narrowed(DayInterval whole, Granularity granularity, DatePart part);

}  // namespace tocsin
