#include "actors/coreference.h"

#include <algorithm>
#include <string>
#include <utility>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kNoSurface = ~std::uint32_t{0};
constexpr std::uint32_t kNominalReach = 12;  // sentences
constexpr std::uint32_t kDeepest = 16;       // mentions that wait for another

bool is_subject(const SyntaxLayer& syntax, TokenId head) {
  return base_of(syntax.deprel[head.value]) == Deprel::kNsubj;
}

// Capital letters of the words of a name: "Aldonian Defence League" -> "ADL".
std::string initials(const Layers& layers, TokenRange name) {
  std::string letters;
  for (const TokenId token : name) {
    const char first = layers.form(token).front();
    if (first >= 'A' && first <= 'Z') letters += first;
  }
  return letters;
}

std::string_view without_article(std::string_view words) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

bool are_compatible(CountryCode a, CountryCode b) {
  return !a.is_known() || !b.is_known() || a == b;
}

}  // namespace

ActorResolver::ActorResolver(const ActorLexicon& lexicon, RoleLexicon roles)
    : lexicon_(&lexicon), roles_(std::move(roles)) {}

Result<ActorResolver> ActorResolver::load(const ActorLexicon& lexicon,
                                          const std::filesystem::path& lexicon_dir,
                                          Vocabulary& vocabulary) {
  TOCSIN_TRY(roles, RoleLexicon::load(lexicon_dir, vocabulary));
  return ActorResolver(lexicon, std::move(roles));
}

ActorId ActorResolver::add_actor(Work& work, const Mention& mention, std::string_view name) const {
  const ActorId id(work.out.actors.size());
  Actor actor;
  actor.name = name;
  Entity entity;
  entity.actor = id;
  entity.plural = work.description().plural;
  entity.is_name = mention.form == MentionForm::kName || mention.form == MentionForm::kMetonym;
  entity.is_former = work.description().is_former;
  if (!entity.is_name) entity.head = work.layers.syntax.lemma[mention.head.value];
  learn(work.description(), actor, entity);
  work.out.actors.push_back(std::move(actor));
  work.table().entities.push_back(entity);
  return id;
}

void ActorResolver::point(Work& work, MentionId id, ActorId actor, std::string_view why) const {
  const Mention& mention = work.mention(id);
  work.scratch.members[id.value].push_back(actor);
  Entity& entity = work.table().entities[actor.value];
  entity.last_sentence = work.sentence_of(mention.head);
  entity.last_head = mention.head;
  entity.last_is_subject = is_subject(work.layers.syntax, mention.head);
  ++entity.times;
  if (work.sink != nullptr) {
    work.sink->add(Stage::kCoreference, Outcome::kMade, mention.head,
                   work.out.actors[actor.value].name, std::string(why));
  }
}

void ActorResolver::resolve_entry(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const ActorEntry& entry = lexicon_->entry(mention.entry);
  const std::uint32_t matched = work.description().surface;
  std::uint32_t own = kNoSurface;  // a surface that is an actor beside the entry's
  bool is_place = false;
  if (matched != kNoSurface) {
    const Surface& surface = entry.surfaces[matched];
    is_place = surface.kind == SurfaceKind::kCapital && mention.form != MentionForm::kMetonym;
    const bool has_own_sector = !surface.sectors.empty() && surface.sectors != entry.sectors;
    if (surface.kind == SurfaceKind::kPeople && entry.kind == ActorKind::kCountry) own = matched;
    if (surface.kind == SurfaceKind::kBody || has_own_sector || is_place) own = matched;
  }
  const std::uint64_t key = (std::uint64_t{mention.entry.value} << 32) | own;
  const auto known = work.table().by_entry.find(key);
  if (known != work.table().by_entry.end()) {
    const ActorId actor = known->second;
    learn(work.description(), work.out.actors[actor.value], work.table().entities[actor.value]);
    point(work, id, actor, "the same lexicon entry");
    return;
  }
  const ActorId actor =
      add_actor(work, mention, own == kNoSurface ? entry.name() : entry.surfaces[own].text);
  work.table().by_entry.emplace(key, actor);
  work.table().entities[actor.value].is_place = is_place;
  Actor& made = work.out.actors[actor.value];
  made.entry = mention.entry;
  made.entry_id = entry.id;
  if (own == kNoSurface) {
    made.wikidata = entry.wikidata;
    remember_name(work, mention, actor);
  }
  point(work, id, actor, "a lexicon entry");
}

void ActorResolver::remember_name(Work& work, const Mention& mention, ActorId actor) const {
  if (mention.name.empty()) return;
  auto& by_name = work.table().by_name;
  by_name.emplace(work.layers.words(work.layers.span_of(mention.name)), actor);
  const ActorKind kind = work.out.actors[actor.value].kind;
  if (mention.name.size() > 1 && kind != ActorKind::kPerson) {
    for (const TokenRange words : {mention.name, mention.tokens}) {
      const std::string letters = initials(work.layers, words);
      if (letters.size() >= 2) work.table().by_initials.emplace(letters, actor);
    }
  }
  if (mention.name.size() > 1 && (kind == ActorKind::kPerson || kind == ActorKind::kUnknown)) {
    by_name.emplace(work.layers.form(TokenId(mention.name.last - 1)), actor);
  }
}

