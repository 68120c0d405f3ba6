// Lines that make what follows a statement: "The following is attributable to the spokesman:", and
// the names in front of the turns of a transcript: "MS RUIZ: ...", "QUESTION: ...".
#pragma once

#include <vector>

#include "core/layers.h"
#include "quotes/cue_lexicon.h"

namespace tocsin {

struct Heading {
  TokenId cue;
  TokenId source;
  TokenRange content;  // every token behind the line, to the next heading or the end
};

// Appends the headings of the document in the order of the text. A line counts where it ends in a
// colon, no quotation follows it, and it speaks of what is "following", is "attributable", or is
// one of the first lines.
void find_headings(const Layers& layers, const CueLexicon& lexicon, std::vector<Heading>& out);

// Appends the turns of a transcript: paragraphs that open with a name and a colon, of which there
// must be two or more. A turn lasts to the next one; a single such line is no transcript.
void find_turns(const Layers& layers, std::vector<Heading>& out);

}  // namespace tocsin
