#include "dates/date_finder.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "dates/date_attachment.h"
#include "dates/date_reader.h"

namespace tocsin {
namespace {

// Without a day of publication, the first whole date that stands in a dateline, or alone as a line
// of its own, is what "today" means.
std::optional<CalendarDay> written_anchor(const Layers& layers, const DateWords& words,
                                          std::span<const DateWord> lexed) {
  DateReader reader(layers, words, lexed, std::nullopt);
  constexpr std::size_t kMostSentences = 6;
  constexpr std::uint32_t kMostWords = 14;
  const auto& sentences = layers.tokens.sentences;
  for (std::size_t s = 0; s < std::min(sentences.size(), kMostSentences); ++s) {
    const bool is_short = sentences[s].tokens.size() <= kMostWords;
    if (sentences[s].kind != SentenceKind::kDateline && !is_short) continue;
    reader.set_sentence(sentences[s].tokens);
    DateExpression date;
    for (const TokenId token : sentences[s].tokens) {
      if (!reader.read(token.value, date) || date.granularity != Granularity::kDay) continue;
      const bool is_line = date.tokens.size() + 2 >= sentences[s].tokens.size();
      const bool dates_text = is_line || sentences[s].kind == SentenceKind::kDateline;
      if (dates_text && date.interval && date.says_year) return date.interval->from;
    }
  }
  return std::nullopt;
}

// The year that a document tells of throughout which came out in the first half of the next one:
// "during the year", in an annual report.
std::optional<int> reviewed_year(const Layers& layers, std::optional<CalendarDay> anchor) {
  constexpr int kLastMonth = 6;
  constexpr int kLeastTimes = 2;
  if (!anchor || civil(*anchor).month > kLastMonth) return std::nullopt;
  int times = 0;
  for (std::size_t t = 2; t < layers.tokens.size() && times < kLeastTimes; ++t) {
    if (layers.form(TokenId(t)) != "year" || layers.form(TokenId(t - 1)) != "the") continue;
    const std::string_view before = layers.form(TokenId(t - 2));
    if (before == "during" || before == "During" || before == "throughout") ++times;
  }
  return times < kLeastTimes ? std::nullopt : std::optional(civil(*anchor).year - 1);
}

bool is_joint(const Layers& layers, std::uint32_t at) {
  const std::string_view form = layers.form(TokenId(at));
  return form == "to" || form == "through" || form == "until" || form == "till" || form == "and" ||
         form == "-" || form == "\xE2\x80\x93" || form == "\xE2\x80\x94";
}

// "from March to May", "between 1990 and 1994", "January 23 - March 9": the second ends the first.
void link_ranges(const Layers& layers, DateLayer& out) {
  for (std::size_t d = 0; d + 1 < out.dates.size(); ++d) {
    DateExpression& first = out.dates[d];
    const DateExpression& second = out.dates[d + 1];
    if (!first.interval || !second.interval || first.kind != DateKind::kDate ||
        second.kind != DateKind::kDate || first.interval->from > second.interval->to) {
      continue;
    }
    std::uint32_t at = first.tokens.last;
    if (at >= second.tokens.first || !is_joint(layers, at)) continue;
    const std::string_view joint = layers.form(TokenId(at));
    const std::string_view before =
        first.tokens.first > 0 ? layers.form(TokenId(first.tokens.first - 1U)) : "";
    // "on Friday and Saturday" is one stretch of days, "in 2014 and 2016" is none.
    const bool is_next_day = first.granularity == Granularity::kDay &&
                             second.granularity == Granularity::kDay &&
                             second.interval->from == first.interval->to + std::chrono::days(1);
    if (joint == "and" && before != "between" && before != "Between" && !is_next_day) continue;
    if (joint == "to" && before != "from" && before != "From") continue;
    const std::uint32_t gap = second.tokens.first - at;
    if (gap > 2) continue;
    first.until = DateId(d + 1);
  }
}

// "at 9:30 a.m. on Monday", "Monday, 10 pm": a time of day is one of the day beside it.
void join_times(const Layers& layers, DateLayer& out) {
  constexpr std::uint32_t kMostWords = 2;
  const auto is_day_of = [&](std::size_t at, const DateExpression& time) {
    if (at >= out.dates.size()) return false;
    const DateExpression& date = out.dates[at];
    if (date.kind != DateKind::kDate || !date.interval || date.granularity != Granularity::kDay ||
        date.value.size() != std::string_view("2016-09-19").size()) {
      return false;
    }
    const bool is_first = date.tokens.first < time.tokens.first;
    const std::uint32_t gap =
        is_first ? time.tokens.first - date.tokens.last : date.tokens.first - time.tokens.last;
    return gap <= kMostWords &&
           layers.tokens.sentence[date.tokens.first] == layers.tokens.sentence[time.tokens.first];
  };
  for (std::size_t d = 0; d < out.dates.size(); ++d) {
    DateExpression& time = out.dates[d];
    if (time.kind != DateKind::kTime || time.interval || !time.value.starts_with('T')) continue;
    const bool is_next = is_day_of(d + 1, time);
    if (!is_next && (d == 0 || !is_day_of(d - 1, time))) continue;
    const DateExpression& day = out.dates[is_next ? d + 1 : d - 1];
    time.value = day.value + time.value;
    time.interval = day.interval;
    time.says_year = day.says_year;
  }
}

// "1892-94": two digits behind a year are the end of a range.
bool read_short_year(const Layers& layers, std::span<const DateWord> lexed,
                     const DateExpression& year, std::uint32_t last, DateExpression& out) {
  const std::uint32_t at = year.tokens.last;
  if (year.granularity != Granularity::kYear || !year.interval || at + 1 >= last) return false;
  const std::string_view dash = layers.form(TokenId(at));
  const DateWord& word = lexed[at + 1];
  if (dash != "-" && dash != "\xE2\x80\x93") return false;
  if (!word.is(kNumberWord) || word.digits != 2) return false;
  const int first = civil(year.interval->from).year;
  const int second = first / 100 * 100 + word.number;
  if (second <= first) return false;
  out = year;
  out.tokens = {at + 1, at + 2};
  out.interval = years_at(second, second);
  out.value = std::to_string(second);
  return out.interval.has_value();
}

std::size_t sentence_of(const Layers& layers, const DateExpression& date) {
  return layers.tokens.sentence[date.tokens.first].value;
}

// What the narrative may be counted from.
bool moves_narrative(const Layers& layers, const DateExpression& date) {
  if (!date.interval || date.kind != DateKind::kDate) return false;
  switch (date.granularity) {
    case Granularity::kDay:
    case Granularity::kWeek:
    case Granularity::kMonth:
    case Granularity::kYear:
      break;
    case Granularity::kInstant:
    case Granularity::kQuarter:
    case Granularity::kDecade:
    case Granularity::kCentury:
    case Granularity::kUnknown:
      return false;
  }
  // "the 2020 amendment" tells of no time.
  if (attachment_of(layers, date.tokens) == DateAttachment::kName) return false;
  const std::string_view before =
      date.tokens.first > 0 ? layers.form(TokenId(date.tokens.first - 1U)) : "";
  return before != "since" && before != "Since" && before != "by" && before != "until";
}

}  // namespace

Result<DateFinder> DateFinder::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(words, DateWords::load(lexicon_dir / "dates.txt", vocabulary));
  return DateFinder(std::move(words));
}

