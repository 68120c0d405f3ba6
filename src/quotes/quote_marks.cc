#include "quotes/quote_marks.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace tocsin {
namespace {

enum Family : std::uint8_t { kNone, kDouble, kCurly, kSingle, kCurlySingle, kGuillemet };
enum class Side : std::uint8_t { kOpen, kClose, kEither };

struct Mark {
  Family family = kNone;
  Side side = Side::kEither;
  std::uint32_t width = 1;
};

Mark mark_of(std::string_view form) {
  if (form.empty() || form.size() > 3) return {};
  if (form == "\"" || form == "''") return {kDouble, Side::kEither};
  if (form == "``") return {kDouble, Side::kOpen};
  if (form == "'") return {kSingle, Side::kEither};
  if (form == "`") return {kSingle, Side::kOpen};
  if (form == "\u201c" || form == "\u201e" || form == "\u201f") return {kCurly, Side::kOpen};
  if (form == "\u201d") return {kCurly, Side::kClose};
  if (form == "\u2018" || form == "\u201a") return {kCurlySingle, Side::kOpen};
  if (form == "\u2019") return {kCurlySingle, Side::kClose};
  if (form == "\u00ab" || form == "\u2039") return {kGuillemet, Side::kOpen};
  if (form == "\u00bb" || form == "\u203a") return {kGuillemet, Side::kClose};
  return {};
}

// The mark at a token; two straight single marks side by side are a double one.
Mark mark_at(const Layers& layers, TokenId token) {
  Mark mark = mark_of(layers.form(token));
  const std::size_t next = token.value + 1;
  if (mark.family == kSingle && next < layers.tokens.size() &&
      layers.tokens.span[next].begin == layers.tokens.span[token.value].end &&
      layers.form(TokenId(next)) == layers.form(token)) {
    mark.family = kDouble;
    mark.width = 2;
  }
  return mark;
}

bool is_double(std::uint8_t family) { return family == kDouble || family == kCurly; }

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// No-break space: two bytes, C2 A0.
bool space_before(const Layers& layers, TokenId token) {
  const std::uint32_t at = layers.tokens.span[token.value].begin;
  const std::string& text = layers.document.text;
  return at == 0 || is_space(text[at - 1]) ||
         (at >= 2 && text[at - 2] == '\xc2' && text[at - 1] == '\xa0');
}

bool space_after(const Layers& layers, TokenId token) {
  const std::uint32_t at = layers.tokens.span[token.value].end;
  const std::string& text = layers.document.text;
  return at >= text.size() || is_space(text[at]) ||
         (at + 1 < text.size() && text[at] == '\xc2' && text[at + 1] == '\xa0');
}

bool is_bracket_or_dash(std::string_view form) {
  return form == "(" || form == "[" || form == "-" || form == "--" || form == "\u2014" ||
         form == "\u2013";
}

class RunFinder {
 public:
  RunFinder(const Layers& layers, QuoteMarkScratch& scratch, std::vector<QuotedRun>& out,
            DecisionSink* sink)
      : layers_(layers), open_(scratch.open), out_(out), sink_(sink) {}

  void paragraph(TokenRange tokens, TokenId next_paragraph);

 private:
  bool opens(const Mark& mark, TokenId token) const;
  bool closes(const Mark& mark, TokenId token) const;
  void open(const Mark& mark, TokenId token, bool certain);
  void close(std::size_t level, TokenId token, std::uint32_t width);
  void end_of_paragraph(TokenRange tokens, TokenId next_paragraph);
  void drop(std::size_t level, std::string_view reason);
  void refuse(TokenId token, std::string_view reason) {
    if (sink_ != nullptr) {
      sink_->add(Stage::kQuotes, Outcome::kRefused, token, "quotation marks", std::string(reason));
    }
  }

  const Layers& layers_;
  std::vector<QuoteMarkScratch::Open>& open_;
  std::vector<QuotedRun>& out_;
  DecisionSink* sink_;
  std::uint8_t continues_ = kNone;  // the family of a run that the paragraph before left open
};

bool RunFinder::opens(const Mark& mark, TokenId token) const {
  if (mark.side == Side::kClose) return false;
  const TokenId last(token.value + mark.width - 1);
  const bool free_before =
      space_before(layers_, token) ||
      (token.value > 0 &&
       (is_quotation_mark(layers_, TokenId(token.value - std::size_t{1})) ||
        is_bracket_or_dash(layers_.form(TokenId(token.value - std::size_t{1})))));
  if (mark.family == kSingle) {
    // An apostrophe otherwise: "the ministers' plan", "'90s".
    return free_before && !space_after(layers_, last) &&
           layers_.syntax.xpos[token.value] != Xpos::kPos &&
           token.value + 1 < layers_.tokens.size() &&
           layers_.syntax.upos[token.value + 1] != Upos::kNum;
  }
  return mark.side == Side::kOpen || free_before || !space_after(layers_, last);
}

bool RunFinder::closes(const Mark& mark, TokenId token) const {
  if (mark.side == Side::kOpen) return false;
  if (mark.family == kSingle || mark.family == kCurlySingle) {
    const std::uint32_t end = layers_.tokens.span[token.value].end;
    const std::string& text = layers_.document.text;
    const bool inside_word =
        end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0);
    return !inside_word && layers_.syntax.xpos[token.value] != Xpos::kPos;
  }
  return true;
}

