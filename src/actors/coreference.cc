#include "actors/coreference.h"

#include <algorithm>
#include <string>
#include <utility>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kNoSurface = ~std::uint32_t{0};
constexpr std::uint32_t kLongestOffice = 8;  // words
constexpr std::uint32_t kDeepest = 16;       // mentions that wait for another

// Capital letters of the words of a name: "Aldonian Defence League" -> "ADL".
std::string initials(const Layers& layers, TokenRange name) {
  std::string letters;
  for (const TokenId token : name) {
    const char first = layers.form(token).front();
    if (first >= 'A' && first <= 'Z') letters += first;
  }
  return letters;
}

}  // namespace

ActorResolver::ActorResolver(const ActorLexicon& lexicon, RoleLexicon roles,
                             AntecedentWeights weights, GivenNames names)
    : lexicon_(&lexicon),
      roles_(std::move(roles)),
      weights_(std::move(weights)),
      given_names_(std::move(names)) {}

Result<ActorResolver> ActorResolver::load(const ActorLexicon& lexicon,
                                          const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(roles, RoleLexicon::load(lexicon_dir, vocabulary));
  TOCSIN_TRY(weights, AntecedentWeights::load(lexicon_dir, vocabulary));
  TOCSIN_TRY(names, GivenNames::load(lexicon_dir, vocabulary));
  return ActorResolver(lexicon, std::move(roles), std::move(weights), std::move(names));
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
  const bool may_be_person = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnknown;
  if (entity.is_name && entity.gender == Gender::kUnknown && may_be_person) {
    entity.gender = given_names_.gender_of(work.vocabulary, name);
  }
  work.out.actors.push_back(std::move(actor));
  work.table().entities.push_back(entity);
  return id;
}

void ActorResolver::point(Work& work, MentionId id, ActorId actor, std::string_view why) const {
  const Mention& mention = work.mention(id);
  work.scratch.members[id.value].push_back(actor);
  Trace& last = work.table().entities[actor.value].last;
  last = trace_of(work, mention, last.times + 1);
  if (work.sink != nullptr) {
    work.sink->add(Stage::kCoreference, Outcome::kMade, mention.head,
                   work.out.actors[actor.value].name, std::string(why));
  }
}

void ActorResolver::refuse(const Work& work, MentionId id, std::string_view why) const {
  if (work.sink == nullptr) return;
  const TokenId head = work.mention(id).head;
  work.sink->add(Stage::kActors, Outcome::kRefused, head, std::string(work.layers.form(head)),
                 std::string(why));
}

// Nobody, but an act may touch it: whose it is.
void ActorResolver::remember_thing(Work& work, MentionId id) const {
  const Description& said = work.description();
  CountryCode& country = work.out.thing_country[id.value];
  country = said.country;
  if (!country.is_known() && said.countries.size() == 1) country = said.countries.front();
}

void ActorResolver::resolve_entry(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const ActorEntry& entry = lexicon_->entry(mention.entry);
  if (work.description().is_place) {
    remember_thing(work, id);
    refuse(work, id, "a place that does not act here");
    return;
  }
  const std::uint32_t matched = work.description().surface;
  std::uint32_t own = kNoSurface;  // a surface that is an actor beside the entry's
  if (matched != kNoSurface) {
    const Surface& surface = entry.surfaces[matched];
    const bool has_own_sector = !surface.sectors.empty() && surface.sectors != entry.sectors;
    if (surface.kind == SurfaceKind::kPeople && entry.kind == ActorKind::kCountry) own = matched;
    if (surface.kind == SurfaceKind::kBody || surface.kind == SurfaceKind::kPlace ||
        has_own_sector) {
      own = matched;
    }
  }
  settle_entry(work, id, mention.entry, own);
}

