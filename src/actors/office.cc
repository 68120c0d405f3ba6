#include "actors/office.h"

#include <string>

namespace tocsin {

Result<OfficeResolver> OfficeResolver::load(const ActorLexicon& lexicon) {
  return OfficeResolver(lexicon);
}

void OfficeResolver::fill(const Layers& layers, const Event& event, Participant& participant,
                          DecisionSink* sink) const {
  if (!participant.actor.is_valid()) return;
  const Actor& actor = layers.actors.actors[participant.actor.value];
  participant.country = actor.country;
  participant.sectors = actor.sectors;
  participant.role = actor.role;
  if (!actor.entry.is_valid() || lexicon_->entry(actor.entry).offices.empty()) return;
  std::optional<std::chrono::year_month_day> day = layers.document.published;
  if (event.date) day = event.date->from;
  if (!day) return;
  std::string reason;
  if (const OfficeTerm* office = lexicon_->office_on(actor.entry, *day); office != nullptr) {
    participant.country = office->country;
    participant.sectors = office->sectors;
    participant.role = office->title;
    reason = office->title + " on the day";
  } else if (lexicon_->is_former(actor.entry, *day)) {
    participant.sectors = {Sector::kEli};
    participant.role.clear();
    reason = "out of office on the day";
  } else {
    return;
  }
  if (sink != nullptr) {
    const TokenId head = participant.mention.is_valid()
                             ? layers.mentions.mentions[participant.mention.value].head
                             : TokenId();
    sink->add(Stage::kOffice, Outcome::kMade, head, actor.name, std::move(reason));
  }
}

void OfficeResolver::run(const Vocabulary& /*vocabulary*/, const Layers& before,
                         Scratch& /*scratch*/, EventLayer& out, DecisionSink* sink) const {
  for (Event& event : out.events) {
    for (Participant& participant : event.actors) fill(before, event, participant, sink);
    for (Participant& participant : event.recipients) fill(before, event, participant, sink);
  }
}

}  // namespace tocsin
