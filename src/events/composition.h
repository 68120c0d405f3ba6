// The composition table: what an outer act makes of the acts that it is about.
//
// Read from rules/en/composition.txt, whose head says what the columns mean.
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

// A column `child` or `if_not`: a factuality, or where to take it from.
struct ChildFactuality {
  enum class From : std::uint8_t { kTable, kOwnWords, kOuter, kNoAct };
  From from = From::kOwnWords;
  Factuality value = Factuality::kHappened;  // read where from is kTable
};

enum class InnerVoice : std::uint8_t { kParent, kReported, kAccused };
enum class InnerDoer : std::uint8_t { kNone, kActor, kRecipient };

struct Composition {
  std::string name;
  ChildFactuality child;
  ChildFactuality if_not;
  std::optional<ChildFactuality> speech;  // an act of words, told as a noun
  std::optional<ChildFactuality> spoken;  // an act of words, told as a noun or a verb
  std::optional<ChildFactuality> force;   // an act of force
  std::optional<ChildFactuality> owned;   // an act told as a noun with its doer before it
  InnerVoice voice = InnerVoice::kParent;
  InnerDoer doer = InnerDoer::kNone;
};

// The code of an act that is only planned, or refused.
struct ComposedCode {
  EventType plover;
  std::string cameo;
};

class CompositionTable {
 public:
  static Result<CompositionTable> load(const LayeredPath& path);
  static Result<CompositionTable> parse(const WordList& list);

  // Null where there is no such row.
  const Composition* find(std::string_view name) const&;

  // Empty where the type keeps its own code.
  const std::optional<ComposedCode>& planned(EventType type) const& {
    return planned_[static_cast<std::size_t>(type)];
  }
  const std::optional<ComposedCode>& refused(EventType type) const& {
    return refused_[static_cast<std::size_t>(type)];
  }

 private:
  using CodesByType = std::array<std::optional<ComposedCode>, kEventTypeCount>;

  Status read_codes(const WordList& list, std::string_view section, CodesByType& out);

  std::vector<Composition> rows_;
  CodesByType planned_;
  CodesByType refused_;
};

}  // namespace tocsin
