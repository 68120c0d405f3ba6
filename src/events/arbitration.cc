#include "events/arbitration.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "events/subject_matter.h"
#include "model/numbers.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, kArbitrationFeatureCount> kNames = {
    "bias",    "act",      "type",     "constraints", "noun",     "adjective", "doer",
    "done_to", "no_event", "operator", "political",   "embedded", "actor",     "recipient"};
constexpr float kMostLog = 6.0F;
constexpr std::uint32_t kMostConstraints = 5;
// From here on a word's part in an act is likely.
constexpr float kLikelyPart = 0.5F;

// What the record shows as the rule of what the model alone proposes.
constexpr std::string_view kModelRule = "model";

float& at(ArbitrationFeatures& features, ArbitrationFeature which) {
  return features[static_cast<std::size_t>(which)];
}

// Of the type at `index` of the vote; softmax.
float probability_of(const Vote& vote, std::size_t index) {
  float sum = 0;
  for (const float type : vote.type) sum += exp_of(type - vote.type[index]);
  return 1 / sum;
}

// How the heads would tell the act; empty where they hardly see one.
std::string telling_of(const VoteLayer& votes, const Vote& vote) {
  if (votes.parts_of(vote).empty()) return "";
  const auto best = static_cast<std::size_t>(std::max_element(vote.told.begin(), vote.told.end()) -
                                             vote.told.begin());
  if (best == kToldAsHistory) return ", told as history";
  return fmt::format(", told as {}", name_of(static_cast<Factuality>(best)));
}

bool is_political_word(const Layers& layers, TokenId head) {
  const MentionId mention = layers.mentions.of_head[head.value];
  if (!mention.is_valid()) return false;
  const auto actors = layers.actors.actors_of(mention);
  return std::any_of(actors.begin(), actors.end(), [&](ActorId actor) {
    return is_political_actor(layers.actors.actors[actor.value]);
  });
}

}  // namespace

