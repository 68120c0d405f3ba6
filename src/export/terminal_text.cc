#include "export/terminal_text.h"

#include <algorithm>
#include <array>

namespace tocsin {
namespace {

struct Look {
  std::string_view escape;  // SGR parameters, ECMA-48
  std::string_view open;
  std::string_view close;
};

Look look_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return {"", "", ""};
    case Style::kStrong:
      return {"1", "", ""};
    case Style::kFaint:
      return {"2", "", ""};
    case Style::kAct:
      return {"1;33", "[", "]"};
    case Style::kActor:
      return {"1;36", "<", ">"};
    case Style::kRecipient:
      return {"1;35", "{", "}"};
    case Style::kCue:
      return {"4", "", ""};
    case Style::kWarning:
      return {"31", "", ""};
  }
  return {};
}

struct Wide {
  std::uint32_t first;
  std::uint32_t last;
};
// Blocks whose characters take two columns (Unicode 15, EastAsianWidth.txt, W and F, by block).
constexpr std::array<Wide, 8> kWide = {{{0x1100, 0x115F},
                                        {0x2E80, 0xA4CF},
                                        {0xAC00, 0xD7A3},
                                        {0xF900, 0xFAFF},
                                        {0xFE30, 0xFE6F},
                                        {0xFF00, 0xFF60},
                                        {0x1F300, 0x1FAFF},
                                        {0x20000, 0x3FFFD}}};
// Marks and joiners that take none.
constexpr std::array<Wide, 3> kNone = {{{0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}}};

// Columns of the code point at the start of `text`, which is taken off.
std::size_t take_width(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  size = std::min(size, text.size());
  std::uint32_t code = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(size);
  const auto holds = [&](const Wide& wide) { return code >= wide.first && code <= wide.last; };
  if (std::any_of(kNone.begin(), kNone.end(), holds)) return 0;
  return std::any_of(kWide.begin(), kWide.end(), holds) ? 2 : 1;
}

// Takes an escape sequence "ESC [ ... m" off; false: there is none.
bool take_escape(std::string_view& text) {
  if (!text.starts_with("\x1B[")) return false;
  const std::size_t end = text.find('m');
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return true;
}

void append_printable(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // C1 controls are C2 80 to C2 9F.
    const bool is_c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || is_c1) {
      out += ' ';
      if (is_c1) ++i;
    } else {
      out += text[i];
    }
  }
}

}  // namespace

void append_styled(std::string_view text, Style style, bool colour, std::string& out) {
  const Look look = look_of(style);
  const bool has_escape = colour && !look.escape.empty();
  if (has_escape) out.append("\x1B[").append(look.escape).append("m");
  append_printable(text, out);
  if (has_escape) out += "\x1B[0m";
}

void append_marked(std::string_view text, Style style, bool colour, std::string& out) {
  const Look look = look_of(style);
  if (!colour) out += look.open;
  append_styled(text, style, colour, out);
  if (!colour) out += look.close;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    if (!take_escape(text)) width += take_width(text);
  }
  return width;
}

void append_wrapped(std::string_view text, std::size_t column, std::size_t indent,
                    std::size_t width, std::string& out) {
  bool is_first = true;
  while (!text.empty()) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    const std::size_t word_width = display_width(word);
    const std::size_t gap = is_first ? 0 : 1;
    if (!is_first && column + gap + word_width > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (gap == 1) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word_width;
    is_first = false;
  }
  out += '\n';
}

}  // namespace tocsin
