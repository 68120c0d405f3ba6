// How each frame hangs on the one that governs it.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

// Sets outer, link and marker of every frame. A frame never governs itself, through any number of
// others.
void find_links(const FrameContext& c);

}  // namespace tocsin
