#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "text/unicode.h"

namespace tocsin {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  void split(std::string_view text, const Limits& limits = {}) {
    auto tokenizer = Tokenizer::load("lexicon/en", vocabulary, limits);
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().message;
    layers.clear();
    layers.document.text = text;
    tokenizer.value().run(vocabulary, layers, scratch, layers.tokens, &sink);
  }

  // Words parted by blanks, sentences by " | ", with their kind where it is no running text.
  std::string shown() const {
    constexpr std::string_view kKinds[] = {"", "headline: ", "dateline: ", "byline: ", "list: "};
    std::string out;
    for (const Sentence& sentence : layers.tokens.sentences) {
      if (!out.empty()) out += "| ";
      out += kKinds[static_cast<std::size_t>(sentence.kind)];
      for (const TokenId token : sentence.tokens) out.append(layers.form(token)).append(" ");
    }
    if (!out.empty()) out.pop_back();
    return out;
  }

  // What tokenizer.h promises of any bytes.
  void check_promises() const {
    const std::string_view text = layers.document.text;
    const TokenLayer& tokens = layers.tokens;
    ASSERT_EQ(tokens.lower.size(), tokens.size());
    ASSERT_EQ(tokens.sentence.size(), tokens.size());
    std::size_t end = 0;
    const auto check_gap = [&](std::size_t begin, std::size_t last) {
      for (std::size_t at = begin; at < last;) {
        const CodePoint c = code_point_at(text, at);
        ASSERT_EQ(kind_of(c.value), CharKind::kSpace) << "at byte " << at;
        at += c.size;
      }
    };
    for (const ByteSpan span : tokens.span) {
      ASSERT_LT(span.begin, span.end);
      ASSERT_GE(span.begin, end);
      check_gap(end, span.begin);
      end = span.end;
    }
    ASSERT_LE(end, text.size());
    check_gap(end, text.size());
    std::uint32_t next = 0;
    for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
      const Sentence& sentence = tokens.sentences[s];
      ASSERT_EQ(sentence.tokens.first, next);
      ASSERT_LT(sentence.tokens.first, sentence.tokens.last);
      next = sentence.tokens.last;
      for (const TokenId token : sentence.tokens) {
        ASSERT_EQ(tokens.sentence[token.value], SentenceId(s));
      }
    }
    ASSERT_EQ(next, tokens.size());
  }

  Vocabulary vocabulary;
  Tokenizer::Scratch scratch;
  Layers layers;
  DecisionSink sink;
};

struct TextCase {
  std::string_view text;
  std::string_view want;
};

constexpr TextCase kWords[] = {
    // Clitics and words that are two.
    {"Aldonia didn't attack.", "Aldonia did n't attack ."},
    {"We can't; they cannot.", "We ca n't ; they can not ."},
    {"Ruiz's men're gone.", "Ruiz 's men 're gone ."},
    {"the soldiers' wives", "the soldiers ' wives"},
    {"Ruiz\xE2\x80\x99s men", "Ruiz \xE2\x80\x99s men"},
    // Hyphens part a compound but not a prefix.
    {"the US-led raid", "the US - led raid"},
    {"a 5-year-old", "a 5 - year - old"},
    {"anti-war pre-emptive", "anti-war pre-emptive"},
    // Numbers, dates, times, money, units.
    {"1,000 of 3.5 at 10:30", "1,000 of 3.5 at 10:30"},
    {"on 11/28/2000 or 2018-01-03", "on 11/28/2000 or 2018-01-03"},
    {"won 3-4 in 2003-04", "won 3 - 4 in 2003 - 04"},
    {"$5m and US$3", "$ 5 m and US$ 3"},
    {"the 1990's, the '90s", "the 1990's , the '90s"},
    {"10am", "10 am"},
    // Abbreviations, initials, acronyms keep their period.
    {"Gen. A. B. Ruiz of the U.S.", "Gen. A. B. Ruiz of the U.S."},
    {"at 5 p.m. in Mt. Verde, e.g. there", "at 5 p.m. in Mt. Verde , e.g. there"},
    // Addresses and hosts; no host at the end of a sentence without a blank.
    {"see http://bree.example/a?b=1.", "see http://bree.example/a?b=1 ."},
    {"mail desk@bree.example now", "mail desk@bree.example now"},
    {"at corland.com, not end.He", "at corland.com , not end . | He"},
    // Marks.
    {"\"Stop!\" he said (twice)...", "\" Stop ! \" he said ( twice ) ..."},
    {"AT&T, R&D", "AT&T , R&D"},
    {"#FreeBree @breenews", "#FreeBree @breenews"},
};

TEST_F(TokenizerTest, Words) {
  for (const auto& [text, want] : kWords) {
    split(text);
    EXPECT_EQ(shown(), want);
    check_promises();
  }
}

