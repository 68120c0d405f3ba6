#include "events/factuality.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/tree.h"
#include "events/customs.h"

namespace tocsin {
namespace {

bool has_child_of(const Layers& layers, TokenId parent, std::span<const SymbolId> words) {
  const auto children = layers.syntax.children(parent);
  return std::any_of(children.begin(), children.end(), [&](TokenId child) {
    return is_one_of(words, layers.tokens.lower[child.value]);
  });
}

bool has_child(const Layers& layers, TokenId parent, SymbolId word) {
  const auto children = layers.syntax.children(parent);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId child) { return layers.tokens.lower[child.value] == word; });
}

// Acts that are words: told as nouns under "rejected" they stay what they are.
bool is_speech(EventType type) {
  switch (type) {
    case EventType::kAccuse:
    case EventType::kRequest:
    case EventType::kThreaten:
      return true;
    default:
      return false;
  }
}

// Acts that are done by saying them: "I want to thank".
bool is_spoken(EventType type) { return type == EventType::kSupport || is_speech(type); }

bool is_force(EventType type) { return type == EventType::kAssault || type == EventType::kCoerce; }

// What the table says of an inner act: by its kind where it has a column for that.
ChildFactuality told_inside(const Composition& composition, const FrameReading& inner,
                            bool is_noun_alone, bool is_owned) {
  if (!inner.is_event()) return composition.child;
  const EventType type = inner.rule->type;
  if (composition.speech && is_noun_alone && is_speech(type)) return *composition.speech;
  if (composition.owned && is_noun_alone && is_owned) return *composition.owned;
  if (composition.spoken && is_spoken(type)) return *composition.spoken;
  if (composition.force && is_force(type)) return *composition.force;
  return composition.child;
}

// An act's noun that no verb carries: "the appeal", "the appeal submitted by Bree".
bool is_noun_alone(const Layers& layers, const Frame& frame) {
  return frame.word_class == PredicateClass::kNoun &&
         (!frame.light_verb.is_valid() || layers.syntax.head[frame.light_verb.value] == frame.head);
}

// "Aldonia's response": whoever does it owns it.
bool is_owned(const Layers& layers, const Frame& frame) {
  const auto roles = layers.frames.roles_of(frame);
  return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
    return role.kind == RoleKind::kArg0 &&
           layers.syntax.deprel[role.head.value] == Deprel::kNmodPoss &&
           layers.syntax.head[role.head.value] == frame.head;
  });
}

bool is_past_counterfactual(const Frame& frame) {
  return frame.aspect == Aspect::kPerfect || frame.aspect == Aspect::kPerfectProgressive;
}

// A value that says of its own act that it is not (yet) real.
bool is_open(Factuality value) { return value != Factuality::kHappened; }

// The inner act is as real as the outer one, and on the same condition.
void follow(const FrameFactuality& outer, FrameFactuality& inner) {
  inner.value = outer.value;
  inner.condition = outer.condition;
}

}  // namespace

Result<FactualityReader> FactualityReader::load(const LayeredPath& lexicon_dir,
                                                Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "factuality.txt"));
  TOCSIN_TRY(sections,
             list.allow_sections({"adverb", "adjective", "modal", "doubtful_doer", "open_marker",
                                  "means_verb", "presupposing", "leading", "any_word",
                                  "history_phrase", "long_unit", "during", "announcing"}));
  TOCSIN_TRY(history, HistoryFinder::load(list, vocabulary));
  TOCSIN_TRY(scores, FactualityScore::load(lexicon_dir / "factuality_score.txt", vocabulary));
  FactualityReader reader(std::move(scores), std::move(history));
  TOCSIN_TRY(adverbs, read_values(list, "adverb", vocabulary, reader.adverbs_));
  TOCSIN_TRY(adjectives, read_values(list, "adjective", vocabulary, reader.adjectives_));
  TOCSIN_TRY(modals, read_values(list, "modal", vocabulary, reader.modals_));
  reader.doubtful_ = symbols_of_section(list, "doubtful_doer", vocabulary);
  reader.open_markers_ = symbols_of_section(list, "open_marker", vocabulary);
  reader.means_verbs_ = symbols_of_section(list, "means_verb", vocabulary);
  reader.presupposing_ = symbols_of_section(list, "presupposing", vocabulary);
  reader.leading_ = symbols_of_section(list, "leading", vocabulary);
  reader.announcing_ = symbols_of_section(list, "announcing", vocabulary);
  reader.any_words_ = symbols_of_section(list, "any_word", vocabulary);
  reader.would_ = vocabulary.intern("would");
  reader.yet_ = vocabulary.intern("yet");
  reader.unless_ = vocabulary.intern("unless");
  reader.nor_ = vocabulary.intern("nor");
  reader.whether_ = vocabulary.intern("whether");
  reader.of_ = vocabulary.intern("of");
  reader.no_ = vocabulary.intern("no");
  reader.or_ = vocabulary.intern("or");
  reader.during_ = vocabulary.intern("during");
  return reader;
}

