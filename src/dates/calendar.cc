#include "dates/calendar.h"

#include <algorithm>
#include <cstdlib>

namespace tocsin {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int kMonthsInYear = 12;

bool is_in_calendar(int year) { return year >= kFirstYear && year <= kLastYear; }

std::optional<CalendarDay> checked(CalendarDay day) {
  const int year = static_cast<int>(year_month_day(day).year());
  return is_in_calendar(year) ? std::optional(day) : std::nullopt;
}

std::optional<CalendarDay> moved(CalendarDay day, std::int64_t count) {
  constexpr std::int64_t kMostDays = 366LL * kLastYear;
  if (std::abs(count) > kMostDays) return std::nullopt;
  return checked(day + days(count));
}

std::optional<DayInterval> interval(std::optional<CalendarDay> from,
                                    std::optional<CalendarDay> to) {
  if (!from || !to) return std::nullopt;
  return DayInterval{*from, *to};
}

std::optional<DayInterval> months_at(int year, int first, int count) {
  const auto start = month_at(year, first);
  const auto last = month_at(year, first + count - 1);
  if (!start || !last) return std::nullopt;
  return DayInterval{start->from, last->to};
}

int start_of(int year, int step) { return year - year % step; }

// Days of the tabular Islamic calendar since its epoch, by the usual 11 leap years in 30.
std::int64_t islamic_days(int year, int month, int day) {
  const std::int64_t before = std::int64_t{year} - 1;
  return day + (59 * (std::int64_t{month} - 1) + 1) / 2 + before * 354 +
         (3 + 11 * before + 11) / 30;
}

}  // namespace

CivilDay civil(CalendarDay day) {
  const year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(CalendarDay day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

std::optional<CalendarDay> day_at(int year, int month, int day) {
  if (!is_in_calendar(year) || month < 1 || month > kMonthsInYear || day < 1 || day > 31) {
    return std::nullopt;
  }
  const year_month_day date{std::chrono::year(year),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return CalendarDay(date);
}

std::optional<DayInterval> month_at(int year, int month) {
  const auto from = day_at(year, month, 1);
  if (!from) return std::nullopt;
  const std::chrono::year_month_day_last last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return DayInterval{*from, CalendarDay(last)};
}

std::optional<DayInterval> years_at(int first, int last) {
  return interval(day_at(std::max(first, kFirstYear), 1, 1), day_at(last, kMonthsInYear, 31));
}

std::optional<DayInterval> unit_around(TimeUnit unit, CalendarDay day) {
  const CivilDay at = civil(day);
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return DayInterval{day, day};
    case TimeUnit::kWeekend:
      return interval(moved(day, 6 - weekday_of(day)), moved(day, 7 - weekday_of(day)));
    case TimeUnit::kWeek:
      return interval(moved(day, 1 - weekday_of(day)), moved(day, 7 - weekday_of(day)));
    case TimeUnit::kMonth:
      return month_at(at.year, at.month);
    case TimeUnit::kQuarter:
      return months_at(at.year, (at.month - 1) / 3 * 3 + 1, 3);
    case TimeUnit::kYear:
      return years_at(at.year, at.year);
    case TimeUnit::kDecade:
      return years_at(start_of(at.year, 10), start_of(at.year, 10) + 9);
    case TimeUnit::kCentury:
      return years_at(start_of(at.year, 100), start_of(at.year, 100) + 99);
  }
  return std::nullopt;
}

std::optional<CalendarDay> shifted(CalendarDay day, TimeUnit unit, int count) {
  int months = 0;
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      return day;
    case TimeUnit::kDay:
      return moved(day, count);
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek:
      return moved(day, std::int64_t{count} * 7);
    case TimeUnit::kMonth:
      months = 1;
      break;
    case TimeUnit::kQuarter:
      months = 3;
      break;
    case TimeUnit::kYear:
      months = kMonthsInYear;
      break;
    case TimeUnit::kDecade:
      months = 10 * kMonthsInYear;
      break;
    case TimeUnit::kCentury:
      months = 100 * kMonthsInYear;
      break;
  }
  const CivilDay at = civil(day);
  const std::int64_t month =
      std::int64_t{at.year} * kMonthsInYear + at.month - 1 + std::int64_t{count} * months;
  if (month < kMonthsInYear || month >= std::int64_t{kLastYear + 1} * kMonthsInYear) {
    return std::nullopt;
  }
  const auto whole = month_at(static_cast<int>(month / kMonthsInYear),
                              static_cast<int>(month % kMonthsInYear) + 1);
  if (!whole) return std::nullopt;
  return std::min(whole->from + days(at.day - 1), whole->to);
}

IsoWeek iso_week_of(CalendarDay day) {
  // The week belongs to the year that its Thursday lies in.
  const CalendarDay thursday = day + days(4 - weekday_of(day));
  const int year = civil(thursday).year;
  const CalendarDay first(
      year_month_day(std::chrono::year(year), std::chrono::January, std::chrono::day(1)));
  return {year, static_cast<int>((thursday - first).count() / 7) + 1};
}

// The anonymous Gregorian algorithm (Nature, 1876).
std::optional<CalendarDay> western_easter(int year) {
  if (!is_in_calendar(year)) return std::nullopt;
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int g = (b - (b + 8) / 25 + 1) / 3;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_at(year, n / 31, n % 31 + 1);
}

// Meeus's Julian algorithm, moved to the Gregorian calendar.
std::optional<CalendarDay> eastern_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  const auto julian = day_at(year, n / 31, n % 31 + 1);
  if (!julian) return std::nullopt;
  return moved(*julian, year / 100 - year / 400 - 2);
}

std::optional<CalendarDay> nth_weekday(int year, int month, int weekday, int ordinal) {
  const auto whole = month_at(year, month);
  if (!whole || ordinal == 0) return std::nullopt;
  CalendarDay day = ordinal > 0 ? whole->from : whole->to;
  const int step = ordinal > 0 ? 1 : -1;
  const int away = ((weekday - weekday_of(day)) * step + 7) % 7;
  day += days(step * (away + 7 * (std::abs(ordinal) - 1)));
  return day >= whole->from && day <= whole->to ? std::optional(day) : std::nullopt;
}

std::optional<CalendarDay> islamic_day_in(int year, int month, int day) {
  constexpr int kEpochYear = 622;
  if (year <= kEpochYear || !is_in_calendar(year)) return std::nullopt;
  // 1 Muharram of the year 1 is 16 July 622 of the Julian calendar, 19 July of the Gregorian one.
  const CalendarDay eve(
      year_month_day(std::chrono::year(kEpochYear), std::chrono::July, std::chrono::day(18)));
  const int about = static_cast<int>((std::int64_t{year} - kEpochYear) * 33 / 32);
  for (int islamic = std::max(about - 1, 1); islamic <= about + 2; ++islamic) {
    const auto found = checked(eve + days(islamic_days(islamic, month, day)));
    if (found && civil(*found).year == year) return found;
  }
  return std::nullopt;
}

}  // namespace tocsin
