#include "dates/event_dater.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "core/tree.h"
#include "dates/date_attachment.h"
#include "dates/date_distances.h"
#include "dates/date_ties.h"
#include "dates/date_values.h"

namespace tocsin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// The day a year before.
sys_days year_before(sys_days day) {
  const year_month_day date(day);
  const year_month_day earlier = date - std::chrono::years(1);
  return earlier.ok() ? sys_days(earlier) : day - days(365);
}

class EventDater {
 public:
  EventDater(const Layers& layers, DecisionSink* sink) : layers_(layers), sink_(sink) {}

  void run(std::vector<Event>& events);

 private:
  DateId lead_date() const;
  DateId by_frame(FrameId frame, int steps) const;
  DateId by_tellings(const Event& event) const;
  DateId by_context(const Event& event) const;
  DateId by_speaker(const Event& event) const;
  bool is_within_week(const DateExpression& date) const;
  bool is_main_clause(const DateExpression& date) const;
  DateId nearest_in_sentence(TokenId token) const;
  bool is_event_word(const Frame& frame) const { return is_event_[frame.head.value]; }
  bool is_speech(TokenId token) const { return is_cue_[token.value]; }
  std::string_view preposition(const DateExpression& date) const;
  void set_date(Event& event, DateId id, DateBasis basis) const;
  void date_by_distance(std::vector<Event>& events) const;
  void note(const Event& event, std::string_view reason) const;

  const Layers& layers_;
  DecisionSink* sink_;
  std::vector<DateId> of_frame_;  // by FrameId: the date that hangs on it
  std::vector<bool> is_event_;    // by TokenId: head of an event's frame
  std::vector<bool> is_cue_;      // by TokenId
};

std::string_view EventDater::preposition(const DateExpression& date) const {
  std::uint32_t at = date.tokens.first;
  while (at > 0) {
    const std::string_view before = layers_.form(TokenId(at - 1U));
    const Upos upos = layers_.syntax.upos[at - 1U];
    if (upos == Upos::kDet || upos == Upos::kAdv || before == "about") {
      --at;
      continue;
    }
    return upos == Upos::kAdp || upos == Upos::kSconj ? before : std::string_view();
  }
  return {};
}

// The date of a frame, else of the frames that tell the same happening.
DateId EventDater::by_frame(FrameId id, int steps) const {
  const auto& frames = layers_.frames.frames;
  if (of_frame_[id.value].is_valid()) return of_frame_[id.value];
  if (steps == 0) return {};
  const SyntaxLayer& syntax = layers_.syntax;
  const Frame& frame = frames[id.value];
  // "arrested X and seized Y on Monday"
  const TokenId head = syntax.head[frame.head.value];
  if (base_of(syntax.deprel[frame.head.value]) == Deprel::kConj && head.is_valid()) {
    const FrameId first = layers_.frames.of_head[head.value];
    if (first.is_valid() && of_frame_[first.value].is_valid()) return of_frame_[first.value];
  }
  for (const TokenId child : syntax.children(frame.head)) {
    if (base_of(syntax.deprel[child.value]) != Deprel::kConj) continue;
    const FrameId second = layers_.frames.of_head[child.value];
    if (second.is_valid() && of_frame_[second.value].is_valid()) return of_frame_[second.value];
  }
  // "killing five", "when they attacked", "the attack that killed five"
  if (frame.outer.is_valid() && !is_speech(frames[frame.outer.value].head)) {
    const Frame& outer = frames[frame.outer.value];
    const bool same_time =
        frame.link == LinkKind::kRelative || frame.link == LinkKind::kAdverbial ||
        (frame.link == LinkKind::kTime && frame.marker.is_valid() &&
         (layers_.form(frame.marker) == "when" || layers_.form(frame.marker) == "as" ||
          layers_.form(frame.marker) == "while"));
    // "the attack took place on Monday", "were killed in an attack on Monday"
    const bool is_noun = frame.word_class == PredicateClass::kNoun;
    const bool carries = is_noun && frame.link == LinkKind::kComplement && !is_event_word(outer) &&
                         outer.word_class == PredicateClass::kVerb;
    if (same_time || carries) return by_frame(frame.outer, steps - 1);
  }
  if (frame.word_class == PredicateClass::kNoun) {
    // The verb that the noun is an argument of.
    for (TokenId at = head; at.is_valid(); at = syntax.head[at.value]) {
      const FrameId above = layers_.frames.of_head[at.value];
      if (!above.is_valid()) continue;
      const Frame& verb = frames[above.value];
      if (verb.word_class != PredicateClass::kVerb || is_speech(verb.head)) break;
      const auto roles = layers_.frames.roles_of(verb);
      const bool takes_part = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        if (role.head != frame.head) return false;
        const TokenId marker = child_with(syntax, role.head, Deprel::kCase);
        const std::string_view form = marker.is_valid() ? layers_.form(marker) : "";
        return role.kind != RoleKind::kPrep || form == "in" || form == "during" || form == "by" ||
               form == "with";
      });
      if (takes_part) return of_frame_[above.value];
      break;
    }
  }
  // "were killed in an attack on Monday", "a raid that killed five on Monday"
  for (const Role& role : layers_.frames.roles_of(frame)) {
    const FrameId inner = layers_.frames.of_head[role.head.value];
    if (!inner.is_valid() || inner == id || !of_frame_[inner.value].is_valid()) continue;
    const TokenId marker = child_with(syntax, role.head, Deprel::kCase);
    const std::string_view form = marker.is_valid() ? layers_.form(marker) : "";
    const bool same =
        role.kind == RoleKind::kArg0 || form == "in" || form == "during" || form == "by";
    if (same && frames[inner.value].word_class == PredicateClass::kNoun) {
      return of_frame_[inner.value];
    }
  }
  const auto sentence = [&](std::size_t f) {
    return layers_.tokens.sentence[frames[f].head.value];
  };
  std::size_t first = id.value;
  while (first > 0 && sentence(first - 1) == sentence(id.value)) --first;
  for (std::size_t f = first; f < frames.size() && sentence(f) == sentence(id.value); ++f) {
    const bool describes = frames[f].outer == id &&
                           (frames[f].link == LinkKind::kRelative ||
                            (frames[f].link == LinkKind::kTime && frames[f].marker.is_valid() &&
                             layers_.form(frames[f].marker) == "when"));
    if (describes && of_frame_[f].is_valid()) return of_frame_[f];
  }
  return {};
}

