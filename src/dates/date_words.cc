#include "dates/date_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "dates/cldr_names.h"

namespace tocsin {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr std::string_view kCurly = "\xE2\x80\x99";

// The whole of `text` as a number.
std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return is_digit(text.front()) ? std::optional(value) : std::nullopt;
}

void set_code(DateWord& word, std::string_view code) {
  word.code = {};
  std::copy_n(code.begin(), std::min(code.size(), word.code.size()), word.code.begin());
}

// "1990", "1990s", "1600s"; of two digits only behind an apostrophe.
void read_years(std::string_view digits, bool plural, bool short_form, DateWord& word) {
  const auto value = number_in(digits);
  if (!value) return;
  if (short_form || (plural && digits.size() == 2)) {
    if (digits.size() != 2) return;
    word.number = 1900 + *value;
    word.classes |= plural ? kDecadeWord : kYearNumber;
    if (plural && *value % 10 != 0) word.classes = 0;
    return;
  }
  word.number = *value;
  const bool is_year = digits.size() == 4 && *value >= 1000 && *value < 2200;
  if (plural) {
    if (is_year && *value % 100 == 0 && *value < 2000) word.classes |= kHundreds;
    if (is_year && *value % 10 == 0) word.classes |= kDecadeWord;
  } else if (is_year) {
    word.classes |= kYearNumber;
  }
}

// Four digits first: year, month, day; else month, day, year, or where that is no date, day first.
void read_whole_date(std::string_view form, char mark, DateWord& word) {
  int part[3] = {0, 0, 0};
  std::size_t begin = 0;
  for (int& value : part) {
    const std::size_t end =
        std::min(form.find_first_of(std::string_view(&mark, 1), begin), form.size());
    if (begin > form.size()) return;
    const auto number = number_in(form.substr(begin, std::min(end, begin + 5) - begin));
    if (!number) return;
    value = *number;
    begin = end + 1;
    // A time may stand behind an ISO date: "2018-01-03T22:10".
    if (&value == &part[1] && form.find('T', begin) != std::string_view::npos) {
      form = form.substr(0, form.find('T', begin));
    }
  }
  if (begin <= form.size()) return;
  if (part[0] < 1000) {
    if (part[0] > 12) std::swap(part[0], part[1]);
    std::rotate(std::begin(part), std::begin(part) + 2, std::end(part));
    if (part[0] < 100) part[0] += part[0] < 70 ? 2000 : 1900;
  }
  if (!day_at(part[0], part[1], part[2])) return;
  word.classes |= kWholeDate;
  word.number = part[0];
  word.month = static_cast<std::uint8_t>(part[1]);
  word.day = static_cast<std::uint8_t>(part[2]);
}

void read_clock(std::string_view form, std::size_t colon, DateWord& word) {
  const auto hour = number_in(form.substr(0, colon));
  const auto minute = number_in(form.substr(colon + 1, 2));
  if (!hour || !minute || *hour > 24 || *minute > 59 || form.size() < colon + 3) return;
  word.classes |= kClockTime;
  word.number = *hour;
  word.day = static_cast<std::uint8_t>(*minute);
}

void read_number(std::string_view form, DateWord& word) {
  if (form.size() > 24) return;
  std::string_view digits = form;
  std::string_view tail;
  std::size_t size = 0;
  while (size < form.size() && is_digit(form[size])) ++size;
  tail = form.substr(size);
  digits = form.substr(0, size);
  if (size > 9 || size == 0) return;
  const auto value = number_in(digits);
  if (!value) return;
  if (tail.empty()) {
    word.classes |= kNumberWord;
    word.number = *value;
    word.digits = static_cast<std::uint8_t>(size);
    read_years(digits, false, false, word);
  } else if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") {
    word.classes |= kOrdinalWord;
    word.ordinal = static_cast<std::uint8_t>(std::min(*value, 255));
    word.digits = static_cast<std::uint8_t>(size);
  } else if (tail == "s" || tail == "'s" || tail == "\xE2\x80\x99s") {
    read_years(digits, true, false, word);
  } else if (tail.front() == ',') {
    std::string whole(digits);
    for (const char c : tail) {
      if (is_digit(c)) whole += c;
    }
    if (const auto big = number_in(whole)) {
      word.classes |= kNumberWord;
      word.number = *big;
      word.digits = static_cast<std::uint8_t>(std::min<std::size_t>(whole.size() + 5, 20));
    }
  } else if (tail.front() == ':') {
    read_clock(form, size, word);
  } else if (tail.front() == '-' || tail.front() == '/') {
    if (tail == "/2" && *value == 1) word.classes |= kFraction;
    read_whole_date(form, tail.front(), word);
  }
}

