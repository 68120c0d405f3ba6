#include "events/subject_matter.h"

#include <algorithm>
#include <string_view>

namespace tocsin {
namespace {

// Words of text for each political actor that a document must have at least.
constexpr std::size_t kWordsAnActor = 80;

constexpr std::size_t kShortText = 80;

bool is_political_sector(Sector sector) {
  return is_public(sector) || sector == Sector::kPrm || sector == Sector::kUaf;
}

}  // namespace

bool is_political_actor(const Actor& actor) {
  const std::string_view country = actor.country.view();
  return actor.kind == ActorKind::kCountry || country == "IGO" || country == "IMG" ||
         std::any_of(actor.sectors.begin(), actor.sectors.end(), is_political_sector);
}

bool is_short(const Layers& layers) { return layers.tokens.size() < kShortText; }

bool is_political(const Layers& layers) {
  const auto& actors = layers.actors.actors;
  const auto count = std::count_if(actors.begin(), actors.end(), [](const Actor& actor) {
    return actor.kind != ActorKind::kCountry &&
           std::any_of(actor.sectors.begin(), actor.sectors.end(), is_political_sector);
  });
  return static_cast<std::size_t>(count) * kWordsAnActor >= layers.tokens.size() && count > 0;
}

}  // namespace tocsin
