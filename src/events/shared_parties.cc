#include "events/shared_parties.h"

#include <algorithm>

#include "core/tree.h"
#include "rules/who_acts.h"

namespace tocsin {
namespace {

bool is_said_to_somebody(EventType type) {
  return type == EventType::kAgree || type == EventType::kReject || type == EventType::kThreaten ||
         type == EventType::kConcede;
}

// Words are said to somebody, threats also of places: "denied bombing a hospital" is not said to
// the hospital.
void lend_hearers(const Layers& layers, const RuleSet& rules, const std::vector<Participant>& from,
                  Event& outer) {
  std::vector<Participant> hearers;
  for (const Participant& p : from) {
    if (outer.type == EventType::kThreaten || !is_said_to_somebody(outer.type) ||
        is_known_actor(layers.actors.actors[p.actor.value]) ||
        can_act(layers, rules.person_words(), layers.mentions.mentions[p.mention.value].head)) {
      hearers.push_back(p);
    }
  }
  add_missing(hearers, outer.recipients);
  make_distinct(outer);
}

// Behind a preposition only "to", "with", "from", "against": a place is nobody.
bool is_towards(const Layers& layers, const Role& role) {
  if (role.kind != RoleKind::kPrep) return true;
  const TokenId marker = child_with(layers.syntax, role.head, Deprel::kCase);
  if (!marker.is_valid()) return false;
  const std::string_view form = layers.form(marker);
  return form == "to" || form == "with" || form == "from" || form == "against";
}

// Its rule lets somebody be affected, and nobody is named yet.
bool lacks_recipient(const RuleSet& rules, const FrameReading& reading, const Event& event) {
  // "declared a ceasefire in Bree": of one side alone.
  const bool is_mutual =
      reading.rule->reciprocal && (event.type != EventType::kRetreat || event.actors.size() != 1);
  return event.recipients.empty() && !is_mutual &&
         (!reading.match.rule.is_valid() ||
          !rules.pattern(reading.match.rule).recipient.alternatives.empty());
}

class PartySharer {
 public:
  PartySharer(const Layers& layers, const RuleSet& rules, std::span<const FrameReading> readings,
              std::span<const EventId> event_of_frame, const PartyFinder& finder,
              const VotedParties& voted, std::vector<Event>& events)
      : layers_(layers),
        rules_(rules),
        readings_(readings),
        event_of_frame_(event_of_frame),
        finder_(finder),
        voted_(voted),
        events_(events) {}

  void share() {
    std::vector<bool> has_child(events_.size(), false);
    for (const Event& event : events_) {
      if (event.parent.is_valid()) has_child[event.parent.value] = true;
    }
    vote_recipients(VotedParties::Trust::kSure);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (wants_recipient(events_[i])) {
        finder_.find_named_places(reading_of(events_[i]).match.recipients, events_[i],
                                  events_[i].recipients);
      }
      if (wants_recipient(events_[i]) && !has_child[i]) {
        finder_.find_affected(events_[i], events_[i].recipients);
      }
    }
    lend();
    lend_to_meetings();
    lend_from_meetings();
    find_affected();
    lend();
    vote_actors();
    vote_recipients(VotedParties::Trust::kLikely);
  }

 private:
  const FrameReading& reading_of(const Event& event) const { return readings_[event.frame.value]; }
  const Frame& frame_of(const Event& event) const {
    return layers_.frames.frames[event.frame.value];
  }

  bool wants_recipient(const Event& event) const {
    return lacks_recipient(rules_, reading_of(event), event);
  }

  bool wants_actor(const Event& event) const {
    const FrameReading& reading = reading_of(event);
    return event.actors.empty() && (!reading.match.rule.is_valid() ||
                                    !rules_.pattern(reading.match.rule).actor.alternatives.empty());
  }

  // Of an act whose other side is known: somebody must speak for it beside the model.
  void vote_actors() const {
    for (Event& event : events_) {
      if (wants_actor(event) && !event.recipients.empty()) voted_.find_actors(event);
    }
  }