void ActorResolver::resolve_name(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  const std::string_view name = layers.words(layers.span_of(mention.name));
  auto& by_name = work.table().by_name;
  auto known = by_name.find(name);
  if (known == by_name.end() && mention.name.size() == 2) {
    // "Mr Ruiz": a title, then the surname.
    TokenRange words;
    const TokenId first(mention.name.first);
    if (roles_.find(layers, {first.value, first.value + 1}, first, words) != nullptr) {
      known = by_name.find(layers.form(TokenId(mention.name.last - 1)));
    }
  }
  if (known != by_name.end() &&
      are_compatible(work.out.actors[known->second.value].country, work.description().country)) {
    const ActorId actor = known->second;
    learn(work.description(), work.out.actors[actor.value], work.table().entities[actor.value]);
    settle(work, id, actor);
    point(work, id, actor, "the same name, or its surname");
    return;
  }
  // An acronym of a name before: "Aldonian Defence League (ADL)".
  if (mention.name.size() == 1 && name.size() >= 2) {
    const auto whole = work.table().by_initials.find(std::string(name));
    if (whole != work.table().by_initials.end()) {
      by_name.emplace(name, whole->second);
      point(work, id, whole->second, "the initials of a name before");
      return;
    }
  }
  const ActorId actor = add_actor(work, mention, name);
  remember_name(work, mention, actor);
  settle(work, id, actor);
  point(work, id, actor, "a new name");
}

