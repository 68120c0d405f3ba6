#include "events/participants.h"

#include <algorithm>

#include "core/tree.h"
#include "events/shared_parties.h"
#include "rules/who_acts.h"

namespace tocsin {
namespace {

// Phrases within phrases that are looked into for a country.
constexpr int kMaxDepth = 3;

bool is_known_mention(const Layers& layers, MentionId mention) {
  const auto actors = layers.actors.actors_of(mention);
  return std::any_of(actors.begin(), actors.end(),
                     [&](ActorId id) { return is_known_actor(layers.actors.actors[id.value]); });
}

// "of Bree", "by Bree", "between Aldonia and Bree"; not "in Bree", "on Bree".
bool is_owners_phrase(const Layers& layers, TokenId phrase) {
  const TokenId marker = child_with(layers.syntax, phrase, Deprel::kCase);
  if (!marker.is_valid()) return true;
  const std::string_view form = layers.form(marker);
  return form == "of" || form == "by" || form == "from" || form == "between" || form == "for";
}

// The known owner or doer of what `head` names; invalid: none.
MentionId owner_of(const Layers& layers, TokenId head) {
  const FrameId inner = layers.frames.of_head[head.value];
  if (inner.is_valid() && layers.frames.frames[inner.value].word_class == PredicateClass::kNoun) {
    for (const Role& role : layers.frames.roles_of(layers.frames.frames[inner.value])) {
      const MentionId mention = layers.mentions.of_head[role.head.value];
      if (role.kind == RoleKind::kArg0 && mention.is_valid() && is_known_mention(layers, mention)) {
        return mention;
      }
    }
  }
  for (const Deprel deprel : {Deprel::kNmodPoss, Deprel::kNmod, Deprel::kCompound, Deprel::kAmod}) {
    for (const TokenId child : layers.syntax.children(head)) {
      const MentionId mention = layers.mentions.of_head[child.value];
      if (layers.syntax.deprel[child.value] == deprel && mention.is_valid() &&
          is_known_mention(layers, mention) &&
          (deprel != Deprel::kNmod || is_owners_phrase(layers, child))) {
        return mention;
      }
    }
  }
  return MentionId();
}

// "Ouattara's headquarters", "the embassy of Bree": the known one whose it is.
MentionId possessor_of(const Layers& layers, TokenId head) {
  for (const TokenId child : layers.syntax.children(head)) {
    const MentionId mention = layers.mentions.of_head[child.value];
    if (layers.syntax.deprel[child.value] == Deprel::kNmodPoss && mention.is_valid() &&
        is_known_mention(layers, mention)) {
      return mention;
    }
  }
  return MentionId();
}

// "positions in Saudi Arabia's south": the country where a thing stands.
MentionId country_of_place(const Layers& layers, TokenId thing, int depth) {
  if (depth > kMaxDepth) return MentionId();
  for (const TokenId child : layers.syntax.children(thing)) {
    switch (layers.syntax.deprel[child.value]) {
      case Deprel::kNmod:
      case Deprel::kNmodPoss:
      case Deprel::kCompound:
      case Deprel::kAmod:
        break;
      default:
        continue;
    }
    const MentionId mention = layers.mentions.of_head[child.value];
    if (mention.is_valid()) {
      for (const ActorId id : layers.actors.actors_of(mention)) {
        if (layers.actors.actors[id.value].kind == ActorKind::kCountry) return mention;
      }
    }
    if (const MentionId inner = country_of_place(layers, child, depth + 1); inner.is_valid()) {
      return inner;
    }
  }
  return MentionId();
}

// "Aldonia and its support": the words before that name whose it is, in the same sentence; else
// `mention` itself.
MentionId named_before(const Layers& layers, MentionId mention, ActorId actor) {
  const auto& mentions = layers.mentions.mentions;
  const auto& own = mentions[mention.value];
  if (own.form != MentionForm::kPronoun ||
      layers.syntax.deprel[own.head.value] != Deprel::kNmodPoss) {
    return mention;
  }
  const auto sentence = [&](TokenId token) { return layers.tokens.sentence[token.value]; };
  for (std::size_t m = mention.value;
       m-- > 0 && sentence(mentions[m].head) == sentence(own.head);) {
    const auto actors = layers.actors.actors_of(MentionId(m));
    if (mentions[m].form != MentionForm::kPronoun &&
        std::find(actors.begin(), actors.end(), actor) != actors.end()) {
      return MentionId(m);
    }
  }
  return mention;
}

void add_participant(MentionId mention, ActorId actor, std::vector<Participant>& out) {
  if (has_actor(out, actor)) return;
  Participant participant;
  participant.actor = actor;
  participant.mention = mention;
  out.push_back(std::move(participant));
}

void add_mention(const Layers& layers, MentionId mention, std::vector<Participant>& out) {
  for (const ActorId actor : layers.actors.actors_of(mention)) {
    add_participant(named_before(layers, mention, actor), actor, out);
  }
}

}  // namespace

bool is_of_the_people(const Actor& actor) {
  if (actor.kind != ActorKind::kGroup && actor.kind != ActorKind::kPerson) return false;
  const Sector sector = actor.sectors.empty() ? Sector::kUnk : actor.sectors.front();
  return sector == Sector::kCvl || sector == Sector::kRef || sector == Sector::kLab ||
         sector == Sector::kCrm || sector == Sector::kAgr || sector == Sector::kRel;
}

bool is_known_actor(const Actor& actor) {
  return actor.kind != ActorKind::kUnknown || actor.country.is_known() || !actor.sectors.empty();
}

bool has_actor(std::span<const Participant> participants, ActorId actor) {
  return std::any_of(participants.begin(), participants.end(),
                     [&](const Participant& p) { return p.actor == actor; });
}

bool PartyFinder::is_touchable(TokenId head) const {
  const MentionId id = layers_.mentions.of_head[head.value];
  if (!id.is_valid()) return false;
  const Mention& mention = layers_.mentions.mentions[id.value];
  const SymbolId lemma = layers_.syntax.lemma[head.value];
  if (mention.form == MentionForm::kPronoun || affected_.is_time(lemma) ||
      affected_.is_time(layers_.tokens.lower[head.value])) {
    return false;
  }
  return affected_.is_place(lemma) ||
         (mention.form == MentionForm::kName && layers_.syntax.upos[head.value] == Upos::kPropn);
}

bool PartyFinder::can_stand(TokenId head) const {
  return can_act(layers_, words_, head) || is_touchable(head);
}

// A country, or what is_touchable() takes: those who live there.
bool PartyFinder::is_place_of_people(TokenId head) const {
  const auto actors = actors_at(layers_, head);
  const bool is_country = std::any_of(actors.begin(), actors.end(), [&](ActorId id) {
    return layers_.actors.actors[id.value].kind == ActorKind::kCountry;
  });
  if (is_country || actors.empty()) return is_country || is_touchable(head);
  return is_named_place(head) && is_touchable(head);  // "Corbury State" may be its government
}

bool PartyFinder::is_named_place(TokenId head) const {
  const auto& places = layers_.places.places;
  return is_name(layers_, head) &&
         std::any_of(places.begin(), places.end(), [&](const Place& place) {
           return place.tokens.first <= head.value && head.value < place.tokens.last;
         });
}

SymbolId PartyFinder::preposition_of(TokenId phrase) const {
  const TokenId marker = child_with(layers_.syntax, phrase, Deprel::kCase);
  if (!marker.is_valid() || child_with(layers_.syntax, marker, Deprel::kFixed).is_valid()) {
    return SymbolId();
  }
  return layers_.tokens.lower[marker.value];
}

// "Three states, including Aldonia and Bree": those named as well.
void PartyFinder::add_examples(TokenId head, std::vector<Participant>& out) const {
  for (const TokenId phrase : layers_.syntax.children(head)) {
    if (phrase < head || !names_examples(layers_.syntax, phrase)) continue;
    const auto add_known = [&](TokenId token) {
      const MentionId mention = layers_.mentions.of_head[token.value];
      if (mention.is_valid() && can_act(layers_, words_, token)) add_mention(layers_, mention, out);
    };
    add_known(phrase);
    for (const TokenId other : layers_.syntax.children(phrase)) {
      if (layers_.syntax.deprel[other.value] == Deprel::kConj) add_known(other);
    }
  }
}

void PartyFinder::add_role_of(TokenId head, bool things_count,
                              std::vector<Participant>& out) const {
  const MentionId mention = layers_.mentions.of_head[head.value];
  if (mention.is_valid() && is_known_mention(layers_, mention)) {
    add_mention(layers_, mention, out);
    add_examples(head, out);
    return;
  }
  add_examples(head, out);
  if (const TokenId meant = noun_meant(layers_, words_, head);
      meant != head && mention.is_valid() && actors_at(layers_, head).empty()) {
    // "42 of them": they, in these words.
    const TokenRange words = layers_.mentions.mentions[mention.value].tokens;
    const MentionId named = words.contains(meant) ? mention : layers_.mentions.of_head[meant.value];
    for (const ActorId actor : actors_at(layers_, meant)) add_participant(named, actor, out);
    if (!actors_at(layers_, meant).empty()) return;
  }
  // "returned it on April 7": no day takes part.
  if (head.value < layers_.dates.of_token.size() && layers_.dates.of_token[head.value].is_valid()) {
    return;
  }
  const std::size_t before = out.size();
  if (things_count && is_touchable(head)) {
    // "burned Bree's embassy": Bree; "seized the port": the port.
    const MentionId owner = possessor_of(layers_, head);
    if (owner.is_valid()) {
      add_mention(layers_, owner, out);
    } else {
      Participant touched;
      touched.actor = things_.actor_of(mention);
      touched.mention = mention;
      if (!has_actor(out, touched.actor)) out.push_back(std::move(touched));
    }
    return;
  }
  // "our hosts", "her lawyer": they, whoever they belong to.
  const MentionId owner = is_human(layers_, words_, head) ? MentionId() : owner_of(layers_, head);
  if (owner.is_valid()) {
    add_mention(layers_, owner, out);
    return;
  }
  const bool is_thing = things_count && !layers_.frames.of_head[head.value].is_valid();
  if (mention.is_valid() && (can_act(layers_, words_, head) || is_thing)) {
    add_mention(layers_, mention, out);
  }
  if (!is_thing || out.size() > before) return;
  if (const MentionId country = country_of_place(layers_, head, 0); country.is_valid()) {
    add_mention(layers_, country, out);
  }
}

void PartyFinder::find(std::span<const std::uint32_t> role_indices, bool things_count,
                       std::vector<Participant>& out) const {
  for (const std::uint32_t index : role_indices) {
    add_role_of(layers_.frames.roles[index].head, things_count, out);
  }
}

// "agreed to withdraw its troops": whoever promises, yields or deploys does nothing to his own.
bool PartyFinder::is_own(const Event& event, TokenId head) const {
  switch (event.type) {
    case EventType::kAgree:
    case EventType::kConcede:
    case EventType::kRetreat:
    case EventType::kMobilize:
      break;
    default:
      return false;
  }
  const TokenId owner = child_with(layers_.syntax, head, Deprel::kNmodPoss);
  if (!owner.is_valid()) return false;
  const auto owners = actors_at(layers_, owner);
  return std::any_of(owners.begin(), owners.end(),
                     [&](ActorId id) { return has_actor(event.actors, id); });
}

// "Aldonian authorities set aside land for Aldonian villages": the state before a noun is that of
// who does it.
bool PartyFinder::is_own_state(const Event& event, const Participant& party) const {
  const Actor& state = layers_.actors.actors[party.actor.value];
  const TokenId head = layers_.mentions.mentions[party.mention.value].head;
  const Deprel deprel = layers_.syntax.deprel[head.value];
  if (state.kind != ActorKind::kCountry || !state.country.is_known() ||
      (deprel != Deprel::kAmod && deprel != Deprel::kCompound)) {
    return false;
  }
  return std::any_of(event.actors.begin(), event.actors.end(), [&](const Participant& p) {
    return layers_.actors.actors[p.actor.value].country == state.country;
  });
}

void PartyFinder::drop_own_side(Event& event) const {
  std::erase_if(event.recipients, [&](const Participant& p) {
    const Mention& words = layers_.mentions.mentions[p.mention.value];
    const CountryCode country = layers_.actors.actors[p.actor.value].country;
    if (words.form != MentionForm::kPronoun ||
        layers_.syntax.deprel[words.head.value] != Deprel::kNmodPoss) {
      return false;
    }
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Participant& doer) {
      return doer.actor == p.actor ||
             (country.is_known() && layers_.actors.actors[doer.actor.value].country == country);
    });
  });
}

