#include "export/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "export/names.h"
#include "export/terminal_table.h"

namespace tocsin {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::array<std::string_view, 3> kOutcomes = {"made", "refused", "changed"};

// What a document says, with blanks for what no terminal should see.
std::string printable(std::string_view text) {
  std::string out;
  append_styled(text, Style::kPlain, false, out);
  return out;
}

// `text` and blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width) {
  std::string out = printable(text);
  const std::size_t used = display_width(out);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::string words(const Layers& layers, TokenRange range) {
  return printable(layers.words(layers.span_of(range)));
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

}  // namespace

void Explainer::write(const Layers& layers, const DecisionSink& decisions, std::string& out) const {
  if (!options_.why_not) {
    for (const Sentence& sentence : layers.tokens.sentences) {
      write_sentence(layers, sentence, out);
    }
    write_mentions(layers, out);
    write_frames(layers, out);
    write_statements(layers, out);
  }
  write_decisions(layers, decisions, out);
  write_heading("Events", out);
  TerminalTable(options_.terminal).write_findings(layers, out);
}

void Explainer::write_heading(std::string_view name, std::string& out) const {
  append_styled(name, Style::kStrong, options_.terminal.colour, out);
  out += '\n';
}

void Explainer::write_sentence(const Layers& layers, const Sentence& sentence,
                               std::string& out) const {
  const SyntaxLayer& syntax = layers.syntax;
  write_heading(fmt::format("Words ({})", name_of(sentence.kind)), out);
  std::size_t form_width = 4;
  std::size_t lemma_width = 5;
  for (const TokenId token : sentence.tokens) {
    form_width = std::max(form_width, display_width(layers.form(token)));
    lemma_width = std::max(lemma_width, display_width(syntax.lemma_of(token)));
  }
  for (const TokenId token : sentence.tokens) {
    const TokenId head = syntax.head[token.value];
    const SymbolId feats = syntax.feats[token.value];
    fmt::format_to(std::back_inserter(out), "  {:>3}  {}  {}  {:<5}  {:<5}  {:<12}  {:>3}  {}\n",
                   token.value - sentence.tokens.first + 1, padded(layers.form(token), form_width),
                   padded(syntax.lemma_of(token), lemma_width), name_of(syntax.upos[token.value]),
                   name_of(syntax.xpos[token.value]), name_of(syntax.deprel[token.value]),
                   head.is_valid() ? head.value - sentence.tokens.first + 1 : 0,
                   feats.is_valid() ? vocabulary_.text(feats) : "");
  }
  out += '\n';
  write_heading("Tree", out);
  for (const TokenId token : sentence.tokens) {
    if (!syntax.head[token.value].is_valid()) write_branch(layers, token, "  ", out);
  }
  out += '\n';
}

// Depth first without recursion: a tree may be as deep as its sentence is long.
void Explainer::write_branch(const Layers& layers, TokenId token, const std::string& prefix,
                             std::string& out) const {
  struct Branch {
    TokenId token;
    std::string prefix;  // of its children
    std::size_t next = 0;
  };
  const SyntaxLayer& syntax = layers.syntax;
  const auto write_word = [&](TokenId word) {
    std::string label;
    append_styled(layers.form(word), Style::kStrong, options_.terminal.colour, label);
    fmt::format_to(std::back_inserter(out), "{}  {}\n", label, name_of(syntax.deprel[word.value]));
  };
  out += prefix;
  write_word(token);
  std::vector<Branch> open;
  open.push_back({token, prefix, 0});
  while (!open.empty()) {
    Branch& top = open.back();
    const auto children = syntax.children(top.token);
    if (top.next == children.size()) {
      open.pop_back();
      continue;
    }
    const TokenId child = children[top.next++];
    const bool is_last = top.next == children.size();
    const std::string above = top.prefix;
    out += above;
    out += is_last ? "\xE2\x94\x94\xE2\x94\x80 " : "\xE2\x94\x9C\xE2\x94\x80 ";
    write_word(child);
    open.push_back({child, above + (is_last ? "   " : "\xE2\x94\x82  "), 0});
  }
}

void Explainer::write_mentions(const Layers& layers, std::string& out) const {
  write_heading("Mentions and whom they name", out);
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    const Mention& mention = layers.mentions.mentions[m];
    std::string line = fmt::format("{} ({})", words(layers, mention.tokens), name_of(mention.form));
    if (m + 1 < layers.actors.member_begin.size()) {
      for (const ActorId id : layers.actors.actors_of(MentionId(m))) {
        const Actor& actor = layers.actors.actors[id.value];
        line += fmt::format(" = {} ({}", printable(actor.name), name_of(actor.kind));
        if (actor.country.is_known()) line += fmt::format(" {}", actor.country.view());
        for (const Sector sector : actor.sectors) line += fmt::format(" {}", name_of(sector));
        line += ')';
        if (!actor.entry_id.empty()) line += fmt::format(" [lexicon: {}]", actor.entry_id);
      }
    }
    out.append(kIndent, ' ');
    append_wrapped(line, kIndent, kIndent * 2, options_.terminal.width, out);
  }
  out += '\n';
}

