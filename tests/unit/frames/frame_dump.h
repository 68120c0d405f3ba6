// Frames as one line of text each, so that a test shows its whole answer.
//
//     attack(verb past passive) ARG0=rebels ARG1=the_airport prep:near=Goma
#pragma once

#include <string>
#include <string_view>

#include "core/layers.h"
#include "core/vocabulary.h"

namespace tocsin {

// The frame with its features and roles; words of a role are joined with "_". Then how it hangs on
// its outer frame: "<complement of say>", with the marker: "<condition of withdraw: if>".
std::string dump_frame(const Vocabulary& vocabulary, const Layers& layers, const Frame& frame);

// All frames, a line each.
std::string dump_frames(const Vocabulary& vocabulary, const Layers& layers);

}  // namespace tocsin