void PartyFinder::find_named_places(std::span<const std::uint32_t> role_indices, const Event& event,
                                    std::vector<Participant>& out) const {
  for (const std::uint32_t index : role_indices) {
    const TokenId head = layers_.frames.roles[index].head;
    if (is_named_place(head) && is_place_of_people(head)) add_affected(event, head, true, out);
  }
}

// Whether somebody who is no actor of the event stood there.
bool PartyFinder::add_affected(const Event& event, TokenId head, bool things_count,
                               std::vector<Participant>& out) const {
  if (!layers_.mentions.of_head[head.value].is_valid() || is_own(event, head)) return false;
  const std::size_t before = out.size();
  add_role_of(head, things_count, out);
  const auto fresh = out.begin() + static_cast<std::ptrdiff_t>(before);
  out.erase(std::remove_if(fresh, out.end(),
                           [&](const Participant& p) {
                             return has_actor(event.actors, p.actor) || is_own_state(event, p);
                           }),
            out.end());
  return out.size() > before;
}

// The phrases below a noun that one of the prepositions marks, nearest first.
bool PartyFinder::add_phrases_of(const Event& event, TokenId noun,
                                 std::span<const SymbolId> prepositions, int depth,
                                 std::vector<Participant>& out) const {
  if (depth > kMaxDepth) return false;
  const bool things_count = affected_.of(event.type).thing && !affected_.of(event.type).name;
  for (const TokenId child : layers_.syntax.children(noun)) {
    if (layers_.syntax.deprel[child.value] != Deprel::kNmod) continue;
    const SymbolId preposition = preposition_of(child);
    if (is_one_of(prepositions, preposition) && add_affected(event, child, things_count, out)) {
      return true;
    }
  }
  for (const TokenId child : layers_.syntax.children(noun)) {
    if (layers_.syntax.deprel[child.value] != Deprel::kNmod) continue;
    const SymbolId preposition = preposition_of(child);
    const bool leads_on = affected_.leads_on(preposition) || is_one_of(prepositions, preposition);
    if (leads_on && add_phrases_of(event, child, prepositions, depth + 1, out)) return true;
  }
  return false;
}

