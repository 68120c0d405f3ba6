// When, how long, how often: every date expression of a document, as an interval.
//
// It reads text, tags and trees. `DateReader` finds the words, `Resolver` says which days they are,
// against the day of publication or the day that the narrative stands at.
//
// Threads: immutable once loaded. What a run writes lives in a Scratch: keep one per worker.
#pragma once

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class DateFinder {
 public:
  struct Scratch {};

  // Reads <lexicon_dir>/dates.txt. Fails with kIo or kSyntax, naming file and line.
  static Result<DateFinder> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // Fills `out`, which is before.dates. Linear in tokens.
  void run(const Layers& before, Scratch& scratch, DateLayer& out, DecisionSink* sink) const;
};

}  // namespace tocsin
