// The longest date expression that begins at a token, and which days it says.
//
// A reader borrows the layers and words of one document and is told, between calls, at which date
// the narrative stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/layers.h"
#include "dates/calendar.h"
#include "dates/date_words.h"
#include "dates/direction.h"

namespace tocsin {

class DateReader {
 public:
  // `lexed` has one word a token.
  DateReader(const Layers& layers, const DateWords& words, std::span<const DateWord> lexed,
             std::optional<CalendarDay> anchor)
      : layers_(layers), words_(words), lexed_(lexed), anchor_(anchor) {}

  struct Narrative {
    DayInterval interval;
    bool says_year = false;
    Granularity granularity = Granularity::kDay;
    std::uint32_t sentence_end = 0;  // token behind the sentence that told it
  };
  // Of the paragraph.
  void set_narrative(std::optional<Narrative> narrative) { narrative_ = narrative; }
  // Told last, in this paragraph or one just before: what "two days later" is counted from.
  void set_told(std::optional<Narrative> told) { told_ = told; }

  // The year that a document reviews which came out soon behind it ("during the year").
  void set_reviewed_year(std::optional<int> year) { reviewed_year_ = year; }

  void set_sentence(TokenRange tokens) {
    first_ = tokens.first;
    last_ = tokens.last;
  }
  // False where none begins at `at`, a token of the sentence. Fills all but `until`.
  bool read(std::uint32_t at, DateExpression& out);

 private:
  // What one way to read the words gives; `end` 0: nothing.
  struct Found {
    std::uint32_t end = 0;
    DateKind kind = DateKind::kDate;
    Granularity granularity = Granularity::kUnknown;
    std::string value;
    std::optional<DayInterval> interval;
    bool says_year = false;
  };
  struct Count {
    std::uint32_t end = 0;
    int value = 0;
    bool half = false;
    bool vague = false;
    bool article = false;  // "a year"
  };
  // "two and a half years": its first word, its unit and its end.
  struct Measure {
    std::uint32_t first = 0;
    std::uint32_t unit = 0;
    std::uint32_t end = 0;
    bool half = false;
  };
  // A year with where its words end.
  struct Year {
    std::uint32_t end = 0;
    int value = 0;
  };

  // date_reader.cc: dates of the calendar and of the clock.
  Found calendar(std::uint32_t at);
  Found day_of_month(std::uint32_t at, int weekday, std::uint32_t weekday_end);
  Found month_and_day(std::uint32_t at);
  Found month_alone(std::uint32_t at);
  Found weekday_alone(std::uint32_t at);
  Found whole_date(std::uint32_t at);
  Found bare_year(std::uint32_t at);
  Found decade(std::uint32_t at);
  Found century(std::uint32_t at);
  Found with_era(std::uint32_t at);
  Found clock(std::uint32_t at);
  Found fiscal(std::uint32_t at);
  Found date(std::uint32_t end, int year, int month, int day, int day_to, std::uint32_t from);
  Year year_behind(std::uint32_t at, bool after_month) const;
  std::optional<int> missing_year(int month, int day, std::uint32_t at, std::uint32_t end);
  bool is_year_in_context(std::uint32_t at) const;
  bool is_short_year(std::uint32_t at) const;
  bool is_count(std::uint32_t at) const;
  bool is_name(std::uint32_t at) const;
  int day_number(std::uint32_t at) const;

  // date_reader_relative.cc: counted from some day.
  Found deictic(std::uint32_t at);
  Found told_time(std::uint32_t at);
  Found the_unit(std::uint32_t at);
  Found end_of_year(std::uint32_t at);
  Found shift(std::uint32_t at);
  Found shifted_unit(std::uint32_t at, const DateWord& by, std::optional<CalendarDay> base,
                     bool says_year);
  Found shifted_named(std::uint32_t at, const DateWord& by, std::optional<CalendarDay> base);
  Found span_of_units(std::uint32_t at, const DateWord& by);
  Found part(std::uint32_t at);
  Found part_of(std::uint32_t at, DatePart part);
  Found season(std::uint32_t at, int shift, bool shifted);
  Found named(std::uint32_t at, int shift, bool shifted);
  Found every(std::uint32_t at);

  // date_reader_distance.cc: durations, and days counted by them.
  Found distance(std::uint32_t at);
  Found counted_day(const Measure& measure, const Count& count);
  Found day_counted(std::uint32_t end, const DateWord& unit, CalendarDay base, int count,
                    int half) const;
  Count count_at(std::uint32_t at) const;

  Found unit_found(std::uint32_t end, TimeUnit unit, std::optional<CalendarDay> day,
                   bool says_year) const;
  Direction direction(std::uint32_t at) const { return direction_of(layers_, words_, TokenId(at)); }
  bool is(std::uint32_t at, std::uint64_t classes) const {
    return at < last_ && lexed_[at].is(classes);
  }
  std::string_view form(std::uint32_t at) const {
    return at < last_ ? layers_.form(TokenId(at)) : std::string_view();
  }
  bool is_form(std::uint32_t at, std::string_view word) const;
  bool is_dash(std::uint32_t at) const;
  bool is_behind(std::uint32_t at, std::uint64_t classes) const {
    return at > first_ && lexed_[at - 1].is(classes);
  }

  const Layers& layers_;
  const DateWords& words_;
  std::span<const DateWord> lexed_;
  std::optional<CalendarDay> anchor_;
  std::optional<Narrative> narrative_;
  std::optional<Narrative> told_;
  std::optional<int> reviewed_year_;
  std::uint32_t first_ = 0;  // of the sentence
  std::uint32_t last_ = 0;
};

}  // namespace tocsin
