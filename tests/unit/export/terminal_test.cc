#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "export/terminal_table.h"
#include "export/terminal_text.h"
#include "unit/export/sample.h"

namespace tocsin {
namespace {

using testing::HasSubstr;
using testing::Not;

struct WidthCase {
  std::string_view text;
  std::size_t want;
};

constexpr WidthCase kWidths[] = {
    {"", 0},
    {"plain", 5},
    {"Ru\xC3\xADz", 4},
    // An accent of its own takes no column, an ideograph two.
    {"e\xCC\x81", 1},
    {"\xE4\xB8\xAD\xE5\x9B\xBD", 4},
    // Colours take none.
    {"\x1B[1;33mact\x1B[0m", 3},
};

TEST(Terminal, Widths) {
  for (const auto& [text, want] : kWidths) EXPECT_EQ(display_width(text), want) << text;
}

TEST(Terminal, Wraps) {
  std::string out = "e1  ";
  append_wrapped("one two  three four", 4, 4, 12, out);
  EXPECT_EQ(out, "e1  one two\n    three\n    four\n");
  // A word that is too long stands alone.
  out.clear();
  append_wrapped("a verylongword b", 0, 0, 6, out);
  EXPECT_EQ(out, "a\nverylongword\nb\n");
}

// A document must not be able to move the cursor or to change colours.
TEST(Terminal, ControlsBecomeBlanks) {
  std::string out;
  append_styled(
      "a\x1B[31mb\xC2\x9B"
      "c\nd",
      Style::kPlain, true, out);
  EXPECT_EQ(out, "a [31mb c d");
}

std::string sample_text(TerminalOptions options) {
  Vocabulary vocabulary;
  const Layers layers = sample_layers(vocabulary);
  std::string out;
  TerminalTable(options).write(layers, out);
  return out;
}

TEST(Terminal, EventsWithTheirEvidence) {
  const std::string text = sample_text({.width = 100, .colour = false});
  EXPECT_THAT(text, HasSubstr("Shells, and \"words\"\nn1 \xC2\xB7 2024-03-14"));
  EXPECT_THAT(
      text, HasSubstr("e2    ASSAULT heavy-weapons Aldonia (ALD GOV) \xE2\x86\x92 Bree (BRE GOV)\n"
                      "      accused by Ana Ruiz \xC2\xB7 inside e1 ACCUSE\n"));
  EXPECT_THAT(text, HasSubstr("<Aldonia>"));
  EXPECT_THAT(text, HasSubstr("[shelled] {Bree} on Monday."));
  EXPECT_THAT(text, HasSubstr("rule assault.shell"));
  EXPECT_THAT(text, HasSubstr("Statements\ns1    Ana Ruiz (ALD MIL) said: Aldonia"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
}

TEST(Terminal, BySource) {
  Vocabulary vocabulary;
  Layers layers = sample_layers(vocabulary);
  std::string out;
  TerminalTable({.width = 100, .colour = false}, TerminalView::kBySource).write(layers, out);
  EXPECT_THAT(out, HasSubstr("Ana Ruiz (ALD MIL)"));
  EXPECT_THAT(out, HasSubstr("s1    accuse \xC2\xB7 indirect \xC2\xB7 "));
  EXPECT_THAT(out, HasSubstr("said: Aldonia"));
  EXPECT_THAT(out, Not(HasSubstr("ASSAULT")));
  layers.events.clear();  // they name statements
  layers.quotes.clear();
  out.clear();
  TerminalTable({.width = 100, .colour = false}, TerminalView::kBySource).write(layers, out);
  EXPECT_THAT(out, HasSubstr("no statements"));
}

TEST(Terminal, ColoursInsteadOfBrackets) {
  const std::string text = sample_text({.width = 60, .colour = true});
  EXPECT_THAT(text, HasSubstr("\x1B[1;33mshelled\x1B[0m"));
  EXPECT_THAT(text, Not(HasSubstr("[shelled]")));
}

TEST(Terminal, NoLineIsWiderThanTheTerminal) {
  std::string text = sample_text({.width = 40, .colour = true});
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    EXPECT_LE(display_width(std::string_view(text).substr(0, end)), 40U) << text.substr(0, end);
    text.erase(0, end + 1);
  }
}

TEST(Terminal, DocumentThatWasNotRead) {
  Layers layers;
  layers.document.doc_id = "n9";
  layers.document.status = DocStatus::kEmpty;
  layers.document.reason = "no words";
  std::string out;
  TerminalTable({.width = 4, .colour = false}).write(layers, out);
  EXPECT_THAT(out, HasSubstr("not read (empty): no words"));
}

}  // namespace
}  // namespace tocsin
