#include "dates/date_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "dates/date_values.h"

namespace tocsin {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool DateReader::is_form(std::uint32_t at, std::string_view word) const {
  const std::string_view text = form(at);
  return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(),
                                                  [](char a, char b) { return lower(a) == b; });
}

bool DateReader::is_dash(std::uint32_t at) const {
  const std::string_view text = form(at);
  return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94";
}

bool DateReader::read(std::uint32_t at, DateExpression& out) {
  const bool is_article = is_form(at, "a") || is_form(at, "an") || is_form(at, "half");
  if (!is_article && !lexed_[at].is(kStartWords)) return false;
  Found best;
  const auto take = [&](Found found) {
    if (found.end > best.end) best = std::move(found);
  };
  const DateWord& word = lexed_[at];
  if (word.is(kNamedDay)) take(named(at, 0, false));
  if (word.is(kWholeDate)) take(whole_date(at));
  if (word.is(kMonthWord | kWeekdayWord | kNumberWord | kOrdinalWord)) take(calendar(at));
  if (word.is(kNumberWord | kEraWord)) take(with_era(at));
  if (word.is(kDecadeWord | kHundreds)) take(decade(at));
  if (word.is(kOrdinalWord)) take(century(at));
  if (word.is(kQuarterCode | kFiscalYear | kOrdinalWord)) take(fiscal(at));
  if (word.is(kDeicticWord | kUnitWord)) take(deictic(at));
  if (word.is(kToldTime)) take(told_time(at));
  if (word.is(kShiftWord)) take(shift(at));
  if (word.is(kPartWord)) take(part(at));
  if (word.is(kEveryWord | kOftenWord)) take(every(at));
  if (word.is(kClockTime | kNumberWord | kPartOfDayWord)) take(clock(at));
  if (is_article || word.is(kNumberWord | kVagueWord)) take(distance(at));
  if (word.is(kSeasonWord)) take(season(at, 0, false));
  if (word.is(kYearNumber) || word.digits == 2 || word.digits == 3) take(bare_year(at));
  if (best.end == 0) return false;
  out = DateExpression();
  out.tokens = {at, best.end};
  out.kind = best.kind;
  out.value = std::move(best.value);
  out.interval = best.interval;
  out.granularity = best.granularity;
  out.says_year = best.says_year;
  return true;
}

// ------------------------------------------------------------ the calendar

int DateReader::day_number(std::uint32_t at) const {
  if (at >= last_) return 0;
  const DateWord& word = lexed_[at];
  int day = 0;
  if (word.is(kOrdinalWord)) {
    day = word.ordinal;
    // "twenty-first" is an ordinal behind a number, read by nobody here.
  } else if (word.is(kNumberWord) && word.digits > 0 && word.digits <= 2) {
    day = word.number;
  }
  return day >= 1 && day <= 31 ? day : 0;
}

// "2,000 people marched": a number that counts what follows it is no year.
bool DateReader::is_count(std::uint32_t at) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId head = syntax.head[at];
  // "In 2020 police arrested", "the 2013 police raid"
  const bool is_like_year = lexed_[at].is(kYearNumber) && lexed_[at].number >= 1900 &&
                            lexed_[at].number % 100 != 0 && lexed_[at].number < 2100;
  const bool past_next = head.is_valid() && head.value > at + 1;
  const bool opens = at > first_ && is_form(at - 1, "in");
  const bool is_free = is_like_year && (opens || past_next) && !is(at + 1, kUnitWord);
  if (is(at + 1, kCountedWord | kUnitWord) && !is_free) return true;
  if (base_of(syntax.deprel[at]) != Deprel::kNummod || !head.is_valid() || head.value <= at) {
    return false;
  }
  if (lexed_[head.value].is(kMonthWord)) return false;
  const Xpos xpos = syntax.xpos[head.value];
  if (xpos != Xpos::kNns && xpos != Xpos::kNnps) return false;
  // "the 2016 elections" has an article; "2016 elections" at least no round number.
  const bool has_article = at > first_ && (is_form(at - 1, "the") || is_form(at - 1, "'s"));
  return !has_article && (lexed_[at].number % 50 == 0 || lexed_[at].number < 1900);
}

// Part of somebody's name: "June Carter", "Theresa May".
bool DateReader::is_name(std::uint32_t at) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (base_of(syntax.deprel[at]) == Deprel::kFlat) {
    const TokenId head = syntax.head[at];
    if (head.is_valid() && !lexed_[head.value].is(kMonthWord | kWeekdayWord | kNumberWord)) {
      return true;
    }
  }
  for (const TokenId child : syntax.children(TokenId(at))) {
    if (base_of(syntax.deprel[child.value]) == Deprel::kFlat &&
        !lexed_[child.value].is(kNumberWord)) {
      return true;
    }
  }
  return false;
}

