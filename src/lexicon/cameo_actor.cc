#include "lexicon/cameo_actor.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "lexicon/country_codes.h"

namespace tocsin {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Codes that CAMEO's dictionaries have for countries, and ISO has not, or no more.
constexpr std::array<Pair, 22> kCountries = {
    {{"EEC", "IGO"}, {"EUR", "IGO"}, {"FRG", "DEU"}, {"GER", "DEU"}, {"GMW", "DEU"}, {"GME", "DDR"},
     {"INT", "IGO"}, {"KSV", "XKX"}, {"MTN", "MRT"}, {"NGM", "NGO"}, {"PAL", "PSE"}, {"ROC", "TWN"},
     {"ROM", "ROU"}, {"SCG", "YUG"}, {"SOV", "SUN"}, {"TMP", "TLS"}, {"UNO", "IGO"}, {"USR", "SUN"},
     {"VAN", "VUT"}, {"WBG", "PSE"}, {"YEN", "YEM"}, {"ZAR", "COD"}}};

// Codes of roles that PLOVER calls otherwise. Its MED is medical, CAMEO's the media.
constexpr std::array<Pair, 14> kRoles = {{{"MED", "JRN"},
                                          {"CIV", "CVL"},
                                          {"HLH", "MED"},
                                          {"INS", "REB"},
                                          {"SEP", "REB"},
                                          {"MOP", "OPP"},
                                          {"STU", "EDU"},
                                          {"SET", "CVL"},
                                          {"TOP", "GOV"},
                                          {"PTR", "PTY"},
                                          {"HRI", "CVL"},
                                          {"DEV", "SOC"},
                                          {"ENV", "SOC"},
                                          {"IND", "CVL"}}};

// Regions, blocs and other first threes that name no state.
constexpr std::string_view kNoCountry =
    "AFR ASA BLK CAS CAU CRB CEU EAF EEU EFR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA WAF WST "
    "UIS UNK";

std::optional<std::string_view> find(std::span<const Pair> table, std::string_view code) {
  for (const auto& [from, to] : table) {
    if (from == code) return to;
  }
  return std::nullopt;
}

std::optional<Sector> role_of(std::string_view code) {
  if (const auto other = find(kRoles, code)) return sector_of(*other);
  return sector_of(code);
}

}  // namespace

CameoActor read_cameo_actor(std::string_view code) {
  CameoActor actor;
  for (std::size_t at = 0; at < code.size(); at += 3) {
    const std::string_view part = code.substr(at, 3);
    const auto same = find(kCountries, part);
    // "IND" is India where a country is due, and a role behind one.
    if (at == 0 && (same || is_country_code(part))) {
      actor.country = CountryCode(same.value_or(part));
      continue;
    }
    if (at == 0 && kNoCountry.find(part) != std::string_view::npos) {
      actor.rest.emplace_back(part);
      continue;
    }
    if (const auto sector = role_of(part)) {
      if (std::find(actor.sectors.begin(), actor.sectors.end(), *sector) == actor.sectors.end()) {
        actor.sectors.push_back(*sector);
      }
    } else if (at == 0 && part.size() == 3) {
      actor.country = CountryCode(part);
      actor.is_own = true;
    } else {
      actor.rest.emplace_back(part);
    }
  }
  return actor;
}

}  // namespace tocsin
