// What a date hangs on: a clause, a noun that it stands behind, or a noun that it names.
#pragma once

#include <cstdint>

#include "core/layers.h"

namespace tocsin {

enum class DateAttachment : std::uint8_t {
  kClause,  // "met on Monday", "on Monday they met"
  kNoun,    // "the raid on Monday"
  kName,    // "the 2020 amendment", "the Treaty of 1967", "Tunisia's July 25 referendum"
};

// The first token of the range whose head lies outside.
TokenId head_of_date(const SyntaxLayer& syntax, TokenRange date);
DateAttachment attachment_of(const Layers& layers, TokenRange date);

}  // namespace tocsin
