#include "counts/quantities.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kWords = R"([before]
at_least|more_than|over  bound=low
up_to  bound=high
about|some  bound=about
another|the  bound=exact
[after]
or_more  bound=low
[amount]
several  low=3
dozens  low=24 high=99
tens_of_thousands  low=20000 high=99999
[multiplier]
dozen  value=12
hundred  value=100
thousand  value=1000
million  value=1000000
[range]
and  opener=between
to|or|-
)";

std::string text_of(const Layers& layers, const Quantity& quantity) {
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? fmt::to_string(*value) : std::string("?");
  };
  return fmt::format("{} {} {}: {}", number(quantity.amount.low), number(quantity.amount.best),
                     number(quantity.amount.high), layers.words(layers.span_of(quantity.tokens)));
}

// Words as the tokenizer parts them; numbers and what spells them have UPOS NUM, as the tagger has
// it, "$" and "%" SYM.
Layers layers_of(std::string_view text, Vocabulary& vocabulary) {
  constexpr std::array<std::string_view, 14> kSpelled = {
      "one",   "two",     "three",    "five",    "twelve", "twenty", "fifty",
      "forty", "hundred", "thousand", "million", "dozen",  "Two",    "two-"};
  std::string lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word(text.substr(begin, end - begin));
    const bool is_number = std::isdigit(static_cast<unsigned char>(word.front())) != 0 ||
                           std::find(kSpelled.begin(), kSpelled.end(), word) != kSpelled.end();
    const bool is_symbol = word.front() == '$' || word.front() == '%';
    lines += fmt::format("{} {} {} _ 0 root\n", word, word.substr(0, word.find('+')),
                         is_number   ? "NUM"
                         : is_symbol ? "SYM"
                                     : "NOUN");
    begin = end + 1;
  }
  return layers_of_words(lines, vocabulary);
}

struct QuantityCase {
  std::string_view text;
  std::string_view want;  // "low best high: words", joined by " | "
};

constexpr QuantityCase kCases[] = {
    {"12 people", "12 12 12: 12"},
    {"5,000 people", "5000 5000 5000: 5,000"},
    {"two hundred and fifty people", "250 250 250: two hundred and fifty"},
    {"a hundred people", "100 100 100: a hundred"},
    {"1.2 million people", "1200000 1200000 1200000: 1.2 million"},
    {"two dozen soldiers", "24 24 24: two dozen"},

    // What stands before or behind bounds it.
    {"at least 12 people", "12 12 ?: at least 12"},
    {"at least another 12 people", "12 12 ?: at least another 12"},
    {"up to 30 people", "? ? 30: up to 30"},
    {"some 40 people", "? 40 ?: some 40"},
    {"100 or more people", "100 100 ?: 100 or more"},
    {"the 12 people", "12 12 12: the 12"},

    // Ranges.
    {"between 10 and 15 people", "10 ? 15: between 10 and 15"},
    {"10+ -+ 15 people", "10 ? 15: 10-15"},
    {"two or three people", "2 ? 3: two or three"},
    {"two to three dozen people", "24 ? 36: two to three dozen"},
    // None without its opening word, nor one that goes down.
    {"10 and 15 people", "10 10 10: 10 | 15 15 15: 15"},
    {"15 to 10 people", "15 15 15: 15 | 10 10 10: 10"},

    // Vague words.
    {"dozens of people", "24 ? 99: dozens"},
    {"tens of thousands of people", "20000 ? 99999: tens of thousands"},
    {"several hundred people", "300 ? ?: several hundred"},
    {"more than several people", "3 ? ?: more than several"},

    // No number of people.
    {"$+ 5 million", ""},
    {"5 % of people", ""},
    {"a 12+ -+ year boy", ""},
    {"COVID+ -+ 19", ""},
    {"12th place", ""},
    {"5,00 people", ""},
    {"1.25 people", ""},
    {"people", ""},
};

TEST(Quantities, NumbersAndTheirBounds) {
  Vocabulary vocabulary;
  const auto list = WordList::parse("counts.txt", kWords);
  ASSERT_TRUE(list.ok());
  const auto reader = QuantityReader::load(list.value(), vocabulary);
  ASSERT_TRUE(reader.ok());
  for (const auto& [text, want] : kCases) {
    const Layers layers = layers_of(text, vocabulary);
    std::vector<Quantity> found;
    for (const Sentence& sentence : layers.tokens.sentences) {
      reader.value().read(layers, sentence, found);
    }
    std::string got;
    for (const Quantity& quantity : found) {
      if (!got.empty()) got += " | ";
      got += text_of(layers, quantity);
    }
    EXPECT_EQ(got, want) << text;
  }
}

TEST(Quantities, RefusesWhatIsNoBound) {
  Vocabulary vocabulary;
  const auto list = WordList::parse("counts.txt", "[before]\nat_least  bound=lower\n");
  const auto reader = QuantityReader::load(list.value(), vocabulary);
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().message, "counts.txt:2: bound= wants exact, low, high or about");
}

}  // namespace
}  // namespace tocsin