  void vote_recipients(VotedParties::Trust trust) const {
    for (Event& event : events_) {
      // "Aldonia and Bree worked together": they did it with each other.
      const bool is_mutual = event.type == EventType::kCooperate && event.actors.size() > 1;
      if (wants_recipient(event) && !event.actors.empty() && !is_mutual) {
        voted_.find_recipients(event, trust);
      }
    }
  }

  // "rejected the accusation", "refused Bree's request": words that somebody else said to whoever
  // rejects them.
  bool is_answered(const Event& inner, const Event& outer) const {
    const bool is_noun = frame_of(inner).word_class == PredicateClass::kNoun;
    const bool is_words = inner.type == EventType::kAccuse || inner.type == EventType::kRequest ||
                          inner.type == EventType::kThreaten || inner.type == EventType::kAgree;
    return outer.type == EventType::kReject && is_noun && is_words;
  }

  // "agreed to lift sanctions on Bree", "refused to meet Ruiz": whoever promises or refuses to do
  // something to somebody says so to him.
  void lend_recipients(const Event& inner, Event& outer) const {
    if (!outer.recipients.empty() || !is_said_to_somebody(outer.type)) return;
    if (is_answered(inner, outer)) {
      add_missing(inner.actors, outer.recipients);
      make_distinct(outer);
      return;
    }
    const Composition& composition = *reading_of(outer).composition;
    if (composition.doer != InnerDoer::kActor) return;
    for (const std::vector<Participant>* parties : {&inner.recipients, &inner.actors}) {
      lend_hearers(layers_, rules_, *parties, outer);
      const bool reciprocal = reading_of(inner).rule->reciprocal;
      if (!outer.recipients.empty() || !reciprocal || outer.actors.empty()) break;
    }
    make_distinct(outer);
  }

  // "refused to respond to Bree", "demanded that Bree explain itself": what is refused or demanded
  // is no act that a rule knows, and still says of whom.
  void lend_from_clauses() const {
    std::vector<std::uint32_t> index(1);
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Frame& clause = layers_.frames.frames[i];
      if (!hangs_on_act(clause) || readings_[i].is_event()) continue;
      const EventId outer = event_of_frame_[clause.outer.value];
      if (!outer.is_valid() || !events_[outer.value].recipients.empty()) continue;
      Event& event = events_[outer.value];
      const Composition* composition = readings_[clause.outer.value].composition;
      if (composition == nullptr || clause.word_class != PredicateClass::kVerb) continue;
      const bool asks = composition->doer == InnerDoer::kRecipient &&
                        (event.type == EventType::kRequest || event.type == EventType::kAccuse);
      const bool commits =
          composition->doer == InnerDoer::kActor && is_said_to_somebody(event.type);
      for (std::uint32_t r = clause.role_begin; r < clause.role_end; ++r) {
        const Role& role = layers_.frames.roles[r];
        const bool wanted = asks      ? role.kind == RoleKind::kArg0
                            : commits ? role.kind != RoleKind::kArg0 && is_towards(layers_, role)
                                      : false;
        if (!wanted || !event.recipients.empty()) continue;
        index.front() = r;
        finder_.find(index, false, event.recipients);
        // "complained that prisoners had no water": they are not whom the complaint is against.
        if (event.type == EventType::kAccuse) {
          std::erase_if(event.recipients, [&](const Participant& p) {
            const Actor& actor = layers_.actors.actors[p.actor.value];
            return actor.kind == ActorKind::kGroup && is_of_the_people(actor);
          });
        }
        make_distinct(event);
      }
    }
  }

