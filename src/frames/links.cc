#include "frames/links.h"

#include "frames/subjects.h"

namespace tocsin {
namespace {

struct Link {
  FrameId outer;
  LinkKind kind = LinkKind::kNone;
  TokenId marker;
};

// The frame of the nearest token from `t` upwards that has one, except `self`.
FrameId governing_frame(const FrameContext& c, TokenId t, FrameId self) {
  for (; t.is_valid(); t = c.head(t)) {
    const FrameId id = c.scratch.at[t.value];
    if (id.is_valid() && id != self) return id;
  }
  return FrameId();
}

LinkKind kind_of_marker(const FrameContext& c, SymbolId marker) {
  if (c.words.is(marker, WordClass::kPurposeMarker)) return LinkKind::kPurpose;
  if (c.words.is(marker, WordClass::kConditionMarker)) return LinkKind::kCondition;
  if (c.words.is(marker, WordClass::kTimeMarker)) return LinkKind::kTime;
  if (c.words.is(marker, WordClass::kCauseMarker)) return LinkKind::kCause;
  if (c.words.is(marker, WordClass::kConcessionMarker)) return LinkKind::kConcession;
  return LinkKind::kAdverbial;
}

// "should Bree attack": an auxiliary before the subject.
TokenId inverted_auxiliary(const FrameContext& c, TokenId clause) {
  const TokenId subject = c.child_of_kind(clause, Deprel::kNsubj);
  if (!subject.is_valid()) return TokenId();
  for (const TokenId other : c.syntax.children(clause)) {
    const Deprel kind = c.base(other);
    if (other > subject) break;
    if ((kind == Deprel::kAux || kind == Deprel::kCop) &&
        c.form_is(other, WordClass::kConditionMarker)) {
      return other;
    }
  }
  return TokenId();
}

Link adverbial_link(const FrameContext& c, TokenId clause, FrameId self) {
  Link link;
  const TokenId above = c.head(clause);
  link.outer = governing_frame(c, above, self);
  const SymbolId marker = c.marker(clause, &link.marker);
  if (!link.marker.is_valid()) {
    if (const TokenId auxiliary = inverted_auxiliary(c, clause); auxiliary.is_valid()) {
      link.marker = auxiliary;
      link.kind = LinkKind::kCondition;
      return link;
    }
    if (c.has_to(clause)) {
      // An infinitive that a verb of asking or an adjective governs is what that is about.
      const bool governed =
          (c.is(above, WordClass::kControlObject) && !c.is(above, WordClass::kControlPurpose)) ||
          c.words.governor(c.lemma(above), WordClass::kControlPrep) != nullptr ||
          c.upos(above) == Upos::kAdj;
      link.kind = governed ? LinkKind::kComplement : LinkKind::kPurpose;
      return link;
    }
    link.kind = LinkKind::kAdverbial;
    return link;
  }
  if (c.xpos(clause) == Xpos::kVbg &&
      c.words.governor(c.lemma(above), WordClass::kControlGerund, marker) != nullptr) {
    link.kind = LinkKind::kComplement;
    return link;
  }
  link.kind = kind_of_marker(c, marker);
  return link;
}

// A clause on a noun: what the noun is about, or told of the noun by the way.
Link noun_clause_link(const FrameContext& c, TokenId clause, FrameId self) {
  Link link;
  const TokenId noun = c.head(clause);
  const FrameId of_noun = c.scratch.at[noun.value];
  const bool infinitive = c.has_to(clause);
  c.marker(clause, &link.marker);
  const bool relative = c.deprel(clause) == Deprel::kAclRelcl || c.deprel(clause) == Deprel::kAmod;
  if (c.is_moved(clause)) {
    link.outer = governing_frame(c, c.attached_to(clause), self);
    link.kind = link.outer.is_valid() ? LinkKind::kComplement : LinkKind::kNone;
    return link.outer.is_valid() ? link : Link{};
  }
  const bool about = !relative && (infinitive || link.marker.is_valid());
  if (about && of_noun.is_valid() && of_noun != self) {
    link.outer = of_noun;
    link.kind = LinkKind::kComplement;
    return link;
  }
  // The frame that the noun is an argument of; where there is none, the noun's own.
  const FrameId governing = governing_frame(c, c.head(noun), self);
  link.outer = governing;
  if (of_noun.is_valid() && of_noun != self && c.scratch.drafts[of_noun.value].clause == noun &&
      c.child(noun, Deprel::kCop).is_valid()) {
    link.outer = of_noun;
  }
  if (!link.outer.is_valid() && of_noun != self) link.outer = of_noun;
  if (!about) {
    link.kind = LinkKind::kRelative;
  } else if (infinitive) {
    link.kind = c.is(noun, WordClass::kIntentionNoun) ? LinkKind::kComplement : LinkKind::kPurpose;
  } else {
    // "the risk of attacking", "ways of ending" tell of the act as an infinitive does.
    link.kind = c.xpos(clause) == Xpos::kVbg ? LinkKind::kComplement : LinkKind::kAdverbial;
  }
  if (!link.outer.is_valid()) link = {};
  return link;
}

// Where a speech verb stands beside what it says.
TokenId speech_beside(const FrameContext& c, TokenId clause) {
  for (const TokenId verb : c.syntax.children(clause)) {
    if (said_clause(c, verb) == clause) return verb;
  }
  return TokenId();
}

// "he warned: ..." and "he warned, "..."", but not two sentences in one.
bool is_introduced(const FrameContext& c, TokenId verb, TokenId content) {
  for (const TokenId parent : {verb, content}) {
    for (const TokenId other : c.syntax.children(parent)) {
      if (other > verb && other < content &&
          (c.lower(other) == c.named.colon || c.xpos(other) == Xpos::kOpenQuote)) {
        return true;
      }
    }
  }
  return false;
}

Link nominal_link(const FrameContext& c, TokenId place, FrameId self) {
  const TokenId above = c.attached_to(place);
  if (!above.is_valid()) return {};
  const FrameId outer = c.scratch.at[above.value];
  switch (c.deprel(place)) {
    case Deprel::kObj:
    case Deprel::kNsubjPass:
      if (outer.is_valid() && outer != self) return {outer, LinkKind::kComplement, TokenId()};
      return {};
    case Deprel::kObl:
    case Deprel::kOblAgent:
    case Deprel::kNmod: {
      const TokenId marker = c.child(place, Deprel::kCase);
      FrameId governing = outer;
      const TokenId noun = c.complex_noun(place);
      if (noun.is_valid() && c.head(noun).is_valid()) {
        governing = c.scratch.at[c.head(noun).value];
      }
      if (!governing.is_valid() || governing == self) return {};
      const SymbolId preposition = c.preposition(place);
      const LinkKind kind =
          preposition == c.named.as ? LinkKind::kComplement : kind_of_marker(c, preposition);
      const bool adjunct =
          kind == LinkKind::kTime || kind == LinkKind::kCause || kind == LinkKind::kConcession;
      return {governing, adjunct ? kind : LinkKind::kComplement, marker};
    }
    case Deprel::kCompound:
      if (outer.is_valid() && outer != self) return {outer, LinkKind::kComplement, TokenId()};
      return {};
    default:
      return {};
  }
}

Link link_at(const FrameContext& c, TokenId place, FrameId self, int depth) {
  if (depth > kMaxClauseDepth) return {};
  const TokenId above = c.head(place);
  if (!above.is_valid()) return {};
  switch (c.deprel(place)) {
    case Deprel::kConj: {
      const TokenId beside = c.attached_to(place);
      const TokenId first = c.scratch.at[beside.value].is_valid()
                                ? c.scratch.drafts[c.scratch.at[beside.value].value].place
                                : beside;
      return link_at(c, first == place ? beside : first, self, depth + 1);
    }
    case Deprel::kCcomp:
    case Deprel::kXcomp:
    case Deprel::kCsubj:
    case Deprel::kCsubjPass:
    case Deprel::kCsubjOuter: {
      Link link{governing_frame(c, above, self), LinkKind::kComplement, TokenId()};
      c.marker(place, &link.marker);
      return link.outer.is_valid() ? link : Link{};
    }
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl: {
      if (c.is_moved(place)) return noun_clause_link(c, place, self);
      const Link link = adverbial_link(c, place, self);
      return link.outer.is_valid() ? link : Link{};
    }
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
      return noun_clause_link(c, place, self);
    case Deprel::kAmod:
      return c.upos(place) == Upos::kNoun ? nominal_link(c, place, self)
                                          : noun_clause_link(c, place, self);
    case Deprel::kParataxis:
      if (said_clause(c, above) == place) {
        const FrameId outer = c.scratch.at[above.value];
        if (outer.is_valid() && outer != self) return {outer, LinkKind::kComplement, TokenId()};
      }
      return {};
    default:
      return nominal_link(c, place, self);
  }
}

bool reaches(const FrameContext& c, FrameId from, FrameId target) {
  std::size_t steps = 0;
  for (FrameId at = from; at.is_valid(); at = c.out.frames[at.value].outer) {
    if (at == target || ++steps > c.out.frames.size()) return true;
  }
  return false;
}

void set_link(const FrameContext& c, std::size_t index, const Link& link) {
  Frame& frame = c.out.frames[index];
  if (!link.outer.is_valid()) return;
  if (reaches(c, link.outer, FrameId(index))) {
    c.report(Outcome::kRefused, frame.head, "outer", "it would govern itself");
    return;
  }
  frame.outer = link.outer;
  frame.link = link.kind;
  frame.marker = link.marker;
}

// "..., officials said": what is said hangs on the verb of saying, and that where the clause hung.
void link_speech(const FrameContext& c) {
  for (std::size_t i = 0; i < c.out.frames.size(); ++i) {
    const FrameDraft& draft = c.scratch.drafts[i];
    for (const TokenId clause : {draft.clause, draft.place}) {
      const TokenId verb = speech_beside(c, clause);
      if (!verb.is_valid()) continue;
      const FrameId said = c.scratch.at[verb.value];
      if (said == FrameId(i) || c.out.frames[said.value].outer.is_valid()) continue;
      Frame& frame = c.out.frames[i];
      const Link above{frame.outer, frame.link, frame.marker};
      frame.outer = FrameId();
      frame.link = LinkKind::kNone;
      frame.marker = TokenId();
      set_link(c, said.value, above);
      set_link(c, i, {said, LinkKind::kComplement, TokenId()});
      c.report(Outcome::kMade, verb, "outer", "it says what it stands beside");
      // The conjuncts of the clause are said as well.
      for (std::size_t other = 0; other < c.out.frames.size(); ++other) {
        const TokenId place = c.scratch.drafts[other].place;
        if (c.deprel(place) != Deprel::kConj || c.head(place) != clause) continue;
        if (place > verb) continue;
        if (!c.out.frames[other].outer.is_valid() || c.out.frames[other].outer == above.outer) {
          c.out.frames[other].outer = FrameId();
          set_link(c, other, {said, LinkKind::kComplement, TokenId()});
        }
      }
      break;
    }
  }
}

}  // namespace

TokenId said_clause(const FrameContext& c, TokenId verb) {
  if (!c.is_verb(verb) || !c.is(verb, WordClass::kSpeechVerb) ||
      !c.scratch.at[verb.value].is_valid() || !c.child_of_kind(verb, Deprel::kNsubj).is_valid()) {
    return TokenId();
  }
  TokenId after;
  for (const TokenId other : c.syntax.children(verb)) {
    const Deprel kind = c.base(other);
    if (kind == Deprel::kCcomp || kind == Deprel::kXcomp) return TokenId();
    // What it says may stand in its own clause, "he said nothing"; a hearer is no content.
    if (kind == Deprel::kObj && other > verb && !c.is(verb, WordClass::kControlObject)) {
      return TokenId();
    }
    if (kind == Deprel::kParataxis && other > verb && !after.is_valid()) after = other;
  }
  if (after.is_valid()) return is_introduced(c, verb, after) ? after : TokenId();
  return c.deprel(verb) == Deprel::kParataxis ? c.head(verb) : TokenId();
}

void find_links(const FrameContext& c) {
  for (std::size_t i = 0; i < c.out.frames.size(); ++i) {
    const TokenId place = c.scratch.drafts[i].place;
    set_link(c, i, link_at(c, place, FrameId(i), 0));
  }
  link_speech(c);
}

}  // namespace tocsin
