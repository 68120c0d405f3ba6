#include "frames/roles.h"

#include <algorithm>

#include "core/tree.h"
#include "frames/links.h"
#include "frames/subjects.h"

namespace tocsin {
namespace {

std::string_view name_of(SubjectPath path) {
  switch (path) {
    case SubjectPath::kNone:
      return "";
    case SubjectPath::kOwn:
      return "the subject";
    case SubjectPath::kConjunct:
      return "the subject of the conjunct before it";
    case SubjectPath::kControl:
      return "by control or raising";
    case SubjectPath::kRelative:
      return "the noun that the relative clause is about";
    case SubjectPath::kParticiple:
      return "the noun that the participle or infinitive is about";
    case SubjectPath::kAdverbial:
      return "shared with the main clause";
    case SubjectPath::kNoun:
      return "who does what the noun tells";
  }
  return "";
}

bool is_clause(const FrameContext& c, TokenId t) {
  switch (c.base(t)) {
    case Deprel::kCcomp:
    case Deprel::kXcomp:
    case Deprel::kCsubj:
    case Deprel::kAdvcl:
    case Deprel::kAcl:
    case Deprel::kParataxis:
      return true;
    case Deprel::kConj:
      return c.is_verb(t);
    default:
      return false;
  }
}

// A clause without the coordinator and the punctuation at its ends.
TokenRange clause_range(const FrameContext& c, TokenId clause) {
  TokenRange range = subtree_range(c.syntax, clause);
  const auto is_edge = [&](std::uint32_t i) {
    const TokenId t(i);
    const Xpos tag = c.xpos(t);
    return t != clause && (tag == Xpos::kComma || tag == Xpos::kPeriod || tag == Xpos::kColon ||
                           (c.deprel(t) == Deprel::kCc && c.head(t) == clause));
  };
  for (const TokenId other : c.syntax.children(clause)) {
    if (other < clause || !c.is_moved(other) || c.deprel(other) != Deprel::kConj) continue;
    range.last = std::min(range.last, subtree_range(c.syntax, other).first);
  }
  while (range.first < clause.value && is_edge(range.first)) ++range.first;
  while (range.last > clause.value + 1 && is_edge(range.last - 1)) --range.last;
  return range;
}

TokenRange tokens_of(const FrameContext& c, TokenId filler, bool clausal) {
  if (clausal) return clause_range(c, filler);
  const auto& of_head = c.layers.mentions.of_head;
  const bool is_mention = filler.value < of_head.size() && of_head[filler.value].is_valid();
  TokenRange range = is_mention ? c.layers.mentions.mentions[of_head[filler.value].value].tokens
                                : noun_phrase(c.syntax, filler);
  // A repair has given what stands behind to another word.
  for (const TokenId other : c.syntax.children(filler)) {
    if (other < filler || !c.is_moved(other)) continue;
    range.last = std::min(range.last, subtree_range(c.syntax, other).first);
  }
  return range;
}

bool means_the_other(const FrameContext& c, TokenId conjunct) {
  const TokenId coordinator = c.child(conjunct, Deprel::kCc);
  return coordinator.is_valid() && c.form_is(coordinator, WordClass::kContrast);
}

void put_role(const FrameContext& c, RoleKind kind, SymbolId preposition, TokenId filler,
              bool clausal) {
  Role role;
  role.kind = kind;
  role.preposition = preposition;
  role.head = filler;
  role.tokens = tokens_of(c, filler, clausal);
  if (clausal || c.is(filler, WordClass::kTransparentNoun)) {
    // A clause is named by the content word of its frame, "a series of attacks" by "attacks".
    const FrameId inner = c.scratch.at[filler.value];
    if (inner.is_valid() && c.out.frames[inner.value].head != filler) {
      role.head = c.out.frames[inner.value].head;
      if (!clausal) role.tokens = tokens_of(c, role.head, false);
    }
  }
  for (const Role& other : c.scratch.roles) {
    if (other.kind == kind && other.preposition == preposition && other.head == role.head) return;
  }
  c.scratch.roles.push_back(role);
}

// "with Minister Ruiz, Secretary Bo and others": of two names with titles of their own neither
// explains the other, whatever the tree says.
bool is_listed_name(const FrameContext& c, TokenId name, TokenId other) {
  return c.deprel(other) == Deprel::kAppos && c.upos(name) == Upos::kPropn &&
         c.upos(other) == Upos::kPropn && c.child(name, Deprel::kNmodDesc).is_valid() &&
         c.child(other, Deprel::kNmodDesc).is_valid();
}

void put_with_conjuncts(const FrameContext& c, const Frame& frame, RoleKind kind,
                        SymbolId preposition, TokenId filler, TokenId resolved_from, int depth) {
  if (depth > kMaxClauseDepth || filler == frame.head) return;
  const bool clausal = is_clause(c, filler) && !resolved_from.is_valid();
  put_role(c, kind, preposition, filler, clausal);
  for (const TokenId other : c.syntax.children(filler)) {
    if (c.base(other) == Deprel::kNmod) {
      const SymbolId joint = c.preposition(other);
      const bool with_others = c.words.is(joint, WordClass::kJointPreposition);
      if (with_others) {
        c.report(Outcome::kMade, other, "second party", "named along with the first");
        put_with_conjuncts(c, frame, kind, preposition, other, TokenId(), depth + 1);
      }
      continue;
    }
    if (is_listed_name(c, filler, other)) {
      put_with_conjuncts(c, frame, kind, preposition, other, TokenId(), depth + 1);
      continue;
    }
    if (c.deprel(other) != Deprel::kConj || c.is_moved(other)) continue;
    // A relative clause that stands before the conjunct is about the first alone.
    if (resolved_from.is_valid() && other > resolved_from) continue;
    if (c.child(other, Deprel::kOrphan).is_valid()) continue;
    if (c.is_verb(other) && !clausal) continue;
    if (means_the_other(c, other)) {
      c.report(Outcome::kRefused, other, "conjunct", "named as the one that is not meant");
      continue;
    }
    SymbolId own = preposition;
    RoleKind own_kind = kind;
    if (const SymbolId marker = c.preposition(other);
        marker.is_valid() && kind == RoleKind::kPrep) {
      own = marker;
      own_kind = RoleKind::kPrep;
    }
    put_with_conjuncts(c, frame, own_kind, own, other, TokenId(), depth + 1);
  }
}

// ------------------------------------------------------------------- objects

bool takes_object(const FrameContext& c, TokenId verb) {
  return c.is_verb(verb) && !c.is_passive(verb) && !c.is(verb, WordClass::kIntransitive);
}

bool has_complement(const FrameContext& c, TokenId verb) {
  for (const TokenId other : c.syntax.children(verb)) {
    switch (c.base(other)) {
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kCcomp:
      case Deprel::kXcomp:
        return true;
      default:
        break;
    }
  }
  return false;
}

// At most verbs, their commas, auxiliaries and adverbs: no other verb's object.
bool only_verbs_between(const FrameContext& c, TokenId first, TokenId last) {
  std::uint32_t others = 0;
  for (std::uint32_t i = first.value + 1; i < last.value; ++i) {
    const TokenId t(i);
    const Upos tag = c.upos(t);
    if (tag == Upos::kVerb || tag == Upos::kPunct || tag == Upos::kAux) continue;
    if (tag != Upos::kAdv || ++others > 2) return false;
  }
  return true;
}

// "attacked and destroyed the village": the object belongs to both, wherever the tree hangs it.
TokenId shared_object(const FrameContext& c, TokenId verb) {
  if (!takes_object(c, verb) || has_complement(c, verb)) return TokenId();
  if (c.deprel(verb) == Deprel::kConj && c.is_verb(c.head(verb)) && !c.is_passive(c.head(verb))) {
    const TokenId object = c.child(c.head(verb), Deprel::kObj);
    if (object.is_valid() && object > verb) return object;
  }
  // Backwards: "harassed, fined and jailed reporters". Nothing but adverbs stands between each verb
  // and the next.
  const bool is_conjunct = c.deprel(verb) == Deprel::kConj && c.is_verb(c.head(verb));
  TokenId next;
  for (const TokenId other : c.syntax.children(is_conjunct ? c.head(verb) : verb)) {
    if (other > verb && c.deprel(other) == Deprel::kConj && c.is_verb(other)) next = other;
  }
  for (const TokenId other : c.syntax.children(verb)) {
    if (other > verb && c.base(other) == Deprel::kObl) return TokenId();
  }
  if (!next.is_valid()) return TokenId();
  const TokenId coordinator = c.child(next, Deprel::kCc);
  const TokenId object = c.child(next, Deprel::kObj);
  if (!coordinator.is_valid() || !object.is_valid() || object < next ||
      c.child_of_kind(next, Deprel::kNsubj).is_valid() || c.is_passive(next) ||
      !only_verbs_between(c, verb, coordinator) || c.is(verb, WordClass::kSpeechVerb)) {
    return TokenId();
  }
  return object;
}

// "were beaten and detained by police": the doer of both, on whichever the tree hangs him.
TokenId shared_agent(const FrameContext& c, TokenId verb) {
  if (!c.is_passive(verb) || c.agent(verb).is_valid()) return TokenId();
  const bool is_conjunct = c.deprel(verb) == Deprel::kConj && c.is_verb(c.head(verb));
  const TokenId first = is_conjunct ? c.head(verb) : verb;
  TokenId doer = c.agent(first);
  for (const TokenId other : c.syntax.children(first)) {
    if (c.deprel(other) == Deprel::kConj && !doer.is_valid()) doer = c.agent(other);
  }
  if (!doer.is_valid() || doer < verb) return TokenId();
  TokenId last = verb;
  for (const TokenId other : c.syntax.children(first)) {
    if (c.deprel(other) == Deprel::kConj && other > last && other < doer) last = other;
  }
  if (last == verb) return doer;
  const TokenId coordinator = c.child(last, Deprel::kCc);
  const bool are_one =
      coordinator.is_valid() && c.is_passive(last) && only_verbs_between(c, verb, coordinator);
  return are_one ? doer : TokenId();
}

// The verb at the end of a chain of complements: "the town that he wanted to attack".
TokenId gap_verb(const FrameContext& c, TokenId clause) {
  TokenId verb = clause;
  for (int depth = 0; depth < kMaxClauseDepth; ++depth) {
    TokenId inner = c.child(verb, Deprel::kXcomp);
    if (!inner.is_valid()) inner = c.child(verb, Deprel::kCcomp);
    if (!inner.is_valid() || !c.is_verb(inner)) break;
    verb = inner;
  }
  return verb;
}

bool has_relative_pronoun_below(const FrameContext& c, TokenId clause, TokenId noun) {
  const TokenRange range = subtree_range(c.syntax, clause);
  for (const TokenId t : range) {
    if (c.is_relative_pronoun(t) && c.antecedent(t, nullptr) == noun) return true;
  }
  return false;
}

// A relative clause that lacks a pronoun lacks an object or a preposition's: "the town they
// attacked", "the town they fled to".
void find_gap(const FrameContext& c, const Frame& frame, TokenId clause) {
  TokenId relative;
  const TokenId noun = c.antecedent(clause, &relative);
  if (!noun.is_valid() || c.is(noun, WordClass::kTemporalNoun)) return;
  if (gap_verb(c, relative) != clause) return;
  for (const TokenId other : c.syntax.children(clause)) {
    const bool stranded = (c.base(other) == Deprel::kObl || c.deprel(other) == Deprel::kAdvmod) &&
                          c.upos(other) == Upos::kAdp && other > clause;
    if (!stranded) continue;
    add_role(c, frame, RoleKind::kPrep, c.lower(other), noun);
    c.report(Outcome::kMade, noun, "relative clause", "it stands behind the preposition");
    return;
  }
  if (!takes_object(c, clause) || has_complement(c, clause)) return;
  if (has_relative_pronoun_below(c, relative, noun)) return;
  const TokenId subject = c.child_of_kind(relative, Deprel::kNsubj);
  if (!subject.is_valid() || c.is_relative_pronoun(subject)) return;
  add_role(c, frame, RoleKind::kArg1, SymbolId(), noun);
  c.report(Outcome::kMade, noun, "relative clause", "the object that the clause lacks");
}

// ------------------------------------------------------------------- clauses

// "accused Bree of shelling": the gerund is what the verb is about.
bool is_governed_gerund(const FrameContext& c, TokenId verb, TokenId clause) {
  return c.xpos(clause) == Xpos::kVbg && c.words.governor(c.lemma(verb), WordClass::kControlGerund,
                                                          c.marker(clause, nullptr)) != nullptr;
}

// "called on Bree to withdraw": what the verb is about, whatever the tree calls the infinitive.
bool is_asked(const FrameContext& c, TokenId verb, TokenId clause) {
  if (!c.has_to(clause) || c.marker(clause, nullptr).is_valid() || clause < verb) return false;
  if (c.is(verb, WordClass::kControlObject) && !c.is(verb, WordClass::kControlPurpose)) return true;
  const Governor* governor = c.words.governor(c.lemma(verb), WordClass::kControlPrep);
  if (governor == nullptr) return false;
  for (const TokenId phrase : c.syntax.children(verb)) {
    if (c.base(phrase) != Deprel::kObl || phrase > clause) continue;
    if (c.words.governor(c.lemma(verb), WordClass::kControlPrep, c.preposition(phrase)) != nullptr)
      return true;
  }
  return false;
}

void add_clausal_role(const FrameContext& c, const Frame& frame, TokenId clause, bool has_object) {
  switch (c.deprel(clause)) {
    case Deprel::kCcomp:
      add_role(c, frame, RoleKind::kArg1, SymbolId(), clause);
      break;
    case Deprel::kXcomp:
    case Deprel::kAdvcl:
      if (is_governed_gerund(c, c.head(clause), clause)) {
        add_role(c, frame, RoleKind::kPrep, c.marker(clause, nullptr), clause);
      } else if (c.deprel(clause) == Deprel::kXcomp || is_asked(c, c.head(clause), clause)) {
        add_role(c, frame, has_object ? RoleKind::kArg2 : RoleKind::kArg1, SymbolId(), clause);
      }
      break;
    default:
      break;
  }
}

void add_oblique(const FrameContext& c, const Frame& frame, TokenId phrase) {
  TokenId filler = phrase;
  SymbolId preposition = c.preposition(phrase);
  if (c.is_part_of_preposition(phrase)) {
    for (const TokenId other : c.syntax.children(phrase)) {
      if (c.complex_noun(other) != phrase) continue;
      filler = other;
      preposition = c.preposition(other);
      break;
    }
  }
  if (c.upos(phrase) == Upos::kAdp) return;  // stranded: find_gap
  if (!preposition.is_valid()) {
    const TokenId marker = c.child(phrase, Deprel::kCase);
    if (marker.is_valid()) {
      c.report(Outcome::kRefused, phrase, "prep", "no resource knows the preposition");
    }
    return;
  }
  add_role(c, frame, RoleKind::kPrep, preposition, filler);
}

TokenId second_object(const FrameContext& c, TokenId verb, TokenId first) {
  for (const TokenId other : c.syntax.children(verb)) {
    if (other > first && c.deprel(other) == Deprel::kObj) return other;
  }
  return TokenId();
}

// What a repair gives to the verb.
void add_moved(const FrameContext& c, const Frame& frame, TokenId clause, bool has_object) {
  for (const Move& move : c.moved_here(clause)) {
    if (c.deprel(move.phrase) != Deprel::kAcl) {
      add_oblique(c, frame, move.phrase);
    } else if (c.xpos(move.phrase) == Xpos::kVbg) {
      add_role(c, frame, RoleKind::kPrep, c.marker(move.phrase, nullptr), move.phrase);
    } else {
      add_role(c, frame, has_object ? RoleKind::kArg2 : RoleKind::kArg1, SymbolId(), move.phrase);
    }
  }
}

// "X, along with Y, attacked": the tree may hang the phrase on the verb.
bool is_second_party(const FrameContext& c, TokenId clause, TokenId phrase, TokenId subject) {
  return subject.is_valid() && phrase > subject && phrase < clause &&
         c.words.is(c.preposition(phrase), WordClass::kJointPreposition);
}

// "..., officials said": what is said, without the words that say so where they end it.
void add_content(const FrameContext& c, TokenId verb, TokenId content) {
  put_role(c, RoleKind::kArg1, SymbolId(), content, true);
  TokenRange& tokens = c.scratch.roles.back().tokens;
  const TokenRange saying = subtree_range(c.syntax, verb);
  if (saying.first <= content.value || saying.last < tokens.last) return;
  tokens.last = saying.first;
  while (tokens.last > content.value + 1 && c.upos(TokenId(tokens.last - 1)) == Upos::kPunct) {
    --tokens.last;
  }
}

// "Aldonia attacked Bree and Corland Delmar": the second clause has no verb.
void add_gapped(const FrameContext& c, const Frame& frame, TokenId clause, bool passive) {
  for (const TokenId first : c.syntax.children(clause)) {
    if (c.deprel(first) != Deprel::kConj) continue;
    const TokenId second = c.child(first, Deprel::kOrphan);
    if (!second.is_valid() || !c.is_nominal(first)) continue;
    if (!c.child_of_kind(clause, Deprel::kNsubj).is_valid() ||
        c.child(first, Deprel::kCase).is_valid() || passive) {
      c.report(Outcome::kRefused, first, "gapping", "not plainly a subject and an object");
      continue;
    }
    const SymbolId preposition = c.preposition(second);
    add_role(c, frame, RoleKind::kArg0, SymbolId(), first);
    add_role(c, frame, preposition.is_valid() ? RoleKind::kPrep : RoleKind::kArg1, preposition,
             second);
    c.report(Outcome::kMade, first, "gapping", "takes part in the same act, told without its verb");
  }
}

void add_subject(const FrameContext& c, const Frame& frame, std::size_t index) {
  const FrameDraft& draft = c.scratch.drafts[index];
  const SubjectOf subject =
      subject_of(c, draft.place == frame.head                          ? draft.clause
                    : c.scratch.carrier[draft.clause.value].is_valid() ? draft.place
                                                                       : draft.clause);
  if (!subject.head.is_valid()) return;
  const bool passive = c.is_passive(draft.clause);
  RoleKind kind = RoleKind::kArg0;
  if (passive) {
    // "was given an amnesty", "was told that".
    const bool keeps_object = (c.child(draft.clause, Deprel::kObj).is_valid() ||
                               c.child(draft.clause, Deprel::kCcomp).is_valid()) &&
                              frame.word_class == PredicateClass::kVerb;
    kind = keeps_object ? RoleKind::kArg2 : RoleKind::kArg1;
  }
  const TokenId above = c.head(draft.clause);
  if (!passive && subject.path == SubjectPath::kControl && above.is_valid() &&
      c.is(above, WordClass::kToughAdjective) && !c.child(draft.clause, Deprel::kObj).is_valid()) {
    kind = RoleKind::kArg1;
  }
  if (frame.word_class == PredicateClass::kNoun && draft.voice == LightVoice::kPassive) {
    kind = RoleKind::kArg1;
  }
  add_role(c, frame, kind, SymbolId(), subject.head);
  if (c.sink != nullptr && subject.path != SubjectPath::kOwn) {
    c.report(Outcome::kMade, frame.head, kind == RoleKind::kArg0 ? "ARG0" : "ARG1",
             std::string(c.layers.form(subject.head)).append(": ").append(name_of(subject.path)));
  }
}

void add_verb_roles(const FrameContext& c, const Frame& frame, TokenId clause) {
  const bool passive = c.is_passive(clause);
  const TokenId object = c.child(clause, Deprel::kObj);
  const TokenId indirect = c.child(clause, Deprel::kIobj);
  const bool infinitive = c.child(clause, Deprel::kXcomp).is_valid();
  // "asked Bree to withdraw": the tree may call the one asked an indirect object.
  const bool asked = indirect.is_valid() && !object.is_valid() && infinitive;
  // "told Bree that": what is told is the object, whom it is told to comes second.
  const TokenId content = said_clause(c, clause);
  const bool has_content = c.child(clause, Deprel::kCcomp).is_valid() || content.is_valid();
  const bool told = object.is_valid() && !indirect.is_valid() && has_content;
  const TokenId agent = c.agent(clause);
  const bool lone = indirect.is_valid() && !object.is_valid() && !has_content;
  const TokenId subject = c.child_of_kind(clause, Deprel::kNsubj);
  for (const TokenId other : c.syntax.children(clause)) {
    if (c.is_moved(other)) continue;
    switch (c.deprel(other)) {
      case Deprel::kObj:
        // "granted inspectors access" with two objects: the first is the one it is given to.
        if (other == object && second_object(c, clause, object).is_valid()) {
          add_role(c, frame, RoleKind::kArg2, SymbolId(), other);
          c.report(Outcome::kChanged, other, "ARG2", "the first of two objects");
          break;
        }
        add_role(c, frame, told ? RoleKind::kArg2 : RoleKind::kArg1, SymbolId(), other);
        break;
      case Deprel::kIobj:
        add_role(c, frame, asked || lone ? RoleKind::kArg1 : RoleKind::kArg2, SymbolId(), other);
        break;
      case Deprel::kOblAgent:
      case Deprel::kObl:
        if (other == agent) {
          add_role(c, frame, RoleKind::kArg0, SymbolId(), other);
        } else if (is_second_party(c, clause, other, subject)) {
          add_role(c, frame, passive ? RoleKind::kArg1 : RoleKind::kArg0, SymbolId(), other);
        } else {
          add_oblique(c, frame, other);
        }
        break;
      case Deprel::kCcomp:
      case Deprel::kXcomp:
      case Deprel::kAdvcl:
        add_clausal_role(c, frame, other, object.is_valid() || indirect.is_valid() || passive);
        break;
      default:
        break;
    }
  }
  add_moved(c, frame, clause, object.is_valid() || indirect.is_valid() || passive);
  const TokenId shared = shared_object(c, clause);
  if (shared.is_valid()) {
    add_role(c, frame, RoleKind::kArg1, SymbolId(), shared);
    c.report(Outcome::kMade, frame.head, "ARG1", "the object is shared with the other conjunct");
  }
  if (const TokenId doer = shared_agent(c, clause); doer.is_valid()) {
    add_role(c, frame, RoleKind::kArg0, SymbolId(), doer);
    c.report(Outcome::kMade, frame.head, "ARG0", "the doer is shared with the other conjunct");
  }
  if (content.is_valid()) add_content(c, clause, content);
  if (is_object_gap(c, clause)) {
    add_role(c, frame, RoleKind::kArg1, SymbolId(), c.head(clause));
    c.report(Outcome::kMade, c.head(clause), "infinitive", "the object that it lacks");
  }
  find_gap(c, frame, clause);
  add_gapped(c, frame, clause, passive);
}

// What a light verb has beside its noun goes to the noun.
void add_light_verb_roles(const FrameContext& c, const Frame& frame, const FrameDraft& draft) {
  const TokenId verb = draft.clause;
  const bool done_to = draft.voice == LightVoice::kPassive;
  const TokenId agent = c.agent(verb);
  for (const TokenId other : c.syntax.children(verb)) {
    const FrameId inner = c.scratch.at[other.value];
    const bool is_noun_itself =
        other == frame.head ||
        (inner.is_valid() && c.out.frames[inner.value].light_verb == frame.light_verb);
    if (is_noun_itself) continue;
    switch (c.deprel(other)) {
      case Deprel::kOblAgent:
      case Deprel::kObl: {
        const SymbolId preposition = c.preposition(other);
        const bool source = done_to && (preposition == c.named.from || preposition == c.named.by);
        if (other == agent || source) {
          add_role(c, frame, RoleKind::kArg0, SymbolId(), other);
        } else {
          add_oblique(c, frame, other);
        }
        break;
      }
      case Deprel::kIobj:
        if (c.vocabulary.text(c.named.to).empty()) break;
        add_role(c, frame, RoleKind::kPrep, c.named.to, other);
        break;
      case Deprel::kObj:
        if (draft.voice == LightVoice::kObject) {
          add_role(c, frame, RoleKind::kArg1, SymbolId(), other);
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace

void add_role(const FrameContext& c, const Frame& frame, RoleKind kind, SymbolId preposition,
              TokenId filler) {
  const TokenId resolved = resolve_pronoun(c, filler);
  put_with_conjuncts(c, frame, kind, preposition, resolved, resolved == filler ? TokenId() : filler,
                     0);
}

void find_clause_roles(const FrameContext& c, std::size_t index) {
  const Frame& frame = c.out.frames[index];
  const FrameDraft& draft = c.scratch.drafts[index];
  if (frame.word_class != PredicateClass::kNoun) {
    add_subject(c, frame, index);
    add_verb_roles(c, frame, draft.clause);
    return;
  }
  if (!frame.light_verb.is_valid()) {
    const bool copular = c.child(frame.head, Deprel::kCop).is_valid();
    if (copular && !c.is(frame.head, WordClass::kEventNoun)) add_subject(c, frame, index);
    return;
  }
  const bool occurs = c.scratch.light[frame.head.value] == nullptr;
  if (!occurs && !(c.is_passive(draft.clause) && draft.voice == LightVoice::kActive)) {
    add_subject(c, frame, index);
  }
  if (draft.clause != frame.head) add_light_verb_roles(c, frame, draft);
}

void find_roles(const FrameContext& c) {
  for (std::size_t i = 0; i < c.out.frames.size(); ++i) {
    c.scratch.roles.clear();
    find_clause_roles(c, i);
    if (c.out.frames[i].word_class == PredicateClass::kNoun) find_noun_roles(c, i);
    std::stable_sort(c.scratch.roles.begin(), c.scratch.roles.end(),
                     [](const Role& a, const Role& b) {
                       return a.kind != b.kind ? a.kind < b.kind : a.head < b.head;
                     });
    Frame& frame = c.out.frames[i];
    frame.role_begin = static_cast<std::uint32_t>(c.out.roles.size());
    c.out.roles.insert(c.out.roles.end(), c.scratch.roles.begin(), c.scratch.roles.end());
    frame.role_end = static_cast<std::uint32_t>(c.out.roles.size());
  }
}

}  // namespace tocsin
