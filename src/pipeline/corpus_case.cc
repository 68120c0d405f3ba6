#include "pipeline/corpus_case.h"

#include <fmt/format.h>

namespace tocsin {
namespace {

// One expression: a word, a "quoted" word, or a list.
struct Expression {
  bool is_list = false;
  std::string word;
  std::vector<Expression> parts;

  std::string_view head() const {
    return is_list && !parts.empty() ? std::string_view(parts[0].word) : std::string_view();
  }
};

void skip_blanks(std::string_view& rest) {
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n')) rest.remove_prefix(1);
}

// Empty where `rest` holds no whole expression.
std::optional<Expression> next_expression(std::string_view& rest) {
  skip_blanks(rest);
  if (rest.empty() || rest.front() == ')') return std::nullopt;
  Expression out;
  if (rest.front() == '"') {
    const std::size_t end = rest.find('"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    out.word = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    return out;
  }
  if (rest.front() != '(') {
    const std::size_t end = rest.find_first_of(" \n()");
    out.word = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
    return out;
  }
  out.is_list = true;
  rest.remove_prefix(1);
  while (auto part = next_expression(rest)) out.parts.push_back(std::move(*part));
  skip_blanks(rest);
  if (rest.empty() || rest.front() != ')') return std::nullopt;
  rest.remove_prefix(1);
  return out;
}

struct Reader {
  std::string_view file;
  std::uint32_t line;

  Error error(std::string_view what) const {
    return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}", file, line, what)};
  }

  Status read_party(const Expression& e, std::vector<WantedParty>& out, bool& none) const {
    if (e.parts.size() == 2 && e.parts[1].word == "none") {
      none = true;
      return Ok{};
    }
    if (e.parts.size() < 2) return error("a party wants its words: (actor \"the army\" MIL)");
    WantedParty party{e.parts[1].word, {}};
    for (std::size_t i = 2; i < e.parts.size(); ++i) party.codes.push_back(e.parts[i].word);
    out.push_back(std::move(party));
    return Ok{};
  }

  Status read_part(const Expression& e, WantedEvent& out) const {
    const std::string_view head = e.head();
    const std::string value = e.parts.size() > 1 ? e.parts[1].word : "";
    if (head == "actor") return read_party(e, out.actors, out.no_actor);
    if (head == "recipient") return read_party(e, out.recipients, out.no_recipient);
    if (head == "factuality") {
      out.factuality = factuality_of(value);
      if (!out.factuality) return error(fmt::format("\"{}\" is no factuality", value));
    } else if (head == "voice") {
      out.voice = value;
    } else if (head == "mode") {
      out.modes.push_back(value);
    } else if (head == "cameo") {
      out.cameo = value;
    } else if (head == "context") {
      out.contexts.push_back(value);
    } else if (count_kind_of(head)) {
      for (std::size_t i = 1; i < e.parts.size(); ++i) {
        out.counts.push_back(fmt::format("{} {}", head, e.parts[i].word));
      }
    } else if (head == "event") {
      TOCSIN_TRY(child, read_event(e));
      out.children.push_back(std::move(child));
    } else {
      return error(fmt::format("\"({} ...)\" is no part of an event", head));
    }
    return Ok{};
  }

  Result<WantedEvent> read_event(const Expression& e) const {
    WantedEvent out;
    const std::string name = e.parts.size() > 1 ? e.parts[1].word : "";
    const auto type = event_type_of(name);
    if (!type) return error(fmt::format("\"{}\" is no PLOVER type", name));
    out.type = *type;
    for (std::size_t i = 2; i < e.parts.size(); ++i) {
      TOCSIN_TRY(part, read_part(e.parts[i], out));
    }
    return out;
  }

  Status read_expectations(std::string_view rest, CorpusCase& out) const {
    while (auto e = next_expression(rest)) {
      if (e->head() == "event") {
        TOCSIN_TRY(event, read_event(*e));
        out.events.push_back(std::move(event));
      } else if (e->head() == "not" && e->parts.size() == 2) {
        const auto type = event_type_of(e->parts[1].word);
        if (!type) return error(fmt::format("\"{}\" is no PLOVER type", e->parts[1].word));
        out.forbidden.push_back(*type);
        out.others = true;
      } else if (e->head() == "others") {
        out.others = true;
      } else if (e->head() != "none") {
        return error("expected (event ...), (not TYPE), (others) or (none)");
      }
    }
    skip_blanks(rest);
    return rest.empty() ? Status(Ok{}) : Status(error("parentheses do not close"));
  }
};

// A line of the part before "---".
void read_head_line(std::string_view line, CorpusCase& out) {
  out.head.append(line).append("\n");
  if (line.starts_with("@published ")) {
    out.published = line.substr(11);
  } else if (line.starts_with("@fails")) {
    out.fails = line.size() > 7 ? line.substr(7) : "known";
  } else if (!line.starts_with("=== ")) {
    if (!out.text.empty()) out.text += '\n';
    out.text += line;
  }
}

}  // namespace

Result<std::vector<CorpusCase>> read_corpus(std::string_view name, std::string_view content) {
  std::vector<CorpusCase> cases;
  std::vector<std::string> expectations;
  bool in_head = false;
  std::uint32_t number = 0;
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    const std::string_view line = content.substr(0, newline);
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    ++number;
    if (line.starts_with("=== ")) {
      cases.emplace_back();
      cases.back().line = number;
      cases.back().title = line.substr(4);
      expectations.emplace_back();
      in_head = true;
    } else if (cases.empty()) {
      if (line.empty() || line.front() == '#') continue;
      return Error{ErrorCode::kSyntax,
                   fmt::format("{}:{}: text before the first \"=== title\"", name, number)};
    }
    if (in_head && line == "---") {
      in_head = false;
    } else if (in_head) {
      read_head_line(line, cases.back());
    } else {
      expectations.back().append(line).append("\n");
    }
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Reader reader{name, cases[i].line};
    TOCSIN_TRY(read, reader.read_expectations(expectations[i], cases[i]));
  }
  return cases;
}

}  // namespace tocsin
