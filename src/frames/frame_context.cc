#include "frames/frame_context.h"

#include <algorithm>
#include <string>

#include "core/tree.h"

namespace tocsin {
namespace {

bool is_participle_relation(Deprel deprel) {
  switch (deprel) {
    case Deprel::kAcl:
    case Deprel::kAmod:
    case Deprel::kAdvcl:
    case Deprel::kXcomp:
    case Deprel::kAclRelcl:
    case Deprel::kCcomp:
      return true;
    default:
      return false;
  }
}

// "in_order" of "in" and its fixed "order"; the first word alone where the whole is not known.
SymbolId joined(const FrameContext& c, TokenId first) {
  const SymbolId alone = c.lower(first);
  if (c.child(first, Deprel::kFixed) == TokenId()) return alone;
  std::string text(c.vocabulary.text(alone));
  for (const TokenId part : c.syntax.children(first)) {
    if (c.deprel(part) != Deprel::kFixed) continue;
    text += '_';
    text += c.vocabulary.text(c.lower(part));
  }
  const SymbolId whole = c.vocabulary.find(text);
  return whole.is_valid() ? whole : alone;
}

}  // namespace

Deprel FrameContext::base(TokenId t) const {
  switch (deprel(t)) {
    case Deprel::kNsubjPass:
    case Deprel::kNsubjOuter:
      return Deprel::kNsubj;
    case Deprel::kCsubjPass:
    case Deprel::kCsubjOuter:
      return Deprel::kCsubj;
    case Deprel::kOblAgent:
    case Deprel::kOblUnmarked:
      return Deprel::kObl;
    case Deprel::kNmodDesc:
    case Deprel::kNmodPoss:
    case Deprel::kNmodUnmarked:
      return Deprel::kNmod;
    case Deprel::kAclRelcl:
      return Deprel::kAcl;
    case Deprel::kAdvclRelcl:
      return Deprel::kAdvcl;
    case Deprel::kAuxPass:
      return Deprel::kAux;
    default:
      return deprel(t);
  }
}

std::span<const Move> FrameContext::moved_here(TokenId t) const {
  const std::vector<Move>& moves = scratch.moves;
  const auto first =
      std::lower_bound(moves.begin(), moves.end(), t,
                       [](const Move& move, TokenId wanted) { return move.to < wanted; });
  auto last = first;
  while (last != moves.end() && last->to == t) ++last;
  return {first, last};
}

TokenId FrameContext::child(TokenId t, Deprel wanted) const {
  return child_with(syntax, t, wanted);
}

TokenId FrameContext::child_of_kind(TokenId t, Deprel wanted) const {
  for (const TokenId child : syntax.children(t)) {
    if (base(child) == wanted) return child;
  }
  return TokenId();
}

SymbolId FrameContext::verb_symbol(TokenId verb, TokenId* particle) const {
  TokenId found;
  for (const TokenId part : syntax.children(verb)) {
    const bool is_adverb = deprel(part) == Deprel::kAdvmod && part > verb &&
                           part.value <= verb.value + 4 && form_is(part, WordClass::kParticle);
    if (deprel(part) != Deprel::kCompoundPrt && !is_adverb) continue;
    const std::string_view word = vocabulary.text(lower(part));
    if (word.empty()) continue;
    std::string whole(vocabulary.text(lemma(verb)));
    if (whole.empty()) whole = syntax.lemma_of(verb);
    const SymbolId symbol = vocabulary.find((whole + '_').append(word));
    if (!is_adverb && !found.is_valid()) found = part;
    if (!symbol.is_valid()) continue;
    if (particle != nullptr) *particle = part;
    return symbol;
  }
  if (particle != nullptr) *particle = found;
  return lemma(verb);
}

SymbolId FrameContext::preposition(TokenId phrase) const {
  const TokenId noun = complex_noun(phrase);
  if (noun.is_valid()) {
    return words.complex_preposition(joined(*this, child(noun, Deprel::kCase)), lower(noun),
                                     joined(*this, child(phrase, Deprel::kCase)));
  }
  TokenId marker = child(phrase, Deprel::kCase);
  if (!marker.is_valid()) {
    // "with defence chief Ruiz": the tree may hang the preposition on the title before the name.
    const TokenId title = child(phrase, Deprel::kNmodDesc);
    if (title.is_valid() && title < phrase) marker = child(title, Deprel::kCase);
  }
  if (!marker.is_valid()) return SymbolId();
  const TokenId second(marker.value + 1);
  if (second < phrase && deprel(second) == Deprel::kCase && head(second) == phrase) {
    // "along with" as two marks of the phrase.
    std::string text(vocabulary.text(lower(marker)));
    text.append("_").append(vocabulary.text(lower(second)));
    if (const SymbolId whole = vocabulary.find(text); whole.is_valid()) return whole;
  }
  return joined(*this, marker);
}

TokenId FrameContext::complex_noun(TokenId phrase) const {
  const TokenId noun = head(phrase);
  if (base(phrase) != Deprel::kNmod || !noun.is_valid() ||
      !form_is(noun, WordClass::kComplexNoun)) {
    return TokenId();
  }
  const TokenId first = child(noun, Deprel::kCase);
  const TokenId second = child(phrase, Deprel::kCase);
  if (!first.is_valid() || !second.is_valid()) return TokenId();
  for (const TokenId other : syntax.children(noun)) {
    const Deprel relation = deprel(other);
    if (relation == Deprel::kAmod || relation == Deprel::kNmodPoss ||
        relation == Deprel::kCompound || relation == Deprel::kConj) {
      return TokenId();
    }
  }
  return words.complex_preposition(joined(*this, first), lower(noun), joined(*this, second))
                 .is_valid()
             ? noun
             : TokenId();
}

bool FrameContext::is_part_of_preposition(TokenId noun) const {
  if (!form_is(noun, WordClass::kComplexNoun)) return false;
  for (const TokenId phrase : syntax.children(noun)) {
    if (complex_noun(phrase) == noun) return true;
  }
  return false;
}

SymbolId FrameContext::marker(TokenId clause, TokenId* token) const {
  TokenId first;
  SymbolId symbol;
  for (const TokenId mark : syntax.children(clause)) {
    const bool is_adverb =
        deprel(mark) == Deprel::kAdvmod && xpos(mark) == Xpos::kWrb && mark < clause;
    if (deprel(mark) != Deprel::kMark && !is_adverb) continue;
    if (lower(mark) == named.to && upos(mark) == Upos::kPart) continue;
    if (!first.is_valid()) {
      first = mark;
      symbol = joined(*this, mark);
    } else if (deprel(mark) == Deprel::kMark) {
      // "so that", "even if" as two marks.
      std::string text(vocabulary.text(symbol));
      text.append("_").append(vocabulary.text(lower(mark)));
      const SymbolId both = vocabulary.find(text);
      if (both.is_valid()) symbol = both;
    }
  }
  if (!first.is_valid()) {
    // A preposition before a gerund or a noun that stands for a clause.
    const TokenId preposition = child(clause, Deprel::kCase);
    if (preposition.is_valid() && base(clause) == Deprel::kAdvcl) {
      first = preposition;
      symbol = joined(*this, preposition);
    }
  }
  if (token != nullptr) *token = first;
  return symbol;
}

bool FrameContext::has_to(TokenId clause) const {
  for (const TokenId mark : syntax.children(clause)) {
    if (deprel(mark) == Deprel::kMark && lower(mark) == named.to && mark < clause) return true;
  }
  return false;
}

bool FrameContext::is_nominal(TokenId t) const {
  switch (upos(t)) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kPron:
    case Upos::kNum:
    case Upos::kSym:
    case Upos::kX:
    case Upos::kDet:
    case Upos::kAdj:
      return true;
    default:
      return false;
  }
}

