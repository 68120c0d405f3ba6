#include "lexicon/word_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "core/text_file.h"

namespace tocsin {
namespace {

// A place is a line of a file: the number of the file stands above these bits.
constexpr std::uint32_t kLineBits = 24;
constexpr std::uint32_t kLineMask = (1U << kLineBits) - 1;

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

Result<WordList> WordList::load(const LayeredPath& path) {
  TOCSIN_TRY(content, read_text_file(path.ours));
  TOCSIN_TRY(list, parse(path.ours.filename().string(), content));
  for (const std::filesystem::path& file : path.overlays) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) continue;
    TOCSIN_TRY(upon, read_text_file(file));
    TOCSIN_TRY(overlay, parse(file.string(), upon));
    TOCSIN_TRY(laid, list.lay_upon(std::move(overlay)));
  }
  return list;
}

Result<WordList> WordList::parse(std::string name, std::string_view content) {
  WordList list;
  list.names_.push_back(std::move(name));
  TOCSIN_TRY(read, list.read(content));
  return list;
}

Status WordList::read(std::string_view content) {
  std::uint32_t number = 0;
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    std::string_view rest = content.substr(0, newline);
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    if (++number > kLineMask) return error_at(kLineMask, "the list has more lines than that");
    const std::string_view first = next_field(rest);
    if (first.empty() || first.front() == '#') continue;
    if (first.front() == '[') {
      if (first.back() != ']' || first.size() < 3) {
        return error_at(number, fmt::format("\"{}\" opens no section; write [name]", first));
      }
      sections_.push_back({std::string(first.substr(1, first.size() - 2)), number, {}});
      continue;
    }
    if (sections_.empty()) return error_at(number, "a line before the first [section]");
    WordLine line;
    line.line = number;
    line.words = split_alternatives(first);
    if (std::find(line.words.begin(), line.words.end(), "") != line.words.end()) {
      return error_at(number, fmt::format("\"{}\" has an empty alternative", first));
    }
    for (std::string_view field = next_field(rest); !field.empty() && field.front() != '#';
         field = next_field(rest)) {
      const std::size_t equals = field.find('=');
      if (equals == 0 || equals == std::string_view::npos) {
        return error_at(number, fmt::format("\"{}\" is no key=value", field));
      }
      std::string value(field.substr(equals + 1));
      std::erase(value, '"');
      line.keys.emplace_back(std::string(field.substr(0, equals)), std::move(value));
    }
    sections_.back().lines.push_back(std::move(line));
  }
  return Ok{};
}

Status WordList::lay_upon(WordList overlay) {
  const auto place = static_cast<std::uint32_t>(names_.size()) << kLineBits;
  names_.push_back(std::move(overlay.names_.front()));
  for (WordSection& theirs : overlay.sections_) {
    theirs.line |= place;
    for (WordLine& line : theirs.lines) line.line |= place;
    const auto ours = std::find_if(sections_.begin(), sections_.end(),
                                   [&](const WordSection& s) { return s.name == theirs.name; });
    if (ours == sections_.end()) {
      std::vector<std::string_view> known;
      for (const WordSection& s : sections_) known.push_back(s.name);
      return error_at(theirs.line, fmt::format("no section [{}] in {}; there are: {}", theirs.name,
                                               name(), fmt::join(known, " ")));
    }
    for (WordLine& line : theirs.lines) {
      TOCSIN_TRY(laid, lay_line(std::move(line), *ours));
    }
  }
  return Ok{};
}

Status WordList::lay_line(WordLine line, WordSection& section) const {
  const std::uint32_t file = line.line >> kLineBits;
  WordLine added{{}, std::move(line.keys), line.line};
  for (const std::string& text : line.words) {
    const bool is_marked = text.size() > 1 && (text.front() == '+' || text.front() == '-');
    const char mark = is_marked ? text.front() : ' ';
    const std::string word = text.substr(is_marked ? 1 : 0);
    std::size_t found = 0;
    for (WordLine& below : section.lines) {
      // Lines of the same overlay stand side by side.
      if (mark == '+' || below.line >> kLineBits == file) continue;
      found += std::erase(below.words, word);
    }
    if (mark == '-' && found == 0) {
      return error_at(line.line,
                      fmt::format("-{}: [{}] has no such word to take away", word, section.name));
    }
    if (mark != '-') added.words.push_back(word);
  }
  std::erase_if(section.lines, [](const WordLine& below) { return below.words.empty(); });
  if (!added.words.empty()) section.lines.push_back(std::move(added));
  return Ok{};
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

Result<double> WordList::number(const WordLine& line, std::string_view key) const {
  const std::string_view text = line.value(key);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return error_at(line.line,
                    fmt::format("{}=\"{}\" is no number; write one such as -0.75", key, text));
  }
  return value;
}

Error WordList::error_at(std::uint32_t line, std::string_view what) const {
  return Error{ErrorCode::kSyntax,
               fmt::format("{}:{}: {}", names_[line >> kLineBits], line & kLineMask, what)};
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

std::vector<SymbolId> symbols_of_section(const WordList& list, std::string_view section,
                                         Vocabulary& vocabulary) {
  std::vector<SymbolId> out;
  const WordSection* found = list.find(section);
  if (found == nullptr) return out;
  for (const WordLine& line : found->lines) {
    for (const std::string& word : line.words) out.push_back(vocabulary.intern(word));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_one_of(std::span<const SymbolId> sorted, SymbolId word) {
  return word.is_valid() && std::binary_search(sorted.begin(), sorted.end(), word);
}

std::vector<SymbolId> symbols_of_phrase(std::string_view phrase, Vocabulary& vocabulary,
                                        std::string_view joints) {
  std::vector<SymbolId> symbols;
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find_first_of(joints, begin), phrase.size());
    symbols.push_back(vocabulary.intern(phrase.substr(begin, end - begin)));
    begin = end + 1;
  }
  return symbols;
}

std::string_view closest_word(std::string_view word,
                              std::initializer_list<std::string_view> known) {
  return closest_word(word, std::span(known.begin(), known.size()));
}

std::string_view closest_word(std::string_view word, std::span<const std::string_view> known) {
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
