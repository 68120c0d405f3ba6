// Who does what a clause or a noun tells, where the text does not say it beside the predicate:
// control, raising, coordination, relative clauses and participles.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

// How a subject was found, for the decision.
enum class SubjectPath : std::uint8_t {
  kNone,
  kOwn,
  kConjunct,
  kControl,
  kRelative,
  kParticiple,
  kAdverbial,
  kNoun,
};

struct SubjectOf {
  TokenId head;  // of a phrase, or of a clause that is a subject; invalid: none
  SubjectPath path = SubjectPath::kNone;
};

// The surface subject of a clause: in a passive the one that it is done to.
SubjectOf subject_of(const FrameContext& c, TokenId clause);

// Who does what a clause tells, whatever its voice; invalid: not said.
TokenId doer_of_clause(const FrameContext& c, TokenId clause);

// Who does what an event noun tells; invalid: not said.
TokenId doer_of_noun(const FrameContext& c, TokenId noun);

// A relative pronoun stands for the noun that its clause is about; everything else for itself.
TokenId resolve_pronoun(const FrameContext& c, TokenId t);

// "Aldonian" of "the Aldonian attack", "US" of "US sanctions": the modifier of a noun that names a
// doer. Invalid: none.
TokenId naming_modifier(const FrameContext& c, TokenId noun);

// "A role to play": the infinitive lacks the object that its noun is. Never where it has anything
// else beside it, as "a man to lead them" has.
bool is_object_gap(const FrameContext& c, TokenId clause);

}  // namespace tocsin
