// What each stage decided and why: the trail behind `tocsin explain`.
//
// A stage takes a `DecisionSink*`; null costs one comparison. A decision names the token it is
// about, so that `explain` can show the trail in the order of the text. Stages report what they
// refused as well as what they made: "why not?" cannot be added later.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.h"

namespace tocsin {

enum class Stage : std::uint8_t {
  kText,
  kSyntax,
  kNames,
  kFrames,
  kQuotes,
  kCoreference,
  kActors,
  kEvents,
  kCounts,
  kDates,
  kPlaces,
  kOffice
};

std::string_view name_of(Stage stage);

enum class Outcome : std::uint8_t {
  kMade,     // the thing was written to the layer
  kRefused,  // it was considered and not written; `reason` says why
  kChanged,  // something made before was changed (a re-attached argument, a merged event)
};

struct Decision {
  Stage stage;
  Outcome outcome;
  TokenId token;
  std::string what;    // the rule, lexicon line or construction: "assault.attack", "states.txt:12"
  std::string reason;  // in words
};

class DecisionSink {
 public:
  void add(Stage stage, Outcome outcome, TokenId token, std::string what, std::string reason) {
    decisions_.push_back({stage, outcome, token, std::move(what), std::move(reason)});
  }
  const std::vector<Decision>& decisions() const { return decisions_; }
  void clear() { decisions_.clear(); }

 private:
  std::vector<Decision> decisions_;
};

}  // namespace tocsin
