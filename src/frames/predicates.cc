#include "frames/predicates.h"

#include <string>

#include "core/tree.h"

namespace tocsin {
namespace {

// ---------------------------------------------------------------- semi-modals

// "has to withdraw", "is going to withdraw", "used to withdraw", "got killed": the verb lends its
// features to its infinitive and makes no frame.
bool carries(const FrameContext& c, TokenId verb, TokenId clause) {
  const bool is_auxiliary = c.upos(verb) == Upos::kAux && c.is(verb, WordClass::kModal);
  if (!(c.is_verb(verb) || is_auxiliary) || c.child(verb, Deprel::kObj).is_valid()) return false;
  if (c.is(verb, WordClass::kPassiveVerb)) {
    return c.xpos(clause) == Xpos::kVbn && !c.child(verb, Deprel::kMark).is_valid() &&
           !c.has_to(clause);
  }
  const SemiModal* semi = c.words.semi_modal(c.lemma(verb));
  if (semi == nullptr || !c.has_to(clause)) return false;
  if (semi->tense == Tense::kFuture) return c.xpos(verb) == Xpos::kVbg && c.has_auxiliary(verb);
  if (semi->tense == Tense::kPast) return c.xpos(verb) == Xpos::kVbd;
  return true;
}

void find_carriers(const FrameContext& c) {
  for (std::uint32_t i = 0; i < c.syntax.size(); ++i) {
    const TokenId clause(i);
    const TokenId verb = c.head(clause);
    // "used to control" is often taken for "used (it) to control".
    const bool used_to = c.deprel(clause) == Deprel::kAdvcl && verb.is_valid() && verb < clause &&
                         c.lower(TokenId(verb.value + 1)) == c.named.to &&
                         c.words.semi_modal(c.lemma(verb)) != nullptr &&
                         c.words.semi_modal(c.lemma(verb))->tense == Tense::kPast;
    if ((c.deprel(clause) != Deprel::kXcomp && !used_to) || !verb.is_valid() ||
        !carries(c, verb, clause)) {
      continue;
    }
    if (c.scratch.carried[verb.value].is_valid()) continue;
    c.scratch.carrier[i] = verb;
    c.scratch.carried[verb.value] = clause;
    c.report(Outcome::kRefused, verb, "frame",
             "it only lends modality, tense or voice to its infinitive");
  }
}

// ---------------------------------------------------------------- light verbs

bool is_candidate_noun(const FrameContext& c, TokenId t) {
  if (c.upos(t) != Upos::kNoun) return false;
  const Deprel relation = c.deprel(t);
  if (relation == Deprel::kFixed || relation == Deprel::kFlat || relation == Deprel::kCase ||
      relation == Deprel::kGoeswith || relation == Deprel::kMark ||
      relation == Deprel::kCompoundPrt) {
    return false;
  }
  return c.is(t, WordClass::kEventNoun) || c.is(t, WordClass::kLightNoun);
}

// "a series of attacks" stands where "attacks" would.
TokenId through_transparent(const FrameContext& c, TokenId noun) {
  TokenId at = noun;
  for (int depth = 0; depth < kMaxClauseDepth; ++depth) {
    const TokenId above = c.head(at);
    if (c.deprel(at) != Deprel::kNmod || !above.is_valid() ||
        !c.is(above, WordClass::kTransparentNoun) || c.preposition(at) != c.named.of) {
      break;
    }
    at = above;
  }
  return at;
}

struct LightMatch {
  TokenId verb;
  const LightVerb* line = nullptr;  // null: the verb only says that it happened
  bool found() const { return verb.is_valid(); }
};

LightMatch match_light(const FrameContext& c, TokenId verb, SymbolId preposition, TokenId noun) {
  if (!verb.is_valid() || (!c.is_verb(verb) && c.lemma(verb) != c.named.be)) return {};
  const LightVerb* line =
      c.words.light_verb(c.verb_symbol(verb, nullptr), preposition, c.lemma(noun));
  if (line == nullptr) return {};
  return {verb, line};
}

bool says_it_happened(const FrameContext& c, TokenId verb) {
  if (c.is(verb, WordClass::kOccurrenceVerb) ||
      c.words.is(c.verb_symbol(verb, nullptr), WordClass::kOccurrenceVerb)) {
    return true;
  }
  const TokenId object = c.child(verb, Deprel::kObj);
  if (!object.is_valid()) return false;
  // "take place" is verb and object.
  std::string whole(c.vocabulary.text(c.lemma(verb)));
  whole.append("_").append(c.vocabulary.text(c.lemma(object)));
  return c.words.is(c.vocabulary.find(whole), WordClass::kOccurrenceVerb);
}

// "There was an attack", "an attack took place".
LightMatch match_occurrence(const FrameContext& c, TokenId verb) {
  if (!verb.is_valid() || !c.is_verb(verb)) return {};
  const bool exists = c.lemma(verb) == c.named.be && c.child(verb, Deprel::kExpl).is_valid();
  // "Talks resumed", but "the talks began to fail" and "the attack began a war".
  const bool begins = c.is(verb, WordClass::kAspectVerb) && !c.is_passive(verb) &&
                      !c.child(verb, Deprel::kObj).is_valid() &&
                      !c.child(verb, Deprel::kXcomp).is_valid();
  if (exists || begins || says_it_happened(c, verb)) return {verb, nullptr};
  return {};
}

// "the attack carried out by rebels", "the sanctions that Aldonia imposed": the light verb stands
// in a clause on its noun.
LightMatch match_in_clause(const FrameContext& c, TokenId noun) {
  for (const TokenId clause : c.syntax.children(noun)) {
    const Deprel relation = c.deprel(clause);
    if (relation != Deprel::kAcl && relation != Deprel::kAclRelcl) continue;
    const LightMatch match = match_light(c, clause, SymbolId(), noun);
    if (!match.found() || match.line->voice != LightVoice::kActive) continue;
    if (c.is_passive(clause)) {
      const TokenId subject = c.child_of_kind(clause, Deprel::kNsubj);
      if (!subject.is_valid() || c.is_relative_pronoun(subject)) return match;
    } else if (relation == Deprel::kAclRelcl) {
      const TokenId object = c.child(clause, Deprel::kObj);
      if (!object.is_valid() || c.is_relative_pronoun(object)) return match;
    }
  }
  return {};
}

LightMatch find_light_verb(const FrameContext& c, TokenId noun) {
  const TokenId top = through_transparent(c, noun);
  const TokenId above = c.head(top);
  const TokenId copula = c.child(noun, Deprel::kCop);
  if (copula.is_valid()) {
    const SymbolId preposition = c.preposition(noun);
    if (!preposition.is_valid()) return {};
    const LightVerb* line = c.words.light_verb(c.named.be, preposition, c.lemma(noun));
    return line == nullptr ? LightMatch{} : LightMatch{copula, line};
  }
  switch (c.deprel(top)) {
    case Deprel::kObj: {
      // "made the deal public": the verb says what becomes of it.
      const TokenId result = c.child(above, Deprel::kXcomp);
      if (result.is_valid() && result > top && !c.has_to(result)) break;
      const LightMatch match = match_light(c, above, SymbolId(), noun);
      if (match.found()) return match;
      break;
    }
    case Deprel::kNsubjPass: {
      const LightMatch match = match_light(c, above, SymbolId(), noun);
      if (match.found() && match.line->voice == LightVoice::kActive) return match;
      break;
    }
    case Deprel::kNsubj: {
      const LightMatch match = match_occurrence(c, above);
      if (match.found()) return match;
      break;
    }
    case Deprel::kObl: {
      const SymbolId preposition = c.preposition(top);
      if (!preposition.is_valid()) break;
      const LightMatch match = match_light(c, above, preposition, noun);
      if (match.found()) return match;
      break;
    }
    case Deprel::kConj: {
      const LightVerb* line = nullptr;
      const TokenId verb = above.is_valid() ? c.scratch.light_verb[above.value] : TokenId();
      if (verb.is_valid() && !c.child(top, Deprel::kCase).is_valid()) {
        line = c.scratch.light[above.value];
        if (line == nullptr || c.is(noun, WordClass::kEventNoun)) return {verb, line};
      }
      break;
    }
    default:
      break;
  }
  return match_in_clause(c, noun);
}

void find_light_verbs(const FrameContext& c) {
  for (std::uint32_t i = 0; i < c.syntax.size(); ++i) {
    const TokenId noun(i);
    if (c.scratch.damaged[c.layers.tokens.sentence[i].value]) continue;
    if (!is_candidate_noun(c, noun) || c.is_part_of_preposition(noun)) continue;
    const LightMatch match = find_light_verb(c, noun);
    if (!match.found() || c.scratch.carried[match.verb.value].is_valid()) continue;
    const TokenId other = c.scratch.light_noun[match.verb.value];
    if (other.is_valid() && c.deprel(noun) != Deprel::kConj) {
      // One verb gives way to one noun and that noun's conjuncts.
      c.report(Outcome::kRefused, noun, "light verb", "its verb has given way to another noun");
      continue;
    }
    c.scratch.light_verb[i] = match.verb;
    c.scratch.light[i] = match.line;
    if (!other.is_valid()) c.scratch.light_noun[match.verb.value] = noun;
    if (c.sink != nullptr) {
      c.report(Outcome::kMade, noun, "light verb",
               std::string(c.layers.form(match.verb)) +
                   (match.line == nullptr ? " only says that it happened" : " gives way to it"));
    }
  }
}

// ---------------------------------------------------------------- predicates

bool is_capitalised(std::string_view form) {
  return !form.empty() && form.front() >= 'A' && form.front() <= 'Z';
}

bool is_verb_predicate(const FrameContext& c, TokenId t) {
  if (!c.is_verb(t)) return false;
  switch (c.deprel(t)) {
    case Deprel::kAux:
    case Deprel::kAuxPass:
    case Deprel::kCop:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kFixed:
    case Deprel::kFlat:
    case Deprel::kGoeswith:
    case Deprel::kCompound:
    case Deprel::kCompoundPrt:
    case Deprel::kCc:
    case Deprel::kPunct:
    case Deprel::kDet:
    case Deprel::kReparandum:
      c.report(Outcome::kRefused, t, "frame",
               "a verb that works as a function word or a name's part");
      return false;
    default:
      break;
  }
  if (c.deprel(t) == Deprel::kAmod && c.upos(c.head(t)) == Upos::kPropn &&
      is_capitalised(c.layers.form(t))) {
    c.report(Outcome::kRefused, t, "frame", "part of a name");  // "United States"
    return false;
  }
  if (c.scratch.carried[t.value].is_valid()) return false;  // reported with its infinitive
  if (c.scratch.light_noun[t.value].is_valid()) {
    c.report(Outcome::kRefused, t, "frame", "a light verb; its noun has the frame");
    return false;
  }
  return true;
}

bool has_complement(const FrameContext& c, TokenId t) {
  for (const TokenId other : c.syntax.children(t)) {
    switch (c.base(other)) {
      case Deprel::kNsubj:
      case Deprel::kCsubj:
      case Deprel::kXcomp:
      case Deprel::kCcomp:
      case Deprel::kObl:
      case Deprel::kCop:
        return true;
      default:
        break;
    }
  }
  return false;
}

bool is_adjective_predicate(const FrameContext& c, TokenId t) {
  if (c.upos(t) != Upos::kAdj || c.is(t, WordClass::kWeakAdjective)) return false;
  const TokenId above = c.head(t);
  switch (c.base(t)) {
    case Deprel::kXcomp:
      return true;
    case Deprel::kAmod:
      // "troops ready to fight", but not "a very dangerous man".
      return above.is_valid() && t > above && has_complement(c, t);
    case Deprel::kConj:
      return above.is_valid() &&
             (c.scratch.at[above.value].is_valid() || c.child(t, Deprel::kCop).is_valid()) &&
             c.deprel(above) != Deprel::kAmod;
    case Deprel::kRoot:
    case Deprel::kCcomp:
    case Deprel::kAdvcl:
    case Deprel::kAcl:
    case Deprel::kCsubj:
    case Deprel::kParataxis:
      return has_complement(c, t);
    default:
      return false;
  }
}

bool is_noun_predicate(const FrameContext& c, TokenId t) {
  if (c.upos(t) != Upos::kNoun) return false;
  if (c.scratch.light_verb[t.value].is_valid()) return true;
  const bool is_event = c.is(t, WordClass::kEventNoun);
  if (is_event && c.is_part_of_preposition(t)) {
    c.report(Outcome::kRefused, t, "frame", "part of a preposition of several words");
    return false;
  }
  switch (c.deprel(t)) {
    case Deprel::kFixed:
    case Deprel::kFlat:
    case Deprel::kGoeswith:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kCompoundPrt:
    case Deprel::kNmodDesc:
      return false;
    case Deprel::kCompound: {
      // "withdrawal agreement" tells of a withdrawal; "attack helicopter" of no attack.
      const bool in_event = c.upos(c.head(t)) == Upos::kNoun &&
                            c.is(c.head(t), WordClass::kEventNoun) && t < c.head(t);
      if (is_event && !in_event) {
        c.report(Outcome::kRefused, t, "frame", "it only names a kind of thing");
      }
      return is_event && in_event;
    }
    default:
      break;
  }
  if (is_event) return true;
  // "is the leader of": any noun behind a copula is a predicate.
  return c.child(t, Deprel::kCop).is_valid() && !c.child(t, Deprel::kCase).is_valid();
}

void add_frame(const FrameContext& c, TokenId t, PredicateClass word_class) {
  Frame frame;
  frame.head = t;
  frame.word_class = word_class;
  frame.lemma = c.lemma(t);
  FrameDraft draft{t, t, LightVoice::kActive};
  if (word_class == PredicateClass::kVerb) {
    frame.lemma = c.verb_symbol(t, &frame.particle);
    draft.place = c.place_of(t);
  } else if (word_class == PredicateClass::kAdjective) {
    draft.place = c.place_of(t);
  } else {
    frame.light_verb = c.scratch.light_verb[t.value];
    const LightVerb* line = c.scratch.light[t.value];
    if (line != nullptr) draft.voice = line->voice;
    if (!frame.light_verb.is_valid()) {
      draft.place = through_transparent(c, t);
      if (c.child(t, Deprel::kCop).is_valid()) draft.place = c.place_of(t);
    } else if (c.deprel(frame.light_verb) == Deprel::kCop) {
      draft.place = c.place_of(t);
    } else {
      draft.clause = frame.light_verb;
      // A light verb in a clause on its noun leaves the noun where it stands.
      draft.place = is_below(c.syntax, frame.light_verb, t) ? through_transparent(c, t)
                                                            : c.place_of(frame.light_verb);
    }
  }
  const FrameId id(c.out.frames.size());
  c.out.of_head[t.value] = id;
  for (TokenId at : {t, draft.clause, draft.place}) {
    if (!c.scratch.at[at.value].is_valid()) c.scratch.at[at.value] = id;
  }
  for (TokenId at = draft.clause; at != draft.place && c.scratch.carrier[at.value].is_valid();) {
    at = c.scratch.carrier[at.value];
    if (!c.scratch.at[at.value].is_valid()) c.scratch.at[at.value] = id;
  }
  c.scratch.at[t.value] = id;
  c.out.frames.push_back(frame);
  c.scratch.drafts.push_back(draft);
}

bool is_plain_form(const FrameContext& c, TokenId t) {
  return c.is_verb(t) && c.xpos(t) == Xpos::kVb;
}

// A noun with nothing of its own but commas and conjunctions.
bool is_bare_noun(const FrameContext& c, TokenId t) {
  if (c.upos(t) != Upos::kNoun || c.xpos(t) != Xpos::kNn) return false;
  const auto children = c.syntax.children(t);
  return std::all_of(children.begin(), children.end(), [&](TokenId child) {
    return c.deprel(child) == Deprel::kPunct || c.deprel(child) == Deprel::kCc;
  });
}

// "to execute, torture and harass them": between verbs in their plain form a bare noun is a verb
// too, whatever its tag.
void find_verbs_in_rows(const FrameContext& c) {
  for (std::uint32_t i = 0; i < c.syntax.size(); ++i) {
    const TokenId t(i);
    if (c.deprel(t) != Deprel::kConj || !is_bare_noun(c, t) || !is_plain_form(c, c.head(t))) {
      continue;
    }
    for (const TokenId other : c.syntax.children(c.head(t))) {
      if (other > t && c.deprel(other) == Deprel::kConj && is_plain_form(c, other)) {
        c.scratch.read_as_verb[i] = true;
        c.report(Outcome::kMade, t, "verb", "a bare noun in a row of verbs");
        break;
      }
    }
  }
}

}  // namespace

void find_predicates(const FrameContext& c) {
  find_verbs_in_rows(c);
  find_carriers(c);
  find_light_verbs(c);
  for (std::uint32_t i = 0; i < c.syntax.size(); ++i) {
    const TokenId t(i);
    if (c.scratch.damaged[c.layers.tokens.sentence[i].value]) continue;
    if (is_verb_predicate(c, t)) {
      add_frame(c, t, PredicateClass::kVerb);
      c.report(Outcome::kMade, t, "frame", "a verb");
    } else if (is_noun_predicate(c, t)) {
      add_frame(c, t, PredicateClass::kNoun);
      c.report(Outcome::kMade, t, "frame", "a noun that tells an act, or stands behind a copula");
    } else if (is_adjective_predicate(c, t)) {
      add_frame(c, t, PredicateClass::kAdjective);
      c.report(Outcome::kMade, t, "frame", "an adjective that is said of somebody");
    }
  }
}

}  // namespace tocsin
