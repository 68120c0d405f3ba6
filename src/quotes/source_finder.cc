#include "quotes/source_finder.h"

#include <algorithm>

#include "core/tree.h"

namespace tocsin {
namespace {

// Governors that an infinitive, participle or conjunct is followed up through.
constexpr int kMostHops = 8;

bool is_relative(Xpos xpos) { return xpos == Xpos::kWdt || xpos == Xpos::kWp; }

bool is_nominal(Upos upos) {
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron || upos == Upos::kNum ||
         upos == Upos::kDet || upos == Upos::kAdj || upos == Upos::kX || upos == Upos::kSym;
}

bool is_plural(Xpos xpos) { return xpos == Xpos::kNns || xpos == Xpos::kNnps; }

}  // namespace

SymbolId SourceFinder::case_of(TokenId token) const {
  const TokenId marker = child_with(layers_.syntax, token, Deprel::kCase);
  return marker.is_valid() ? layers_.tokens.lower[marker.value] : SymbolId();
}

bool SourceFinder::is_passive(TokenId verb) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (child_with(syntax, verb, Deprel::kAuxPass).is_valid() ||
      child_with(syntax, verb, Deprel::kNsubjPass).is_valid()) {
    return true;
  }
  // "a man accused of murder", "accused of murder, he fled"
  const Deprel deprel = base_of(syntax.deprel[verb.value]);
  return syntax.xpos[verb.value] == Xpos::kVbn &&
         (deprel == Deprel::kAcl || deprel == Deprel::kAdvcl) &&
         syntax.deprel[verb.value] != Deprel::kAclRelcl &&
         !child_with(syntax, verb, Deprel::kAux).is_valid() &&
         !child_with(syntax, verb, Deprel::kNsubj).is_valid();
}

TokenId SourceFinder::subject_of(TokenId predicate) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId subject = child_with(syntax, predicate, Deprel::kNsubj);
  return subject.is_valid() ? subject : child_with(syntax, predicate, Deprel::kNsubjOuter);
}

TokenId SourceFinder::agent_of(TokenId predicate) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (const TokenId child : syntax.children(predicate)) {
    const Deprel deprel = syntax.deprel[child.value];
    if (deprel == Deprel::kOblAgent ||
        (deprel == Deprel::kObl && case_of(child) == lexicon_.words.by &&
         is_nominal(syntax.upos[child.value]))) {
      return child;
    }
  }
  return TokenId();
}

TokenId SourceFinder::antecedent_or_self(TokenId subject, TokenId predicate) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (!is_relative(syntax.xpos[subject.value])) return subject;
  // The clause may be reached through a conjunct: "who met him and said".
  TokenId at = predicate;
  for (int hop = 0; hop < kMostHops && at.is_valid(); ++hop) {
    if (syntax.deprel[at.value] == Deprel::kAclRelcl && syntax.head[at.value].is_valid()) {
      return syntax.head[at.value];
    }
    at = syntax.deprel[at.value] == Deprel::kConj ? syntax.head[at.value] : TokenId();
  }
  return subject;
}

// The subject that an infinitive, participle or conjunct shares with what it hangs on.
TokenId SourceFinder::subject_from_above(TokenId predicate) const {
  const SyntaxLayer& syntax = layers_.syntax;
  TokenId at = predicate;
  for (int hop = 0; hop < kMostHops; ++hop) {
    const TokenId head = syntax.head[at.value];
    if (!head.is_valid()) return TokenId();
    const Xpos xpos = syntax.xpos[at.value];
    const bool non_finite = xpos == Xpos::kVbg || xpos == Xpos::kVbn ||
                            child_with(syntax, at, Deprel::kMark).is_valid() ||
                            syntax.upos[at.value] != Upos::kVerb;
    switch (syntax.deprel[at.value]) {
      case Deprel::kConj:
        break;
      case Deprel::kXcomp: {
        // "urged the minister to say": who is urged says it.
        const TokenId object = child_with(syntax, head, Deprel::kObj);
        if (object.is_valid() && object.value < at.value) return object;
        break;
      }
      case Deprel::kAdvcl:
      case Deprel::kParataxis:
      case Deprel::kCcomp:
      case Deprel::kDep:
        if (!non_finite) return TokenId();
        break;
      case Deprel::kAcl:
        // "a report saying that"; but "a decision to say that" is its owner's.
        if (xpos == Xpos::kVbg && is_nominal(syntax.upos[head.value])) return head;
        return child_with(syntax, head, Deprel::kNmodPoss);
      default:
        return TokenId();
    }
    if (is_passive(head) && syntax.deprel[at.value] != Deprel::kConj) {
      const TokenId patient = child_with(syntax, head, Deprel::kNsubjPass);
      if (patient.is_valid()) return antecedent_or_self(patient, head);
    }
    const TokenId subject = subject_of(head);
    if (subject.is_valid()) return antecedent_or_self(subject, head);
    const TokenId patient = child_with(syntax, head, Deprel::kNsubjPass);
    if (patient.is_valid()) return antecedent_or_self(patient, head);
    at = head;
  }
  return TokenId();
}

TokenId SourceFinder::of_predicate(TokenId cue) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (is_passive(cue)) return agent_of(cue);
  const TokenId subject = subject_of(cue);
  if (subject.is_valid()) return antecedent_or_self(subject, cue);
  if (child_with(syntax, cue, Deprel::kExpl).is_valid()) return TokenId();
  if (syntax.deprel[cue.value] == Deprel::kAclRelcl) {
    return child_with(syntax, cue, Deprel::kNsubjPass).is_valid() ? TokenId()
                                                                  : syntax.head[cue.value];
  }
  return subject_from_above(cue);
}