DateId EventDater::by_tellings(const Event& event) const {
  constexpr int kMostSteps = 3;
  if (const DateId id = by_frame(event.frame, kMostSteps); id.is_valid()) return id;
  for (const TokenRange mention : event.mentions) {
    for (const TokenId token : mention) {
      const FrameId frame = layers_.frames.of_head[token.value];
      if (!frame.is_valid()) continue;
      if (const DateId id = by_frame(frame, 1); id.is_valid()) return id;
    }
  }
  return {};
}

// The lead's day where it lies within a week before publication: what the document is about.
DateId EventDater::lead_date() const {
  constexpr std::size_t kMostSentences = 4;
  const auto& sentences = layers_.tokens.sentences;
  for (std::size_t s = 0; s < std::min(sentences.size(), kMostSentences); ++s) {
    if (sentences[s].kind != SentenceKind::kText) continue;
    for (std::size_t f = 0; f < of_frame_.size(); ++f) {
      const DateId id = of_frame_[f];
      if (!id.is_valid()) continue;
      const DateExpression& date = layers_.dates.dates[id.value];
      if (!sentences[s].tokens.contains(TokenId(date.tokens.first))) continue;
      if (date.granularity != Granularity::kDay || date.kind != DateKind::kDate) continue;
      const std::string_view before = preposition(date);
      if (!is_main_clause(date)) continue;
      if (is_within_week(date) && before != "since" && before != "until") return id;
    }
    return {};
  }
  return {};
}

bool EventDater::is_within_week(const DateExpression& date) const {
  const auto& anchor = layers_.dates.anchor;
  return date.granularity == Granularity::kDay && date.kind == DateKind::kDate && anchor &&
         date.interval->to <= *anchor && date.interval->from + days(7) >= *anchor;
}

// Neither "Friday's attack" nor "the attack which took place on Friday" says when the sentence is.
bool EventDater::is_main_clause(const DateExpression& date) const {
  if (attachment_of(layers_, date.tokens) == DateAttachment::kName) return false;
  const SyntaxLayer& syntax = layers_.syntax;
  for (TokenId at(date.tokens.first); at.is_valid(); at = syntax.head[at.value]) {
    if (base_of(syntax.deprel[at.value]) == Deprel::kAcl) return false;
  }
  return true;
}

