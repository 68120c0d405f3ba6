// Years, decades, centuries, eras and fiscal quarters.
#include <fmt/format.h>

#include <algorithm>

#include "dates/date_reader.h"
#include "dates/date_values.h"

namespace tocsin {
namespace {

constexpr int kMostYearsOfRange = 200;

}  // namespace

bool DateReader::is_year_in_context(std::uint32_t at) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const DateWord& word = lexed_[at];
  const int year = word.number;
  // "over 2000 - 2050"
  const bool opens_range = word.digits == 4 && is_dash(at + 1) && is(at + 2, kYearNumber) &&
                           lexed_[at + 2].digits == 4 && lexed_[at + 2].number > year &&
                           lexed_[at + 2].number <= year + kMostYearsOfRange;
  if (opens_range && !is_count(at + 2)) return true;
  if (is_count(at) || is_behind(at, kNumberedWord)) return false;
  if (form(at + 1) == "%" || is_form(at + 1, "percent")) return false;
  const bool marked = is_behind(at, kBeforeYear) ||
                      (is_form(at + 1, "-") && is(at + 2, kYearNumber)) ||
                      (at > first_ && is_form(at - 1, "year"));
  const bool in_brackets = at > first_ && (form(at - 1) == "(" || form(at - 1) == ",") &&
                           (form(at + 1) == ")" || is_dash(at + 1) || form(at + 1) == ";");
  const bool is_range =
      (is_dash(at + 1) && is(at + 2, kNumberWord)) || (at > first_ && is_dash(at - 1));
  if (marked || in_brackets || is_range) return true;
  const int now = anchor_ ? civil(*anchor_).year : 2000;
  if (year < 1800 || year > now + 60) return false;
  const TokenId head = syntax.head[at];
  const Deprel deprel = base_of(syntax.deprel[at]);
  if (!head.is_valid()) return true;
  const bool qualifies = deprel == Deprel::kNummod || deprel == Deprel::kNmod ||
                         deprel == Deprel::kCompound || deprel == Deprel::kAmod;
  // "the 2003 invasion"; behind a noun only an event's name: "World Cup 2018".
  if (qualifies && head.value > at) return true;
  if (qualifies) return syntax.upos[head.value] == Upos::kPropn && at > first_;
  return deprel == Deprel::kObl || deprel == Deprel::kObj || deprel == Deprel::kNsubj ||
         deprel == Deprel::kConj || deprel == Deprel::kAppos || deprel == Deprel::kParataxis;
}

// Years of two or three digits: behind "the year" or "circa", or of a past act that they open:
// "In 348 he died".
bool DateReader::is_short_year(std::uint32_t at) const {
  if (at == first_ || lexed_[at].digits < 2 || lexed_[at].digits > 3 || is_count(at)) return false;
  const bool is_called = at > first_ + 1 && is_form(at - 1, "year") && is_form(at - 2, "the");
  const bool is_about = is_form(at - 1, "circa") || is_form(at - 1, "ca.") ||
                        is_form(at - 1, "c.") || is_form(at - 1, "ca");
  if (is_called || (is_about && lexed_[at].digits == 3)) return true;
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId head = syntax.head[at];
  const bool is_fronted = lexed_[at].digits == 3 && lexed_[at].number >= 100 && head.is_valid() &&
                          head.value > at && base_of(syntax.deprel[at]) == Deprel::kObl &&
                          syntax.xpos[head.value] == Xpos::kVbd;
  return is_fronted && (is_form(at - 1, "in") || is_form(at - 1, "after"));
}

DateReader::Found DateReader::bare_year(std::uint32_t at) {
  const DateWord& word = lexed_[at];
  // "'98" alone is anything.
  if (word.digits == 0 && word.part == DatePart::kWhole) return {};
  if (word.digits < 4 && is_short_year(at)) {
    // "in the year 71", "In 348 he died"
  } else if (word.digits == 2) {
    return {};
  } else if (word.digits == 3) {
    // "(c. 314-368)": of years so long ago only lives and reigns in brackets.
    const bool opens = is_dash(at + 1) && is(at + 2, kNumberWord) && lexed_[at + 2].digits >= 3 &&
                       at > first_ && (form(at - 1) == "(" || is_form(at - 1, "c."));
    const bool closes =
        form(at + 1) == ")" && at > first_ + 1 && is_dash(at - 1) && lexed_[at - 2].digits == 3;
    if (word.number < 100 || (!opens && !closes)) return {};
  } else if (word.part == DatePart::kWhole && !is_year_in_context(at)) {
    return {};
  }
  Found found;
  found.interval = years_at(word.number, word.number);
  if (!found.interval) return {};
  found.end = at + 1;
  found.granularity = Granularity::kYear;
  found.says_year = true;
  found.value = value_of(TimeUnit::kYear, found.interval->from);
  found.interval = narrowed(*found.interval, Granularity::kYear, word.part);
  return found;
}

DateReader::Found DateReader::decade(std::uint32_t at) {
  const DateWord& word = lexed_[at];
  const bool by_name = word.digits == 0 && !layers_.form(TokenId(at)).ends_with('s');
  const char first = form(at).front();
  const bool in_letters = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  const bool is_numeral = !in_letters || word.part == DatePart::kMiddle;
  if (by_name ||
      (!is_numeral && !(at > first_ && (is_form(at - 1, "the") || lexed_[at - 1].is(kPartWord))))) {
    return {};
  }
  const bool hundreds = word.is(kHundreds);
  // "in her 20s" is an age.
  if (at > first_ && layers_.syntax.xpos[at - 1] == Xpos::kPrpPoss) return {};
  const TimeUnit unit = hundreds ? TimeUnit::kCentury : TimeUnit::kDecade;
  const auto year = day_at(word.number, 1, 1);
  Found found = unit_found(at + 1, unit, year, true);
  if (found.interval) found.interval = narrowed(*found.interval, found.granularity, word.part);
  return found;
}

