// What the gazetteer says of one place, and how one of its names may be used.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"

namespace tocsin {

// A first-level region by its code within its country, as GeoNames has it: "USA.TX". Up to eight
// letters of the code count. 0: none.
using RegionKey = std::uint64_t;
RegionKey region_key(CountryCode country, std::string_view code);

// Borrows `name`, `feature` and `region` from the name table that it was read off.
struct PlaceFacts {
  std::uint32_t geonames = 0;  // 0: none known
  std::int32_t latitude = 0;   // in hundred thousandths of a degree
  std::int32_t longitude = 0;
  std::uint32_t population = 0;  // 0: unknown
  PlaceResolution resolution = PlaceResolution::kUnknown;
  CountryCode country;
  std::string_view name;
  std::string_view feature;  // GeoNames feature code, up to 6 letters
  std::string_view region;   // code of the first-level region that it lies in, or is
};

// How a name must look in the text.
enum NameFlag : std::uint8_t {
  kFurtherName = 1,  // not the canonical one
  kCapitals = 2,     // all letters are capitals: "NSW", "TX"
  kFullStop = 4,     // ends in a full stop: "Ky."
};

// A place as it goes into a name table.
struct PlaceEntry {
  std::vector<std::string> names;  // the first is canonical
  std::uint32_t geonames = 0;
  std::int32_t latitude = 0;
  std::int32_t longitude = 0;
  std::uint32_t population = 0;
  PlaceResolution resolution = PlaceResolution::kUnknown;
  CountryCode country;
  std::string feature;
  std::string region;
};

}  // namespace tocsin
