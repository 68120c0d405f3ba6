#include "export/record.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "export/names.h"

namespace tocsin {
namespace {

// Enough to order events by, and short to read.
double rounded(double score) { return std::round(score * 1e4) / 1e4; }

double finite(double value) { return std::isfinite(value) ? value : 0; }

void write_strings(JsonWriter& json, const std::vector<std::string>& texts) {
  json.open_array();
  for (const std::string& text : texts) json.string(text);
  json.close_array();
}

void write_sectors(JsonWriter& json, const std::vector<Sector>& sectors) {
  json.key("sectors").open_array();
  for (const Sector sector : sectors) json.string(name_of(sector));
  json.close_array();
}

}  // namespace

RecordWriter::RecordWriter(Coder coder, RecordOptions options)
    : coder_(std::move(coder)), options_(options) {}

void RecordWriter::write(const Vocabulary& vocabulary, const Layers& layers, std::string& out) {
  offsets_.build(layers.document.text, options_.unit);
  numbering_.build(layers);
  Page page{vocabulary, layers, JsonWriter(out)};
  page.json.open_object();
  write_head(page);
  write_sentences(page);
  write_actors(page);
  write_statements(page);
  write_events(page);
  write_dates(page);
  write_places(page);
  if (options_.tokens) write_tokens(page);
  if (options_.frames) write_frames(page);
  page.json.key("status").string(name_of(layers.document.status));
  page.json.key("reason").string_or_null(layers.document.reason);
  write_coder(page);
  page.json.close_object();
}

void RecordWriter::write_head(Page& page) const {
  const Document& document = page.layers.document;
  JsonWriter& json = page.json;
  json.key("schema").string("tocsin/1");
  json.key("doc_id").string(document.doc_id);
  write_source(page);
  json.key("title");
  if (document.title) {
    json.string(*document.title);
  } else {
    json.null();
  }
  json.key("published").string_or_null(document.published ? iso_day(*document.published) : "");
  json.key("published_basis").string(name_of(document.published_basis));
  json.key("language").string(document.language);
  json.key("offset_unit").string(name_of(options_.unit));
  json.key("text").string(document.text);
  json.key("text_sha256").string(numbering_.text_sha256);
}

void RecordWriter::write_source(Page& page) const {
  const Document& document = page.layers.document;
  JsonWriter& json = page.json;
  json.key("source").open_object();
  json.key("path").string(document.path);
  json.key("record");
  if (document.record == 0) {
    json.null();
  } else {
    json.integer(static_cast<std::int64_t>(document.record));
  }
  json.key("url").string_or_null(document.url);
  json.key("publisher").string_or_null(document.publisher);
  json.key("format").string(document.format);
  const std::string others =
      renamed_members(document.other_fields, {"path", "record", "url", "publisher", "format"});
  if (!others.empty()) json.literal(others);
  json.close_object();
}

void RecordWriter::write_sentences(Page& page) const {
  page.json.key("sentences").open_array();
  for (const Sentence& sentence : page.layers.tokens.sentences) {
    page.json.open_object();
    write_bounds(page, sentence.span);
    page.json.key("kind").string(name_of(sentence.kind));
    page.json.close_object();
  }
  page.json.close_array();
}

void RecordWriter::write_actors(Page& page) const {
  JsonWriter& json = page.json;
  json.key("actors").open_array();
  for (const ActorId id : numbering_.actors) {
    const Actor& actor = page.layers.actors.actors[id.value];
    json.open_object();
    json.key("id").string(numbering_.actor_id(id));
    json.key("name").string(actor.name);
    json.key("kind").string(name_of(actor.kind));
    json.key("country").string(actor.country.view());
    write_sectors(json, actor.sectors);
    json.key("role").string_or_null(actor.role);
    json.key("lexicon_id").string_or_null(actor.entry_id);
    json.key("wikidata").string_or_null(actor.wikidata);
    json.key("cameo").string(cameo_actor_code(actor.country, actor.sectors));
    json.key("mentions").open_array();
    for (const MentionId mention_id : numbering_.mentions[id.value]) {
      const Mention& mention = page.layers.mentions.mentions[mention_id.value];
      json.open_object();
      write_bounds(page, page.layers.span_of(mention.tokens));
      json.key("form").string(name_of(mention.form));
      json.close_object();
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
}

void RecordWriter::write_statements(Page& page) const {
  page.json.key("statements").open_array();
  for (std::size_t s = 0; s < numbering_.statement.size(); ++s) {
    if (numbering_.statement[s] != 0) write_statement(page, StatementId(s));
  }
  page.json.close_array();
}

void RecordWriter::write_statement(Page& page, StatementId id) const {
  const Layers& layers = page.layers;
  const Statement& statement = layers.quotes.statements[id.value];
  JsonWriter& json = page.json;
  json.open_object();
  json.key("id").string(numbering_.statement_id(id));
  json.key("source").string_or_null(numbering_.actor_id(actor_at(layers, statement.source)));
  json.key("source_span");
  if (statement.source_tokens.empty()) {
    json.null();
  } else {
    write_span(page, layers.span_of(statement.source_tokens));
  }
  json.key("source_kind").string(name_of(statement.source_kind));
  json.key("cue");
  if (statement.cue.is_valid()) {
    json.open_object();
    write_bounds(page, layers.tokens.span[statement.cue.value]);
    json.key("lemma").string(layers.syntax.lemma_of(statement.cue));
    json.close_object();
  } else {
    json.null();
  }
  json.key("content").open_array();
  for (const TokenRange part : layers.quotes.content_of(statement)) {
    write_span(page, layers.span_of(part));
  }
  json.close_array();
  json.key("quote").string(name_of(statement.quote));
  json.key("act").string(name_of(statement.act));
  json.key("negated").boolean(statement.negated);
  json.key("addressee").string_or_null(numbering_.actor_id(actor_at(layers, statement.addressee)));
  json.key("parent").string_or_null(numbering_.statement_id(statement.parent));
  json.key("event").string_or_null(Numbering::event_id(numbering_.event_of_statement[id.value]));
  json.close_object();
}

void RecordWriter::write_events(Page& page) const {
  page.json.key("events").open_array();
  for (std::size_t e = 0; e < page.layers.events.events.size(); ++e) write_event(page, EventId(e));
  page.json.close_array();
}

void RecordWriter::write_event(Page& page, EventId id) const {
  const Event& event = page.layers.events.events[id.value];
  JsonWriter& json = page.json;
  json.open_object();
  json.key("id").string(Numbering::event_id(id));
  json.key("uid").string(numbering_.uid[id.value]);
  json.key("sentence").integer(page.layers.tokens.sentence[event.trigger.front().first].value);
  write_act(page, event);
  write_trigger(page, event);
  json.key("mentions").open_array();
  for (const TokenRange mention : event.mentions) write_span(page, page.layers.span_of(mention));
  json.close_array();
  json.key("actors");
  write_participants(page, event.actors);
  json.key("recipients");
  write_participants(page, event.recipients);
  json.key("factuality").string(name_of(event.factuality));
  json.key("alleged").boolean(event.alleged);
  json.key("historical").boolean(event.historical);
  json.key("condition");
  if (event.condition.empty()) {
    json.null();
  } else {
    write_span(page, page.layers.span_of(event.condition));
  }
  json.key("voice").string(name_of(event.voice));
  json.key("attribution").open_array();
  for (const StatementId statement : event.attribution) {
    const std::string statement_id = numbering_.statement_id(statement);
    if (!statement_id.empty()) json.string(statement_id);
  }
  json.close_array();
  json.key("parent").string_or_null(Numbering::event_id(event.parent));
  json.key("statement").string_or_null(numbering_.statement_id(event.statement));
  write_date(page, event);
  json.key("place").string_or_null(Numbering::place_id(event.place));
  write_counts(page, id);
  json.key("rule").string(event.rule);
  json.key("score").number(rounded(std::clamp(finite(event.score), 0.0, 1.0)));
  json.key("same_as").string_or_null(Numbering::event_id(event.same_as));
  json.close_object();
}

void RecordWriter::write_act(Page& page, const Event& event) const {
  JsonWriter& json = page.json;
  json.key("type").string(name_of(event.type));
  json.key("plover").string(name_of(event.plover));
  json.key("mode");
  write_strings(json, event.modes);
  json.key("contexts");
  write_strings(json, event.contexts);
  json.key("cameo").string(event.cameo);
  json.key("quad").integer(quad_of(event.type));
  json.key("goldstein").number(event.goldstein);
  json.key("intensity").number(event.intensity);
}

void RecordWriter::write_trigger(Page& page, const Event& event) const {
  const ByteSpan head = page.layers.span_of(event.trigger.front());
  page.json.key("trigger").open_object();
  write_bounds(page, head);
  page.json.key("text").string(page.layers.words(head));
  if (event.trigger.size() > 1) {
    page.json.key("parts").open_array();
    for (std::size_t i = 1; i < event.trigger.size(); ++i) {
      write_span(page, page.layers.span_of(event.trigger[i]));
    }
    page.json.close_array();
  }
  page.json.close_object();
}

void RecordWriter::write_participants(Page& page,
                                      const std::vector<Participant>& participants) const {
  JsonWriter& json = page.json;
  json.open_array();
  for (const Participant& participant : participants) {
    if (!numbering_.is_written(participant.actor)) continue;
    const MentionId mention = participant.mention.is_valid()
                                  ? participant.mention
                                  : numbering_.mentions[participant.actor.value].front();
    json.open_object();
    json.key("actor").string(numbering_.actor_id(participant.actor));
    write_bounds(page, page.layers.span_of(page.layers.mentions.mentions[mention.value].tokens));
    json.key("country").string(participant.country.view());
    write_sectors(json, participant.sectors);
    json.key("role").string_or_null(participant.role);
    json.close_object();
  }
  json.close_array();
}

void RecordWriter::write_date(Page& page, const Event& event) const {
  JsonWriter& json = page.json;
  json.key("date");
  if (!event.date) {
    json.null();
    return;
  }
  json.open_object();
  json.key("from").string(iso_day(event.date->from));
  json.key("to").string(iso_day(event.date->to));
  json.key("granularity").string(name_of(event.date->granularity));
  json.key("basis").string(name_of(event.date->basis));
  json.key("id").string_or_null(Numbering::date_id(event.date->date));
  json.close_object();
}

void RecordWriter::write_places(Page& page) const {
  JsonWriter& json = page.json;
  json.key("places").open_array();
  const std::vector<Place>& places = page.layers.places.places;
  for (std::size_t p = 0; p < places.size(); ++p) {
    const Place& place = places[p];
    json.open_object();
    json.key("id").string(Numbering::place_id(PlaceId(p)));
    write_bounds(page, page.layers.span_of(place.tokens));
    json.key("name").string(place.name);
    json.key("geonames");
    place.geonames == 0 ? json.null() : json.integer(place.geonames);
    for (const auto& [key, degrees] :
         {std::pair("lat", place.latitude), std::pair("lon", place.longitude)}) {
      json.key(key);
      place.is_located ? json.number(finite(degrees)) : json.null();
    }
    json.key("country").string(place.country.view());
    json.key("feature").string(place.feature);
    json.key("resolution").string(name_of(place.resolution));
    json.close_object();
  }
  json.close_array();
}

void RecordWriter::write_dates(Page& page) const {
  JsonWriter& json = page.json;
  json.key("dates").open_array();
  for (std::size_t d = 0; d < page.layers.dates.dates.size(); ++d) {
    const DateExpression& date = page.layers.dates.dates[d];
    const bool dated = date.interval.has_value();
    json.open_object();
    json.key("id").string(Numbering::date_id(DateId(d)));
    write_bounds(page, page.layers.span_of(date.tokens));
    json.key("kind").string(name_of(date.kind));
    json.key("value").string(date.value);
    json.key("from").string_or_null(dated ? iso_day(date.interval->from) : "");
    json.key("to").string_or_null(dated ? iso_day(date.interval->to) : "");
    json.key("granularity").string(name_of(date.granularity));
    json.close_object();
  }
  json.close_array();
}

void RecordWriter::write_counts(Page& page, EventId id) const {
  JsonWriter& json = page.json;
  const auto write_number = [&](std::string_view key, const std::optional<std::int64_t>& number) {
    json.key(key);
    if (number) {
      json.integer(*number);
    } else {
      json.null();
    }
  };
  json.key("counts").open_array();
  for (const Count& count : page.layers.counts.of_event(id)) {
    json.open_object();
    json.key("kind").string(name_of(count.kind));
    write_number("low", count.low);
    write_number("best", count.best);
    write_number("high", count.high);
    write_bounds(page, page.layers.span_of(count.tokens));
    json.key("by").string_or_null(numbering_.statement_id(count.by));
    json.close_object();
  }
  json.close_array();
}

void RecordWriter::write_tokens(Page& page) const {
  const TokenLayer& tokens = page.layers.tokens;
  const SyntaxLayer& syntax = page.layers.syntax;
  JsonWriter& json = page.json;
  json.key("tokens").open_array();
  for (std::size_t t = 0; t < syntax.size(); ++t) {
    json.open_object();
    write_bounds(page, tokens.span[t]);
    json.key("lemma").string(syntax.lemma_of(TokenId(t)));
    json.key("upos").string(name_of(syntax.upos[t]));
    json.key("xpos").string(name_of(syntax.xpos[t]));
    const SymbolId feats = syntax.feats[t];
    json.key("feats").string(feats.is_valid() ? page.vocabulary.text(feats) : "_");
    json.key("head").integer(syntax.head[t].is_valid() ? std::int64_t{syntax.head[t].value} : -1);
    json.key("deprel").string(name_of(syntax.deprel[t]));
    json.key("sentence").integer(tokens.sentence[t].value);
    json.close_object();
  }
  json.close_array();
}

// A verb that gives way to another predicate ("launched an attack", "has to leave") stands behind
// the frames: it is as real as what it serves, its `outer`, and has no parts of its own.
void RecordWriter::write_frames(Page& page) const {
  const auto& frames = page.layers.frames.frames;
  page.json.key("frames").open_array();
  std::size_t count = 0;
  for (const Frame& frame : frames) write_frame(page, FrameId(count++), frame, frame.head);
  for (std::size_t f = 0; f < frames.size(); ++f) {
    for (const TokenId verb : {frames[f].light_verb, frames[f].carrier}) {
      if (!verb.is_valid() || page.layers.frames.of_head[verb.value].is_valid()) continue;
      const bool is_written = std::any_of(
          frames.begin(), frames.begin() + static_cast<int>(f), [&](const Frame& earlier) {
            return earlier.light_verb == verb || earlier.carrier == verb;
          });
      if (is_written) continue;
      Frame serving = frames[f];
      serving.word_class = PredicateClass::kVerb;
      serving.lemma = page.layers.syntax.lemma[verb.value];
      serving.outer = FrameId(f);
      serving.role_end = serving.role_begin;
      write_frame(page, FrameId(count++), serving, verb);
    }
  }
  page.json.close_array();
}

void RecordWriter::write_frame(Page& page, FrameId id, const Frame& frame, TokenId head) const {
  JsonWriter& json = page.json;
  const auto name = [](FrameId frame_id) { return "f" + std::to_string(frame_id.value + 1); };
  json.open_object();
  json.key("id").string(name(id));
  write_bounds(page, page.layers.tokens.span[head.value]);
  json.key("lemma").string(frame.lemma.is_valid() ? page.vocabulary.text(frame.lemma)
                                                  : page.layers.syntax.lemma_of(head));
  json.key("class").string(name_of(frame.word_class));
  json.key("polarity").string(name_of(frame.polarity));
  json.key("modality").string_or_null(page.vocabulary.text(frame.modality));
  json.key("tense").string_or_null(name_of(frame.tense));
  json.key("aspect").string_or_null(name_of(frame.aspect));
  json.key("passive").boolean(frame.passive);
  json.key("outer").string_or_null(frame.outer.is_valid() ? name(frame.outer) : "");
  json.key("factuality").string(name_of(frame.factuality));
  json.key("score").number(rounded(std::clamp(finite(frame.score), -3.0, 3.0)));
  write_roles(page, frame);
  json.close_object();
}

void RecordWriter::write_roles(Page& page, const Frame& frame) const {
  JsonWriter& json = page.json;
  json.key("roles").open_array();
  for (const Role& role : page.layers.frames.roles_of(frame)) {
    const std::string name = role_name(role, page.vocabulary.text(role.preposition));
    if (name.empty()) continue;
    json.open_object();
    json.key("role").string(name);
    write_bounds(page, page.layers.span_of(role.tokens));
    json.key("head").integer(role.head.value);
    json.close_object();
  }
  json.close_array();
}

void RecordWriter::write_coder(Page& page) const {
  page.json.key("coder").open_object();
  page.json.key("version").string(coder_.version);
  page.json.key("model").string(coder_.model);
  page.json.key("lexicon").string(coder_.lexicon);
  page.json.key("options").string(coder_.options);
  page.json.close_object();
}

void RecordWriter::write_bounds(Page& page, ByteSpan span) const {
  page.json.key("begin").integer(offsets_(span.begin));
  page.json.key("end").integer(offsets_(span.end));
}

void RecordWriter::write_span(Page& page, ByteSpan span) const {
  page.json.open_object();
  write_bounds(page, span);
  page.json.close_object();
}

}  // namespace tocsin
