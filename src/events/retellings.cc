#include "events/retellings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "events/participants.h"

namespace tocsin {
namespace {

// Sentences between two tellings past which a noun without parties no longer points back.
constexpr std::uint32_t kNounReach = 12;

// Sentences past which a noun not told as known is another act where its code is another one.
constexpr std::uint32_t kForceReach = 1;
constexpr std::uint32_t kCoercionReach = 3;

// Acts of one type that a telling is compared with, nearest first.
constexpr std::size_t kMaxTellings = 256;

// Frames between a trip and a meeting that it is made for.
constexpr int kMaxSteps = 3;

bool is_subset(std::span<const Participant> small, std::span<const Participant> large) {
  return std::all_of(small.begin(), small.end(),
                     [&](const Participant& p) { return has_actor(large, p.actor); });
}

bool same_parties(std::span<const Participant> a, std::span<const Participant> b) {
  return is_subset(a, b) && is_subset(b, a);
}

// No party of the one contradicts the other.
bool parties_fit(const Event& a, const Event& b) {
  const auto fits = [](std::span<const Participant> x, std::span<const Participant> y) {
    return is_subset(x, y) || is_subset(y, x);
  };
  return fits(a.actors, b.actors) && fits(a.recipients, b.recipients);
}

// Codes of one act: the same, or one of them is of the kind that the other belongs to. "Attacks"
// (190) may be any act of force; an arrest (173) is no ban (172).
bool codes_fit(std::string_view a, std::string_view b) {
  const auto stem = [](std::string_view code) {
    return code.substr(0, code.find_last_not_of('0') + 1);
  };
  a = stem(a);
  b = stem(b);
  return a.size() <= 2 || b.size() <= 2 || a.starts_with(b) || b.starts_with(a);
}

std::size_t party_count(const Event& event) {
  return event.actors.size() + event.recipients.size();
}

class RetellingJoiner {
 public:
  RetellingJoiner(const Layers& layers, std::vector<Event>& events)
      : layers_(layers), events_(events), into_(events.size()) {}

  void join(DecisionSink* sink) {
    fold_trips(sink);
    fold_results(sink);
    fold_shared_verbs(sink);
    fold_conjuncts(sink);
    fold_objects(sink);
    std::array<std::vector<std::size_t>, kEventTypeCount> by_type;
    for (std::size_t later = 0; later < events_.size(); ++later) {
      if (into_[later].is_valid()) continue;
      auto& tellings = by_type[static_cast<std::size_t>(events_[later].type)];
      const auto reach =
          tellings.rbegin() + static_cast<std::ptrdiff_t>(std::min(tellings.size(), kMaxTellings));
      const auto found = std::find_if(tellings.rbegin(), reach, [&](std::size_t earlier) {
        return !into_[earlier].is_valid() && is_same_act(events_[earlier], events_[later]);
      });
      if (found != reach) merge(EventId(*found), EventId(later), sink);
      if (!into_[later].is_valid()) tellings.push_back(later);
    }
    if (std::any_of(into_.begin(), into_.end(), [](EventId id) { return id.is_valid(); })) {
      compact();
    }
  }

 private:
  // "will travel to Bree to meet General Ruiz": one act, and whoever is met is its recipient.
  void fold_trips(DecisionSink* sink) {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (into_[i].is_valid() || !is_trip(events_[i])) continue;
      const std::uint32_t sentence = sentence_of(events_[i]);
      for (std::size_t j = i; j-- > 0 && sentence_of(events_[j]) == sentence;) {
        if (!is_part_of(events_[j], events_[i])) continue;
        fold_into(EventId(i), EventId(j), sink,
                  "part of a trip: its parties are whom the trip is to");
      }
      for (std::size_t j = i + 1; j < events_.size() && sentence_of(events_[j]) == sentence; ++j) {
        if (!is_part_of(events_[j], events_[i])) continue;
        fold_into(EventId(i), EventId(j), sink,
                  "part of a trip: its parties are whom the trip is to");
      }
    }
  }

