#include "ingest/dates.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tocsin {
namespace {

std::string show(std::string_view date) {
  const auto day = day_of(date);
  if (!day) return "";
  const auto pad = [](std::string digits, std::size_t size) {
    return std::string(size - std::min(size, digits.size()), '0') + digits;
  };
  return pad(std::to_string(static_cast<int>(day->year())), 4) + "-" +
         pad(std::to_string(static_cast<unsigned>(day->month())), 2) + "-" +
         pad(std::to_string(static_cast<unsigned>(day->day())), 2);
}

struct DateCase {
  std::string_view date;
  std::string_view want;  // empty: no day
};

constexpr DateCase kDateCases[] = {
    {"2018-01-03", "2018-01-03"},
    {" 2018-01-03 ", "2018-01-03"},
    {"0001-01-01", "0001-01-01"},
    {"9999-12-31", "9999-12-31"},
    // The day as written is kept, whatever the zone makes of it elsewhere.
    {"2018-01-03T22:10:00-05:00", "2018-01-03"},
    {"2018-01-03T00:00:00.000Z", "2018-01-03"},
    {"2018-01-03t22:10z", "2018-01-03"},
    {"2018-01-03 10:00", "2018-01-03"},
    {"2018-01-03 10:00:00 +0200", "2018-01-03"},
    {"2018-01-03 10:00 UTC", "2018-01-03"},
    // Leap days.
    {"2024-02-29", "2024-02-29"},
    {"2000-02-29", "2000-02-29"},
    {"2023-02-29", ""},
    {"1900-02-29", ""},
    // No calendar has these.
    {"2018-02-30", ""},
    {"2018-13-01", ""},
    {"2018-00-10", ""},
    {"2018-01-00", ""},
    {"0000-01-01", ""},
    // Nothing is guessed from other ways of writing.
    {"2018-1-3", ""},
    {"20180103", ""},
    {"03/01/2018", ""},
    {"3 January 2018", ""},
    {"2018-01", ""},
    {"2018", ""},
    {"", ""},
    {"yesterday", ""},
    {"2018-01-03x", ""},
    {"2018-01-03T", ""},
    {"2018-01-03Tnoon", ""},
    {"2018-01-031", ""},
    {"2018/01/03", ""},
    {"-018-01-03", ""},
};

TEST(DayOf, Table) {
  for (const auto& [date, want] : kDateCases) {
    SCOPED_TRACE("'" + std::string(date) + "'");
    EXPECT_EQ(show(date), want);
  }
}

}  // namespace
}  // namespace tocsin
