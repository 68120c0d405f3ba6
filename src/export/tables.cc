#include "export/tables.h"

#include <array>
#include <utility>

#include "core/labels.h"
#include "export/columns.h"
#include "export/csv.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 6> kTableNames = {"events", "event_dyads", "statements",
                                                         "actors", "places",      "dates"};

}  // namespace

std::string_view name_of(Table table) { return kTableNames[static_cast<std::size_t>(table)]; }
std::optional<Table> table_of(std::string_view name) {
  return find_label<Table>(kTableNames, name);
}

std::vector<std::string_view> columns_of(Table table) {
  std::vector<std::string_view> names;
  for (const Column& column : column_list(table)) names.push_back(column.name);
  return names;
}

bool is_selected(const Event& event, Selection selection) {
  switch (selection) {
    case Selection::kHappened:
      return is_told_as_happened(event);
    case Selection::kClaims:
      return event.factuality == Factuality::kHappened && !event.historical;
    case Selection::kAll:
      return true;
  }
  return false;
}

TableWriter::TableWriter(Coder coder, TableOptions options)
    : coder_(std::move(coder)), options_(options) {}

void TableWriter::write_header(std::string& out) const {
  CsvRow header(out);
  for (const Column& column : column_list(options_.table)) header.add(column.name);
  header.end();
}

void TableWriter::write(const Vocabulary& vocabulary, const Layers& layers, std::string& out) {
  numbering_.build(layers);
  offsets_.build(layers.document.text, options_.unit);
  TableRow row{layers, vocabulary, numbering_, offsets_, coder_, {}, {}, {}, {}, {}};
  switch (options_.table) {
    case Table::kEvents:
    case Table::kEventDyads:
      for (std::size_t e = 0; e < layers.events.events.size(); ++e) {
        if (!is_selected(layers.events.events[e], options_.selection)) continue;
        row.event = EventId(e);
        if (options_.table == Table::kEvents) {
          write_row(row, out);
        } else {
          write_dyads(row, out);
        }
      }
      break;
    case Table::kStatements:
      for (std::size_t s = 0; s < numbering_.statement.size(); ++s) {
        if (numbering_.statement[s] == 0) continue;
        row.statement = StatementId(s);
        write_row(row, out);
      }
      break;
    case Table::kActors:
      for (const ActorId actor : numbering_.actors) {
        row.actor = actor;
        write_row(row, out);
      }
      break;
    case Table::kPlaces:
      for (std::size_t p = 0; p < layers.places.places.size(); ++p) {
        row.place = PlaceId(p);
        write_row(row, out);
      }
      break;
    case Table::kDates:
      for (std::size_t d = 0; d < layers.dates.dates.size(); ++d) {
        row.date = DateId(d);
        write_row(row, out);
      }
      break;
  }
}

void TableWriter::write_row(const TableRow& row, std::string& out) const {
  CsvRow cells(out);
  for (const Column& column : column_list(options_.table)) cells.add(column.cell(row));
  cells.end();
}

void TableWriter::write_dyads(TableRow row, std::string& out) const {
  const Event& event = row.layers.events.events[row.event.value];
  const bool mutual = is_mutual(event);
  const std::vector<Participant>& others = mutual ? event.actors : event.recipients;
  // An act with one side still has its rows, with the other side empty.
  std::vector<std::pair<const Participant*, const Participant*>> pairs;
  for (const Participant& actor : event.actors) {
    for (const Participant& other : others) {
      if (&actor != &other) pairs.emplace_back(&actor, &other);
    }
    if (others.empty()) pairs.emplace_back(&actor, nullptr);
  }
  if (event.actors.empty()) {
    for (const Participant& recipient : event.recipients) pairs.emplace_back(nullptr, &recipient);
  }
  row.pair_count = pairs.size();
  for (const auto& [actor, recipient] : pairs) {
    row.dyad_actor = actor;
    row.dyad_recipient = recipient;
    write_row(row, out);
  }
}

}  // namespace tocsin