bool FrameContext::is_relative_pronoun(TokenId t) const {
  const Xpos tag = xpos(t);
  return upos(t) == Upos::kPron && lower(t) != named.what &&
         (tag == Xpos::kWdt || tag == Xpos::kWp || tag == Xpos::kWpPoss);
}

bool FrameContext::has_auxiliary(TokenId clause) const {
  for (const TokenId other : syntax.children(clause)) {
    if (base(other) == Deprel::kAux || deprel(other) == Deprel::kCop) return true;
  }
  return false;
}

bool FrameContext::is_plainly_active(TokenId clause) const {
  // "Police arrested and detained persons": one subject for both verbs, and an object.
  const TokenId next = child(clause, Deprel::kConj);
  const bool shares_subject =
      next.is_valid() && xpos(next) == Xpos::kVbd && !child(next, Deprel::kNsubj).is_valid() &&
      !child(next, Deprel::kNsubjPass).is_valid() && !child(next, Deprel::kAuxPass).is_valid();
  if (shares_subject && !child(clause, Deprel::kAux).is_valid() &&
      !child(clause, Deprel::kAuxPass).is_valid() && child(clause, Deprel::kObj).is_valid()) {
    return true;
  }
  const Governor* governor = words.governor(lemma(clause), WordClass::kControlPrep);
  if (xpos(clause) != Xpos::kVbd || governor == nullptr) return false;
  for (const TokenId phrase : syntax.children(clause)) {
    if (base(phrase) != Deprel::kObl || phrase < clause) continue;
    const auto& wanted = governor->prepositions;
    if (std::find(wanted.begin(), wanted.end(), preposition(phrase)) != wanted.end()) return true;
  }
  return false;
}

