// What the rules and the composition table say of one frame, before any event is made of it.
#pragma once

#include <string>

#include "core/ids.h"
#include "core/layers.h"
#include "events/composition.h"
#include "rules/rule_set.h"

namespace tocsin {

// Borrows `rule` from the RuleSet or the Arbiter, and `composition` from the CompositionTable of the EventCoder.
struct FrameReading {
  const Rule* rule = nullptr;                // the best match; null: none
  const Composition* composition = nullptr;  // of `rule`; null: it composes with nothing
  RuleMatch match;
  bool is_barred = false;  // where it stands nothing is told: bylines, headings
  float score = 0;         // of arbitration, from 0 to 1

  bool is_event() const { return rule != nullptr && rule->kind == RuleKind::kEvent; }
};

// What the text says of one frame: did it happen?
struct FrameFactuality {
  Factuality value = Factuality::kHappened;
  bool from_own_words = false;  // negation, a modal, an adverb of its own; not tense or mood alone
  bool alleged = false;
  bool historical = false;
  TokenRange condition;  // empty unless value is kConditional
};

}  // namespace tocsin
