#include "actors/office.h"

#include <algorithm>
#include <optional>
#include <string>

namespace tocsin {
namespace {

using Day = std::chrono::year_month_day;

// Days of [from, to] on which `term` was held.
int days_held(const OfficeTerm& term, Day from, Day to) {
  const Day first = term.from.is_open() ? from : std::max(from, term.from.first_day());
  const Day last = term.to.is_open() ? to : std::min(to, term.to.last_day());
  const auto days = std::chrono::sys_days(last) - std::chrono::sys_days(first);
  return static_cast<int>(days.count()) + 1;
}

// The office that was held most of the time from `from` to `to`, the last listed of equals; empty:
// none.
std::optional<OfficeTerm> office_during(const ActorEntry& entry, Day from, Day to) {
  std::optional<OfficeTerm> most;
  for (const OfficeTerm& term : entry.offices) {
    const int days = days_held(term, from, to);
    if (days > 0 && (!most || days >= days_held(*most, from, to))) most = term;
  }
  return most;
}

}  // namespace

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
  std::optional<Day> from = layers.document.published;
  std::optional<Day> to = from;
  if (event.date) {
    from = event.date->from;
    to = event.date->to;
    // "this year": until now
    const std::optional<Day>& now = layers.document.published;
    if (now && *from < *now && *now < *to) to = now;
  }
  if (!from) return;
  std::string reason;
  const auto office = *from == *to ? lexicon_->office_on(actor.entry, *from)
                                   : office_during(lexicon_->entry(actor.entry), *from, *to);
  if (office) {
    participant.country = office->country;
    participant.sectors = office->sectors;
    participant.role = office->title;
    reason = participant.role + " on the day";
  } else if (lexicon_->is_former(actor.entry, *from)) {
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
