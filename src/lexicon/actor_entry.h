// One actor of the lexicon, as its block in lexicon/en/actors says (docs/formats/lexicon.md).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/result.h"

namespace tocsin {

// A day known to the year, the month or the day; all zero: open.
struct PartialDate {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  constexpr bool is_open() const { return year == 0; }
  // The first and the last day that it can mean; both need a date that is not open.
  std::chrono::year_month_day first_day() const;
  std::chrono::year_month_day last_day() const;
  friend constexpr bool operator==(PartialDate, PartialDate) = default;
};

// YYYY, YYYY-MM or YYYY-MM-DD; empty where `text` is none of these.
std::optional<PartialDate> partial_date_of(std::string_view text);

// One office of a person: held from the first to the last day that its dates can mean.
struct OfficeTerm {
  CountryCode country;
  std::vector<Sector> sectors;
  PartialDate from;
  PartialDate to;
  std::string title;

  bool covers(std::chrono::year_month_day day) const;
};

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

enum class SurfaceKind : std::uint8_t {
  kName,
  kAdjective,
  kPeople,
  kCapital,
  kMetonym,
  kBody,
  kPlace,
};

// One way to write the actor, or something of his.
struct Surface {
  SurfaceKind kind = SurfaceKind::kName;
  std::string text;
  std::vector<Sector> sectors;  // of a body, or of a metonym that says so; else empty
  std::uint32_t line = 0;
};

struct ActorEntry {
  std::string id;
  ActorKind kind = ActorKind::kUnknown;
  CountryCode country;
  std::vector<Sector> sectors;  // first = primary
  Gender gender = Gender::kUnknown;
  std::vector<Surface> surfaces;  // the first of kind kName is canonical
  std::vector<OfficeTerm> offices;
  std::string wikidata;     // "Q..."; empty: none
  std::string source;       // empty: the block has none
  bool is_off = false;      // "off ID": takes the entry of that id away, and says nothing else
  bool is_more = false;     // "more ID": adds to the entry of that id
  std::uint32_t layer = 0;  // 0: ours; else the number of the overlay
  std::string file;
  std::uint32_t line = 0;

  // The first surface of kind kName; empty where there is none.
  std::string_view name() const&;
  std::string_view name() const&& = delete;
};

// Appends the entries of one file; `file` stands for it in messages. Fails with kSyntax, naming
// file and line, at whatever the format does not know.
Status parse_actor_entries(std::string_view file, std::string_view content,
                           std::vector<ActorEntry>& out);

}  // namespace tocsin
