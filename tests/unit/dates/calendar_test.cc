// Calendar arithmetic: borders of months, years and the calendar; movable feasts.
#include "dates/calendar.h"

#include <gtest/gtest.h>

#include <string>

#include "dates/date_values.h"

namespace tocsin {
namespace {

std::string iso(std::optional<CalendarDay> day) {
  return day ? value_of(TimeUnit::kDay, *day) : "none";
}
std::string iso(std::optional<DayInterval> interval) {
  return interval ? iso(std::optional(interval->from)) + ".." + iso(std::optional(interval->to))
                  : "none";
}

TEST(Calendar, DaysThatAreNone) {
  EXPECT_EQ(iso(day_at(2023, 2, 29)), "none");
  EXPECT_EQ(iso(day_at(2024, 2, 29)), "2024-02-29");
  EXPECT_EQ(iso(day_at(1900, 2, 29)), "none");
  EXPECT_EQ(iso(day_at(2024, 4, 31)), "none");
  EXPECT_EQ(iso(day_at(0, 1, 1)), "none");
  EXPECT_EQ(iso(day_at(10000, 1, 1)), "none");
  EXPECT_EQ(iso(day_at(9999, 12, 31)), "9999-12-31");
}

TEST(Calendar, Shifts) {
  const CalendarDay leap = *day_at(2024, 2, 29);
  EXPECT_EQ(iso(shifted(leap, TimeUnit::kYear, 1)), "2025-02-28");
  EXPECT_EQ(iso(shifted(leap, TimeUnit::kYear, -4)), "2020-02-29");
  EXPECT_EQ(iso(shifted(*day_at(2024, 3, 31), TimeUnit::kMonth, -1)), "2024-02-29");
  EXPECT_EQ(iso(shifted(*day_at(2024, 1, 1), TimeUnit::kDay, -1)), "2023-12-31");
  EXPECT_EQ(iso(shifted(*day_at(9999, 12, 31), TimeUnit::kDay, 1)), "none");
  EXPECT_EQ(iso(shifted(*day_at(1, 1, 1), TimeUnit::kMonth, -1)), "none");
  EXPECT_EQ(iso(shifted(leap, TimeUnit::kCentury, 2'000'000)), "none");
}

TEST(Calendar, Units) {
  const CalendarDay day = *day_at(2021, 1, 2);  // a Saturday in the last week of 2020
  EXPECT_EQ(iso(unit_around(TimeUnit::kWeek, day)), "2020-12-28..2021-01-03");
  EXPECT_EQ(iso(unit_around(TimeUnit::kWeekend, day)), "2021-01-02..2021-01-03");
  EXPECT_EQ(value_of(TimeUnit::kWeek, day), "2020-W53");
  EXPECT_EQ(iso(unit_around(TimeUnit::kQuarter, day)), "2021-01-01..2021-03-31");
  EXPECT_EQ(iso(unit_around(TimeUnit::kDecade, day)), "2020-01-01..2029-12-31");
  EXPECT_EQ(iso(unit_around(TimeUnit::kCentury, day)), "2000-01-01..2099-12-31");
  EXPECT_EQ(iso(unit_around(TimeUnit::kCentury, *day_at(5, 5, 5))), "0001-01-01..0099-12-31");
}

TEST(Calendar, Feasts) {
  EXPECT_EQ(iso(western_easter(2024)), "2024-03-31");
  EXPECT_EQ(iso(western_easter(1916)), "1916-04-23");
  EXPECT_EQ(iso(eastern_easter(2024)), "2024-05-05");
  EXPECT_EQ(iso(nth_weekday(2023, 11, 4, 4)), "2023-11-23");
  EXPECT_EQ(iso(nth_weekday(2023, 5, 1, -1)), "2023-05-29");
  EXPECT_EQ(iso(nth_weekday(2023, 2, 1, 5)), "none");
  EXPECT_EQ(iso(islamic_day_in(2024, 10, 1)), "2024-04-10");
}

}  // namespace
}  // namespace tocsin
