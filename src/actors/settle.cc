#include "actors/settle.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "core/tree.h"

namespace tocsin {
namespace {

bool is_plural(const SyntaxLayer& syntax, TokenId head) {
  const Xpos xpos = syntax.xpos[head.value];
  if (xpos == Xpos::kNns || xpos == Xpos::kNnps) return true;
  return std::any_of(syntax.children(head).begin(), syntax.children(head).end(),
                     [&](TokenId c) { return syntax.deprel[c.value] == Deprel::kNummod; });
}

constexpr std::uint32_t kLongestTitle = 4;  // words before the last of a title
constexpr int kFirstYear = 1900;            // where a term has no first day
constexpr int kLastYear = 2027;             // where it has no last one
constexpr int kOwnerDepth = 3;  // "professor at the university of the capital of Aldonia"

void add_country(CountryCode country, std::vector<CountryCode>& out) {
  if (!country.is_known()) return;
  if (std::find(out.begin(), out.end(), country) == out.end()) out.push_back(country);
}

bool is_one_of(Sector sector, std::initializer_list<Sector> list) {
  return std::find(list.begin(), list.end(), sector) != list.end();
}

bool takes_home(Home home) {
  return home == Home::kNear || home == Home::kNearOne || home == Home::kSpeaker;
}

// May "military", "rebel" or "company" before it change what the noun says?
bool gives_way(Sector noun, Sector modifier) {
  if (noun == Sector::kGov || noun == Sector::kCvl) return true;
  if (noun == Sector::kCop) return is_one_of(modifier, {Sector::kMil, Sector::kSpy, Sector::kMed});
  return noun == Sector::kMil && is_one_of(modifier, {Sector::kReb, Sector::kPrm, Sector::kUaf,
                                                      Sector::kCop, Sector::kCrm});
}

int months_of(const OfficeTerm& term) {
  const int from = term.from.is_open() ? kFirstYear * 12 : term.from.year * 12 + term.from.month;
  const int to = term.to.is_open() ? kLastYear * 12 : term.to.year * 12 + term.to.month;
  return to - from;
}

// The office that was held longest, of those that the title `said` names where it is not empty;
// empty: none.
std::optional<OfficeTerm> longest_office(const ActorEntry& entry, std::string_view said) {
  std::optional<OfficeTerm> longest;
  for (const OfficeTerm& term : entry.offices) {
    if (!said.empty() && !fits_role(term.title, said)) continue;
    if (!longest || months_of(term) > months_of(*longest)) longest = term;
  }
  return longest;
}

}  // namespace

std::uint32_t MentionReader::surface_of(const Layers& layers, const Mention& mention) const {
  std::vector<NameMatch> matches;
  lexicon_->find_all(layers, mention.name, matches);
  for (const NameMatch& match : matches) {
    if (match.entry == mention.entry && match.tokens == mention.name) return match.surface;
  }
  return ~std::uint32_t{0};
}

void MentionReader::read_entry(const Layers& layers, const Mention& mention,
                               Description& out) const {
  const ActorEntry& entry = lexicon_->entry(mention.entry);
  out.surface = surface_of(layers, mention);
  out.kind = entry.kind;
  out.country = entry.country;
  out.sectors = entry.sectors;
  out.gender = entry.gender;
  out.plural = false;
  read_office(layers, mention.entry, out);
  // "Central Aldonia", "the Breelander Sea": kept so that no state is read in them.
  if (entry.kind == ActorKind::kOrganisation && !entry.country.is_known() &&
      entry.sectors.empty()) {
    out.kind = ActorKind::kUnknown;
    out.is_place = true;
  }
  if (out.surface >= entry.surfaces.size()) return;
  const Surface& surface = entry.surfaces[out.surface];
  switch (surface.kind) {
    case SurfaceKind::kPeople:
      out.kind = ActorKind::kGroup;
      out.sectors = entry.kind == ActorKind::kCountry ? std::vector{Sector::kCvl} : entry.sectors;
      out.plural = is_plural(layers.syntax, mention.head);
      break;
    case SurfaceKind::kBody:
      out.kind = ActorKind::kOrganisation;
      out.sectors = surface.sectors;
      break;
    case SurfaceKind::kMetonym:
      if (!surface.sectors.empty()) out.sectors = surface.sectors;
      break;
    case SurfaceKind::kCapital:
      if (mention.form != MentionForm::kMetonym) {
        out.kind = ActorKind::kUnknown;
        out.sectors.clear();
        out.is_place = true;
      }
      break;
    case SurfaceKind::kPlace:
      out.kind =
          mention.form == MentionForm::kMetonym ? ActorKind::kOrganisation : ActorKind::kUnknown;
      out.sectors.clear();
      if (mention.form == MentionForm::kMetonym) out.sectors = {Sector::kGov};
      out.is_place = mention.form != MentionForm::kMetonym;
      break;
    case SurfaceKind::kName:
    case SurfaceKind::kAdjective:
      break;
  }
}

// What somebody with dated offices is on the day of publication; without one, what he was longest.
void MentionReader::read_office(const Layers& layers, EntryId id, Description& out) const {
  const ActorEntry& entry = lexicon_->entry(id);
  if (entry.offices.empty()) return;
  if (!out.country.is_known()) out.country = entry.offices.back().country;
  const auto& day = layers.document.published;
  const auto office = day ? lexicon_->office_on(id, *day) : longest_office(entry, "");
  if (office) {
    out.country = office->country;
    out.sectors = office->sectors;
    out.role = office->title;
  } else if (day && lexicon_->is_former(id, *day)) {
    out.sectors = {Sector::kEli};
  }
}

// A title before or after the name, or a noun beside it in apposition.
void MentionReader::read_title(const Layers& layers, TokenId token, Description& out) const {
  TokenRange words;
  Mention title;
  title.head = token;
  title.tokens = noun_phrase(layers.syntax, token);
  const RoleNoun* noun = roles_->find(layers, title.tokens, token, words);
  if (noun == nullptr) return;
  // "the National Guard", "the Human Rights League": no title.
  if (words.size() == 1 && layers.syntax.upos[token.value] == Upos::kPropn &&
      roles_->is_never_title(layers.tokens.lower[token.value])) {
    return;
  }
  Description said;
  said.kind = noun->kind;
  said.sectors = noun->sectors;
  read_modifiers(layers, title, noun, words, said);
  Owner owner;
  read_owners(layers, token, reach_of(*noun), 0, owner);
  apply(owner, noun, true, said);
  if (out.kind == ActorKind::kUnknown) out.kind = noun->kind;
  if (out.gender == Gender::kUnknown) out.gender = noun->gender;
  if (!out.country.is_known()) out.country = said.country;
  if (out.sectors.empty() && !said.sectors.empty()) {
    out.sectors = said.sectors;
    out.home = noun->home;
    out.fallback = noun->country;
  }
  if (out.role.empty() && noun->kind == ActorKind::kPerson && !noun->sectors.empty()) {
    out.role = layers.words(layers.span_of(words));
  }
  for (const CountryCode country : said.countries) add_country(country, out.countries);
  out.is_former = out.is_former || said.is_former;
}

void MentionReader::read_modifiers(const Layers& layers, const Mention& mention,
                                   const RoleNoun* noun, TokenRange role, Description& out) const {
  const bool is_open = out.sectors.empty() || (noun != nullptr && noun->any_body_has_one);
  const bool is_people = noun == nullptr || noun->kind != ActorKind::kOrganisation ||
                         (!out.sectors.empty() && out.sectors.front() == Sector::kMil);
  for (std::uint32_t at = mention.tokens.first; at < mention.head.value; ++at) {
    if (layers.syntax.head[at] != mention.head && layers.syntax.deprel[at] != Deprel::kConj) {
      continue;
    }
    if (roles_->is_former(layers.tokens.lower[at])) out.is_former = true;
    if (role.contains(TokenId(std::size_t{at}))) continue;  // "press secretary" is no journalist
    const Modifier* modifier = roles_->modifier(layers.tokens.lower[at]);
    if (modifier == nullptr || modifier->sectors.empty()) continue;
    const bool yields = !modifier->weak && is_people && !out.sectors.empty() &&
                        gives_way(out.sectors.front(), modifier->sectors.front());
    if (is_open || yields) out.sectors = modifier->sectors;
    // Those who fight for an opposition.
    const bool is_armed = !is_open && !out.sectors.empty() && out.sectors.front() == Sector::kMil;
    if (is_armed && modifier->sectors.front() == Sector::kOpp) out.sectors = {Sector::kReb};
  }
}

void MentionReader::read_owner(const Layers& layers, TokenId token, int depth, Owner& out) const {
  const MentionId id = layers.mentions.of_head[token.value];
  if (!id.is_valid() || depth > kOwnerDepth) return;
  const Mention& mention = layers.mentions.mentions[id.value];
  if (mention.entry.is_valid()) {
    Description of;
    read_entry(layers, mention, of);
    add_country(of.country, out.countries);
    if (out.sectors.empty() && of.kind != ActorKind::kCountry) out.sectors = of.sectors;
    return;
  }
  TokenRange words;
  const RoleNoun* noun = roles_->find(layers, mention.tokens, token, words);
  if (noun != nullptr) {
    if (out.sectors.empty() && noun->kind != ActorKind::kCountry) out.sectors = noun->sectors;
    if (!takes_home(noun->home)) add_country(noun->country, out.countries);
    if (takes_home(noun->home)) out.home = noun->home;
    if (noun->kind == ActorKind::kCountry) out.home = Home::kNear;
  }
  Owner further;
  const bool any = noun != nullptr && noun->any_body_has_one;
  read_owners(layers, token, any ? Reach::kAll : Reach::kUsual, depth + 1, further);
  if (out.countries.empty()) out.countries = further.countries;
  if (out.sectors.empty() && (noun == nullptr || noun->any_body_has_one)) {
    out.sectors = further.sectors;
  }
}

// The sectors of the group or body of the lexicon that `token` names; none where it names none.
std::vector<Sector> MentionReader::group_sectors(const Layers& layers, TokenId token) const {
  const MentionId id = layers.mentions.of_head[token.value];
  if (!id.is_valid() || !layers.mentions.mentions[id.value].entry.is_valid()) return {};
  Description of;
  read_entry(layers, layers.mentions.mentions[id.value], of);
  const bool is_body = of.kind == ActorKind::kGroup || of.kind == ActorKind::kOrganisation;
  return is_body ? of.sectors : std::vector<Sector>();
}

MentionReader::Reach MentionReader::reach_of(const RoleNoun& noun) {
  if (noun.home == Home::kNobody) return Reach::kBeside;
  return noun.any_body_has_one || noun.speaks_for ? Reach::kAll : Reach::kUsual;
}

// "Aldonian", "Aldonia's", "of Aldonia", "Aldonia" before the head, as far as `reach` goes.
void MentionReader::read_owners(const Layers& layers, TokenId head, Reach reach, int depth,
                                Owner& out) const {
  const SyntaxLayer& syntax = layers.syntax;
  for (const TokenId child : syntax.children(head)) {
    const Deprel deprel = syntax.deprel[child.value];
    if (deprel == Deprel::kNmod) {
      if (reach == Reach::kBeside) continue;
      bool belongs = reach == Reach::kAll;
      for (const TokenId part : syntax.children(child)) {
        belongs = belongs || (syntax.deprel[part.value] == Deprel::kCase &&
                              roles_->is_home_preposition(layers.tokens.lower[part.value]));
      }
      if (!belongs) continue;
    } else if (deprel != Deprel::kAmod && deprel != Deprel::kCompound &&
               (deprel != Deprel::kNmodPoss || reach == Reach::kBeside)) {
      continue;
    }
    const std::size_t before = out.countries.size();
    if (depth == 0 && out.before.empty() && deprel != Deprel::kNmod &&
        deprel != Deprel::kNmodPoss) {
      out.before = group_sectors(layers, child);
    }
    read_owner(layers, child, depth, out);
    for (const TokenId other : syntax.children(child)) {
      // "Aldonian and Breelander officials"; "Somalia-based": the country below the participle.
      const Deprel below = syntax.deprel[other.value];
      const bool is_hyphened = deprel == Deprel::kAmod && other.value + 2 == child.value &&
                               layers.form(TokenId(std::size_t{other.value + 1})) == "-";
      if (below == Deprel::kConj || is_hyphened) {
        read_owner(layers, other, depth, out);
      }
    }
    out.are_beside = out.are_beside || out.countries.size() > before + 1;
  }
}

void MentionReader::apply(const Owner& owner, const RoleNoun* noun, bool gives_country,
                          Description& out) const {
  for (const CountryCode country : owner.countries) add_country(country, out.countries);
  out.are_beside = out.are_beside || owner.are_beside;
  if (gives_country && !out.country.is_known() && !owner.countries.empty()) {
    out.country = owner.countries.front();
  }
  const bool any = noun == nullptr || noun->any_body_has_one || noun->speaks_for;
  if (any && !owner.sectors.empty() && owner.sectors.front() != Sector::kUnk) {
    out.sectors = owner.sectors;
    out.home = owner.home;
  }
  // "Red Front prisoners", "Red Front forces"
  if (!owner.before.empty() && !out.sectors.empty() &&
      (out.sectors.front() == Sector::kCvl ||
       (out.sectors.front() == Sector::kMil &&
        is_one_of(owner.before.front(), {Sector::kReb, Sector::kPrm, Sector::kUaf})))) {
    out.sectors = owner.before;
  }
  if (gives_country && !out.country.is_known() && noun != nullptr) {
    if (takes_home(noun->home)) {
      out.fallback = noun->country;
    } else {
      out.country = noun->country;
    }
  }
  // What belongs to no state has no sector, but its soldiers have.
  if ((out.country == CountryCode("IGO") || out.country == CountryCode("NGO")) &&
      !out.sectors.empty() &&
      !is_one_of(out.sectors.front(), {Sector::kMil, Sector::kCop, Sector::kReb, Sector::kRef})) {
    out.sectors.clear();
  }
}

void MentionReader::read_noun(const Layers& layers, const Mention& mention,
                              Description& out) const {
  TokenRange words;
  const RoleNoun* noun = roles_->find(layers, mention.tokens, mention.head, words);
  const bool is_quantity = roles_->is_quantity(layers.syntax.lemma[mention.head.value]);
  // "Ana Pope", "Corland Teachers Association": within a name no role of a person.
  if (noun != nullptr && noun->kind == ActorKind::kPerson && mention.form == MentionForm::kName &&
      words.first > mention.name.first &&
      (words.last == mention.name.last || layers.syntax.xpos[words.last - 1] == Xpos::kNnps)) {
    noun = nullptr;
  }
  // "the Human Rights Centre", "the National Union": an adjective that is no one.
  if (noun != nullptr && noun->kind == ActorKind::kPerson && mention.form == MentionForm::kName &&
      words.size() == 1 && words.last < mention.name.last &&
      roles_->is_never_title(layers.tokens.lower[words.first])) {
    noun = nullptr;
  }
  if (noun != nullptr) {
    out.kind = noun->kind;
    out.sectors = noun->sectors;
    out.gender = noun->gender;
    out.home = noun->home;
    out.has_noun = true;
    out.speaks_for = noun->speaks_for;
    out.is_building = noun->is_building;
    if (noun->kind == ActorKind::kPerson) out.role = layers.words(layers.span_of(words));
  }
  if (out.plural && out.kind == ActorKind::kPerson) out.kind = ActorKind::kGroup;
  const bool is_somebody = noun != nullptr || is_quantity || mention.form == MentionForm::kName;
  if (noun != nullptr) read_modifiers(layers, mention, noun, words, out);
  Owner owner;
  Reach reach = noun == nullptr ? Reach::kUsual : reach_of(*noun);
  if (is_quantity && reach == Reach::kUsual) reach = Reach::kAll;
  read_owners(layers, mention.head, reach, 0, owner);
  if (is_somebody) {
    // "dozens of protesters": what they are of says who they are.
    apply(owner, noun, true, out);
    if (is_quantity && noun == nullptr && !out.sectors.empty()) out.kind = ActorKind::kGroup;
    // "the Corland Reform Trust"
    if (mention.form == MentionForm::kName && out.sectors.empty() && mention.name.size() > 1 &&
        roles_->is_society(layers.tokens.lower[mention.name.last - 1])) {
      out.kind = ActorKind::kOrganisation;
      out.sectors = {Sector::kSoc};
    }
    // "Thousands marched"
    if (noun == nullptr && out.plural && out.sectors.empty() &&
        roles_->is_crowd(layers.syntax.lemma[mention.head.value]) &&
        !child_with(layers.syntax, mention.head, Deprel::kNmod).is_valid()) {
      out.sectors = {Sector::kCvl};
      out.kind = ActorKind::kGroup;
    }
  } else {
    // Of a thing the owner is asked for by whoever needs it; it is nobody itself.
    for (const CountryCode country : owner.countries) add_country(country, out.countries);
  }
}

void MentionReader::describe(const Layers& layers, const Mention& mention, Description& out) const {
  out = Description();
  out.plural = is_plural(layers.syntax, mention.head);
  const TokenId first(mention.tokens.first);
  out.is_definite = roles_->is_definite(layers.tokens.lower[first.value]);
  if (mention.entry.is_valid()) {
    read_entry(layers, mention, out);
  } else {
    read_noun(layers, mention, out);
  }
  if (mention.form != MentionForm::kName) return;
  if (mention.entry.is_valid() && out.kind != ActorKind::kPerson) return;
  read_titles(layers, mention, out);
  if (mention.entry.is_valid() && !layers.document.published) {
    // No day says which office: the words may.
    Description said;
    read_titles(layers, mention, said);
    const ActorEntry& entry = lexicon_->entry(mention.entry);
    const auto office = longest_office(entry, said.role);
    if (!office || said.role.empty()) return;
    out.country = office->country;
    out.sectors = office->sectors;
    out.role = office->title;
  }
}

// The office and the nouns beside a name.
void MentionReader::read_titles(const Layers& layers, const Mention& mention,
                                Description& out) const {
  // The office right before the name, before others that the tree joins to it.
  const TokenId before(std::size_t{std::max<std::uint32_t>(mention.name.first, 1) - 1});
  if (mention.name.first > 0 && !mention.tokens.empty() &&
      layers.tokens.sentence[before.value] == layers.tokens.sentence[mention.head.value]) {
    TokenRange words;
    const TokenRange left{std::max<std::uint32_t>(before.value, kLongestTitle) - kLongestTitle,
                          mention.name.first};
    const RoleNoun* noun = roles_->find(layers, left, before, words);
    if (noun != nullptr && noun->kind == ActorKind::kPerson) read_title(layers, before, out);
  }
  for (const TokenId child : layers.syntax.children(mention.head)) {
    const Deprel deprel = layers.syntax.deprel[child.value];
    // "Eva Pope": a surname.
    if (deprel == Deprel::kFlat && child.value + 1 == mention.name.last) continue;
    if (deprel == Deprel::kNmodDesc || deprel == Deprel::kAppos || deprel == Deprel::kFlat ||
        deprel == Deprel::kCompound) {
      read_title(layers, child, out);
    }
    if (deprel == Deprel::kAmod && roles_->is_former(layers.tokens.lower[child.value])) {
      out.is_former = true;
    }
  }
  // "the minister, Ana Ruiz": the name stands in apposition to its role.
  if (layers.syntax.deprel[mention.head.value] == Deprel::kAppos) {
    read_title(layers, layers.syntax.head[mention.head.value], out);
  }
}

}  // namespace tocsin
