// What came out against what a corpus case wants: only the fields that the case names.
#pragma once

#include <string>

#include "core/layers.h"
#include "pipeline/corpus_case.h"

namespace tocsin {

// Empty where all is as wanted; else the first difference, in words.
std::string difference(const CorpusCase& wanted, const Layers& layers);

// The events as a case writes them, children inside their parents; "(none)" where there are none.
std::string render(const Layers& layers);

}  // namespace tocsin