// What somebody asks for, blames or praises without a day is said when the same person speaks near
// by: "called on the king to resign", and "he told the Herald on Wednesday" below it.
DateId EventDater::by_speaker(const Event& event) const {
  constexpr std::uint32_t kMostParagraphs = 3;
  const bool is_said = event.type == EventType::kRequest || event.type == EventType::kAccuse ||
                       event.type == EventType::kReject || event.type == EventType::kThreaten ||
                       event.type == EventType::kSupport;
  const Frame& frame = layers_.frames.frames[event.frame.value];
  const bool is_told = event.factuality == Factuality::kHappened && frame.tense == Tense::kPast &&
                       frame.aspect == Aspect::kNone && frame.word_class == PredicateClass::kVerb &&
                       !event.historical;
  if (!is_said || !is_told || event.actors.empty() || event.parent.is_valid()) return {};
  const auto paragraph_of = [&](TokenId token) { return layers_.sentence_of(token).paragraph; };
  const std::uint32_t here = paragraph_of(frame.head);
  DateId best;
  std::uint32_t nearest = kMostParagraphs + 1;
  for (const Statement& statement : layers_.quotes.statements) {
    if (!statement.cue.is_valid() || !statement.source.is_valid()) continue;
    const FrameId cue = layers_.frames.of_head[statement.cue.value];
    if (!cue.is_valid() || !of_frame_[cue.value].is_valid()) continue;
    if (!is_within_week(layers_.dates.dates[of_frame_[cue.value].value])) continue;
    const MentionId source = layers_.mentions.of_head[statement.source.value];
    if (!source.is_valid()) continue;
    const auto actors = layers_.actors.actors_of(source);
    if (std::find(actors.begin(), actors.end(), event.actors.front().actor) == actors.end()) {
      continue;
    }
    const std::uint32_t there = paragraph_of(statement.cue);
    const std::uint32_t away = there > here ? there - here : here - there;
    if (away >= nearest) continue;
    nearest = away;
    best = of_frame_[cue.value];
  }
  return best;
}

// The one date of the event's sentence, where it hangs on a clause above the event and not on a
// word of speech: the time of the whole sentence.
DateId EventDater::nearest_in_sentence(TokenId token) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (TokenId at = syntax.head[token.value]; at.is_valid(); at = syntax.head[at.value]) {
    const FrameId frame = layers_.frames.of_head[at.value];
    if (!frame.is_valid() || !of_frame_[frame.value].is_valid() || is_speech(at)) continue;
    return of_frame_[frame.value];
  }
  return {};
}

DateId EventDater::by_context(const Event& event) const {
  const Frame& frame = layers_.frames.frames[event.frame.value];
  if (event.factuality != Factuality::kHappened) return {};
  const bool is_now = frame.tense == Tense::kPresent || frame.tense == Tense::kFuture ||
                      frame.aspect == Aspect::kPerfect ||
                      frame.aspect == Aspect::kPerfectProgressive;
  if (is_now) return {};
  if (const DateId id = nearest_in_sentence(frame.head); id.is_valid()) {
    // "will meet on 14 May on the war": what has happened is not dated by what will.
    const auto& anchor = layers_.dates.anchor;
    if (!anchor || layers_.dates.dates[id.value].interval->from <= *anchor) return id;
  }
  const SentenceId sentence = layers_.tokens.sentence[frame.head.value];
  const DateId told = layers_.dates.narrative[sentence.value];
  const bool is_clause = frame.word_class == PredicateClass::kVerb || frame.light_verb.is_valid();
  if (is_usable_date(layers_.dates, told) && is_clause && event.attribution.empty()) {
    const DateExpression& date = layers_.dates.dates[told.value];
    const auto& anchor = layers_.dates.anchor;
    // What is still to come, and years and months that a text only looks back at, are no frame.
    const bool is_behind = !anchor || date.interval->from <= *anchor;
    if (is_behind && date.granularity == Granularity::kDay) return told;
  }
  return {};
}

void EventDater::set_date(Event& event, DateId id, DateBasis basis) const {
  const DateExpression& date = layers_.dates.dates[id.value];
  DayInterval interval = *date.interval;
  Granularity granularity = date.granularity;
  const std::string_view before = preposition(date);
  const bool is_since = before == "since" || before == "Since";
  if (date.until.is_valid()) {
    interval.to = std::max(interval.to, layers_.dates.dates[date.until.value].interval->to);
    granularity = Granularity::kUnknown;
  } else if (is_since && layers_.dates.anchor && *layers_.dates.anchor > interval.to) {
    interval.to = *layers_.dates.anchor;
    granularity = Granularity::kUnknown;
  }
  event.date = EventDate{interval.from, interval.to, basis, granularity, id};
  const auto& published = layers_.document.published;
  if (basis == DateBasis::kText && date.says_year && published && !is_since &&
      interval.to < year_before(sys_days(*published))) {
    event.historical = true;
  }
}