bool PartyFinder::add_objects(const Event& event, const Frame& frame,
                              std::vector<Participant>& out) const {
  for (const Role& role : layers_.frames.roles_of(frame)) {
    const bool is_object = role.kind == RoleKind::kArg1 || role.kind == RoleKind::kArg2;
    // Whom an accusation is about is not who suffered what it accuses him of.
    const bool is_act =
        event.type == EventType::kAccuse && layers_.frames.of_head[role.head.value].is_valid();
    if (is_object && !is_act &&
        add_affected(event, role.head,
                     affected_.of(event.type).thing && !affected_.of(event.type).name, out)) {
      return true;
    }
  }
  return false;
}

bool PartyFinder::add_phrases(const Event& event, const Frame& frame,
                              std::vector<Participant>& out) const {
  const AffectedBy& affected = affected_.of(event.type);
  const auto roles = layers_.frames.roles_of(frame);
  for (const Role& role : roles) {
    const bool is_towards =
        role.kind == RoleKind::kPrep && is_one_of(affected.to, role.preposition);
    const bool thing = affected.thing && (!affected.name || is_name(layers_, role.head));
    if (is_towards && add_affected(event, role.head, thing, out)) return true;
  }
  if (!affected.deep) return false;
  for (const Role& role : roles) {
    const bool leads_on =
        role.kind == RoleKind::kArg1 ||
        (role.kind == RoleKind::kPrep &&
         (affected_.leads_on(role.preposition) || is_one_of(affected.to, role.preposition)));
    if (leads_on && add_phrases_of(event, role.head, affected.to, 0, out)) return true;
  }
  return false;
}

