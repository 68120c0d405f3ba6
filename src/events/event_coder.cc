#include "events/event_coder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/tree.h"
#include "events/participants.h"
#include "events/retellings.h"
#include "events/shared_parties.h"
#include "events/subject_matter.h"
#include "events/touched.h"
#include "events/voices.h"
#include "rules/who_acts.h"

namespace tocsin {
namespace {

// The head with its particle, then its light verb; neighbours are one run.
void find_trigger(const Frame& frame, std::vector<TokenRange>& out) {
  TokenRange head{frame.head.value, frame.head.value + 1};
  out.clear();
  for (const TokenId other : {frame.particle, frame.light_verb}) {
    if (!other.is_valid()) continue;
    if (other.value == head.last) {
      ++head.last;
    } else if (other.value + 1 == head.first) {
      --head.first;
    } else {
      out.push_back({other.value, other.value + 1});
    }
  }
  out.insert(out.begin(), head);
}

bool has_political_party(const Layers& layers, const std::vector<Participant>& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const Participant& p) {
    return is_political_actor(layers.actors.actors[p.actor.value]);
  });
}

bool is_somebody_political(const Layers& layers, const Event& event) {
  return has_political_party(layers, event.actors) || has_political_party(layers, event.recipients);
}

// "will not lift the sanctions": refused, in words of its own.
bool will_not(const Layers& layers, const Event& event) {
  const Frame& frame = layers.frames.frames[event.frame.value];
  return frame.tense == Tense::kFuture && frame.polarity == Polarity::kNegative;
}

bool is_harm(EventType type) { return quad_of(type) == 4; }

// In a document about something else an act of words or of help needs two sides to be one between
// political parties; force and protest need one.
bool is_told_fully(const Event& event) {
  return is_harm(event.type) || event.type == EventType::kRetreat || event.actors.size() > 1 ||
         (!event.actors.empty() && !event.recipients.empty());
}

// A noun that hangs on one that tells nothing itself has no outer frame, and still stands under
// one: "the right to inform their next of kin of their arrest". Invalid: none.
FrameId frame_above(const Layers& layers, const Frame& frame) {
  const SyntaxLayer& syntax = layers.syntax;
  if (frame.word_class != PredicateClass::kNoun || frame.light_verb.is_valid()) return FrameId();
  for (TokenId at = frame.head;;) {
    switch (syntax.deprel[at.value]) {
      case Deprel::kNmod:
      case Deprel::kCompound:
      case Deprel::kConj:
      case Deprel::kAppos:
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kObl:
        break;
      default:
        return FrameId();
    }
    at = syntax.head[at.value];
    if (!at.is_valid()) return FrameId();
    if (const FrameId above = layers.frames.of_head[at.value]; above.is_valid()) return above;
  }
}

// "Arbitrary Arrest or Detention: The law ...": where the words of a heading that runs into its
// sentence end; the sentence's first token where there is none.
std::uint32_t heading_end(const Layers& layers, const Sentence& sentence) {
  constexpr std::uint32_t kMaxHeading = 20;
  const std::uint32_t first = sentence.tokens.first;
  const std::uint32_t last = std::min(sentence.tokens.last, first + kMaxHeading);
  for (std::uint32_t i = first; i < last; ++i) {
    switch (layers.syntax.xpos[i]) {
      case Xpos::kVbd:
      case Xpos::kVbz:
      case Xpos::kVbp:
      case Xpos::kMd:
      case Xpos::kPrp:
        return first;
      default:
        break;
    }
    if (i > first && layers.form(TokenId(i)) == ":") return i;
  }
  return first;
}

}  // namespace

EventCoder::EventCoder(const RuleSet& rules, CompositionTable compositions, Codes codes,
                       FactualityReader factuality, AffectedWords affected)
    : rules_(&rules),
      compositions_(std::move(compositions)),
      codes_(std::move(codes)),
      factuality_(std::move(factuality)),
      affected_(std::move(affected)) {}

