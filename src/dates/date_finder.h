// When, how long, how often: every date expression of a document, as an interval.
//
// It reads text, tags and trees. A DateReader finds the words and says which days they are, against
// the day of publication or the date at which the narrative stands: the last one that the text
// told, in the paragraph for days and months, and for years until another is told.
//
// Threads: immutable once loaded. What a run writes lives in a Scratch: keep one per worker.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "dates/date_words.h"

namespace tocsin {

class DateFinder {
 public:
  struct Scratch {
    std::vector<DateWord> lexed;
  };

  // Reads <lexicon_dir>/dates.txt. Fails with kIo or kSyntax, naming file and line.
  static Result<DateFinder> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // Fills `out`, which is before.dates. Linear in tokens.
  void run(const Layers& before, Scratch& scratch, DateLayer& out, DecisionSink* sink) const;

 private:
  explicit DateFinder(DateWords words) : words_(std::move(words)) {}

  DateWords words_;
};

}  // namespace tocsin