void PartyFinder::find_affected(const Event& event, std::vector<Participant>& out) const {
  const Frame& frame = layers_.frames.frames[event.frame.value];
  if (affected_.of(event.type).object && add_objects(event, frame, out)) return;
  add_phrases(event, frame, out);
}

void PartyFinder::find_affected_within(const Event& event, const Frame& inner,
                                       std::vector<Participant>& out) const {
  const auto own = layers_.frames.roles_of(layers_.frames.frames[event.frame.value]);
  for (const Role& role : layers_.frames.roles_of(inner)) {
    // "opened the border for Breeans to visit", but not "sent troops to fight"
    const bool is_own =
        std::any_of(own.begin(), own.end(), [&](const Role& r) { return r.head == role.head; });
    if (role.kind == RoleKind::kArg0 && !is_own && add_affected(event, role.head, false, out)) {
      return;
    }
  }
  if (add_objects(event, inner, out)) return;
  add_phrases(event, inner, out);
}

void PartyFinder::find_victims_who_tell(const Event& event, std::vector<Participant>& out) const {
  const Frame& act = layers_.frames.frames[event.frame.value];
  if (act.word_class != PredicateClass::kNoun || !hangs_on_act(act)) return;
  const Frame& telling = layers_.frames.frames[act.outer.value];
  if (!affected_.tells_own(layers_.syntax.lemma[telling.head.value]) ||
      telling.mood == Mood::kInfinitive) {
    return;
  }
  for (const Role& role : layers_.frames.roles_of(telling)) {
    const auto actors = actors_at(layers_, role.head);
    const bool are_people = std::all_of(actors.begin(), actors.end(), [&](ActorId id) {
      return is_of_the_people(layers_.actors.actors[id.value]);
    });
    if (role.kind == RoleKind::kArg0 && are_people) add_affected(event, role.head, false, out);
  }
}

