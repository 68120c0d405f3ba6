#include "places/gazetteer.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/container_writer.h"
#include "places/gazetteer_builder.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

// Names of the sections of the file.
constexpr const char* kSource = "gazetteer.source";
constexpr const char* kPlaces = "gazetteer.places";
constexpr const char* kNames = "gazetteer.names";
constexpr const char* kSenses = "gazetteer.senses";
constexpr const char* kSlots = "gazetteer.slots";

Result<NameTable> table_over(const NameTableBytes& bytes) {
  return NameTable::over(bytes.places, bytes.names, bytes.senses, bytes.slots, "lexicon/en/places");
}

Result<NameTable> table_over(const Container& file, std::string_view name) {
  TOCSIN_TRY(places, file.bytes(kPlaces));
  TOCSIN_TRY(names, file.bytes(kNames));
  TOCSIN_TRY(senses, file.bytes(kSenses));
  TOCSIN_TRY(slots, file.bytes(kSlots));
  return NameTable::over(places, names, senses, slots, name);
}

}  // namespace

fs::path gazetteer_path(const fs::path& data) { return data / "gazetteer" / "cities.gazetteer"; }

std::string gazetteer_file(const NameTableBytes& table, std::string_view source) {
  return container_bytes({{kSource, source},
                          {kPlaces, table.places},
                          {kNames, table.names},
                          {kSenses, table.senses},
                          {kSlots, table.slots}});
}

Result<Gazetteer> Gazetteer::load(const fs::path& data, const LayeredPath& words,
                                  const ActorLexicon& lexicon) {
  Gazetteer all;
  TOCSIN_TRY(own, OwnPlaces::load(words / "places"));
  TOCSIN_TRY(built, all.build_own(std::move(own), lexicon));
  const fs::path path = gazetteer_path(data);
  std::error_code error;
  if (!fs::exists(path, error)) return all;
  TOCSIN_TRY(file, Container::open(path));
  TOCSIN_TRY(cities, table_over(file, path.string()));
  all.hash_ = file.hash();
  all.file_ = std::make_unique<Container>(std::move(file));
  all.cities_ = cities;
  return all;
}

Result<Gazetteer> Gazetteer::of(OwnPlaces own, const ActorLexicon& lexicon,
                                const std::vector<PlaceEntry>& cities) {
  Gazetteer all;
  TOCSIN_TRY(built, all.build_own(std::move(own), lexicon));
  GazetteerBuilder builder;
  for (const PlaceEntry& city : cities) {
    TOCSIN_TRY(added, builder.add(city));
  }
  all.city_bytes_ = std::make_unique<NameTableBytes>(builder.finish());
  TOCSIN_TRY(table, table_over(*all.city_bytes_));
  all.cities_ = table;
  return all;
}

Status Gazetteer::build_own(OwnPlaces own, const ActorLexicon& lexicon) {
  own.name_countries(lexicon);
  GazetteerBuilder builder;
  // Countries first: country() finds them at the beginning.
  for (const PlaceEntry& country : own.countries) {
    TOCSIN_TRY(added, builder.add(country));
  }
  for (const PlaceEntry& place : own.places) {
    TOCSIN_TRY(added, builder.add(place));
  }
  own_bytes_ = std::make_unique<NameTableBytes>(builder.finish());
  TOCSIN_TRY(table, table_over(*own_bytes_));
  own_ = table;
  return Ok{};
}

Gazetteer::Name Gazetteer::find(std::uint64_t hash) const {
  return {own_.find(hash), cities_.find(hash)};
}

void Gazetteer::senses_of(const Name& name, std::vector<Sense>& out) const {
  const std::size_t begin = out.size();
  for (std::uint32_t s = 0; s < name.own.count; ++s) {
    const std::uint32_t sense = name.own.first + s;
    out.push_back({own_.place_of(sense), own_.flags_of(sense)});
  }
  const std::size_t own_end = out.size();
  for (std::uint32_t s = 0; s < name.city.count; ++s) {
    const std::uint32_t sense = name.city.first + s;
    const std::uint32_t place = cities_.place_of(sense);
    const std::uint32_t id = cities_.facts(place).geonames;
    bool is_own = false;
    for (std::size_t i = begin; i < own_end && id != 0; ++i) {
      is_own = is_own || own_.facts(out[i].place).geonames == id;
    }
    if (!is_own) out.push_back({own_.size() + place, cities_.flags_of(sense)});
  }
}

PlaceFacts Gazetteer::facts(std::uint32_t place) const {
  return place < own_.size() ? own_.facts(place) : cities_.facts(place - own_.size());
}

std::optional<PlaceFacts> Gazetteer::country(CountryCode code) const {
  for (std::uint32_t p = 0; p < own_.size(); ++p) {
    const PlaceFacts facts = own_.facts(p);
    if (facts.resolution != PlaceResolution::kCountry) break;
    if (facts.country == code) return facts;
  }
  return std::nullopt;
}

}  // namespace tocsin
