// Which frames the text tells as history: more than a year before publication, or in words.
//
// A year, decade or phrase of history dates the predicate that it hangs on and all that stands
// below it in the tree; "the 2003 invasion" dates the invasion alone, "during the 2003 invasion"
// also what is told of that time.
//
// Threads: immutable once loaded.
#pragma once

#include <utility>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/word_list.h"

namespace tocsin {

class HistoryFinder {
 public:
  struct Scratch {
    std::vector<TokenId> anchors;  // predicates that stand in the past
  };

  static Result<HistoryFinder> load(const WordList& list, Vocabulary& vocabulary);

  // Fills scratch.anchors.
  void find_anchors(const Layers& layers, Scratch& scratch) const;

  bool is_history(const Layers& layers, const Frame& frame, const Scratch& scratch) const;

 private:
  bool is_past_time(const Layers& layers, TokenId token) const;
  bool is_span_of_time(const Layers& layers, TokenId noun) const;
  bool is_phrase(const Layers& layers, TokenId token) const;

  std::vector<std::pair<SymbolId, SymbolId>> phrases_;  // adjacent words; second invalid: one word
  SymbolId since_;
  SymbolId ago_;
  std::vector<SymbolId> long_units_;  // "years", "decades"
  std::vector<SymbolId> during_;
};

}  // namespace tocsin
