// Which place each name of a document means: one sense a document.
//
// Each sense starts from how many people live there; what the text says around the name, the
// countries and regions that the text names, and the places that are near each other add to it. The
// scores are settled in a few rounds, each by the choice of the one before.
//
// Threads: a pure function of its arguments.
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers.h"
#include "places/gazetteer.h"
#include "places/place_context.h"

namespace tocsin {

struct SenseOption {
  Sense sense;
  PlaceFacts facts;
  float prior = 0;  // of the name alone
  float text = 0;   // by "Paris, Texas" and the like
  float score = 0;  // of the last round
};

// A name of the document with all that it may mean.
struct PlaceName {
  std::uint64_t hash = 0;
  std::uint32_t mentions = 0;  // that are likely places
  std::vector<SenseOption> options;
  std::uint32_t chosen = 0;  // index into options
  float support = 0;         // by other names of the text
  bool is_paired = false;    // "Paris, Texas"
};

struct CountryVote {
  CountryCode country;
  float weight = 0;
};

// Of the name alone: a large country has about 9, a village about 3.
float prior_of(const PlaceFacts& facts, std::uint8_t flags);

// Adds to `text` of both names what "a, b" says: b is where a lies. True where some sense of `a`
// lies in some sense of `b`.
bool pair_names(PlaceName& a, PlaceName& b, float weight);

// Sets chosen, score and support of each name. `votes` are countries that the text names otherwise
// ("Syrian troops").
void choose_senses(std::vector<PlaceName>& names, const std::vector<CountryVote>& votes);

double kilometres_between(const PlaceFacts& a, const PlaceFacts& b);

}  // namespace tocsin