// `own`: the surface of the entry that is an actor beside it; none for the entry itself.
void ActorResolver::settle_entry(Work& work, MentionId id, EntryId of, std::uint32_t own) const {
  const Mention& mention = work.mention(id);
  const ActorEntry& entry = lexicon_->entry(of);
  const std::uint64_t key = (std::uint64_t{of.value} << 32) | own;
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
  Actor& made = work.out.actors[actor.value];
  made.entry = of;
  made.entry_id = entry.id;
  if (own == kNoSurface) {
    made.wikidata = entry.wikidata;
    remember_name(work, mention, actor);
    settle(work, id, actor);
  }
  point(work, id, actor, "a lexicon entry");
}

void ActorResolver::remember_name(Work& work, const Mention& mention, ActorId actor) const {
  if (mention.name.empty()) return;
  auto& by_name = work.table().by_name;
  const TokenRange bare = without_titles(work.layers, mention.name);
  by_name.emplace(work.layers.words(work.layers.span_of(mention.name)), actor);
  by_name.emplace(work.layers.words(work.layers.span_of(bare)), actor);
  const ActorKind kind = work.out.actors[actor.value].kind;
  if (mention.name.size() > 1 && kind != ActorKind::kPerson) {
    for (const TokenRange words : {mention.name, mention.tokens}) {
      const std::string letters = initials(work.layers, words);
      if (letters.size() >= 2) work.table().by_initials.emplace(letters, actor);
    }
  }
  if (mention.name.size() > 1 && (kind == ActorKind::kPerson || kind == ActorKind::kUnknown)) {
    by_name.emplace(work.layers.form(TokenId(mention.name.last - 1)), actor);
    // "Marsh Bell" of "Eva Marsh Bell"
    for (std::uint32_t from = bare.first + 1; from + 1 < bare.last; ++from) {
      by_name.emplace(work.layers.words(work.layers.span_of({from, bare.last})), actor);
    }
    // "Marsh-Bell" of "Eva Marsh-Bell"
    if (mention.name.size() > 3 && work.layers.form(TokenId(mention.name.last - 2)) == "-") {
      const TokenRange surname{mention.name.last - 3, mention.name.last};
      by_name.emplace(work.layers.words(work.layers.span_of(surname)), actor);
    }
  }
}

// The name without the titles before it: "Prime Minister Ruiz" -> "Ruiz".
TokenRange ActorResolver::without_titles(const Layers& layers, TokenRange name) const {
  TokenRange bare = name;
  for (bool is_less = true; is_less && bare.size() > 1;) {
    is_less = false;
    for (std::uint32_t last = bare.last - 1; last > bare.first && !is_less; --last) {
      TokenRange words;
      const RoleNoun* noun =
          roles_.find(layers, {bare.first, last}, TokenId(std::size_t{last - 1}), words);
      if (noun == nullptr || noun->kind != ActorKind::kPerson || words.first != bare.first ||
          (words.size() == 1 && roles_.is_never_title(layers.tokens.lower[words.first]))) {
        continue;
      }
      bare.first = words.last;
      is_less = true;
    }
  }
  return bare;
}

// The only one of that surname, alone or before the first name, in the lexicon whose office on the
// day has the mention's title.
EntryId ActorResolver::find_office(const Work& work, TokenRange name) const {
  const Description& said = work.table().description;
  if (name.size() > 2 || said.role.empty()) return EntryId();
  EntryId found;
  for (const EntryId id : lexicon_->of_surname(work.layers.tokens.lower[name.first])) {
    // "Ruiz Ana": the family name stands first.
    const std::string_view whole = lexicon_->entry(id).name();
    if (name.size() == 2 && !whole.starts_with(work.layers.form(TokenId(name.last - 1)))) continue;
    const auto& day = work.layers.document.published;
    const auto office = day ? lexicon_->office_on(id, *day) : std::nullopt;
    if (!office || !fits_role(office->title, said.role) ||
        !are_compatible(office->country, said.country)) {
      continue;
    }
    if (found.is_valid()) return EntryId();
    found = id;
  }
  return found;
}

