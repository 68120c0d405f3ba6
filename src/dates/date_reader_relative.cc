// Dates that are counted from some day: of publication, or that of the narrative.
#include <fmt/format.h>

#include <algorithm>

#include "dates/date_reader.h"
#include "dates/date_values.h"

namespace tocsin {
DateReader::Found DateReader::unit_found(std::uint32_t end, TimeUnit unit,
                                         std::optional<CalendarDay> day, bool says_year) const {
  Found found;
  if (!day) return found;
  found.interval = unit_around(unit, *day);
  if (!found.interval) return {};
  found.end = end;
  found.granularity = granularity_of(unit);
  found.value = value_of(unit, found.interval->from);
  found.says_year = says_year;
  return found;
}

// ---------------------------------------------------------- today, last night

DateReader::Found DateReader::deictic(std::uint32_t at) {
  Found found;
  if (is(at, kDeicticWord)) {
    // "USA TODAY"
    const bool is_capital = form(at).size() > 1 && form(at)[1] >= 'A' && form(at)[1] <= 'Z';
    if (is_capital && at > first_ && layers_.syntax.upos[at - 1] == Upos::kPropn) return {};
    if (!anchor_) {
      found.end = at + 1;
      found.granularity = Granularity::kDay;
      found.value = "XXXX-XX-XX";
      return found;
    }
    found = unit_found(at + 1, TimeUnit::kDay, shifted(*anchor_, TimeUnit::kDay, lexed_[at].number),
                       false);
    if (found.end == 0) return found;
    std::string_view part = lexed_[at].text();
    if (part.empty() && is(at + 1, kPartOfDayWord) && lexed_[at + 1].text().size() == 2) {
      part = lexed_[at + 1].text();
      ++found.end;
    }
    if (!part.empty()) found.value += fmt::format("T{}", part);
    return found;
  }
  // "the day before yesterday", "the day after tomorrow"
  const bool before = is_form(at + 1, "before") && is_form(at + 2, "yesterday");
  const bool after = is_form(at + 1, "after") && is_form(at + 2, "tomorrow");
  if (lexed_[at].unit == TimeUnit::kDay && (before || after) && anchor_) {
    return unit_found(at + 3, TimeUnit::kDay, shifted(*anchor_, TimeUnit::kDay, before ? -2 : 2),
                      false);
  }
  if (Found frame = the_unit(at); frame.end != 0) return frame;
  if (Found last = end_of_year(at); last.end != 0) return last;
  // "the day before", "the year after": of the date told last
  const bool is_behind_the = at > first_ && is_form(at - 1, "the");
  const bool closes = at + 2 >= last_ || layers_.syntax.upos[at + 2] == Upos::kPunct ||
                      layers_.syntax.upos[at + 2] == Upos::kCconj;
  if (!is_behind_the || !closes || !told_ || is_below_day(lexed_[at].unit)) return found;
  const int by = is_form(at + 1, "before") || is_form(at + 1, "earlier") ? -1
                 : is_form(at + 1, "after") || is_form(at + 1, "later")  ? 1
                                                                         : 0;
  if (by == 0) return found;
  return unit_found(at + 2, lexed_[at].unit, shifted(told_->interval.from, lexed_[at].unit, by),
                    told_->says_year);
}

// "They claimed at the time that": when the narrative stands.
DateReader::Found DateReader::told_time(std::uint32_t at) {
  const bool is_the = at > first_ + 1 && (is_form(at - 1, "the") || is_form(at - 1, "that")) &&
                      (is_form(at - 2, "at") || is_form(at - 2, "by"));
  if (!is_the || !told_) return {};
  if (at + 1 < last_) {
    // "at the time of the attack", "at the time he left"
    const Upos upos = layers_.syntax.upos[at + 1];
    const bool is_free = upos == Upos::kPunct || upos == Upos::kCconj || upos == Upos::kAdp ||
                         upos == Upos::kVerb || is_form(at + 1, "that");
    if (!is_free || is_form(at + 1, "of")) return {};
  }
  const auto unit = unit_of(told_->granularity);
  if (!unit) return {};
  Found found = unit_found(at + 1, *unit, told_->interval.from, told_->says_year);
  if (found.interval) found.interval = told_->interval;
  return found;
}

// "over the weekend", "during the year": the one that the document stands in, or has just behind
// it.
DateReader::Found DateReader::the_unit(std::uint32_t at) {
  const bool is_the = at > first_ + 1 && is_form(at - 1, "the") && lexed_[at - 2].is(kAroundUnit);
  if (!is_the || !anchor_ || is_form(at + 1, "of") || is_form(at + 1, "before")) return {};
  const TimeUnit unit = lexed_[at].unit;
  if (form(at).ends_with('s') || (unit != TimeUnit::kWeekend && unit != TimeUnit::kYear)) return {};
  const bool is_past = direction(at) != Direction::kFuture;
  if (unit == TimeUnit::kWeekend) {
    const bool is_running = weekday_of(*anchor_) >= 6;
    const int by = is_past && !is_running ? -1 : 0;
    return unit_found(at + 1, unit, shifted(*anchor_, unit, by), false);
  }
  if (!is_form(at - 2, "during") && !is_form(at - 2, "throughout")) return {};
  if (!reviewed_year_ && direction(at) == Direction::kFuture) return {};
  if (narrative_ && narrative_->says_year && !reviewed_year_) {
    return unit_found(at + 1, unit, narrative_->interval.from, true);
  }
  const int year = reviewed_year_.value_or(civil(*anchor_).year);
  return unit_found(at + 1, unit, day_at(year, 1, 1), false);
}

// "at year's end"
DateReader::Found DateReader::end_of_year(std::uint32_t at) {
  const bool is_end = lexed_[at].unit == TimeUnit::kYear && !form(at).ends_with('s') &&
                      (is_form(at + 1, "'s") || is_form(at + 1, "\xE2\x80\x99s")) &&
                      is_form(at + 2, "end");
  if (!is_end || !anchor_) return {};
  const int year = reviewed_year_.value_or(civil(*anchor_).year);
  Found found = unit_found(at + 3, TimeUnit::kYear, day_at(year, 1, 1), false);
  if (found.interval) {
    found.interval = narrowed(*found.interval, found.granularity, DatePart::kEnding);
  }
  return found;
}

// --------------------------------------------------- last, this, next, that

DateReader::Found DateReader::shift(std::uint32_t at) {
  const DateWord& by = lexed_[at];
  const SyntaxLayer& syntax = layers_.syntax;
  const bool is_pronoun = syntax.upos[at] == Upos::kPron || syntax.upos[at] == Upos::kSconj;
  if (is_pronoun) return {};
  std::optional<CalendarDay> base = anchor_;
  bool says_year = false;
  const bool is_the = at > first_ && is_form(at - 1, "the");
  // "the next day" of a narrative is counted from it; "next day" from publication.
  const bool is_narrated =
      by.anchor == DateAnchor::kNarrative ||
      (is_the && is_form(at, "next") && narrative_ && direction(at) != Direction::kFuture);
  if (is_narrated) {
    base = told_ ? std::optional(told_->interval.from) : std::nullopt;
    says_year = told_ && told_->says_year;
  }
  std::uint32_t k = at + 1;
  if (is_form(k, "same")) ++k;  // "that same year"
  if (is(k, kNumberWord | kVagueWord) || is_form(k, "couple")) return span_of_units(k, by);
  if (is(k, kUnitWord)) {
    const bool runs = is_form(at, "past") && !is_below_day(lexed_[k].unit);
    if (runs && anchor_ && lexed_[k].times == 1) return span_of_units(k, by);
    return shifted_unit(k, by, base, says_year);
  }
  if (is(k, kPartOfDayWord) && lexed_[k].text().size() == 2 && by.number <= 0) {
    if (!base) return {};
    Found found =
        unit_found(k + 1, TimeUnit::kDay, shifted(*base, TimeUnit::kDay, by.number), says_year);
    found.value += fmt::format("T{}", lexed_[k].text());
    return found;
  }
  return shifted_named(k, by, base);
}

DateReader::Found DateReader::shifted_unit(std::uint32_t at, const DateWord& by,
                                           std::optional<CalendarDay> base, bool says_year) {
  const DateWord& unit = lexed_[at];
  if (is_below_day(unit.unit)) return {};
  if (is_form(at, "night") || is_form(at, "nights")) {
    if (!base || by.number > 0) return {};
    Found night =
        unit_found(at + 1, TimeUnit::kDay, shifted(*base, TimeUnit::kDay, by.number), says_year);
    night.value += "TNI";
    return night;
  }
  if (form(at).ends_with('s')) return {};  // "these days", "past years"
  if (unit.unit == TimeUnit::kDay && by.number == 0 && !base) return {};
  if (!base) {
    Found open;
    open.end = at + 1;
    open.granularity = granularity_of(unit.unit);
    open.value = open_value(unit.unit);
    return open;
  }
  if (unit.unit == TimeUnit::kDay && (is_form(at - 1, "last") || is_form(at - 1, "past")))
    return {};
  // "that year" of a day is its year; "the following day" of a month is nobody's to say.
  int count = by.number * unit.times;
  // On a weekday "this weekend" of what has happened is the one before.
  const bool is_coming_weekend =
      unit.unit == TimeUnit::kWeekend && by.number == 0 && weekday_of(*base) < 6;
  if (is_coming_weekend && direction(at) == Direction::kPast) count = -1;
  return unit_found(at + 1, unit.unit, shifted(*base, unit.unit, count), says_year);
}

// "last Monday", "next March", "this summer", "last Christmas"
DateReader::Found DateReader::shifted_named(std::uint32_t at, const DateWord& by,
                                            std::optional<CalendarDay> base) {
  if (at >= last_) return {};
  if (is(at, kSeasonWord)) return season(at, by.number, true);
  if (is(at, kNamedDay)) {
    if (Found feast = named(at, by.number, true); feast.end != 0) return feast;
  }
  if (!base) base = anchor_;
  if (!base || !is(at, kWeekdayWord | kMonthWord)) return {};
  const int number = lexed_[at].number;
  if (is(at, kMonthWord)) {
    if (day_number(at + 1) != 0 || layers_.syntax.upos[at] == Upos::kVerb) return {};
    const CivilDay now = civil(*base);
    int year = now.year;
    if (by.number < 0 && number >= now.month) --year;
    if (by.number > 0 && number <= now.month) ++year;
    return unit_found(at + 1, TimeUnit::kMonth, day_at(year, number, 1), false);
  }
  const int back = (weekday_of(*base) - number + 7) % 7;
  const int ahead = (number - weekday_of(*base) + 7) % 7;
  int days = 0;
  if (by.number < 0) {
    days = back == 0 ? -7 : -back;
  } else if (by.number > 0) {
    days = ahead == 0 ? 7 : ahead;
  } else {
    const bool is_past = by.anchor == DateAnchor::kNarrative || direction(at) == Direction::kPast;
    days = is_past ? -back : ahead;
  }
  Found found = unit_found(at + 1, TimeUnit::kDay, shifted(*base, TimeUnit::kDay, days), false);
  if (found.end != 0 && is(at + 1, kPartOfDayWord) && lexed_[at + 1].text().size() == 2) {
    found.value += fmt::format("T{}", lexed_[at + 1].text());
    ++found.end;
  }
  return found;
}

// "the past decade", "the last three weeks", "the next five years": up to, or from, today.
DateReader::Found DateReader::span_of_units(std::uint32_t at, const DateWord& by) {
  Count count{at, 1, false, false, false};
  if (!is(at, kUnitWord)) count = count_at(at);
  if (is_form(at, "couple"))
    count = {is_form(at + 1, "of") ? at + 2 : at + 1, 2, false, false, false};
  if (count.end == 0 || !is(count.end, kUnitWord)) return {};
  const DateWord& unit = lexed_[count.end];
  Found found;
  found.end = count.end + 1;
  found.kind = DateKind::kDuration;
  found.value = duration_value(unit.unit, count.value * unit.times, count.half, count.vague);
  if (!anchor_ || count.vague || is_below_day(unit.unit) || by.number == 0 ||
      count.value > kMostCount || by.anchor == DateAnchor::kNarrative) {
    return found;
  }
  const auto other = shifted(*anchor_, unit.unit, by.number * count.value * unit.times);
  if (!other) return found;
  found.interval = DayInterval{std::min(*anchor_, *other), std::max(*anchor_, *other)};
  found.granularity = granularity_of(unit.unit);
  return found;
}

// ------------------------------------------------------- early, late, the end of

DateReader::Found DateReader::part(std::uint32_t at) {
  const DatePart part = lexed_[at].part;
  std::uint32_t k = at + 1;
  const bool needs_of = part == DatePart::kBeginning || part == DatePart::kEnding ||
                        is_form(at, "middle") || is_form(at, "close");
  if (needs_of) {
    if (!is_form(k, "of")) return {};
    ++k;
  } else {
    if (is_dash(k)) ++k;
    if (is_form(k, "in") || is_form(k, "on")) ++k;
  }
  const bool is_the = is_form(k, "the");
  if (is_the) ++k;
  if (k >= last_) return {};
  const bool compares = is_form(at, "earlier") || is_form(at, "later");
  // "the end of the year", "earlier in the week"
  if (is_the && is(k, kUnitWord) && !form(k).ends_with('s') && !is_below_day(lexed_[k].unit) &&
      lexed_[k].unit != TimeUnit::kDay) {
    auto base = narrative_ ? std::optional(narrative_->interval.from) : anchor_;
    const bool reviews = reviewed_year_ && lexed_[k].unit == TimeUnit::kYear;
    if (reviews) base = day_at(*reviewed_year_, 1, 1);
    Found whole =
        unit_found(k + 1, lexed_[k].unit, base, !reviews && narrative_ && narrative_->says_year);
    if (whole.interval) whole.interval = narrowed(*whole.interval, whole.granularity, part);
    return whole;
  }
  if (compares && !is(k, kShiftWord | kDeicticWord | kWeekdayWord | kMonthWord)) return {};
  Found inner = part_of(k, part);
  if (inner.end == 0 || !compares || !anchor_ || !inner.interval) return inner;
  // "earlier this year" ends today, "later this month" begins today.
  const DayInterval whole = *inner.interval;
  if (is(k, kShiftWord) && lexed_[k].number == 0) {
    const auto unit = shift(k).interval;
    if (unit && unit->from <= *anchor_ && *anchor_ <= unit->to) {
      inner.interval = part == DatePart::kStart ? DayInterval{unit->from, *anchor_}
                                                : DayInterval{*anchor_, unit->to};
    }
  } else {
    inner.interval = whole;
  }
  return inner;
}

DateReader::Found DateReader::part_of(std::uint32_t at, DatePart part) {
  if (at >= last_) return {};
  Found inner;
  if (is(at, kMonthWord)) inner = month_alone(at);
  if (inner.end == 0 && is(at, kWeekdayWord)) inner = weekday_alone(at);
  if (inner.end == 0 && is(at, kDecadeWord | kHundreds)) inner = decade(at);
  if (inner.end == 0 && is(at, kOrdinalWord)) inner = century(at);
  if (inner.end == 0 && is(at, kShiftWord)) inner = shift(at);
  if (inner.end == 0 && is(at, kDeicticWord)) inner = deictic(at);
  if (inner.end == 0 && is(at, kSeasonWord)) inner = season(at, 0, false);
  if (inner.end == 0 && is(at, kYearNumber) && lexed_[at].digits == 4 && !is_count(at)) {
    inner = unit_found(at + 1, TimeUnit::kYear, day_at(lexed_[at].number, 1, 1), true);
  }
  if (inner.interval && inner.kind == DateKind::kDate) {
    inner.interval = narrowed(*inner.interval, inner.granularity, part);
  }
  return inner;
}

// ---------------------------------------------------------- seasons and feasts

// "summer 2016", "the winter of 1776-77", "last summer", "in the spring"
DateReader::Found DateReader::season(std::uint32_t at, int by, bool shifted_by) {
  const DateWord& word = lexed_[at];
  if (layers_.syntax.upos[at] == Upos::kVerb || form(at).ends_with('s')) return {};
  std::uint32_t end = at + 1;
  int year = 0;
  bool says_year = false;
  const Year told = year_behind(at + 1, false);
  if (told.end != 0 && form(at + 1) != ",") {
    year = told.value;
    end = told.end;
    says_year = true;
    if (is_dash(end) && is(end + 1, kNumberWord) && lexed_[end + 1].digits == 2) end += 2;
  } else {
    const bool in_the =
        at > first_ + 1 && is_form(at - 1, "the") &&
        (is_form(at - 2, "in") || is_form(at - 2, "during") || is_form(at - 2, "since"));
    const bool in_bare = at > first_ && is_form(at - 1, "in");
    if (!shifted_by && !((in_the || in_bare) && !is_form(at + 1, "of"))) return {};
    if (layers_.syntax.upos[at] != Upos::kNoun && layers_.syntax.upos[at] != Upos::kPropn)
      return {};
    if (!anchor_) return {};
    const CivilDay now = civil(*anchor_);
    const bool begun = now.month >= word.month;
    year = now.year;
    if (shifted_by) {
      const bool running = begun && now.month < word.month + 3;
      if (by < 0 && (!begun || running)) --year;
      if (by > 0 && begun) ++year;
    } else {
      const Direction ahead = direction(at);
      if (ahead == Direction::kFuture && begun && now.month > word.month + 2) ++year;
      if (ahead != Direction::kFuture && !begun) --year;
    }
  }
  const auto first = month_at(year, word.month);
  const auto last = first ? shifted(first->from, TimeUnit::kMonth, 3) : std::nullopt;
  if (!last) return {};
  Found found;
  found.end = end;
  found.granularity = Granularity::kQuarter;
  found.interval = DayInterval{first->from, *last - std::chrono::days(1)};
  found.value = fmt::format("{:04}-{}", year, word.text());
  found.says_year = says_year;
  return found;
}

// "Christmas 2016", "New Year's Day", "last Easter", "the Cold War"
DateReader::Found DateReader::named(std::uint32_t at, int by, bool shifted_by) {
  std::uint32_t end = at;
  const NamedTime* name = words_.named_at(layers_.tokens, last_, end);
  if (name == nullptr) return {};
  Found found;
  found.end = end;
  if (name->is_period) {
    if (shifted_by) return {};
    const bool one_day = name->period.from == name->period.to;
    found.granularity = one_day ? Granularity::kDay : Granularity::kUnknown;
    found.interval = name->period;
    found.says_year = true;
    found.value = value_of(TimeUnit::kDay, name->period.from);
    if (!one_day) found.value += "/" + value_of(TimeUnit::kDay, name->period.to);
    return found;
  }
  if (form(at).front() >= 'a' && form(at).front() <= 'z') return {};
  // "the Good Friday Agreement"
  bool names_more = false;
  for (std::uint32_t k = at; k < end && end < last_; ++k) {
    names_more = names_more || layers_.syntax.head[k] == TokenId(end);
  }
  names_more = names_more && layers_.syntax.upos[end] == Upos::kPropn && !is(end, kUnitWord);
  if (names_more && !shifted_by) return {};
  found.granularity = Granularity::kDay;
  const Year told = year_behind(end, false);
  int year = told.value;
  if (told.end != 0) {
    found.end = told.end;
    found.says_year = true;
  } else if (is(end, kShiftWord) && is(end + 1, kUnitWord) &&
             lexed_[end + 1].unit == TimeUnit::kYear && anchor_) {
    year = civil(*anchor_).year + lexed_[end].number;
    found.end = end + 2;
  } else if (anchor_) {
    year = civil(*anchor_).year;
    const auto here = feast_day(*name, year);
    const bool ahead = by > 0 || (!shifted_by && direction(at) == Direction::kFuture);
    const bool behind = by < 0 || (!shifted_by && direction(at) == Direction::kPast);
    if (here && ahead && *here < *anchor_) ++year;
    if (here && behind && *here > *anchor_) --year;
  } else {
    found.value = name->rule == FeastRule::kFixed
                      ? fmt::format("XXXX-{:02}-{:02}", name->month, name->day)
                      : "XXXX-XX-XX";
    return found;
  }
  const auto day = feast_day(*name, year);
  if (!day) return {};
  found.interval = DayInterval{*day, *day};
  found.value = value_of(TimeUnit::kDay, *day);
  return found;
}

// ------------------------------------------------------------------- how often

DateReader::Found DateReader::every(std::uint32_t at) {
  Found found;
  found.kind = DateKind::kSet;
  if (is(at, kOftenWord)) {
    if (layers_.syntax.upos[at] != Upos::kAdv) return {};
    found.end = at + 1;
    found.value = lexed_[at].text();
    return found;
  }
  if (is(at, kWeekdayWord)) return {};  // "Mondays": weekday_alone
  std::uint32_t k = at + 1;
  if (is_form(k, "other")) ++k;
  const Count count = is(k, kNumberWord) ? count_at(k) : Count{k, is_form(k - 1, "other") ? 2 : 1};
  k = count.end;
  if (count.end == 0) return {};
  if (is(k, kWeekdayWord)) {
    found.value = fmt::format("XXXX-WXX-{}", lexed_[k].number);
  } else if (is(k, kMonthWord)) {
    found.value = fmt::format("XXXX-{:02}", lexed_[k].number);
  } else if (is(k, kUnitWord) && count.value <= kMostCount) {
    found.value = duration_value(lexed_[k].unit, count.value * lexed_[k].times, false, false);
  } else if (is(k, kPartOfDayWord) && lexed_[k].text().size() == 2) {
    found.value = fmt::format("XXXX-XX-XXT{}", lexed_[k].text());
  } else if (is(k, kSeasonWord)) {
    found.value = fmt::format("XXXX-{}", lexed_[k].text());
  } else {
    return {};
  }
  found.end = k + 1;
  return found;
}

}  // namespace tocsin