TokenId SourceFinder::of_noun(TokenId cue, const SpeechCue& entry) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId owner = child_with(syntax, cue, Deprel::kNmodPoss);
  if (owner.is_valid()) return owner;
  for (const TokenId child : syntax.children(cue)) {
    const Deprel deprel = syntax.deprel[child.value];
    if (base_of(deprel) == Deprel::kAcl && syntax.xpos[child.value] == Xpos::kVbn) {
      const TokenId agent = agent_of(child);
      if (agent.is_valid()) return agent;
    }
    if (base_of(deprel) != Deprel::kNmod && base_of(deprel) != Deprel::kObl) continue;
    const SymbolId preposition = case_of(child);
    if (!preposition.is_valid() || !is_nominal(syntax.upos[child.value])) continue;
    if (preposition == lexicon_.words.by ||
        std::find(entry.source_prepositions.begin(), entry.source_prepositions.end(),
                  preposition) != entry.source_prepositions.end()) {
      return child;
    }
  }
  // "made the claim that", "issued a warning that"
  const TokenId head = syntax.head[cue.value];
  if (head.is_valid() && syntax.deprel[cue.value] == Deprel::kObj &&
      lexicon_.givings.contains(syntax.lemma[head.value])) {
    return of_predicate(head);
  }
  if (head.is_valid() && syntax.deprel[cue.value] == Deprel::kNsubjPass &&
      lexicon_.givings.contains(syntax.lemma[head.value])) {
    return agent_of(head);
  }
  return TokenId();
}

bool SourceFinder::is_negated(TokenId cue) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const CueLexicon::Words& words = lexicon_.words;
  for (const TokenId child : syntax.children(cue)) {
    const SymbolId lemma = syntax.lemma[child.value];
    const SymbolId lower = layers_.tokens.lower[child.value];
    if (syntax.deprel[child.value] == Deprel::kAdvmod &&
        (lemma == words.not_ || lemma == words.never)) {
      return true;
    }
    if (base_of(syntax.deprel[child.value]) == Deprel::kDet && lower == words.no) return true;
    if (base_of(syntax.deprel[child.value]) == Deprel::kNsubj) {
      if (lower == words.nobody || lower == words.none_) return true;
      const TokenId det = child_with(syntax, child, Deprel::kDet);
      if (det.is_valid() && layers_.tokens.lower[det.value] == words.no) return true;
    }
  }
  const TokenId head = syntax.head[cue.value];
  return head.is_valid() && syntax.deprel[cue.value] == Deprel::kXcomp &&
         lexicon_.refusals.contains(syntax.lemma[head.value]);
}

// "a source", "an unnamed official", "a soldier who asked not to be named".
bool SourceFinder::is_anonymous(TokenId source) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (lexicon_.anonymous.contains(syntax.lemma[source.value])) return true;
  const TokenRange below = subtree_range(syntax, source);
  for (const TokenId token : below) {
    const SymbolId lemma = syntax.lemma[token.value];
    if (lexicon_.anonymous_modifiers.contains(lemma)) return true;
    if (!lexicon_.namings.contains(lemma) || syntax.upos[token.value] != Upos::kVerb) continue;
    if (is_negated(token) ||
        (syntax.head[token.value].is_valid() && is_negated(syntax.head[token.value]))) {
      return true;
    }
  }
  return false;
}

SourceFinder::Person SourceFinder::person_of(TokenId source) const {
  const SymbolId lower = layers_.tokens.lower[source.value];
  if (lower == lexicon_.words.i || lower == lexicon_.words.we) return Person::kFirst;
  return lower.is_valid() && lower == lexicon_.words.you ? Person::kSecond : Person::kOther;
}

// "Speaking on condition of anonymity, an official said"
bool SourceFinder::keeps_name_back(TokenId cue) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (const TokenId child : syntax.children(cue)) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    if (base != Deprel::kAdvcl && base != Deprel::kObl && base != Deprel::kAdvmod) continue;
    for (const TokenId token : subtree_range(syntax, child)) {
      if (lexicon_.anonymous_modifiers.contains(syntax.lemma[token.value])) return true;
    }
  }
  return false;
}

SourceKind SourceFinder::kind_of(TokenId source) const {
  if (!source.is_valid()) return SourceKind::kImplicit;
  const SyntaxLayer& syntax = layers_.syntax;
  const SymbolId lemma = syntax.lemma[source.value];
  if (syntax.upos[source.value] == Upos::kPron) return SourceKind::kPronoun;
  if (is_anonymous(source)) return SourceKind::kAnonymous;
  if (syntax.upos[source.value] == Upos::kPropn) return SourceKind::kNamed;
  if (lexicon_.documents.contains(lemma)) return SourceKind::kDocument;
  for (const TokenId child : syntax.children(source)) {
    // "Foreign Minister Ana Ruiz" where the title is the head.
    const Deprel deprel = syntax.deprel[child.value];
    if ((base_of(deprel) == Deprel::kFlat || deprel == Deprel::kAppos) &&
        syntax.upos[child.value] == Upos::kPropn) {
      return SourceKind::kNamed;
    }
  }
  if (is_plural(syntax.xpos[source.value]) || lexicon_.collectives.contains(lemma)) {
    return SourceKind::kCollective;
  }
  return SourceKind::kDescribed;
}

}  // namespace tocsin
