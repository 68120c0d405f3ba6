// How each frame hangs on the one that governs it.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

// Sets outer, link and marker of every frame. A frame never governs itself, through any number of
// others.
void find_links(const FrameContext& c);

// "..., officials said": the clause that a verb of saying stands beside, with nothing to tie the
// two; invalid: `verb` is no such verb.
TokenId said_clause(const FrameContext& c, TokenId verb);

}  // namespace tocsin
