// Date expressions in a sentence of one verb. What stands in the cases is the whole of what is
// told: "It happened <words> ." or, behind ">", "It will happen <words> .".
#include "dates/date_finder.h"

#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "dates/date_values.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

struct Case {
  std::string_view words;
  std::string_view
      want;  // values, joined by " "; with its days where "value=from..to"; empty: none
};

std::string upos_of(const std::string& word) {
  if (word == "may" || word == "will") return "AUX MD";
  if (word[0] >= '0' && word[0] <= '9') return "NUM CD";
  if (word[0] >= 'A' && word[0] <= 'Z') return "PROPN NNP";
  for (const char* small : {"in", "on", "at", "of", "since", "from", "to", "by", "until", "for"}) {
    if (word == small) return "ADP IN";
  }
  if (word == "the" || word == "a") return "DET DT";
  if (word == "daily" || word == "annually") return "ADV RB";
  return word.size() == 1 && word[0] < 'A' ? "PUNCT ," : "NOUN NN";
}

// Every word hangs on the verb: what a tree adds is tested where a tree says more.
std::string tree_of(std::string_view words) {
  const bool ahead = words.starts_with('>');
  std::istringstream in{std::string(ahead ? words.substr(1) : words)};
  std::string lines = "It it PRON PRP 2 nsubj\n";
  const int verb = ahead ? 3 : 2;
  if (ahead) {
    lines = "It it PRON PRP 3 nsubj\nwill will AUX MD 3 aux\nhappen happen VERB VB 0 root\n";
  } else {
    lines += "happened happen VERB VBD 0 root\n";
  }
  for (std::string word; in >> word;) {
    const std::string tags = upos_of(word);
    const char* deprel = tags.starts_with("ADP") ? "case" : tags.starts_with("DET") ? "det" : "obl";
    lines += word + " " + word + " " + tags + " " + std::to_string(verb) + " " + deprel + "\n";
  }
  return lines + ". . PUNCT . " + std::to_string(verb) + " punct\n";
}

class DateFinderTest : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = DateFinder::load("lexicon/en", vocabulary_);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    finder_ = std::make_unique<DateFinder>(std::move(loaded).value());
  }

  std::string find(std::string_view words, bool with_days) {
    Layers layers = layers_of_words(tree_of(words), vocabulary_);
    using namespace std::chrono;
    layers.document.published = 2024y / March / 14d;  // a Thursday
    DateFinder::Scratch scratch;
    finder_->run(layers, scratch, layers.dates, nullptr);
    std::string found;
    for (const DateExpression& date : layers.dates.dates) {
      if (!found.empty()) found += ' ';
      found += date.value;
      if (with_days && date.interval) {
        found += "=" + value_of(TimeUnit::kDay, date.interval->from) + ".." +
                 value_of(TimeUnit::kDay, date.interval->to);
      }
    }
    return found;
  }

  void check(std::span<const Case> cases) {
    for (const auto& [words, want] : cases) {
      SCOPED_TRACE(words);
      EXPECT_EQ(find(words, want.find("..") != std::string_view::npos), want);
    }
  }

  Vocabulary vocabulary_;
  std::unique_ptr<DateFinder> finder_;
};

TEST_F(DateFinderTest, WholeDates) {
  constexpr Case kCases[] = {
      {"on October 3 , 1994", "1994-10-03"},
      {"on 3 October 1994", "1994-10-03"},
      {"on the 3rd of October , 1994", "1994-10-03"},
      {"on the third of October 1994", "1994-10-03"},
      {"on Monday , October 3 , 1994", "1994-10-03"},
      {"on Oct. 3 , 1994", "1994-10-03"},
      {"on 8 - May - 2006", "2006-05-08"},
      {"on 2018-01-03", "2018-01-03"},
      {"on 11/28/2000", "2000-11-28"},
      {"on 28/11/2000", "2000-11-28"},
      {"on February 29 , 2024", "2024-02-29"},
      // No such days.
      {"on February 30 , 2024", "2024"},
      {"on 2018-13-03", ""},
      {"on 5 - 6 September 2019", "2019-09-05/2019-09-06=2019-09-05..2019-09-06"},
      {"on April 14 and 15 , 2020", "2020-04-14/2020-04-15"},
  };
  check(kCases);
}

// 14 March 2024 is a Thursday; the tense says which way.
TEST_F(DateFinderTest, WithoutYear) {
  constexpr Case kCases[] = {
      {"on March 14", "2024-03-14"},
      {"on March 15", "2023-03-15"},
      {">on March 15", "2024-03-15"},
      {">on March 13", "2025-03-13"},
      {"in March", "2024-03"},
      {"in April", "2023-04"},
      {">in April", "2024-04"},
      {">in February", "2025-02"},
      {"on Thursday", "2024-03-14"},
      {">on Thursday", "2024-03-14"},
      {"on Friday", "2024-03-08"},
      {">on Friday", "2024-03-15"},
      {"on Monday morning", "2024-03-11TMO"},
      {"last Thursday", "2024-03-07"},
      {"next Thursday", "2024-03-21"},
      {"last March", "2023-03"},
      {"next March", "2025-03"},
      {"in May", "2023-05"},
      {"it may", ""},
      {"the Sun", ""},
      {"Sat", ""},
  };
  check(kCases);
}