// ", 1994", "of 1994", "in 1994", "1994": a year behind a month or day.
DateReader::Year DateReader::year_behind(std::uint32_t at, bool after_month) const {
  std::uint32_t k = at;
  const bool is_in = is_form(k, "in") && is(k + 1, kYearNumber) && lexed_[k + 1].digits == 4;
  if (form(k) == "," || is_dash(k) || is_form(k, "of") || is_in) ++k;
  if (k > at && is_form(k, "the")) return {};
  if (!is(k, kYearNumber | kNumberWord) || lexed_[k].digits == 0) return {};
  if (lexed_[k].is(kYearNumber)) {
    if (k > at && (form(at) == "," || is_in) && is_count(k)) return {};
    if (lexed_[k].digits == 4) return {k + 1, lexed_[k].number};
    return {};
  }
  const bool direct = k == at || is_form(at, "of");
  if (after_month && direct && lexed_[k].digits == 3 && lexed_[k].number < 1000 && !is_count(k)) {
    return {k + 1, lexed_[k].number};
  }
  return {};
}

// The year of a month or day that has none: that of the narrative where it tells of long ago, else
// the nearest in the direction of the tense.
std::optional<int> DateReader::missing_year(int month, int day, std::uint32_t at,
                                            std::uint32_t end) {
  // "from March to August 2011", "January 23 - March 9, 2014"
  if (is_dash(end) || is_form(end, "to") || is_form(end, "and") || is_form(end, "through") ||
      is_form(end, "until") || is_form(end, "or")) {
    constexpr std::uint32_t kMostWords = 7;
    bool has_month = false;
    int next_month = 0;
    for (std::uint32_t k = end + 1; k < std::min(last_, end + kMostWords); ++k) {
      if (lexed_[k].is(kMonthWord) && !has_month) {
        has_month = true;
        next_month = lexed_[k].number;
        continue;
      }
      if (has_month && lexed_[k].is(kYearNumber) && lexed_[k].digits == 4) {
        return lexed_[k].number - (next_month < month ? 1 : 0);
      }
      const bool goes_on = day_number(k) > 0 || form(k) == "," || is_form(k, "the") ||
                           is_form(k, "of") || is_form(k, "in") || is_form(k, "late") ||
                           is_form(k, "early");
      if (!goes_on) break;
    }
  }
  // A report that reviews a year goes back to it: another year holds for the sentence behind it.
  const bool is_near = narrative_ && first_ <= narrative_->sentence_end;
  if (narrative_ && narrative_->says_year && (!reviewed_year_ || is_near)) {
    // A narrative of long ago, or of what is years ahead.
    const bool is_elsewhere = !anchor_ ||
                              narrative_->interval.to + std::chrono::days(300) < *anchor_ ||
                              narrative_->interval.from > *anchor_ + std::chrono::days(300);
    if (is_elsewhere) return civil(narrative_->interval.from).year;
  }
  if (!anchor_) return std::nullopt;
  if (reviewed_year_) return *reviewed_year_;
  const CivilDay now = civil(*anchor_);
  const int here = month * 100 + (day > 0 ? day : 0);
  const int today = now.month * 100 + (day > 0 ? now.day : 0);
  switch (direction(at)) {
    case Direction::kFuture:
      return now.year + (here < today ? 1 : 0);
    case Direction::kPast:
      return now.year - (here > today ? 1 : 0);
    case Direction::kOpen:
      break;
  }
  // The nearest: half a year either way.
  const int away = month - now.month;
  return now.year + (away > 6 ? -1 : away < -6 ? 1 : 0);
}

DateReader::Found DateReader::date(std::uint32_t end, int year, int month, int day, int day_to,
                                   std::uint32_t from) {
  Found found;
  found.end = end;
  found.granularity = Granularity::kDay;
  found.says_year = year != 0;
  if (year == 0) {
    const auto missing = missing_year(month, day, from, end);
    if (!missing) {
      // A day of some year: every year has it but for 29 February.
      if (!day_at(2000, month, day)) return {};
      found.value = fmt::format("XXXX-{:02}-{:02}", month, day);
      return found;
    }
    year = *missing;
    found.says_year =
        narrative_ && narrative_->says_year && civil(narrative_->interval.from).year == year;
  }
  auto first = day_at(year, month, day);
  if (!first && month == 2 && day == 29 && !found.says_year) first = day_at(year - year % 4, 2, 29);
  if (!first) return {};
  const auto second = day_to > day ? day_at(year, month, day_to) : std::nullopt;
  found.interval = DayInterval{*first, second.value_or(*first)};
  found.value = value_of(TimeUnit::kDay, *first);
  if (second) found.value += "/" + value_of(TimeUnit::kDay, *second);
  return found;
}

