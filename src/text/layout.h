// The lines of a document: which go on in the next, which end a sentence, and what kind of line
// each is.
//
// A blank line parts paragraphs. A line break inside a paragraph is a blank where the text is
// hard-wrapped (the next line's first word would not have fitted into this line) or where this line
// is plainly not complete; elsewhere it ends a sentence. In a text without blank lines and without
// wrapping each line is a paragraph.
//
// Threads: pure functions; what they write lives in the caller's LayoutScratch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/span.h"
#include "core/vocabulary.h"
#include "text/word_knowledge.h"

namespace tocsin {

// A run of text that no line break cuts; its sentences are found by its punctuation.
struct Segment {
  ByteSpan span;
  std::uint32_t paragraph = 0;
  SentenceKind kind = SentenceKind::kText;
  bool opens_paragraph = false;
};

struct Line {
  ByteSpan span;                 // without white space at its ends; empty: a blank line
  std::uint32_t width = 0;       // code points
  std::uint32_t first_word = 0;  // code points of its first word
  bool is_complete = false;      // ends in a final mark, with closing quotes and brackets
  bool runs_on = false;          // ends in a comma or a word that asks for more
  bool starts_low = false;       // starts with a lower-case letter
  std::uint32_t marker = 0;      // bytes of its bullet or number: "- ", "(a)"; 0: none
};

struct LayoutScratch {
  std::vector<Line> lines;
  std::string folded;
};

// Appends the segments of `text` to `out`, in order; every character that is no white space lies in
// one of them. Linear in the text.
void find_segments(std::string_view text, const WordKnowledge& knowledge,
                   const Vocabulary& vocabulary, LayoutScratch& scratch, std::vector<Segment>& out);

}  // namespace tocsin
