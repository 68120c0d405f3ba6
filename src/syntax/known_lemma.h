// A second opinion on the lemma of an inflected word, from the words that the resources know.
//
// Suffix rules cannot tell "invaded" (invade) from "attacked" (attack) where the treebanks have
// seen neither; that a rule or lexicon asks for "invade", and nobody for "invad", tells them apart. Nor do they know "shot", which has no ending.
#pragma once

#include <string>
#include <string_view>

#include "core/tags.h"
#include "core/vocabulary.h"

namespace tocsin {

// Sets `out` to the first form without the inflection of `tag` that `vocabulary` knows; false, and
// `out` is left as it was, where there is none. `word` is in lower case.
bool find_known_lemma(std::string_view word, Xpos tag, const Vocabulary& vocabulary,
                      std::string& out);

}  // namespace tocsin