Status FactualityReader::read_values(const WordList& list, std::string_view section_name,
                                     Vocabulary& vocabulary, SymbolValues& out) {
  const WordSection* section = list.find(section_name);
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"value"}));
  for (const WordLine& line : section->lines) {
    const auto value = factuality_of(line.value("value"));
    if (!value) {
      return list.error_at(line.line,
                           fmt::format("value=\"{}\" is no factuality", line.value("value")));
    }
    for (const std::string& word : line.words) out.emplace(vocabulary.intern(word).value, *value);
  }
  return Ok{};
}

void FactualityReader::run(const Layers& layers, std::span<const FrameReading> readings,
                           Scratch& scratch, std::vector<FrameFactuality>& out,
                           DecisionSink* sink) const {
  const FrameLayer& frames = layers.frames;
  const std::size_t count = frames.frames.size();
  out.assign(count, {});
  scratch.done.assign(count, false);
  scratch.conditions.assign(count, FrameId());
  for (std::size_t i = 0; i < count; ++i) {
    const Frame& frame = frames.frames[i];
    if (frame.link == LinkKind::kCondition && frame.outer.is_valid()) {
      scratch.conditions[frame.outer.value] = FrameId(i);
    }
  }
  history_.find_anchors(layers, scratch.history);
  for (std::size_t i = 0; i < count; ++i) {
    // Outer frames first: climb to the first that is done, then come down again.
    scratch.chain.clear();
    for (FrameId at(i); at.is_valid() && !scratch.done[at.value];
         at = frames.frames[at.value].outer) {
      scratch.chain.push_back(at);
      scratch.done[at.value] = true;
    }
    for (auto at = scratch.chain.rbegin(); at != scratch.chain.rend(); ++at) {
      FrameFactuality own = own_words(layers, *at);
      const FrameReading& reading = readings[at->value];
      const Frame& frame = frames.frames[at->value];
      if (!own.from_own_words && (tells_custom(layers, reading, frame) ||
                                  (reading.is_event() && is_under_rule(layers, frame)))) {
        own.value = Factuality::kHypothetical;
        own.from_own_words = true;
      }
      if (!own.from_own_words && is_announced(layers, reading, frame)) {
        own.value = Factuality::kPlanned;
        own.from_own_words = true;
      }
      FrameFactuality value = under_outer(layers, readings, out, *at, own);
      apply_condition(layers, readings, scratch, *at, value);
      value.historical = history_.is_history(layers, frame, scratch.history);
      value.alleged = has_doubtful_doer(layers, frame);
      out[at->value] = value;
    }
  }
  if (sink == nullptr) return;
  for (std::size_t i = 0; i < count; ++i) {
    sink->add(Stage::kEvents, Outcome::kMade, frames.frames[i].head, "factuality",
              fmt::format("{}{}{}", name_of(out[i].value),
                          out[i].from_own_words ? ", by words of its own" : "",
                          out[i].historical ? ", history" : ""));
  }
}

float FactualityReader::score_of(const Layers& layers, std::span<const FrameFactuality> values,
                                 FrameId frame, Scratch& scratch) const {
  scores_.list_features(layers, values, frame, scratch.features);
  return scores_.sum(scratch.features);
}