// "Eight months after the takeover we note": of two acts a known way apart one dates the other.
void EventDater::date_by_distance(std::vector<Event>& events) const {
  for (const DateDistance& distance : distances_of(layers_)) {
    Event* act = nullptr;
    Event* clause = nullptr;
    for (Event& event : events) {
      if (event.frame == distance.act) act = &event;
      if (event.frame == distance.clause) clause = &event;
    }
    const DateId of_act = of_frame_[distance.act.value];
    const DateId of_clause = of_frame_[distance.clause.value];
    const Frame& frame = layers_.frames.frames[distance.clause.value];
    std::optional<DayInterval> day;
    Event* dated = nullptr;
    if (act != nullptr && !of_act.is_valid()) {
      dated = act;
      const bool is_now = frame.tense == Tense::kPresent && layers_.dates.anchor;
      if (of_clause.is_valid()) {
        const DayInterval& base = *layers_.dates.dates[of_clause.value].interval;
        day = at_distance(base.from, distance.unit, distance.count);
      } else if (is_now) {
        day = at_distance(*layers_.dates.anchor, distance.unit, distance.count);
      }
    } else if (clause != nullptr && of_act.is_valid() && !of_clause.is_valid()) {
      dated = clause;
      const DayInterval& base = *layers_.dates.dates[of_act.value].interval;
      day = at_distance(base.from, distance.unit, -distance.count);
    }
    if (dated == nullptr || !day) continue;
    dated->date = EventDate{day->from, day->to, DateBasis::kText, granularity_of(distance.unit),
                            distance.duration};
    const auto& published = layers_.document.published;
    if (published && day->to < year_before(sys_days(*published))) dated->historical = true;
    note(*dated, "so far from the act that it is told with");
  }
}

void EventDater::note(const Event& event, std::string_view reason) const {
  if (sink_ == nullptr) return;
  const DateId id = event.date->date;
  const std::string value =
      id.is_valid() ? layers_.dates.dates[id.value].value : std::string("published");
  sink_->add(Stage::kDates, Outcome::kMade, layers_.frames.frames[event.frame.value].head,
             fmt::format("event date {}", value), std::string(reason));
}

void EventDater::run(std::vector<Event>& events) {
  if (events.empty()) return;
  is_event_.assign(layers_.tokens.size(), false);
  is_cue_.assign(layers_.tokens.size(), false);
  for (const Event& event : events) {
    is_event_[layers_.frames.frames[event.frame.value].head.value] = true;
  }
  for (const Statement& statement : layers_.quotes.statements) {
    if (statement.cue.is_valid()) is_cue_[statement.cue.value] = true;
  }
  of_frame_ = tie_dates(layers_, is_event_);
  const DateId lead = lead_date();
  for (Event& event : events) {
    const char* reason = "";
    if (const DateId id = by_tellings(event); id.is_valid()) {
      set_date(event, id, DateBasis::kText);
      reason = "hangs on the predicate, or on one that tells the same happening";
    } else if (const DateId near = by_context(event); near.is_valid()) {
      set_date(event, near, DateBasis::kContext);
      reason = "where the sentence or the narrative stands";
    } else if (const DateId said = by_speaker(event); said.is_valid()) {
      set_date(event, said, DateBasis::kContext);
      reason = "the day on which the same speaker is quoted";
    } else if (lead.is_valid() && event.factuality == Factuality::kHappened && !event.historical &&
               layers_.frames.frames[event.frame.value].tense == Tense::kPast &&
               layers_.frames.frames[event.frame.value].aspect == Aspect::kNone) {
      set_date(event, lead, DateBasis::kContext);
      reason = "the day that the first sentence tells of";
    } else if (layers_.document.published) {
      const auto day = *layers_.document.published;
      event.date = EventDate{day, day, DateBasis::kPublished, Granularity::kDay, {}};
      reason = "nothing in the text dates it";
    } else {
      continue;
    }
    note(event, reason);
  }
  date_by_distance(events);
}

}  // namespace

void date_events(const Layers& before, EventLayer& events, DecisionSink* sink) {
  EventDater(before, sink).run(events.events);
}

}  // namespace tocsin
