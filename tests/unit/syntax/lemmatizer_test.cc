#include "syntax/lemmatizer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/container.h"
#include "unit/model/model_file.h"

namespace tocsin {
namespace {

constexpr std::string_view kRules =
    "VBD\t\t0\t\n"
    "VBD\ted\t2\t\n"
    "VBD\tied\t3\ty\n"
    "NNS\ts\t1\t\n"
    "NNPS\ts\t1\t\n"
    "NN\tzzzzz\t9\tz\n"
    "JJ\tnian\t11\tPalestinian\n"
    "JJ\tzi\t4\tNazi\n"
    "JJR\t\t2\t\n"
    "POS\t\t2\t's\n"
    "CD\t500\t4\t500\n"
    "VBD\tke\t3\teak\n";
constexpr std::string_view kExceptions =
    "VBD\twent\tgo\n"
    "NNS\tmen\tman\n";

Result<Lemmatizer> lemmatizer_of(std::string_view rules, std::string_view exceptions) {
  const TemporaryFile file(
      "lemmas.model", model_bytes({text_section("lemma.rules", std::string(rules)),
                                   text_section("lemma.exceptions", std::string(exceptions))}));
  TOCSIN_TRY(container, Container::open(file.path()));
  return Lemmatizer::load(container);
}

struct LemmaCase {
  std::string_view word;
  Xpos tag;
  std::string_view want;
};

constexpr LemmaCase kCases[] = {
    // The longest suffix that the tag has a rule for; none: the word as it is.
    {"attacked", Xpos::kVbd, "attack"},
    {"tried", Xpos::kVbd, "try"},
    {"hit", Xpos::kVbd, "hit"},
    {"attacked", Xpos::kVbn, "attacked"},

    // An exception goes before the rules, under its tag alone.
    {"went", Xpos::kVbd, "go"},
    {"men", Xpos::kNns, "man"},
    {"men", Xpos::kVbd, "men"},

    // Proper names keep their case, all others lose it.
    {"REBELS", Xpos::kNns, "rebel"},
    {"Alps", Xpos::kNnps, "Alp"},
    {"Aldonia", Xpos::kNnp, "Aldonia"},
    {"\xC3\x89tats", Xpos::kNns, "\xC3\xA9tat"},

    // A rule that strips more than its suffix gives a capital only to the word it was learnt from.
    {"Palestinian", Xpos::kJj, "Palestinian"},
    {"Aldonian", Xpos::kJj, "aldonian"},
    {"post-Palestinian", Xpos::kJj, "post-Palestinian"},
    {"neo-Nazi", Xpos::kJj, "neo-Nazi"},
    {"broke", Xpos::kVbd, "break"},

    // It drops the comma of a number, never a digit.
    {"2,500", Xpos::kCd, "2500"},
    {"1500", Xpos::kCd, "1500"},

    // A character of several bytes is not cut in two; nothing is stripped to nothing.
    {"\xE2\x99\xA5", Xpos::kJjr, "\xE2\x99\xA5"},
    {"er", Xpos::kJjr, "er"},
    {"'", Xpos::kPos, "'s"},
    {"s", Xpos::kNns, "s"},
    {"zzzzz", Xpos::kNn, "zzzzz"},
    {"", Xpos::kNns, ""},
};

TEST(Lemmatizer, RulesAndExceptions) {
  const auto lemmatizer = lemmatizer_of(kRules, kExceptions);
  ASSERT_TRUE(lemmatizer.ok()) << lemmatizer.error().message;
  Lemmatizer::Scratch scratch;
  std::string lemma;
  for (const auto& [word, tag, want] : kCases) {
    SCOPED_TRACE(std::string(word) + " " + std::string(name_of(tag)));
    lemmatizer.value().apply(word, tag, scratch, lemma);
    EXPECT_EQ(lemma, want);
  }
}

TEST(Lemmatizer, LinesThatCannotBeReadAreAnError) {
  for (const std::string_view rules : {"VBD\ted\t2", "VBD\ted\t2\tx\ty", "VBD\ted\ttwo\t"}) {
    EXPECT_FALSE(lemmatizer_of(rules, "").ok()) << rules;
  }
  for (const std::string_view exceptions : {"VBD\twent", "VBD\twent\tgo\tx"}) {
    EXPECT_FALSE(lemmatizer_of("", exceptions).ok()) << exceptions;
  }
  EXPECT_TRUE(lemmatizer_of("", "").ok());
}

}  // namespace
}  // namespace tocsin