// What the frame's own words say, as if it stood alone.
FrameFactuality FactualityReader::own_words(const Layers& layers, FrameId id) const {
  const Frame& frame = layers.frames.frames[id.value];
  FrameFactuality out;
  if (frame.modality.is_valid()) {
    if (const auto found = modals_.find(frame.modality.value); found != modals_.end()) {
      out.value = found->second;
      out.from_own_words = true;
    }
  } else if (frame.tense == Tense::kFuture) {
    out.value = Factuality::kPlanned;
    out.from_own_words = true;
  } else if (frame.mood == Mood::kImperative) {
    out.value = Factuality::kDemanded;
    out.from_own_words = true;
  } else if (frame.mood == Mood::kInterrogative) {
    out.value = Factuality::kPossible;
    out.from_own_words = true;
  } else if (frame.mood == Mood::kInfinitive) {
    out.value = Factuality::kHypothetical;
  }
  // "would have attacked", "should have left": the text says that it did not happen so.
  const bool unreal = out.value == Factuality::kDemanded || out.value == Factuality::kHypothetical;
  if (frame.modality.is_valid() && unreal && is_past_counterfactual(frame)) {
    out.value = Factuality::kHypothetical;
  }
  const bool is_modified = apply_modifiers(layers, frame, out);
  if (frame.carrier.is_valid() && has_child(layers, frame.carrier, yet_)) {
    out.value = Factuality::kDenied;  // "has yet to leave"
    out.from_own_words = true;
    return out;
  }
  const bool is_noun = frame.word_class == PredicateClass::kNoun;
  if (is_noun && follows_nor(layers, frame)) {
    out.value = Factuality::kDenied;  // "nor were there restrictions"
    out.from_own_words = true;
    return out;
  }
  if (!is_noun && out.value == Factuality::kHappened && has_child(layers, frame.head, whether_)) {
    out.value = Factuality::kPossible;  // "nobody knew whether they were punished"
    out.from_own_words = true;
  }
  if (is_noun && !out.from_own_words && has_child_of(layers, frame.head, any_words_)) {
    out.value = Factuality::kHypothetical;
  }
  if (frame.polarity == Polarity::kNegative) {
    // "no reported arrests": none at all.
    if (is_noun && is_modified && out.value == Factuality::kPossible) {
      out.value = Factuality::kDenied;
      return out;
    }
    // "may not", "must not": what is not wanted or not sure did not happen either, but the text
    // does not deny it.
    if (out.value == Factuality::kHappened || out.value == Factuality::kPlanned ||
        frame.mood == Mood::kInfinitive) {
      out.value = Factuality::kDenied;
    } else if (out.value == Factuality::kDemanded) {
      out.value = Factuality::kHypothetical;
    }
    out.from_own_words = true;
  }
  return out;
}

// "nor restrictions", "nor were there restrictions", "no arrests or other attacks".
bool FactualityReader::follows_nor(const Layers& layers, const Frame& frame) const {
  if (has_child(layers, frame.head, nor_)) return true;
  if (layers.syntax.deprel[frame.head.value] == Deprel::kConj &&
      has_child(layers, frame.head, or_) &&
      has_child(layers, layers.syntax.head[frame.head.value], no_)) {
    return true;
  }
  const TokenId above = layers.syntax.head[frame.head.value];
  return above.is_valid() && layers.syntax.deprel[frame.head.value] == Deprel::kNsubj &&
         layers.syntax.lemma_of(above) == "be" && has_child(layers, above, nor_);
}

// Adverbs of a verb and adjectives of a noun; true where one decided.
bool FactualityReader::apply_modifiers(const Layers& layers, const Frame& frame,
                                       FrameFactuality& out) const {
  const auto look = [&](TokenId head) {
    for (const TokenId child : layers.syntax.children(head)) {
      const Deprel deprel = layers.syntax.deprel[child.value];
      const SymbolValues* values = deprel == Deprel::kAdvmod ? &adverbs_
                                   : deprel == Deprel::kAmod ? &adjectives_
                                                             : nullptr;
      if (values == nullptr) continue;
      const SymbolId word = layers.tokens.lower[child.value];
      const auto found = values->find(word.value);
      if (!word.is_valid() || found == values->end()) continue;
      out.value = found->second;
      out.from_own_words = true;
      return true;
    }
    return false;
  };
  if (look(frame.head) || (frame.light_verb.is_valid() && look(frame.light_verb))) return true;
  // "reportedly targeted and tortured": the adverb before the first verb is for both.
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId verb = frame.light_verb.is_valid() ? frame.light_verb : frame.head;
  if ((frame.word_class != PredicateClass::kVerb && verb == frame.head) ||
      syntax.deprel[verb.value] != Deprel::kConj ||
      child_with(syntax, verb, Deprel::kNsubj).is_valid()) {
    return false;
  }
  const TokenId first = syntax.head[verb.value];
  const auto children = syntax.children(first);
  return std::any_of(children.begin(), children.end(), [&](TokenId child) {
    const SymbolId word = layers.tokens.lower[child.value];
    if (child > first || syntax.deprel[child.value] != Deprel::kAdvmod || !word.is_valid()) {
      return false;
    }
    const auto found = adverbs_.find(word.value);
    if (found == adverbs_.end()) return false;
    out.value = found->second;
    out.from_own_words = true;
    return true;
  });
}

