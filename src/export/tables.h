// The tables of a document: rows as comma-separated values (docs/codebook.md says every column).
//
// By default events are those of the table of what happened: factuality `happened`, not historical,
// voice own or reported (coding-rules.md section 2).
//
// Threads: a TableWriter belongs to one worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "export/numbering.h"
#include "export/offset_map.h"
#include "export/record.h"

namespace tocsin {

enum class Table : std::uint8_t { kEvents, kEventDyads, kStatements, kActors, kPlaces, kDates };

std::string_view name_of(Table table);  // "event_dyads"
std::optional<Table> table_of(std::string_view name);

// Names of the columns in their order.
std::vector<std::string_view> columns_of(Table table);

// Which events a table has.
enum class Selection : std::uint8_t {
  kHappened,  // the table of what happened
  kClaims,    // and what somebody is accused of
  kAll,       // every event of the record
};

bool is_selected(const Event& event, Selection selection);

struct TableOptions {
  Table table = Table::kEvents;
  Selection selection = Selection::kHappened;
  OffsetUnit unit = OffsetUnit::kCodepoint;
};

// One row of a table, before it is written. Borrows the document and what it was coded with.
struct TableRow {
  const Layers& layers;
  const Vocabulary& vocabulary;
  const Numbering& numbering;
  const OffsetMap& offsets;
  const Coder& coder;
  EventId event;
  StatementId statement;
  ActorId actor;
  PlaceId place;
  DateId date;
  const Participant* dyad_actor = nullptr;      // null: there is none
  const Participant* dyad_recipient = nullptr;  // null: there is none
  std::size_t pair_count = 0;
};

class TableWriter {
 public:
  TableWriter(Coder coder, TableOptions options);

  // Appends the row of the columns' names.
  void write_header(std::string& out) const;
  // Appends the rows of one document.
  void write(const Vocabulary& vocabulary, const Layers& layers, std::string& out);

 private:
  void write_row(const TableRow& row, std::string& out) const;
  void write_dyads(TableRow row, std::string& out) const;

  Coder coder_;
  TableOptions options_;
  OffsetMap offsets_;
  Numbering numbering_;
};

}  // namespace tocsin
