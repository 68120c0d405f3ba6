// Parties that the model's event heads see where rules name nobody (docs/formats/model.md).
//
// The heads give each word of a sentence its part in an act. Where a side of an event is empty and
// its rule lets somebody stand there, the phrases whose head they take for that part fill it. How
// likely it must be stands in rules/en/arbitration.txt.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "events/arbitration.h"
#include "events/participants.h"

namespace tocsin {

// Borrows everything that it is made with, for the run of one document.
class VotedParties {
 public:
  // Before the words around an act have been asked whom it affects, and after nobody was found.
  enum class Trust : std::uint8_t { kSure, kLikely };

  // `sink` may be null.
  VotedParties(const Layers& layers, const PartyFinder& finder, const PartThresholds& least,
               DecisionSink* sink)
      : layers_(layers), finder_(finder), least_(least), sink_(sink) {}

  // Both add nobody who is on the other side.
  void find_actors(Event& event) const;
  void find_recipients(Event& event, Trust trust) const;

 private:
  void take(const Event& event, TokenId head, bool things_count, std::string_view part,
            const std::vector<Participant>& others, std::vector<Participant>& out) const;
  // Heads of whole phrases.
  std::vector<TokenId> likely_heads(const Event& event, float VotePart::* part, float least) const;

  const Layers& layers_;
  const PartyFinder& finder_;
  PartThresholds least_;
  DecisionSink* sink_;
};

}  // namespace tocsin