  bool is_part_of(const Event& meeting, const Event& trip) const {
    const std::size_t index = static_cast<std::size_t>(&meeting - events_.data());
    if (meeting.type != EventType::kConsult || into_[index].is_valid()) return false;
    const auto& frames = layers_.frames.frames;
    FrameId at = frames[meeting.frame.value].outer;
    for (int steps = 0; at.is_valid() && at != trip.frame && steps < kMaxSteps; ++steps) {
      at = frames[at.value].outer;
    }
    return at.is_valid() && at == trip.frame;
  }

  // "provided protection and assistance": one verb tells one act of a type.
  void fold_shared_verbs(DecisionSink* sink) {
    for (std::size_t i = 1; i < events_.size(); ++i) {
      const TokenId verb = frame_of(events_[i]).light_verb;
      if (!verb.is_valid() || into_[i].is_valid()) continue;
      for (std::size_t j = i; j-- > 0 && sentence_of(events_[j]) == sentence_of(events_[i]);) {
        if (into_[j].is_valid() || events_[j].type != events_[i].type ||
            frame_of(events_[j]).light_verb != verb) {
          continue;
        }
        fold_into(EventId(j), EventId(i), sink, "the same verb tells another act of its type");
        break;
      }
    }
  }

  // "beat and kicked him": verbs side by side with the same doer and the same object.
  void fold_conjuncts(DecisionSink* sink) {
    for (std::size_t i = 1; i < events_.size(); ++i) {
      const Event& later = events_[i];
      if (into_[i].is_valid() ||
          layers_.syntax.deprel[frame_of(later).head.value] != Deprel::kConj) {
        continue;
      }
      for (std::size_t j = i; j-- > 0 && sentence_of(events_[j]) == sentence_of(later);) {
        if (into_[j].is_valid() || !are_one_deed(events_[j], later)) continue;
        fold_into(EventId(j), EventId(i), sink, "told by two verbs with one doer and one object");
        break;
      }
    }
  }

  bool are_one_deed(const Event& first, const Event& second) const {
    const bool same_mode =
        first.modes.empty() || second.modes.empty() || first.modes.front() == second.modes.front();
    return first.type == second.type && first.factuality == second.factuality && same_mode &&
           frame_of(first).word_class == frame_of(second).word_class &&
           share_filler(frame_of(first), frame_of(second), RoleKind::kArg1) &&
           same_parties(first.actors, second.actors) &&
           same_parties(first.recipients, second.recipients) && !second.recipients.empty();
  }

  // "provided assistance", "attended a meeting": a verb and the noun that is its object.
  void fold_objects(DecisionSink* sink) {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (into_[i].is_valid() || !is_told_with_noun(events_[i].type) || is_noun(events_[i])) {
        continue;
      }
      const std::uint32_t sentence = sentence_of(events_[i]);
      for (std::size_t j = i + 1; j < events_.size() && sentence_of(events_[j]) == sentence; ++j) {
        const Event& noun = events_[j];
        if (into_[j].is_valid() || noun.type != events_[i].type || !is_noun(noun) ||
            noun.factuality != events_[i].factuality ||
            !is_object(frame_of(noun).head, frame_of(events_[i]))) {
          continue;
        }
        fold_into(EventId(i), EventId(j), sink, "the object of the verb names its act");
      }
    }
  }

  static bool is_told_with_noun(EventType type) {
    return type == EventType::kAid || type == EventType::kConsult ||
           type == EventType::kCooperate || type == EventType::kMobilize;
  }

  // The object itself, or what an amount is of or in: "$2 million in assistance".
  bool is_object(TokenId noun, const Frame& verb) const {
    const TokenId above = layers_.syntax.head[noun.value];
    for (const Role& role : layers_.frames.roles_of(verb)) {
      if (role.kind != RoleKind::kArg1) continue;
      const bool is_of_it =
          above == role.head && layers_.syntax.deprel[noun.value] == Deprel::kNmod;
      if (role.head == noun || is_of_it) return true;
    }
    return false;
  }