Result<EventCoder> EventCoder::load(const LayeredPath& rules_dir, const LayeredPath& lexicon_dir,
                                    const RuleSet& rules, Vocabulary& vocabulary) {
  TOCSIN_TRY(compositions, CompositionTable::load(rules_dir / "composition.txt"));
  TOCSIN_TRY(codes, Codes::load(rules_dir / "codes.txt"));
  TOCSIN_TRY(subjects, Subjects::load(rules_dir / "subjects.txt", vocabulary));
  TOCSIN_TRY(kinds, KindReader::load(rules_dir / "kinds.txt", vocabulary));
  TOCSIN_TRY(contexts, Contexts::load(rules_dir, vocabulary));
  TOCSIN_TRY(factuality, FactualityReader::load(lexicon_dir, vocabulary));
  TOCSIN_TRY(affected, AffectedWords::load(lexicon_dir, vocabulary));
  EventCoder coder(rules, std::move(compositions), std::move(codes), std::move(factuality),
                   std::move(affected));
  coder.subjects_ = std::move(subjects);
  coder.kinds_ = std::move(kinds);
  coder.contexts_ = std::move(contexts);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules.rule(RuleId(i));
    const Composition* row = coder.compositions_.find(rule.compose);
    if (row == nullptr && !rule.compose.empty()) {
      return Error{
          ErrorCode::kSyntax,
          fmt::format("{}: rule {} composes as \"{}\", which composition.txt does not have",
                      rule.where, rule.id, rule.compose)};
    }
    coder.composition_of_rule_.push_back(row);
  }
  TOCSIN_TRY(arbiter, Arbiter::load(rules_dir / "arbitration.txt", coder.compositions_));
  coder.arbiter_ = std::move(arbiter);
  return coder;
}

void EventCoder::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                     EventLayer& out, FrameLayer& frames, ActorLayer& actors,
                     DecisionSink* sink) const {
  out.clear();
  read_frames(vocabulary, before, scratch, sink);
  arbiter_->run(before, scratch.readings, sink);
  factuality_.run(before, scratch.readings, scratch.factuality, scratch.values, sink);
  for (std::size_t i = 0; i < frames.frames.size(); ++i) {
    frames.frames[i].factuality = scratch.values[i].value;
    frames.frames[i].score =
        factuality_.score_of(before, scratch.values, FrameId(i), scratch.factuality);
  }
  TouchedThings things(before, actors);
  const PartyFinder finder(before, rules_->person_words(), affected_, things);
  make_events(before, finder, scratch, out.events, sink);
  set_parents(before, scratch, out.events);
  const VotedParties voted(before, finder, arbiter_->least_parts(), sink);
  share_parties(before, *rules_, scratch.readings, scratch.event_of_frame, finder, voted,
                out.events);
  drop_empty(before, scratch, out.events, sink);
  attribute_events(before, out.events);
  name_speakers(before, out.events);
  set_voices(before, scratch.readings, out.events);
  join_retellings(before, out.events, sink);
  find_affected_places(before, *rules_, scratch.readings, finder, out.events);
  drop_bare(before, scratch, out.events, sink);
  link_contradictions(out.events);
  set_codes(before, scratch, out.events);
  contexts_.find(before, out.events, sink);
}

void EventCoder::read_frames(const Vocabulary& vocabulary, const Layers& layers, Scratch& scratch,
                             DecisionSink* sink) const {
  scratch.readings.assign(layers.frames.frames.size(), {});
  for (std::size_t i = 0; i < scratch.readings.size(); ++i) {
    const Frame& frame = layers.frames.frames[i];
    const Sentence& sentence = layers.sentence_of(frame.head);
    scratch.readings[i].is_barred = sentence.kind == SentenceKind::kByline ||
                                    sentence.kind == SentenceKind::kDateline ||
                                    frame.head.value < heading_end(layers, sentence);
    if (scratch.readings[i].is_barred) continue;
    rules_->match(vocabulary, layers, FrameId(i), scratch.rules, sink);
    if (scratch.rules.matches.empty()) continue;
    FrameReading& reading = scratch.readings[i];
    reading.match = scratch.rules.matches.front();
    reading.rule = &rules_->rule(reading.match.rule);
    reading.composition = composition_of_rule_[reading.match.rule.value];
    if (sink == nullptr) continue;
    const bool refused = reading.rule->kind == RuleKind::kNoEvent;
    sink->add(Stage::kEvents, refused ? Outcome::kRefused : Outcome::kMade, frame.head,
              reading.rule->id,
              refused              ? reading.rule->reason
              : reading.is_event() ? fmt::format("tells {}", name_of(reading.rule->type))
                                   : fmt::format("an operator, \"{}\"", reading.rule->compose));
  }
}

