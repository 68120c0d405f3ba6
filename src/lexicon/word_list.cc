#include "lexicon/word_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace tocsin {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The next run of non-blank characters of `rest`, which is moved past it. A value may be quoted:
// key="two words".
std::string_view next_field(std::string_view& rest) {
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
  std::size_t size = 0;
  bool quoted = false;
  while (size < rest.size() && (quoted || !is_blank(rest[size]))) {
    if (rest[size] == '"') quoted = !quoted;
    ++size;
  }
  const std::string_view field = rest.substr(0, size);
  rest.remove_prefix(size);
  return field;
}

}  // namespace

std::string_view WordLine::value(std::string_view key) const& {
  for (const auto& [name, text] : keys) {
    if (name == key) return text;
  }
  return {};
}

Result<WordList> WordList::load(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Error{ErrorCode::kIo,
                 fmt::format("{}: cannot be read; is the data folder complete?", path.string())};
  }
  const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return parse(path.filename().string(), content);
}

Result<WordList> WordList::parse(std::string name, std::string_view content) {
  WordList list;
  list.name_ = std::move(name);
  std::uint32_t number = 0;
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    std::string_view rest = content.substr(0, newline);
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    ++number;
    const std::string_view first = next_field(rest);
    if (first.empty() || first.front() == '#') continue;
    if (first.front() == '[') {
      if (first.back() != ']' || first.size() < 3) {
        return list.error_at(number, fmt::format("\"{}\" opens no section; write [name]", first));
      }
      list.sections_.push_back({std::string(first.substr(1, first.size() - 2)), number, {}});
      continue;
    }
    if (list.sections_.empty()) {
      return list.error_at(number, "a line before the first [section]");
    }
    WordLine line;
    line.line = number;
    line.words = split_alternatives(first);
    if (std::find(line.words.begin(), line.words.end(), "") != line.words.end()) {
      return list.error_at(number, fmt::format("\"{}\" has an empty alternative", first));
    }
    for (std::string_view field = next_field(rest); !field.empty() && field.front() != '#';
         field = next_field(rest)) {
      const std::size_t equals = field.find('=');
      if (equals == 0 || equals == std::string_view::npos) {
        return list.error_at(number, fmt::format("\"{}\" is no key=value", field));
      }
      std::string value(field.substr(equals + 1));
      std::erase(value, '"');
      line.keys.emplace_back(std::string(field.substr(0, equals)), std::move(value));
    }
    list.sections_.back().lines.push_back(std::move(line));
  }
  return list;
}

const WordSection* WordList::find(std::string_view section) const& {
  for (const WordSection& s : sections_) {
    if (s.name == section) return &s;
  }
  return nullptr;
}

Status WordList::allow_sections(std::initializer_list<std::string_view> names) const {
  for (const WordSection& section : sections_) {
    if (std::find(names.begin(), names.end(), section.name) != names.end()) continue;
    const std::string_view close = closest_word(section.name, names);
    return error_at(section.line,
                    fmt::format("unknown section [{}]{}", section.name,
                                close.empty() ? "" : fmt::format("; did you mean [{}]?", close)));
  }
  return Ok{};
}

Status WordList::allow_keys(const WordSection& section,
                            std::initializer_list<std::string_view> keys) const {
  for (const WordLine& line : section.lines) {
    for (const auto& [key, value] : line.keys) {
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      const std::string_view close = closest_word(key, keys);
      return error_at(
          line.line,
          fmt::format("unknown key \"{}\" in [{}]{}", key, section.name,
                      close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close)));
    }
  }
  return Ok{};
}

Error WordList::error_at(std::uint32_t line, std::string_view what) const {
  return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}", name_, line, what)};
}

std::vector<std::string> split_alternatives(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t bar = text.find('|', begin);
    parts.emplace_back(text.substr(begin, bar - begin));
    if (bar == std::string_view::npos) return parts;
    begin = bar + 1;
  }
}

std::string_view closest_word(std::string_view word,
                              std::initializer_list<std::string_view> known) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace tocsin
