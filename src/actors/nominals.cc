// Nouns: "the minister", "both sides", "Aldonian officials", and whom they mean.
#include <algorithm>
#include <string>
#include <utility>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kTitleReach = 6;     // words from the end of an office to a name's head
constexpr std::uint32_t kNominalReach = 12;  // sentences

std::string_view without_article(std::string_view words) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

}  // namespace

// True where nothing but an article, a country or "other" narrows the noun down.
bool ActorResolver::is_bare(const Layers& layers, const Mention& mention) const {
  for (const TokenId child : layers.syntax.children(mention.head)) {
    switch (base_of(layers.syntax.deprel[child.value])) {
      case Deprel::kAcl:
        return false;
      case Deprel::kNmod:
      case Deprel::kAmod:
      case Deprel::kCompound: {
        const MentionId of = layers.mentions.of_head[child.value];
        const bool is_country = of.is_valid() &&
                                layers.mentions.mentions[of.value].entry.is_valid() &&
                                mention.tokens.contains(child);
        TokenRange words;
        const bool in_role = roles_.find(layers, mention.tokens, mention.head, words) != nullptr &&
                             words.contains(child);
        if (!is_country && !in_role) return false;
        break;
      }
      default:
        break;
    }
  }
  return true;
}

ActorId ActorResolver::find_noun(const Work& work, const Mention& mention) const {
  const SymbolId lemma = work.layers.syntax.lemma[mention.head.value];
  const Description& said = work.description();
  const ActorKind anaphor = roles_.anaphor_kind(lemma);
  const bool is_alone = is_bare(work.layers, mention);
  const TokenId field = child_with(work.layers.syntax, mention.head, Deprel::kNmod);
  const bool is_office = field.is_valid() && mention.tokens.contains(field) &&
                         work.layers.syntax.upos[field.value] == Upos::kPropn &&
                         !said.country.is_known();
  const std::string_view words =
      without_article(work.layers.words(work.layers.span_of(mention.tokens)));
  const std::uint32_t sentence = work.sentence_of(mention.head);
  ActorId best;
  std::uint32_t best_token = 0;
  for (const Entity& entity : work.table().entities) {
    const Actor& actor = work.out.actors[entity.actor.value];
    if (!entity.last.head.is_valid() || entity.last.sentence + kNominalReach < sentence) continue;
    if (!are_compatible(actor.country, said.country) || entity.plural != said.plural) continue;
    // Who speaks says "our country", and "the country" of another.
    if (actor.kind == ActorKind::kCountry && actor.country.is_known() &&
        actor.country == work.table().speaker.country) {
      continue;
    }
    const bool same_noun = entity.head.is_valid() && entity.head == lemma;
    const bool same_role = entity.is_name && fits_role(actor.role, said.role);
    const bool same_kind = !same_noun && entity.is_name && !entity.is_place && !said.plural &&
                           anaphor != ActorKind::kUnknown && anaphor != ActorKind::kPerson &&
                           (actor.kind == anaphor || (anaphor == ActorKind::kOrganisation &&
                                                      actor.kind == ActorKind::kGroup)) &&
                           said.countries.empty();
    // "the ruling party" is not "the opposition party".
    const bool other_side = same_noun && !actor.sectors.empty() && !said.sectors.empty() &&
                            actor.sectors.front() != said.sectors.front();
    if (other_side) continue;
    // "the Ministry of Justice" is not "the Ministry of Interior".
    if (same_noun && !entity.is_name && is_office && without_article(actor.name) != words) continue;
    // "the minister" after "Ana Ruiz, ... minister": nouns of one sector do not suffice.
    if (!same_noun && !same_role && !same_kind) continue;
    if (!is_alone && without_article(actor.name) != words) continue;
    if (!best.is_valid() || entity.last.head.value > best_token) {
      best = entity.actor;
      best_token = entity.last.head.value;
    }
  }
  return best;
}

// "both sides", "the two countries": the last two that were named.
bool ActorResolver::resolve_sides(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  const SymbolId lemma = layers.syntax.lemma[mention.head.value];
  if (!work.description().plural || !roles_.is_pair(lemma)) return false;
  bool is_both = false;
  for (const TokenId token : mention.tokens) {
    is_both = is_both || roles_.is_both(layers.tokens.lower[token.value]);
  }
  if (!is_both || !work.description().countries.empty()) return false;
  const bool of_people = roles_.anaphor_kind(lemma) == ActorKind::kPerson;
  std::vector<const Entity*> named;
  for (const Entity& entity : work.table().entities) {
    const ActorKind kind = work.out.actors[entity.actor.value].kind;
    if (entity.is_name && !entity.is_place && entity.last.head.is_valid() &&
        (of_people ? kind == ActorKind::kPerson
                   : kind == ActorKind::kCountry || kind == ActorKind::kOrganisation ||
                         kind == ActorKind::kGroup) &&
        entity.last.sentence + kPronounReach >= work.sentence_of(mention.head)) {
      named.push_back(&entity);
    }
  }
  if (named.size() < 2) return false;
  std::sort(named.begin(), named.end(),
            [](const Entity* a, const Entity* b) { return a->last.head > b->last.head; });
  const ActorId second = named[0]->actor;
  const ActorId first = named[1]->actor;
  point(work, id, first, "one of the two named last");
  point(work, id, second, "one of the two named last");
  return true;
}