// Under a law or a right, at any depth: "the constitution provides for the right to protest".
bool EventCoder::is_no_act(const Layers& layers, const Scratch& scratch, FrameId frame) const {
  const auto& frames = layers.frames.frames;
  FrameId at = frame;
  for (std::size_t steps = 0; steps < frames.size(); ++steps) {  // two kinds of links could ring
    const LinkKind link = frames[at.value].link;
    if (!frames[at.value].outer.is_valid()) {
      at = frame_above(layers, frames[at.value]);
      if (!at.is_valid()) return false;
    } else if (link == LinkKind::kComplement || link == LinkKind::kPurpose ||
               (link == LinkKind::kTime && frames[at.value].word_class == PredicateClass::kNoun) ||
               (link == LinkKind::kAdverbial && frames[at.value].marker.is_valid() &&
                frames[at.value].mood == Mood::kParticiple)) {  // "provides for granting asylum"
      at = frames[at.value].outer;
    } else {
      return false;
    }
    const Composition* composition = scratch.readings[at.value].composition;
    if (composition != nullptr && composition->child.from == ChildFactuality::From::kNoAct) {
      return true;
    }
  }
  return false;
}

void EventCoder::make_events(const Layers& layers, const PartyFinder& finder, Scratch& scratch,
                             std::vector<Event>& events, DecisionSink* sink) const {
  scratch.event_of_frame.assign(scratch.readings.size(), EventId());
  for (std::size_t i = 0; i < scratch.readings.size(); ++i) {
    const FrameReading& reading = scratch.readings[i];
    if (!reading.is_event()) continue;
    const Frame& frame = layers.frames.frames[i];
    const std::string why_not =
        is_no_act(layers, scratch, FrameId(i))
            ? "it is what a law or a right is about"
            : kinds_.why_no_act(layers, frame, reading.rule->type, scratch.values[i].value);
    if (!why_not.empty()) {
      if (sink != nullptr) {
        sink->add(Stage::kEvents, Outcome::kRefused, frame.head, reading.rule->id, why_not);
      }
      continue;
    }
    Event event;
    event.frame = FrameId(i);
    event.type = reading.rule->type;
    event.plover = event.type;
    event.modes = reading.rule->modes;
    event.contexts = reading.rule->contexts;
    event.cameo = reading.rule->cameo;
    find_trigger(frame, event.trigger);
    finder.find(reading.match.actors, false, event.actors);
    finder.find(reading.match.recipients, acts_on_things(event.type),
                reading.rule->reciprocal ? event.actors : event.recipients);
    finder.drop_own_side(event);
    make_distinct(event);
    const FrameFactuality& value = scratch.values[i];
    event.factuality = value.value;
    event.alleged = value.alleged;
    event.historical = value.historical;
    event.condition = value.condition;
    event.rule = reading.rule->id;
    scratch.event_of_frame[i] = EventId(events.size());
    events.push_back(std::move(event));
  }
}

// The parent is the nearest outer act, through operators that are no acts themselves.
void EventCoder::set_parents(const Layers& layers, const Scratch& scratch,
                             std::vector<Event>& events) const {
  for (Event& event : events) {
    FrameId at = event.frame;
    while (hangs_on_act(layers.frames.frames[at.value])) {
      at = layers.frames.frames[at.value].outer;
      const FrameReading& reading = scratch.readings[at.value];
      if (reading.composition == nullptr || reading.composition->name == "say") break;
      if (reading.is_event()) {
        event.parent = scratch.event_of_frame[at.value];
        break;
      }
    }
  }
}

