#include "places/name_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "core/little_endian.h"

namespace tocsin {
namespace {

constexpr std::size_t kCountryAt = 24;
constexpr std::size_t kFeatureAt = 28;
constexpr std::size_t kFeatureSize = 6;
constexpr std::size_t kRegionAt = 36;
constexpr std::size_t kRegionSize = 8;
constexpr auto kResolutions = static_cast<std::uint8_t>(PlaceResolution::kUnknown);
constexpr std::int32_t kQuarterTurn = 9'000'000;

// A text filled up with zero bytes.
std::string_view padded_at(std::string_view bytes, std::size_t at, std::size_t size) {
  const std::string_view field = bytes.substr(at, size);
  return field.substr(0, field.find('\0'));
}

}  // namespace

RegionKey region_key(CountryCode country, std::string_view code) {
  if (!country.is_known() || code.empty()) return 0;
  RegionKey key = 1469598103934665603ULL;  // FNV-1a
  for (const std::string_view part :
       {std::string_view(country.letters.data(), 3), code.substr(0, kRegionSize)}) {
    for (const char c : part) key = (key ^ static_cast<std::uint8_t>(c)) * 1099511628211ULL;
  }
  return key == 0 ? 1 : key;
}

Result<NameTable> NameTable::over(std::string_view places, std::string_view names,
                                  std::string_view senses, std::string_view slots,
                                  std::string_view file) {
  NameTable table;
  table.places_ = places;
  table.names_ = names;
  table.senses_ = senses;
  table.slots_ = slots;
  TOCSIN_TRY(checked, table.check(file));
  return table;
}

Status NameTable::check(std::string_view file) const {
  const auto corrupt = [&](std::string_view what) {
    return Error{ErrorCode::kCorrupt, fmt::format("{}: {}; make the file again", file, what)};
  };
  if (places_.size() % kPlaceSize != 0 || senses_.size() % kSenseSize != 0) {
    return corrupt("places or senses are no whole records");
  }
  const std::size_t slot_count = slots_.size() / kSlotSize;
  if (slots_.size() % kSlotSize != 0 || slot_count == 0 || (slot_count & (slot_count - 1)) != 0) {
    return corrupt(fmt::format("{} bytes of slots are no power of two of records", slots_.size()));
  }
  for (std::size_t p = 0; p < size(); ++p) {
    const std::size_t at = p * kPlaceSize;
    const std::size_t end = std::size_t{u32_at(places_, at + 16)} + u16_at(places_, at + 20);
    const auto latitude = static_cast<std::int32_t>(u32_at(places_, at + 4));
    const auto longitude = static_cast<std::int32_t>(u32_at(places_, at + 8));
    if (end > names_.size() || u8_at(places_, at + 22) > kResolutions || latitude < -kQuarterTurn ||
        latitude > kQuarterTurn || longitude < -2 * kQuarterTurn || longitude > 2 * kQuarterTurn) {
      return corrupt(fmt::format("place {} has a name, point or resolution that cannot be", p));
    }
  }
  for (std::size_t s = 0; s < senses_.size() / kSenseSize; ++s) {
    if (place_of(static_cast<std::uint32_t>(s)) >= size()) {
      return corrupt(fmt::format("sense {} is of no place", s));
    }
  }
  bool has_gap = false;
  for (std::size_t s = 0; s < slot_count; ++s) {
    const std::size_t at = s * kSlotSize;
    has_gap = has_gap || u64_at(slots_, at) == 0;
    const std::size_t end = std::size_t{u32_at(slots_, at + 8)} + u16_at(slots_, at + 12);
    if (end > senses_.size() / kSenseSize) {
      return corrupt(fmt::format("slot {} points past the senses", s));
    }
  }
  // A search ends at an empty slot.
  if (!has_gap) return corrupt("there is no empty slot");
  return Ok{};
}

NameTable::Found NameTable::find(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() / kSlotSize - 1;
  if (slots_.empty()) return {};
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const std::size_t at = slot * kSlotSize;
    const std::uint64_t held = u64_at(slots_, at);
    if (held == 0) return {};
    if (held != hash) continue;
    return {u32_at(slots_, at + 8), u16_at(slots_, at + 12),
            (u16_at(slots_, at + 14) & kGoesOn) != 0};
  }
}

std::uint32_t NameTable::place_of(std::uint32_t sense) const {
  return u32_at(senses_, sense * kSenseSize) & (kMostPlaces - 1);
}

std::uint8_t NameTable::flags_of(std::uint32_t sense) const {
  return u8_at(senses_, sense * kSenseSize + 3);
}

PlaceFacts NameTable::facts(std::uint32_t place) const {
  const std::size_t at = place * kPlaceSize;
  PlaceFacts facts;
  facts.geonames = u32_at(places_, at);
  facts.latitude = static_cast<std::int32_t>(u32_at(places_, at + 4));
  facts.longitude = static_cast<std::int32_t>(u32_at(places_, at + 8));
  facts.population = u32_at(places_, at + 12);
  facts.name = names_.substr(u32_at(places_, at + 16), u16_at(places_, at + 20));
  facts.resolution = static_cast<PlaceResolution>(u8_at(places_, at + 22));
  facts.country = CountryCode(padded_at(places_, at + kCountryAt, 3));
  facts.feature = padded_at(places_, at + kFeatureAt, kFeatureSize);
  facts.region = padded_at(places_, at + kRegionAt, kRegionSize);
  return facts;
}

}  // namespace tocsin
