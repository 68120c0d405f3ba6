#include "events/participants.h"

#include <algorithm>

#include "core/tree.h"
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
  for (const Deprel deprel : {Deprel::kNmodPoss, Deprel::kNmod, Deprel::kCompound}) {
    for (const TokenId child : layers.syntax.children(head)) {
      const MentionId mention = layers.mentions.of_head[child.value];
      if (layers.syntax.deprel[child.value] == deprel && mention.is_valid() &&
          is_known_mention(layers, mention)) {
        return mention;
      }
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

void add_mention(const Layers& layers, MentionId mention, std::vector<Participant>& out) {
  for (const ActorId actor : layers.actors.actors_of(mention)) {
    if (has_actor(out, actor)) continue;
    Participant participant;
    participant.actor = actor;
    participant.mention = mention;
    out.push_back(std::move(participant));
  }
}

}  // namespace

bool is_known_actor(const Actor& actor) {
  return actor.kind != ActorKind::kUnknown || actor.country.is_known() || !actor.sectors.empty();
}

bool has_actor(std::span<const Participant> participants, ActorId actor) {
  return std::any_of(participants.begin(), participants.end(),
                     [&](const Participant& p) { return p.actor == actor; });
}

void find_participants(const Layers& layers, const PersonWords& words,
                       std::span<const std::uint32_t> role_indices, bool things_count,
                       std::vector<Participant>& out) {
  for (const std::uint32_t index : role_indices) {
    const TokenId head = layers.frames.roles[index].head;
    const MentionId mention = layers.mentions.of_head[head.value];
    if (mention.is_valid() && is_known_mention(layers, mention)) {
      add_mention(layers, mention, out);
      continue;
    }
    const MentionId owner = owner_of(layers, head);
    if (owner.is_valid()) {
      add_mention(layers, owner, out);
      continue;
    }
    const std::size_t before = out.size();
    const bool is_thing = things_count && !layers.frames.of_head[head.value].is_valid();
    if (mention.is_valid() && (can_act(layers, words, head) || is_thing)) {
      add_mention(layers, mention, out);
    }
    if (!is_thing || out.size() > before) continue;
    if (const MentionId country = country_of_place(layers, head, 0); country.is_valid()) {
      add_mention(layers, country, out);
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
