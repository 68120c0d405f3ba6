#include "export/numbering.h"

#include <fmt/format.h>

#include <algorithm>

#include "export/sha256.h"

namespace tocsin {
namespace {

constexpr std::size_t kUidDigits = 16;

void mark_participants(const std::vector<Participant>& participants, Numbering& numbering) {
  for (const Participant& participant : participants) {
    if (!participant.actor.is_valid()) continue;
    numbering.actor[participant.actor.value] = 1;
    std::vector<MentionId>& mentions = numbering.mentions[participant.actor.value];
    if (mentions.empty() && participant.mention.is_valid()) mentions.push_back(participant.mention);
  }
}

void list_mentions(const Layers& layers, Numbering& numbering) {
  const std::size_t count =
      std::min(layers.mentions.mentions.size(),
               std::max<std::size_t>(layers.actors.member_begin.size(), 1) - 1);
  for (std::size_t m = 0; m < count; ++m) {
    const Mention& mention = layers.mentions.mentions[m];
    for (const ActorId actor : layers.actors.actors_of(MentionId(m))) {
      numbering.mentions[actor.value].push_back(MentionId(m));
      const bool is_named = mention.form == MentionForm::kName || mention.entry.is_valid();
      const Actor& known = layers.actors.actors[actor.value];
      const bool is_somebody = known.kind != ActorKind::kUnknown && !known.sectors.empty();
      if (is_named || is_somebody || known.entry.is_valid()) {
        numbering.actor[actor.value] = 1;
      }
    }
  }
}

void number_actors(const Layers& layers, Numbering& numbering) {
  const auto place = [&](ActorId actor) {
    const Mention& first = layers.mentions.mentions[numbering.mentions[actor.value].front().value];
    return first.tokens.first;
  };
  for (std::size_t a = 0; a < numbering.actor.size(); ++a) {
    if (numbering.actor[a] != 0 && !numbering.mentions[a].empty()) {
      numbering.actors.push_back(ActorId(a));
    }
    numbering.actor[a] = 0;
  }
  std::stable_sort(numbering.actors.begin(), numbering.actors.end(),
                   [&](ActorId a, ActorId b) { return place(a) < place(b); });
  std::uint32_t number = 0;
  for (const ActorId actor : numbering.actors) numbering.actor[actor.value] = ++number;
}

}  // namespace

void Numbering::build(const Layers& layers) {
  text_sha256 = sha256_hex(layers.document.text);
  actor.assign(layers.actors.actors.size(), 0);
  actors.clear();
  for (std::vector<MentionId>& list : mentions) list.clear();
  mentions.resize(std::max(mentions.size(), actor.size()));
  const std::vector<Statement>& all = layers.quotes.statements;
  statement.assign(all.size(), 0);
  event_of_statement.assign(all.size(), EventId());
  uid.clear();

  list_mentions(layers, *this);
  std::uint32_t number = 0;
  for (std::size_t s = 0; s < all.size(); ++s) {
    // The schema has no statement without content.
    if (all[s].content_begin == all[s].content_end) continue;
    statement[s] = ++number;
    for (const TokenId who : {all[s].source, all[s].addressee}) {
      const ActorId id = actor_at(layers, who);
      if (id.is_valid()) actor[id.value] = 1;
    }
  }
  std::vector<std::uint32_t> told(layers.tokens.size(), 0);  // acts so far, by trigger's head
  for (std::size_t e = 0; e < layers.events.events.size(); ++e) {
    const Event& event = layers.events.events[e];
    mark_participants(event.actors, *this);
    mark_participants(event.recipients, *this);
    if (event.statement.is_valid()) event_of_statement[event.statement.value] = EventId(e);
    const TokenId head = trigger_head(layers, event);
    const std::uint32_t ordinal = told[head.value]++;
    const std::uint32_t offset = layers.tokens.span[head.value].begin;
    uid.push_back(
        sha256_hex(fmt::format("{}:{}:{}", text_sha256, offset, ordinal)).substr(0, kUidDigits));
  }
  number_actors(layers, *this);
}

std::string Numbering::actor_id(ActorId id) const {
  return is_written(id) ? fmt::format("a{}", actor[id.value]) : "";
}

std::string Numbering::statement_id(StatementId id) const {
  if (!id.is_valid() || statement[id.value] == 0) return "";
  return fmt::format("s{}", statement[id.value]);
}

std::string Numbering::place_id(PlaceId id) {
  return id.is_valid() ? fmt::format("p{}", id.value + 1) : "";
}

std::string Numbering::event_id(EventId id) {
  return id.is_valid() ? fmt::format("e{}", id.value + 1) : "";
}

std::string Numbering::date_id(DateId id) {
  return id.is_valid() ? fmt::format("d{}", id.value + 1) : "";
}

ActorId actor_at(const Layers& layers, TokenId head) {
  if (!head.is_valid() || head.value >= layers.mentions.of_head.size()) return {};
  const MentionId mention = layers.mentions.of_head[head.value];
  if (!mention.is_valid() || mention.value + 1 >= layers.actors.member_begin.size()) return {};
  const auto members = layers.actors.actors_of(mention);
  return members.empty() ? ActorId() : members.front();
}

std::string cameo_actor_code(CountryCode country, const std::vector<Sector>& sectors) {
  std::string code(country.view());
  if (!sectors.empty() && sectors.front() != Sector::kUnk) code += name_of(sectors.front());
  return code;
}

TokenId trigger_head(const Layers& layers, const Event& event) {
  if (event.frame.is_valid()) return layers.frames.frames[event.frame.value].head;
  return TokenId(event.trigger.front().first);
}

bool is_told_as_happened(const Event& event) {
  return event.factuality == Factuality::kHappened && !event.historical &&
         event.voice != Voice::kAccused;
}

}  // namespace tocsin
