// A corpus file: sentences, and the events that must come out (docs/howto/write-rules.md).
//
//   === title
//   @published 2024-03-14          the day; default 2024-03-14
//   @fails reason                  a known gap: reported, stops nothing
//   the text
//   ---
//   (event REQUEST (actor "Aldonia" ALD GOV) (event RETREAT (factuality demanded)))
//   (event ASSAULT (dead 12) (injured 10..15) (context terrorism)): all its counts of a kind, in
//   order (not ASSAULT)  no event of this type;  (none) no event;  (others) more events may come
//   out
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"

namespace tocsin {

struct WantedParty {
  std::string words;
  std::vector<std::string> codes;  // country, sectors, in any order
};

struct WantedEvent {
  EventType type = EventType::kConsult;
  std::vector<WantedParty> actors;
  std::vector<WantedParty> recipients;
  bool no_actor = false;      // (actor none)
  bool no_recipient = false;  // (recipient none)
  std::optional<Factuality> factuality;
  std::string voice;  // empty: not compared
  std::vector<std::string> modes;
  std::string cameo;
  std::vector<std::string>
      counts;  // "dead 12", "dead 10..15", "dead 12.." where there is no upper bound
  std::vector<std::string> contexts;
  std::vector<WantedEvent> children;
};

struct CorpusCase {
  std::uint32_t line = 0;
  std::string title;
  std::string published = "2024-03-14";
  std::string fails;  // the reason; empty: it must pass
  std::string text;
  std::string head;  // the case up to "---" as written, for rewriting
  std::vector<WantedEvent> events;
  std::vector<EventType> forbidden;
  bool others = false;
};

// Fails with kSyntax, naming file and line.
Result<std::vector<CorpusCase>> read_corpus(std::string_view name, std::string_view content);

}  // namespace tocsin
