#include "rules/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "lexicon/word_list.h"

namespace tocsin {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Cuts a comment off. A "#" inside quotes is text.
std::string_view without_comment(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '#' && !quoted) return text.substr(0, i);
  }
  return text;
}

// Fields are parted by blanks outside of braces and quotes; quotes and blanks in braces are
// dropped.
std::vector<std::string> fields_of(std::string_view text) {
  std::vector<std::string> fields;
  std::string field;
  bool quoted = false;
  bool braced = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      field += c;
    } else if (is_blank(c)) {
      if (!braced && !field.empty()) fields.push_back(std::exchange(field, {}));
    } else {
      if (c == '{') braced = true;
      if (c == '}') braced = false;
      field += c;
    }
  }
  if (!field.empty()) fields.push_back(std::move(field));
  return fields;
}

struct LogicalLine {
  std::uint32_t number = 0;
  std::string text;
};

// A line that begins with a blank goes on with the one before; after "|" in the same word list.
std::vector<LogicalLine> logical_lines(std::string_view content) {
  std::vector<LogicalLine> lines;
  std::uint32_t number = 0;
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    const std::string_view raw = without_comment(content.substr(0, newline));
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    ++number;
    const std::string_view text = trimmed(raw);
    if (text.empty()) continue;
    if (is_blank(raw.front()) && !lines.empty()) {
      if (lines.back().text.back() != '|') lines.back().text += ' ';
      lines.back().text += text;
    } else {
      lines.push_back({number, std::string(text)});
    }
  }
  return lines;
}

Status read_class(std::string_view file, const LogicalLine& line, RuleText& out) {
  const std::string_view rest = trimmed(std::string_view(line.text).substr(6));
  const std::size_t equals = rest.find('=');
  if (equals == std::string_view::npos) {
    return rule_error(file, line.number, "a class is written \"class name = word|word\"");
  }
  const std::string name(trimmed(rest.substr(0, equals)));
  std::string members;
  for (const char c : rest.substr(equals + 1)) {
    if (!is_blank(c)) members += c;
  }
  std::vector<std::string> words = split_alternatives(members);
  if (name.empty() || std::find(words.begin(), words.end(), "") != words.end()) {
    return rule_error(file, line.number, "a class wants a name, and no empty word");
  }
  // A later file, such as a user's, adds to a class.
  out.class_places.emplace(name, fmt::format("{}:{}", file, line.number));
  std::vector<std::string>& known = out.classes[name];
  known.insert(known.end(), words.begin(), words.end());
  return Ok{};
}

}  // namespace

Error rule_error(std::string_view file, std::uint32_t line, std::string_view what) {
  return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}", file, line, what)};
}

Status read_rules(std::string_view file, std::string_view content, RuleText& out) {
  const std::string stem = std::filesystem::path(file).stem().string();
  std::vector<std::string> header;
  for (const LogicalLine& line : logical_lines(content)) {
    if (line.text.starts_with("class ")) {
      TOCSIN_TRY(read, read_class(file, line, out));
      continue;
    }
    if (line.text.starts_with("off ")) {
      const std::string_view id = trimmed(std::string_view(line.text).substr(4));
      out.switched_off.push_back({std::string(id), std::string(file), line.number});
      continue;
    }
    if (line.text.front() == '[') {
      if (line.text.back() != ']') {
        return rule_error(file, line.number, "a group is written \"[TYPE key=value]\"");
      }
      header = fields_of(std::string_view(line.text).substr(1, line.text.size() - 2));
      if (header.empty()) return rule_error(file, line.number, "a group wants a type");
      continue;
    }
    const std::size_t colon = line.text.find(':');
    const std::string name(line.text.substr(0, colon));
    if (colon == std::string::npos || name.find_first_of(" \t|=") != std::string::npos) {
      return rule_error(file, line.number, "a rule is written \"name: lemma|lemma constraints\"");
    }
    if (header.empty()) return rule_error(file, line.number, "a rule before the first [TYPE]");
    std::vector<std::string> fields = fields_of(std::string_view(line.text).substr(colon + 1));
    if (fields.empty()) return rule_error(file, line.number, "a rule wants a lemma");
    RuleDraft draft{std::string(file), line.number, stem + "." + name, header[0], fields[0], {}};
    draft.fields.assign(header.begin() + 1, header.end());
    draft.fields.insert(draft.fields.end(), fields.begin() + 1, fields.end());
    out.drafts.push_back(std::move(draft));
  }
  return Ok{};
}

}  // namespace tocsin
