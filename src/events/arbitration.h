// Two voters on what a frame tells: the rule that matches, and the model's heads (Vote).
//
// A candidate is a type with who proposes it. Named features of it are weighed by the table
// rules/en/arbitration.txt; the logistic function of the sum is how sure the two are together. The
// best candidate of a frame is taken where it reaches the table's threshold. Where the model says
// nothing (a model without heads, --rules-only), the rule's own features give the score.
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "events/composition.h"
#include "events/reading.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

// What is seen of a candidate. Log odds are natural logarithms, clipped to [-6, 6].
enum class ArbitrationFeature : std::uint8_t {
  kBias,
  kAct,          // the model: log odds of its likeliest type against no act
  kType,         // the model: log odds of this type against the likeliest other one
  kConstraints,  // of the rule that held, at most 5, in fifths
  kNoun,
  kAdjective,
  kDoer,       // ARG0 is there
  kDoneTo,     // ARG1 or a phrase with a preposition is there
  kNoEvent,    // a rule says, with a reason, that it is none
  kOperator,   // a rule says that it only changes its inner act
  kPolitical,  // somebody political has a part in it
  kEmbedded,   // it hangs on another frame
  kActor,      // the rule found who acts
  kRecipient,  // the rule found to whom
};
inline constexpr std::size_t kArbitrationFeatureCount = 14;
std::string_view name_of(ArbitrationFeature feature);

using ArbitrationFeatures = std::array<float, kArbitrationFeatureCount>;

// From here on the model's word for somebody's part in an act counts, where no rule names anybody.
struct PartThresholds {
  float actor = 1;
  float recipient = 1;       // before the words around the act are asked
  float recipient_left = 1;  // after they name nobody
};

class Arbiter {
 public:
  // Fails with kIo, or with kSyntax naming file and line. `compositions` must outlive the Arbiter.
  static Result<Arbiter> load(const LayeredPath& path, const CompositionTable& compositions);

  // Takes the place of the table's thresholds, but for that of another type than a rule's: from 0,
  // every candidate, to 1.
  void set_least_score(double least);

  // Of the candidate `type` for the frame; `reading` is what the rules say of it.
  static ArbitrationFeatures features_of(const Layers& layers, const Frame& frame,
                                         const FrameReading& reading, const Vote& vote,
                                         EventType type);

  // Changes `readings`, one a frame: drops and adds acts, sets FrameReading::score. Adds none in a
  // document about something else than politics.
  void run(const Layers& layers, std::vector<FrameReading>& readings, DecisionSink* sink) const;

  PartThresholds least_parts() const { return least_parts_; }

 private:
  using Weights = std::array<float, kArbitrationFeatureCount>;

  Arbiter() = default;
  static Status read_weights(const WordList& list, std::string_view section, Weights& out);
  Status read_thresholds(const WordList& list);
  Status read_types(const WordList& list, const CompositionTable& compositions);
  static float score_of(const Weights& weights, const ArbitrationFeatures& features);
  void decide(const Layers& layers, FrameId id, const Vote& vote, bool may_propose,
              FrameReading& reading, DecisionSink* sink) const;
  void decide_alone(const Layers& layers, FrameId id, FrameReading& reading,
                    DecisionSink* sink) const;
  void take_proposal(const Layers& layers, const Frame& frame, const Vote& vote, EventType type,
                     FrameReading& reading) const;

  Weights rule_{};
  Weights proposal_{};
  Weights alone_{};
  // The least score of a rule's act; of what the model alone proposes where no rule speaks, where
  // one says that it is no act, and where one says that it is another; of a rule's act where the
  // model says nothing.
  float least_rule_ = 0.5F;
  float least_proposal_ = 0.5F;
  float least_against_ = 0.5F;
  float least_retype_ = 0.5F;
  float least_alone_ = 0;
  PartThresholds least_parts_;
  // What an act is where the model alone proposes it, by type.
  std::array<Rule, kEventTypeCount> types_;
  std::array<const Composition*, kEventTypeCount> compositions_{};
};

}  // namespace tocsin
