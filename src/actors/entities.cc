#include "actors/entities.h"

#include <algorithm>
#include <cctype>

namespace tocsin {
namespace {

// A state, and no code for bodies without one.
bool names_state(CountryCode country) {
  const std::string_view code = country.view();
  return country.is_known() && code != "IGO" && code != "NGO" && code != "IMG" && code != "ISM" &&
         code != "MNC";
}

bool is_alike(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) ==
           std::tolower(static_cast<unsigned char>(y));
  });
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) {
      return true;
    }
  }
  return false;
}

// The only state named in the text whose name or adjective stands in `title`; unknown: none, or
// several.
CountryCode titled_country(std::string_view title, const ActorLexicon& lexicon,
                           const std::vector<CountrySalience>& countries) {
  CountryCode only;
  for (const CountrySalience& known : countries) {
    if (!known.state.is_valid()) continue;
    bool is_named = false;
    for (const Surface& surface : lexicon.entry(known.state).surfaces) {
      const bool is_name =
          surface.kind == SurfaceKind::kName || surface.kind == SurfaceKind::kAdjective;
      is_named = is_named || (is_name && holds_word(title, surface.text));
    }
    if (!is_named) continue;
    if (only.is_known()) return CountryCode();
    only = known.country;
  }
  return only;
}

// "Bree praised the government": two parties of one verb are not of one country.
bool is_other_party(const SyntaxLayer& syntax, TokenId other, TokenId head) {
  if (syntax.head[other.value] != syntax.head[head.value]) return false;
  const Deprel deprel = base_of(syntax.deprel[other.value]);
  return deprel == Deprel::kNsubj || deprel == Deprel::kObj || deprel == Deprel::kIobj;
}

}  // namespace

// "the Secretary" is a "Secretary of State", "the minister" a "foreign minister", "the president"
// no "vice president".
bool fits_role(std::string_view role, std::string_view said) {
  if (role.empty() || said.empty() || role.size() < said.size()) return false;
  if (is_alike(role, said)) return true;
  if (role.size() == said.size()) return false;
  const std::string_view begin = role.substr(0, said.size());
  const std::string_view after = role.substr(said.size());
  if (is_alike(begin, said) && (after.starts_with(" of ") || after.starts_with(" for "))) {
    return true;
  }
  const std::string_view end = role.substr(role.size() - said.size());
  const std::string_view before = role.substr(0, role.size() - said.size());
  if (!is_alike(end, said) || before.back() != ' ') return false;
  for (const std::string_view lower : {"vice ", "deputy ", "assistant ", "under ", "former "}) {
    if (before.size() >= lower.size() &&
        is_alike(before.substr(before.size() - lower.size()), lower)) {
      return false;
    }
  }
  return true;
}

void EntityTable::clear() {
  entities.clear();
  groups.clear();
  group_members.clear();
  things.clear();
  by_name.clear();
  by_initials.clear();
  by_entry.clear();
  countries.clear();
  country_of_mention.clear();
  titled = CountryCode();
  speaker = Speaker();
}

void count_countries(const Layers& layers, const ActorLexicon& lexicon, EntityTable& table) {
  for (const Mention& mention : layers.mentions.mentions) {
    CountryCode country;
    const SentenceId in = layers.tokens.sentence[mention.head.value];
    const bool is_dateline =
        layers.tokens.sentences[in.value].kind == SentenceKind::kDateline;  // of whoever writes
    if (mention.entry.is_valid() && !is_dateline) country = lexicon.entry(mention.entry).country;
    if (!names_state(country)) country = CountryCode();
    table.country_of_mention.push_back(country);
    if (!country.is_known()) continue;
    const auto at = std::find_if(table.countries.begin(), table.countries.end(),
                                 [&](const CountrySalience& c) { return c.country == country; });
    const bool is_state = lexicon.entry(mention.entry).kind == ActorKind::kCountry;
    const EntryId state = is_state ? mention.entry : EntryId();
    if (at == table.countries.end()) {
      table.countries.push_back({country, 1, state});
    } else {
      ++at->times;
      if (!at->state.is_valid()) at->state = state;
    }
  }
  std::stable_sort(
      table.countries.begin(), table.countries.end(),
      [](const CountrySalience& a, const CountrySalience& b) { return a.times > b.times; });
  if (layers.document.title) {
    table.titled = titled_country(*layers.document.title, lexicon, table.countries);
  }
}