  // "met with Bree's leaders to urge restraint": what is asked or threatened is said to whoever is
  // met for it.
  void lend_from_meetings() const {
    for (Event& event : events_) {
      const bool is_words = event.type == EventType::kRequest || event.type == EventType::kThreaten;
      const Frame& frame = frame_of(event);
      const bool is_for = frame.link == LinkKind::kPurpose || frame.link == LinkKind::kAdverbial;
      if (!is_words || !is_for || !frame.outer.is_valid() || !event.recipients.empty()) continue;
      const EventId outer = event_of_frame_[frame.outer.value];
      if (!outer.is_valid() || events_[outer.value].type != EventType::kConsult) continue;
      const Event& meeting = events_[outer.value];
      for (const std::vector<Participant>* parties : {&meeting.recipients, &meeting.actors}) {
        if (event.recipients.empty()) add_missing(*parties, event.recipients);
        make_distinct(event);
      }
    }
  }

  // "joined Bree's minister for a meeting", "called Ruiz, discussing trade": those of the verb,
  // which tells no act itself, are those who meet.
  void lend_to_meetings() const {
    std::vector<std::uint32_t> index(1);
    for (Event& event : events_) {
      const Frame& frame = frame_of(event);
      const bool is_bare = event.type == EventType::kConsult &&
                           reading_of(event).rule->reciprocal && event.actors.size() < 2;
      if (!is_bare || !frame.outer.is_valid() || frame.link == LinkKind::kRelative) continue;
      const Frame& verb = layers_.frames.frames[frame.outer.value];
      if (event_of_frame_[frame.outer.value].is_valid() ||
          verb.word_class != PredicateClass::kVerb || verb.passive) {
        continue;
      }
      std::vector<Participant> doers;
      std::vector<Participant> others;
      for (std::uint32_t r = verb.role_begin; r < verb.role_end; ++r) {
        const Role& role = layers_.frames.roles[r];
        const bool is_person = is_human(layers_, rules_.person_words(), role.head);
        if (!is_person || (role.kind != RoleKind::kArg0 && role.kind != RoleKind::kArg1)) continue;
        index.front() = r;
        finder_.find(index, false, role.kind == RoleKind::kArg0 ? doers : others);
      }
      if (doers.empty() || others.empty()) continue;
      add_missing(event.actors, doers);
      add_missing(others, doers);
      event.actors = std::move(doers);
      make_distinct(event);
    }
  }

  // Who does the inner act where the text does not say, and whom the outer act is about: "X
  // threatened sanctions" (X), "condemned the attack by Y" (Y).
  void lend() const {
    for (std::size_t i = events_.size(); i-- > 0;) {
      const Event& event = events_[i];
      if (event.parent.is_valid()) lend_recipients(event, events_[event.parent.value]);
    }
    lend_from_clauses();
    for (Event& event : events_) {
      if (event.parent.is_valid()) lend_between(event, events_[event.parent.value]);
    }
  }

  void lend_between(Event& event, Event& parent) const {
    const Composition& composition = *reading_of(parent).composition;
    if (composition.doer == InnerDoer::kRecipient && parent.recipients.empty()) {
      add_missing(event.actors, parent.recipients);
      make_distinct(parent);
    }
    if (is_answered(event, parent)) {
      if (event.recipients.empty()) add_missing(parent.actors, event.recipients);
      make_distinct(event);
      return;
    }
    // A noun alone under an accusation or a condemnation has its doer only where it is said.
    const bool is_noun = frame_of(event).word_class == PredicateClass::kNoun;
    const bool presupposes = composition.voice == InnerVoice::kReported && is_noun &&
                             composition.child.from == ChildFactuality::From::kTable &&
                             composition.child.value == Factuality::kHappened;
    if (!event.actors.empty() || presupposes) return;
    // "indicted them on charges of": who accuses is who brings the charges.
    const bool is_same = event.type == EventType::kAccuse && parent.type == EventType::kAccuse;
    if (composition.doer == InnerDoer::kActor || (is_same && is_noun)) {
      add_missing(parent.actors, event.actors);
    } else if (composition.doer == InnerDoer::kRecipient) {
      // "called for sanctions against Bree": asked of nobody who suffers it.
      for (const Participant& asked : parent.recipients) {
        if (!has_actor(event.recipients, asked.actor)) event.actors.push_back(asked);
      }
    }
    make_distinct(event);
  }

