#include "events/retellings.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "events/participants.h"

namespace tocsin {
namespace {

// Sentences between two tellings past which a noun without parties no longer points back.
constexpr std::uint32_t kNounReach = 12;

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

std::size_t party_count(const Event& event) {
  return event.actors.size() + event.recipients.size();
}

class RetellingJoiner {
 public:
  RetellingJoiner(const Layers& layers, std::vector<Event>& events)
      : layers_(layers), events_(events), into_(events.size()) {}

  void join(DecisionSink* sink) {
    for (std::size_t later = 1; later < events_.size(); ++later) {
      for (std::size_t back = 0; back < later; ++back) {
        const std::size_t earlier = later - 1 - back;
        if (into_[earlier].is_valid() || !is_same_act(events_[earlier], events_[later])) continue;
        merge(EventId(earlier), EventId(later), sink);
        break;
      }
    }
    if (std::any_of(into_.begin(), into_.end(), [](EventId id) { return id.is_valid(); })) {
      compact();
    }
  }

 private:
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

  bool points_back(const Event& event) const {
    const Frame& frame = frame_of(event);
    if (frame.word_class != PredicateClass::kNoun) return false;
    for (const TokenId child : layers_.syntax.children(frame.head)) {
      const std::string_view form = layers_.form(child);
      if (layers_.syntax.deprel[child.value] == Deprel::kDet &&
          (form.size() == 3 || form.size() == 4)) {
        return true;  // "the", "this", "that"
      }
    }
    return false;
  }

  bool is_same_act(const Event& earlier, const Event& later) const {
    if (earlier.type != later.type || earlier.factuality != later.factuality ||
        earlier.historical != later.historical || earlier.voice != later.voice ||
        is_under(later, earlier) || is_under(earlier, later) || !parties_fit(earlier, later)) {
      return false;
    }
    const std::uint32_t distance = sentence_of(later) - sentence_of(earlier);
    const bool share_party =
        party_count(earlier) > 0 && party_count(later) > 0 &&
        (!earlier.actors.empty() && !later.actors.empty()
             ? is_subset(later.actors, earlier.actors) || is_subset(earlier.actors, later.actors)
             : !earlier.recipients.empty() && !later.recipients.empty());
    if (points_back(later) || points_back(earlier)) {
      return share_party || (party_count(later) == 0 && distance <= kNounReach);
    }
    const bool equal = same_parties(earlier.actors, later.actors) &&
                       same_parties(earlier.recipients, later.recipients) &&
                       party_count(earlier) > 0;
    // "met and discussed" is one act; "met ... held talks" in the next sentence too.
    if (earlier.type == EventType::kConsult && share_party && (equal || distance <= 1)) return true;
    return equal && frame_of(earlier).lemma == frame_of(later).lemma &&
           frame_of(earlier).lemma.is_valid() && !earlier.recipients.empty();
  }

  // The fuller telling stays; at equal parties the earlier one.
  void merge(EventId earlier, EventId later, DecisionSink* sink) {
    const bool later_is_fuller =
        party_count(events_[later.value]) > party_count(events_[earlier.value]);
    const EventId kept = later_is_fuller ? later : earlier;
    const EventId gone = later_is_fuller ? earlier : later;
    Event& event = events_[kept.value];
    Event& retelling = events_[gone.value];
    into_[gone.value] = kept;
    event.mentions.push_back(retelling.trigger.front());
    event.mentions.insert(event.mentions.end(), retelling.mentions.begin(),
                          retelling.mentions.end());
    add_missing(retelling.actors, event.actors);
    add_missing(retelling.recipients, event.recipients);
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
