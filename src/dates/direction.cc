#include "dates/direction.h"

#include <string_view>

#include "core/tree.h"

namespace tocsin {
namespace {

struct Auxiliaries {
  bool future = false;   // will, shall, may, "going to"
  bool past = false;     // did, was, had
  bool present = false;  // is, has
  bool perfect = false;  // have, has, had
  bool copula = false;
  bool to = false;
};

Auxiliaries auxiliaries_of(const Layers& layers, TokenId verb) {
  Auxiliaries found;
  const SyntaxLayer& syntax = layers.syntax;
  for (const TokenId child : syntax.children(verb)) {
    const Deprel deprel = base_of(syntax.deprel[child.value]);
    if (deprel == Deprel::kMark && syntax.xpos[child.value] == Xpos::kTo) found.to = true;
    if (deprel != Deprel::kAux && deprel != Deprel::kCop) continue;
    const std::string_view lemma = syntax.lemma_of(child);
    const Xpos xpos = syntax.xpos[child.value];
    if (lemma == "have") found.perfect = true;
    if (deprel == Deprel::kCop) found.copula = true;
    if (xpos == Xpos::kMd) {
      found.future = true;
    } else if (xpos == Xpos::kVbd || xpos == Xpos::kVbn) {
      found.past = true;
    } else {
      found.present = true;
    }
  }
  return found;
}

bool is_verbal(const SyntaxLayer& syntax, TokenId token) {
  return syntax.upos[token.value] == Upos::kVerb || syntax.upos[token.value] == Upos::kAux;
}

// `is_adverbial`: the words do not name a noun beside the verb.
Direction of_verb(const Layers& layers, const DateWords& words, TokenId verb, bool is_adverbial) {
  const SyntaxLayer& syntax = layers.syntax;
  const Auxiliaries aux = auxiliaries_of(layers, verb);
  if (aux.perfect) return Direction::kPast;
  if (aux.future) return Direction::kFuture;
  const bool plans = words.is_planning(syntax.lemma[verb.value]);
  const Xpos xpos = syntax.xpos[verb.value];
  if (xpos == Xpos::kVbn && plans && !aux.past) return Direction::kFuture;
  if (aux.past || xpos == Xpos::kVbd) return Direction::kPast;
  if (aux.present)
    return aux.copula ? Direction::kOpen : Direction::kFuture;  // "is meeting on Monday"
  if (aux.to) {
    // "was forced to leave in July": as the outer verb.
    const TokenId outer = syntax.head[verb.value];
    const bool done = outer.is_valid() && words.is_done(syntax.lemma[outer.value]);
    if (!done) return Direction::kFuture;
    return of_verb(layers, words, outer, true) == Direction::kFuture ? Direction::kFuture
                                                                     : Direction::kPast;
  }
  const bool is_headline = layers.sentence_of(verb).kind == SentenceKind::kHeadline;
  if (xpos == Xpos::kVbz || xpos == Xpos::kVbp) {
    if (is_headline) return Direction::kPast;
    return is_adverbial ? Direction::kFuture : Direction::kOpen;
  }
  return xpos == Xpos::kVbn ? Direction::kPast : Direction::kOpen;
}

// "By Friday thirty had died", "served until May" lie behind; "closed until Monday" does not, nor
// what was planned or asked for by a day.
Direction of_limit(const Layers& layers, const DateWords& words, TokenId verb,
                   std::string_view limit) {
  const SyntaxLayer& syntax = layers.syntax;
  const SymbolId lemma = syntax.lemma[verb.value];
  const bool is_by = limit == "by" || limit == "By";
  const bool holds = is_by ? !words.is_planning(lemma) : words.is_lasting(lemma);
  return holds && of_verb(layers, words, verb, true) == Direction::kPast ? Direction::kPast
                                                                         : Direction::kFuture;
}

bool is_date_word(const Layers& layers, const DateWords& words, TokenId token) {
  constexpr std::uint64_t kDated = kMonthWord | kWeekdayWord | kNumberWord | kOrdinalWord |
                                   kUnitWord | kDeicticWord | kYearNumber | kWholeDate |
                                   kPartOfDayWord | kSeasonWord | kNamedDay | kDecadeWord;
  return words.look_up(layers.form(token), layers.tokens.lower[token.value]).is(kDated);
}

}  // namespace

Direction direction_of(const Layers& layers, const DateWords& words, TokenId token) {
  const SyntaxLayer& syntax = layers.syntax;
  constexpr int kMostSteps = 12;
  TokenId at = token;
  std::string_view limit;  // "by" or "until" before the words
  bool is_adverbial = true;
  for (int step = 0; step < kMostSteps && at.is_valid(); ++step) {
    for (const TokenId child : syntax.children(at)) {
      if (base_of(syntax.deprel[child.value]) != Deprel::kCase) continue;
      if (words.is_ahead(layers.tokens.lower[child.value])) limit = layers.form(child);
    }
    if (syntax.upos[at.value] == Upos::kAdj && words.is_planning(syntax.lemma[at.value])) {
      return Direction::kFuture;  // "due on Monday"
    }
    // "it was the 3rd of January", "the vote is on Monday", but "it is Monday"
    const Auxiliaries aux = auxiliaries_of(layers, at);
    if (at == token && aux.copula && aux.present) {
      const TokenId subject = child_with(syntax, at, Deprel::kNsubj);
      const bool is_it = !subject.is_valid() || syntax.upos[subject.value] == Upos::kPron;
      if (!is_it && !is_date_word(layers, words, subject)) return Direction::kFuture;
    }
    const bool is_clause =
        at == token ? aux.copula && aux.past : is_verbal(syntax, at) || aux.present || aux.past;
    if (is_clause) {
      if (!limit.empty()) return of_limit(layers, words, at, limit);
      const Direction direction = of_verb(layers, words, at, is_adverbial);
      if (direction != Direction::kOpen) return direction;
    }
    // "the May 25 launches", "condemns Friday's attack"
    const TokenId head = syntax.head[at.value];
    const bool names = head.is_valid() && head.value > at.value && !is_verbal(syntax, head) &&
                       base_of(syntax.deprel[at.value]) != Deprel::kObl &&
                       base_of(syntax.deprel[at.value]) != Deprel::kNsubj;
    if (names && !is_date_word(layers, words, head)) is_adverbial = false;
    at = syntax.head[at.value];
  }
  return limit.empty() ? Direction::kOpen : Direction::kFuture;
}

}  // namespace tocsin
