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
  if (c.is(frame.head, WordClass::kOfContent) ||
      (!is_event && !c.is(frame.head, WordClass::kAgentNoun))) {
    add_role(c, frame, RoleKind::kPrep, c.named.of, phrase);
  } else if (c.is(frame.head, WordClass::kOfDoer) && !has_role(c, RoleKind::kArg0)) {
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
    // "condemned Bree's ... ": the light verb has given the doer already.
    add_role(c, frame, RoleKind::kArg1, SymbolId(), owner);
    return;
  }
  add_role(c, frame, is_doer ? RoleKind::kArg0 : RoleKind::kArg1, SymbolId(), owner);
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
  if (!named.is_valid()) return;
  const bool is_adjective = c.deprel(named) == Deprel::kAmod;
  if (done_to && !is_adjective) {
    if (has_role(c, RoleKind::kArg1)) return;
    add_role(c, frame, RoleKind::kArg1, SymbolId(), named);
  } else if (!has_role(c, RoleKind::kArg0)) {
    add_role(c, frame, RoleKind::kArg0, SymbolId(), named);
  } else {
    c.report(Outcome::kRefused, named, "ARG0", "the noun has its doer already");
    return;
  }
  c.report(
      Outcome::kMade, frame.head, done_to && !is_adjective ? "ARG1" : "ARG0",
      is_adjective ? "an adjective that names a doer" : "a name or a kind of people before it");
}

void add_noun_phrase_roles(const FrameContext& c, const Frame& frame, const FrameDraft& draft,
                           TokenId noun) {
  for (const TokenId other : c.syntax.children(noun)) {
    const SymbolId preposition = c.preposition(other);
    switch (c.deprel(other)) {
      case Deprel::kNmod:
      case Deprel::kObl: {
        const FrameId inner = c.scratch.at[other.value];
        if (other == frame.head || (noun != frame.head && inner.is_valid() &&
                                    c.out.frames[inner.value].head == frame.head)) {
          break;  // "a series of attacks": the noun itself
        }
        if (!preposition.is_valid()) break;
        const bool source = draft.voice == LightVoice::kPassive && preposition == c.named.from;
        if (preposition == c.named.of) {
          add_of_phrase(c, frame, other);
        } else if (preposition == c.named.by || source) {
          if (!c.is(other, WordClass::kTemporalNoun)) {
            add_role(c, frame, RoleKind::kArg0, SymbolId(), other);
          }
        } else if (!c.is_part_of_preposition(other)) {
          add_role(c, frame, RoleKind::kPrep, preposition, other);
        } else {
          for (const TokenId inner_phrase : c.syntax.children(other)) {
            if (c.complex_noun(inner_phrase) != other) continue;
            add_role(c, frame, RoleKind::kPrep, c.preposition(inner_phrase), inner_phrase);
          }
        }
        break;
      }
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
  if (c.is(frame.head, WordClass::kEventNoun)) add_modifiers(c, frame);
  // The conjuncts of a light verb's first noun share its doer and its phrases by the verb alone.
}

}  // namespace tocsin
