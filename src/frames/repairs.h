// Where the lexicon and the tree disagree about what a phrase belongs to.
//
// A parser hangs a phrase on the nearest noun more often than it should. The lexicon knows which
// prepositions a noun or a verb takes; where it plainly wants the phrase, the phrase is moved, and
// the decision says so. The tree itself stays as it is.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

// Fills moved_to and moves of the scratch. Needs the predicates; linear in the tokens.
void find_repairs(const FrameContext& c);

}  // namespace tocsin