// "mid-1980s", "'90s", "Q3", "FY2021": letters or an apostrophe, then digits.
void read_prefixed(std::string_view form, DateWord& word) {
  for (const std::string_view apostrophe : {std::string_view("'"), kCurly}) {
    if (!form.starts_with(apostrophe)) continue;
    std::string_view rest = form.substr(apostrophe.size());
    const bool plural = rest.ends_with('s');
    if (plural) rest.remove_suffix(1);
    if (rest.size() == 2 && is_digit(rest.front())) read_years(rest, plural, true, word);
    return;
  }
  if (form.size() == 2 && (form[0] == 'Q' || form[0] == 'H') && form[1] >= '1' && form[1] <= '4') {
    word.classes |= kQuarterCode;
    word.number = form[0] == 'Q' ? form[1] - '0' : 10 + form[1] - '0';
    if (word.number > 12) word.classes = 0;
  } else if (form.starts_with("FY") && form.size() >= 4) {
    const auto value = number_in(form.substr(2));
    if (!value || (form.size() != 4 && form.size() != 6)) return;
    word.classes |= kFiscalYear;
    word.number = form.size() == 4 ? 2000 + *value : *value;
  } else if (form.size() > 4 && (form.starts_with("mid-") || form.starts_with("Mid-"))) {
    read_number(form.substr(4), word);
    word.part = DatePart::kMiddle;
    word.classes &= kYearNumber | kDecadeWord | kHundreds;
  }
}

std::optional<TimeUnit> unit_named(std::string_view name) {
  constexpr std::array<std::string_view, 11> kNames = {"second",  "minute", "hour",   "day",
                                                       "weekend", "week",   "month",  "quarter",
                                                       "year",    "decade", "century"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<TimeUnit>(at - kNames.begin());
}

std::optional<DatePart> part_named(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"whole", "start",     "middle",
                                                      "end",   "beginning", "ending"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<DatePart>(at - kNames.begin());
}

int signed_number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "2001-09-11".
std::optional<CalendarDay> iso_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  return day_at(signed_number(text.substr(0, 4)), signed_number(text.substr(5, 2)),
                signed_number(text.substr(8, 2)));
}

struct ClassName {
  std::string_view section;
  std::uint64_t classes;
};
constexpr ClassName kSections[] = {
    {"month", kMonthWord},
    {"weekday", kWeekdayWord},
    {"doubtful", kDoubtfulWord},
    {"number", kNumberWord},
    {"scale", kScaleWord},
    {"vague", kVagueWord},
    {"ordinal", kOrdinalWord},
    {"unit", kUnitWord},
    {"deictic", kDeicticWord},
    {"shift", kShiftWord},
    {"distance", kDistanceWord},
    {"part", kPartWord},
    {"part_of_day", kPartOfDayWord},
    {"season", kSeasonWord},
    {"before_year", kBeforeYear},
    {"before_date", kBeforeDate},
    {"numbered", kNumberedWord},
    {"counted", kCountedWord},
    {"age", kAgeWord},
    {"era", kEraWord},
    {"clock", kClockWord},
    {"every", kEveryWord},
    {"often", kOftenWord},
    {"decade", kDecadeWord},
    {"around_unit", kAroundUnit},
    {"told_time", kToldTime},
};

}  // namespace

std::optional<CalendarDay> feast_day(const NamedTime& feast, int year) {
  switch (feast.rule) {
    case FeastRule::kFixed:
      return day_at(year, feast.month, feast.day);
    case FeastRule::kEaster:
    case FeastRule::kEasternEaster: {
      const auto easter =
          feast.rule == FeastRule::kEaster ? western_easter(year) : eastern_easter(year);
      return easter ? shifted(*easter, TimeUnit::kDay, feast.day) : std::nullopt;
    }
    case FeastRule::kWeekday:
      return nth_weekday(year, feast.month, feast.day, feast.ordinal);
    case FeastRule::kIslamic:
      return islamic_day_in(year, feast.month, feast.day);
  }
  return std::nullopt;
}

