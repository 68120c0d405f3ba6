// Durations, and days counted by them.
#include <fmt/format.h>

#include "dates/date_reader.h"
#include "dates/date_values.h"

namespace tocsin {
namespace {

// A count of units as one of units that the calendar moves by: decades and centuries are years.
TimeUnit unit_of_distance(TimeUnit unit) {
  return unit == TimeUnit::kDecade || unit == TimeUnit::kCentury ? TimeUnit::kYear : unit;
}

}  // namespace

// "two", "twenty-one", "2 1/2", "two and a half", "half a", "several", "a few", "a", "two hundred"
DateReader::Count DateReader::count_at(std::uint32_t at) const {
  Count count;
  std::uint32_t k = at;
  if (is_form(k, "half") && (is_form(k + 1, "a") || is_form(k + 1, "an"))) {
    return {k + 2, 0, true, false, false};
  }
  if (is_form(k, "a") || is_form(k, "an")) {
    count.article = true;
    count.value = 1;
    ++k;
    if (is_form(k, "couple")) {
      count.value = 2;
      count.article = false;
      if (is_form(++k, "of")) ++k;
      return {k, 2, false, false, false};
    }
    if (is_form(k, "half")) return {};
  }
  if (is(k, kVagueWord) && !is_form(k, "recent")) return {k + 1, 0, false, true, false};
  if (is(k, kNumberWord)) {
    count.value = lexed_[k].number;
    count.article = false;
    ++k;
    if (is_dash(k) && is(k + 1, kNumberWord) && lexed_[k + 1].digits == 0 && count.value >= 20 &&
        lexed_[k - 1].digits == 0 && lexed_[k + 1].number < 10) {
      count.value += lexed_[k + 1].number;
      k += 2;
    }
  } else if (!count.article) {
    return {};
  }
  while (is(k, kScaleWord)) {
    const std::int64_t scaled = std::int64_t{count.value} * lexed_[k].number;
    if (scaled > 2'000'000'000) return {};
    count.value = static_cast<int>(scaled);
    count.article = false;
    ++k;
  }
  if (is(k, kFraction)) {
    count.half = true;
    ++k;
  } else if (is_form(k, "and") && is_form(k + 1, "a") && is_form(k + 2, "half")) {
    count.half = true;
    k += 3;
  } else if (is_dash(k) && is_form(k + 1, "and") && is_dash(k + 2) && is_form(k + 3, "a") &&
             is_dash(k + 4) && is_form(k + 5, "half")) {
    count.half = true;
    k += 6;
  }
  count.end = k;
  return count;
}

DateReader::Found DateReader::distance(std::uint32_t at) {
  const Count count = count_at(at);
  std::uint32_t k = count.end;
  if (k == 0) return {};
  const bool hyphen = is_dash(k);
  if (hyphen) ++k;
  if (!is(k, kUnitWord)) return {};
  const DateWord& unit = lexed_[k];
  std::uint32_t end = k + 1;
  bool half = count.half;
  if (is_form(end, "and") && is_form(end + 1, "a") && is_form(end + 2, "half")) {
    half = true;
    end += 3;
  }
  // Ages are no dates: "42-year-old", "42 years old", "two years of age"; nor is a speed.
  std::uint32_t behind = end;
  if (is_dash(behind)) ++behind;
  if (is(behind, kAgeWord) || (is_form(end, "of") && is_form(end + 1, "age"))) return {};
  // "the 2018 day"
  const bool is_year = is(at, kYearNumber) && !hyphen && !form(k).ends_with('s');
  if (is_year) return {};
  const bool is_second = unit.ordinal != 0 && form(k) == "second";
  if (is_second) return {};

  if (Found day = counted_day({at, k, end, half}, count); day.end != 0) return day;
  Found found;
  // A bare "a day" is any day; "for a year", "within an hour" are durations.
  const bool is_from_act =
      is(end, kDistanceWord) || is_form(end, "since");  // "a week after they left"
  if (count.article && !half && !is_from_act && !is_behind(at, kBeforeYear | kDistanceWord) &&
      !(at > first_ &&
        (is_form(at - 1, "for") || is_form(at - 1, "within") || is_form(at - 1, "over") ||
         is_form(at - 1, "nearly") || is_form(at - 1, "almost")))) {
    const bool rate = at > first_ && (is_form(at - 1, "once") || is_form(at - 1, "twice") ||
                                      is_form(at - 1, "times"));
    if (!rate) return {};
    found.kind = DateKind::kSet;
    found.end = end;
    found.value = duration_value(unit.unit, unit.times, false, false);
    return found;
  }
  found.kind = DateKind::kDuration;
  found.end = end;
  found.value = duration_value(unit.unit, count.value * unit.times, half, count.vague);
  if (count.value > kMostCount) found.value = duration_value(unit.unit, 0, false, true);
  return found;
}

// "two days ago", "a year later", "three weeks from now", "in two days" of what is to come.
DateReader::Found DateReader::counted_day(const Measure& measure, const Count& count) {
  const DateWord& unit = lexed_[measure.unit];
  const std::uint32_t after = measure.end;
  const bool plain = !count.vague && !is_below_day(unit.unit) && count.value <= kMostCount;
  const bool from_now = is_form(after, "from") && is_form(after + 1, "now");
  bool is_distance = is(after, kDistanceWord) || from_now;
  int by = from_now ? 1 : is_distance ? lexed_[after].distance : 0;
  const DateAnchor from =
      from_now || !is_distance ? DateAnchor::kPublished : lexed_[after].distance_anchor;
  if (is_distance && !from_now && (is_form(after, "before") || is_form(after, "after"))) {
    // "two days before the vote" is counted from the vote.
    is_distance = after + 1 >= last_ || layers_.syntax.upos[after + 1] == Upos::kPunct ||
                  layers_.syntax.upos[after + 1] == Upos::kCconj;
  }
  if (is_distance && is_form(after, "back") && is_form(after + 1, "to")) is_distance = false;
  const bool coming = !is_distance && measure.first > first_ && is_form(measure.first - 1, "in") &&
                      plain && !count.article && anchor_ &&
                      direction(measure.unit) == Direction::kFuture &&
                      base_of(layers_.syntax.deprel[measure.unit]) == Deprel::kObl;
  if (!is_distance && !coming) return {};
  if (coming) by = 1;
  Found found;
  found.end = coming ? after : from_now ? after + 2 : after + 1;
  const bool narrated = from == DateAnchor::kNarrative && told_.has_value();
  auto base = narrated ? std::optional(told_->interval.from) : anchor_;
  // "two days later" than nothing that was told; "two days earlier" is so than the document.
  if (from == DateAnchor::kNarrative && !narrated && by > 0) base = std::nullopt;
  if (!base && plain) {
    found.granularity = granularity_of(unit.unit);
    found.value = open_value(unit.unit);
    return found;
  }
  const bool narrated_year = narrated && told_->says_year;
  if (base && plain) {
    const int signed_count = by * count.value;
    Found day = day_counted(found.end, unit, *base, signed_count, measure.half ? by : 0);
    if (day.end != 0) {
      day.says_year = day.says_year || narrated_year;
      return day;
    }
  }
  if (is_below_day(unit.unit) && base) {
    return unit_found(found.end, TimeUnit::kDay, base, narrated_year);
  }
  if (count.value > kMostCount && base && by < 0 && unit.unit == TimeUnit::kYear) {
    found.value = fmt::format("BC{}", std::int64_t{count.value} - civil(*base).year);
    found.granularity = Granularity::kYear;
    found.says_year = true;
    return found;
  }
  found.value = by < 0 ? "PAST_REF" : "FUTURE_REF";
  return found;
}

// The day `count` units from `base`, and `half` of one more: -1, 0 or 1.
DateReader::Found DateReader::day_counted(std::uint32_t end, const DateWord& unit, CalendarDay base,
                                          int count, int half) const {
  const TimeUnit counted = unit_of_distance(unit.unit);
  const int times = counted == unit.unit ? unit.times : unit.unit == TimeUnit::kDecade ? 10 : 100;
  auto day = shifted(base, counted, count * times);
  const bool year = counted == TimeUnit::kYear;
  if (day && half != 0) {
    const TimeUnit small = year ? TimeUnit::kMonth : TimeUnit::kDay;
    const int halves = year                          ? 6 * times
                       : counted == TimeUnit::kMonth ? 15
                       : counted == TimeUnit::kWeek  ? 3
                                                     : 0;
    day = shifted(*day, small, half * halves);
  }
  Found found = unit_found(end, half != 0 && year ? TimeUnit::kMonth : counted, day, year);
  if (found.end != 0 || !year || count >= 0) return found;
  // Before the calendar begins: "ten thousand years ago".
  found.end = end;
  found.granularity = Granularity::kYear;
  found.says_year = true;
  found.value = fmt::format("BC{:04}", -std::int64_t{count} * times - civil(base).year);
  return found;
}

}  // namespace tocsin