// An act without anybody political is no event in a document about something else, unless it is
// what another act is about. Where the document is about politics, whoever acts in it may be
// unknown, and a text of a few sentences gets the benefit of the doubt; an act of nobody waits for
// drop_bare.
void EventCoder::drop_empty(const Layers& layers, Scratch& scratch, std::vector<Event>& events,
                            DecisionSink* sink) const {
  std::vector<bool> keep(events.size(), false);
  const bool political = is_political(layers);
  const bool is_brief = is_short(layers);
  scratch.subjects.assign(layers.tokens.sentences.size(), {});
  if (!is_brief) subjects_.find(layers, scratch.subjects);
  const auto subject_of = [&](const Event& event) {
    const TokenId head = layers.frames.frames[event.frame.value].head;
    return scratch.subjects[layers.tokens.sentence[head.value].value];
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    const bool has_party = !event.actors.empty() || !event.recipients.empty();
    const bool alone = scratch.readings[event.frame.value].rule->alone;
    const bool is_likely = is_brief ? has_party || alone
                                    : is_somebody_political(layers, event) && is_told_fully(event);
    const std::string_view subject = subject_of(event);
    const bool fits =
        subject.empty() ||
        (subjects_.keeps_political(subject) &&
         (event.type == EventType::kProtest || has_political_party(layers, event.actors)));
    keep[i] = event.parent.is_valid() || (fits && (political || is_likely));
  }
  for (const Event& event : events) {
    if (event.parent.is_valid()) keep[event.parent.value] = true;
  }
  std::vector<EventId> place(events.size());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (keep[i]) {
      place[i] = EventId(next++);
    } else if (sink != nullptr) {
      sink->add(Stage::kEvents, Outcome::kRefused, layers.frames.frames[events[i].frame.value].head,
                events[i].rule,
                subject_of(events[i]).empty()
                    ? "nobody political takes part, and no other act is about it"
                    : fmt::format("the passage is about {}", subject_of(events[i])));
    }
  }
  std::vector<Event> kept;
  for (std::size_t i = 0; i < events.size(); ++i) {
    scratch.event_of_frame[events[i].frame.value] = place[i];
    if (!keep[i]) continue;
    if (events[i].parent.is_valid()) events[i].parent = place[events[i].parent.value];
    events[i].score = scratch.readings[events[i].frame.value].score;
    kept.push_back(std::move(events[i]));
  }
  events = std::move(kept);
}

// An act that nobody takes part in, that is told once, alone, and does not speak for itself as a
// protest does: "arrests remained common". What the model alone proposes needs somebody, told once
// or often.
void EventCoder::drop_bare(const Layers& layers, const Scratch& scratch, std::vector<Event>& events,
                           DecisionSink* sink) const {
  std::vector<bool> keep(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    const FrameReading& reading = scratch.readings[event.frame.value];
    const bool is_by_rule = reading.match.rule.is_valid();
    keep[i] = event.parent.is_valid() || !event.actors.empty() || !event.recipients.empty() ||
              (is_by_rule && !event.mentions.empty()) || reading.rule->alone;
  }
  for (const Event& event : events) {
    if (event.parent.is_valid()) keep[event.parent.value] = true;
  }
  std::vector<EventId> place(events.size());
  std::vector<Event> kept;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (keep[i]) {
      place[i] = EventId(kept.size());
      kept.push_back(std::move(events[i]));
    } else if (sink != nullptr) {
      sink->add(Stage::kEvents, Outcome::kRefused, layers.frames.frames[events[i].frame.value].head,
                events[i].rule, "nobody does it and it is done to nobody");
    }
  }
  for (Event& event : kept) {
    if (event.parent.is_valid()) event.parent = place[event.parent.value];
  }
  events = std::move(kept);
}

// The code that PLOVER would give, and the numbers that go with it (coding-rules.md section 7).
void EventCoder::set_codes(const Layers& layers, const Scratch& scratch,
                           std::vector<Event>& events) const {
  for (Event& event : events) {
    const Event* parent = event.parent.is_valid() ? &events[event.parent.value] : nullptr;
    const Composition* outer =
        parent == nullptr ? nullptr : scratch.readings[parent->frame.value].composition;
    const std::optional<ComposedCode>* code = nullptr;
    if (event.factuality == Factuality::kPlanned || event.factuality == Factuality::kConditional) {
      bool announced = !is_harm(event.type);
      if (parent != nullptr && parent->type == EventType::kThreaten) announced = true;
      if (!event.attribution.empty()) {
        const Statement& told = layers.quotes.statements[event.attribution.back().value];
        const MentionId source =
            told.source.is_valid() ? layers.mentions.of_head[told.source.value] : MentionId();
        if (source.is_valid()) {
          for (const ActorId actor : layers.actors.actors_of(source)) {
            announced = announced || has_actor(event.actors, actor);
          }
        }
      }
      if (announced) code = &compositions_.planned(event.type);
    } else if (event.factuality == Factuality::kDenied &&
               (outer != nullptr ? (outer->name == "refuse" || outer->name == "reject")
                                 : will_not(layers, event))) {
      code = &compositions_.refused(event.type);
    }
    if (code != nullptr && code->has_value()) {
      event.plover = (*code)->plover;
      event.cameo = (*code)->cameo;
    }
    event.goldstein = codes_.goldstein(event.cameo);
    event.intensity = codes_.intensity(event.plover, event.modes);
  }
}

}  // namespace tocsin