DateReader::Found DateReader::calendar(std::uint32_t at) {
  if (is(at, kWeekdayWord)) {
    std::uint32_t k = at + 1;
    if (form(k) == "." && !is(at, kDoubtfulWord)) ++k;
    if (form(k) == ",") ++k;
    Found found = month_and_day(k);
    if (found.end == 0) {
      if (is_form(k, "the")) ++k;
      found = day_of_month(k, lexed_[at].number, at + 1);
    }
    if (found.end != 0) return found;
    return weekday_alone(at);
  }
  if (is(at, kMonthWord)) {
    Found found = month_and_day(at);
    if (found.end == 0) found = month_alone(at);
    return found;
  }
  return day_of_month(at, 0, at);
}

// "3 October 1994", "the 3rd of October", "5-6 September", "8-May-2006", "the 16th"
DateReader::Found DateReader::day_of_month(std::uint32_t at, int weekday,
                                           std::uint32_t weekday_end) {
  const int day = day_number(at);
  if (day == 0) return {};
  std::uint32_t k = at + 1;
  int day_to = 0;
  const bool joins = is_dash(k) || is_form(k, "and") || is_form(k, "or") || is_form(k, "to");
  if (joins && day_number(k + 1) > day &&
      (is(k + 2, kMonthWord) || (is_form(k + 2, "of") && is(k + 3, kMonthWord)))) {
    day_to = day_number(k + 1);
    k += 2;
  }
  if (is_form(k, "day") && is_form(k + 1, "of")) ++k;
  if (is_form(k, "of") || is_dash(k)) ++k;
  if (is(k, kMonthWord)) {
    const bool doubtful = is(k, kDoubtfulWord) && layers_.syntax.upos[k] != Upos::kPropn;
    if (doubtful) return {};
    const Year year = year_behind(k + 1, true);
    return date(year.end != 0 ? year.end : k + 1, year.value, lexed_[k].number, day, day_to, at);
  }
  // "on the 16th": of the month that the narrative, else the calendar, stands at.
  const bool is_alone = is(at, kOrdinalWord) && at > first_ + 1 && is_form(at - 1, "the") &&
                        is_form(at - 2, "on") && lexed_[at].digits > 0 &&
                        base_of(layers_.syntax.deprel[at]) == Deprel::kObl;
  const auto base = narrative_ ? std::optional(narrative_->interval.from) : anchor_;
  if (!is_alone || weekday != 0 || weekday_end != at || !base) return {};
  const CivilDay now = civil(*base);
  return date(at + 1, now.year, now.month, day, 0, at);
}

// "October 3, 1994", "Oct. 3", "May 7th", "April 14th or 15th", "June 3-5"
DateReader::Found DateReader::month_and_day(std::uint32_t at) {
  if (!is(at, kMonthWord)) return {};
  std::uint32_t k = at + 1;
  if (is_form(k, "the")) ++k;
  const int day = day_number(k);
  if (day == 0 || (layers_.syntax.upos[at] == Upos::kAux)) return {};
  ++k;
  int day_to = 0;
  const bool joins = is_dash(k) || is_form(k, "and") || is_form(k, "or") || is_form(k, "to") ||
                     is_form(k, "through");
  if (joins && day_number(k + 1) > day && !is(k + 2, kMonthWord | kUnitWord | kCountedWord)) {
    day_to = day_number(k + 1);
    k += 2;
  }
  const Year year = year_behind(k, false);
  return date(year.end != 0 ? year.end : k, year.value, lexed_[at].number, day, day_to, at);
}

// "May, 1750", "October of last year", "in March"
DateReader::Found DateReader::month_alone(std::uint32_t at) {
  const int month = lexed_[at].number;
  const SyntaxLayer& syntax = layers_.syntax;
  if (syntax.upos[at] == Upos::kAux || syntax.upos[at] == Upos::kVerb) return {};
  Found found;
  found.granularity = Granularity::kMonth;
  Year year = year_behind(at + 1, true);
  if (year.end == 0 && is(at + 1, kYearNumber) && lexed_[at + 1].digits == 0) {
    year = {at + 2, lexed_[at + 1].number};  // "March '98"
  }
  if (year.end != 0) {
    found.end = year.end;
    found.says_year = true;
  } else {
    // "March of last year", "October the same year"
    std::uint32_t k = at + 1;
    if (is_form(k, "of")) ++k;
    if (is_form(k, "the")) ++k;
    if (is(k, kShiftWord) && is(k + 1, kUnitWord) && lexed_[k + 1].unit == TimeUnit::kYear) {
      const auto base = lexed_[k].anchor == DateAnchor::kNarrative && narrative_
                            ? std::optional(narrative_->interval.from)
                            : anchor_;
      if (base) {
        year = {k + 2, civil(*base).year + lexed_[k].number};
        found.end = k + 2;
        found.says_year = lexed_[k].number != 0 || (narrative_ && narrative_->says_year);
      }
    }
  }
  if (found.end == 0) {
    if (day_number(at + 1) != 0) return {};  // "February 30"
    const bool tagged =
        syntax.upos[at] == Upos::kPropn || lexed_[at].part != DatePart::kWhole;  // "mid-May"
    const bool sure = !is(at, kDoubtfulWord) || is_behind(at, kBeforeDate | kShiftWord | kPartWord);
    const bool is_short = form(at).size() < 4 && form(at).back() != '.' && !is_form(at, "may");
    if (!tagged || !sure || is_short || is_name(at)) return {};
    found.end = at + 1;
    const auto missing = missing_year(month, 0, at, at + 1);
    if (!missing) {
      found.value = fmt::format("XXXX-{:02}", month);
      return found;
    }
    year.value = *missing;
    found.says_year =
        narrative_ && narrative_->says_year && civil(narrative_->interval.from).year == year.value;
  }
  found.interval = month_at(year.value, month);
  if (!found.interval) return {};
  found.value = value_of(TimeUnit::kMonth, found.interval->from);
  if (lexed_[at].part != DatePart::kWhole) {
    found.interval = narrowed(*found.interval, Granularity::kMonth, lexed_[at].part);
  }
  return found;
}