std::string_view name_of(ArbitrationFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

Result<Arbiter> Arbiter::load(const LayeredPath& path, const CompositionTable& compositions) {
  TOCSIN_TRY(list, WordList::load(path));
  TOCSIN_TRY(allowed, list.allow_sections({"rule", "proposal", "alone", "threshold", "type"}));
  Arbiter arbiter;
  TOCSIN_TRY(rule, read_weights(list, "rule", arbiter.rule_));
  TOCSIN_TRY(proposal, read_weights(list, "proposal", arbiter.proposal_));
  TOCSIN_TRY(alone, read_weights(list, "alone", arbiter.alone_));
  TOCSIN_TRY(thresholds, arbiter.read_thresholds(list));
  TOCSIN_TRY(types, arbiter.read_types(list, compositions));
  return arbiter;
}

Status Arbiter::read_thresholds(const WordList& list) {
  const std::pair<std::string_view, float*> known[] = {
      {"rule", &least_rule_},
      {"proposal", &least_proposal_},
      {"against", &least_against_},
      {"retype", &least_retype_},
      {"alone", &least_alone_},
      {"actor", &least_parts_.actor},
      {"recipient", &least_parts_.recipient},
      {"recipient_left", &least_parts_.recipient_left}};
  const WordSection* section = list.find("threshold");
  if (section == nullptr) return Ok{};
  for (const WordLine& line : section->lines) {
    TOCSIN_TRY(value, list.number(line, "score"));
    const std::string& of = line.words.front();
    const auto threshold = std::find_if(std::begin(known), std::end(known),
                                        [&](const auto& one) { return one.first == of; });
    if (threshold == std::end(known)) {
      return list.error_at(
          line.line,
          fmt::format(
              "\"{}\" has no threshold; write rule, proposal, against, retype, alone, actor, "
              "recipient or recipient_left",
              of));
    }
    *threshold->second = static_cast<float>(value);
  }
  return Ok{};
}

void Arbiter::set_least_score(double least) {
  least_rule_ = least_proposal_ = least_against_ = least_alone_ = static_cast<float>(least);
}

Status Arbiter::read_weights(const WordList& list, std::string_view section, Weights& out) {
  const WordSection* found = list.find(section);
  if (found == nullptr) return list.error_at(1, fmt::format("there is no section [{}]", section));
  TOCSIN_TRY(keys, list.allow_keys(*found, {"weight"}));
  for (const WordLine& line : found->lines) {
    for (const std::string& word : line.words) {
      const auto name = std::find(kNames.begin(), kNames.end(), word);
      if (name == kNames.end()) {
        return list.error_at(
            line.line, fmt::format("\"{}\" is no feature; did you mean \"{}\"?", word,
                                   closest_word(word, std::span<const std::string_view>(kNames))));
      }
      TOCSIN_TRY(value, list.number(line, "weight"));
      out[static_cast<std::size_t>(name - kNames.begin())] = static_cast<float>(value);
    }
  }
  return Ok{};
}

Status Arbiter::read_types(const WordList& list, const CompositionTable& compositions) {
  const WordSection* section = list.find("type");
  if (section == nullptr) return list.error_at(1, "there is no section [type]");
  TOCSIN_TRY(keys, list.allow_keys(*section, {"cameo", "compose"}));
  for (const WordLine& line : section->lines) {
    const std::string_view compose = line.value("compose");
    const Composition* row = compose.empty() ? nullptr : compositions.find(compose);
    if (row == nullptr && !compose.empty()) {
      return list.error_at(line.line,
                           fmt::format("compose=\"{}\" is no row of composition.txt", compose));
    }
    for (const std::string& word : line.words) {
      const auto type = event_type_of(word);
      if (!type) return list.error_at(line.line, fmt::format("\"{}\" is no PLOVER type", word));
      Rule& rule = types_[static_cast<std::size_t>(*type)];
      rule.id = kModelRule;
      rule.where = fmt::format("{}:{}", list.name(), line.line);
      rule.type = *type;
      rule.cameo = line.value("cameo");
      rule.compose = compose;
      compositions_[static_cast<std::size_t>(*type)] = row;
    }
  }
  for (const Rule& rule : types_) {
    if (rule.cameo.empty()) {
      return list.error_at(section->line, "each of the sixteen types needs a line with cameo=");
    }
  }
  return Ok{};
}

ArbitrationFeatures Arbiter::features_of(const Layers& layers, const Frame& frame,
                                         const FrameReading& reading, const Vote& vote,
                                         EventType type) {
  ArbitrationFeatures out{};
  const float none = vote.type.front();
  const float best = vote.type[1 + vote.best_type()];
  const std::size_t own = 1 + static_cast<std::size_t>(type);
  float other = vote.type[own == 1 ? 2 : 1];
  for (std::size_t i = 1; i < vote.type.size(); ++i) {
    if (i != own) other = std::max(other, vote.type[i]);
  }
  at(out, ArbitrationFeature::kBias) = 1;
  at(out, ArbitrationFeature::kAct) = std::clamp(best - none, -kMostLog, kMostLog);
  at(out, ArbitrationFeature::kType) = std::clamp(vote.type[own] - other, -kMostLog, kMostLog);
  const bool has_rule = reading.rule != nullptr;
  if (has_rule) {
    at(out, ArbitrationFeature::kConstraints) =
        static_cast<float>(std::min(reading.match.specificity, kMostConstraints)) /
        static_cast<float>(kMostConstraints);
  }
  at(out, ArbitrationFeature::kNoun) = frame.word_class == PredicateClass::kNoun ? 1 : 0;
  at(out, ArbitrationFeature::kAdjective) = frame.word_class == PredicateClass::kAdjective ? 1 : 0;
  for (const Role& role : layers.frames.roles_of(frame)) {
    at(out,
       role.kind == RoleKind::kArg0 ? ArbitrationFeature::kDoer : ArbitrationFeature::kDoneTo) = 1;
    if (is_political_word(layers, role.head)) at(out, ArbitrationFeature::kPolitical) = 1;
  }
  at(out, ArbitrationFeature::kEmbedded) = frame.outer.is_valid() ? 1 : 0;
  at(out, ArbitrationFeature::kActor) = reading.match.actors.empty() ? 0 : 1;
  at(out, ArbitrationFeature::kRecipient) = reading.match.recipients.empty() ? 0 : 1;
  at(out, ArbitrationFeature::kNoEvent) =
      has_rule && reading.rule->kind == RuleKind::kNoEvent ? 1 : 0;
  at(out, ArbitrationFeature::kOperator) =
      has_rule && reading.rule->kind == RuleKind::kOperator ? 1 : 0;
  return out;
}

float Arbiter::score_of(const Weights& weights, const ArbitrationFeatures& features) {
  float sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += weights[i] * features[i];
  return sigmoid_of(sum);
}

void Arbiter::run(const Layers& layers, std::vector<FrameReading>& readings,
                  DecisionSink* sink) const {
  const bool may_propose =
      !layers.syntax.votes.votes.empty() && (is_short(layers) || is_political(layers));
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Frame& frame = layers.frames.frames[i];
    const Vote* vote = layers.syntax.votes.of(frame.head);
    if (readings[i].is_barred) continue;
    if (vote == nullptr) {
      decide_alone(layers, FrameId(i), readings[i], sink);
    } else {
      decide(layers, FrameId(i), *vote, may_propose, readings[i], sink);
    }
  }
}

