// The layers of text and syntax as CoNLL-U (universaldependencies.org/format.html), with frames in
// MISC where they are wanted:
//
//   Frame=attack:verb             lemma and class, on the word that heads the frame
//   FrameFeats=past,passive       polarity, modality, tense, aspect, mood, voice; left out if none
//   LightVerb=3                   the number of the verb that gave way to this noun
//   Roles=ARG0:2,ARG1:7,prep-on:9 number of the word that heads each filler
//   Outer=complement:12           how it hangs on the frame of word 12
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "ingest/conllu_reader.h"

namespace tocsin {

enum class ConlluLayers : std::uint8_t { kWords, kWordsAndFrames };

// Appends the sentences of a raw text, with sent_id and text comments and SpaceAfter=No.
void write_conllu(const Vocabulary& vocabulary, const Layers& layers, std::string& out,
                  ConlluLayers wanted = ConlluLayers::kWords);

// Appends sentences that came as CoNLL-U, with what the syntax layer now says of their words. The
// comments, multiword tokens, empty nodes and MISC of the input are kept; DEPS is not, because it
// belongs to another tree. The layers hold the same sentences and words in the same order.
void write_conllu(const Vocabulary& vocabulary, const Layers& layers,
                  std::span<const ConlluSentence> input, std::string& out,
                  ConlluLayers wanted = ConlluLayers::kWords);

}  // namespace tocsin