// What the frame that it hangs on makes of it.
FrameFactuality FactualityReader::under_outer(const Layers& layers,
                                              std::span<const FrameReading> readings,
                                              std::span<const FrameFactuality> known, FrameId id,
                                              FrameFactuality own) const {
  const Frame& frame = layers.frames.frames[id.value];
  if (!frame.outer.is_valid()) {
    if (const Composition* said = said_of_subject(layers, readings, frame);
        said != nullptr && !own.from_own_words) {
      own.value = said->child.value;
      return own;
    }
    const FrameId above = frame_above(layers, frame);
    if (!above.is_valid()) return own;
    return without_composition(layers, known[above.value], layers.frames.frames[above.value], frame,
                               own);
  }
  const FrameFactuality& outer = known[frame.outer.value];
  switch (frame.link) {
    case LinkKind::kComplement:
      return as_complement(layers, readings, outer, id, own);
    case LinkKind::kPurpose:
      return as_purpose(layers, readings[id.value], outer, id, own);
    case LinkKind::kCondition:
      own.value =
          own.value == Factuality::kDenied ? Factuality::kDenied : Factuality::kHypothetical;
      return own;
    case LinkKind::kTime:
      // "no reports during the year of arrests": the reports are about them.
      if (frame.word_class == PredicateClass::kNoun && is_about(layers, frame.head)) {
        return as_complement(layers, readings, outer, id, own);
      }
      // "will meet the king during her visit"
      if (readings[id.value].is_event() && outer.value == Factuality::kPlanned &&
          readings[id.value].rule->type == EventType::kConsult && !own.from_own_words &&
          frame.word_class == PredicateClass::kNoun && has_child(layers, frame.head, during_)) {
        follow(outer, own);
      }
      if (frame.marker.is_valid() &&
          is_one_of(open_markers_, layers.tokens.lower[frame.marker.value]) &&
          (is_open(outer.value) || frame.tense != Tense::kPast)) {
        own.value = Factuality::kHypothetical;
      }
      return own;
    case LinkKind::kAdverbial:
      // "..., killing six" happens where and how the main clause does.
      if (frame.mood == Mood::kParticiple && !own.from_own_words) follow(outer, own);
      return own;
    case LinkKind::kRelative:
      // "no incidents of police seeking to stop them"
      if (frame.mood == Mood::kParticiple && outer.value == Factuality::kDenied &&
          !own.from_own_words && readings[frame.outer.value].composition != nullptr) {
        follow(outer, own);
      }
      return own;
    case LinkKind::kNone:
    case LinkKind::kCause:
    case LinkKind::kConcession:
      return own;
  }
  return own;
}

// "talks are unlikely", "a meeting is on the agenda": what the noun or adjective says of its
// subject, where that leaves it open. Null: nothing.
const Composition* FactualityReader::said_of_subject(const Layers& layers,
                                                     std::span<const FrameReading> readings,
                                                     const Frame& frame) {
  if (frame.word_class != PredicateClass::kNoun || frame.light_verb.is_valid() ||
      layers.syntax.deprel[frame.head.value] != Deprel::kNsubj) {
    return nullptr;
  }
  const FrameId id = layers.frames.of_head[layers.syntax.head[frame.head.value].value];
  if (!id.is_valid()) return nullptr;
  const Frame& predicate = layers.frames.frames[id.value];
  const Composition* said = readings[id.value].composition;
  const bool leaves_open = said != nullptr && said->child.from == ChildFactuality::From::kTable &&
                           is_open(said->child.value) && said->child.value != Factuality::kDenied;
  const bool is_said =
      predicate.word_class != PredicateClass::kVerb && predicate.polarity != Polarity::kNegative;
  return leaves_open && is_said ? said : nullptr;
}

