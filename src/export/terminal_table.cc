#include "export/terminal_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "export/names.h"

namespace tocsin {
namespace {

constexpr std::size_t kIndent = 6;  // of what belongs to an event
constexpr std::string_view kArrow = " \xE2\x86\x92 ";
constexpr std::string_view kLine = "\xE2\x94\x80";
constexpr std::string_view kDot = " \xC2\xB7 ";

// "(ALD GOV)"; "" where nothing is known.
std::string code_of(CountryCode country, const std::vector<Sector>& sectors) {
  std::string code(country.view());
  for (const Sector sector : sectors) {
    if (!code.empty()) code += ' ';
    code += name_of(sector);
  }
  return code.empty() ? code : " (" + code + ")";
}

void mark(const Layers& layers, const std::vector<Participant>& parties, Style style,
          TokenRange sentence, std::vector<Style>& styles) {
  for (const Participant& party : parties) {
    if (!party.mention.is_valid()) continue;
    for (const TokenId token : layers.mentions.mentions[party.mention.value].tokens) {
      if (sentence.contains(token)) styles[token.value - sentence.first] = style;
    }
  }
}

}  // namespace

void TerminalTable::write(const Layers& layers, std::string& out) {
  write_heading(layers.document, out);
  if (layers.document.status != DocStatus::kOk) {
    std::string line = fmt::format("not read ({}): ", name_of(layers.document.status));
    line += layers.document.reason;
    append_styled(line, Style::kWarning, options_.colour, out);
    out += "\n\n";
    return;
  }
  if (view_ == TerminalView::kBySource) {
    numbering_.build(layers);
    write_sources(layers, out);
    return;
  }
  write_findings(layers, out);
}

void TerminalTable::write_findings(const Layers& layers, std::string& out) {
  numbering_.build(layers);
  if (layers.events.events.empty()) {
    append_styled("no events", Style::kFaint, options_.colour, out);
    out += "\n\n";
  }
  for (std::size_t e = 0; e < layers.events.events.size(); ++e) {
    write_event(layers, EventId(e), out);
    out += '\n';
  }
  bool has_statement = false;
  for (std::size_t s = 0; s < numbering_.statement.size(); ++s) {
    if (numbering_.statement[s] == 0) continue;
    if (!has_statement) {
      append_styled("Statements", Style::kStrong, options_.colour, out);
      out += '\n';
    }
    has_statement = true;
    write_statement(layers, StatementId(s), out);
  }
  if (has_statement) out += '\n';
}

void TerminalTable::write_heading(const Document& document, std::string& out) const {
  const std::string name = document.title.value_or(document.doc_id);
  std::string about = document.title ? document.doc_id : "";
  if (document.published) {
    if (!about.empty()) about += kDot;
    about += iso_day(*document.published);
  }
  if (!document.publisher.empty()) {
    if (!about.empty()) about += kDot;
    about += document.publisher;
  }
  append_styled(name, Style::kStrong, options_.colour, out);
  out += '\n';
  if (!about.empty()) {
    append_styled(about, Style::kFaint, options_.colour, out);
    out += '\n';
  }
  std::string rule;
  for (std::size_t i = 0; i < options_.width; ++i) rule += kLine;
  append_styled(rule, Style::kFaint, options_.colour, out);
  out += '\n';
}

void TerminalTable::write_event(const Layers& layers, EventId id, std::string& out) const {
  const Event& event = layers.events.events[id.value];
  const std::string label = fmt::format("{:<5} ", Numbering::event_id(id));
  append_styled(label, Style::kFaint, options_.colour, out);
  std::string head;
  append_styled(name_of(event.type), Style::kAct, options_.colour, head);
  for (const std::string& mode : event.modes) {
    head += ' ';
    head += mode;
  }
  head += "  ";
  write_parties(layers, event.actors, Style::kActor, head);
  if (!event.recipients.empty()) {
    head += kArrow;
    write_parties(layers, event.recipients, Style::kRecipient, head);
  }
  append_wrapped(head, kIndent, kIndent, options_.width, out);
  write_qualities(layers, event, out);
  write_evidence(layers, event, out);
  std::string basis = fmt::format("rule {}{}cameo {}", event.rule, kDot, event.cameo);
  if (event.plover != event.type) {
    basis += fmt::format("{}as PLOVER codes it {}", kDot, name_of(event.plover));
  }
  out.append(kIndent, ' ');
  append_styled(basis, Style::kFaint, options_.colour, out);
  out += '\n';
}

void TerminalTable::write_parties(const Layers& layers, const std::vector<Participant>& parties,
                                  Style style, std::string& out) const {
  if (parties.empty()) out += "(somebody)";
  bool is_first = true;
  for (const Participant& party : parties) {
    if (!party.actor.is_valid()) continue;
    if (!is_first) out += ", ";
    is_first = false;
    append_styled(layers.actors.actors[party.actor.value].name, style, options_.colour, out);
    out += code_of(party.country, party.sectors);
  }
}

// What keeps a reader from taking the event for a fact of the article: nothing for most.
void TerminalTable::write_qualities(const Layers& layers, const Event& event,
                                    std::string& out) const {
  std::vector<std::string> qualities;
  if (event.factuality != Factuality::kHappened) {
    qualities.emplace_back(name_of(event.factuality));
    if (!event.condition.empty()) {
      qualities.back() += fmt::format(": \"{}\"", layers.words(layers.span_of(event.condition)));
    }
  }
  if (event.alleged) qualities.emplace_back("alleged");
  if (event.historical) qualities.emplace_back("historical");
  std::string voice;
  if (event.voice == Voice::kReported) voice = "reported";
  if (event.voice == Voice::kAccused) voice = "accused";
  for (std::size_t i = 0; i < event.attribution.size(); ++i) {
    const Statement& statement = layers.quotes.statements[event.attribution[i].value];
    voice += (i == 0 ? " by " : ", through ") + speaker(layers, statement);
  }
  if (!voice.empty()) qualities.push_back(voice);
  if (event.parent.is_valid()) {
    qualities.push_back(fmt::format("inside {} {}", Numbering::event_id(event.parent),
                                    name_of(layers.events.events[event.parent.value].type)));
  }
  if (qualities.empty()) return;
  std::string line;
  for (const std::string& quality : qualities) {
    if (!line.empty()) line += kDot;
    line += quality;
  }
  out.append(kIndent, ' ');
  std::string styled;
  append_styled(line, Style::kPlain, options_.colour, styled);
  append_wrapped(styled, kIndent, kIndent, options_.width, out);
}

void TerminalTable::write_evidence(const Layers& layers, const Event& event,
                                   std::string& out) const {
  const TokenId first(event.trigger.front().first);
  const Sentence& sentence = layers.sentence_of(first);
  std::vector<Style> styles(sentence.tokens.size(), Style::kPlain);
  mark(layers, event.recipients, Style::kRecipient, sentence.tokens, styles);
  mark(layers, event.actors, Style::kActor, sentence.tokens, styles);
  for (const TokenRange part : event.trigger) {
    for (const TokenId token : part) {
      if (sentence.tokens.contains(token))
        styles[token.value - sentence.tokens.first] = Style::kAct;
    }
  }
  std::string line = "\xE2\x80\x9C";
  std::uint32_t written = sentence.span.begin;
  for (std::uint32_t at = sentence.tokens.first; at < sentence.tokens.last;) {
    std::uint32_t end = at + 1;
    const Style style = styles[at - sentence.tokens.first];
    while (end < sentence.tokens.last && styles[end - sentence.tokens.first] == style) ++end;
    const ByteSpan run = layers.span_of({at, end});
    append_styled(layers.words({written, run.begin}), Style::kPlain, options_.colour, line);
    append_marked(layers.words(run), style, options_.colour, line);
    written = run.end;
    at = end;
  }
  line += "\xE2\x80\x9D";
  out.append(kIndent, ' ');
  append_wrapped(line, kIndent, kIndent, options_.width, out);
}

std::string TerminalTable::speaker(const Layers& layers, const Statement& statement) const {
  const ActorId actor = actor_at(layers, statement.source);
  if (numbering_.is_written(actor)) return layers.actors.actors[actor.value].name;
  if (statement.source_tokens.empty()) return "somebody";
  return std::string(layers.words(layers.span_of(statement.source_tokens)));
}

// The cue and what it reports: "(not) said: ...".
void TerminalTable::write_words(const Layers& layers, const Statement& statement,
                                std::string& line) const {
  if (statement.negated) line += "(not) ";
  append_styled(statement.cue.is_valid() ? layers.form(statement.cue) : "(in quotation marks)",
                Style::kAct, options_.colour, line);
  line += ": ";
  bool is_first = true;
  for (const TokenRange part : layers.quotes.content_of(statement)) {
    if (!is_first) line += " \xE2\x80\xA6 ";
    is_first = false;
    append_styled(layers.words(layers.span_of(part)), Style::kPlain, options_.colour, line);
  }
}

std::string TerminalTable::code_of_speaker(const Layers& layers, const Statement& statement) const {
  const ActorId actor = actor_at(layers, statement.source);
  if (!numbering_.is_written(actor)) return "";
  const Actor& who = layers.actors.actors[actor.value];
  return code_of(who.country, who.sectors);
}

void TerminalTable::write_sources(const Layers& layers, std::string& out) const {
  struct Speaker {
    std::string name;
    std::vector<StatementId> said;
  };
  std::vector<Speaker> speakers;
  for (std::size_t s = 0; s < numbering_.statement.size(); ++s) {
    if (numbering_.statement[s] == 0) continue;
    const std::string name = speaker(layers, layers.quotes.statements[s]);
    auto at = std::find_if(speakers.begin(), speakers.end(),
                           [&](const Speaker& known) { return known.name == name; });
    if (at == speakers.end()) at = speakers.insert(at, {name, {}});
    at->said.push_back(StatementId(s));
  }
  std::stable_sort(speakers.begin(), speakers.end(), [](const Speaker& a, const Speaker& b) {
    return a.said.size() > b.said.size();
  });
  if (speakers.empty()) {
    append_styled("no statements", Style::kFaint, options_.colour, out);
    out += "\n\n";
  }
  for (const Speaker& who : speakers) {
    const Statement& first = layers.quotes.statements[who.said.front().value];
    std::string head;
    append_styled(who.name, Style::kActor, options_.colour, head);
    head += code_of_speaker(layers, first);
    const ActorId actor = actor_at(layers, first.source);
    if (numbering_.is_written(actor) && !layers.actors.actors[actor.value].role.empty()) {
      head += ", ";
      append_styled(layers.actors.actors[actor.value].role, Style::kPlain, options_.colour, head);
    }
    if (first.source_kind == SourceKind::kAnonymous) head += ", anonymous";
    append_wrapped(head, 0, kIndent, options_.width, out);
    for (const StatementId id : who.said) {
      const Statement& statement = layers.quotes.statements[id.value];
      const std::string label = fmt::format("{:<5} ", numbering_.statement_id(id));
      append_styled(label, Style::kFaint, options_.colour, out);
      std::string line(name_of(statement.act));
      line += kDot;
      line += name_of(statement.quote);
      line += kDot;
      write_words(layers, statement, line);
      append_wrapped(line, kIndent, kIndent, options_.width, out);
    }
    out += '\n';
  }
}

void TerminalTable::write_statement(const Layers& layers, StatementId id, std::string& out) const {
  const Statement& statement = layers.quotes.statements[id.value];
  const std::string label = fmt::format("{:<5} ", numbering_.statement_id(id));
  append_styled(label, Style::kFaint, options_.colour, out);
  std::string line;
  append_styled(speaker(layers, statement), Style::kActor, options_.colour, line);
  line += code_of_speaker(layers, statement);
  line += ' ';
  write_words(layers, statement, line);
  append_wrapped(line, kIndent, kIndent, options_.width, out);
}

}  // namespace tocsin