void RunFinder::open(const Mark& mark, TokenId token, bool certain) {
  if (open_.size() >= kMaxQuoteDepth) {
    refuse(token, "nested too deep");
    return;
  }
  open_.push_back(
      {token, mark.family, mark.width, static_cast<std::uint32_t>(out_.size()), certain});
  QuotedRun run;
  run.tokens = {token.value, token.value};  // empty until it is closed
  run.depth = static_cast<std::uint32_t>(open_.size() - 1);
  out_.push_back(run);
}

// Closes the mark at `level`; those above it stay unclosed and are dropped.
void RunFinder::close(std::size_t level, TokenId token, std::uint32_t width) {
  while (open_.size() > level + 1) drop(open_.size() - 1, "a mark inside another is not closed");
  const QuoteMarkScratch::Open at = open_.back();
  open_.pop_back();
  QuotedRun& run = out_[at.run];
  run.tokens = {at.token.value, token.value + width};
  run.inside = {at.token.value + at.width, std::max(at.token.value + at.width, token.value)};
}

// The run stays in `out_` with no tokens, and is removed at the end.
void RunFinder::drop(std::size_t level, std::string_view reason) {
  refuse(open_[level].token, reason);
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(level));
}

void RunFinder::paragraph(TokenRange tokens, TokenId next_paragraph) {
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const TokenId token(i);
    const Mark mark = mark_at(layers_, token);
    if (mark.family == kNone) continue;
    std::size_t level = open_.size();
    while (level > 0 && open_[level - 1].family != mark.family) --level;
    // A straight mark closed by a curly one, or the other way round: typed by two hands.
    if (level == 0 && !open_.empty() && is_double(mark.family) && is_double(open_.back().family) &&
        space_after(layers_, TokenId(i + mark.width - 1)) && !space_before(layers_, token)) {
      level = open_.size();
    }
    const bool is_open = level > 0;
    const TokenId last(i + mark.width - 1);
    const bool looks_open = space_before(layers_, token) && !space_after(layers_, last);
    const bool looks_closed = !space_before(layers_, token) && space_after(layers_, last);
    if (is_open && closes(mark, token) && !(looks_open && mark.side == Side::kEither)) {
      close(level - 1, token, mark.width);
    } else if (is_open && looks_open && mark.side == Side::kEither && mark.family == kDouble) {
      // Two that open: the first was never closed.
      drop(level - 1, "not closed before the next mark that opens");
      open(mark, token, true);
    } else if (!(looks_closed && mark.side == Side::kEither) && opens(mark, token)) {
      const bool first = i == tokens.first;
      open(mark, token, looks_open || mark.side == Side::kOpen);
      if (first && continues_ == mark.family && !out_.empty()) out_.back().continues = true;
    } else if (mark.family == kDouble || mark.side == Side::kClose) {
      if (mark.family != kCurlySingle) refuse(token, "closes nothing");
    }
    i += mark.width - 1;
  }
  end_of_paragraph(tokens, next_paragraph);
}

void RunFinder::end_of_paragraph(TokenRange tokens, TokenId next_paragraph) {
  continues_ = kNone;
  while (!open_.empty()) {
    const QuoteMarkScratch::Open at = open_.back();
    if (at.family == kSingle || at.family == kCurlySingle || !at.certain) {
      drop(open_.size() - 1, "not closed in its paragraph");
      continue;
    }
    open_.pop_back();
    QuotedRun& run = out_[at.run];
    run.tokens = {at.token.value, tokens.last};
    run.inside = {at.token.value + at.width, tokens.last};
    run.closed = false;
    if (next_paragraph.is_valid() && mark_at(layers_, next_paragraph).family == at.family) {
      continues_ = at.family;
    } else if (sink_ != nullptr) {
      sink_->add(Stage::kQuotes, Outcome::kChanged, at.token, "quotation marks",
                 "not closed; taken to end with its paragraph");
    }
  }
}

}  // namespace

bool is_quotation_mark(const Layers& layers, TokenId token) {
  return mark_of(layers.form(token)).family != kNone;
}

void find_quoted_runs(const Layers& layers, QuoteMarkScratch& scratch, std::vector<QuotedRun>& out,
                      DecisionSink* sink) {
  scratch.open.clear();
  RunFinder finder(layers, scratch, out, sink);
  const auto& sentences = layers.tokens.sentences;
  for (std::size_t i = 0; i < sentences.size();) {
    std::size_t next = i + 1;
    while (next < sentences.size() && sentences[next].paragraph == sentences[i].paragraph) ++next;
    const TokenRange tokens{sentences[i].tokens.first, sentences[next - 1].tokens.last};
    const bool more = next < sentences.size() && !sentences[next].tokens.empty();
    finder.paragraph(tokens, more ? TokenId(sentences[next].tokens.first) : TokenId());
    i = next;
  }
  std::erase_if(out, [](const QuotedRun& run) { return run.inside.empty(); });
  // Depths anew: a run around others may have been dropped.
  scratch.open.clear();
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto& around = scratch.open;
    while (!around.empty() && out[around.back().run].tokens.last <= out[i].tokens.first) {
      around.pop_back();
    }
    out[i].depth = static_cast<std::uint32_t>(around.size());
    around.push_back({TokenId(), kNone, 0, static_cast<std::uint32_t>(i), false});
  }
}

}  // namespace tocsin
