#include "actors/entities.h"

#include <algorithm>

namespace tocsin {

void EntityTable::clear() {
  entities.clear();
  by_name.clear();
  by_entry.clear();
  countries.clear();
}

void count_country(EntityTable& table, CountryCode country, std::uint32_t paragraph) {
  if (!country.is_known()) return;
  for (CountrySalience& known : table.countries) {
    if (known.country != country) continue;
    ++known.times;
    known.last_paragraph = paragraph;
    return;
  }
  table.countries.push_back({country, 1, paragraph});
}

CountryCode home_country(const EntityTable& table) {
  const CountrySalience* best = nullptr;
  std::uint32_t second = 0;
  for (const CountrySalience& known : table.countries) {
    const std::string_view code = known.country.view();
    if (code == "IGO" || code == "NGO" || code == "IMG" || code == "ISM" || code == "MNC") continue;
    if (best == nullptr || known.times > best->times) {
      second = best == nullptr ? 0 : best->times;
      best = &known;
    } else {
      second = std::max(second, known.times);
    }
  }
  // A tie says nothing.
  return best != nullptr && best->times > second ? best->country : CountryCode();
}

void learn(const Description& from, Actor& actor, Entity& entity) {
  if (actor.kind == ActorKind::kUnknown) actor.kind = from.kind;
  if (!actor.country.is_known()) actor.country = from.country;
  if (actor.sectors.empty()) {
    actor.sectors = from.sectors;
    if (from.is_former) entity.is_former = true;
  }
  if (actor.role.empty()) actor.role = from.role;
  if (entity.gender == Gender::kUnknown) entity.gender = from.gender;
}

}  // namespace tocsin
