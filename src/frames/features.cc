#include "frames/features.h"

namespace tocsin {
namespace {

// The auxiliaries of a clause, read from left to right.
struct Auxiliaries {
  TokenId first;  // finite where anything is; invalid: none
  TokenId modal;
  bool have = false;
  bool progressive_be = false;
  bool copula = false;
  bool be_to = false;
};

// "is due to visit", where the tree takes "due to" for one word before a plain verb.
bool has_fixed_to(const FrameContext& c, TokenId clause) {
  if (c.xpos(clause) != Xpos::kVb) return false;
  for (const TokenId mark : c.syntax.children(clause)) {
    if (c.deprel(mark) != Deprel::kMark || mark > clause) continue;
    const TokenId fixed = c.child(mark, Deprel::kFixed);
    if (fixed.is_valid() && fixed.value + 1 == clause.value && c.lower(fixed) == c.named.to) {
      return true;
    }
  }
  return false;
}

Auxiliaries read_auxiliaries(const FrameContext& c, TokenId clause) {
  Auxiliaries found;
  const bool infinitive = c.has_to(clause) || has_fixed_to(c, clause);
  TokenId to;
  for (const TokenId other : c.syntax.children(clause)) {
    if (c.deprel(other) == Deprel::kMark && c.lower(other) == c.named.to) to = other;
    const bool auxiliary = c.base(other) == Deprel::kAux;
    const bool copula = c.deprel(other) == Deprel::kCop;
    if (!auxiliary && !copula) continue;
    if (infinitive && !to.is_valid() && c.lemma(other) == c.named.be &&
        !c.says_what_it_is(clause)) {
      found.be_to = true;
    }
    if (!found.first.is_valid()) found.first = other;
    if (copula) found.copula = true;
    if (!auxiliary || c.deprel(other) == Deprel::kAuxPass) continue;
    if (c.xpos(other) == Xpos::kMd || c.is(other, WordClass::kModal)) {
      if (!found.modal.is_valid()) found.modal = other;
    } else if (c.lemma(other) == c.named.have) {
      found.have = true;
    } else if (c.lemma(other) == c.named.be) {
      found.progressive_be = !found.be_to;
    }
  }
  return found;
}

bool is_not_only(const FrameContext& c, TokenId negation) {
  const TokenId next(negation.value + 1);
  return next.value < c.syntax.size() && c.form_is(next, WordClass::kNotOnly);
}

bool is_negation(const FrameContext& c, TokenId t) {
  const Deprel relation = c.deprel(t);
  if (relation != Deprel::kAdvmod && relation != Deprel::kAux && relation != Deprel::kCc &&
      relation != Deprel::kCcPreconj && relation != Deprel::kDet) {
    return false;
  }
  if (c.form_is(t, WordClass::kNegation) || c.is(t, WordClass::kNegation))
    return !is_not_only(c, t);
  if (!c.form_is(t, WordClass::kNoLonger)) return false;
  for (const TokenId part : c.syntax.children(t)) {
    if (c.lower(part) == c.named.no) return true;
  }
  return false;
}

// "no soldiers", "nobody", "none of the soldiers".
bool is_negative_phrase(const FrameContext& c, TokenId phrase) {
  if (c.form_is(phrase, WordClass::kNegativeWord)) return true;
  for (const TokenId other : c.syntax.children(phrase)) {
    if (c.deprel(other) == Deprel::kDet && c.form_is(other, WordClass::kNegativeWord)) return true;
    // "neither Aldonia nor Bree"
    if (c.deprel(other) == Deprel::kCcPreconj && c.form_is(other, WordClass::kNegation))
      return true;
  }
  return false;
}

bool is_denied(const FrameContext& c, TokenId clause) {
  for (const TokenId other : c.syntax.children(clause)) {
    if (is_negation(c, other)) return true;
    switch (c.base(other)) {
      case Deprel::kNsubj:
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kObl:
        if (is_negative_phrase(c, other)) return true;
        break;
      default:
        break;
    }
  }
  if (c.base(clause) != Deprel::kAdvcl && c.base(clause) != Deprel::kConj) return false;
  if (c.words.is(c.marker(clause, nullptr), WordClass::kNegativeMarker)) return true;
  const TokenId contrast = c.child(clause, Deprel::kCc);
  return contrast.is_valid() && c.form_is(contrast, WordClass::kContrast);
}

Tense finite_tense(const FrameContext& c, TokenId finite) {
  switch (c.xpos(finite)) {
    case Xpos::kVbd:
      return Tense::kPast;
    case Xpos::kVbz:
    case Xpos::kVbp:
      return Tense::kPresent;
    default:
      return Tense::kNone;
  }
}

bool has_question_mark(const FrameContext& c, TokenId clause) {
  for (const TokenId other : c.syntax.children(clause)) {
    if (c.deprel(other) == Deprel::kPunct && c.lower(other) == c.named.question_mark) return true;
  }
  return false;
}

bool has_subject(const FrameContext& c, TokenId clause) {
  for (const TokenId other : c.syntax.children(clause)) {
    const Deprel kind = c.base(other);
    if (kind == Deprel::kNsubj || kind == Deprel::kCsubj || kind == Deprel::kExpl) return true;
  }
  return false;
}

// A clause of its own, as a command is; not one that hangs on another.
bool stands_alone(const FrameContext& c, TokenId clause) {
  switch (c.deprel(clause)) {
    case Deprel::kRoot:
    case Deprel::kParataxis:
      return true;
    case Deprel::kCcomp:
      return !c.marker(clause, nullptr).is_valid();
    default:
      return false;
  }
}

Mood mood_of(const FrameContext& c, TokenId clause, const Auxiliaries& auxiliaries) {
  const bool finite_auxiliary =
      auxiliaries.first.is_valid() && c.xpos(auxiliaries.first) != Xpos::kVb &&
      c.xpos(auxiliaries.first) != Xpos::kVbg && c.xpos(auxiliaries.first) != Xpos::kVbn;
  if (c.has_to(clause) && !auxiliaries.be_to) return Mood::kInfinitive;
  const Xpos tag = c.xpos(clause);
  if (!finite_auxiliary) {
    if (auxiliaries.first.is_valid() && c.xpos(auxiliaries.first) != Xpos::kVb) {
      return Mood::kParticiple;
    }
    if (!c.is_verb(clause) && !auxiliaries.copula) return Mood::kNone;
    if (c.is_verb(clause) && (tag == Xpos::kVbg || tag == Xpos::kVbn)) {
      // A finite verb whose tag is wrong: nothing else could be the sentence's verb.
      const bool finite = tag == Xpos::kVbn && stands_alone(c, clause) && has_subject(c, clause) &&
                          !c.is_passive(clause);
      return finite ? Mood::kIndicative : Mood::kParticiple;
    }
    const bool base_form = auxiliaries.first.is_valid() ? true : tag == Xpos::kVb;
    if (base_form && !has_subject(c, clause)) {
      return stands_alone(c, clause) ? Mood::kImperative : Mood::kInfinitive;
    }
    if (base_form && c.deprel(clause) == Deprel::kXcomp) return Mood::kInfinitive;
  } else if (!has_subject(c, clause) && stands_alone(c, clause) &&
             c.xpos(auxiliaries.first) != Xpos::kMd && is_denied(c, clause) && tag == Xpos::kVb &&
             !c.child(clause, Deprel::kAuxPass).is_valid()) {
    return Mood::kImperative;  // "Do not attack"
  }
  return has_question_mark(c, clause) ? Mood::kInterrogative : Mood::kIndicative;
}

// "Aldonia to close its border": a headline's future.
bool is_headline_future(const FrameContext& c, TokenId clause, const Auxiliaries& auxiliaries) {
  return !auxiliaries.first.is_valid() && c.deprel(clause) == Deprel::kRoot && c.has_to(clause) &&
         c.child_of_kind(clause, Deprel::kNsubj).is_valid();
}

Aspect aspect_of(const FrameContext& c, TokenId clause, const Auxiliaries& auxiliaries) {
  const bool progressive = auxiliaries.progressive_be && c.is_verb(clause) &&
                           (c.xpos(clause) == Xpos::kVbg || c.is_passive(clause));
  if (auxiliaries.have) return progressive ? Aspect::kPerfectProgressive : Aspect::kPerfect;
  return progressive ? Aspect::kProgressive : Aspect::kNone;
}

bool is_finite(Xpos tag) {
  return tag == Xpos::kVbd || tag == Xpos::kVbz || tag == Xpos::kVbp || tag == Xpos::kMd;
}

// "will attack and destroy": the second shares the auxiliaries of the first.
bool shares_auxiliaries(const FrameContext& c, TokenId clause) {
  if (c.deprel(clause) != Deprel::kConj) return false;
  const TokenId first = c.head(clause);
  if (has_subject(c, clause) || c.has_to(clause)) return false;
  for (const TokenId other : c.syntax.children(clause)) {
    if (c.base(other) != Deprel::kAux && c.deprel(other) != Deprel::kCop) continue;
    // "could attack or be attacked": the first of its own is not finite.
    return !is_finite(c.xpos(other)) && c.has_auxiliary(first);
  }
  if (!c.is_verb(clause)) return !c.is_verb(first) && c.has_auxiliary(first);
  if (!c.is_verb(first)) return false;
  const Xpos tag = c.xpos(clause);
  if (tag == Xpos::kVb || tag == Xpos::kVbg) return c.xpos(first) == tag;
  if (tag == Xpos::kVbn) return c.xpos(first) == tag;
  // "have attacked and destroyed" with the second taken for a past tense.
  return tag == Xpos::kVbd && c.xpos(first) == Xpos::kVbn && c.has_auxiliary(first) &&
         c.is_passive(first) == false;
}

ClauseFeatures features_at(const FrameContext& c, TokenId clause, int depth);

// What the semi-modals above a clause make of it.
void apply_carriers(const FrameContext& c, TokenId clause, int depth, ClauseFeatures& out) {
  const TokenId verb = c.scratch.carrier[clause.value];
  if (!verb.is_valid()) return;
  const ClauseFeatures above = features_at(c, verb, depth + 1);
  const SemiModal* semi = c.words.semi_modal(c.lemma(verb));
  if (above.polarity == Polarity::kNegative) out.polarity = Polarity::kNegative;
  out.tense = above.tense;
  out.mood = above.mood;
  if (semi == nullptr) {  // "got killed"
    out.aspect = above.aspect;
    out.modality = above.modality;
    return;
  }
  out.modality = above.modality.is_valid() ? above.modality : semi->symbol;
  if (semi->tense != Tense::kNone) out.tense = semi->tense;
}

ClauseFeatures features_at(const FrameContext& c, TokenId clause, int depth) {
  ClauseFeatures out;
  if (depth > kMaxClauseDepth) return out;
  if (shares_auxiliaries(c, clause)) {
    out = features_at(c, c.head(clause), depth + 1);
    const TokenId coordinator = c.child(clause, Deprel::kCc);
    const bool opposed = coordinator.is_valid() && c.lower(coordinator) == c.named.but;
    if (opposed) out.polarity = Polarity::kPositive;
    if (is_denied(c, clause)) out.polarity = Polarity::kNegative;
    return out;
  }
  const Auxiliaries auxiliaries = read_auxiliaries(c, clause);
  if (is_denied(c, clause)) out.polarity = Polarity::kNegative;
  if (auxiliaries.modal.is_valid()) {
    out.modality = c.words.modality(c.lemma(auxiliaries.modal));
  } else if (auxiliaries.be_to || is_headline_future(c, clause, auxiliaries)) {
    out.modality = c.words.modality(c.named.be);
  }
  out.mood = mood_of(c, clause, auxiliaries);
  out.aspect = aspect_of(c, clause, auxiliaries);
  const bool finite = out.mood == Mood::kIndicative || out.mood == Mood::kInterrogative;
  if (out.modality == c.named.will || out.modality == c.named.shall) {
    out.tense = Tense::kFuture;
  } else if (finite) {
    const TokenId verb = auxiliaries.first.is_valid() ? auxiliaries.first : clause;
    out.tense = finite_tense(c, verb);
    if (out.tense == Tense::kNone && verb == clause && c.xpos(clause) == Xpos::kVbn) {
      out.tense = Tense::kPast;
    }
  }
  apply_carriers(c, clause, depth, out);
  return out;
}

// A noun alone has no clause: only "no attack" and "without an attack" say something of it.
bool is_noun_denied(const FrameContext& c, TokenId noun, TokenId place) {
  for (const TokenId t : {noun, place}) {
    if (is_negative_phrase(c, t)) return true;
    const TokenId preposition = c.child(t, Deprel::kCase);
    if (preposition.is_valid() && c.form_is(preposition, WordClass::kNegativeMarker)) return true;
  }
  return false;
}

}  // namespace

void find_features(const FrameContext& c) {
  for (std::size_t i = 0; i < c.out.frames.size(); ++i) {
    Frame& frame = c.out.frames[i];
    const FrameDraft& draft = c.scratch.drafts[i];
    const bool has_clause = frame.word_class != PredicateClass::kNoun ||
                            frame.light_verb.is_valid() ||
                            c.child(frame.head, Deprel::kCop).is_valid();
    ClauseFeatures features;
    if (has_clause) {
      features = features_at(c, draft.clause, 0);
      frame.carrier = c.scratch.carrier[draft.clause.value];
    }
    if (frame.word_class == PredicateClass::kNoun &&
        is_noun_denied(c, frame.head, draft.place == draft.clause ? frame.head : draft.place)) {
      features.polarity = Polarity::kNegative;
    }
    frame.polarity = features.polarity;
    frame.modality = features.modality;
    frame.tense = features.tense;
    frame.aspect = features.aspect;
    frame.mood = features.mood;
    frame.passive = (has_clause && c.is_passive(draft.clause)) ||
                    (frame.light_verb.is_valid() && draft.voice == LightVoice::kPassive);
  }
}

}  // namespace tocsin
