// Text for a terminal: colours, and lines that fit its width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

enum class Style : std::uint8_t {
  kPlain,
  kStrong,
  kFaint,
  kAct,
  kActor,
  kRecipient,
  kCue,
  kWarning
};

struct TerminalOptions {
  std::size_t width = 100;  // columns
  bool colour = false;      // else what matters stands in brackets
};

// Appends `text` in a style. What is no printable character becomes a blank, so that no document
// can write to the terminal's controls.
void append_styled(std::string_view text, Style style, bool colour, std::string& out);

// The same with brackets in place of colours: [act], <actor>, {recipient}.
void append_marked(std::string_view text, Style style, bool colour, std::string& out);

// Columns that `text` takes; escape sequences take none.
std::size_t display_width(std::string_view text);

// Appends `text` as lines of at most `width` columns, broken at blanks; `indent` blanks begin each
// line but the first, which stands where the caller has written up to column `column`.
void append_wrapped(std::string_view text, std::size_t column, std::size_t indent,
                    std::size_t width, std::string& out);

}  // namespace tocsin
