#include "places/own_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <system_error>

#include "lexicon/country_codes.h"
#include "places/name_key.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

constexpr double kUnits = 1e5;

struct SectionKind {
  std::string_view name;
  PlaceResolution resolution;
  std::string_view feature;  // of lines that name none
};
constexpr std::array<SectionKind, 6> kSections = {{
    {"country", PlaceResolution::kCountry, "PCLI"},
    {"province", PlaceResolution::kProvince, "ADM1"},
    {"district", PlaceResolution::kDistrict, "ADM2"},
    {"city", PlaceResolution::kCity, "PPL"},
    {"sub_city", PlaceResolution::kSubCity, "PPLX"},
    {"region", PlaceResolution::kRegion, "RGN"},
}};

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "48.3,38" in units of the table.
std::optional<std::pair<std::int32_t, std::int32_t>> point_of(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto latitude = number_of<double>(text.substr(0, comma));
  const auto longitude = number_of<double>(text.substr(comma + 1));
  if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) {
    return std::nullopt;
  }
  return std::pair(static_cast<std::int32_t>(std::lround(*latitude * kUnits)),
                   static_cast<std::int32_t>(std::lround(*longitude * kUnits)));
}

Status read_numbers(const WordList& list, const WordLine& line, PlaceEntry& entry) {
  for (const auto& [key, field] :
       {std::pair("geonames", &entry.geonames), std::pair("population", &entry.population)}) {
    const std::string_view text = line.value(key);
    if (text.empty()) continue;
    const auto value = number_of<std::uint32_t>(text);
    if (!value) return list.error_at(line.line, fmt::format("{}={} is no number", key, text));
    *field = *value;
  }
  return Ok{};
}

Result<PlaceEntry> entry_of(const WordList& list, const WordLine& line, const SectionKind& kind) {
  PlaceEntry entry;
  entry.resolution = kind.resolution;
  const auto point = point_of(line.value("at"));
  if (!point) {
    return list.error_at(line.line, "needs at=LATITUDE,LONGITUDE in degrees");
  }
  entry.latitude = point->first;
  entry.longitude = point->second;
  TOCSIN_TRY(numbers, read_numbers(list, line, entry));
  const std::string_view feature = line.value("feature");
  entry.feature = feature.empty() ? kind.feature : feature;
  const bool is_country = kind.resolution == PlaceResolution::kCountry;
  const std::string_view country =
      is_country ? std::string_view(line.words.front()) : line.value("country");
  if (!country.empty() && !is_country_code(country)) {
    return list.error_at(line.line, fmt::format("\"{}\" is no code of a country", country));
  }
  entry.country = CountryCode(country);
  const std::string_view code = line.value("code");
  entry.region = code.empty() ? line.value("in") : code;
  if (is_country) return entry;
  for (const std::string& word : line.words) {
    std::string name = word;
    std::replace(name.begin(), name.end(), '_', ' ');
    entry.names.push_back(std::move(name));
  }
  return entry;
}

}  // namespace

Result<OwnPlaces> OwnPlaces::load(const LayeredPath& folder) {
  OwnPlaces all;
  std::vector<fs::path> folders = folder.overlays;
  folders.insert(folders.begin(), folder.ours);
  for (const fs::path& part : folders) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(part, error), end; !error && at != end; at.increment(error)) {
      if (at->path().extension() == ".txt") files.push_back(at->path());
    }
    if (files.empty() && &part == &folders.front()) {
      return Error{ErrorCode::kIo, fmt::format("{}: holds no table of places; is the data folder "
                                               "complete?",
                                               part.string())};
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      TOCSIN_TRY(list, WordList::load(file));
      TOCSIN_TRY(added, all.add(list));
    }
  }
  return all;
}

Status OwnPlaces::add(const WordList& list) {
  TOCSIN_TRY(sections, list.allow_sections(
                           {"country", "province", "district", "city", "sub_city", "region"}));
  for (const WordSection& section : list.sections()) {
    TOCSIN_TRY(keys, list.allow_keys(section, {"country", "code", "in", "at", "geonames", "iso2",
                                               "population", "feature"}));
    const auto kind = std::find_if(kSections.begin(), kSections.end(),
                                   [&](const SectionKind& k) { return k.name == section.name; });
    for (const WordLine& line : section.lines) {
      TOCSIN_TRY(entry, entry_of(list, line, *kind));
      if (kind->resolution != PlaceResolution::kCountry) {
        places.push_back(std::move(entry));
        continue;
      }
      const std::string iso2(line.value("iso2"));
      if (!iso2.empty()) alpha3[iso2] = std::string(entry.country.view());
      countries.push_back(std::move(entry));
    }
  }
  return Ok{};
}

void OwnPlaces::name_countries(const ActorLexicon& lexicon) {
  std::set<std::string> taken;
  for (const PlaceEntry& place : places) {
    if (place.resolution == PlaceResolution::kCity) continue;
    for (const std::string& name : place.names) {
      std::string key;
      if (!place.country.is_known() || place.country == CountryCode("USA")) continue;
      if (append_to_key(name, key)) taken.insert(key);
    }
  }
  for (PlaceEntry& country : countries) country.names.clear();
  for (std::size_t e = 0; e < lexicon.size(); ++e) {
    const ActorEntry& entry = lexicon.entry(EntryId(e));
    if (entry.kind != ActorKind::kCountry) continue;
    const auto country = std::find_if(countries.begin(), countries.end(), [&](const PlaceEntry& c) {
      return c.country == entry.country;
    });
    // The first entry of a code is the state; others are parts of it with a name of their own.
    if (country == countries.end() || !country->names.empty()) continue;
    for (const Surface& surface : entry.surfaces) {
      // "States" alone is a part of any federation.
      if (surface.kind != SurfaceKind::kName || surface.text == "the States") continue;
      const bool has_article = surface.text.starts_with("the ") || surface.text.starts_with("The ");
      std::string name(has_article ? surface.text.substr(4) : surface.text);
      std::string key;
      const bool is_known = append_to_key(name, key) && taken.contains(key);
      if (!is_known || country->names.empty()) country->names.push_back(std::move(name));
    }
  }
}

}  // namespace tocsin
