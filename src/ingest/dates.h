// The day that a publication date names.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace tocsin {

// "2018-01-03", alone or before a time ("2018-01-03T22:10:00-05:00", "2018-01-03 10:00"): the day
// as written, whatever the zone. None for anything else and for a day that no calendar has.
std::optional<std::chrono::year_month_day> day_of(std::string_view date);

}  // namespace tocsin
