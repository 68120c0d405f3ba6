#include "places/gazetteer_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "core/little_endian.h"
#include "places/name_key.h"

namespace tocsin {
namespace {

constexpr std::size_t kMostSenses = std::numeric_limits<std::uint16_t>::max();
constexpr std::size_t kFeatureSize = 6;
constexpr std::size_t kRegionSize = 8;

void put_padded(std::string& out, std::string_view text, std::size_t size) {
  text = text.substr(0, size);
  out += text;
  out.append(size - text.size(), '\0');
}

// "NSW", "P.E.I.": two capitals at least, and no small letter.
bool is_all_capitals(std::string_view name) {
  const auto count = [&](char first, char last) {
    return std::count_if(name.begin(), name.end(), [&](char c) { return c >= first && c <= last; });
  };
  return count('A', 'Z') >= 2 && count('a', 'z') == 0 && name.size() <= 8 &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return static_cast<signed char>(c) > 0; });
}

// Names of Arab places without their article.
std::string_view without_article(std::string_view key) {
  constexpr std::array<std::string_view, 9> kArticles = {"al ",  "ar ", "as ", "ad ", "an ",
                                                         "ash ", "at ", "az ", "el "};
  for (const std::string_view article : kArticles) {
    if (key.starts_with(article) && key.size() > article.size() + 3) {
      return key.substr(article.size());
    }
  }
  return {};
}

bool is_arab(CountryCode country) {
  constexpr std::array<std::string_view, 19> kCodes = {
      "SYR", "IRQ", "YEM", "SAU", "EGY", "LBY", "JOR", "LBN", "PSE", "KWT",
      "ARE", "OMN", "QAT", "BHR", "SDN", "TUN", "DZA", "MAR", "ISR"};
  const std::string_view code(country.letters.data(), 3);
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

}  // namespace

Status GazetteerBuilder::add(const PlaceEntry& entry) {
  const auto place = static_cast<std::uint32_t>(population_.size());
  if (place + 1 >= NameTable::kMostPlaces) {
    return Error{ErrorCode::kLimit, fmt::format("more than {} places", place)};
  }
  bool has_key = false;
  for (std::size_t n = 0; n < entry.names.size(); ++n) {
    const std::string& name = entry.names[n];
    std::string key;
    if (!append_to_key(name, key) || key.empty()) continue;
    has_key = true;
    auto flags = static_cast<std::uint8_t>(n == 0 ? 0 : kFurtherName);
    if (is_all_capitals(name)) flags |= kCapitals;
    if (name.back() == '.') flags |= kFullStop;
    add_name(key, place, flags);
    if (is_arab(entry.country)) {
      const std::string_view rest = without_article(key);
      if (!rest.empty()) add_name(std::string(rest), place, flags | kFurtherName);
    }
  }
  if (!has_key) return Ok{};
  std::string& out = bytes_.places;
  put_number(out, entry.geonames, 4);
  put_number(out, static_cast<std::uint32_t>(entry.latitude), 4);
  put_number(out, static_cast<std::uint32_t>(entry.longitude), 4);
  put_number(out, entry.population, 4);
  const std::string_view name = std::string_view(entry.names.front()).substr(0, kMostSenses);
  put_number(out, bytes_.names.size(), 4);
  put_number(out, name.size(), 2);
  put_number(out, static_cast<std::uint8_t>(entry.resolution), 2);
  put_padded(out, entry.country.view(), 4);
  put_padded(out, entry.feature, kFeatureSize);
  put_number(out, 0, 2);
  put_padded(out, entry.region, kRegionSize);
  put_number(out, 0, 4);
  bytes_.names += name;
  population_.push_back(entry.population);
  return Ok{};
}

void GazetteerBuilder::add_name(const std::string& key, std::uint32_t place, std::uint8_t flags) {
  const auto name_at = [&](const std::string& text) -> Name& {
    const auto [at, fresh] =
        name_of_key_.try_emplace(text, static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.emplace_back(text, Name{});
    return names_[at->second].second;
  };
  for (std::size_t blank = key.find(' '); blank != std::string::npos;
       blank = key.find(' ', blank + 1)) {
    name_at(key.substr(0, blank)).goes_on = true;
  }
  std::vector<std::uint32_t>& senses = name_at(key).senses;
  const auto is_same = [&](std::uint32_t sense) {
    return (sense & (NameTable::kMostPlaces - 1)) == place && (sense >> 24) == flags;
  };
  if (std::none_of(senses.begin(), senses.end(), is_same) && senses.size() < kMostSenses) {
    senses.push_back(place | (std::uint32_t{flags} << 24));
  }
}

bool GazetteerBuilder::has_name(std::string_view name) const {
  std::string key;
  if (!append_to_key(name, key)) return false;
  const auto at = name_of_key_.find(key);
  return at != name_of_key_.end() && !names_[at->second].second.senses.empty();
}

NameTableBytes GazetteerBuilder::finish() const {
  NameTableBytes out = bytes_;
  const std::size_t slot_count = std::bit_ceil(names_.size() * 2 + 1);
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t first = 0;
    std::size_t count = 0;
    bool goes_on = false;
  };
  std::vector<Slot> slots(slot_count);
  for (const auto& [key, name] : names_) {
    std::vector<std::uint32_t> senses = name.senses;
    const auto people = [&](std::uint32_t sense) {
      return population_[sense & (NameTable::kMostPlaces - 1)];
    };
    std::stable_sort(senses.begin(), senses.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return people(a) > people(b); });
    const auto first = static_cast<std::uint32_t>(out.senses.size() / NameTable::kSenseSize);
    for (const std::uint32_t sense : senses) put_number(out.senses, sense, NameTable::kSenseSize);
    const std::uint64_t hash = hash_of_key(key);
    std::size_t at = hash & (slot_count - 1);
    while (slots[at].hash != 0) at = (at + 1) & (slot_count - 1);
    slots[at] = {hash, first, senses.size(), name.goes_on};
  }
  for (const Slot& slot : slots) {
    put_number(out.slots, slot.hash, 8);
    put_number(out.slots, slot.first, 4);
    put_number(out.slots, slot.count, 2);
    put_number(out.slots, slot.goes_on ? NameTable::kGoesOn : 0, 2);
  }
  return out;
}

}  // namespace tocsin
