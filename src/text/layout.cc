#include "text/layout.h"

#include <algorithm>

#include "text/unicode.h"

namespace tocsin {
namespace {

// Wrapped text has lines of at most this many characters, and its longest has at least the second.
constexpr std::uint32_t kMostWrapWidth = 100;
constexpr std::uint32_t kLeastWrapWidth = 45;
// How much shorter than the width a wrapped line may be beyond what its next word explains.
constexpr std::uint32_t kWrapSlack = 4;
// A heading or credit line has at most this many words.
constexpr std::uint32_t kMostHeadingWords = 25;
constexpr std::uint32_t kMostSubheadWords = 12;
constexpr std::uint32_t kMostCreditWords = 14;
// Credits stand in the first lines of a document or in its last.
constexpr std::size_t kCreditLines = 8;

bool is_final_mark(char32_t c) {
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F;
}

bool is_closer(char32_t c) { return c == '"' || c == '\'' || kind_of(c) == CharKind::kClose; }

// Bytes of a bullet or an enumeration at the start of a line, with the blank after it; 0: none.
std::uint32_t marker_size(std::string_view line) {
  const CodePoint first = code_point_at(line, 0);
  std::size_t at = first.size;
  const bool bullet = first.value == '*' || first.value == '-' || first.value == 0xB7 ||
                      first.value == 0x2022 || first.value == 0x2023 || first.value == 0x25AA ||
                      first.value == 0x25CF || first.value == 0x25E6 || first.value == 0x2013 ||
                      first.value == 0x25A0 || first.value == 0x25BA;
  if (!bullet) {
    const bool open = first.value == '(';
    if (!open) at = 0;
    std::size_t digits = 0;
    while (digits < 3 && kind_of(code_point_at(line, at).value) == CharKind::kDigit) {
      at += code_point_at(line, at).size;
      ++digits;
    }
    const bool letter = digits == 0 && is_lower(code_point_at(line, at).value);
    if (letter) at += code_point_at(line, at).size;
    if ((digits == 0 && !letter) || digits == 3) return 0;
    const char32_t mark = code_point_at(line, at).value;
    if (mark != ')' && (open || mark != '.')) return 0;
    ++at;
    // "a. Arrest" numbers a heading; "e.g. this" and "c. 1900" number nothing.
    if (letter && mark == '.' && !is_upper(code_point_at(line, at + 1).value)) return 0;
  }
  const CodePoint blank = code_point_at(line, at);
  if (blank.size == 0 || kind_of(blank.value) != CharKind::kSpace) return 0;
  return static_cast<std::uint32_t>(at + blank.size);
}

class LineReader {
 public:
  LineReader(std::string_view text, const WordKnowledge& knowledge, const Vocabulary& vocabulary,
             LayoutScratch& scratch)
      : text_(text), knowledge_(knowledge), vocabulary_(vocabulary), scratch_(scratch) {}

  void read() {
    scratch_.lines.clear();
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t end = begin;
      CodePoint c = code_point_at(text_, end);
      while (c.size != 0 && !is_line_end(c.value)) {
        end += c.size;
        c = code_point_at(text_, end);
      }
      scratch_.lines.push_back(measure(begin, end));
      const bool crlf = c.value == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n';
      begin = end + c.size + (crlf ? 1 : 0);
    }
  }

 private:
  Line measure(std::size_t begin, std::size_t end) {
    Line line;
    std::size_t first = end;
    std::size_t last = begin;
    bool in_first_word = true;
    for (std::size_t at = begin; at < end;) {
      const CodePoint c = code_point_at(text_, at);
      const CharKind kind = kind_of(c.value);
      if (kind != CharKind::kSpace) {
        first = std::min(first, at);
        last = at + c.size;
      } else if (first != end) {
        in_first_word = false;
      }
      if (first != end) {
        line.width += kind == CharKind::kGlue ? 0 : 1;
        line.first_word += in_first_word ? 1 : 0;
      }
      at += c.size;
    }
    if (first == end) return line;
    line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
    const std::string_view words = text_.substr(first, last - first);
    line.starts_low = is_lower(code_point_at(words, 0).value);
    line.marker = marker_size(words);
    std::size_t at = words.size();
    while (at > 0 && is_closer(code_point_before(words, at).value)) {
      at -= code_point_before(words, at).size;
    }
    const char32_t mark = code_point_before(words, at).value;
    line.is_complete = at > 0 && is_final_mark(mark);
    line.runs_on = at == words.size() && (mark == ',' || ends_open(words));
    return line;
  }