void PartyFinder::find_affected_place(const Event& event, std::vector<Participant>& out) const {
  const AffectedBy& affected = affected_.of(event.type);
  if (affected.at.empty()) return;
  const Frame& frame = layers_.frames.frames[event.frame.value];
  const auto roles = layers_.frames.roles_of(frame);
  for (const Role& role : roles) {
    if (role.kind != RoleKind::kPrep || !is_one_of(affected.at, role.preposition)) continue;
    if (is_place_of_people(role.head) && add_affected(event, role.head, true, out)) return;
  }
  for (const Role& role : roles) {
    const bool leads_on = role.kind == RoleKind::kArg1 ||
                          (role.kind == RoleKind::kPrep && affected_.leads_on(role.preposition));
    if (!leads_on && !(role.kind == RoleKind::kPrep && is_one_of(affected.at, role.preposition))) {
      continue;
    }
    for (const TokenId child : layers_.syntax.children(role.head)) {
      if (layers_.syntax.deprel[child.value] == Deprel::kNmod &&
          is_one_of(affected.at, preposition_of(child)) && is_place_of_people(child) &&
          add_affected(event, child, true, out)) {
        return;
      }
    }
  }
}

void add_missing(const std::vector<Participant>& from, std::vector<Participant>& to) {
  for (const Participant& participant : from) {
    if (!has_actor(to, participant.actor)) to.push_back(participant);
  }
}

void make_distinct(Event& event) {
  std::vector<Participant> kept;
  add_missing(event.actors, kept);
  event.actors = std::move(kept);
  kept.clear();
  add_missing(event.recipients, kept);
  std::erase_if(kept, [&](const Participant& p) { return has_actor(event.actors, p.actor); });
  event.recipients = std::move(kept);
}

}  // namespace tocsin