std::string Explainer::features_of(const Layers& layers, const Frame& frame) const {
  std::vector<std::string> features;
  const auto add = [&](std::string_view name) {
    if (!name.empty()) features.emplace_back(name);
  };
  if (frame.polarity == Polarity::kNegative) add("negative");
  if (frame.modality.is_valid()) add(fmt::format("modal {}", vocabulary_.text(frame.modality)));
  add(name_of(frame.tense));
  add(name_of(frame.aspect));
  add(name_of(frame.mood));
  if (frame.passive) add("passive");
  if (frame.light_verb.is_valid())
    add(fmt::format("light verb {}", printable(layers.form(frame.light_verb))));
  if (frame.outer.is_valid()) {
    const Frame& outer = layers.frames.frames[frame.outer.value];
    const std::string_view marker = frame.marker.is_valid() ? layers.form(frame.marker) : "";
    add(fmt::format("{} of {}{}{}", name_of(frame.link), printable(layers.form(outer.head)),
                    marker.empty() ? "" : " by ", marker));
  }
  add(fmt::format("{} {:.2f}", name_of(frame.factuality), frame.score));
  return fmt::format("{}", fmt::join(features, ", "));
}

void Explainer::write_frames(const Layers& layers, std::string& out) const {
  write_heading("Frames", out);
  for (const Frame& frame : layers.frames.frames) {
    const std::string_view lemma =
        frame.lemma.is_valid() ? vocabulary_.text(frame.lemma) : layers.syntax.lemma_of(frame.head);
    std::string head;
    append_styled(lemma, Style::kAct, options_.terminal.colour, head);
    head += fmt::format(" ({}): {}", name_of(frame.word_class), features_of(layers, frame));
    out.append(kIndent, ' ');
    append_wrapped(head, kIndent, kIndent * 3, options_.terminal.width, out);
    for (const Role& role : layers.frames.roles_of(frame)) {
      std::string line = padded(role_name(role, vocabulary_.text(role.preposition)), 14);
      line += words(layers, role.tokens);
      out.append(kIndent * 3, ' ');
      append_styled(line, Style::kPlain, options_.terminal.colour, out);
      out += '\n';
    }
  }
  out += '\n';
}

void Explainer::write_statements(const Layers& layers, std::string& out) const {
  if (layers.quotes.statements.empty()) return;
  write_heading("Statements", out);
  for (const Statement& statement : layers.quotes.statements) {
    std::string line =
        statement.source_tokens.empty() ? "(implicit)" : words(layers, statement.source_tokens);
    line += fmt::format(" ({}) ", name_of(statement.source_kind));
    if (statement.cue.is_valid()) line += printable(layers.form(statement.cue)) + " ";
    line += fmt::format("[{} {}{}]: ", name_of(statement.quote), name_of(statement.act),
                        statement.negated ? " negated" : "");
    bool is_first = true;
    for (const TokenRange part : layers.quotes.content_of(statement)) {
      if (!is_first) line += " ... ";
      is_first = false;
      line += words(layers, part);
    }
    out.append(kIndent, ' ');
    append_wrapped(line, kIndent, kIndent * 3, options_.terminal.width, out);
  }
  out += '\n';
}

void Explainer::write_decisions(const Layers& layers, const DecisionSink& decisions,
                                std::string& out) const {
  // By stage, and in the order of the text within it.
  std::vector<const Decision*> order;
  for (const Decision& decision : decisions.decisions()) {
    if (options_.why_not) {
      const std::string wanted = lower_case(name_of(*options_.why_not));
      const bool names_it =
          lower_case(decision.what + " " + decision.reason).find(wanted) != std::string::npos;
      if (!names_it) continue;
    }
    order.push_back(&decision);
  }
  std::stable_sort(order.begin(), order.end(), [](const Decision* a, const Decision* b) {
    if (a->stage != b->stage) return a->stage < b->stage;
    return a->token.value < b->token.value;
  });
  write_heading("Decisions", out);
  if (order.empty()) out += "  none\n";
  const Decision* last = nullptr;
  for (const Decision* decision : order) {
    if (last == nullptr || last->stage != decision->stage) {
      out.append(kIndent, ' ');
      append_styled(name_of(decision->stage), Style::kFaint, options_.terminal.colour, out);
      out += '\n';
    }
    last = decision;
    std::string line;
    const bool is_refused = decision->outcome == Outcome::kRefused;
    append_styled(padded(kOutcomes[static_cast<std::size_t>(decision->outcome)], 8),
                  is_refused ? Style::kWarning : Style::kPlain, options_.terminal.colour, line);
    const bool has_token = decision->token.value < layers.tokens.size();
    line += padded(has_token ? layers.form(decision->token) : "-", 14);
    std::string rest;
    append_styled(decision->what + ": " + decision->reason, Style::kPlain, false, rest);
    out.append(kIndent * 2, ' ');
    out += line;
    out += ' ';
    const std::size_t column = kIndent * 2 + display_width(line) + 1;
    append_wrapped(rest, column, kIndent * 2 + 23, options_.terminal.width, out);
  }
  out += '\n';
}

}  // namespace tocsin
