#include "places/sense_choice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace tocsin {
namespace {

constexpr int kRounds = 3;
constexpr float kNear = 1.2F;  // weight of a place next door
constexpr float kMostNear = 3.6F;
constexpr double kNearKm = 120;
constexpr float kRegionWeight = 1.6F;  // of a vote for the region
constexpr float kCountryWeight = 0.8F;
constexpr float kFamous = 2.5F;    // so much more known is a namesake
constexpr float kMostCountry = 4;  // votes; a text says the name of its own country often
constexpr float kUnchosen = 0.6F;
constexpr std::int32_t kFarNorth = 400'000;  // units of PlaceFacts: four degrees
constexpr std::size_t kMostOptions = 24;
constexpr float kMostNames = 400;  // past it a document is a list; nearness is not asked

bool is_part_of(const PlaceFacts& part, const PlaceFacts& whole) {
  if (!part.country.is_known() || part.country != whole.country) return false;
  if (whole.resolution == PlaceResolution::kCountry) {
    return part.resolution != PlaceResolution::kCountry;
  }
  if (whole.resolution == PlaceResolution::kProvince) {
    const bool is_smaller = part.resolution == PlaceResolution::kCity ||
                            part.resolution == PlaceResolution::kSubCity ||
                            part.resolution == PlaceResolution::kDistrict;
    return is_smaller && !part.region.empty() &&
           (part.region == whole.region || whole.region.empty());
  }
  if (whole.resolution == PlaceResolution::kDistrict) {
    return part.resolution == PlaceResolution::kCity && part.region == whole.region;
  }
  if (whole.resolution == PlaceResolution::kCity) {
    return part.resolution == PlaceResolution::kSubCity && part.region == whole.region;
  }
  return false;
}

RegionKey region_of(const PlaceFacts& facts) { return region_key(facts.country, facts.region); }

std::uint32_t code_of(CountryCode country) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(country.letters[0]) << 16 |
                                    static_cast<unsigned char>(country.letters[1]) << 8 |
                                    static_cast<unsigned char>(country.letters[2]));
}

// What the names of a document say of regions and countries. Ordered maps: the same sums, the same
// order.
struct Votes {
  std::map<RegionKey, float> regions;
  std::map<std::uint32_t, float> countries;

  void add(const PlaceName& name, float sign) {
    const float weight =
        sign * (1 + 0.3F * std::log2(static_cast<float>(std::max(1U, name.mentions))));
    // Half of the vote goes to the choice, half to all that it may mean.
    const float share = 0.5F * weight / std::sqrt(static_cast<float>(name.options.size()));
    for (std::size_t o = 0; o < name.options.size(); ++o) {
      const PlaceFacts& facts = name.options[o].facts;
      const float part = share + (o == name.chosen ? 0.5F * weight : 0);
      const bool is_whole = facts.resolution == PlaceResolution::kProvince;
      if (const RegionKey region = region_of(facts); region != 0) {
        regions[region] += is_whole && o == name.chosen ? 2 * part : part;
      }
      if (facts.country.is_known()) countries[code_of(facts.country)] += part;
    }
  }
  float region(RegionKey key) const {
    const auto at = regions.find(key);
    return key == 0 || at == regions.end() ? 0 : std::max(0.0F, at->second);
  }
  float country(CountryCode code) const {
    const auto at = countries.find(code_of(code));
    return at == countries.end() ? 0 : std::max(0.0F, at->second);
  }
};

bool has_point_of_its_own(const PlaceFacts& facts) {
  return facts.resolution != PlaceResolution::kCountry &&
         facts.resolution != PlaceResolution::kRegion;
}

