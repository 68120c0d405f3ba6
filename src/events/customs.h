// What is usual or a rule, and so told of nobody: "Police arrest journalists.", "Defendants may
// appeal".
#pragma once

#include "events/reading.h"

namespace tocsin {

// "the attack", "their attack", "this attack": told as known.
bool is_definite(const Layers& layers, TokenId noun);

// "Defendants may be present at their trial": what anybody may or must do.
bool tells_rule(const Layers& layers, const Frame& frame);

// It tells what is usual, or by the way of whom something is usual ("persons arrested are held").
bool tells_custom(const Layers& layers, const FrameReading& reading, const Frame& frame);

// It stands in a rule: "Workers must negotiate prior to a strike", "may close a group after issuing
// a warning".
bool is_under_rule(const Layers& layers, const Frame& frame);

}  // namespace tocsin
