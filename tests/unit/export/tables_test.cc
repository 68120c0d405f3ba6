#include "export/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "unit/export/sample.h"

namespace tocsin {
namespace {

const Coder kCoder = {"0.1.0", "fast-1 abc", "en def", ""};

using Cells = std::map<std::string, std::string, std::less<>>;

// A small reader of RFC 4180, apart from the writer.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  return rows;
}

std::vector<Cells> table_of_sample(TableOptions options, void (*change)(Layers&) = nullptr) {
  Vocabulary vocabulary;
  Layers layers = sample_layers(vocabulary);
  if (change != nullptr) change(layers);
  std::string out;
  TableWriter writer(kCoder, options);
  writer.write_header(out);
  writer.write(vocabulary, layers, out);
  const auto rows = read_csv(out);
  std::vector<Cells> table;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    EXPECT_EQ(rows[r].size(), rows[0].size());
    Cells cells;
    for (std::size_t c = 0; c < rows[r].size(); ++c) cells[rows[0][c]] = rows[r][c];
    table.push_back(std::move(cells));
  }
  return table;
}

std::vector<std::string> column(const std::vector<Cells>& table, std::string_view name) {
  std::vector<std::string> values;
  for (const Cells& row : table) values.push_back(row.find(name)->second);
  return values;
}

using Words = std::vector<std::string>;

struct SelectionCase {
  Factuality factuality;
  bool historical;
  Voice voice;
  bool happened;
  bool claims;
};

constexpr SelectionCase kSelections[] = {
    {Factuality::kHappened, false, Voice::kOwn, true, true},
    {Factuality::kHappened, false, Voice::kReported, true, true},
    // Accusations are claims.
    {Factuality::kHappened, false, Voice::kAccused, false, true},
    // What did not happen, or long ago, is in neither.
    {Factuality::kPlanned, false, Voice::kOwn, false, false},
    {Factuality::kDenied, false, Voice::kAccused, false, false},
    {Factuality::kHappened, true, Voice::kOwn, false, false},
};

TEST(Tables, Selection) {
  for (const auto& [factuality, historical, voice, happened, claims] : kSelections) {
    Event event;
    event.factuality = factuality;
    event.historical = historical;
    event.voice = voice;
    EXPECT_EQ(is_selected(event, Selection::kHappened), happened);
    EXPECT_EQ(is_selected(event, Selection::kClaims), claims);
    EXPECT_TRUE(is_selected(event, Selection::kAll));
  }
}

TEST(Tables, EventsByDefaultAreThoseThatHappened) {
  EXPECT_EQ(column(table_of_sample({}), "type"), Words{"ACCUSE"});
  EXPECT_EQ(column(table_of_sample({.selection = Selection::kClaims}), "type"),
            (Words{"ACCUSE", "ASSAULT"}));
}

TEST(Tables, OneEvent) {
  const auto table = table_of_sample({.selection = Selection::kAll});
  ASSERT_EQ(table.size(), 2U);
  const Cells want = {{"doc_id", "n1"},
                      {"event_id", "e2"},
                      {"published", "2024-03-14"},
                      {"date_from", "2024-03-14"},
                      {"date_granularity", "day"},
                      {"mode", "heavy-weapons"},
                      {"cameo", "194"},
                      {"goldstein", "-10"},
                      {"voice", "accused"},
                      {"claimed_by", "Ana Ruiz"},
                      {"actor_countries", "ALD"},
                      {"recipient_names", "Bree"},
                      {"recipient_words", "Bree"},
                      {"trigger", "shelled"},
                      {"begin", "32"},
                      {"end", "39"},
                      {"title", "Shells, and \"words\""},
                      {"coder_model", "fast-1 abc"}};
  for (const auto& [name, value] : want) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(table[1].contains(name));
    EXPECT_EQ(table[1].find(name)->second, value);
  }
  EXPECT_EQ(table[1].find("parent_uid")->second, table[0].find("event_uid")->second);
}

