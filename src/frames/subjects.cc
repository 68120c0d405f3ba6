#include "frames/subjects.h"

namespace tocsin {
namespace {

SubjectOf subject_at(const FrameContext& c, TokenId clause, int depth);
TokenId doer_at(const FrameContext& c, TokenId clause, int depth);
TokenId noun_doer_at(const FrameContext& c, TokenId noun, int depth);

// "Aldonia's minister Ruiz holds talks": a noun before the verb, without a preposition, that the
// tree hangs on the object behind it.
TokenId subject_on_object(const FrameContext& c, TokenId verb) {
  const TokenId object = c.child(verb, Deprel::kObj);
  if (!c.is_verb(verb) || !object.is_valid() || object < verb) return TokenId();
  for (const TokenId other : c.syntax.children(object)) {
    if (other > verb) break;
    if (c.deprel(other) == Deprel::kNmod && !c.preposition(other).is_valid()) return other;
  }
  return TokenId();
}

TokenId own_subject(const FrameContext& c, TokenId clause) {
  TokenId clausal;
  for (const TokenId other : c.syntax.children(clause)) {
    const Deprel relation = c.deprel(other);
    if (relation == Deprel::kNsubj || relation == Deprel::kNsubjPass) return other;
    if (relation == Deprel::kNsubjOuter && c.has_to(clause) && !c.says_what_it_is(clause)) {
      return other;
    }
    if (c.base(other) == Deprel::kCsubj && !clausal.is_valid()) clausal = other;
  }
  return clausal.is_valid() ? clausal : subject_on_object(c, clause);
}

TokenId object_of(const FrameContext& c, TokenId verb) {
  const TokenId indirect = c.child(verb, Deprel::kIobj);
  const TokenId object = c.child(verb, Deprel::kObj);
  return indirect.is_valid() ? indirect : object;
}

// "called on Bree to withdraw": the phrase behind one of the governor's prepositions.
TokenId governed_phrase(const FrameContext& c, TokenId word, TokenId before,
                        const Governor* governor) {
  if (governor == nullptr) return TokenId();
  for (const TokenId phrase : c.syntax.children(word)) {
    const Deprel kind = c.base(phrase);
    if ((kind != Deprel::kObl && kind != Deprel::kNmod) || phrase > before) continue;
    const SymbolId preposition = c.preposition(phrase);
    for (const SymbolId wanted : governor->prepositions) {
      if (preposition == wanted) return phrase;
    }
  }
  return TokenId();
}

SubjectOf found(const FrameContext& c, TokenId t, SubjectPath path) {
  return t.is_valid() ? SubjectOf{resolve_pronoun(c, t), path} : SubjectOf{};
}

// The subject of the clause above, by the path that leads to it.
SubjectOf above_subject(const FrameContext& c, TokenId above, SubjectPath path, int depth) {
  SubjectOf subject = subject_at(c, above, depth + 1);
  if (subject.head.is_valid()) subject.path = path;
  return subject;
}

SubjectOf xcomp_subject(const FrameContext& c, TokenId clause, int depth) {
  const TokenId above = c.head(clause);
  if (c.is_verb(above) && !c.is_passive(above)) {
    const TokenId phrase = governed_phrase(
        c, above, clause, c.words.governor(c.lemma(above), WordClass::kControlPrep));
    const TokenId object = object_of(c, above);
    const bool subject_controls =
        c.is(above, WordClass::kControlSubject) && !c.is(above, WordClass::kControlObject);
    if (object.is_valid() && object != clause && !subject_controls) {
      return found(c, object, SubjectPath::kControl);
    }
    if (phrase.is_valid() && !object.is_valid()) return found(c, phrase, SubjectPath::kControl);
  }
  // A light verb's noun: "made an effort to end" has it as acl; here the verb alone governs.
  return above_subject(c, above, SubjectPath::kControl, depth);
}

bool is_bare_participle(const FrameContext& c, TokenId clause) {
  return (c.xpos(clause) == Xpos::kVbg || c.xpos(clause) == Xpos::kVbn) && !c.has_auxiliary(clause);
}

SubjectOf adverbial_subject(const FrameContext& c, TokenId clause, int depth) {
  const TokenId above = c.head(clause);
  const bool passive = c.is_passive(above);
  TokenId marker_token;
  const SymbolId marker = c.marker(clause, &marker_token);
  const Governor* governor = c.words.governor(c.lemma(above), WordClass::kControlGerund, marker);
  if (governor != nullptr && c.xpos(clause) == Xpos::kVbg) {
    const TokenId object = object_of(c, above);
    if (object.is_valid() && !passive && !governor->subject_does_it) {
      return found(c, object, SubjectPath::kControl);
    }
    return above_subject(c, above, SubjectPath::kControl, depth);
  }
  if (c.has_to(clause)) {
    const TokenId object = object_of(c, above);
    const bool object_acts =
        (c.is(above, WordClass::kControlPurpose) || c.is(above, WordClass::kControlObject)) &&
        !c.is(above, WordClass::kControlSubject);
    if (!passive && object.is_valid() && object_acts && object < clause) {
      return found(c, object, SubjectPath::kControl);
    }
    const TokenId phrase = governed_phrase(
        c, above, clause, c.words.governor(c.lemma(above), WordClass::kControlPrep));
    if (phrase.is_valid() && !passive) return found(c, phrase, SubjectPath::kControl);
    if (passive && !object_acts) {
      // "was jailed to silence him": whoever did the one did the other.
      return found(c, doer_at(c, above, depth + 1), SubjectPath::kAdverbial);
    }
    return above_subject(c, above, SubjectPath::kAdverbial, depth);
  }
  if (passive && clause > above && c.xpos(clause) == Xpos::kVbg &&
      (!marker_token.is_valid() || marker == c.named.by)) {
    // "was bombed, killing six": not the one that it was done to.
    return found(c, doer_at(c, above, depth + 1), SubjectPath::kAdverbial);
  }
  if (is_bare_participle(c, clause) || !c.is_verb(clause) || marker_token.is_valid()) {
    return above_subject(c, above, SubjectPath::kAdverbial, depth);
  }
  return {};
}

// The subject of the verb that a noun is the object of, for nouns of intention. Of "$2 million in
// aid" the sum is the object.
SubjectOf intender(const FrameContext& c, TokenId noun, int depth) {
  for (int level = 0; level < 2 && c.deprel(noun) == Deprel::kNmod; ++level) {
    const SymbolId preposition = c.preposition(noun);
    if (preposition != c.named.in && preposition != c.named.of) break;
    noun = c.head(noun);
  }
  const TokenId above = c.head(noun);
  const Deprel relation = c.base(noun);
  if (!above.is_valid() || (relation != Deprel::kObj && relation != Deprel::kObl)) return {};
  if (!c.is_verb(above)) return {};
  // "restricted the right to strike": not the one who restricts.
  if (c.is(above, WordClass::kContentVerb) && !c.is(above, WordClass::kSharedDoer) &&
      !c.is(above, WordClass::kSpeechVerb)) {
    return {};
  }
  return found(c, doer_at(c, above, depth + 1), SubjectPath::kNoun);
}

// "Aldonia is the largest donor": Aldonia, where a name or a noun is said to be `noun`.
TokenId said_to_be(const FrameContext& c, TokenId noun) {
  if (!c.child(noun, Deprel::kCop).is_valid()) return TokenId();
  const TokenId subject = c.child(noun, Deprel::kNsubj);
  const bool is_named =
      subject.is_valid() && (c.upos(subject) == Upos::kPropn || c.upos(subject) == Upos::kNoun);
  return is_named ? subject : TokenId();
}

SubjectOf noun_clause_subject(const FrameContext& c, TokenId clause, int depth) {
  const bool is_adverbial = c.deprel(clause) == Deprel::kAdvcl;
  const TokenId noun = is_adverbial ? c.attached_to(clause) : c.head(clause);
  TokenId marker_token;
  c.marker(clause, &marker_token);
  const bool infinitive = c.has_to(clause);
  if (c.is_moved(clause) && !is_adverbial) {
    const TokenId verb = c.attached_to(clause);
    if (c.base(noun) != Deprel::kObl) return found(c, noun, SubjectPath::kControl);
    const TokenId object = object_of(c, verb);
    if (object.is_valid()) return found(c, object, SubjectPath::kControl);
    return above_subject(c, verb, SubjectPath::kControl, depth);
  }
  if (!infinitive && !marker_token.is_valid() && is_bare_participle(c, clause)) {
    // "on Monday, accusing Bree": no day does anything.
    if (c.is(noun, WordClass::kTemporalNoun) && c.head(noun).is_valid() &&
        c.is_verb(c.head(noun)) && c.base(noun) == Deprel::kObl) {
      return above_subject(c, c.head(noun), SubjectPath::kAdverbial, depth);
    }
    // "passed a resolution condemning Bree": whoever passed it; "is a donor to Bree, giving": of
    // whom that is said.
    if (c.xpos(clause) == Xpos::kVbg) {
      if (const TokenId named = said_to_be(c, noun); named.is_valid()) {
        return found(c, named, SubjectPath::kParticiple);
      }
      if (c.is(noun, WordClass::kTextNoun)) {
        const TokenId author = noun_doer_at(c, noun, depth + 1);
        if (author.is_valid()) return {author, SubjectPath::kNoun};
        const SubjectOf doer =
            c.base(noun) == Deprel::kObj ? intender(c, noun, depth) : SubjectOf{};
        if (doer.head.is_valid()) return doer;
      }
    }
    return found(c, noun, SubjectPath::kParticiple);
  }
  if (!infinitive && !marker_token.is_valid() && !c.is_verb(clause)) {
    return found(c, noun, SubjectPath::kParticiple);
  }
  if (!infinitive && c.xpos(clause) != Xpos::kVbg) return {};
  const TokenId phrase =
      governed_phrase(c, noun, clause, c.words.governor(c.lemma(noun), WordClass::kControlNoun));
  if (phrase.is_valid()) return found(c, phrase, SubjectPath::kNoun);
  const TokenId verb = c.scratch.light_verb[noun.value];
  if (verb.is_valid() && c.words.governor(c.lemma(noun), WordClass::kControlNoun) != nullptr) {
    // "issued a call on Bree to withdraw" with the phrase on the verb.
    const TokenId on_verb =
        governed_phrase(c, verb, clause, c.words.governor(c.lemma(noun), WordClass::kControlNoun));
    if (on_verb.is_valid()) return found(c, on_verb, SubjectPath::kNoun);
  }
  if (c.words.governor(c.lemma(noun), WordClass::kControlNoun) != nullptr &&
      !c.is(noun, WordClass::kIntentionNoun)) {
    return {};
  }
  const bool is_event = c.is(noun, WordClass::kEventNoun);
  const bool is_intention = c.is(noun, WordClass::kIntentionNoun);
  if (is_event || is_intention) {
    const TokenId doer = noun_doer_at(c, noun, depth + 1);
    if (doer.is_valid()) return {doer, SubjectPath::kNoun};
    if (is_intention) return intender(c, noun, depth);
    if (!infinitive) return {};
    // "gave assistance to support them": no assistance supports anybody.
    const SubjectOf giver = intender(c, noun, depth);
    return giver.head.is_valid() ? giver : found(c, noun, SubjectPath::kParticiple);
  }
  const bool is_sum = c.upos(noun) == Upos::kSym || c.upos(noun) == Upos::kNum;
  if (infinitive && is_sum) return intender(c, noun, depth);
  if (infinitive && is_object_gap(c, clause)) return intender(c, noun, depth);
  return infinitive ? found(c, noun, SubjectPath::kParticiple) : SubjectOf{};
}

// A relative clause without a subject of its own: only after a mistake of the tree.
SubjectOf relative_subject(const FrameContext& c, TokenId clause) {
  return is_bare_participle(c, clause) ? found(c, c.head(clause), SubjectPath::kRelative)
                                       : SubjectOf{};
}

SubjectOf subject_at(const FrameContext& c, TokenId clause, int depth) {
  if (depth > kMaxClauseDepth) return {};
  const TokenId own = own_subject(c, clause);
  if (own.is_valid()) {
    const bool relative = c.is_relative_pronoun(own);
    return found(c, own, relative ? SubjectPath::kRelative : SubjectPath::kOwn);
  }
  if (c.child(clause, Deprel::kExpl).is_valid()) return {};
  const TokenId above = c.head(clause);
  if (!above.is_valid()) return {};
  switch (c.deprel(clause)) {
    case Deprel::kConj:
      return above_subject(c, c.attached_to(clause), SubjectPath::kConjunct, depth);
    case Deprel::kXcomp:
      return xcomp_subject(c, clause, depth);
    case Deprel::kCcomp:
      if (c.is_verb(clause) && !c.has_to(clause) && !is_bare_participle(c, clause)) return {};
      return c.is_verb(above) || c.upos(above) == Upos::kAdj ? xcomp_subject(c, clause, depth)
                                                             : SubjectOf{};
    case Deprel::kAdvcl:
      return c.is_moved(clause) ? noun_clause_subject(c, clause, depth)
                                : adverbial_subject(c, clause, depth);
    case Deprel::kAcl:
      return noun_clause_subject(c, clause, depth);
    case Deprel::kAclRelcl:
      return relative_subject(c, clause);
    case Deprel::kAmod:
      return found(c, above, SubjectPath::kParticiple);
    default:
      return {};
  }
}

TokenId doer_at(const FrameContext& c, TokenId clause, int depth) {
  if (depth > kMaxClauseDepth) return TokenId();
  const TokenId noun = c.scratch.light_noun[clause.value];
  if (noun.is_valid() && c.scratch.light[noun.value] != nullptr &&
      c.scratch.light[noun.value]->voice == LightVoice::kPassive) {
    return TokenId();
  }
  const TokenId place = c.place_of(clause);
  if (!c.is_passive(clause)) return subject_at(c, place, depth + 1).head;
  const TokenId agent = c.agent(clause);
  return agent.is_valid() ? resolve_pronoun(c, agent) : TokenId();
}

TokenId noun_doer_at(const FrameContext& c, TokenId noun, int depth) {
  if (depth > kMaxClauseDepth) return TokenId();
  const TokenId verb = c.scratch.light_verb[noun.value];
  const LightVerb* line = c.scratch.light[noun.value];
  if (verb.is_valid() && line != nullptr && line->voice != LightVoice::kPassive) {
    const TokenId clause = c.deprel(verb) == Deprel::kCop ? noun : verb;
    const TokenId doer = doer_at(c, clause, depth + 1);
    if (doer.is_valid()) return doer;
  }
  const bool done_to = c.is(noun, WordClass::kPossDoneTo);
  TokenId owner;
  for (const TokenId other : c.syntax.children(noun)) {
    if (c.deprel(other) == Deprel::kNmodPoss) owner = other;
    if (c.base(other) == Deprel::kNmod && c.preposition(other) == c.named.by) return other;
  }
  if (owner.is_valid() && !done_to) return resolve_pronoun(c, owner);
  if (done_to) return TokenId();
  const TokenId named = naming_modifier(c, noun);
  if (named.is_valid()) return named;
  if (!c.is(noun, WordClass::kOfDoer)) return TokenId();
  for (const TokenId other : c.syntax.children(noun)) {
    if (c.deprel(other) == Deprel::kNmod && c.preposition(other) == c.named.of) {
      return resolve_pronoun(c, other);
    }
  }
  return TokenId();
}

bool begins_with_capital(std::string_view word) {
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

}  // namespace

bool is_object_gap(const FrameContext& c, TokenId clause) {
  const TokenId noun = c.head(clause);
  if (c.deprel(clause) != Deprel::kAcl || !noun.is_valid() || c.upos(noun) != Upos::kNoun ||
      c.deprel(noun) != Deprel::kObj || !c.has_to(clause) || c.is_passive(clause) ||
      c.is(clause, WordClass::kIntransitive) || c.is(noun, WordClass::kDoerNoun) ||
      c.is(noun, WordClass::kIntentionNoun) || c.is(noun, WordClass::kEventNoun) ||
      c.is(noun, WordClass::kTemporalNoun)) {
    return false;
  }
  for (const TokenId other : c.syntax.children(clause)) {
    switch (c.base(other)) {
      case Deprel::kNsubj:
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kObl:
      case Deprel::kCcomp:
      case Deprel::kXcomp:
        return false;
      default:
        break;
    }
  }
  return true;
}

SubjectOf subject_of(const FrameContext& c, TokenId clause) { return subject_at(c, clause, 0); }

TokenId doer_of_clause(const FrameContext& c, TokenId clause) { return doer_at(c, clause, 0); }

TokenId doer_of_noun(const FrameContext& c, TokenId noun) { return noun_doer_at(c, noun, 0); }

TokenId resolve_pronoun(const FrameContext& c, TokenId t) {
  if (!c.is_relative_pronoun(t)) return t;
  const TokenId noun = c.antecedent(c.is_moved(t) ? c.attached_to(t) : t, nullptr);
  return noun.is_valid() && noun != t ? noun : t;
}

TokenId naming_modifier(const FrameContext& c, TokenId noun) {
  for (const TokenId other : c.syntax.children(noun)) {
    if (other > noun) break;
    const bool is_mention = other.value < c.layers.mentions.of_head.size() &&
                            c.layers.mentions.of_head[other.value].is_valid();
    if (c.deprel(other) == Deprel::kAmod) {
      const bool named = c.upos(other) == Upos::kPropn || c.upos(other) == Upos::kAdj;
      if (named && begins_with_capital(c.syntax.lemma_of(other))) return other;
      if (c.upos(other) == Upos::kAdj && is_mention) return other;
    }
    if (c.deprel(other) == Deprel::kCompound) {
      if (c.upos(other) == Upos::kPropn) return other;
      if (c.upos(other) == Upos::kNoun && c.is(other, WordClass::kDoerNoun)) return other;
    }
  }
  return TokenId();
}

}  // namespace tocsin
