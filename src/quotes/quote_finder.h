// Who says or thinks what: sources, cues and content, direct and indirect.
//
// It reads text and syntax alone. First the quotation marks are paired, then each cue of
// lexicon/en/cues.txt is read with its source and what syntax says is its content, then each
// quotation is given to a cue or a speaker, and last the statements are put into each other.
//
// Threads: immutable once loaded. What a run writes lives in a Scratch: keep one per worker.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "quotes/attribution.h"
#include "quotes/cue_lexicon.h"
#include "quotes/cue_reader.h"
#include "quotes/headings.h"
#include "quotes/quote_marks.h"

namespace tocsin {

class QuoteFinder {
 public:
  struct Scratch {
    QuoteMarkScratch marks;
    std::vector<QuotedRun> runs;
    QuoteMap map;
    std::vector<Speech> speeches;
    std::vector<TokenRange> pieces;
    std::vector<RunAttribution> attributions;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> owned;  // speech, run
    std::vector<std::uint32_t> draft_of_run;
    std::vector<std::uint32_t> draft_of_speech;
    std::vector<std::uint32_t> noun_at;  // by token: the noun cue's speech; kNoRun: none
    std::vector<Heading> headings;
    std::vector<Statement> drafts;
    std::vector<std::pair<std::uint32_t, TokenRange>> draft_pieces;  // draft, piece
    std::vector<TokenRange> content;
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> sizes;
  };

  // Reads <lexicon_dir>/cues.txt. Fails with kIo or kSyntax, naming file and line.
  static Result<QuoteFinder> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // Fills `out`, which is before.quotes. Linear in tokens, but for what is nested.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, QuoteLayer& out,
           DecisionSink* sink) const;

 private:
  explicit QuoteFinder(CueLexicon lexicon) : lexicon_(std::move(lexicon)) {}

  CueLexicon lexicon_;
};

}  // namespace tocsin