  bool ends_open(std::string_view words) {
    std::size_t begin = words.size();
    while (begin > 0 && words.size() - begin < 12 &&
           is_lower(code_point_before(words, begin).value)) {
      begin -= code_point_before(words, begin).size;
    }
    if (begin == words.size()) return false;
    fold(words.substr(begin), scratch_.folded);
    return (knowledge_.classes_of(vocabulary_.find(scratch_.folded)) & kRunsOn) != 0;
  }

  std::string_view text_;
  const WordKnowledge& knowledge_;
  const Vocabulary& vocabulary_;
  LayoutScratch& scratch_;
};

// How the words of a line are written.
struct Wording {
  std::uint32_t words = 0;
  std::uint32_t capitalised = 0;
  std::uint32_t low = 0;       // start with a lower-case letter
  std::uint32_t long_low = 0;  // ... and have more than four letters
};

Wording wording_of(std::string_view line) {
  Wording wording;
  bool in_word = false;
  bool counted_low = false;
  std::uint32_t size = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = code_point_at(line, at);
    at += c.size;
    const CharKind kind = kind_of(c.value);
    if (kind == CharKind::kSpace) {
      in_word = false;
      continue;
    }
    if (!in_word) {
      if (kind != CharKind::kLetter && kind != CharKind::kDigit) continue;
      in_word = true;
      counted_low = false;
      size = 0;
      ++wording.words;
      if (is_upper(c.value)) ++wording.capitalised;
      if (is_lower(c.value)) {
        ++wording.low;
        counted_low = true;
      }
    }
    if (++size == 5 && counted_low) ++wording.long_low;
  }
  return wording;
}

class SegmentMaker {
 public:
  SegmentMaker(std::string_view text, const WordKnowledge& knowledge, const Vocabulary& vocabulary,
               LayoutScratch& scratch, std::vector<Segment>& out)
      : text_(text),
        knowledge_(knowledge),
        vocabulary_(vocabulary),
        scratch_(scratch),
        lines_(scratch.lines),
        out_(out) {}

  void make() {
    measure_document();
    for (std::size_t first = 0; first < lines_.size();) {
      if (lines_[first].span.empty()) {
        ++first;
        continue;
      }
      std::size_t last = first;
      while (last < lines_.size() && !lines_[last].span.empty()) ++last;
      add_paragraph(first, last);
      first = last;
    }
    mark_kinds();
  }

