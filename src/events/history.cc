#include "events/history.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/tree.h"

namespace tocsin {
namespace {

// The year that a token writes: "2003" or "1990s"; 0: none.
int year_in(std::string_view form) {
  if (form.size() == 5 && (form.back() == 's' || form.back() == 'S')) form.remove_suffix(1);
  int year = 0;
  const auto [end, error] = std::from_chars(form.data(), form.data() + form.size(), year);
  if (form.size() != 4 || error != std::errc() || end != form.data() + form.size()) return 0;
  return year >= 1000 && year <= 2100 ? year : 0;
}

// The predicate that a time expression dates: the nearest token above it that has a frame or is a
// verb.
TokenId anchor_of(const Layers& layers, TokenId token) {
  for (TokenId at = layers.syntax.head[token.value]; at.is_valid();
       at = layers.syntax.head[at.value]) {
    if (layers.frames.of_head[at.value].is_valid() || layers.syntax.upos[at.value] == Upos::kVerb) {
      return at;
    }
  }
  return TokenId();
}

}  // namespace

Result<HistoryFinder> HistoryFinder::load(const WordList& list, Vocabulary& vocabulary) {
  HistoryFinder finder;
  finder.since_ = vocabulary.intern("since");
  finder.ago_ = vocabulary.intern("ago");
  if (const WordSection* section = list.find("history_phrase")) {
    for (const WordLine& line : section->lines) {
      for (const std::string& phrase : line.words) {
        const std::size_t gap = phrase.find('_');
        if (gap != std::string::npos && phrase.find('_', gap + 1) != std::string::npos) {
          return list.error_at(line.line, "a phrase of history has one or two words");
        }
        finder.phrases_.emplace_back(
            vocabulary.intern(phrase.substr(0, gap)),
            gap == std::string::npos ? SymbolId() : vocabulary.intern(phrase.substr(gap + 1)));
      }
    }
  }
  finder.long_units_ = symbols_of_section(list, "long_unit", vocabulary);
  finder.during_ = symbols_of_section(list, "during", vocabulary);
  return finder;
}

void HistoryFinder::find_anchors(const Layers& layers, Scratch& scratch) const {
  scratch.anchors.clear();
  for (std::size_t i = 0; i < layers.tokens.size(); ++i) {
    const TokenId token(i);
    if (!is_past_time(layers, token) && !is_phrase(layers, token)) continue;
    if (const TokenId anchor = anchor_of(layers, token); anchor.is_valid()) {
      scratch.anchors.push_back(anchor);
    }
    const TokenId noun = layers.syntax.head[token.value];
    if (!noun.is_valid() || !is_span_of_time(layers, noun)) continue;
    if (const TokenId anchor = anchor_of(layers, noun); anchor.is_valid()) {
      scratch.anchors.push_back(anchor);
    }
  }
}

// "during the 2018 elections": what is told of that time stands in the past with it.
bool HistoryFinder::is_span_of_time(const Layers& layers, TokenId noun) const {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId marker = child_with(syntax, noun, Deprel::kCase);
  return base_of(syntax.deprel[noun.value]) == Deprel::kObl && marker.is_valid() &&
         is_one_of(during_, layers.tokens.lower[marker.value]);
}

bool HistoryFinder::is_past_time(const Layers& layers, TokenId token) const {
  const SyntaxLayer& syntax = layers.syntax;
  if (layers.tokens.lower[token.value] == ago_) {
    // "two decades ago": UD hangs the unit on "ago", or "ago" on the unit.
    const auto is_long = [&](TokenId t) {
      return is_one_of(long_units_, layers.tokens.lower[t.value]);
    };
    const TokenId head = syntax.head[token.value];
    const auto children = syntax.children(token);
    return (head.is_valid() && is_long(head)) ||
           std::any_of(children.begin(), children.end(), is_long);
  }
  const int year = year_in(layers.form(token));
  if (year == 0 || !layers.document.published) return false;
  if (year > static_cast<int>(layers.document.published->year()) - 2) return false;
  // "Resolution 1325" and "1,500 people" are no years: a year is marked by a preposition, stands
  // behind a month, or qualifies an act ("the 2003 invasion").
  const Deprel deprel = base_of(syntax.deprel[token.value]);
  for (const TokenId child : syntax.children(token)) {
    if (syntax.deprel[child.value] == Deprel::kCase) {
      return layers.tokens.lower[child.value] != since_;
    }
  }
  const TokenId head = syntax.head[token.value];
  if (!head.is_valid()) return false;
  if (deprel == Deprel::kObl) return true;
  const bool qualifies_act =
      layers.frames.of_head[head.value].is_valid() && syntax.upos[head.value] == Upos::kNoun;
  const bool behind_month = syntax.upos[head.value] == Upos::kPropn && head < token &&
                            base_of(syntax.deprel[head.value]) == Deprel::kObl;
  return (deprel == Deprel::kNummod || deprel == Deprel::kNmod || deprel == Deprel::kCompound) &&
         (qualifies_act || behind_month || is_span_of_time(layers, head));
}

bool HistoryFinder::is_phrase(const Layers& layers, TokenId token) const {
  const SymbolId word = layers.tokens.lower[token.value];
  if (!word.is_valid()) return false;
  const bool has_next = token.value + 1 < layers.tokens.size();
  const SymbolId next = has_next ? layers.tokens.lower[token.value + 1] : SymbolId();
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const auto& phrase) {
    return phrase.first == word && (!phrase.second.is_valid() || phrase.second == next);
  });
}

bool HistoryFinder::is_history(const Layers& layers, const Frame& frame,
                               const Scratch& scratch) const {
  return std::any_of(scratch.anchors.begin(), scratch.anchors.end(), [&](TokenId anchor) {
    return is_below(layers.syntax, frame.head, anchor) ||
           (frame.light_verb.is_valid() && is_below(layers.syntax, frame.light_verb, anchor));
  });
}

}  // namespace tocsin
