#include "core/ontology.h"

#include "core/labels.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, kEventTypeCount> kEventTypeNames = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<int, kEventTypeCount> kQuads = {1, 1, 1, 1, 2, 2, 2, 3,
                                                     3, 3, 3, 4, 4, 4, 4, 4};

constexpr std::array<std::string_view, 7> kFactualityNames = {
    "happened", "denied", "possible", "planned", "demanded", "conditional", "hypothetical"};

constexpr std::array<std::string_view, 3> kVoiceNames = {"own", "reported", "accused"};

constexpr std::array<std::string_view, kSectorCount> kSectorNames = {
    "GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "PRM", "CRM", "UAF",
    "JRN", "EDU", "BUS", "LAB", "MED", "REF", "REL", "AGR", "CVL", "ELI", "SOC", "UNK"};

constexpr std::array<std::string_view, kCountKindCount> kCountKindNames = {
    "dead", "injured", "arrested", "displaced", "crowd"};

}  // namespace

int quad_of(EventType type) { return kQuads[static_cast<std::size_t>(type)]; }
std::string_view name_of(EventType type) { return kEventTypeNames[static_cast<std::size_t>(type)]; }
std::string_view name_of(Factuality value) {
  return kFactualityNames[static_cast<std::size_t>(value)];
}
std::string_view name_of(Voice voice) { return kVoiceNames[static_cast<std::size_t>(voice)]; }
std::string_view name_of(Sector sector) { return kSectorNames[static_cast<std::size_t>(sector)]; }

std::string_view name_of(CountKind kind) { return kCountKindNames[static_cast<std::size_t>(kind)]; }

std::optional<EventType> event_type_of(std::string_view name) {
  return find_label<EventType>(kEventTypeNames, name);
}
std::optional<Factuality> factuality_of(std::string_view name) {
  return find_label<Factuality>(kFactualityNames, name);
}
std::optional<Sector> sector_of(std::string_view name) {
  return find_label<Sector>(kSectorNames, name);
}
std::optional<CountKind> count_kind_of(std::string_view name) {
  return find_label<CountKind>(kCountKindNames, name);
}

}  // namespace tocsin
