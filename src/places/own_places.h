// Our own table of places: lexicon/en/places/*.txt (docs/formats/lexicon.md).
//
// Countries have their names from the actor lexicon; here is a point for each. A line of any other
// section gives names, point and country itself.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "lexicon/actor_lexicon.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"
#include "places/place_facts.h"

namespace tocsin {

struct OwnPlaces {
  std::vector<PlaceEntry> places;                       // all but countries
  std::vector<PlaceEntry> countries;                    // without names
  std::unordered_map<std::string, std::string> alpha3;  // by ISO 3166-1 alpha-2

  // Reads every file of the folder in order of name, then those of the overlays. Fails with kIo or
  // kSyntax, naming file and line.
  static Result<OwnPlaces> load(const LayeredPath& folder);
  // Adds the lines of one list.
  Status add(const WordList& list);

  // Gives countries the names that the lexicon has for them, but for those that a place of `places`
  // has too ("England").
  void name_countries(const ActorLexicon& lexicon);
};

}  // namespace tocsin
