// Which of the words that may name a place do, and which place it is.
//
// After the actors: a country that acts, a person and part of an organisation's name are none.
// Names that the text itself makes places ("the village of Bree", "Hill Street") are found too;
// they have no point.
//
// Threads: immutable. What a run writes lives in a Scratch: keep one per worker.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/vocabulary.h"
#include "lexicon/actor_lexicon.h"
#include "places/gazetteer.h"
#include "places/place_context.h"
#include "places/place_words.h"
#include "places/sense_choice.h"

namespace tocsin {

class PlaceResolver {
 public:
  struct Candidate {
    TokenRange tokens;
    PlaceContext context;
    std::uint32_t name = 0;  // index into names
    float score = 0;
    bool is_paired = false;
    bool is_taken = false;
  };
  struct Scratch {
    std::string key;
    std::vector<Sense> senses;
    std::vector<Candidate> candidates;
    std::vector<PlaceName> names;
    std::unordered_map<std::uint64_t, std::uint32_t> name_of_hash;
    std::vector<CountryVote> votes;
    std::vector<bool> is_used;  // by token
  };

  // Borrows all of them, which must outlive it.
  PlaceResolver(const Gazetteer& gazetteer, const PlaceWords& words, const ActorLexicon& lexicon)
      : gazetteer_(&gazetteer), words_(&words), lexicon_(&lexicon) {}

  // Fills out.places; `out` is before.places, with its candidates.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, PlaceLayer& out,
           DecisionSink* sink) const;

 private:
  void collect(const Layers& layers, const PlaceContextReader& reader, Scratch& scratch) const;
  void list_options(const Layers& layers, TokenRange tokens, Scratch& scratch,
                    PlaceName& name) const;
  void pair_neighbours(const Layers& layers, Scratch& scratch) const;
  CountryCode country_at(std::string_view words, Scratch& scratch) const;
  void count_publisher(const Layers& layers, Scratch& scratch) const;
  void count_countries(const Layers& layers, Scratch& scratch) const;
  void accept(const PlaceContextReader& reader, Scratch& scratch, PlaceLayer& out,
              DecisionSink* sink) const;
  float acceptance(const PlaceContextReader& reader, const Candidate& candidate,
                   const PlaceName& name) const;
  const SenseOption* option_for(const Candidate& candidate, const PlaceName& name) const;
  void find_unlisted(const Layers& layers, const PlaceContextReader& reader, Scratch& scratch,
                     PlaceLayer& out) const;
  TokenRange unlisted_at(const Layers& layers, const PlaceContextReader& reader,
                         TokenRange sentence, std::uint32_t at, PlaceResolution& kind) const;

  const Gazetteer* gazetteer_;
  const PlaceWords* words_;
  const ActorLexicon* lexicon_;
};

}  // namespace tocsin
