// Which tokens are predicates, and which light verbs give way to their nouns.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

// Appends a frame with head, class, lemma, particle and light verb for each predicate, in the order
// of the text, and its draft; fills the columns of the scratch by token.
void find_predicates(const FrameContext& c);

}  // namespace tocsin