// How many paragraphs later "two days later" is still counted from a date.
constexpr std::uint32_t kParagraphsTold = 2;

void DateFinder::run(const Layers& before, Scratch& scratch, DateLayer& out,
                     DecisionSink* sink) const {
  out.clear();
  const TokenLayer& tokens = before.tokens;
  scratch.lexed.resize(tokens.size());
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    scratch.lexed[t] = words_.look_up(before.form(TokenId(t)), tokens.lower[t]);
  }
  out.of_token.assign(tokens.size(), DateId());
  out.narrative.assign(tokens.sentences.size(), DateId());
  out.anchor = before.document.published ? std::optional(CalendarDay(*before.document.published))
                                         : written_anchor(before, words_, scratch.lexed);

  DateReader reader(before, words_, scratch.lexed, out.anchor);
  reader.set_reviewed_year(reviewed_year(before, out.anchor));
  DateId narrative;
  std::uint32_t paragraph = 0;
  std::uint32_t told_in = 0;  // paragraph
  const auto add = [&](DateExpression date) {
    const DateId id(out.dates.size());
    for (const TokenId token : date.tokens) out.of_token[token.value] = id;
    if (moves_narrative(before, date)) {
      narrative = id;
      const DateReader::Narrative told{
          *date.interval, date.says_year, date.granularity,
          before.tokens.sentences[sentence_of(before, date)].tokens.last};
      reader.set_narrative(told);
      reader.set_told(told);
      told_in = paragraph;
    }
    if (sink != nullptr) {
      sink->add(Stage::kDates, Outcome::kMade, TokenId(date.tokens.first), date.value,
                date.interval ? "a date of the text" : "says no day");
    }
    out.dates.push_back(std::move(date));
  };
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const Sentence& sentence = tokens.sentences[s];
    if (sentence.paragraph != paragraph) {
      paragraph = sentence.paragraph;
      narrative = DateId();
      reader.set_narrative(std::nullopt);
      if (paragraph > told_in + kParagraphsTold) reader.set_told(std::nullopt);
    }
    out.narrative[s] = narrative;
    reader.set_sentence(sentence.tokens);
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;) {
      DateExpression date;
      if (!reader.read(t, date)) {
        ++t;
        continue;
      }
      t = date.tokens.last;
      DateExpression second;
      const bool is_range =
          read_short_year(before, scratch.lexed, date, sentence.tokens.last, second);
      add(std::move(date));
      if (is_range) {
        t = second.tokens.last;
        add(std::move(second));
      }
    }
  }
  link_ranges(before, out);
  join_times(before, out);
}

}  // namespace tocsin
