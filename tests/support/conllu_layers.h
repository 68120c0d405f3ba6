// Layers from CoNLL-U, so that a stage's tests stand on trees that no model can change.
#pragma once

#include <string_view>

#include "core/layers.h"
#include "core/vocabulary.h"

namespace tocsin {

// Fills document.text, tokens and syntax. Forms, lemmas and feats are interned in `vocabulary`.
// Sentences follow each other after one space; a "# newpar" comment opens a paragraph.
// SpaceAfter=No is minded. Fails the test, and returns what it has, on CoNLL-U that cannot be read.
Layers layers_of_conllu(std::string_view conllu, Vocabulary& vocabulary);

// The same from a shorter notation for tests, a word a line: form lemma UPOS XPOS head deprel,
// parted by blanks; sentences parted by an empty line. Feats are left out; a form ending in "+" has
// no space after it.
Layers layers_of_words(std::string_view lines, Vocabulary& vocabulary);

}  // namespace tocsin