bool FrameContext::is_passive(TokenId clause) const {
  if (!is_verb(clause)) return false;
  bool auxiliary = false;
  bool subject = false;
  for (const TokenId other : syntax.children(clause)) {
    const Deprel relation = deprel(other);
    if (relation == Deprel::kAuxPass) return true;
    if ((relation == Deprel::kNsubjPass || relation == Deprel::kCsubjPass) &&
        !is_plainly_active(clause)) {
      return true;
    }
    auxiliary = auxiliary || relation == Deprel::kAux;
    subject = subject || base(other) == Deprel::kNsubj;
  }
  const TokenId carried_by = scratch.carrier.empty() ? TokenId() : scratch.carrier[clause.value];
  if (carried_by.is_valid() && is(carried_by, WordClass::kPassiveVerb)) return true;
  if (xpos(clause) != Xpos::kVbn || auxiliary) return false;
  const Deprel relation = deprel(clause);
  if (relation == Deprel::kConj && !subject) {
    const TokenId first = head(clause);
    if (!is_verb(first)) return deprel(first) == Deprel::kAmod;  // "missing and abducted men"
    return xpos(first) == Xpos::kVbn && is_passive(first);
  }
  // "Asked about it, he ..." and "men arrested in ..."; a gap for an object is a reduced passive.
  return is_participle_relation(relation) &&
         (!subject || relation == Deprel::kAdvcl || relation == Deprel::kAcl);
}

TokenId FrameContext::agent(TokenId clause) const {
  TokenId found;
  for (const TokenId other : syntax.children(clause)) {
    if (deprel(other) == Deprel::kOblAgent) return other;
    if (base(other) == Deprel::kObl && !found.is_valid() && preposition(other) == named.by &&
        !is(other, WordClass::kTemporalNoun) && is_nominal(other) && upos(other) != Upos::kNum) {
      found = other;
    }
  }
  return is_passive(clause) ? found : TokenId();
}

bool FrameContext::says_what_it_is(TokenId clause) const {
  const TokenId subject = child(clause, Deprel::kNsubjOuter);
  return subject.is_valid() && upos(subject) != Upos::kPropn &&
         (is(subject, WordClass::kContentNoun) || is(subject, WordClass::kEventNoun) ||
          is(subject, WordClass::kIntentionNoun));
}

TokenId FrameContext::place_of(TokenId clause) const {
  TokenId place = clause;
  for (int depth = 0; depth < kMaxClauseDepth; ++depth) {
    const TokenId above = scratch.carrier[place.value];
    if (!above.is_valid()) break;
    place = above;
  }
  return place;
}

TokenId FrameContext::antecedent(TokenId t, TokenId* relative) const {
  for (TokenId at = t; at.is_valid(); at = head(at)) {
    // "It was Bree that attacked": the tree hangs the clause on what is singled out.
    const bool is_cleft = deprel(at) == Deprel::kAdvclRelcl && head(at).is_valid() &&
                          child(head(at), Deprel::kExpl).is_valid() && is_nominal(head(at));
    if (deprel(at) != Deprel::kAclRelcl && !is_cleft) continue;
    if (relative != nullptr) *relative = at;
    return head(at);
  }
  return TokenId();
}

}  // namespace tocsin
