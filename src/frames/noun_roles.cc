#include "core/tree.h"
#include "frames/roles.h"
#include "frames/subjects.h"

namespace tocsin {
namespace {

bool has_role(const FrameContext& c, RoleKind kind) {
  for (const Role& role : c.scratch.roles) {
    if (role.kind == kind) return true;
  }
  return false;
}

void add_of_phrase(const FrameContext& c, const Frame& frame, TokenId phrase) {
  const bool is_event = c.is(frame.head, WordClass::kEventNoun);
  // "acts of violence": the second noun says what the first is.
  if (is_event && c.is(frame.head, WordClass::kTransparentNoun) &&
      c.out.of_head[phrase.value].is_valid()) {
    return;
  }
  if (c.is(frame.head, WordClass::kOfContent) ||
      (!is_event && !c.is(frame.head, WordClass::kAgentNoun))) {
    add_role(c, frame, RoleKind::kPrep, c.named.of, phrase);
  } else if (c.is(frame.head, WordClass::kOfDoer) && !has_role(c, RoleKind::kArg0) &&
             !c.child(frame.head, Deprel::kNmodPoss).is_valid()) {
    add_role(c, frame, RoleKind::kArg0, SymbolId(), phrase);
  } else {
    add_role(c, frame, RoleKind::kArg1, SymbolId(), phrase);
  }
}

// "Aldonia's attack", "Ruiz's arrest".
void add_possessor(const FrameContext& c, const Frame& frame, TokenId owner) {
  const bool done_to = c.is(frame.head, WordClass::kPossDoneTo);
  bool has_of = false;
  bool has_by = false;
  for (const TokenId other : c.syntax.children(frame.head)) {
    if (c.base(other) != Deprel::kNmod) continue;
    has_of = has_of || c.preposition(other) == c.named.of;
    has_by = has_by || c.preposition(other) == c.named.by;
  }
  const bool is_doer = (!done_to || has_of) && !has_by && !has_role(c, RoleKind::kArg0);
  if (has_role(c, RoleKind::kArg0) && !done_to && !has_by) {
    // The light verb has given a doer already: "expressed his support" names it again, "reiterated
    // Bree's support" names another.
    if (c.upos(owner) != Upos::kPron) add_role(c, frame, RoleKind::kArg0, SymbolId(), owner);
    return;
  }
  add_role(c, frame, is_doer ? RoleKind::kArg0 : RoleKind::kArg1, SymbolId(), owner);
}

// "Reiterated US support": the verb says who speaks, the name whose support it is.
bool says_it(const FrameContext& c, const Frame& frame) {
  return frame.light_verb.is_valid() && (c.is(frame.light_verb, WordClass::kSpeechVerb) ||
                                         c.is(frame.light_verb, WordClass::kSayingVerb));
}

// A name or a kind of people before the noun: "US sanctions", "police raid", "hostage release".
void add_modifiers(const FrameContext& c, const Frame& frame) {
  const TokenId named = naming_modifier(c, frame.head);
  const bool done_to = c.is(frame.head, WordClass::kCompoundDoneTo);
  for (const TokenId other : c.syntax.children(frame.head)) {
    if (c.deprel(other) != Deprel::kCompound || other > frame.head) continue;
    if (c.is(other, WordClass::kUndergoerNoun) && c.upos(other) == Upos::kNoun) {
      add_role(c, frame, RoleKind::kArg1, SymbolId(), other);
      c.report(Outcome::kMade, frame.head, "ARG1",
               "a noun before it that names whom it is done to");
    }
  }
  if (!named.is_valid() || c.is(named, WordClass::kUndergoerNoun)) return;
  // "police beatings": who has the force, has used it.
  const bool is_adjective = c.deprel(named) == Deprel::kAmod || c.is(named, WordClass::kForceNoun);
  if (done_to && !is_adjective) {
    if (has_role(c, RoleKind::kArg1)) return;
    add_role(c, frame, RoleKind::kArg1, SymbolId(), named);
  } else if (!has_role(c, RoleKind::kArg0) || says_it(c, frame)) {
    add_role(c, frame, RoleKind::kArg0, SymbolId(), named);
  } else {
    c.report(Outcome::kRefused, named, "ARG0", "the noun has its doer already");
    return;
  }
  c.report(
      Outcome::kMade, frame.head, done_to && !is_adjective ? "ARG1" : "ARG0",
      is_adjective ? "an adjective that names a doer" : "a name or a kind of people before it");
}

// One phrase behind the noun, or behind the transparent noun that it stands for.
void add_noun_phrase(const FrameContext& c, const Frame& frame, const FrameDraft& draft,
                     TokenId noun, TokenId phrase) {
  const FrameId inner = c.scratch.at[phrase.value];
  if (phrase == frame.head ||
      (noun != frame.head && inner.is_valid() && c.out.frames[inner.value].head == frame.head)) {
    return;  // "a series of attacks": the noun itself
  }
  const SymbolId preposition = c.preposition(phrase);
  if (!preposition.is_valid()) return;
  const bool source = draft.voice == LightVoice::kPassive && preposition == c.named.from;
  if (preposition == c.named.of) {
    add_of_phrase(c, frame, phrase);
  } else if (preposition == c.named.from && !source && c.is(frame.head, WordClass::kFromDoer)) {
    // "a request from Bree": rules may ask for the phrase as well.
    if (!has_role(c, RoleKind::kArg0) && !c.is(phrase, WordClass::kTemporalNoun)) {
      add_role(c, frame, RoleKind::kArg0, SymbolId(), phrase);
    }
    add_role(c, frame, RoleKind::kPrep, preposition, phrase);
  } else if (preposition == c.named.by || source) {
    if (!c.is(phrase, WordClass::kTemporalNoun)) {
      add_role(c, frame, RoleKind::kArg0, SymbolId(), phrase);
    }
  } else if (!c.is_part_of_preposition(phrase)) {
    add_role(c, frame, RoleKind::kPrep, preposition, phrase);
  } else {
    for (const TokenId other : c.syntax.children(phrase)) {
      if (c.complex_noun(other) == phrase) {
        add_role(c, frame, RoleKind::kPrep, c.preposition(other), other);
      }
    }
  }
}

void add_noun_phrase_roles(const FrameContext& c, const Frame& frame, const FrameDraft& draft,
                           TokenId noun) {
  for (const Move& move : c.moved_here(noun)) {
    if (c.deprel(move.phrase) == Deprel::kAdvcl) {
      add_role(c, frame, RoleKind::kArg1, SymbolId(), move.phrase);
    } else {
      add_noun_phrase(c, frame, draft, noun, move.phrase);
    }
  }
  for (const TokenId other : c.syntax.children(noun)) {
    if (c.is_moved(other)) continue;
    switch (c.deprel(other)) {
      case Deprel::kNmod:
      case Deprel::kObl:
        add_noun_phrase(c, frame, draft, noun, other);
        break;
      case Deprel::kAcl:
      case Deprel::kCcomp:
        // "the threat to close", "the accusation that": what the noun is about.
        if (c.has_to(other) || c.marker(other, nullptr).is_valid()) {
          add_role(c, frame, has_role(c, RoleKind::kArg1) ? RoleKind::kArg2 : RoleKind::kArg1,
                   SymbolId(), other);
        }
        break;
      default:
        break;
    }
  }
}

// "sanctions and a ban on Bree", "Bree's attack and seizure": what hangs on one conjunct and may
// belong to the other.
void share_with_conjuncts(const FrameContext& c, const Frame& frame, const FrameDraft& draft) {
  if (c.deprel(frame.head) == Deprel::kConj) {
    const TokenId first = c.head(frame.head);
    const FrameId other = c.scratch.at[first.value];
    const bool bare = !c.child(frame.head, Deprel::kDet).is_valid() &&
                      !c.child(frame.head, Deprel::kNmodPoss).is_valid();
    if (other.is_valid() && c.out.frames[other.value].head == first && bare &&
        c.is(first, WordClass::kEventNoun) && !has_role(c, RoleKind::kArg0)) {
      for (const TokenId owner : c.syntax.children(first)) {
        if (c.deprel(owner) == Deprel::kNmodPoss) add_possessor(c, frame, owner);
      }
      const TokenId named = naming_modifier(c, first);
      if (named.is_valid() && !has_role(c, RoleKind::kArg0)) {
        add_role(c, frame, RoleKind::kArg0, SymbolId(), named);
      }
    }
  }
  // The phrases of the last conjunct, where this one has none behind it.
  TokenId last;
  for (const TokenId other : c.syntax.children(frame.head)) {
    if (other < frame.head) continue;
    if (c.deprel(other) == Deprel::kNmod) return;
    if (c.deprel(other) == Deprel::kConj) last = other;
  }
  if (!last.is_valid() || !c.is(last, WordClass::kEventNoun) || c.upos(last) != Upos::kNoun) return;
  if (c.child(last, Deprel::kNmodPoss).is_valid()) return;
  if (!frame.light_verb.is_valid() && c.child(last, Deprel::kDet).is_valid()) return;
  for (const TokenId phrase : c.syntax.children(last)) {
    if (c.deprel(phrase) != Deprel::kNmod || phrase < last) continue;
    add_noun_phrase(c, frame, draft, frame.head, phrase);
    c.report(Outcome::kMade, frame.head, "phrase of a conjunct", "it may belong to both nouns");
  }
}

// "began talks", "threatened sanctions": the verb's subject does what the noun tells as well.
void share_doer_of_verb(const FrameContext& c, const Frame& frame, const FrameDraft& draft) {
  if (frame.light_verb.is_valid() || c.deprel(draft.place) != Deprel::kObj) return;
  if (has_role(c, RoleKind::kArg0) || c.is(frame.head, WordClass::kPossDoneTo)) return;
  const TokenId verb = c.head(draft.place);
  if (!c.words.is(c.verb_symbol(verb, nullptr), WordClass::kSharedDoer)) return;
  const TokenId doer = doer_of_clause(c, verb);
  if (!doer.is_valid()) return;
  add_role(c, frame, RoleKind::kArg0, SymbolId(), doer);
  c.report(Outcome::kMade, frame.head, "ARG0", "the subject of the verb does it");
}

// "There were attacks carried out by rebels": the verb behind the noun is one that only carries it,
// and says by whom.
void add_doer_of_participle(const FrameContext& c, const Frame& frame) {
  if (has_role(c, RoleKind::kArg0)) return;
  for (const TokenId clause : c.syntax.children(frame.head)) {
    if (c.deprel(clause) != Deprel::kAcl || clause < frame.head || !c.is_passive(clause)) continue;
    const LightVerb* light =
        c.words.light_verb(c.verb_symbol(clause, nullptr), SymbolId(), c.lemma(frame.head));
    const TokenId doer = c.agent(clause);
    if (light == nullptr || light->voice != LightVoice::kActive || !doer.is_valid()) continue;
    add_role(c, frame, RoleKind::kArg0, SymbolId(), doer);
    c.report(Outcome::kMade, frame.head, "ARG0", "the doer of the verb that carries it");
    return;
  }
}

// "condemned the killings by soldiers", "ordered a probe against Ruiz": the tree may hang on the
// verb what belongs to its object. A doer behind "by" is never that of an active verb.
void add_phrases_of_verb(const FrameContext& c, const Frame& frame, const FrameDraft& draft) {
  if (frame.light_verb.is_valid() || c.deprel(draft.place) != Deprel::kObj) return;
  const TokenId verb = c.head(draft.place);
  if (!c.is_verb(verb) || c.is_passive(verb)) return;
  for (const TokenId phrase : c.syntax.children(verb)) {
    const Deprel relation = c.deprel(phrase);
    if (phrase < draft.place || (relation != Deprel::kObl && relation != Deprel::kOblAgent))
      continue;
    const SymbolId preposition = c.preposition(phrase);
    if (preposition == c.named.by) {
      if (c.is_nominal(phrase) && !c.is(phrase, WordClass::kTemporalNoun) &&
          c.upos(phrase) != Upos::kNum && !has_role(c, RoleKind::kArg0)) {
        add_role(c, frame, RoleKind::kArg0, SymbolId(), phrase);
        c.report(Outcome::kMade, frame.head, "ARG0", "a by-phrase that cannot be the verb's");
      }
    } else if (preposition == c.named.against) {
      add_role(c, frame, RoleKind::kPrep, preposition, phrase);
    }
  }
}

}  // namespace

void find_noun_roles(const FrameContext& c, std::size_t index) {
  const Frame& frame = c.out.frames[index];
  const FrameDraft& draft = c.scratch.drafts[index];
  // The by-phrase first: with it, a possessor is no doer.
  add_noun_phrase_roles(c, frame, draft, frame.head);
  if (draft.place != frame.head && draft.place != draft.clause) {
    add_noun_phrase_roles(c, frame, draft, draft.place);
  }
  for (const TokenId other : c.syntax.children(frame.head)) {
    if (c.deprel(other) == Deprel::kNmodPoss) add_possessor(c, frame, other);
  }
  if (!c.is(frame.head, WordClass::kEventNoun)) return;
  add_doer_of_participle(c, frame);
  add_phrases_of_verb(c, frame, draft);
  add_modifiers(c, frame);
  share_with_conjuncts(c, frame, draft);
  share_doer_of_verb(c, frame, draft);
}

}  // namespace tocsin
