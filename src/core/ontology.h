// PLOVER and CAMEO as enumerators, and what coding-rules.md adds: factuality, voice, sectors.
//
// PLOVER manual, draft 2.0 (2024-02-04); CAMEO 1.1b3. Names are written as the schema writes them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin {

enum class EventType : std::uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault
};
inline constexpr std::size_t kEventTypeCount = 16;

// Does the text say that it happened? coding-rules.md section 2.
enum class Factuality : std::uint8_t {
  kHappened,
  kDenied,
  kPossible,
  kPlanned,
  kDemanded,
  kConditional,
  kHypothetical
};

enum class Voice : std::uint8_t { kOwn, kReported, kAccused };

// Of whom a text gives a number: coding-rules.md section 6.
enum class CountKind : std::uint8_t { kDead, kInjured, kArrested, kDisplaced, kCrowd };
inline constexpr std::size_t kCountKindCount = 5;

// PLOVER's sectors of actors.
enum class Sector : std::uint8_t {
  kGov,
  kMil,
  kCop,
  kSpy,
  kJud,
  kLeg,
  kPty,
  kOpp,
  kReb,
  kPrm,
  kCrm,
  kUaf,
  kJrn,
  kEdu,
  kBus,
  kLab,
  kMed,
  kRef,
  kRel,
  kAgr,
  kCvl,
  kEli,
  kSoc,
  kUnk
};
inline constexpr std::size_t kSectorCount = 24;

// ISO 3166-1 alpha-3, or IGO NGO IMG ISM MNC, XKX, SUN YUG CSK DDR; all zero: unknown.
struct CountryCode {
  std::array<char, 3> letters{};

  constexpr CountryCode() = default;
  constexpr explicit CountryCode(std::string_view code) {
    if (code.size() == 3) letters = {code[0], code[1], code[2]};
  }
  constexpr bool is_known() const { return letters[0] != 0; }
  std::string_view view() const& { return is_known() ? std::string_view(letters.data(), 3) : ""; }
  std::string_view view() const&& = delete;
  friend constexpr bool operator==(CountryCode, CountryCode) = default;
};

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int quad_of(EventType type);

std::string_view name_of(EventType type);    // "AGREE"
std::string_view name_of(Factuality value);  // "happened"
std::string_view name_of(Voice voice);       // "own"
std::string_view name_of(Sector sector);     // "GOV"
std::string_view name_of(CountKind kind);    // "dead"

std::optional<EventType> event_type_of(std::string_view name);
std::optional<Factuality> factuality_of(std::string_view name);
std::optional<Sector> sector_of(std::string_view name);
std::optional<CountKind> count_kind_of(std::string_view name);

// Of the state, or of those who want it: of a country even where its name does not say so.
inline bool is_public(Sector sector) {
  switch (sector) {
    case Sector::kGov:
    case Sector::kMil:
    case Sector::kCop:
    case Sector::kSpy:
    case Sector::kJud:
    case Sector::kLeg:
    case Sector::kPty:
    case Sector::kOpp:
    case Sector::kReb:
      return true;
    default:
      return false;
  }
}

}  // namespace tocsin
