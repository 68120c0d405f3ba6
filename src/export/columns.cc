#include "export/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "export/csv.h"
#include "export/json_writer.h"
#include "export/names.h"

namespace tocsin {
namespace {

using Row = TableRow;
using Side = const std::vector<Participant>& (*)(const Event&);

const Event& event_of(const Row& row) { return row.layers.events.events[row.event.value]; }
const Document& document_of(const Row& row) { return row.layers.document; }
const Statement& statement_of(const Row& row) {
  return row.layers.quotes.statements[row.statement.value];
}
const DateExpression& date_of(const Row& row) { return row.layers.dates.dates[row.date.value]; }
const Actor* actor_of(const Row& row, ActorId id) {
  return row.numbering.is_written(id) ? &row.layers.actors.actors[id.value] : nullptr;
}
const Actor& actor_of(const Row& row) { return row.layers.actors.actors[row.actor.value]; }

std::string number(double value) {
  std::string text;
  append_json_number(value, text);
  return text;
}
std::string yes_no(bool value) { return value ? "true" : "false"; }

// Null: the event has no place.
const Place* place_of(const Row& row) {
  const PlaceId id = row.place.is_valid() ? row.place : event_of(row).place;
  return id.is_valid() ? &row.layers.places.places[id.value] : nullptr;
}
std::string place_name(const Row& row) {
  const Place* place = place_of(row);
  return place == nullptr ? "" : on_one_line(place->name);
}
std::string place_latitude(const Row& row) {
  const Place* place = place_of(row);
  return place == nullptr || !place->is_located ? "" : number(place->latitude);
}
std::string place_longitude(const Row& row) {
  const Place* place = place_of(row);
  return place == nullptr || !place->is_located ? "" : number(place->longitude);
}
std::string place_geonames(const Row& row) {
  const Place* place = place_of(row);
  return place == nullptr || place->geonames == 0 ? "" : fmt::to_string(place->geonames);
}
std::string place_country(const Row& row) {
  const Place* place = place_of(row);
  return place == nullptr ? "" : std::string(place->country.view());
}
std::string place_resolution(const Row& row) {
  const Place* place = place_of(row);
  return place == nullptr ? "" : std::string(name_of(place->resolution));
}

// A list is joined by ";", so no item may hold one.
std::string item(std::string_view text) {
  std::string line = on_one_line(text);
  std::replace(line.begin(), line.end(), ';', ',');
  return line;
}

template <class List, class Make>
std::string joined(const List& list, Make make) {
  std::string text;
  bool is_first = true;
  for (const auto& entry : list) {
    if (!is_first) text += ';';
    is_first = false;
    text += make(entry);
  }
  return text;
}

std::string sectors_of(const std::vector<Sector>& sectors) {
  std::string text;
  for (const Sector sector : sectors) {
    if (!text.empty()) text += '|';
    text += name_of(sector);
  }
  return text;
}

std::string words_of(const Row& row, const Participant& participant) {
  if (!participant.mention.is_valid()) return "";
  const Mention& mention = row.layers.mentions.mentions[participant.mention.value];
  return on_one_line(row.layers.words(row.layers.span_of(mention.tokens)));
}

std::string name_of_party(const Row& row, const Participant& participant) {
  const Actor* actor = actor_of(row, participant.actor);
  return actor == nullptr ? "" : actor->name;
}

const std::vector<Participant>& actors_side(const Event& event) { return event.actors; }
const std::vector<Participant>& recipients_side(const Event& event) { return event.recipients; }

template <Side kSide>
std::string party_names(const Row& row) {
  return joined(kSide(event_of(row)),
                [&](const Participant& party) { return item(name_of_party(row, party)); });
}
template <Side kSide>
std::string party_countries(const Row& row) {
  return joined(kSide(event_of(row)),
                [](const Participant& party) { return std::string(party.country.view()); });
}
template <Side kSide>
std::string party_sectors(const Row& row) {
  return joined(kSide(event_of(row)),
                [](const Participant& party) { return sectors_of(party.sectors); });
}
template <Side kSide>
std::string party_words(const Row& row) {
  return joined(kSide(event_of(row)),
                [&](const Participant& party) { return item(words_of(row, party)); });
}

using Party = const Participant* TableRow::*;

template <Party kParty>
std::string dyad_name(const Row& row) {
  return row.*kParty == nullptr ? "" : name_of_party(row, *(row.*kParty));
}
template <Party kParty>
std::string dyad_country(const Row& row) {
  return row.*kParty == nullptr ? "" : std::string((row.*kParty)->country.view());
}
template <Party kParty>
std::string dyad_sectors(const Row& row) {
  return row.*kParty == nullptr ? "" : sectors_of((row.*kParty)->sectors);
}
template <Party kParty>
std::string dyad_role(const Row& row) {
  return row.*kParty == nullptr ? "" : (row.*kParty)->role;
}
template <Party kParty>
std::string dyad_cameo(const Row& row) {
  return row.*kParty == nullptr ? ""
                                : cameo_actor_code((row.*kParty)->country, (row.*kParty)->sectors);
}
template <Party kParty>
std::string dyad_words(const Row& row) {
  return row.*kParty == nullptr ? "" : words_of(row, *(row.*kParty));
}

// The article's own number of a kind, else the first that somebody in it gives: best, else the
// lower bound, else the upper.
template <CountKind kKind>
std::string count_of(const Row& row) {
  const Count* taken = nullptr;
  for (const Count& count : row.layers.counts.of_event(row.event)) {
    if (count.kind != kKind) continue;
    if (taken == nullptr || (taken->by.is_valid() && !count.by.is_valid())) taken = &count;
  }
  if (taken == nullptr) return "";
  for (const auto& number : {taken->best, taken->low, taken->high}) {
    if (number) return fmt::to_string(*number);
  }
  return "";
}

// "dead:10::15:s1:between 10 and 15": kind, low, best, high, statement, words.
std::string all_counts(const Row& row) {
  return joined(row.layers.counts.of_event(row.event), [&](const Count& count) {
    std::string text(name_of(count.kind));
    for (const auto& number : {count.low, count.best, count.high}) {
      text += ':';
      if (number) text += fmt::to_string(*number);
    }
    return text + ':' + row.numbering.statement_id(count.by) + ':' +
           item(row.layers.words(row.layers.span_of(count.tokens)));
  });
}

std::string uid_of(const Row& row, EventId id) {
  return id.is_valid() ? row.numbering.uid[id.value] : "";
}

std::string trigger_words(const Row& row) {
  std::string text;
  for (const TokenRange part : event_of(row).trigger) {
    if (!text.empty()) text += " ... ";
    text += on_one_line(row.layers.words(row.layers.span_of(part)));
  }
  return text;
}

std::string sentence_words(const Row& row, TokenId token) {
  const SentenceId sentence = row.layers.tokens.sentence[token.value];
  return on_one_line(row.layers.words(row.layers.tokens.sentences[sentence.value].span));
}

// Who says so, outermost first: the name where there is one, else the words.
std::string claimed_by(const Row& row) {
  return joined(event_of(row).attribution, [&](StatementId id) {
    const Statement& statement = row.layers.quotes.statements[id.value];
    const Actor* actor = actor_of(row, actor_at(row.layers, statement.source));
    if (actor != nullptr) return item(actor->name);
    return item(row.layers.words(row.layers.span_of(statement.source_tokens)));
  });
}

std::string begin_of(const Row& row, TokenRange range) {
  return fmt::to_string(row.offsets(row.layers.span_of(range).begin));
}
std::string end_of(const Row& row, TokenRange range) {
  return fmt::to_string(row.offsets(row.layers.span_of(range).end));
}

std::string content_words(const Row& row) {
  std::string text;
  for (const TokenRange part : row.layers.quotes.content_of(statement_of(row))) {
    if (!text.empty()) text += " ... ";
    text += on_one_line(row.layers.words(row.layers.span_of(part)));
  }
  return text;
}

TokenRange content_range(const Row& row) {
  const auto parts = row.layers.quotes.content_of(statement_of(row));
  return {parts.front().first, parts.back().last};
}

std::string actor_field(const Row& row, TokenId head, std::string (*field)(const Actor&)) {
  const Actor* actor = actor_of(row, actor_at(row.layers, head));
  return actor == nullptr ? "" : field(*actor);
}
std::string actor_name(const Actor& actor) { return actor.name; }
std::string actor_country(const Actor& actor) { return std::string(actor.country.view()); }
std::string actor_sectors(const Actor& actor) { return sectors_of(actor.sectors); }
std::string actor_role(const Actor& actor) { return actor.role; }

std::string event_uses(const Row& row, Side side) {
  const auto& events = row.layers.events.events;
  return fmt::to_string(std::count_if(events.begin(), events.end(), [&](const Event& event) {
    const std::vector<Participant>& parties = side(event);
    return std::any_of(parties.begin(), parties.end(),
                       [&](const Participant& party) { return party.actor == row.actor; });
  }));
}

std::string dated_events(const Row& row) {
  const auto& events = row.layers.events.events;
  return fmt::to_string(std::count_if(events.begin(), events.end(), [&](const Event& event) {
    return event.date && event.date->date == row.date;
  }));
}

std::string statement_uses(const Row& row) {
  std::size_t count = 0;
  for (std::size_t s = 0; s < row.numbering.statement.size(); ++s) {
    if (row.numbering.statement[s] == 0) continue;
    if (actor_at(row.layers, row.layers.quotes.statements[s].source) == row.actor) ++count;
  }
  return fmt::to_string(count);
}

constexpr std::array kDocumentEnd = {
    Column{"url", [](const Row& row) { return document_of(row).url; }},
    Column{"publisher", [](const Row& row) { return document_of(row).publisher; }},
    Column{"title",
           [](const Row& row) { return on_one_line(document_of(row).title.value_or("")); }},
    Column{"coder_version", [](const Row& row) { return row.coder.version; }},
    Column{"coder_model", [](const Row& row) { return row.coder.model; }},
    Column{"coder_lexicon", [](const Row& row) { return row.coder.lexicon; }},
};

std::string doc_id(const Row& row) { return document_of(row).doc_id; }
std::string published(const Row& row) {
  return document_of(row).published ? iso_day(*document_of(row).published) : "";
}

constexpr std::array kActStart = {
    Column{"event_uid", [](const Row& row) { return uid_of(row, row.event); }},
    Column{"doc_id", doc_id},
    Column{"event_id", [](const Row& row) { return Numbering::event_id(row.event); }},
    Column{"published", published},
    Column{
        "date_from",
        [](const Row& row) { return event_of(row).date ? iso_day(event_of(row).date->from) : ""; }},
    Column{
        "date_to",
        [](const Row& row) { return event_of(row).date ? iso_day(event_of(row).date->to) : ""; }},
    Column{"date_granularity",
           [](const Row& row) {
             return event_of(row).date ? std::string(name_of(event_of(row).date->granularity)) : "";
           }},
    Column{"date_basis",
           [](const Row& row) {
             return event_of(row).date ? std::string(name_of(event_of(row).date->basis)) : "";
           }},
    Column{"place_name", place_name},
    Column{"lat", place_latitude},
    Column{"lon", place_longitude},
    Column{"geonames_id", place_geonames},
    Column{"place_resolution", place_resolution},
    Column{"type", [](const Row& row) { return std::string(name_of(event_of(row).type)); }},
    Column{"plover", [](const Row& row) { return std::string(name_of(event_of(row).plover)); }},
    Column{"mode", [](const Row& row) { return joined(event_of(row).modes, item); }},
    Column{"contexts", [](const Row& row) { return joined(event_of(row).contexts, item); }},
    Column{"cameo", [](const Row& row) { return event_of(row).cameo; }},
    Column{"quad", [](const Row& row) { return fmt::to_string(quad_of(event_of(row).type)); }},
    Column{"goldstein", [](const Row& row) { return number(event_of(row).goldstein); }},
    Column{"intensity", [](const Row& row) { return number(event_of(row).intensity); }},
    Column{"factuality",
           [](const Row& row) { return std::string(name_of(event_of(row).factuality)); }},
    Column{"alleged", [](const Row& row) { return yes_no(event_of(row).alleged); }},
    Column{"historical", [](const Row& row) { return yes_no(event_of(row).historical); }},
    Column{"condition",
           [](const Row& row) {
             const TokenRange range = event_of(row).condition;
             return range.empty() ? "" : on_one_line(row.layers.words(row.layers.span_of(range)));
           }},
    Column{"voice", [](const Row& row) { return std::string(name_of(event_of(row).voice)); }},
    Column{"claimed_by", claimed_by},
};

constexpr std::array kParties = {
    Column{"actor_names", party_names<actors_side>},
    Column{"actor_countries", party_countries<actors_side>},
    Column{"actor_sectors", party_sectors<actors_side>},
    Column{"actor_words", party_words<actors_side>},
    Column{"recipient_names", party_names<recipients_side>},
    Column{"recipient_countries", party_countries<recipients_side>},
    Column{"recipient_sectors", party_sectors<recipients_side>},
    Column{"recipient_words", party_words<recipients_side>},
};

constexpr std::array kPair = {
    Column{"pair_count", [](const Row& row) { return fmt::to_string(row.pair_count); }},
    Column{"mutual", [](const Row& row) { return yes_no(is_mutual(event_of(row))); }},
    Column{"actor_name", dyad_name<&Row::dyad_actor>},
    Column{"actor_country", dyad_country<&Row::dyad_actor>},
    Column{"actor_sectors", dyad_sectors<&Row::dyad_actor>},
    Column{"actor_role", dyad_role<&Row::dyad_actor>},
    Column{"actor_cameo", dyad_cameo<&Row::dyad_actor>},
    Column{"actor_words", dyad_words<&Row::dyad_actor>},
    Column{"recipient_name", dyad_name<&Row::dyad_recipient>},
    Column{"recipient_country", dyad_country<&Row::dyad_recipient>},
    Column{"recipient_sectors", dyad_sectors<&Row::dyad_recipient>},
    Column{"recipient_role", dyad_role<&Row::dyad_recipient>},
    Column{"recipient_cameo", dyad_cameo<&Row::dyad_recipient>},
    Column{"recipient_words", dyad_words<&Row::dyad_recipient>},
};

constexpr std::array kCounts = {
    Column{"dead", count_of<CountKind::kDead>},
    Column{"injured", count_of<CountKind::kInjured>},
    Column{"arrested", count_of<CountKind::kArrested>},
    Column{"displaced", count_of<CountKind::kDisplaced>},
    Column{"crowd", count_of<CountKind::kCrowd>},
    Column{"counts", all_counts},
};

constexpr std::array kActEnd = {
    Column{"trigger", trigger_words},
    Column{"sentence",
           [](const Row& row) {
             return sentence_words(row, TokenId(event_of(row).trigger.front().first));
           }},
    Column{"begin", [](const Row& row) { return begin_of(row, event_of(row).trigger.front()); }},
    Column{"end", [](const Row& row) { return end_of(row, event_of(row).trigger.front()); }},
    Column{"mention_count",
           [](const Row& row) { return fmt::to_string(event_of(row).mentions.size() + 1); }},
    Column{"parent_uid", [](const Row& row) { return uid_of(row, event_of(row).parent); }},
    Column{"same_as_uid", [](const Row& row) { return uid_of(row, event_of(row).same_as); }},
    Column{"rule", [](const Row& row) { return event_of(row).rule; }},
    Column{"score", [](const Row& row) { return fmt::format("{:.4g}", event_of(row).score); }},
};

constexpr std::array kStatementColumns = {
    Column{"doc_id", doc_id},
    Column{"statement_id",
           [](const Row& row) { return row.numbering.statement_id(row.statement); }},
    Column{"published", published},
    Column{"source_name",
           [](const Row& row) { return actor_field(row, statement_of(row).source, actor_name); }},
    Column{
        "source_country",
        [](const Row& row) { return actor_field(row, statement_of(row).source, actor_country); }},
    Column{
        "source_sectors",
        [](const Row& row) { return actor_field(row, statement_of(row).source, actor_sectors); }},
    Column{"source_role",
           [](const Row& row) { return actor_field(row, statement_of(row).source, actor_role); }},
    Column{"source_words",
           [](const Row& row) {
             const TokenRange range = statement_of(row).source_tokens;
             return range.empty() ? "" : on_one_line(row.layers.words(row.layers.span_of(range)));
           }},
    Column{"source_kind",
           [](const Row& row) { return std::string(name_of(statement_of(row).source_kind)); }},
    Column{"cue",
           [](const Row& row) {
             const TokenId cue = statement_of(row).cue;
             return cue.is_valid() ? std::string(row.layers.form(cue)) : "";
           }},
    Column{"cue_lemma",
           [](const Row& row) {
             const TokenId cue = statement_of(row).cue;
             return cue.is_valid() ? std::string(row.layers.syntax.lemma_of(cue)) : "";
           }},
    Column{"act", [](const Row& row) { return std::string(name_of(statement_of(row).act)); }},
    Column{"quote", [](const Row& row) { return std::string(name_of(statement_of(row).quote)); }},
    Column{"negated", [](const Row& row) { return yes_no(statement_of(row).negated); }},
    Column{"content", content_words},
    Column{"begin", [](const Row& row) { return begin_of(row, content_range(row)); }},
    Column{"end", [](const Row& row) { return end_of(row, content_range(row)); }},
    Column{
        "addressee_name",
        [](const Row& row) { return actor_field(row, statement_of(row).addressee, actor_name); }},
    Column{"parent_id",
           [](const Row& row) { return row.numbering.statement_id(statement_of(row).parent); }},
    Column{"event_uid",
           [](const Row& row) {
             return uid_of(row, row.numbering.event_of_statement[row.statement.value]);
           }},
};

constexpr std::array kDateColumns = {
    Column{"doc_id", doc_id},
    Column{"date_id", [](const Row& row) { return Numbering::date_id(row.date); }},
    Column{"published", published},
    Column{"words",
           [](const Row& row) {
             return on_one_line(row.layers.words(row.layers.span_of(date_of(row).tokens)));
           }},
    Column{"kind", [](const Row& row) { return std::string(name_of(date_of(row).kind)); }},
    Column{"value", [](const Row& row) { return date_of(row).value; }},
    Column{"date_from",
           [](const Row& row) {
             return date_of(row).interval ? iso_day(date_of(row).interval->from) : "";
           }},
    Column{"date_to",
           [](const Row& row) {
             return date_of(row).interval ? iso_day(date_of(row).interval->to) : "";
           }},
    Column{"date_granularity",
           [](const Row& row) { return std::string(name_of(date_of(row).granularity)); }},
    Column{"begin", [](const Row& row) { return begin_of(row, date_of(row).tokens); }},
    Column{"end", [](const Row& row) { return end_of(row, date_of(row).tokens); }},
    Column{"sentence",
           [](const Row& row) { return sentence_words(row, TokenId(date_of(row).tokens.first)); }},
    Column{"events", [](const Row& row) { return dated_events(row); }},
};

constexpr std::array kActorColumns = {
    Column{"doc_id", doc_id},
    Column{"actor_id", [](const Row& row) { return row.numbering.actor_id(row.actor); }},
    Column{"published", published},
    Column{"name", [](const Row& row) { return actor_of(row).name; }},
    Column{"kind", [](const Row& row) { return std::string(name_of(actor_of(row).kind)); }},
    Column{"country", [](const Row& row) { return std::string(actor_of(row).country.view()); }},
    Column{"sectors", [](const Row& row) { return sectors_of(actor_of(row).sectors); }},
    Column{"role", [](const Row& row) { return actor_of(row).role; }},
    Column{"cameo",
           [](const Row& row) {
             return cameo_actor_code(actor_of(row).country, actor_of(row).sectors);
           }},
    Column{"lexicon_id", [](const Row& row) { return actor_of(row).entry_id; }},
    Column{"wikidata", [](const Row& row) { return actor_of(row).wikidata; }},
    Column{"mention_count",
           [](const Row& row) {
             return fmt::to_string(row.numbering.mentions[row.actor.value].size());
           }},
    Column{"events_as_actor", [](const Row& row) { return event_uses(row, actors_side); }},
    Column{"events_as_recipient", [](const Row& row) { return event_uses(row, recipients_side); }},
    Column{"statements_as_source", statement_uses},
};

constexpr std::array kPlaceColumns = {
    Column{"doc_id", doc_id},
    Column{"place_id", [](const Row& row) { return Numbering::place_id(row.place); }},
    Column{"published", published},
    Column{"name", place_name},
    Column{"words",
           [](const Row& row) {
             return on_one_line(row.layers.words(row.layers.span_of(place_of(row)->tokens)));
           }},
    Column{"lat", place_latitude},
    Column{"lon", place_longitude},
    Column{"geonames_id", place_geonames},
    Column{"country", place_country},
    Column{"feature", [](const Row& row) { return place_of(row)->feature; }},
    Column{"place_resolution", place_resolution},
    Column{"begin", [](const Row& row) { return begin_of(row, place_of(row)->tokens); }},
    Column{"end", [](const Row& row) { return end_of(row, place_of(row)->tokens); }},
    Column{"events",
           [](const Row& row) {
             const auto& events = row.layers.events.events;
             return fmt::to_string(
                 std::count_if(events.begin(), events.end(),
                               [&](const Event& event) { return event.place == row.place; }));
           }},
};

// One list after the other.
template <std::size_t... kSizes>
constexpr auto chain(const std::array<Column, kSizes>&... parts) {
  std::array<Column, (kSizes + ...)> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& part) {
    for (const Column& column : part) all[at++] = column;
  };
  (append(parts), ...);
  return all;
}

constexpr auto kEvents = chain(kActStart, kParties, kCounts, kActEnd, kDocumentEnd);
constexpr auto kEventDyads = chain(kActStart, kPair, kCounts, kActEnd, kDocumentEnd);
constexpr auto kStatements = chain(kStatementColumns, kDocumentEnd);
constexpr auto kActors = chain(kActorColumns, kDocumentEnd);
constexpr auto kPlaces = chain(kPlaceColumns, kDocumentEnd);
constexpr auto kDates = chain(kDateColumns, kDocumentEnd);

}  // namespace

std::span<const Column> column_list(Table table) {
  switch (table) {
    case Table::kEvents:
      return kEvents;
    case Table::kEventDyads:
      return kEventDyads;
    case Table::kStatements:
      return kStatements;
    case Table::kActors:
      return kActors;
    case Table::kPlaces:
      return kPlaces;
    case Table::kDates:
      return kDates;
  }
  return {};
}

bool is_mutual(const Event& event) {
  if (!event.recipients.empty() || event.actors.size() < 2) return false;
  return event.type == EventType::kConsult || event.type == EventType::kAgree ||
         event.type == EventType::kCooperate || event.type == EventType::kAssault;
}

}  // namespace tocsin
