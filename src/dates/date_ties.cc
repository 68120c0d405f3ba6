#include "dates/date_ties.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/tree.h"
#include "dates/date_attachment.h"

namespace tocsin {
namespace {

class DateTies {
 public:
  DateTies(const Layers& layers, const std::vector<bool>& is_event)
      : layers_(layers), is_event_(is_event), of_frame_(layers.frames.frames.size()) {}

  std::vector<DateId> run() &&;

 private:
  void tie(DateId id);
  void tie_light_verbs();
  FrameId cue_across_quote(TokenId date) const;
  FrameId event_noun_above(TokenId token) const;
  FrameId event_noun_before(TokenId verb, TokenId date) const;
  bool is_definite_past(const DateExpression& date) const;
  void set(FrameId frame, DateId id) {
    // "October's attack on Bree": of several dates the first.
    if (frame.is_valid() && !of_frame_[frame.value].is_valid()) of_frame_[frame.value] = id;
  }

  const Layers& layers_;
  const std::vector<bool>& is_event_;
  std::vector<DateId> of_frame_;
};

bool is_noun(Upos upos) { return upos == Upos::kNoun || upos == Upos::kPropn; }

// "took place", "occurred": the clause says when, not what.
bool is_happening(const SyntaxLayer& syntax, TokenId verb) {
  constexpr std::array<std::string_view, 3> kLemmas = {"take", "occur", "happen"};
  return std::find(kLemmas.begin(), kLemmas.end(), syntax.lemma_of(verb)) != kLemmas.end();
}

// A day or month that lies behind, told by words that a present perfect cannot go with.
bool DateTies::is_definite_past(const DateExpression& date) const {
  if (date.kind != DateKind::kDate) return false;
  const auto& anchor = layers_.dates.anchor;
  const bool is_small =
      date.granularity == Granularity::kDay || date.granularity == Granularity::kMonth;
  if (!anchor || !is_small || date.interval->to >= *anchor) return false;
  if (date.tokens.first == 0) return true;
  const std::string_view before = layers_.form(TokenId(date.tokens.first - 1U));
  return before == "on" || before == "in" || before == "last" ||
         layers_.syntax.upos[date.tokens.first - 1U] != Upos::kAdp;
}

// The event that a relative clause at `token` is about, past what the clause itself hangs on.
FrameId DateTies::event_noun_above(TokenId token) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (TokenId at = syntax.head[token.value]; at.is_valid(); at = syntax.head[at.value]) {
    if (!is_noun(syntax.upos[at.value])) return {};
    const FrameId frame = layers_.frames.of_head[at.value];
    if (frame.is_valid() && is_event_[at.value]) return frame;
  }
  return {};
}

// The last noun between verb and date that heads an event below the verb.
FrameId DateTies::event_noun_before(TokenId verb, TokenId date) const {
  for (std::uint32_t at = date.value; at > verb.value + 1; --at) {
    const TokenId token(at - 1);
    const FrameId frame = layers_.frames.of_head[token.value];
    const bool is_act = frame.is_valid() && is_event_[token.value] &&
                        layers_.frames.frames[frame.value].word_class == PredicateClass::kNoun;
    if (is_act && is_below(layers_.syntax, token, verb)) return frame;
  }
  return {};
}

// "'It must go,' he told the paper on Monday, 'and at once'": words of the frame around a quotation
// do not hang on words within it.
FrameId DateTies::cue_across_quote(TokenId date) const {
  const TokenId on = layers_.syntax.head[date.value];
  if (!on.is_valid()) return {};
  const auto& of_token = layers_.quotes.of_token;
  if (of_token.size() <= date.value || of_token[date.value].is_valid()) return {};
  const StatementId inside = of_token[on.value];
  if (!inside.is_valid()) return {};
  const Statement& statement = layers_.quotes.statements[inside.value];
  const bool is_near = statement.cue.is_valid() && layers_.tokens.sentence[statement.cue.value] ==
                                                       layers_.tokens.sentence[date.value];
  return is_near && statement.quote != QuoteKind::kIndirect
             ? layers_.frames.of_head[statement.cue.value]
             : FrameId();
}

void DateTies::tie(DateId id) {
  const SyntaxLayer& syntax = layers_.syntax;
  const DateExpression& date = layers_.dates.dates[id.value];
  const TokenId head = head_of_date(syntax, date.tokens);
  const bool is_name = attachment_of(layers_, date.tokens) == DateAttachment::kName;
  if (const FrameId cue = cue_across_quote(head); cue.is_valid()) return set(cue, id);
  for (TokenId at = syntax.head[head.value]; at.is_valid(); at = syntax.head[at.value]) {
    const FrameId frame = layers_.frames.of_head[at.value];
    const bool is_verb = syntax.upos[at.value] == Upos::kVerb;
    if (!frame.is_valid() && !is_verb) {
      // What names or measures a thing does not date the act around it.
      if (is_name || date.kind == DateKind::kDuration) return;
      continue;
    }
    if (is_verb && base_of(syntax.deprel[at.value]) == Deprel::kAcl && is_happening(syntax, at)) {
      set(event_noun_above(at), id);
    }
    const bool is_perfect =
        frame.is_valid() && layers_.frames.frames[frame.value].tense == Tense::kPresent &&
        layers_.frames.frames[frame.value].aspect == Aspect::kPerfect && is_definite_past(date);
    if (is_perfect && is_verb) {
      if (const FrameId noun = event_noun_before(at, head); noun.is_valid()) {
        set(noun, id);
        return;
      }
    }
    set(frame, id);
    return;
  }
}

// A light verb has no frame of its own where its noun has taken its place.
void DateTies::tie_light_verbs() {
  const SyntaxLayer& syntax = layers_.syntax;
  for (std::size_t f = 0; f < of_frame_.size(); ++f) {
    const TokenId light = layers_.frames.frames[f].light_verb;
    if (!light.is_valid() || of_frame_[f].is_valid()) continue;
    for (const TokenId child : syntax.children(light)) {
      const DateId id = layers_.dates.of_token[child.value];
      if (!is_usable_date(layers_.dates, id)) continue;
      of_frame_[f] = id;
      break;
    }
  }
}

std::vector<DateId> DateTies::run() && {
  for (std::size_t d = 0; d < layers_.dates.dates.size(); ++d) {
    if (is_usable_date(layers_.dates, DateId(d))) tie(DateId(d));
  }
  tie_light_verbs();
  return std::move(of_frame_);
}

}  // namespace

bool is_usable_date(const DateLayer& dates, DateId id) {
  if (!id.is_valid()) return false;
  const DateExpression& date = dates.dates[id.value];
  return date.interval.has_value() && date.kind != DateKind::kSet;
}

std::vector<DateId> tie_dates(const Layers& layers, const std::vector<bool>& is_event) {
  return DateTies(layers, is_event).run();
}

}  // namespace tocsin