// Lists keep their places, so that the third country belongs to the third name.
TEST(Tables, ListsAreJoinedBySemicolons) {
  const auto table = table_of_sample({.selection = Selection::kAll}, [](Layers& layers) {
    layers.actors.actors[0].name = "Bree; the old";
    layers.events.events[1].actors.push_back(layers.events.events[1].recipients[0]);
    layers.events.events[1].actors.back().country = CountryCode();
    layers.events.events[1].actors.back().sectors = {Sector::kReb, Sector::kMil};
  });
  EXPECT_EQ(table[1].find("actor_names")->second, "Aldonia;Bree, the old");
  EXPECT_EQ(table[1].find("actor_countries")->second, "ALD;");
  EXPECT_EQ(table[1].find("actor_sectors")->second, "GOV;REB|MIL");
}

TEST(Tables, DyadsPairEveryActorWithEveryRecipient) {
  const TableOptions dyads = {.table = Table::kEventDyads, .selection = Selection::kAll};
  const auto table = table_of_sample(dyads, [](Layers& layers) {
    Event& event = layers.events.events[1];
    event.actors.push_back(layers.events.events[0].actors[0]);
  });
  // The accusation has nobody on the other side, and still its row.
  EXPECT_EQ(column(table, "pair_count"), (Words{"1", "2", "2"}));
  EXPECT_EQ(column(table, "actor_name"), (Words{"Ana Ruiz", "Aldonia", "Ana Ruiz"}));
  EXPECT_EQ(column(table, "recipient_name"), (Words{"", "Bree", "Bree"}));
  EXPECT_EQ(column(table, "actor_cameo"), (Words{"ALDMIL", "ALDGOV", "ALDMIL"}));
}

TEST(Tables, DyadsOfMutualActsPairTheActors) {
  const TableOptions dyads = {.table = Table::kEventDyads, .selection = Selection::kAll};
  const auto table = table_of_sample(dyads, [](Layers& layers) {
    layers.events.events.resize(1);
    Event& event = layers.events.events[0];
    event.type = EventType::kConsult;
    event.actors.push_back(event.actors[0]);
    event.actors[1].actor = ActorId(0);
  });
  EXPECT_EQ(column(table, "mutual"), (Words{"true", "true"}));
  EXPECT_EQ(column(table, "actor_name"), (Words{"Ana Ruiz", "Bree"}));
  EXPECT_EQ(column(table, "recipient_name"), (Words{"Bree", "Ana Ruiz"}));
}

TEST(Tables, Statements) {
  const auto table = table_of_sample({.table = Table::kStatements});
  ASSERT_EQ(table.size(), 1U);
  EXPECT_EQ(table[0].find("source_name")->second, "Ana Ruiz");
  EXPECT_EQ(table[0].find("cue_lemma")->second, "say");
  EXPECT_TRUE(table[0].find("content")->second.ends_with("shelled Bree on Monday"));
}

TEST(Tables, Actors) {
  const auto table = table_of_sample({.table = Table::kActors});
  EXPECT_EQ(column(table, "actor_id"), (Words{"a1", "a2", "a3"}));
  EXPECT_EQ(column(table, "events_as_actor"), (Words{"1", "1", "0"}));
  EXPECT_EQ(column(table, "events_as_recipient"), (Words{"0", "0", "1"}));
  EXPECT_EQ(column(table, "statements_as_source"), (Words{"1", "0", "0"}));
}

TEST(Tables, NamesOfColumns) {
  for (const Table table : {Table::kEvents, Table::kEventDyads, Table::kStatements, Table::kActors,
                            Table::kPlaces, Table::kDates}) {
    auto names = columns_of(table);
    for (const std::string_view name : names) {
      SCOPED_TRACE(name);
      EXPECT_LE(name.size(), 32U);
      EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789"),
                std::string_view::npos);
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  }
}

}  // namespace
}  // namespace tocsin