void ActorResolver::resolve_name(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  const TokenRange bare = without_titles(layers, mention.name);
  const std::string_view name = layers.words(layers.span_of(bare));
  auto& by_name = work.table().by_name;
  const auto known = by_name.find(name);
  if (known != by_name.end() &&
      are_compatible(work.out.actors[known->second.value].country, work.description().country)) {
    const ActorId actor = known->second;
    learn(work.description(), work.out.actors[actor.value], work.table().entities[actor.value]);
    settle(work, id, actor);
    point(work, id, actor, "the same name, or its surname");
    return;
  }
  if (const ActorId whole = before_brackets(work, id); whole.is_valid()) {
    by_name.emplace(name, whole);
    point(work, id, whole, "in brackets behind a name");
    return;
  }
  // An acronym of a name before: "Aldonian Defence League (ADL)".
  if (bare.size() == 1 && name.size() >= 2) {
    const auto whole = work.table().by_initials.find(std::string(name));
    if (whole != work.table().by_initials.end()) {
      by_name.emplace(name, whole->second);
      point(work, id, whole->second, "the initials of a name before");
      return;
    }
  }
  if (const EntryId entry = find_office(work, bare); entry.is_valid()) {
    // "Minister Ruiz": the minister of that surname.
    Mention named = mention;
    named.entry = entry;
    named.name = bare;
    work.reader.describe(layers, named, work.description());
    work.description().surface = kNoSurface;
    settle_entry(work, id, entry, kNoSurface);
    by_name.emplace(name, work.scratch.members[id.value].front());
    return;
  }
  if (names_thing(work, mention)) {
    remember_thing(work, id);
    refuse(work, id, "an unknown name of a thing or a place");
    return;
  }
  const ActorId actor = add_actor(work, mention, name);
  remember_name(work, mention, actor);
  settle(work, id, actor);
  point(work, id, actor, "a new name");
}

// A name of nobody known that is a thing's by its words ("the Corland Accord"), or that stands
// where a place does ("in Corbury").
bool ActorResolver::names_thing(const Work& work, const Mention& mention) const {
  const Layers& layers = work.layers;
  const Description& said = work.table().description;
  const std::uint32_t last = mention.name.last - 1;
  const bool is_thing = roles_.is_thing(layers.tokens.lower[last]);
  if (is_thing && mention.head.value == last) return true;
  if (said.has_noun || said.kind != ActorKind::kUnknown || !said.sectors.empty()) return false;
  if (is_thing) return true;
  const TokenId first = first_conjunct(layers.syntax, mention.head);
  // "Aldbury and Corbury": what stands beside a place is one.
  if (first != mention.head && layers.mentions.of_head[first.value].is_valid()) {
    const Mention& beside = work.mention(layers.mentions.of_head[first.value]);
    if (beside.entry.is_valid()) {
      Description of;
      work.reader.describe(layers, beside, of);
      if (of.is_place) return true;
    }
  }
  for (const TokenId child : layers.syntax.children(first)) {
    if (layers.syntax.deprel[child.value] == Deprel::kCase &&
        roles_.is_place_preposition(layers.tokens.lower[child.value])) {
      return true;
    }
  }
  return roles_.is_thing_before(layers.tokens.lower[mention.name.first]) && mention.name.size() > 1;
}

// The country of a noun without one of its own.
CountryCode ActorResolver::home_of(const Work& work, MentionId id) const {
  const Description& said = work.description();
  const CountryCode speaks = work.table().speaker.country;
  switch (said.home) {
    case Home::kNobody:
      return CountryCode();
    case Home::kSender:
      return speaks;
    case Home::kMain:
      return main_country(work.table());
    case Home::kNearOne:
      if (said.plural) return CountryCode();
      break;
    case Home::kSpeaker:
      return speaks.is_known() ? speaks : said.fallback;
    case Home::kNear:
      break;
  }
  CountryCode home = main_country(work.table());
  if (!home.is_known()) home = local_country(work.layers, work.table(), id);
  if (!home.is_known()) home = said.fallback;
  // "the President" in capitals is that of who speaks.
  const bool is_titled =
      work.layers.syntax.upos[work.mention(id).head.value] == Upos::kPropn && said.is_definite;
  return home.is_known() || !is_titled ? home : speaks;
}

