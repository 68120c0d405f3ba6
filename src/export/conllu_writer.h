// The layers of text and syntax as CoNLL-U (universaldependencies.org/format.html).
#pragma once

#include <span>
#include <string>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "ingest/conllu_reader.h"

namespace tocsin {

// Appends the sentences of a raw text, with sent_id and text comments and SpaceAfter=No.
void write_conllu(const Vocabulary& vocabulary, const Layers& layers, std::string& out);

// Appends sentences that came as CoNLL-U, with what the syntax layer now says of their words. The
// comments, multiword tokens, empty nodes and MISC of the input are kept; DEPS is not, because it
// belongs to another tree. The layers hold the same sentences and words in the same order.
void write_conllu(const Vocabulary& vocabulary, const Layers& layers,
                  std::span<const ConlluSentence> input, std::string& out);

}  // namespace tocsin