constexpr TextCase kSentences[] = {
    {"", ""},
    {" \n\t\n", ""},
    {"Aldonia left. Bree stayed.", "Aldonia left . | Bree stayed ."},
    // A period behind a word of titles, companies, initials.
    {"Gen. Ruiz of Lind Inc. and A. Bell left.", "Gen. Ruiz of Lind Inc. and A. Bell left ."},
    {"Ex-Gen. Vidal left.", "Ex-Gen. Vidal left ."},
    {"He left the U.S. The U.S. Army stayed.", "He left the U.S. | The U.S. Army stayed ."},
    {"He left the U.S. \"We had to,\" he said.", "He left the U.S. | \" We had to , \" he said ."},
    {"It was plan B. The army knew.", "It was plan B. | The army knew ."},
    {"At 9 a.m. Monday it fell. By 5 p.m. Police had it.",
     "At 9 a.m. Monday it fell . | By 5 p.m. | Police had it ."},
    // Quotations.
    {"\"Why?\" Ruiz asked. \"Go!\" He went.", "\" Why ? \" Ruiz asked . | \" Go ! \" | He went ."},
    {"He left.\"We stay.\" She did.", "He left . | \" We stay . \" | She did ."},
    // No blank after the period.
    {"Aldonia left.Bree stayed.", "Aldonia left . | Bree stayed ."},
    // Kinds.
    {"Rebels take port\n\nThey took it.", "headline: Rebels take port | They took it ."},
    {"Who Is Ana Ruiz?\n\nShe leads.", "headline: Who Is Ana Ruiz ? | She leads ."},
    {"BREE (AP) - Rebels won.", "dateline: BREE ( AP ) - | Rebels won ."},
    {"Bree, a town - Rebels won.", "Bree , a town - Rebels won ."},
    {"Rebels win\n\nBy Ana Lind\n\nThey won.",
     "headline: Rebels win | byline: By Ana Lind | They won ."},
    {"Aims:\n- peace\n- land", "Aims : | list: - peace | list: - land"},
    {"a. Arrests of Men\n\nNine were held.", "headline: a . Arrests of Men | Nine were held ."},
    {"Section 2. The Press\n\nIt is free.", "headline: Section 2 . The Press | It is free ."},
    // A line break is a blank where the next word would not have fitted.
    {"Aldonian troops crossed the border at dawn on\nMonday and took three villages, the army\n"
     "of Bree said. It gave no count of the dead.",
     "Aldonian troops crossed the border at dawn on Monday and took three villages , the army of "
     "Bree said . | It gave no count of the dead ."},
};

TEST_F(TokenizerTest, Sentences) {
  for (const auto& [text, want] : kSentences) {
    split(text);
    EXPECT_EQ(shown(), want);
    check_promises();
  }
}

// What passes a limit is cut, nothing is left out, and the decision says so.
TEST_F(TokenizerTest, CutsAtItsLimits) {
  Limits limits;
  limits.sentence_tokens = 3;
  limits.token_bytes = 8;
  split("one two three four five abcdefghijkl", limits);
  EXPECT_EQ(shown(), "one two three | four five abcdefgh | ijkl");
  check_promises();
  bool said = false;
  for (const Decision& decision : sink.decisions())
    said = said || decision.what == "sentence limit";
  EXPECT_TRUE(said);
}

// Damaged UTF-8 and bytes of any kind hold the promises as well.
TEST_F(TokenizerTest, HoldsItsPromisesOnRandomBytes) {
  constexpr std::string_view kPieces[] = {"Gen.",
                                          "U.S.",
                                          " ",
                                          "\n",
                                          "\n\n",
                                          ".",
                                          "\"",
                                          "'",
                                          "\xE2\x80\x9C",
                                          "\xE2\x80\x99",
                                          "\xFF",
                                          "\xC3",
                                          "a",
                                          "B",
                                          "said",
                                          "1,0",
                                          "(",
                                          ")",
                                          "-",
                                          "\xE2\x80\x94",
                                          "...",
                                          "?!",
                                          "@a",
                                          "&",
                                          "www.",
                                          ".com",
                                          "\r\n",
                                          "\xCC\x81",
                                          "don't",
                                          "\t"};
  std::mt19937 random(20261125);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t pieces = random() % 24;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % std::size(kPieces)];
    SCOPED_TRACE(text);
    split(text);
    check_promises();
    if (HasFatalFailure()) return;
  }
}

TEST_F(TokenizerTest, SaysWhatIsMissing) {
  const auto tokenizer = Tokenizer::load("no/such/folder", vocabulary);
  ASSERT_FALSE(tokenizer.ok());
  EXPECT_EQ(tokenizer.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace tocsin