DateWord& DateWords::word_of(std::string_view text, Vocabulary& vocabulary) {
  const SymbolId symbol = vocabulary.intern(text);
  if (symbol.value >= index_.size()) index_.resize(symbol.value + 1, 0);
  if (index_[symbol.value] == 0) {
    index_[symbol.value] = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back();
  }
  return words_[index_[symbol.value]];
}

void DateWords::add_names(const std::vector<std::string>& names, std::uint64_t word_class,
                          Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const char* ending : {"", "."}) {
      DateWord& word = word_of(names[i] + ending, vocabulary);
      word.classes |= word_class;
      word.number = static_cast<std::int32_t>(i + 1);
    }
    if (word_class == kMonthWord) {
      DateWord& middle = word_of("mid-" + names[i], vocabulary);
      middle.classes |= kMonthWord;
      middle.number = static_cast<std::int32_t>(i + 1);
      middle.part = DatePart::kMiddle;
    }
    if (word_class == kWeekdayWord && names[i].ends_with("day")) {
      DateWord& plural = word_of(names[i] + "s", vocabulary);
      plural.classes |= kWeekdayWord | kEveryWord;
      plural.number = static_cast<std::int32_t>(i + 1);
    }
  }
}

Result<DateWords> DateWords::load(const LayeredPath& path, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(path));
  return read(list, vocabulary);
}

Result<DateWords> DateWords::read(const WordList& list, Vocabulary& vocabulary) {
  DateWords all;
  all.words_.emplace_back();
  const CldrNames names = english_names();
  if (names.months.size() != 12 || names.weekdays.size() != 7) {
    return Error{ErrorCode::kIo,
                 "ICU's data has no English names of months and days; install all of ICU's data"};
  }
  all.add_names(names.months, kMonthWord, vocabulary);
  all.add_names(names.short_months, kMonthWord, vocabulary);
  all.add_names(names.weekdays, kWeekdayWord, vocabulary);
  all.add_names(names.short_weekdays, kWeekdayWord, vocabulary);
  for (const WordSection& section : list.sections()) {
    TOCSIN_TRY(done, all.read_section(list, section, vocabulary));
  }
  return all;
}

Status DateWords::read_section(const WordList& list, const WordSection& section,
                               Vocabulary& vocabulary) {
  if (section.name == "feast" || section.name == "period") {
    return read_named(list, section, vocabulary);
  }
  for (auto& [name, lemmas] : {std::pair("planning", &planning_), std::pair("done", &done_),
                               std::pair("ahead", &ahead_), std::pair("lasting", &lasting_)}) {
    if (section.name != name) continue;
    for (const WordLine& line : section.lines) {
      for (const std::string& word : line.words) lemmas->push_back(vocabulary.intern(word));
    }
    return Ok{};
  }
  const auto known = std::find_if(std::begin(kSections), std::end(kSections),
                                  [&](const ClassName& c) { return c.section == section.name; });
  if (known == std::end(kSections)) {
    return list.error_at(section.line, fmt::format("unknown section [{}]", section.name));
  }
  for (const WordLine& line : section.lines) {
    for (const std::string& text : line.words) {
      DateWord& word = word_of(text, vocabulary);
      word.classes |= known->classes;
      for (const auto& [key, value] : line.keys) {
        if (key == "number" || key == "by" || key == "value") {
          const int number = signed_number(value);
          if (known->classes == kOrdinalWord) {
            word.ordinal = static_cast<std::uint8_t>(number);
          } else if (known->classes == kDistanceWord) {
            word.distance = number;
          } else if (key == "value" &&
                     (known->classes & (kPartOfDayWord | kSeasonWord | kOftenWord)) != 0) {
            set_code(word, value);
          } else {
            word.number = number;
          }
        } else if (key == "times") {
          word.times = static_cast<std::uint8_t>(signed_number(value));
        } else if (key == "part") {
          set_code(word, value);
        } else if (key == "from" && known->classes == kSeasonWord) {
          word.month = static_cast<std::uint8_t>(signed_number(value));
        } else if (key == "from" && (value == "published" || value == "narrative")) {
          const DateAnchor anchor =
              value == "published" ? DateAnchor::kPublished : DateAnchor::kNarrative;
          (known->classes == kDistanceWord ? word.distance_anchor : word.anchor) = anchor;
        } else if (key == "is" && known->classes == kUnitWord && unit_named(value)) {
          word.unit = *unit_named(value);
        } else if (key == "is" && known->classes == kPartWord && part_named(value)) {
          word.part = *part_named(value);
        } else if (key == "is" && known->classes == kEraWord) {
          word.number = value == "before" ? -1 : 1;
        } else if (key == "is" && known->classes == kClockWord) {
          word.clock = value == "am"     ? ClockMark::kAm
                       : value == "pm"   ? ClockMark::kPm
                       : value == "hour" ? ClockMark::kHour
                                         : ClockMark::kZone;
        } else {
          return list.error_at(line.line,
                               fmt::format("{}={} says nothing in [{}]", key, value, section.name));
        }
      }
    }
  }
  return Ok{};
}

