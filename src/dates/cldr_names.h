// The English names of months and days as CLDR has them, read from ICU's copy of its data.
#pragma once

#include <string>
#include <vector>

namespace tocsin {

struct CldrNames {
  // By number less one: "january" and "jan"; "monday" and "mon" (Monday first). Lower case.
  std::vector<std::string> months;
  std::vector<std::string> short_months;
  std::vector<std::string> weekdays;
  std::vector<std::string> short_weekdays;
};

// Empty lists where ICU's data lacks them. The locale is named here and never asked of the system.
CldrNames english_names();

}  // namespace tocsin