void Arbiter::decide_alone(const Layers& layers, FrameId id, FrameReading& reading,
                           DecisionSink* sink) const {
  if (!reading.is_event()) return;
  const Frame& frame = layers.frames.frames[id.value];
  reading.score = score_of(alone_, features_of(layers, frame, reading, Vote(), reading.rule->type));
  if (reading.score >= least_alone_) return;
  if (sink != nullptr) {
    sink->add(Stage::kEvents, Outcome::kRefused, frame.head, reading.rule->id,
              fmt::format("rule {:.2f}, where {:.2f} is asked for", reading.score, least_alone_));
  }
  reading.rule = nullptr;
}

void Arbiter::decide(const Layers& layers, FrameId id, const Vote& vote, bool may_propose,
                     FrameReading& reading, DecisionSink* sink) const {
  const Frame& frame = layers.frames.frames[id.value];
  const auto proposed = static_cast<EventType>(vote.best_type());
  float by_rule = 0;
  if (reading.is_event()) {
    by_rule = score_of(rule_, features_of(layers, frame, reading, vote, reading.rule->type));
  }
  float by_model = 0;
  if (may_propose && (!reading.is_event() || reading.rule->type != proposed)) {
    by_model = score_of(proposal_, features_of(layers, frame, reading, vote, proposed));
  }
  const float least = reading.is_event()        ? least_retype_
                      : reading.rule != nullptr ? least_against_
                                                : least_proposal_;
  const bool is_proposed = by_model >= least && by_model > by_rule;
  const bool is_told = is_proposed || (reading.is_event() && by_rule >= least_rule_);
  if (!reading.is_event() && !is_told) return;
  if (sink != nullptr) {
    sink->add(Stage::kEvents, is_told ? Outcome::kMade : Outcome::kRefused, frame.head,
              is_proposed ? std::string(kModelRule) : reading.rule->id,
              fmt::format(
                  "rule {:.2f}, model alone {:.2f}: the model says {} with {:.2f}{}, no act "
                  "with {:.2f}",
                  by_rule, by_model, name_of(proposed), probability_of(vote, 1 + vote.best_type()),
                  telling_of(layers.syntax.votes, vote), probability_of(vote, 0)));
  }
  if (!is_told) {
    reading.rule = nullptr;
  } else if (is_proposed) {
    take_proposal(layers, frame, vote, proposed, reading);
  }
  reading.score = is_proposed ? by_model : by_rule;
}

void Arbiter::take_proposal(const Layers& layers, const Frame& frame, const Vote& vote,
                            EventType type, FrameReading& reading) const {
  const auto index = static_cast<std::size_t>(type);
  reading.rule = &types_[index];
  if (reading.composition == nullptr || compositions_[index] != nullptr) {
    reading.composition = compositions_[index];
  }
  reading.match.rule = RuleId();
  reading.match.specificity = 0;
  reading.match.actors.clear();
  reading.match.recipients.clear();
  const std::span<const VotePart> parts = layers.syntax.votes.parts_of(vote);
  for (std::uint32_t r = frame.role_begin; r < frame.role_end; ++r) {
    const TokenId head = layers.frames.roles[r].head;
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const VotePart& p) { return p.word == head; });
    if (part == parts.end()) continue;
    if (part->actor >= kLikelyPart) reading.match.actors.push_back(r);
    if (part->recipient >= kLikelyPart) reading.match.recipients.push_back(r);
  }
}

}  // namespace tocsin
