#include "ingest/dates.h"

#include <algorithm>

namespace tocsin {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The time behind a date: hours, then digits and the marks that a time and its zone have.
bool is_time(std::string_view text) {
  if (text.size() < 3 || (text[0] != 'T' && text[0] != 't' && text[0] != ' ')) return false;
  if (!is_digit(text[1]) || !is_digit(text[2])) return false;
  constexpr std::string_view kMarks = ":.,+- ";
  return std::all_of(text.begin() + 3, text.end(), [&](char c) {
    return is_digit(c) || kMarks.find(c) != std::string_view::npos || (c >= 'A' && c <= 'Z') ||
           c == 'z';
  });
}

}  // namespace

std::optional<std::chrono::year_month_day> day_of(std::string_view date) {
  while (!date.empty() && date.front() == ' ') date.remove_prefix(1);
  while (!date.empty() && date.back() == ' ') date.remove_suffix(1);
  constexpr std::size_t kDaySize = 10;
  if (date.size() < kDaySize) return std::nullopt;
  int value[3] = {0, 0, 0};
  std::size_t part = 0;
  for (std::size_t i = 0; i < kDaySize; ++i) {
    const char c = date[i];
    if (i == 4 || i == 7) {
      if (c != '-') return std::nullopt;
      ++part;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    value[part] = value[part] * 10 + (c - '0');
  }
  if (date.size() > kDaySize && !is_time(date.substr(kDaySize))) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(value[0]),
                                        std::chrono::month(static_cast<unsigned>(value[1])),
                                        std::chrono::day(static_cast<unsigned>(value[2]))};
  if (value[0] == 0 || !day.ok()) return std::nullopt;
  return day;
}

}  // namespace tocsin
