// Makes the flat bytes of the actor lexicon of its entries.
//
// The same entries in the same order give the same bytes.
#pragma once

#include <vector>

#include "core/result.h"
#include "lexicon/actor_draft.h"
#include "lexicon/actor_table.h"

namespace tocsin {

// A country without sectors is GOV. kVersion and kSources stay empty but for the version. Fails
// with kLimit past 4 GiB of text.
Result<ActorBytes> compile_actors(const std::vector<ActorDraft>& entries);

}  // namespace tocsin
