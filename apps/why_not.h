// Why an expected event did not come out, in words: what an analyst asks of `explain --why-not`.
//
// Reads what the stages have decided (layers, decision sink, rules) and decides nothing itself.
#pragma once

#include <string>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "pipeline/resources.h"

namespace tocsin {

// A line for each predicate that could have told an act of `type`, nearest to one first; where none
// could, a line for each predicate. `decisions` are those of all stages over the document.
std::vector<std::string> why_not(const Resources& resources, const Layers& layers,
                                 const DecisionSink& decisions, EventType type);

}  // namespace tocsin
