// Who claims each event: the statements that it stands in, and its voice (coding-rules.md 2 and 3).
#pragma once

#include <span>
#include <vector>

#include "core/layers.h"
#include "events/reading.h"

namespace tocsin {

// Fills statement and attribution of each event from the quote layer.
void attribute_events(const Layers& layers, std::vector<Event>& events);

// "Aldonia said it would withdraw": where the speaker tells what he does himself, the participant
// is his name and not the pronoun.
void name_speakers(const Layers& layers, std::vector<Event>& events);

// Fills voice; `readings` has one entry a frame. Parents must be set and make no cycle.
void set_voices(const Layers& layers, std::span<const FrameReading> readings,
                std::vector<Event>& events);

}  // namespace tocsin
