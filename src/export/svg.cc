#include "export/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "export/names.h"
#include "export/terminal_text.h"

namespace tocsin {
namespace {

// All in pixels. Words stand in a monospaced font, so that their width is known.
constexpr double kLetter = 8.4;  // of the words, at 14 px
constexpr double kSmall = 6.1;   // of labels, at 10 px
constexpr double kWordGap = 18;
constexpr double kMargin = 24;
constexpr double kArcStep = 20;       // from one height of arcs to the next
constexpr double kRow = 22;           // of a frame or of the mentions
constexpr double kLabelColumn = 190;  // what a frame is, left of its roles

// What XML may hold, with its own marks escaped. U+FFFE and U+FFFF are no characters of XML.
std::string escaped(std::string_view text) {
  std::string plain;
  append_styled(text, Style::kPlain, false, plain);
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    const bool is_none =
        plain.compare(i, 3, "\xEF\xBF\xBE") == 0 || plain.compare(i, 3, "\xEF\xBF\xBF") == 0;
    if (is_none) {
      out += ' ';
      i += 2;
      continue;
    }
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// The first `most` bytes of `text`, or a few less: never a part of a character.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

struct Box {
  double left = 0;
  double width = 0;
  double middle() const { return left + width / 2; }
};

struct Arc {
  TokenId from;  // the head
  TokenId to;
  std::uint32_t first = 0;  // the leftmost of the two, by column
  std::uint32_t last = 0;
  std::uint32_t level = 1;
};

class SentencePicture {
 public:
  SentencePicture(const Vocabulary& vocabulary, const Layers& layers, const Sentence& sentence)
      : vocabulary_(vocabulary), layers_(layers), sentence_(sentence) {
    place_words();
    place_arcs();
  }

  // Appends the picture with its upper edge at `top`; returns its lower edge.
  double write(double top, std::string& out) {
    const double words = top + kMargin + kArcStep * (highest_ + 1);
    write_arcs(words - 16, out);
    write_words(words, out);
    double row = words + 40;
    row = write_frames(row, out);
    return write_mentions(row, out) + kMargin;
  }

  double width() const { return width_; }

 private:
  std::uint32_t column(TokenId t) const { return t.value - sentence_.tokens.first; }
  bool has(TokenId t) const {
    return t.value >= sentence_.tokens.first && t.value < sentence_.tokens.last;
  }

  void place_words() {
    double left = kMargin + kLabelColumn;
    for (const TokenId t : sentence_.tokens) {
      const double word = kLetter * static_cast<double>(display_width(layers_.form(t)));
      const double label =
          kSmall * static_cast<double>(name_of(layers_.syntax.deprel[t.value]).size());
      const double width = std::max({word, label, 24.0});
      boxes_.push_back({left, width});
      left += width + kWordGap;
    }
    width_ = left + kMargin;
  }

  // Shorter arcs stand below longer ones that span them.
  void place_arcs() {
    for (const TokenId t : sentence_.tokens) {
      const TokenId head = layers_.syntax.head[t.value];
      if (!head.is_valid() || !has(head)) continue;
      arcs_.push_back(
          {head, t, std::min(column(t), column(head)), std::max(column(t), column(head)), 1});
    }
    std::stable_sort(arcs_.begin(), arcs_.end(), [](const Arc& a, const Arc& b) {
      return a.last - a.first < b.last - b.first;
    });
    std::vector<std::uint32_t> height(boxes_.size() + 1, 0);  // over the gap before each column
    for (Arc& arc : arcs_) {
      const auto begin = height.begin() + arc.first + 1;
      const auto end = height.begin() + arc.last + 1;
      arc.level = *std::max_element(begin, end) + 1;
      std::fill(begin, end, arc.level);
      highest_ = std::max(highest_, arc.level);
    }
  }

  void write_arcs(double base, std::string& out) const {
    for (const Arc& arc : arcs_) {
      const double side = arc.to > arc.from ? 5 : -5;  // arcs of one word stand apart
      const double from = boxes_[column(arc.from)].middle() + side;
      const double to = boxes_[column(arc.to)].middle() - side / 2;
      const double height = base - kArcStep * arc.level;
      fmt::format_to(std::back_inserter(out),
                     "<path class=\"arc\" d=\"M{:.1f} {:.1f}V{:.1f}H{:.1f}V{:.1f}\""
                     " marker-end=\"url(#tip)\"/>\n<text class=\"label\" x=\"{:.1f}\" "
                     "y=\"{:.1f}\">{}</text>\n",
                     from, base, height, to, base - 4, (from + to) / 2, height - 3,
                     name_of(layers_.syntax.deprel[arc.to.value]));
    }
  }

  void write_words(double line, std::string& out) const {
    for (const TokenId t : sentence_.tokens) {
      const Box& box = boxes_[column(t)];
      const bool is_root = !layers_.syntax.head[t.value].is_valid();
      fmt::format_to(std::back_inserter(out),
                     "<text class=\"word{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n"
                     "<text class=\"tag\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
                     is_root ? " root" : "", box.middle(), line, escaped(layers_.form(t)),
                     box.middle(), line + 14, name_of(layers_.syntax.upos[t.value]));
    }
  }

  // A bar under the words of `range` with a label in it.
  void write_bar(TokenRange range, std::string_view kind, std::string_view label, double row,
                 std::string& out) const {
    if (range.empty() || !has(TokenId(range.first)) || !has(TokenId(range.last - 1))) return;
    const Box& first = boxes_[column(TokenId(range.first))];
    const Box& last = boxes_[column(TokenId(range.last - 1))];
    const double width = last.left + last.width - first.left;
    const auto fits = static_cast<std::size_t>(std::max(1.0, (width + kWordGap) / kSmall));
    const std::string shown = escaped(cut(label, fits));
    fmt::format_to(std::back_inserter(out),
                   "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" "
                   "rx=\"3\"><title>{}: {}</title></rect>\n"
                   "<text class=\"label\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
                   kind, first.left, row - 12, width, escaped(label),
                   escaped(layers_.words(layers_.span_of(range))), first.left + width / 2, row,
                   shown);
  }

  void write_row_name(std::string_view name, double row, std::string& out) const {
    constexpr std::size_t kMost = 30;
    fmt::format_to(std::back_inserter(out),
                   "<text class=\"row\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", kMargin, row,
                   escaped(cut(name, kMost)));
  }

  double write_frames(double row, std::string& out) const {
    for (const Frame& frame : layers_.frames.frames) {
      if (!has(frame.head)) continue;
      const std::string_view lemma = frame.lemma.is_valid() ? vocabulary_.text(frame.lemma)
                                                            : layers_.syntax.lemma_of(frame.head);
      std::string name = fmt::format("{} ({})", lemma, name_of(frame.word_class));
      if (frame.polarity == Polarity::kNegative) name.insert(0, "not ");
      write_row_name(name, row, out);
      // Wide bars first, so that what lies in a clause stands before it.
      std::vector<const Role*> roles;
      for (const Role& role : layers_.frames.roles_of(frame)) roles.push_back(&role);
      std::stable_sort(roles.begin(), roles.end(), [](const Role* a, const Role* b) {
        return a->tokens.last - a->tokens.first > b->tokens.last - b->tokens.first;
      });
      for (const Role* role : roles) {
        write_bar(role->tokens, "role", role_name(*role, vocabulary_.text(role->preposition)), row,
                  out);
      }
      write_bar({frame.head.value, frame.head.value + 1}, "act", lemma, row, out);
      row += kRow;
    }
    return row;
  }

  double write_mentions(double row, std::string& out) const {
    const double before = row;
    for (std::size_t m = 0; m < layers_.mentions.mentions.size(); ++m) {
      const Mention& mention = layers_.mentions.mentions[m];
      if (!has(mention.head)) continue;
      std::string names;
      if (m + 1 < layers_.actors.member_begin.size()) {
        for (const ActorId id : layers_.actors.actors_of(MentionId(m))) {
          if (!names.empty()) names += ", ";
          names += layers_.actors.actors[id.value].name;
        }
      }
      if (names.empty()) continue;
      if (row == before) {
        write_row_name("mentions", row, out);
        row += kRow;
      }
      write_bar(mention.tokens, "mention", names, before, out);
    }
    return row;
  }

  const Vocabulary& vocabulary_;
  const Layers& layers_;
  const Sentence& sentence_;
  std::vector<Box> boxes_;  // by column
  std::vector<Arc> arcs_;
  std::uint32_t highest_ = 0;
  double width_ = 0;
};

constexpr std::string_view kStyle =
    "<style>\n"
    "text{font-family:monospace;font-size:14px;fill:#1b1b1b;text-anchor:middle}\n"
    ".root{font-weight:bold}\n"
    ".tag,.label{font-size:10px}\n"
    ".tag{fill:#767676}\n"
    ".row{font-size:11px;text-anchor:start}\n"
    ".arc{fill:none;stroke:#8a8a8a}\n"
    ".act{fill:#ffd27a}\n"
    ".role{fill:#bcd9f5;stroke:#5b8fc0}\n"
    ".mention{fill:#cfe8c6;stroke:#6f9e5f}\n"
    "</style>\n"
    "<defs><marker id=\"tip\" viewBox=\"0 0 6 6\" refX=\"5\" refY=\"3\" markerWidth=\"6\" "
    "markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\" fill=\"#8a8a8a\"/></marker>"
    "</defs>\n";

}  // namespace

void write_svg(const Vocabulary& vocabulary, const Layers& layers, std::string& out) {
  std::string body;
  double bottom = 0;
  double width = 2 * kMargin;
  for (const Sentence& sentence : layers.tokens.sentences) {
    if (sentence.tokens.empty()) continue;
    SentencePicture picture(vocabulary, layers, sentence);
    bottom = picture.write(bottom, body);
    width = std::max(width, picture.width());
  }
  const double height = std::max(bottom, 2 * kMargin);
  fmt::format_to(std::back_inserter(out),
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
                 "viewBox=\"0 0 {0:.0f} {1:.0f}\">\n{2}"
                 "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{3}</svg>\n",
                 width, height, kStyle, body);
}

}  // namespace tocsin
