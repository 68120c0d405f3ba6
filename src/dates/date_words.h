// What the words and numbers of a text may be in a date (lexicon/en/dates.txt; names of months and
// days from CLDR).
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "dates/calendar.h"
#include "lexicon/phrase_trie.h"
#include "lexicon/word_list.h"

namespace tocsin {

// What a word may be; several at a time, as bits.
enum DateWordClass : std::uint64_t {
  kMonthWord = 1ULL << 0,
  kWeekdayWord = 1ULL << 1,
  kDoubtfulWord = 1ULL << 2,
  kNumberWord = 1ULL << 3,  // "two", "12", "1,500"
  kScaleWord = 1ULL << 4,
  kVagueWord = 1ULL << 5,
  kOrdinalWord = 1ULL << 6,  // "third", "3rd"
  kUnitWord = 1ULL << 7,
  kDeicticWord = 1ULL << 8,
  kShiftWord = 1ULL << 9,
  kDistanceWord = 1ULL << 10,
  kPartWord = 1ULL << 11,
  kPartOfDayWord = 1ULL << 12,
  kSeasonWord = 1ULL << 13,
  kYearNumber = 1ULL << 14,   // a number that may be a year: 1000 to 2199
  kDecadeWord = 1ULL << 15,   // "1990s", "'90s", "nineties"
  kClockTime = 1ULL << 16,    // "10:30"
  kWholeDate = 1ULL << 17,    // "2018-01-03", "11/28/2000"
  kQuarterCode = 1ULL << 18,  // "Q3"
  kFiscalYear = 1ULL << 19,   // "FY2021"
  kEraWord = 1ULL << 20,
  kClockWord = 1ULL << 21,
  kEveryWord = 1ULL << 22,
  kOftenWord = 1ULL << 23,
  kNamedDay = 1ULL << 24,  // begins a feast or period
  kBeforeYear = 1ULL << 25,
  kBeforeDate = 1ULL << 26,
  kNumberedWord = 1ULL << 27,
  kCountedWord = 1ULL << 28,
  kAgeWord = 1ULL << 29,
  kFraction = 1ULL << 30,    // "1/2"
  kHundreds = 1ULL << 31,    // "1600s": a century
  kAroundUnit = 1ULL << 32,  // "over the weekend"
  kToldTime = 1ULL << 33,    // "at the time"
};

// What any expression begins with; no other word is looked at twice.
inline constexpr std::uint64_t kStartWords =
    kMonthWord | kWeekdayWord | kNumberWord | kVagueWord | kOrdinalWord | kUnitWord | kDeicticWord |
    kShiftWord | kPartWord | kPartOfDayWord | kSeasonWord | kYearNumber | kDecadeWord | kClockTime |
    kWholeDate | kQuarterCode | kFiscalYear | kEraWord | kEveryWord | kOftenWord | kNamedDay |
    kToldTime;

enum class DatePart : std::uint8_t {
  kWhole,
  kStart,
  kMiddle,
  kEnd,
  kBeginning,
  kEnding,
  kHalf1,
  kHalf2
};
enum class DateAnchor : std::uint8_t { kPublished, kNarrative };
enum class ClockMark : std::uint8_t { kAm, kPm, kHour, kZone };

struct DateWord {
  std::uint64_t classes = 0;
  std::int32_t number = 0;  // value of a number, ordinal, scale, month, day, year, decade, shift
  std::int32_t distance = 0;
  TimeUnit unit = TimeUnit::kDay;
  std::uint8_t times = 1;    // "fortnight"
  std::uint8_t month = 0;    // of a whole date; first month of a season
  std::uint8_t day = 0;      // of a whole date; minute of a clock time
  std::uint8_t ordinal = 0;  // "second" is a unit too
  std::uint8_t digits = 0;   // 0: no number in digits
  DatePart part = DatePart::kWhole;
  DateAnchor anchor = DateAnchor::kPublished;
  DateAnchor distance_anchor = DateAnchor::kPublished;
  ClockMark clock = ClockMark::kAm;
  std::array<char, 6> code{};  // "MO", "SU", "P1W", "T12:00"

  bool is(std::uint64_t any) const { return (classes & any) != 0; }
  std::string_view text() const {
    const std::string_view all(code.data(), code.size());
    return all.substr(0, all.find('\0'));
  }
};

enum class FeastRule : std::uint8_t { kFixed, kEaster, kEasternEaster, kWeekday, kIslamic };

// A day or a period with a name.
struct NamedTime {
  bool is_period = false;
  DayInterval period{};
  FeastRule rule = FeastRule::kFixed;
  int month = 0;
  int day = 0;  // days from Easter; day of the month; weekday
  int ordinal = 0;
};

// The day that a feast falls on in a year; none where the calendar ends.
std::optional<CalendarDay> feast_day(const NamedTime& feast, int year);

class DateWords {
 public:
  // Fails with kIo or kSyntax, naming file and line.
  static Result<DateWords> load(const LayeredPath& path, Vocabulary& vocabulary);
  static Result<DateWords> read(const WordList& list, Vocabulary& vocabulary);

  // What the token may be: by its letters from the lexicon, by its digits from their shape.
  DateWord look_up(std::string_view form, SymbolId lower) const;

  // The longest feast or period that begins at `at`; null: none. Moves `at` behind it.
  const NamedTime* named_at(const TokenLayer& tokens, std::uint32_t last, std::uint32_t& at) const;

  // Lemmas of [planning], [done]; words of [ahead].
  bool is_planning(SymbolId lemma) const { return holds(planning_, lemma); }
  bool is_done(SymbolId lemma) const { return holds(done_, lemma); }
  bool is_ahead(SymbolId word) const { return holds(ahead_, word); }
  // Lemmas of [lasting]: "served until Monday".
  bool is_lasting(SymbolId lemma) const { return holds(lasting_, lemma); }

 private:
  static bool holds(const std::vector<SymbolId>& list, SymbolId word);
  Status read_section(const WordList& list, const WordSection& section, Vocabulary& vocabulary);
  Status read_named(const WordList& list, const WordSection& section, Vocabulary& vocabulary);
  void add_names(const std::vector<std::string>& names, std::uint64_t word_class,
                 Vocabulary& vocabulary);
  DateWord& word_of(std::string_view text, Vocabulary& vocabulary);

  std::vector<std::uint32_t> index_;  // by SymbolId; 0: no word of dates
  std::vector<DateWord> words_;       // the first is empty
  PhraseTrie phrases_;
  std::vector<NamedTime> named_;
  std::vector<SymbolId> planning_;
  std::vector<SymbolId> done_;
  std::vector<SymbolId> ahead_;
  std::vector<SymbolId> lasting_;
};

}  // namespace tocsin