 private:
  void measure_document() {
    std::size_t filled = 0;
    bool any_paragraph_break = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].span.empty()) {
        any_paragraph_break = any_paragraph_break || filled > 0;
        continue;
      }
      ++filled;
      width_ = std::max(width_, lines_[i].width);
    }
    is_wrapped_ = filled > 2 && width_ <= kMostWrapWidth && width_ >= kLeastWrapWidth &&
                  most_lines_are_full();
    lines_are_paragraphs_ = !any_paragraph_break && !is_wrapped_;
  }

  // Wrapped lines end where the next word would not have fitted; a few may end a paragraph.
  bool most_lines_are_full() const {
    std::size_t full = 0;
    std::size_t followed = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i].span.empty() || lines_[i + 1].span.empty()) continue;
      ++followed;
      if (is_full(lines_[i], lines_[i + 1], width_)) ++full;
    }
    return full * 2 >= followed;
  }

  static bool is_full(const Line& line, const Line& next, std::uint32_t width) {
    return line.width + 1 + next.first_word + kWrapSlack > width;
  }

  // The width that the lines of a paragraph are wrapped to; 0: they are not.
  std::uint32_t wrap_width(std::size_t first, std::size_t last) const {
    if (is_wrapped_) return width_;
    if (last - first < 3) return 0;
    std::uint32_t width = 0;
    for (std::size_t i = first; i < last; ++i) width = std::max(width, lines_[i].width);
    return width >= kLeastWrapWidth && width <= kMostWrapWidth ? width : 0;
  }

  void add_paragraph(std::size_t first, std::size_t last) {
    const std::uint32_t width = wrap_width(first, last);
    const bool is_list = lines_[first].marker > 0;
    bool in_list = false;
    std::size_t begin = first;
    for (std::size_t i = first; i < last; ++i) {
      const Line& line = lines_[i];
      if (i == begin) in_list = in_list || line.marker > 0;
      const bool ends =
          i + 1 == last || breaks_after(line, lines_[i + 1], width, in_list || is_list);
      if (!ends) continue;
      const bool opens = begin == first || lines_are_paragraphs_;
      if (opens) ++paragraphs_;
      const bool listed =
          lines_[begin].marker > 0 && (begin > first || last - first > 1 || is_list);
      out_.push_back({{lines_[begin].span.begin, line.span.end},
                      paragraphs_ - 1,
                      listed ? SentenceKind::kList : SentenceKind::kText,
                      opens});
      begin = i + 1;
    }
  }

  static bool breaks_after(const Line& line, const Line& next, std::uint32_t width, bool in_list) {
    if (next.marker > 0 && (in_list || line.is_complete || !line.runs_on)) return true;
    if (width > 0 && is_full(line, next, width)) return false;
    if (line.is_complete) return true;
    return !line.runs_on && !next.starts_low;
  }

  void mark_kinds() {
    for (std::size_t i = 0; i < out_.size(); ++i) {
      Segment& segment = out_[i];
      const std::string_view words = text_.substr(segment.span.begin, segment.span.size());
      if (segment.kind == SentenceKind::kList && is_numbered_heading(i, words)) {
        segment.kind = SentenceKind::kHeadline;
      }
      if (segment.kind != SentenceKind::kText) continue;
      if (ends_finally(words) && !asks_as_title(i, words)) {
        if ((i < kCreditLines || i + 3 > out_.size()) && is_credit(words)) {
          segment.kind = SentenceKind::kByline;
        }
        continue;
      }
      const Wording wording = wording_of(words);
      if (wording.words == 0) continue;
      if ((i < kCreditLines || i + 3 > out_.size()) && wording.words <= kMostCreditWords &&
          is_credit(words)) {
        segment.kind = SentenceKind::kByline;
        continue;
      }
      // Something must follow, or a text of one line would be nothing but a headline.
      if (i + 1 == out_.size() || !out_[i + 1].opens_paragraph || !segment.opens_paragraph)
        continue;
      const bool first = i == 0 && wording.words <= kMostHeadingWords;
      if (first || is_titled(wording)) segment.kind = SentenceKind::kHeadline;
    }
  }

  static bool is_titled(const Wording& wording) {
    return wording.words <= kMostSubheadWords && wording.long_low == 0 && wording.capitalised > 0 &&
           wording.capitalised >= wording.low;
  }

  // "b. Arrests of Journalists" above running text, not the item of a list.
  bool is_numbered_heading(std::size_t i, std::string_view words) const {
    return i + 1 < out_.size() && out_[i].opens_paragraph && out_[i + 1].opens_paragraph &&
           out_[i + 1].kind == SentenceKind::kText && !ends_finally(words) &&
           is_titled(wording_of(words));
  }

  // "Who Is Ana Ruiz?" above a text.
  bool asks_as_title(std::size_t i, std::string_view words) const {
    if (i > 0 || !words.ends_with('?') || i + 1 == out_.size()) return false;
    const Wording wording = wording_of(words);
    return wording.words > 1 && wording.words <= kMostSubheadWords && wording.low == 0;
  }

  static bool ends_finally(std::string_view words) {
    std::size_t at = words.size();
    while (at > 0 && is_closer(code_point_before(words, at).value)) {
      at -= code_point_before(words, at).size;
    }
    const char32_t mark = code_point_before(words, at).value;
    return is_final_mark(mark) || mark == ',' || mark == ';' || mark == ':';
  }

  // "By Ana Ruiz", "Reporting by Ana Ruiz; Editing by Tom Bell".
  bool is_credit(std::string_view words) {
    std::size_t size = 0;
    while (kind_of(code_point_at(words, size).value) == CharKind::kLetter) {
      size += code_point_at(words, size).size;
    }
    fold(words.substr(0, size), scratch_.folded);
    if ((knowledge_.classes_of(vocabulary_.find(scratch_.folded)) & kCredit) == 0) return false;
    if (!is_upper(code_point_at(words, 0).value)) return false;
    const bool is_by = scratch_.folded == "by";
    std::size_t next = size;
    while (kind_of(code_point_at(words, next).value) == CharKind::kSpace) {
      next += code_point_at(words, next).size;
    }
    if (!is_by) {
      if (!words.substr(next).starts_with("by ")) return false;
      next += 3;
    }
    const Wording wording = wording_of(words.substr(next));
    return is_upper(code_point_at(words, next).value) && wording.words > 1 &&
           wording.words <= kMostCreditWords && wording.low * 2 < wording.words &&
           wording.long_low <= 2;
  }

  std::string_view text_;
  const WordKnowledge& knowledge_;
  const Vocabulary& vocabulary_;
  LayoutScratch& scratch_;
  const std::vector<Line>& lines_;
  std::vector<Segment>& out_;
  std::uint32_t width_ = 0;  // of the document's longest line
  bool is_wrapped_ = false;
  bool lines_are_paragraphs_ = false;
  std::uint32_t paragraphs_ = 0;
};

}  // namespace

void find_segments(std::string_view text, const WordKnowledge& knowledge,
                   const Vocabulary& vocabulary, LayoutScratch& scratch,
                   std::vector<Segment>& out) {
  LineReader(text, knowledge, vocabulary, scratch).read();
  SegmentMaker(text, knowledge, vocabulary, scratch, out).make();
}

}  // namespace tocsin