Status DateWords::read_named(const WordList& list, const WordSection& section,
                             Vocabulary& vocabulary) {
  for (const WordLine& line : section.lines) {
    NamedTime named;
    named.is_period = section.name == "period";
    bool is_read = false;
    if (named.is_period) {
      const auto from = iso_date(line.value("from"));
      const auto to = iso_date(line.value("to"));
      is_read = from && to && *from <= *to;
      if (is_read) named.period = {*from, *to};
    }
    for (const auto& [key, rule] :
         {std::pair("on", FeastRule::kFixed), std::pair("easter", FeastRule::kEaster),
          std::pair("orthodox_easter", FeastRule::kEasternEaster),
          std::pair("weekday", FeastRule::kWeekday), std::pair("islamic", FeastRule::kIslamic)}) {
      const std::string_view value = line.value(key);
      if (value.empty() || named.is_period) continue;
      named.rule = rule;
      is_read = true;
      if (rule == FeastRule::kEaster || rule == FeastRule::kEasternEaster) {
        named.day = signed_number(value);
        continue;
      }
      const std::size_t first = value.find('-');
      if (first == std::string_view::npos) {
        return list.error_at(line.line, fmt::format("\"{}\" is no month and day", value));
      }
      const std::size_t second = std::min(value.find('-', first + 1), value.size());
      named.month = signed_number(value.substr(0, first));
      named.day = signed_number(value.substr(first + 1, second - first - 1));
      if (rule == FeastRule::kWeekday && second < value.size()) {
        named.ordinal = signed_number(value.substr(second + 1));
      }
    }
    if (!is_read) {
      return list.error_at(line.line, "a feast needs a day or a rule, a period from= and to=");
    }
    for (const std::string& phrase : line.words) {
      const auto symbols = symbols_of_phrase(phrase, vocabulary);
      phrases_.insert(symbols, static_cast<std::uint32_t>(named_.size()));
      word_of(phrase.substr(0, phrase.find('_')), vocabulary).classes |= kNamedDay;
    }
    named_.push_back(named);
  }
  return Ok{};
}

DateWord DateWords::look_up(std::string_view form, SymbolId lower) const {
  DateWord word;
  if (lower.is_valid() && lower.value < index_.size()) word = words_[index_[lower.value]];
  if (form.empty()) return word;
  const bool has_digits =
      is_digit(form.back()) || (form.size() > 1 && is_digit(form[form.size() - 2]));
  if (is_digit(form.front())) {
    read_number(form, word);
  } else if (has_digits) {
    read_prefixed(form, word);
  }
  return word;
}

const NamedTime* DateWords::named_at(const TokenLayer& tokens, std::uint32_t last,
                                     std::uint32_t& at) const {
  const NamedTime* longest = nullptr;
  std::uint32_t node = PhraseTrie::kRoot;
  for (std::uint32_t i = at; i < last; ++i) {
    node = phrases_.step(node, tokens.lower[i]);
    if (node == PhraseTrie::kNone) break;
    if (phrases_.values(node).empty()) continue;
    longest = &named_[phrases_.values(node).front()];
    at = i + 1;
  }
  return longest;
}

bool DateWords::holds(const std::vector<SymbolId>& list, SymbolId word) {
  return word.is_valid() && std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace tocsin