// A bare "the police" is that of the country the document is about; "the government" is that of
// the only country near it, too.
void ActorResolver::settle(Work& work, MentionId id, ActorId of) const {
  Actor& actor = work.out.actors[of.value];
  const bool is_somebody = actor.kind != ActorKind::kUnknown && !actor.sectors.empty() &&
                           actor.kind != ActorKind::kCountry;
  if (actor.country.is_known() || !is_somebody) return;
  CountryCode home = main_country(work.table());
  if (!home.is_known() && work.description().takes_home) {
    home = local_country(work.layers, work.table(), id);
  }
  if (!home.is_known()) return;
  actor.country = home;
  if (work.sink != nullptr) {
    work.sink->add(Stage::kActors, Outcome::kMade, work.mention(id).head, actor.name,
                   "no country of its own: that spoken of here, " + std::string(home.view()));
  }
}

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
  const std::string_view words =
      without_article(work.layers.words(work.layers.span_of(mention.tokens)));
  const std::uint32_t sentence = work.sentence_of(mention.head);
  ActorId best;
  std::uint32_t best_token = 0;
  for (const Entity& entity : work.table().entities) {
    const Actor& actor = work.out.actors[entity.actor.value];
    if (!entity.last_head.is_valid() || entity.last_sentence + kNominalReach < sentence) continue;
    if (!are_compatible(actor.country, said.country) || entity.plural != said.plural) continue;
    const bool same_noun = entity.head.is_valid() && entity.head == lemma;
    const bool same_role = !actor.role.empty() && actor.role == said.role && entity.is_name;
    const bool same_kind = !same_noun && entity.is_name && !entity.is_place && !said.plural &&
                           anaphor != ActorKind::kUnknown && anaphor != ActorKind::kPerson &&
                           (actor.kind == anaphor || (anaphor == ActorKind::kOrganisation &&
                                                      actor.kind == ActorKind::kGroup)) &&
                           said.countries.empty();
    // "the minister" after "Ana Ruiz, ... minister": nouns of one sector do not suffice.
    if (!same_noun && !same_role && !same_kind) continue;
    if (!is_alone && without_article(actor.name) != words) continue;
    if (!best.is_valid() || entity.last_head.value > best_token) {
      best = entity.actor;
      best_token = entity.last_head.value;
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
    if (entity.is_name && !entity.is_place && entity.last_head.is_valid() &&
        (of_people ? kind == ActorKind::kPerson
                   : kind == ActorKind::kCountry || kind == ActorKind::kOrganisation ||
                         kind == ActorKind::kGroup) &&
        entity.last_sentence + kPronounReach >= work.sentence_of(mention.head)) {
      named.push_back(&entity);
    }
  }
  if (named.size() < 2) return false;
  std::sort(named.begin(), named.end(),
            [](const Entity* a, const Entity* b) { return a->last_head > b->last_head; });
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
    if (name.is_valid()) of = work.layers.mentions.of_head[name.value];
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
  const std::string_view name = layers.words(layers.span_of(mention.tokens));
  const Description said = work.description();
  if (said.countries.size() > 1 && said.plural) {
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
  if (resolve_by_apposition(work, id)) return;
  if (said.is_definite || (said.takes_home && said.kind == ActorKind::kOrganisation)) {
    const ActorId known = find_noun(work, mention);
    if (known.is_valid()) {
      learn(said, work.out.actors[known.value], work.table().entities[known.value]);
      point(work, id, known, "the nearest before with this noun and no other country");
      return;
    }
  }
  const ActorId actor = add_actor(work, mention, name);
  settle(work, id, actor);
  point(work, id, actor, "a new description");
}

// One mention may need another first: "I" in a quotation its source. Two that need each other are
// each left to the later call for it.
void ActorResolver::resolve(Work& work, MentionId id) const {
  Scratch& scratch = work.scratch;
  if (!scratch.members[id.value].empty() || scratch.is_open[id.value]) return;
  if (scratch.depth == kDeepest) return;
  scratch.is_open[id.value] = true;
  ++scratch.depth;
  resolve_by_form(work, id);
  --scratch.depth;
  scratch.is_open[id.value] = false;
}

void ActorResolver::resolve_by_form(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const SyntaxLayer& syntax = work.layers.syntax;
  if (!mention.entry.is_valid() && (roles_.is_never(syntax.lemma[mention.head.value]) ||
                                    roles_.is_never(work.layers.tokens.lower[mention.head.value]) ||
                                    base_of(syntax.deprel[mention.head.value]) == Deprel::kExpl)) {
    if (work.sink != nullptr) {
      work.sink->add(Stage::kActors, Outcome::kRefused, mention.head,
                     std::string(work.layers.form(mention.head)), "names no one who could act");
    }
    return;
  }
  if (syntax.deprel[mention.head.value] == Deprel::kNmodDesc && !mention.entry.is_valid()) {
    // "President Ana Ruiz": the title is she.
    const MentionId of = work.layers.mentions.of_head[syntax.head[mention.head.value].value];
    if (of.is_valid()) {
      resolve(work, of);
      for (const ActorId actor : std::vector(work.scratch.members[of.value])) {
        point(work, id, actor, "the title of the name");
      }
      return;
    }
  }
  work.reader.describe(work.layers, mention, work.description());
  if (mention.entry.is_valid()) {
    resolve_entry(work, id);
    return;
  }
  switch (mention.form) {
    case MentionForm::kName:
    case MentionForm::kMetonym:
      resolve_name(work, id);
      break;
    case MentionForm::kNominal:
      resolve_nominal(work, id);
      break;
    case MentionForm::kPronoun:
      resolve_pronoun(work, id);
      break;
  }
}

// What needs the whole document: who speaks in it, and who was in office before.
void ActorResolver::finish(Work& work) const {
  const MentionId from = work.table().speaker.mention;
  if (from.is_valid() && !work.scratch.members[from.value].empty()) {
    const Actor speaker = work.out.actors[work.scratch.members[from.value].front().value];
    for (const std::string_view name : {"We", "I"}) {
      const auto known = work.table().by_name.find(name);
      if (known == work.table().by_name.end()) continue;
      Actor& actor = work.out.actors[known->second.value];
      actor.country = speaker.country;
      actor.sectors = speaker.sectors;
      if (work.sink != nullptr) {
        work.sink->add(Stage::kActors, Outcome::kChanged, TokenId(), std::string(name),
                       "the text speaks for " + speaker.name);
      }
    }
  }
  for (std::size_t i = 0; i < work.out.actors.size(); ++i) {
    Actor& actor = work.out.actors[i];
    if (!work.table().entities[i].is_former || actor.sectors.empty()) continue;
    const Sector sector = actor.sectors.front();
    const bool was_in_office = sector == Sector::kGov || sector == Sector::kMil ||
                               sector == Sector::kLeg || sector == Sector::kJud ||
                               sector == Sector::kSpy || sector == Sector::kCop ||
                               sector == Sector::kPty;
    if (was_in_office) actor.sectors = {Sector::kEli};
  }
}

void ActorResolver::run(const Vocabulary& /*vocabulary*/, const Layers& before, Scratch& scratch,
                        ActorLayer& out, DecisionSink* sink) const {
  out.clear();
  scratch.table.clear();
  const std::size_t count = before.mentions.mentions.size();
  scratch.members.resize(std::max(scratch.members.size(), count));
  for (std::size_t i = 0; i < count; ++i) scratch.members[i].clear();
  scratch.is_open.assign(count, false);
  Work work{before, scratch, out, sink, MentionReader(*lexicon_, roles_)};
  count_countries(before, *lexicon_, scratch.table);
  find_speaker(work);
  for (std::size_t i = 0; i < count; ++i) resolve(work, MentionId(i));
  finish(work);
  out.member_begin.reserve(count + 1);
  for (std::size_t i = 0; i < count; ++i) {
    out.member_begin.push_back(static_cast<std::uint32_t>(out.members.size()));
    for (const ActorId actor : scratch.members[i]) {
      const auto own = std::span(out.members).subspan(out.member_begin.back());
      if (std::find(own.begin(), own.end(), actor) == own.end()) out.members.push_back(actor);
    }
  }
  out.member_begin.push_back(static_cast<std::uint32_t>(out.members.size()));
}

}  // namespace tocsin