// Other names count by that of their senses which is nearest, those not chosen for less.
float nearness(const std::vector<PlaceName>& names, std::size_t self, const PlaceFacts& facts) {
  if (!has_point_of_its_own(facts)) return 0;
  float sum = 0;
  for (std::size_t n = 0; n < names.size() && sum < kMostNear; ++n) {
    if (n == self || names[n].mentions == 0) continue;
    float best = 0;
    for (std::size_t o = 0; o < std::min(names[n].options.size(), kMostOptions); ++o) {
      const PlaceFacts& other = names[n].options[o].facts;
      if (other.country != facts.country || !has_point_of_its_own(other) ||
          std::abs(other.latitude - facts.latitude) > kFarNorth) {
        continue;
      }
      const bool is_whole = other.resolution == PlaceResolution::kProvince;
      const float weight = (o == names[n].chosen ? 1 : kUnchosen) * (is_whole ? 0.5F : 1);
      best = std::max(
          best, weight * static_cast<float>(std::exp(-kilometres_between(facts, other) / kNearKm)));
    }
    sum += kNear * best;
  }
  return std::min(sum, kMostNear);
}

// A part of a country with the country's name ("Mexico") and a small town with a state's
// ("California") are meant only where the text beside the name says so.
void hold_back_namesakes(PlaceName& name) {
  constexpr std::uint32_t kLargeTown = 1'000'000;
  constexpr float kBehind = 0.1F;
  for (const SenseOption& whole : name.options) {
    const bool is_country = whole.facts.resolution == PlaceResolution::kCountry;
    const bool is_state = whole.facts.resolution == PlaceResolution::kProvince &&
                          whole.facts.country == CountryCode("USA");
    if (!is_country && !is_state) continue;
    for (SenseOption& part : name.options) {
      const bool is_part = is_country ? part.facts.country == whole.facts.country &&
                                            part.facts.resolution != PlaceResolution::kCountry
                                      : part.facts.resolution == PlaceResolution::kCity &&
                                            part.facts.population < kLargeTown &&
                                            part.facts.feature != "PPLC";
      const bool is_said = part.text > whole.text;
      if (is_part && !is_said) part.score = std::min(part.score, whole.score - kBehind);
    }
  }
}

void choose_best(PlaceName& name) {
  hold_back_namesakes(name);
  for (std::size_t o = 0; o < name.options.size(); ++o) {
    if (name.options[o].score > name.options[name.chosen].score) {
      name.chosen = static_cast<std::uint32_t>(o);
    }
  }
}

}  // namespace

double kilometres_between(const PlaceFacts& a, const PlaceFacts& b) {
  constexpr double kRadians = std::numbers::pi / 180 / 1e5;
  const double north = (b.latitude - a.latitude) * kRadians;
  const double mean = (static_cast<double>(a.latitude) + b.latitude) / 2 * kRadians;
  double east = (static_cast<double>(b.longitude) - a.longitude) * kRadians;
  if (east > std::numbers::pi) east -= 2 * std::numbers::pi;
  if (east < -std::numbers::pi) east += 2 * std::numbers::pi;
  // A flat earth is near enough within a few hundred kilometres, and farther away is far.
  const double across = east * std::cos(mean);
  return 6371 * std::sqrt(north * north + across * across);
}

float prior_of(const PlaceFacts& facts, std::uint8_t flags) {
  float prior = std::log10(static_cast<float>(facts.population) + 300);
  const float people = prior;
  switch (facts.resolution) {
    case PlaceResolution::kCountry:
      prior = 3.5F + 0.7F * prior;
      break;
    case PlaceResolution::kProvince:
      prior = facts.country == CountryCode("USA") ? 7.5F : 2.0F + 0.6F * prior;
      break;
    case PlaceResolution::kDistrict:
      prior = 4.5F;
      break;
    case PlaceResolution::kRegion:
      prior = 7;
      break;
    case PlaceResolution::kSubCity:
      prior = facts.population > 0 ? prior - 1 : 4.5F;
      break;
    case PlaceResolution::kCity:
    case PlaceResolution::kUnknown:
      prior = 0.85F * people;
      break;
  }
  if (facts.feature == "PPLC") prior += 0.8F;
  if (facts.feature == "PPLA") prior += 0.3F;
  if ((flags & kFurtherName) != 0 && facts.resolution == PlaceResolution::kCity &&
      facts.population < 5'000'000 && facts.feature != "PPLC") {
    prior -= 0.6F;
  }
  return prior;
}

