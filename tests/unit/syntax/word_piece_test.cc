#include "syntax/word_piece.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {
namespace {

// A vocabulary of a few pieces at the ids that they have in a real one's order.
class SmallWordPiece {
 public:
  explicit SmallWordPiece(std::size_t most_pieces = 6) {
    for (int i = 0; i < 103; ++i) {
      texts_ += i == 100 ? "[UNK]\n" : "[" + std::to_string(i) + "]\n";
    }
    for (const char* piece :
         {"aldonia", "##n",          "##ns", "aldo", "##nian", "with",    "##draw",
          "##al",    "cafe",         ".",    "!",    "-",      "'",       "n",
          "t",       "\xE4\xB8\xAD", "a",    "##a",  "##b",    "\xC3\x9F"}) {
      texts_ += std::string(piece) + "\n";
    }
    pieces_ = static_cast<std::size_t>(std::count(texts_.begin(), texts_.end(), '\n'));
    auto read = WordPiece::read(texts_, kChars, pieces_, most_pieces);
    EXPECT_TRUE(read.ok()) << read.error().message;
    word_piece_ = std::make_unique<WordPiece>(std::move(read).value());
  }

  // "aldo ##nian".
  std::string split(std::string_view form) const {
    WordPiece::Scratch scratch;
    std::vector<std::uint32_t> ids;
    word_piece_->split(form, scratch, ids);
    std::string out;
    for (const std::uint32_t id : ids) out += (out.empty() ? "" : " ") + piece(id);
    return out;
  }

  std::string piece(std::uint32_t id) const {
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < id; ++i) at = texts_.find('\n', at) + 1;
    return texts_.substr(at, texts_.find('\n', at) - at);
  }

  // Capitals of a few words; punctuation between spaces; an accent and a mark dropped; a curly
  // quote and an ellipsis as in the word features; a soft hyphen that is nothing.
  static constexpr std::string_view kChars =
      "9\t \n21\t ! \n27\t ' \n2D\t - \n2E\t . \n41\ta\n43\tc\n4E\tn\n57\tw\nAD\t\nC9\te\nE9\te\n"
      "301\t\n2019\t ' \n2026\t .  .  . \n4E2D\t \xE4\xB8\xAD \n";

 private:
  std::string texts_;
  std::size_t pieces_ = 0;
  std::unique_ptr<WordPiece> word_piece_;
};

TEST(WordPiece, Splits) {
  struct Case {
    std::string_view form;
    std::string_view want;
  };
  const Case cases[] = {
      // The longest piece first, then the longest that goes on.
      {"Aldonia", "aldonia"},
      {"Aldonian", "aldonia ##n"},
      {"Aldonians", "aldonia ##ns"},
      {"aldonian", "aldonia ##n"},
      {"Withdrawal", "with ##draw ##al"},
      // Greedy: "aldo ##nian" would do, and is not looked for; no going back.
      {"aldonianal", "aldonia ##n ##al"},

      // Accents: composed, decomposed, capital.
      {"caf\xC3\xA9", "cafe"},
      {"cafe\xCC\x81", "cafe"},
      {"CAF\xC3\x89", "[UNK]"},  // no line for F: it stays itself, and no piece has it
      {"C\x61\x66\xC3\x89", "cafe"},
      {"\xC3\x9F", "[UNK]"},  // a piece, but no line of the table makes it

      // Punctuation is a token of its own, also inside a word.
      {"n't", "n ' t"},
      {"n\xE2\x80\x99t", "n ' t"},
      {"with-aldonia", "with - aldonia"},
      {"\xE2\x80\xA6", ". . ."},
      {"!", "!"},

      // Ideographs stand alone.
      {"\xE4\xB8\xAD\xE4\xB8\xAD", "\xE4\xB8\xAD \xE4\xB8\xAD"},

      // Nothing matches, or nothing matches to the end: the whole token is unknown, and it alone.
      {"xyz", "[UNK]"},
      {"aldoniax", "[UNK]"},
      {"aldoniax-with", "[UNK] - with"},
      {"\xF0\x9F\x98\x80", "[UNK]"},
      {"a\xF0\x9F\x98\x80"
       "a",
       "a [UNK] a"},
      {"\xFF\xFE", "[UNK] [UNK]"},  // no UTF-8
      {"a\xE4\xB8", "a [UNK]"},     // cut within a character

      // Nothing left: one unknown.
      {"", "[UNK]"},
      {"\xC2\xAD", "[UNK]"},
      {" ", "[UNK]"},
      {"with\xC2\xAD"
       "draw",
       "with ##draw"},
      {"a\t \ta", "a a"},

      // At most six: the first five and the last.
      {"abbbbb", "a ##b ##b ##b ##b ##b"},
      {"abbbbba", "a ##b ##b ##b ##b ##a"},
      {"a-a-a-!", "a - a - a !"},
  };
  const SmallWordPiece words;
  for (const auto& [form, want] : cases) EXPECT_EQ(words.split(form), want) << form;
}

// A token of more than 100 characters is unknown, however many bytes they have.
TEST(WordPiece, LongTokens) {
  const SmallWordPiece words;
  EXPECT_EQ(words.split(std::string(100, 'a')), "a ##a ##a ##a ##a ##a");
  EXPECT_EQ(words.split(std::string(101, 'a')), "[UNK]");
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "a\xCC\x81";
  EXPECT_EQ(words.split(accents), "a ##a ##a ##a ##a ##a");
  EXPECT_EQ(words.split(std::string(100000, '-')), "- - - - - -");
}

TEST(WordPiece, FewerPiecesOnDemand) {
  EXPECT_EQ(SmallWordPiece(2).split("a-a-a-!"), "a !");
  EXPECT_EQ(SmallWordPiece(1).split("a-a-a-!"), "!");
}

// A warm scratch changes nothing, and ids are appended.
TEST(WordPiece, AppendsAndForgets) {
  std::string lines;
  for (int i = 0; i < 103; ++i) lines += "[" + std::to_string(i) + "]\n";
  lines += "a\nb";
  const auto read = WordPiece::read(lines, "", 105, 6);
  ASSERT_TRUE(read.ok()) << read.error().message;
  WordPiece::Scratch scratch;
  std::vector<std::uint32_t> ids;
  for (const char* form : {"a", "zzz", "b", "", "a"}) read.value().split(form, scratch, ids);
  EXPECT_EQ(ids, (std::vector<std::uint32_t>{103, 100, 104, 100, 103}));
}

TEST(WordPiece, TablesThatCannotBeReadAreRefused) {
  std::string lines;
  for (int i = 0; i < 103; ++i) lines += "x" + std::to_string(i) + "\n";
  const auto error = [&](std::string_view chars, std::size_t count) {
    const auto read = WordPiece::read(lines, chars, count, 6);
    return read.ok() ? std::string() : read.error().message;
  };
  EXPECT_EQ(error("", 103), "");
  EXPECT_EQ(error("41\ta\n10FFFF\t\n", 103), "");
  EXPECT_NE(error("", 104).find("section pieces has 103 lines, 104 are wanted"), std::string::npos);
  EXPECT_NE(error("", 102).find("section pieces"), std::string::npos);
  for (const char* bad : {"41\ta\n42", "41\ta\nxyz\tb", "41\ta\n\tb", "41\ta\n110000\tb",
                          "41\ta\n42 \tb", "41\ta\n-42\tb", "41\ta\n\n43\tc"}) {
    EXPECT_NE(error(bad, 103).find("line 2 of the model's section chars"), std::string::npos)
        << bad;
  }
}

}  // namespace
}  // namespace tocsin
