// Whether a date without a year, or a weekday, lies behind or ahead: by the tense of what governs
// it.
#pragma once

#include <cstdint>

#include "core/layers.h"
#include "dates/date_words.h"

namespace tocsin {

enum class Direction : std::uint8_t { kPast, kFuture, kOpen };

// Of the words at `token`, by the nearest verb above them; kOpen where there is none.
Direction direction_of(const Layers& layers, const DateWords& words, TokenId token);

}  // namespace tocsin
