// The first stage: sentences and words of a document's text.
//
// Whatever the bytes, every character that is no white space lies in exactly one token; tokens come
// in the order of the text and never overlap; a sentence is a run of whole tokens inside one
// paragraph. Words follow UD English (text/word_splitter.h). A dateline, headline, byline or item
// of a list is a sentence of its own with its kind.
//
// Threads: immutable once loaded; what a run writes lives in Scratch and the layer.
#pragma once

#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/limits.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "text/layout.h"
#include "text/word_knowledge.h"
#include "text/word_splitter.h"

namespace tocsin {

class Tokenizer {
 public:
  struct Scratch {
    LayoutScratch layout;
    WordScratch words;
    std::vector<Segment> segments;
    std::vector<TokenInfo> infos;  // by TokenId
  };

  // Reads <lexicon_dir>/text.txt. Of `limits` only sentence_tokens and token_bytes are minded: what
  // passes them is cut, nothing is left out.
  static Result<Tokenizer> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary,
                                const Limits& limits = {});

  // Reads before.document.text, which must be under 4 GiB. Linear in its size; allocates only while
  // buffers grow.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, TokenLayer& out,
           DecisionSink* sink) const;

 private:
  Tokenizer(WordKnowledge knowledge, const Limits& limits)
      : knowledge_(std::move(knowledge)), limits_(limits) {}

  WordKnowledge knowledge_;
  Limits limits_;
};

}  // namespace tocsin