DateReader::Found DateReader::weekday_alone(std::uint32_t at) {
  const SyntaxLayer& syntax = layers_.syntax;
  const int weekday = lexed_[at].number;
  Found found;
  found.end = at + 1;
  found.granularity = Granularity::kDay;
  const bool is_noun = syntax.upos[at] == Upos::kPropn || syntax.upos[at] == Upos::kNoun;
  const bool is_sunlike = is(at, kDoubtfulWord);
  if (!is_noun || is_name(at) || (is_sunlike && !is_behind(at, kBeforeDate | kShiftWord)))
    return {};
  if (is_sunlike && at > first_ && is_form(at - 1, "the")) return {};
  if (lexed_[at].is(kEveryWord)) {
    found.kind = DateKind::kSet;
    found.value = fmt::format("XXXX-WXX-{}", weekday);
    return found;
  }
  std::string part;
  if (is(at + 1, kPartOfDayWord) && lexed_[at + 1].text().size() == 2) {
    part = fmt::format("T{}", lexed_[at + 1].text());
    ++found.end;
  }
  found.value = fmt::format("XXXX-WXX-{}{}", weekday, part);
  if (!anchor_) return found;
  const int today = weekday_of(*anchor_);
  const int back = (today - weekday + 7) % 7;
  const int ahead = (weekday - today + 7) % 7;
  const auto day = direction(at) == Direction::kFuture ? shifted(*anchor_, TimeUnit::kDay, ahead)
                                                       : shifted(*anchor_, TimeUnit::kDay, -back);
  if (!day) return found;
  found.interval = DayInterval{*day, *day};
  found.value = value_of(TimeUnit::kDay, *day) + part;
  return found;
}

DateReader::Found DateReader::whole_date(std::uint32_t at) {
  const DateWord& word = lexed_[at];
  return date(at + 1, word.number, word.month, word.day, 0, at);
}

// "10:30", "8 pm", "two o'clock", "1400 GMT", "noon"
DateReader::Found DateReader::clock(std::uint32_t at) {
  const DateWord& word = lexed_[at];
  Found found;
  found.kind = DateKind::kTime;
  found.granularity = Granularity::kInstant;
  if (word.is(kPartOfDayWord)) {
    const std::string_view code = word.text();
    if (code.size() < 4) return {};
    found.end = at + 1;
    found.value = code;
    return found;
  }
  int hour = word.number;
  int minute = word.is(kClockTime) ? word.day : 0;
  const bool marked = is(at + 1, kClockWord) && layers_.syntax.upos[at + 1] != Upos::kAux;
  if (marked) {
    const ClockMark mark = lexed_[at + 1].clock;
    if (mark == ClockMark::kZone) {
      if (!word.is(kClockTime)) {
        if (word.digits != 4) return {};  // "1400 GMT"
        minute = hour % 100;
        hour /= 100;
      }
    } else if (mark == ClockMark::kPm || mark == ClockMark::kAm) {
      if (hour < 1 || hour > 12) {
        if (!word.is(kClockTime)) return {};
      } else {
        hour = hour % 12 + (mark == ClockMark::kPm ? 12 : 0);
      }
    }
    found.end = at + 2;
  } else {
    const bool behind = at > first_ && (is_form(at - 1, "at") || is_form(at - 1, "until") ||
                                        is_form(at - 1, "by") || is_form(at - 1, "around"));
    if (!word.is(kClockTime) || !behind) return {};
    found.end = at + 1;
  }
  if (hour > 24 || minute > 59) return {};
  found.value = fmt::format("T{:02}:{:02}", hour, minute);
  return found;
}

}  // namespace tocsin
