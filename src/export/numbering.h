// Which actors, statements and events of a document are written, under which ids: what the record,
// the tables and the terminal share.
//
// Threads: belongs to one worker; reused from document to document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"

namespace tocsin {

struct Numbering {
  std::string text_sha256;

  // By id of the layer: the number in "a1", "s1"; 0: not written.
  std::vector<std::uint32_t> actor;
  std::vector<std::uint32_t> statement;
  std::vector<ActorId> actors;                   // those written, by first mention
  std::vector<std::vector<MentionId>> mentions;  // by ActorId, in text order
  std::vector<std::string> uid;                  // by EventId
  std::vector<EventId> event_of_statement;       // by StatementId; invalid: its words tell no event

  // An actor is written where an event or a statement refers to it, or where the lexicon or a name
  // knows it; and only with a mention. A document that was not read has none.
  void build(const Layers& layers);

  bool is_written(ActorId id) const { return id.is_valid() && actor[id.value] != 0; }
  // "a1"; "" for what is not written.
  std::string actor_id(ActorId id) const;
  std::string statement_id(StatementId id) const;
  static std::string event_id(EventId id);
  static std::string place_id(PlaceId id);
  static std::string date_id(DateId id);
};

// The actor that the phrase headed by `head` names; the first where it stands for several; invalid
// where it names none.
ActorId actor_at(const Layers& layers, TokenId head);

// Country and first sector, as CAMEO joins them: "USAGOV"; "" where neither is known.
std::string cameo_actor_code(CountryCode country, const std::vector<Sector>& sectors);

// The first token of the trigger's head: its place is the event's place in the text.
TokenId trigger_head(const Layers& layers, const Event& event);

// True where the event stands in the table of what happened (coding-rules.md section 2).
bool is_told_as_happened(const Event& event);

}  // namespace tocsin
