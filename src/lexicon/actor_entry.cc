#include "lexicon/actor_entry.h"

#include <algorithm>

#include "lexicon/actor_table.h"

namespace tocsin {
namespace {

std::optional<int> number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::chrono::year_month_day PartialDate::first_day() const {
  return std::chrono::year(year) / std::chrono::month(month == 0 ? 1 : month) /
         std::chrono::day(day == 0 ? 1 : day);
}

std::chrono::year_month_day PartialDate::last_day() const {
  const auto last_month = std::chrono::year(year) / std::chrono::month(month == 0 ? 12 : month);
  if (day != 0) return last_month / std::chrono::day(day);
  return std::chrono::year_month_day(last_month / std::chrono::last);
}

std::optional<PartialDate> partial_date_of(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  PartialDate date;
  const auto year = number_of(text.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  date.year = static_cast<std::int16_t>(*year);
  if (text.size() >= 7) {
    const auto month = number_of(text.substr(5, 2));
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    date.month = static_cast<std::uint8_t>(*month);
  }
  if (text.size() == 10) {
    const auto day = number_of(text.substr(8, 2));
    if (text[7] != '-' || !day || *day < 1) return std::nullopt;
    date.day = static_cast<std::uint8_t>(*day);
    if (!date.first_day().ok()) return std::nullopt;
  }
  return date;
}

bool operator==(const SectorList& a, const SectorList& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

bool OfficeTerm::covers(std::chrono::year_month_day day) const {
  return (from.is_open() || from.first_day() <= day) && (to.is_open() || day <= to.last_day());
}

template <>
Surface RecordList<Surface>::operator[](std::size_t index) const {
  return table_->surface(first_ + index);
}

template <>
OfficeTerm RecordList<OfficeTerm>::operator[](std::size_t index) const {
  return table_->office(first_ + index);
}

std::string_view ActorEntry::name() const {
  for (const Surface& surface : surfaces) {
    if (surface.kind == SurfaceKind::kName) return surface.text;
  }
  return {};
}

}  // namespace tocsin
