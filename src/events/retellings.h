// One act, one event: the same act told again in the same document becomes a mention of its fullest
// telling (coding-rules.md section 1).
#pragma once

#include <vector>

#include "core/decisions.h"
#include "core/layers.h"

namespace tocsin {

// Joins retellings. Events keep the order of their triggers; parents are re-pointed.
void join_retellings(const Layers& layers, std::vector<Event>& events, DecisionSink* sink);

// Sets same_as where one voice denies an act that another asserts in words of its own.
void link_contradictions(std::vector<Event>& events);

}  // namespace tocsin
