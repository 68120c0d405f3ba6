// Predicates in one normal form, out of the dependency graph.
//
// A frame is made for every verb, for nouns that tell an act, and for adjectives and nouns that are
// said of somebody. Passives, relative clauses, participles, control, coordination, possessives and
// light verbs are resolved into ARG0, ARG1, ARG2 and prepositions; the words that this needs are
// lexicon/en/frames.txt.
//
// Threads: immutable once loaded. What a run writes lives in a Scratch: one per worker.
#pragma once

#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "frames/frame_context.h"
#include "frames/frame_words.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class FrameBuilder {
 public:
  using Scratch = FrameScratch;

  // Reads frames.txt of `lexicon_dir`. `extra_predicate_nouns` are lemmas that other resources want
  // frames of (the nouns that the event rules know). Fails with kIo or kSyntax.
  static Result<FrameBuilder> load(const LayeredPath& lexicon_dir,
                                   const std::vector<SymbolId>& extra_predicate_nouns,
                                   Vocabulary& vocabulary);

  // Fills `out` from tokens, syntax and mentions; `out` may be before.frames. Factuality and score
  // stay as they are by default: they are the events stage's.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, FrameLayer& out,
           DecisionSink* sink) const;

 private:
  explicit FrameBuilder(FrameWords words) : words_(std::move(words)) {}

  FrameWords words_;
};

}  // namespace tocsin
