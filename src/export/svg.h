// The tree of each sentence as a picture: words in a row, arcs above them, and below them a row for
// each frame with its roles, and one for the mentions with whom they name.
//
// The picture is SVG 1.1, well-formed XML whatever the text (UTF-8, as a document's is) holds:
// every word is escaped, and what no XML may hold becomes a blank. Nothing in it is fetched, and no
// script runs.
//
// Threads: a pure function.
#pragma once

#include <string>

#include "core/layers.h"
#include "core/vocabulary.h"

namespace tocsin {

// Appends one SVG document with all sentences of `layers`, in the order of the text. Linear in the
// words but for the arcs of a sentence, whose heights cost the square of its words.
void write_svg(const Vocabulary& vocabulary, const Layers& layers, std::string& out);

}  // namespace tocsin