bool pair_names(PlaceName& a, PlaceName& b, float weight) {
  // "China, the United States", "Paris, United States": more likely a list.
  float most = 0;
  bool may_be_country = false;
  for (const SenseOption& option : a.options) {
    most = std::max(most, option.prior);
    may_be_country = may_be_country || option.facts.resolution == PlaceResolution::kCountry;
  }
  const auto is_list = [&](const SenseOption& part, const SenseOption& whole) {
    return whole.facts.resolution == PlaceResolution::kCountry &&
           (may_be_country || part.prior + kFamous < most);
  };
  bool found = false;
  std::vector<bool> is_whole(b.options.size());
  for (SenseOption& part : a.options) {
    bool is_in = false;
    for (std::size_t o = 0; o < b.options.size(); ++o) {
      if (!is_part_of(part.facts, b.options[o].facts)) continue;
      if (is_list(part, b.options[o])) continue;
      is_in = true;
      is_whole[o] = true;
    }
    if (is_in) part.text = std::max(part.text, weight);
    found = found || is_in;
  }
  for (std::size_t o = 0; o < b.options.size(); ++o) {
    if (is_whole[o]) b.options[o].text = std::max(b.options[o].text, weight);
  }
  return found;
}

namespace {

// One name against all others. True where its choice changed.
bool choose_again(std::vector<PlaceName>& names, std::size_t n, bool asks_nearness, Votes& all) {
  PlaceName& name = names[n];
  const bool counted = name.mentions > 0;
  if (counted) all.add(name, -1);
  const std::uint32_t before = name.chosen;
  for (SenseOption& option : name.options) {
    const float near = asks_nearness ? nearness(names, n, option.facts) : 0;
    const bool is_country = option.facts.resolution == PlaceResolution::kCountry;
    const float region =
        is_country ? 0 : kRegionWeight * std::log2(1 + all.region(region_of(option.facts)));
    const float country = kCountryWeight *
                          std::log2(1 + std::min(kMostCountry, all.country(option.facts.country))) *
                          (is_country ? 0.5F : 1);
    option.score = option.prior + option.text + near + region + country;
    if (&option == &name.options[name.chosen]) name.support = near + region;
  }
  choose_best(name);
  // The vote that was taken out goes back in with the new choice.
  if (counted) all.add(name, 1);
  if (name.chosen == before) return false;
  name.support = 0;
  return true;
}

}  // namespace

void choose_senses(std::vector<PlaceName>& names, const std::vector<CountryVote>& votes) {
  for (PlaceName& name : names) {
    for (SenseOption& option : name.options) option.score = option.prior + option.text;
    choose_best(name);
  }
  const bool asks_nearness = static_cast<float>(names.size()) <= kMostNames;
  bool is_settled = false;
  for (int round = 0; round < kRounds; ++round) {
    Votes all;
    for (const CountryVote& vote : votes) all.countries[code_of(vote.country)] += vote.weight;
    for (const PlaceName& name : names) {
      if (name.mentions > 0 && !name.options.empty()) all.add(name, 1);
    }
    // Names of one sense are asked once, in the last round: for how much speaks for them.
    const bool is_last = is_settled || round + 1 == kRounds;
    bool has_changed = false;
    for (std::size_t n = 0; n < names.size(); ++n) {
      if (names[n].options.empty() || (names[n].options.size() == 1 && !is_last)) continue;
      has_changed = choose_again(names, n, asks_nearness, all) || has_changed;
    }
    if (is_last) return;
    is_settled = !has_changed;
  }
}

}  // namespace tocsin