// "Ana Ruiz, the minister", "the minister, Ana Ruiz": one actor.
bool ActorResolver::resolve_by_apposition(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const SyntaxLayer& syntax = work.layers.syntax;
  const Description said = work.description();
  MentionId of;
  if (syntax.deprel[mention.head.value] == Deprel::kAppos) {
    of = work.layers.mentions.of_head[syntax.head[mention.head.value].value];
  } else if (!said.plural) {
    const TokenId name = child_with(syntax, mention.head, Deprel::kAppos);
    // "The secretary and Minister Ruiz": a name behind a conjunct is that one's.
    const TokenId conjunct = child_with(syntax, mention.head, Deprel::kConj);
    const bool is_its = !conjunct.is_valid() || name < conjunct;
    if (name.is_valid() && is_its) of = work.layers.mentions.of_head[name.value];
    if (of.is_valid() && work.mention(of).form != MentionForm::kName) of = MentionId();
  }
  if (!of.is_valid() || of == id) return false;
  if (of > id) resolve(work, of);
  if (work.scratch.members[of.value].empty()) return false;
  const ActorId actor = work.scratch.members[of.value].front();
  Actor& known = work.out.actors[actor.value];
  const bool same_kind = known.kind == said.kind || known.kind == ActorKind::kUnknown ||
                         said.kind == ActorKind::kUnknown ||
                         (known.kind != ActorKind::kPerson && said.kind != ActorKind::kPerson);
  if (!same_kind || work.table().entities[actor.value].is_place) return false;
  learn(said, known, work.table().entities[actor.value]);
  point(work, id, actor, "in apposition to it");
  return true;
}

void ActorResolver::resolve_nominal(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  if (resolve_sides(work, id)) return;
  if (mention.tokens.size() == 1 && roles_.is_both(layers.tokens.lower[mention.head.value]) &&
      (resolve_group(work, id) || resolve_meeting(work, id))) {
    return;  // "Both agreed"
  }
  const std::string_view name = layers.words(layers.span_of(mention.tokens));
  Description said = work.description();
  if (said.countries.size() > 1 && said.are_beside && said.plural) {
    // "French and German ministers": a group for each country.
    for (const CountryCode country : said.countries) {
      if (!said.country.is_known()) break;
      work.description().country = country;
      const ActorId actor = add_actor(work, mention, name);
      work.table().entities[actor.value].head = layers.syntax.lemma[mention.head.value];
      point(work, id, actor, "one of several countries named together");
    }
    if (said.country.is_known()) return;
  }
  if (said.kind == ActorKind::kCountry && resolve_country(work, id)) return;
  if (resolve_surname(work, id) || resolve_title(work, id) || resolve_by_apposition(work, id)) {
    return;
  }
  work.description() = said;  // resolving the apposition described another
  if (said.speaks_for && said.sectors.empty() && !said.country.is_known()) {
    speak_for_nearest(work, id);
    said = work.description();
  }
  const bool is_the = said.home == Home::kNear && said.kind == ActorKind::kOrganisation;
  // "State Secretary" in capitals, without an article, is a title of somebody.
  const bool is_title = said.kind == ActorKind::kPerson && !said.plural &&
                        layers.syntax.upos[mention.head.value] == Upos::kPropn;
  if (said.is_definite || is_the || is_title) {
    const ActorId known = find_noun(work, mention);
    if (known.is_valid()) {
      learn(said, work.out.actors[known.value], work.table().entities[known.value]);
      point(work, id, known, "the nearest before with this noun and no other country");
      return;
    }
  }
  if (!names_somebody(work, mention)) {
    remember_thing(work, id);
    refuse(work, id, "no role noun: a thing");
    return;
  }
  const ActorId actor = add_actor(work, mention, name);
  settle(work, id, actor);
  point(work, id, actor, "a new description");
}

// "the Republic of Aldonia", "the nation of Bree": the state itself.
bool ActorResolver::resolve_country(Work& work, MentionId id) const {
  const Layers& layers = work.layers;
  const Mention& mention = work.mention(id);
  if (work.description().plural) return false;
  for (const TokenId child : layers.syntax.children(mention.head)) {
    const MentionId of = layers.mentions.of_head[child.value];
    if (layers.syntax.deprel[child.value] != Deprel::kNmod || !of.is_valid() || of < id ||
        !work.mention(of).entry.is_valid() || child.value > mention.head.value + 3) {
      continue;
    }
    const ActorEntry& entry = lexicon_->entry(work.mention(of).entry);
    if (entry.kind != ActorKind::kCountry) continue;
    resolve(work, of);
    if (work.scratch.members[of.value].empty()) return false;
    point(work, id, work.scratch.members[of.value].front(), "the state of that name");
    return true;
  }
  return false;
}