  bool share_filler(const Frame& a, const Frame& b, RoleKind kind) const {
    for (const Role& one : layers_.frames.roles_of(a)) {
      for (const Role& other : layers_.frames.roles_of(b)) {
        if (one.kind == kind && other.kind == kind && one.head == other.head) return true;
      }
    }
    return false;
  }

  // "the attack killed six", "shelled the town, killing six": the deaths are the attack's.
  void fold_results(DecisionSink* sink) {
    std::vector<EventId> of_frame(layers_.frames.frames.size());
    for (std::size_t i = 0; i < events_.size(); ++i) of_frame[events_[i].frame.value] = EventId(i);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Event& result = events_[i];
      if (into_[i].is_valid() || result.type != EventType::kAssault || !is_result(result)) continue;
      const EventId cause = cause_of(result, of_frame);
      if (cause.is_valid() && cause != EventId(i) && !into_[cause.value].is_valid() &&
          events_[cause.value].type == EventType::kAssault &&
          events_[cause.value].factuality == result.factuality) {
        fold_into(cause, EventId(i), sink, "what the act did: its victims are whom it was done to");
      }
    }
  }

  bool is_result(const Event& event) const {
    return event.rule == "assault.kill" || event.rule == "assault.kill_actor" ||
           event.rule == "assault.wound" || event.rule == "assault.wound_p";
  }

  EventId cause_of(const Event& result, std::span<const EventId> of_frame) const {
    const Frame& frame = frame_of(result);
    for (const Role& role : layers_.frames.roles_of(frame)) {
      const FrameId inner = layers_.frames.of_head[role.head.value];
      const bool doer_or_place = role.kind == RoleKind::kArg0 || role.kind == RoleKind::kPrep;
      if (doer_or_place && inner.is_valid() && of_frame[inner.value].is_valid()) {
        return of_frame[inner.value];
      }
    }
    const bool follows = frame.link == LinkKind::kAdverbial || frame.link == LinkKind::kRelative;
    return follows && frame.outer.is_valid() ? of_frame[frame.outer.value] : EventId();
  }

  static bool is_trip(const Event& event) {
    return event.type == EventType::kConsult &&
           std::find(event.modes.begin(), event.modes.end(), "visit") != event.modes.end();
  }

  // `part` becomes a mention of `whole`, and its parties the recipients.
  void fold_into(EventId whole, EventId part_id, DecisionSink* sink, const char* reason) {
    Event& event = events_[whole.value];
    Event& part = events_[part_id.value];
    into_[part_id.value] = whole;
    event.mentions.push_back(part.trigger.front());
    event.mentions.insert(event.mentions.end(), part.mentions.begin(), part.mentions.end());
    if (event.actors.empty()) {
      add_missing(part.actors, event.actors);
    } else if (event.type == EventType::kConsult) {
      add_missing(part.actors, event.recipients);
    }
    add_missing(part.recipients, event.recipients);
    make_distinct(event);
    if (sink != nullptr) {
      sink->add(Stage::kEvents, Outcome::kChanged, frame_of(part).head, part.rule, reason);
    }
  }

  const Frame& frame_of(const Event& event) const {
    return layers_.frames.frames[event.frame.value];
  }

  std::uint32_t sentence_of(const Event& event) const {
    return layers_.tokens.sentence[frame_of(event).head.value].value;
  }

  bool is_under(const Event& event, const Event& above) const {
    for (EventId at = event.parent; at.is_valid(); at = events_[at.value].parent) {
      if (&events_[at.value] == &above) return true;
    }
    return false;
  }

  // A noun told as known: "the attack", "this war", "Aldonia's aggression".
  bool points_back(const Event& event) const {
    const Frame& frame = frame_of(event);
    if (frame.word_class != PredicateClass::kNoun) return false;
    for (const TokenId child : layers_.syntax.children(frame.head)) {
      const Deprel deprel = layers_.syntax.deprel[child.value];
      if (deprel == Deprel::kNmodPoss) return true;
      const std::string_view form = layers_.form(child);
      if (deprel == Deprel::kDet && (form.size() == 3 || form.size() == 4) && form != "any" &&
          form != "some") {
        return true;  // "the", "this", "that"
      }
    }
    return false;
  }

  bool is_noun(const Event& event) const {
    return frame_of(event).word_class == PredicateClass::kNoun;
  }

  bool in_headline(const Event& event) const {
    return layers_.tokens.sentences[sentence_of(event)].kind == SentenceKind::kHeadline;
  }

  // The same people, or people of one country, on a side. Leniently, nobody known fits anybody.
  bool side_fits(std::span<const Participant> a, std::span<const Participant> b,
                 bool lenient) const {
    const auto& small = a.size() <= b.size() ? a : b;
    const auto& large = a.size() <= b.size() ? b : a;
    const auto country = [&](const Participant& p) {
      return layers_.actors.actors[p.actor.value].country;
    };
    return std::all_of(small.begin(), small.end(), [&](const Participant& p) {
      return has_actor(large, p.actor) || (lenient && !country(p).is_known()) ||
             std::any_of(large.begin(), large.end(), [&](const Participant& other) {
               return country(other).is_known() ? country(other) == country(p) : lenient;
             });
    });
  }

  bool is_same_act(const Event& earlier, const Event& later) const {
    if (earlier.type != later.type || earlier.factuality != later.factuality ||
        earlier.historical != later.historical || is_under(later, earlier) ||
        is_under(earlier, later)) {
      return false;
    }
    if ((earlier.voice == Voice::kAccused) != (later.voice == Voice::kAccused)) return false;
    const std::uint32_t distance = sentence_of(later) - sentence_of(earlier);
    const bool share_side = (!earlier.actors.empty() && !later.actors.empty()) ||
                            (!earlier.recipients.empty() && !later.recipients.empty());
    const bool lenient = quad_of(earlier.type) % 2 == 0;
    const bool fits = side_fits(earlier.actors, later.actors, lenient) &&
                      side_fits(earlier.recipients, later.recipients, lenient);
    const bool is_retold = points_back(later) || (points_back(earlier) && distance <= kNounReach);
    if (is_another_kind(earlier, later, distance)) return false;
    if (is_retold || (is_noun(later) && party_count(later) == 0)) {
      return fits && (share_side || (party_count(later) == 0 && distance <= kNounReach));
    }
    if (in_headline(earlier) != in_headline(later) && fits && share_side &&
        distance <= kNounReach) {
      return true;
    }
    if (earlier.voice != later.voice || !parties_fit(earlier, later)) return false;
    const bool share_party =
        party_count(earlier) > 0 && party_count(later) > 0 &&
        (!earlier.actors.empty() && !later.actors.empty()
             ? is_subset(later.actors, earlier.actors) || is_subset(earlier.actors, later.actors)
             : !earlier.recipients.empty() && !later.recipients.empty());
    const bool equal = same_parties(earlier.actors, later.actors) &&
                       same_parties(earlier.recipients, later.recipients) &&
                       party_count(earlier) > 0;
    // "met and discussed" is one act; "met ... held talks" in the next sentence too.
    if (earlier.type == EventType::kConsult && share_party && (equal || distance <= 1)) return true;
    // "was convicted and sentenced".
    if (is_conviction(earlier) && is_conviction(later) && share_party && distance <= 1) return true;
    return equal && frame_of(earlier).lemma == frame_of(later).lemma &&
           frame_of(earlier).lemma.is_valid() && !earlier.recipients.empty();
  }

  // "Six were arrested. ... Curfews were common."
  bool is_another_kind(const Event& earlier, const Event& later, std::uint32_t distance) const {
    const bool is_far = (earlier.type == EventType::kAssault && distance > kForceReach) ||
                        (earlier.type == EventType::kCoerce && distance > kCoercionReach);
    return is_far && is_noun(later) && !points_back(later) &&
           frame_of(earlier).lemma != frame_of(later).lemma &&
           !codes_fit(earlier.cameo, later.cameo);
  }

  static bool is_conviction(const Event& event) {
    return event.type == EventType::kSanction &&
           std::find(event.modes.begin(), event.modes.end(), "convict") != event.modes.end();
  }

  // All of a side that was empty; else whose country is new to it.
  void add_side(const std::vector<Participant>& from, std::vector<Participant>& to) const {
    const bool was_empty = to.empty();
    for (const Participant& p : from) {
      if (has_actor(to, p.actor)) continue;
      const CountryCode country = layers_.actors.actors[p.actor.value].country;
      const bool is_new =
          country.is_known() && std::none_of(to.begin(), to.end(), [&](const auto& q) {
            return layers_.actors.actors[q.actor.value].country == country;
          });
      if (was_empty || is_new) to.push_back(p);
    }
  }

  // The fuller telling stays; at equal parties the earlier one.
  void merge(EventId earlier, EventId later, DecisionSink* sink) {
    const bool later_is_fuller =
        party_count(events_[later.value]) > party_count(events_[earlier.value]) &&
        !(events_[later.value].parent.is_valid() && !events_[earlier.value].parent.is_valid());
    const EventId kept = later_is_fuller ? later : earlier;
    const EventId gone = later_is_fuller ? earlier : later;
    Event& event = events_[kept.value];
    Event& retelling = events_[gone.value];
    into_[gone.value] = kept;
    event.mentions.push_back(retelling.trigger.front());
    event.mentions.insert(event.mentions.end(), retelling.mentions.begin(),
                          retelling.mentions.end());
    add_side(retelling.actors, event.actors);
    add_side(retelling.recipients, event.recipients);
    make_distinct(event);
    if (sink != nullptr) {
      sink->add(Stage::kEvents, Outcome::kChanged, frame_of(retelling).head, retelling.rule,
                fmt::format("told again: a mention of the {} at \"{}\"", name_of(event.type),
                            layers_.form(frame_of(event).head)));
    }
  }

  EventId root_of(EventId id) const {
    while (id.is_valid() && into_[id.value].is_valid()) id = into_[id.value];
    return id;
  }

  void compact() {
    std::vector<EventId> place(events_.size());
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (!into_[i].is_valid()) place[i] = EventId(next++);
    }
    std::vector<Event> kept;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (into_[i].is_valid()) continue;
      Event& event = events_[i];
      if (event.parent.is_valid()) event.parent = place[root_of(event.parent).value];
      if (event.parent == place[i]) event.parent = EventId();
      std::sort(event.mentions.begin(), event.mentions.end(),
                [](TokenRange a, TokenRange b) { return a.first < b.first; });
      kept.push_back(std::move(event));
    }
    events_ = std::move(kept);
    break_cycles();
  }

  // Two merges can each be sound and together make an act its own parent.
  void break_cycles() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      std::size_t steps = 0;
      for (EventId at = events_[i].parent; at.is_valid(); at = events_[at.value].parent) {
        if (at == EventId(i) || ++steps > events_.size()) {
          events_[i].parent = EventId();
          break;
        }
      }
    }
  }

  const Layers& layers_;
  std::vector<Event>& events_;
  std::vector<EventId> into_;  // by event: what it was merged into; invalid: it stays
};

}  // namespace

void join_retellings(const Layers& layers, std::vector<Event>& events, DecisionSink* sink) {
  RetellingJoiner(layers, events).join(sink);
}

void link_contradictions(std::vector<Event>& events) {
  for (Event& denied : events) {
    if (denied.factuality != Factuality::kDenied || !denied.parent.is_valid()) continue;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Event& other = events[i];
      if (&other == &denied || other.type != denied.type ||
          other.factuality != Factuality::kHappened || !parties_fit(other, denied) ||
          !std::any_of(other.actors.begin(), other.actors.end(),
                       [&](const Participant& p) { return has_actor(denied.actors, p.actor); })) {
        continue;
      }
      denied.same_as = EventId(i);
      break;
    }
  }
}

}  // namespace tocsin
