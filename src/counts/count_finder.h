// Whom a text counts: dead, injured, arrested, displaced, in a crowd; how many, by whose word, and
// of which event (coding-rules.md section 6).
//
//   quantities -> counted by a predicate, a noun, a state -> the event whose act it is
//
// Threads: immutable once loaded. What a document needs lives in a Scratch: one per worker.
#pragma once

#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "counts/count_words.h"
#include "counts/quantities.h"

namespace tocsin {

class CountFinder {
 public:
  struct Scratch {
    std::vector<Quantity> quantities;
    std::vector<std::uint32_t> quantity_of;  // by TokenId: index + 1 into quantities; 0: none
    std::vector<EventId> event_of;           // by TokenId: whose trigger or mention it is
  };

  // Reads counts.txt of `lexicon_dir`.
  static Result<CountFinder> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);
  // `name` stands for the file in messages.
  static Result<CountFinder> parse(std::string name, std::string_view content,
                                   Vocabulary& vocabulary);

  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, CountLayer& out,
           DecisionSink* sink) const;

 private:
  struct Found;

  CountFinder(QuantityReader quantities, CountWords words)
      : reader_(std::move(quantities)), words_(std::move(words)) {}
  static Result<CountFinder> compile(const WordList& list, Vocabulary& vocabulary);

  void read_quantities(const Layers& layers, Scratch& scratch) const;
  void count_by_predicates(const Layers& layers, const Scratch& scratch,
                           std::vector<Found>& found) const;
  void count_by_lives(const Layers& layers, const Scratch& scratch, FrameId frame,
                      std::vector<Found>& found) const;
  void count_by_words(const Layers& layers, const Scratch& scratch,
                      std::vector<Found>& found) const;
  const CountWord* state_behind(const Layers& layers, const Quantity& quantity) const;
  const CountWord* toll_of(const Layers& layers, TokenId head) const;
  EventId event_of(const Layers& layers, const Scratch& scratch, const Found& found) const;

  QuantityReader reader_;
  CountWords words_;
};

}  // namespace tocsin