// How often the country that a text is about is named; and where it shares the text with another.
constexpr std::uint32_t kTimesOfMain = 3;
constexpr std::uint32_t kTimesOfLong = 12;

CountryCode main_country(const EntityTable& table) {
  const CountrySalience* best = nullptr;
  std::uint32_t second = 0;
  for (const CountrySalience& known : table.countries) {
    if (known.country == table.speaker.country) continue;
    if (best == nullptr) {
      best = &known;
    } else {
      second = std::max(second, known.times);
    }
  }
  if (best == nullptr || best->times < kTimesOfMain) return CountryCode();
  if (table.titled.is_known() && table.titled != table.speaker.country) {
    const auto titled =
        std::find_if(table.countries.begin(), table.countries.end(),
                     [&](const CountrySalience& known) { return known.country == table.titled; });
    if (titled->times >= kTimesOfMain && 2 * titled->times >= best->times) return titled->country;
  }
  if (best->times >= 2 * second) return best->country;
  // Of two that are named much, the one that the text begins with.
  const auto is_foreign = [&](CountryCode country) {
    return country.is_known() && country != table.speaker.country;
  };
  const auto first =
      std::find_if(table.country_of_mention.begin(), table.country_of_mention.end(), is_foreign);
  if (first == table.country_of_mention.end()) return CountryCode();
  const auto opening =
      std::find_if(table.countries.begin(), table.countries.end(),
                   [&](const CountrySalience& known) { return known.country == *first; });
  const bool is_main = opening != table.countries.end() && opening->times >= kTimesOfLong &&
                       opening->times * 5 >= best->times * 4;
  return is_main ? *first : CountryCode();
}

CountryCode local_country(const Layers& layers, const EntityTable& table, MentionId mention) {
  const auto& countries = table.countries;
  const TokenId head = layers.mentions.mentions[mention.value].head;
  const std::uint32_t sentence = layers.tokens.sentence[head.value].value;
  CountryCode only;
  for (std::uint32_t m = mention.value; m-- > 0;) {
    const TokenId other = layers.mentions.mentions[m].head;
    if (layers.tokens.sentence[other.value].value + 1 < sentence) break;
    const CountryCode country = table.country_of_mention[m];
    if (!country.is_known() || is_other_party(layers.syntax, other, head)) continue;
    if (only.is_known() && only != country) return CountryCode();
    only = country;
  }
  if (only.is_known()) return only;
  // Named rarely, but nobody beside it.
  return countries.size() == 1 ? countries[0].country : CountryCode();
}

void learn(const Description& from, Actor& actor, Entity& entity) {
  if (actor.kind == ActorKind::kUnknown) actor.kind = from.kind;
  // The lexicon knows better than a noun beside the name.
  const bool is_settled = actor.entry.is_valid() && actor.kind != ActorKind::kPerson;
  if (!actor.country.is_known() && !is_settled) actor.country = from.country;
  if (actor.sectors.empty() && !is_settled) {
    actor.sectors = from.sectors;
    if (from.is_former) entity.is_former = true;
  }
  if (actor.role.empty()) actor.role = from.role;
  if (entity.gender == Gender::kUnknown) entity.gender = from.gender;
  if (entity.gender == Gender::kUnknown && from.kind == ActorKind::kPerson) {
    if (from.role.ends_with("woman")) {
      entity.gender = Gender::kFemale;
    } else if (from.role.ends_with("man")) {
      entity.gender = Gender::kMale;
    }
  }
}

}  // namespace tocsin