TEST_F(DateFinderTest, CountedFromToday) {
  constexpr Case kCases[] = {
      {"today", "2024-03-14"},
      {"yesterday", "2024-03-13"},
      {"yesterday afternoon", "2024-03-13TAF"},
      {">tomorrow", "2024-03-15"},
      {"last night", "2024-03-13TNI"},
      {"the day before yesterday", "2024-03-12"},
      {"last week", "2024-W10=2024-03-04..2024-03-10"},
      {">next week", "2024-W12=2024-03-18..2024-03-24"},
      {"this month", "2024-03"},
      {"last month", "2024-02=2024-02-01..2024-02-29"},
      {"last year", "2023"},
      {"last quarter", "2023-Q4=2023-10-01..2023-12-31"},
      {"two years ago", "2022"},
      {"three days ago", "2024-03-11"},
      {"a decade ago", "2014"},
      {"two weeks ago", "2024-W09"},
      {"two days earlier", "2024-03-12"},
      {"ten thousand years ago", "BC7976"},
      {"over the past decade", "P10Y=2014-03-14..2024-03-14"},
      {"in the last three weeks", "P3W=2024-02-22..2024-03-14"},
      {"earlier this year", "2024=2024-01-01..2024-03-14"},
      {">later this month", "2024-03=2024-03-14..2024-03-31"},
      {"late last year", "2023=2023-09-01..2023-12-31"},
  };
  check(kCases);
}

TEST_F(DateFinderTest, YearsAndMore) {
  constexpr Case kCases[] = {
      {"in 2003", "2003"},
      {"since 2016", "2016"},
      {"in late 2017", "2017=2017-09-01..2017-12-31"},
      {"at the end of March 2020", "2020-03=2020-03-21..2020-03-31"},
      {"in May , 1750", "1750-05"},
      {"in December of 384", "0384-12"},
      {"in the 1990s", "199=1990-01-01..1999-12-31"},
      {"in the early 1980s", "198=1980-01-01..1984-12-31"},
      {"in the nineties", "199"},
      {"in the 1600s", "16=1600-01-01..1699-12-31"},
      {"in the 17th century", "16=1600-01-01..1699-12-31"},
      {"in the seventeenth century", "16"},
      {"in AD 842", "0842"},
      {"in 508 BC", "BC0508"},
      {"in 1892 - 94", "1892 1894"},
      {"in the third quarter of 2016", "2016-Q3=2016-07-01..2016-09-30"},
      {"in Q3 2015", "2015-Q3"},
      {"in FY2021", "2021"},
      {"in the first half of 2016", "2016=2016-01-01..2016-06-30"},
      {"from March to May 2011", "2011-03 2011-05"},
      {"from November to March 2011", "2010-11 2011-03"},
      {"between January 23 and March 9 , 2014", "2014-01-23 2014-03-09"},
      {"in the summer of 2010", "2010-SU=2010-06-01..2010-08-31"},
      {"last winter", "2023-WI=2023-12-01..2024-02-29"},
      {"during the Cold War", "1947-03-12/1991-12-26"},
      // Numbers that are no years.
      {"to 2020 people", ""},
      {"by Resolution 1973", ""},
      {"to 1500 soldiers", ""},
  };
  check(kCases);
}

TEST_F(DateFinderTest, Feasts) {
  constexpr Case kCases[] = {
      {"on Christmas Day 2016", "2016-12-25"}, {"on Easter 1916", "1916-04-23"},
      {"on Good Friday", "2023-04-07"},        {">on Good Friday", "2024-03-29"},
      {"on Thanksgiving", "2023-11-23"},       {"last Christmas", "2023-12-25"},
      {"on Bastille Day", "2023-07-14"},       {"on 9/11", "2001-09-11"},
  };
  check(kCases);
}

TEST_F(DateFinderTest, DurationsTimesAndSets) {
  constexpr Case kCases[] = {
      {"for three days", "P3D"},
      {"for twenty - one years", "P21Y"},
      {"for 2 1/2 years", "P2.5Y"},
      {"for several weeks", "PXW"},
      {"for half a year", "P0.5Y"},
      {"for two hours", "PT2H"},
      {"for a fortnight", "P2W"},
      {"at 10:30", "T10:30"},
      {"at 8 pm", "T20:00"},
      {"at 12:15 a.m.", "T00:15"},
      {"at two o'clock", "T02:00"},
      {"at 1400 GMT", "T14:00"},
      {"at noon", "T12:00"},
      {"every Friday", "XXXX-WXX-5"},
      {"every two weeks", "P2W"},
      {"on Mondays", "XXXX-WXX-1"},
      {"daily", "P1D"},
      // Ages, scores and rates of nothing.
      {"42 years old", ""},
      {"a 42 - year - old", ""},
      {"at two years of age", ""},
      {"3-2", ""},
      {"3:2", ""},
      {"a day", ""},
  };
  check(kCases);
}

