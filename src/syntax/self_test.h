// Sentences that a model file brings with it, and what its maker got from them.
#pragma once

#include <string_view>

#include "core/result.h"
#include "core/vocabulary.h"

namespace tocsin {

class Parser;

// Parses `sentences` (section `selftest`, docs/formats/model.md). Fails with kUnsupported, naming
// the first word that gets another tag, head or label, or with kCorrupt where a line cannot be
// read.
Status run_self_test(const Parser& parser, std::string_view sentences,
                     const Vocabulary& vocabulary);

}  // namespace tocsin
