#include "dates/date_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace tocsin {
namespace {

using std::chrono::days;

// The years `first` to `last` of an interval of whole years, counted from 0.
DayInterval some_years(DayInterval whole, int first, int last) {
  const int year = civil(whole.from).year;
  return years_at(year + first, year + last).value_or(whole);
}

DayInterval some_months(DayInterval whole, int first, int last) {
  const int year = civil(whole.from).year;
  const auto from = month_at(year, first);
  const auto to = month_at(year, last);
  return from && to ? DayInterval{from->from, to->to} : whole;
}

DayInterval some_days(DayInterval whole, int first, int last) {
  const CalendarDay to = std::min(whole.from + days(last - 1), whole.to);
  return {std::min(whole.from + days(first - 1), to), to};
}

struct Cut {
  int first;
  int last;
};

// By part: which days of a month, months of a year, years of a decade and of a century.
constexpr Cut kDays[] = {{1, 31}, {1, 15},  {11, 20}, {16, 31},
                         {1, 10}, {21, 31}, {1, 15},  {16, 31}};
constexpr Cut kMonths[] = {{1, 12}, {1, 4}, {5, 8}, {9, 12}, {1, 1}, {12, 12}, {1, 6}, {7, 12}};
constexpr Cut kDecade[] = {{0, 9}, {0, 4}, {3, 7}, {5, 9}, {0, 1}, {8, 9}, {0, 4}, {5, 9}};
constexpr Cut kCentury[] = {{0, 99}, {0, 24},  {25, 74}, {75, 99},
                            {0, 9},  {90, 99}, {0, 49},  {50, 99}};

}  // namespace

std::string value_of(TimeUnit unit, CalendarDay day) {
  const CivilDay at = civil(day);
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return fmt::format("{:04}-{:02}-{:02}", at.year, at.month, at.day);
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek: {
      const IsoWeek week = iso_week_of(day);
      return fmt::format("{:04}-W{:02}{}", week.year, week.week,
                         unit == TimeUnit::kWeekend ? "-WE" : "");
    }
    case TimeUnit::kMonth:
      return fmt::format("{:04}-{:02}", at.year, at.month);
    case TimeUnit::kQuarter:
      return fmt::format("{:04}-Q{}", at.year, (at.month + 2) / 3);
    case TimeUnit::kYear:
      return fmt::format("{:04}", at.year);
    case TimeUnit::kDecade:
      return fmt::format("{:03}", at.year / 10);
    case TimeUnit::kCentury:
      return fmt::format("{:02}", at.year / 100);
  }
  return {};
}

// A day, week, month or year that nothing settles.
std::string open_value(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kYear:
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
      return "XXXX";
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
      return "XXXX-XX";
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return "XXXX-WXX";
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      break;
  }
  return "XXXX-XX-XX";
}

bool is_below_day(TimeUnit unit) {
  return unit == TimeUnit::kSecond || unit == TimeUnit::kMinute || unit == TimeUnit::kHour;
}

Granularity granularity_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return Granularity::kDay;
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek:
      return Granularity::kWeek;
    case TimeUnit::kMonth:
      return Granularity::kMonth;
    case TimeUnit::kQuarter:
      return Granularity::kQuarter;
    case TimeUnit::kYear:
      return Granularity::kYear;
    case TimeUnit::kDecade:
      return Granularity::kDecade;
    case TimeUnit::kCentury:
      return Granularity::kCentury;
  }
  return Granularity::kUnknown;
}

std::optional<TimeUnit> unit_of(Granularity granularity) {
  switch (granularity) {
    case Granularity::kDay:
      return TimeUnit::kDay;
    case Granularity::kWeek:
      return TimeUnit::kWeek;
    case Granularity::kMonth:
      return TimeUnit::kMonth;
    case Granularity::kQuarter:
      return TimeUnit::kQuarter;
    case Granularity::kYear:
      return TimeUnit::kYear;
    case Granularity::kDecade:
      return TimeUnit::kDecade;
    case Granularity::kCentury:
      return TimeUnit::kCentury;
    case Granularity::kInstant:
    case Granularity::kUnknown:
      break;
  }
  return std::nullopt;
}

std::string duration_value(TimeUnit unit, int count, bool half, bool vague) {
  struct Mark {
    int times;
    const char* mark;
    bool is_time;
  };
  constexpr Mark kMarks[] = {{1, "S", true},   {1, "M", true},   {1, "H", true},   {1, "D", false},
                             {1, "WE", false}, {1, "W", false},  {1, "M", false},  {3, "M", false},
                             {1, "Y", false},  {10, "Y", false}, {100, "Y", false}};
  const Mark mark = kMarks[static_cast<std::size_t>(unit)];
  const char* time = mark.is_time ? "T" : "";
  if (vague) return fmt::format("P{}X{}", time, mark.mark);
  const std::int64_t whole = std::int64_t{count} * mark.times;
  if (half && mark.times == 1) return fmt::format("P{}{}.5{}", time, whole, mark.mark);
  return fmt::format("P{}{}{}", time, whole + (half ? mark.times / 2 : 0), mark.mark);
}

DayInterval narrowed(DayInterval whole, Granularity granularity, DatePart part) {
  const auto at = static_cast<std::size_t>(part);
  switch (granularity) {
    case Granularity::kMonth:
      return some_days(whole, kDays[at].first, kDays[at].last);
    case Granularity::kYear:
      return some_months(whole, kMonths[at].first, kMonths[at].last);
    case Granularity::kDecade:
      return some_years(whole, kDecade[at].first, kDecade[at].last);
    case Granularity::kCentury:
      return some_years(whole, kCentury[at].first, kCentury[at].last);
    case Granularity::kInstant:
    case Granularity::kDay:
    case Granularity::kWeek:
    case Granularity::kQuarter:
    case Granularity::kUnknown:
      break;
  }
  return whole;
}

}  // namespace tocsin
