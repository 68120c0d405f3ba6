#include "events/voices.h"

#include <algorithm>

namespace tocsin {
namespace {

bool holds(const Event& event, TokenId token) {
  return std::any_of(event.trigger.begin(), event.trigger.end(),
                     [&](TokenRange range) { return range.contains(token); });
}

// "There were reports that X did Y": a word above it says that somebody says so, and does not say
// that nobody does.
bool is_reported(const Layers& layers, std::span<const FrameReading> readings, const Event& event) {
  const auto& frames = layers.frames.frames;
  for (FrameId at = event.frame;
       frames[at.value].link == LinkKind::kComplement && frames[at.value].outer.is_valid();) {
    at = frames[at.value].outer;
    const FrameReading& reading = readings[at.value];
    if (reading.rule == nullptr || reading.rule->kind != RuleKind::kOperator) return false;
    if (reading.composition->voice == InnerVoice::kReported) {
      return frames[at.value].polarity == Polarity::kPositive;
    }
  }
  return false;
}

Voice voice_of(const Layers& layers, std::span<const FrameReading> readings, const Event& event,
               const Event* parent) {
  // Reported by whom? Where no statement and no outer act tells, the record takes it as the text's.
  const bool own =
      event.attribution.empty() && (parent == nullptr || !is_reported(layers, readings, event));
  const Voice alone = own ? Voice::kOwn : Voice::kReported;
  if (parent == nullptr) return alone;
  if (parent->voice == Voice::kAccused) return Voice::kAccused;
  const Composition* composition = readings[parent->frame.value].composition;
  switch (composition == nullptr ? InnerVoice::kParent : composition->voice) {
    case InnerVoice::kAccused:
      return Voice::kAccused;
    case InnerVoice::kReported:
      return Voice::kReported;
    case InnerVoice::kParent:
      return parent->voice == Voice::kOwn ? alone : parent->voice;
  }
  return alone;
}

}  // namespace

void attribute_events(const Layers& layers, std::vector<Event>& events) {
  const QuoteLayer& quotes = layers.quotes;
  for (Event& event : events) {
    for (std::size_t i = 0; i < quotes.statements.size() && !event.statement.is_valid(); ++i) {
      if (quotes.statements[i].cue.is_valid() && holds(event, quotes.statements[i].cue)) {
        event.statement = StatementId(i);
      }
    }
    const TokenId head = layers.frames.frames[event.frame.value].head;
    for (StatementId at = quotes.of_token[head.value]; at.is_valid();
         at = quotes.statements[at.value].parent) {
      if (at != event.statement) event.attribution.push_back(at);
    }
    std::reverse(event.attribution.begin(), event.attribution.end());
  }
}

void name_speakers(const Layers& layers, std::vector<Event>& events) {
  const auto& mentions = layers.mentions;
  const auto sentence = [&](TokenId token) { return layers.tokens.sentence[token.value]; };
  for (Event& event : events) {
    for (const StatementId id : event.attribution) {
      const TokenId source = layers.quotes.statements[id.value].source;
      if (!source.is_valid()) continue;
      const MentionId named = mentions.of_head[source.value];
      if (!named.is_valid() || mentions.mentions[named.value].form == MentionForm::kPronoun) {
        continue;
      }
      const auto speakers = layers.actors.actors_of(named);
      for (std::vector<Participant>* side : {&event.actors, &event.recipients}) {
        for (Participant& p : *side) {
          const Mention& own = mentions.mentions[p.mention.value];
          const bool is_speaker =
              std::find(speakers.begin(), speakers.end(), p.actor) != speakers.end();
          if (own.form == MentionForm::kPronoun && is_speaker &&
              sentence(own.head) == sentence(source)) {
            p.mention = named;
          }
        }
      }
    }
  }
}

void set_voices(const Layers& layers, std::span<const FrameReading> readings,
                std::vector<Event>& events) {
  std::vector<bool> done(events.size(), false);
  std::vector<EventId> chain;
  for (std::size_t i = 0; i < events.size(); ++i) {
    chain.clear();
    for (EventId at(i); at.is_valid() && !done[at.value]; at = events[at.value].parent) {
      chain.push_back(at);
      done[at.value] = true;
    }
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
      Event& event = events[at->value];
      const Event* parent = event.parent.is_valid() ? &events[event.parent.value] : nullptr;
      event.voice = voice_of(layers, readings, event, parent);
    }
  }
}

}  // namespace tocsin