  // "sent $2 million in aid to support refugees": the act that the clause is done for, past the
  // nouns between that tell none of their own.
  EventId act_above(const Frame& clause) const {
    FrameId above = clause.outer;
    for (int level = 0; level < 2; ++level) {
      const EventId event = event_of_frame_[above.value];
      const Frame& frame = layers_.frames.frames[above.value];
      if (event.is_valid() || frame.word_class != PredicateClass::kNoun || !hangs_on_act(frame)) {
        return event;
      }
      above = frame.outer;
    }
    return event_of_frame_[above.value];
  }

  // Who is left without anybody: a phrase of its own, the clause that it is done for, the place.
  void find_affected() const {
    for (Event& event : events_) {
      if (wants_recipient(event)) finder_.find_affected(event, event.recipients);
      if (wants_recipient(event) && acts_on_things(event.type)) {
        finder_.find_victims_who_tell(event, event.recipients);
      }
    }
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Frame& clause = layers_.frames.frames[i];
      if (!clause.outer.is_valid()) continue;
      const bool is_for = clause.link == LinkKind::kPurpose || clause.link == LinkKind::kComplement;
      const EventId outer = act_above(clause);
      if (!is_for || !outer.is_valid() || !wants_recipient(events_[outer.value])) continue;
      Event& event = events_[outer.value];
      if (!finder_.looks_within(event.type)) continue;
      const EventId inner = event_of_frame_[i];
      if (inner.is_valid()) {
        lend_hearers(layers_, rules_, events_[inner.value].recipients, event);
      }
      if (event.recipients.empty()) {
        finder_.find_affected_within(event, clause, event.recipients);
      }
    }
  }

  const Layers& layers_;
  const RuleSet& rules_;
  std::span<const FrameReading> readings_;
  std::span<const EventId> event_of_frame_;
  const PartyFinder& finder_;
  const VotedParties& voted_;
  std::vector<Event>& events_;
};

// "attended a summit in Bree": one who travels, and a host of another country; a body meets where
// it likes.
void keep_hosts(const Layers& layers, Event& event) {
  const auto country_of = [&](const Participant& p) {
    return layers.actors.actors[p.actor.value].country;
  };
  const CountryCode home = country_of(event.actors.front());
  const ActorKind kind = layers.actors.actors[event.actors.front().actor.value].kind;
  std::erase_if(event.recipients, [&](const Participant& p) {
    return kind != ActorKind::kPerson || !home.is_known() || !country_of(p).is_known() ||
           country_of(p) == home;
  });
}

}  // namespace

bool hangs_on_act(const Frame& frame) {
  return frame.outer.is_valid() && frame.link == LinkKind::kComplement;
}

bool acts_on_things(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce;
}

void share_parties(const Layers& layers, const RuleSet& rules,
                   std::span<const FrameReading> readings, std::span<const EventId> event_of_frame,
                   const PartyFinder& finder, const VotedParties& voted,
                   std::vector<Event>& events) {
  PartySharer(layers, rules, readings, event_of_frame, finder, voted, events).share();
}

void find_affected_places(const Layers& layers, const RuleSet& rules,
                          std::span<const FrameReading> readings, const PartyFinder& finder,
                          std::vector<Event>& events) {
  for (std::size_t i = events.size(); i-- > 0;) {
    Event& event = events[i];
    const FrameReading& reading = readings[event.frame.value];
    const bool is_trip =
        event.type == EventType::kConsult && event.actors.size() == 1 && event.recipients.empty();
    if (is_trip || lacks_recipient(rules, reading, event)) {
      finder.find_affected_place(event, event.recipients);
      if (is_trip) keep_hosts(layers, event);
    }
    if (!event.parent.is_valid()) continue;
    Event& outer = events[event.parent.value];
    const Composition* composition = readings[outer.frame.value].composition;
    if (outer.recipients.empty() && is_said_to_somebody(outer.type) && composition != nullptr &&
        composition->doer == InnerDoer::kActor) {
      lend_hearers(layers, rules, event.recipients, outer);
    }
  }
}

}  // namespace tocsin
