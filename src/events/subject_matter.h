// Is a document about politics at all? Sport and market pages have the verbs of politics, and
// countries too; what they lack is governments, courts, police, parties and armed groups.
//
// Threads: pure functions.
#pragma once

#include "core/layers.h"

namespace tocsin {

// A country, or somebody of a government, a court, a party, a force.
bool is_political_actor(const Actor& actor);

// A text of a few sentences says too little to tell what it is about.
bool is_short(const Layers& layers);

// Many political bodies and people for its length, countries left aside. Linear in its actors.
bool is_political(const Layers& layers);

}  // namespace tocsin
