// CAMEO's codes of actors in our words: "USAGOVMED" is of the USA, GOV, JRN.
//
// Threads: free functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"

namespace tocsin {

struct CameoActor {
  CountryCode country;            // unknown: the code names none
  bool is_own = false;            // `country` is three letters that no code book has
  std::vector<Sector> sectors;    // in the order of the code
  std::vector<std::string> rest;  // what we have no word for: peoples, faiths, regions, groups
};

// Reads the code in threes; the first may be a country.
CameoActor read_cameo_actor(std::string_view code);

}  // namespace tocsin
