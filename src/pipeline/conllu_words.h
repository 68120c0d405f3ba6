// The words of CoNLL-U as a document of ours: nothing else of the sentences is read.
#pragma once

#include <span>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "ingest/conllu_reader.h"

namespace tocsin {

// A document whose text the words spell, blanks where SpaceAfter=No is not said, with one token a
// word and one sentence a sentence. "# newpar" and "# newdoc" open a paragraph.
Layers layers_of_words(const Vocabulary& vocabulary, std::span<const ConlluSentence> sentences);

}  // namespace tocsin