// "Deputy Minister of Trade Ana Ruiz": whoever is named right behind the office is its holder.
bool ActorResolver::resolve_title(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  if (work.description().plural) return false;
  TokenRange office;
  const RoleNoun* noun = roles_.find(work.layers, mention.tokens, mention.head, office);
  if (noun == nullptr || noun->kind != ActorKind::kPerson) return false;
  const Description said = work.description();
  const std::size_t count = work.layers.mentions.mentions.size();
  for (std::size_t m = id.value + std::size_t{1}; m < count; ++m) {
    const Mention& name = work.mention(MentionId(m));
    if (name.head.value > office.last + kTitleReach) break;
    if (name.form != MentionForm::kName || name.name.first != office.last) continue;
    resolve(work, MentionId(m));
    work.description() = said;
    const std::vector<ActorId>& named = work.scratch.members[m];
    if (named.empty() || work.out.actors[named.front().value].kind != ActorKind::kPerson) break;
    const ActorId actor = named.front();
    learn(said, work.out.actors[actor.value], work.table().entities[actor.value]);
    point(work, id, actor, "the office before the name");
    return true;
  }
  return false;
}

// "King said" after "Eva King": a name, though the word is a role too.
bool ActorResolver::resolve_surname(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  if (layers.syntax.upos[mention.head.value] != Upos::kPropn || mention.tokens.size() != 1) {
    return false;
  }
  const auto known = work.table().by_name.find(layers.form(mention.head));
  if (known == work.table().by_name.end()) return false;
  const ActorId actor = known->second;
  if (work.out.actors[actor.value].kind == ActorKind::kOrganisation) return false;
  point(work, id, actor, "the surname of a name before");
  return true;
}

// "A spokesman said": he speaks for the body or state that acted last.
void ActorResolver::speak_for_nearest(Work& work, MentionId id) const {
  const std::uint32_t sentence = work.sentence_of(work.mention(id).head);
  const Entity* best = nullptr;
  for (const Entity& entity : work.table().entities) {
    const Actor& actor = work.out.actors[entity.actor.value];
    if (!entity.last.head.is_valid() || entity.last.sentence + 2 < sentence) continue;
    if (actor.kind != ActorKind::kOrganisation && actor.kind != ActorKind::kCountry &&
        actor.kind != ActorKind::kGroup) {
      continue;
    }
    if (entity.is_place || entity.last.standing != Standing::kSubject || actor.sectors.empty())
      continue;
    if (best == nullptr || entity.last.head > best->last.head) best = &entity;
  }
  if (best == nullptr) return;
  const Actor& body = work.out.actors[best->actor.value];
  work.description().country = body.country;
  work.description().sectors = body.sectors;
}

// "appointed minister", "in general": a person's noun in the singular with nothing before it, and
// no subject, says what and not who.
bool ActorResolver::names_office(const Work& work, const Mention& mention) const {
  const SyntaxLayer& syntax = work.layers.syntax;
  const Description& said = work.description();
  if (said.kind != ActorKind::kPerson || said.plural || mention.tokens.size() > 1 ||
      syntax.upos[mention.head.value] != Upos::kNoun) {
    return false;
  }
  switch (base_of(syntax.deprel[mention.head.value])) {
    case Deprel::kObj:
    case Deprel::kObl:
    case Deprel::kNmod:
    case Deprel::kXcomp:
      return true;
    default:
      return false;
  }
}

// A role noun, a quantity of somebody, or no noun at all ("two", "the wounded").
bool ActorResolver::names_somebody(const Work& work, const Mention& mention) const {
  const SyntaxLayer& syntax = work.layers.syntax;
  const Upos upos = syntax.upos[mention.head.value];
  if (upos != Upos::kNoun && upos != Upos::kPropn) return true;
  if (names_office(work, mention)) return false;
  // "terrorist attack", "child labour": what kind of thing, and nobody.
  if (syntax.deprel[mention.head.value] == Deprel::kCompound &&
      roles_.is_manner(syntax.lemma[mention.head.value])) {
    return false;
  }
  const Description& said = work.description();
  if (said.is_building) {
    const TokenId first = first_conjunct(syntax, mention.head);
    return syntax.deprel[first.value] == Deprel::kNsubj ||
           syntax.deprel[first.value] == Deprel::kOblAgent;
  }
  return said.has_noun ||
         (roles_.is_quantity(syntax.lemma[mention.head.value]) && !said.sectors.empty());
}

}  // namespace tocsin