// "the World League of Fishers"
bool ActorResolver::is_international(const Work& work, MentionId id) const {
  for (const TokenId token : work.mention(id).tokens) {
    if (roles_.is_international(work.layers.tokens.lower[token.value])) return true;
  }
  return false;
}

void ActorResolver::settle(Work& work, MentionId id, ActorId of) const {
  Actor& actor = work.out.actors[of.value];
  const bool is_somebody = actor.kind != ActorKind::kUnknown && !actor.sectors.empty() &&
                           actor.kind != ActorKind::kCountry;
  if (actor.country.is_known() || !is_somebody) return;
  const MentionForm form = work.mention(id).form;
  // A union, a church or a school with a name is that of the country that the text is about, if
  // any.
  const bool is_private = form == MentionForm::kName && actor.kind != ActorKind::kPerson &&
                          !is_public(actor.sectors.front());
  if (is_private && (actor.sectors.front() == Sector::kBus || is_international(work, id))) return;
  const CountryCode home = is_private ? main_country(work.table()) : home_of(work, id);
  if (!home.is_known()) return;
  actor.country = home;
  if (work.sink != nullptr) {
    work.sink->add(Stage::kActors, Outcome::kMade, work.mention(id).head, actor.name,
                   "no country of its own: that spoken of here, " + std::string(home.view()));
  }
}

// The "State" of "Secretary of State", the "Deputy" of "Deputy Secretary".
bool ActorResolver::is_within_role(const Work& work, const Mention& mention) const {
  const Layers& layers = work.layers;
  const TokenId up = layers.syntax.head[mention.head.value];
  if (!up.is_valid()) return false;
  TokenRange words;
  const TokenRange phrase{std::min(up, mention.head).value, std::max(up, mention.head).value + 1};
  return phrase.size() <= kLongestOffice && roles_.find(layers, phrase, up, words) != nullptr &&
         words.contains(mention.head);
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
    refuse(work, id, "names no one who could act");
    return;
  }
  if (!mention.entry.is_valid() && is_within_role(work, mention)) {
    refuse(work, id, "part of the words of an office");
    return;
  }
  if (syntax.deprel[mention.head.value] == Deprel::kNmodDesc && !mention.entry.is_valid()) {
    // "President Ana Ruiz": the title is she.
    const TokenId name = syntax.head[mention.head.value];
    const MentionId of = work.layers.mentions.of_head[name.value];
    // Of "the secretary and Minister Ruiz" the secretary is another.
    const TokenId conjunct = child_with(syntax, mention.head, Deprel::kConj);
    const bool is_its = !conjunct.is_valid() || conjunct > name;
    if (of.is_valid() && is_its) {
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
  const std::vector<MentionId>& speakers = work.table().speaker.mentions;
  const MentionId from = speakers.size() == 1 ? speakers.front() : MentionId();
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

void ActorResolver::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                        ActorLayer& out, DecisionSink* sink) const {
  out.clear();
  scratch.table.clear();
  const std::size_t count = before.mentions.mentions.size();
  scratch.members.resize(std::max(scratch.members.size(), count));
  for (std::size_t i = 0; i < count; ++i) scratch.members[i].clear();
  out.thing_country.assign(count, CountryCode());
  scratch.is_open.assign(count, false);
  Work work{vocabulary, before, scratch, out, sink, MentionReader(*lexicon_, roles_)};
  count_countries(before, *lexicon_, scratch.table);
  find_speaker(work);
  for (std::size_t i = 0; i < count; ++i) {
    resolve(work, MentionId(i));
    if (scratch.members[i].empty()) {
      note_thing(work, MentionId(i));
    } else {
      note_group(work, MentionId(i));
    }
  }
  finish(work);
  settle_private_people(work);
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