// "17th century", "nineteenth-century", "from the 15th to the 19th century", "7th century BC"
DateReader::Found DateReader::century(std::uint32_t at) {
  int ordinal = lexed_[at].ordinal;
  std::uint32_t k = at + 1;
  if (ordinal < 1 || ordinal > 30) return {};
  std::uint32_t end = 0;
  if (is_dash(k)) ++k;
  if (is(k, kUnitWord) && lexed_[k].unit == TimeUnit::kCentury) {
    end = k + 1;
  } else {
    k = at + 1;
    if (!is_dash(k) && !is_form(k, "to") && !is_form(k, "and") && !is_form(k, "or")) return {};
    ++k;
    if (is_form(k, "the")) ++k;
    if (!is(k, kOrdinalWord)) return {};
    ++k;
    if (is_dash(k)) ++k;
    if (!is(k, kUnitWord) || lexed_[k].unit != TimeUnit::kCentury) return {};
    return unit_found(at + 1, TimeUnit::kCentury, day_at((ordinal - 1) * 100 + 1, 1, 1), true);
  }
  if (is(end, kEraWord) && lexed_[end].number < 0) {
    Found found;
    found.end = end + 1;
    found.granularity = Granularity::kCentury;
    found.value = fmt::format("BC{:02}", ordinal - 1);
    found.says_year = true;
    return found;
  }
  return unit_found(end, TimeUnit::kCentury, day_at((ordinal - 1) * 100 + 1, 1, 1), true);
}

// "AD 842", "347 CE", "3000 BC"
DateReader::Found DateReader::with_era(std::uint32_t at) {
  std::uint32_t number = at;
  std::uint32_t era = at + 1;
  if (is(at, kEraWord)) std::swap(number, era);
  if (!is(number, kNumberWord) || lexed_[number].digits == 0) return {};
  std::uint32_t end = at + 2;
  if (!is(era, kEraWord)) {
    // "from 1200 to about 400 BC": the first year has the era of the second.
    if (!is_dash(era) && !is_form(era, "to") && !is_form(era, "and")) return {};
    ++era;
    if (is_form(era, "about") || is_form(era, "around")) ++era;
    const bool is_year = is(era, kNumberWord) && lexed_[era].digits > 0;
    ++era;
    if (!is_year || !is(era, kEraWord) || lexed_[era].number > 0) return {};
    end = at + 1;
  }
  const int year = lexed_[number].number;
  Found found;
  found.end = end;
  found.granularity = Granularity::kYear;
  found.says_year = true;
  if (lexed_[era].number < 0) {
    found.value = fmt::format("BC{:04}", year);
    return found;
  }
  found.interval = years_at(year, year);
  if (!found.interval || year == 0) return {};
  found.value = value_of(TimeUnit::kYear, found.interval->from);
  return found;
}

// "Q3 2015", "FY2021", "the third quarter of 2016", "first half of last year"
DateReader::Found DateReader::fiscal(std::uint32_t at) {
  const DateWord& word = lexed_[at];
  if (word.is(kFiscalYear))
    return unit_found(at + 1, TimeUnit::kYear, day_at(word.number, 1, 1), true);
  std::uint32_t k = at + 1;
  int quarter = word.number;
  bool half = false;
  if (word.is(kOrdinalWord)) {
    quarter = word.ordinal;
    if (is_dash(k)) ++k;
    half = is_form(k, "half");
    if (!half && !(is(k, kUnitWord) && lexed_[k].unit == TimeUnit::kQuarter)) return {};
    ++k;
    if (is_form(k, "of") || is_form(k, "in")) ++k;
    if (is_form(k, "the")) ++k;
  } else if (quarter > 10) {
    half = true;
    quarter -= 10;
  }
  if (quarter < 1 || quarter > (half ? 2 : 4)) return {};
  if (half && word.is(kOrdinalWord) && is_form(k, "year") && anchor_) {
    const int year = reviewed_year_.value_or(civil(*anchor_).year);
    Found found = unit_found(k + 1, TimeUnit::kYear, day_at(year, 1, 1), false);
    if (!found.interval) return {};
    found.interval = narrowed(*found.interval, Granularity::kYear,
                              quarter == 1 ? DatePart::kHalf1 : DatePart::kHalf2);
    found.value = fmt::format("{:04}-H{}", year, quarter);
    return found;
  }
  if (half && word.is(kOrdinalWord)) {
    return part_of(k, quarter == 1 ? DatePart::kHalf1 : DatePart::kHalf2);
  }
  Found year;
  if (is(k, kYearNumber)) {
    year = unit_found(k + 1, TimeUnit::kYear, day_at(lexed_[k].number, 1, 1), true);
  } else if (is(k, kShiftWord)) {
    year = shift(k);
  } else if (anchor_ && (word.is(kQuarterCode) || is_form(k, "year"))) {
    year = unit_found(is_form(k, "year") ? k + 1 : at + 1, TimeUnit::kYear, anchor_, false);
  }
  if (!year.interval || year.granularity != Granularity::kYear) return {};
  const int number = civil(year.interval->from).year;
  if (half) {
    year.interval = narrowed(*year.interval, Granularity::kYear,
                             quarter == 1 ? DatePart::kHalf1 : DatePart::kHalf2);
    year.value = fmt::format("{:04}-H{}", number, quarter);
    return year;
  }
  return unit_found(year.end, TimeUnit::kQuarter, day_at(number, quarter * 3, 1), year.says_year);
}

}  // namespace tocsin
