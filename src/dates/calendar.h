// Calendar arithmetic on whole days: units, their neighbours, movable feasts.
//
// The proleptic Gregorian calendar, years 1 to 9999; what would leave it is no day.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/layers.h"

namespace tocsin {

enum class TimeUnit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
};

using CalendarDay = std::chrono::sys_days;

inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

struct CivilDay {
  int year;
  int month;
  int day;
};

CivilDay civil(CalendarDay day);
// 1 is Monday, 7 Sunday.
int weekday_of(CalendarDay day);

// None where the calendar has no such day: 30 February, year 0.
std::optional<CalendarDay> day_at(int year, int month, int day);
std::optional<DayInterval> month_at(int year, int month);
// From the first day of one year to the last of the other.
std::optional<DayInterval> years_at(int first, int last);

// The unit that holds `day`; weeks begin on Monday, decades in years that end in 0, the 20th
// century in 1900. Units below a day are the day.
std::optional<DayInterval> unit_around(TimeUnit unit, CalendarDay day);

// `day` moved by `count` units; a month keeps the day of the month or ends on its last day.
std::optional<CalendarDay> shifted(CalendarDay day, TimeUnit unit, int count);

struct IsoWeek {
  int year;
  int week;
};
IsoWeek iso_week_of(CalendarDay day);

// Easter Sunday, of the western and of the eastern churches, in the Gregorian calendar.
std::optional<CalendarDay> western_easter(int year);
std::optional<CalendarDay> eastern_easter(int year);

// The `ordinal`th weekday of a month, counted from its end where negative.
std::optional<CalendarDay> nth_weekday(int year, int month, int weekday, int ordinal);

// The first day in `year` that is this day of the tabular Islamic calendar (the civil epoch); what
// is seen of the moon may be a day off.
std::optional<CalendarDay> islamic_day_in(int year, int month, int day);

}  // namespace tocsin
