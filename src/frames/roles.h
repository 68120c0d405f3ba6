// Who and what takes part in each predicate.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

// Appends the roles of the frame at `index` to scratch.roles: those of its clause.
void find_clause_roles(const FrameContext& c, std::size_t index);

// The same for what hangs on an event noun itself.
void find_noun_roles(const FrameContext& c, std::size_t index);

// Adds `filler` and its conjuncts, pronouns resolved, where the frame does not have it already. A
// conjunct with a preposition of its own fills that one.
void add_role(const FrameContext& c, const Frame& frame, RoleKind kind, SymbolId preposition,
              TokenId filler);

// Fills FrameLayer::roles for every frame.
void find_roles(const FrameContext& c);

}  // namespace tocsin
