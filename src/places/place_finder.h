// Words that may name a place: runs of tokens that the gazetteer knows, the longest from the left.
//
// It asks tokens, tags and dates alone: whether they do name a place is the business of
// PlaceResolver.
//
// Threads: immutable. What a run writes lives in a Scratch: keep one per worker.
#pragma once

#include <string>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/vocabulary.h"
#include "places/gazetteer.h"

namespace tocsin {

class PlaceFinder {
 public:
  struct Scratch {
    std::string key;
  };

  // Borrows the gazetteer, which must outlive it.
  explicit PlaceFinder(const Gazetteer& gazetteer) : gazetteer_(&gazetteer) {}

  // Fills out.candidates; `out` is before.places. One look-up for each capitalised word.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, PlaceLayer& out,
           DecisionSink* sink) const;

 private:
  TokenRange longest_name(const Layers& layers, TokenRange sentence, std::uint32_t first,
                          std::string& key) const;

  const Gazetteer* gazetteer_;
};

}  // namespace tocsin