TEST_F(DateFinderTest, CountedFromTheNarrative) {
  constexpr Case kCases[] = {
      {"on 30 May 1832 and on 5 June", "1832-05-30 1832-06-05"},
      {"in 1723 . Two years later", "1723 1725"},
      {"in June 1981 and the following month", "1981-06 1981-07"},
      {"in 1939 and that same year", "1939 1939"},
      {"on 3 May 2010 and the next day", "2010-05-03 2010-05-04"},
  };
  check(kCases);
}

// The weekend just gone or to come; months cut in the middle; limits that lie behind or ahead.
TEST_F(DateFinderTest, WhereTheDocumentStands) {
  constexpr Case kCases[] = {
      {"over the weekend", "2024-W10-WE=2024-03-09..2024-03-10"},
      {">at the weekend", "2024-W11-WE=2024-03-16..2024-03-17"},
      {"the weekend", ""},
      {"in mid-August", "2023-08=2023-08-11..2023-08-20"},
      {"in mid-May 2010", "2010-05=2010-05-11..2010-05-20"},
      {"between May and June in 1981", "1981-05 1981-06"},
      {"by Friday", "2024-03-08"},
      {">by Friday", "2024-03-15"},
      {"until Friday", "2024-03-08"},
      {"during the year", "2024"},
      // "later" than nothing that was told is no day; "earlier" is so than the document.
      {"two days later", "XXXX-XX-XX"},
      {"two days earlier", "2024-03-12"},
      {"at 9:30 a.m. on Monday",
       "2024-03-11T09:30=2024-03-11..2024-03-11 2024-03-11=2024-03-11..2024-03-11"},
      {"on Monday and Tuesday", "2024-03-11 2024-03-12"},
      {"at the time", ""},
      {"in 2016 . at the time ,", "2016=2016-01-01..2016-12-31 2016=2016-01-01..2016-12-31"},
      {"in 2016 . at the time of", "2016"},
  };
  check(kCases);
}

// Told twice, "the year" is one that the document reviews; published in March it is the last one.
TEST_F(DateFinderTest, ReviewOfAYear) {
  constexpr Case kCases[] = {
      {"during the year and in April throughout the year", "2023 2023-04 2023"},
      {"during the year and at the end of the year and during the year",
       "2023=2023-01-01..2023-12-31 2023=2023-12-01..2023-12-31 2023=2023-01-01..2023-12-31"},
      {"during the year and in 2019 and in May throughout the year", "2023 2019 2019-05 2023"},
  };
  check(kCases);
}

TEST_F(DateFinderTest, OldYears) {
  constexpr Case kCases[] = {
      {"in the year 71", "0071"},
      {"circa 373", "0373"},
      {"from 1200 to about 400 BC", "BC1200 BC0400"},
      {"over 2000 - 2050", "2000 2050"},
      {"in ca 1907", "1907"},
      // Numbers that are no years.
      {"in 71", ""},
      {"in 348", ""},
      {"over 2000", ""},
  };
  check(kCases);
}

// Whatever the words, nothing breaks, no expression overlaps another, and every interval is one.
TEST_F(DateFinderTest, OddWords) {
  constexpr std::string_view kWords[] = {
      "last",   "next",  "the",     "of",      "-",     "9999",       "99999999999999",
      "1/2",    "0",     "year",    "May",     "31",    "ago",        "BC",
      "'",      "'9",    "Q9",      "mid-",    "half",  "every",      "two",
      "and",    "a",     "end",     "30th",    "10:99", "2018-99-99", "billion",
      "Easter", "fall",  "century", "earlier", "same",  "Feb",        ",",
      "(",      "years", "first",   "weekend", "over",  "time",       "mid-May",
      "during", "at",    "circa",   "71"};
  constexpr std::size_t kCount = std::size(kWords);
  std::uint32_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string words;
    for (int i = 0; i < 7; ++i) {
      state = state * 1664525U + 1013904223U;
      words += std::string(kWords[(state >> 8) % kCount]) + " ";
    }
    SCOPED_TRACE(words);
    Layers layers = layers_of_words(tree_of(words), vocabulary_);
    if (round % 2 == 0)
      layers.document.published = std::chrono::year_month_day{
          std::chrono::year(round % 4 == 0 ? 9999 : 1), std::chrono::January, std::chrono::day(1)};
    DateFinder::Scratch scratch;
    finder_->run(layers, scratch, layers.dates, nullptr);
    std::uint32_t end = 0;
    for (const DateExpression& date : layers.dates.dates) {
      EXPECT_GE(date.tokens.first, end);
      EXPECT_FALSE(date.tokens.empty());
      EXPECT_FALSE(date.value.empty());
      end = date.tokens.last;
      EXPECT_LE(end, layers.tokens.size());
      if (date.interval) {
        EXPECT_LE(date.interval->from, date.interval->to);
      }
    }
  }
}

}  // namespace
}  // namespace tocsin