// What is done for something has that for a wish, unless the deed itself shows it.
FrameFactuality FactualityReader::as_purpose(const Layers& layers, const FrameReading& reading,
                                             const FrameFactuality& outer, FrameId id,
                                             FrameFactuality own) const {
  if (own.value == Factuality::kDenied) return own;
  own.value = Factuality::kHypothetical;
  const Frame& frame = layers.frames.frames[id.value];
  const Frame& means = layers.frames.frames[frame.outer.value];
  const bool is_done = outer.value == Factuality::kHappened;
  // "used the courts to silence critics"; "took the floor to thank Bree".
  const bool shows = is_one_of(means_verbs_, layers.syntax.lemma[means.head.value]) ||
                     (reading.is_event() && reading.rule->type == EventType::kSupport);
  if (is_done && shows) own.value = Factuality::kHappened;
  // "urged them to take steps to end the violence": that is wanted as well.
  if (outer.value == Factuality::kDemanded) own.value = Factuality::kDemanded;
  return own;
}

// The frame that a noun stands in by way of nouns that tell no act: "urged steps including a
// withdrawal". Invalid: none, or what stands between says that the act is known.
FrameId FactualityReader::frame_above(const Layers& layers, const Frame& frame) const {
  const SyntaxLayer& syntax = layers.syntax;
  if (frame.word_class != PredicateClass::kNoun || frame.light_verb.is_valid()) return FrameId();
  for (TokenId at = frame.head; at.is_valid(); at = syntax.head[at.value]) {
    const FrameId found = layers.frames.of_head[at.value];
    if (at != frame.head && found.is_valid()) return found;
    switch (base_of(syntax.deprel[at.value])) {
      case Deprel::kNmod:
      case Deprel::kObl: {
        const TokenId marker = child_with(syntax, at, Deprel::kCase);
        if (marker.is_valid() && !is_one_of(leading_, layers.tokens.lower[marker.value])) {
          return FrameId();
        }
        break;
      }
      case Deprel::kObj:
      case Deprel::kConj:
      case Deprel::kAppos:
        break;
      default:
        if (syntax.deprel[at.value] != Deprel::kNsubjPass) return FrameId();
    }
  }
  return FrameId();
}

// "announced a strike", "called a meeting": it is still to come.
bool FactualityReader::is_announced(const Layers& layers, const FrameReading& reading,
                                    const Frame& frame) const {
  if (!reading.is_event() || !frame.light_verb.is_valid()) return false;
  const EventType type = reading.rule->type;
  return (type == EventType::kProtest || type == EventType::kConsult) &&
         is_one_of(announcing_, layers.syntax.lemma[frame.light_verb.value]);
}

// "of arrests".
bool FactualityReader::is_about(const Layers& layers, TokenId noun) const {
  const TokenId marker = child_with(layers.syntax, noun, Deprel::kCase);
  return marker.is_valid() && layers.tokens.lower[marker.value] == of_;
}

// "into the attack", "after arrests".
bool FactualityReader::is_presupposed(const Layers& layers, TokenId noun) const {
  const TokenId marker = child_with(layers.syntax, noun, Deprel::kCase);
  return marker.is_valid() && is_one_of(presupposing_, layers.tokens.lower[marker.value]);
}

FrameFactuality FactualityReader::without_composition(const Layers& layers,
                                                      const FrameFactuality& outer,
                                                      const Frame& outer_frame, const Frame& frame,
                                                      FrameFactuality own) const {
  if (own.from_own_words || frame.mood == Mood::kInfinitive || !is_open(outer.value)) return own;
  const bool is_noun = frame.word_class == PredicateClass::kNoun;
  const bool follows_outer =
      is_noun ? !is_presupposed(layers, frame.head) &&
                    (!is_definite(layers, frame.head) || tells_rule(layers, outer_frame))
              : frame.mood == Mood::kParticiple;
  if (follows_outer) follow(outer, own);
  return own;
}

