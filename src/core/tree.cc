#include "core/tree.h"

#include <algorithm>
#include <string>

namespace tocsin {
namespace {

// What hangs on a noun and is no part of the phrase that names a participant.
bool leaves_noun_phrase(Deprel deprel) {
  switch (base_of(deprel)) {
    case Deprel::kAcl:
    case Deprel::kAppos:
    case Deprel::kConj:
    case Deprel::kCc:
    case Deprel::kParataxis:
    case Deprel::kAdvcl:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kCop:
    case Deprel::kNsubj:
    case Deprel::kCsubj:
    case Deprel::kAux:
    case Deprel::kOrphan:
    case Deprel::kDiscourse:
    case Deprel::kVocative:
    case Deprel::kList:
    case Deprel::kDislocated:
    case Deprel::kCcomp:
    case Deprel::kXcomp:
    case Deprel::kExpl:
      return true;
    default:
      return false;
  }
}

void mark_phrase(const SyntaxLayer& syntax, TokenId token, std::vector<TokenId>& out) {
  out.push_back(token);
  for (const TokenId child : syntax.children(token)) {
    const Deprel deprel = syntax.deprel[child.value];
    // Below the head a case marker belongs to the phrase: "of Syria", "the president's".
    if (base_of(deprel) == Deprel::kCase || !leaves_noun_phrase(deprel)) {
      mark_phrase(syntax, child, out);
    } else if (base_of(deprel) == Deprel::kConj || base_of(deprel) == Deprel::kCc) {
      mark_phrase(syntax, child, out);  // "the people of Ukraine and Afghanistan"
    }
  }
}

}  // namespace

TokenId child_with(const SyntaxLayer& syntax, TokenId token, Deprel deprel) {
  for (const TokenId child : syntax.children(token)) {
    if (syntax.deprel[child.value] == deprel) return child;
  }
  return TokenId();
}

bool is_below(const SyntaxLayer& syntax, TokenId token, TokenId ancestor) {
  while (token.is_valid()) {
    if (token == ancestor) return true;
    token = syntax.head[token.value];
  }
  return false;
}

TokenRange subtree_range(const SyntaxLayer& syntax, TokenId token) {
  TokenRange range{token.value, token.value + 1};
  for (const TokenId child : syntax.children(token)) {
    const TokenRange below = subtree_range(syntax, child);
    range.first = std::min(range.first, below.first);
    range.last = std::max(range.last, below.last);
  }
  return range;
}

// ", including Bree": a participle that serves as a preposition, behind a comma.
bool names_examples(const SyntaxLayer& syntax, TokenId phrase) {
  const TokenId marker = child_with(syntax, phrase, Deprel::kCase);
  if (syntax.deprel[phrase.value] != Deprel::kNmod || !marker.is_valid() || marker.value == 0) {
    return false;
  }
  return syntax.xpos[marker.value] == Xpos::kVbg && syntax.xpos[marker.value - 1] == Xpos::kComma;
}

namespace {

// "the journalist Ana Ruiz": a name that follows its noun without a comma is part of the phrase.
bool is_close_name(const SyntaxLayer& syntax, TokenId head, TokenId child) {
  return syntax.deprel[child.value] == Deprel::kAppos && child.value > head.value &&
         syntax.upos[child.value] == Upos::kPropn && syntax.upos[head.value] == Upos::kNoun &&
         syntax.upos[subtree_range(syntax, child).first] == Upos::kPropn;
}

}  // namespace

TokenRange noun_phrase(const SyntaxLayer& syntax, TokenId head) {
  std::vector<TokenId> inside = {head};
  for (const TokenId child : syntax.children(head)) {
    if (!leaves_noun_phrase(syntax.deprel[child.value]) && !names_examples(syntax, child)) {
      mark_phrase(syntax, child, inside);
    } else if (is_close_name(syntax, head, child)) {
      inside.push_back(child);
      for (const TokenId part : syntax.children(child)) {
        if (!leaves_noun_phrase(syntax.deprel[part.value])) mark_phrase(syntax, part, inside);
      }
    }
  }
  std::sort(inside.begin(), inside.end());
  const auto at = std::lower_bound(inside.begin(), inside.end(), head);
  auto first = at;
  auto last = at + 1;
  while (first != inside.begin() && (first - 1)->value + 1 == first->value) --first;
  while (last != inside.end() && (last - 1)->value + 1 == last->value) ++last;
  const auto is_punct = [&](TokenId t) { return syntax.upos[t.value] == Upos::kPunct; };
  while (first != at && is_punct(*first)) ++first;
  while (last != at + 1 && is_punct(*(last - 1))) --last;
  return {first->value, (last - 1)->value + 1};
}

SymbolId preposition_of(const TokenLayer& tokens, const SyntaxLayer& syntax,
                        const Vocabulary& vocabulary, TokenId head) {
  for (const TokenId child : syntax.children(head)) {
    if (syntax.deprel[child.value] != Deprel::kCase) continue;
    const SymbolId lower = tokens.lower[child.value];
    std::string joined(vocabulary.text(lower));
    bool several = false;
    for (const TokenId part : syntax.children(child)) {
      if (syntax.deprel[part.value] != Deprel::kFixed) continue;
      joined += '_';
      joined += vocabulary.text(tokens.lower[part.value]);
      several = true;
    }
    if (several) {
      const SymbolId whole = vocabulary.find(joined);
      if (whole.is_valid()) return whole;
    }
    return lower;
  }
  return SymbolId();
}

}  // namespace tocsin