FrameFactuality FactualityReader::as_complement(const Layers& layers,
                                                std::span<const FrameReading> readings,
                                                const FrameFactuality& outer, FrameId id,
                                                FrameFactuality own) const {
  const Frame& frame = layers.frames.frames[id.value];
  const Frame& outer_frame = layers.frames.frames[frame.outer.value];
  const bool is_noun = frame.word_class == PredicateClass::kNoun;
  const Composition* composition = readings[frame.outer.value].composition;

  // "said it would withdraw" is "will" told back.
  if (frame.modality == would_ && outer_frame.tense == Tense::kPast &&
      own.value == Factuality::kHypothetical) {
    own.value = Factuality::kPlanned;
  }
  if (composition == nullptr) {
    return without_composition(layers, outer, outer_frame, frame, own);
  }

  const bool outer_denied = outer.value == Factuality::kDenied;
  const ChildFactuality child =
      outer_denied ? composition->if_not
                   : told_inside(*composition, readings[id.value], is_noun_alone(layers, frame),
                                 is_owned(layers, frame));
  switch (child.from) {
    case ChildFactuality::From::kOwnWords:
      // "seems to show that": what it may show may be.
      if (outer.value == Factuality::kPossible && own.value == Factuality::kHappened &&
          outer_frame.mood == Mood::kInfinitive) {
        own.value = Factuality::kPossible;
      }
      // "is known to have bombed"
      if (frame.mood == Mood::kInfinitive && frame.aspect == Aspect::kPerfect &&
          !own.from_own_words) {
        follow(outer, own);
      }
      return own;
    case ChildFactuality::From::kNoAct:
      return own;
    case ChildFactuality::From::kOuter:
      if (own.from_own_words && own.value != Factuality::kHappened) return own;
      follow(outer, own);
      return own;
    case ChildFactuality::From::kTable:
      break;
  }
  if (own.value == Factuality::kDenied && own.from_own_words) {
    // "promised not to attack", "accused him of not paying", "denied that it had not paid".
    if (child.value == Factuality::kDemanded) own.value = Factuality::kHypothetical;
    if (child.value == Factuality::kDenied) own.value = Factuality::kPossible;
    return own;
  }
  // "respond to the recent attacks": known, whatever is wanted around it.
  if (is_noun && own.from_own_words && own.value == Factuality::kHappened) return own;
  // "may prevent an attack", "urged to refrain from attacking": nothing is denied yet.
  if (child.value == Factuality::kDenied && is_open(outer.value) && !outer_denied) {
    own.value = Factuality::kHypothetical;
    return own;
  }
  // Accusing somebody of what he plans leaves it planned.
  if (child.value == Factuality::kHappened && own.from_own_words) return own;
  own.value = child.value;
  return own;
}

// A condition makes what is not yet told as a fact conditional; it reaches what is threatened,
// promised or agreed where it hangs on the outer verb.
void FactualityReader::apply_condition(const Layers& layers, std::span<const FrameReading> readings,
                                       const Scratch& scratch, FrameId id,
                                       FrameFactuality& value) const {
  const Frame& frame = layers.frames.frames[id.value];
  FrameId condition = scratch.conditions[id.value];
  if (!condition.is_valid() && frame.outer.is_valid() && frame.link == LinkKind::kComplement) {
    const Composition* composition = readings[frame.outer.value].composition;
    const bool looks_forward = composition != nullptr &&
                               composition->child.from == ChildFactuality::From::kTable &&
                               composition->child.value == Factuality::kPlanned;
    if (looks_forward) condition = scratch.conditions[frame.outer.value];
  }
  if (!condition.is_valid()) return;
  if (value.value == Factuality::kHappened && frame.tense != Tense::kPresent) return;
  const Frame& stated = layers.frames.frames[condition.value];
  // "will not leave unless": the condition decides; "will not leave if" stays denied.
  const bool is_exception =
      stated.marker.is_valid() && layers.tokens.lower[stated.marker.value] == unless_;
  if (value.value == Factuality::kDenied && !(is_exception && frame.tense != Tense::kPast)) return;
  if (frame.modality == would_ && is_past_counterfactual(frame)) return;
  const TokenId top = stated.light_verb.is_valid() ? stated.light_verb : stated.head;
  value.value = Factuality::kConditional;
  value.condition = subtree_range(layers.syntax, top);
}

bool FactualityReader::has_doubtful_doer(const Layers& layers, const Frame& frame) const {
  for (const Role& role : layers.frames.roles_of(frame)) {
    if (role.kind != RoleKind::kArg0) continue;
    for (const TokenId child : layers.syntax.children(role.head)) {
      if (is_one_of(doubtful_, layers.tokens.lower[child.value])) return true;
    }
  }
  return false;
}

}  // namespace tocsin
