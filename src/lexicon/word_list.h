// The one text format of the lexicon's word lists (docs/formats/lexicon.md): sections of lines,
// each line some alternative words and some keys.
//
//     # a comment
//     [light_verb]
//     carry_out|launch|mount   noun=attack|raid|strike   source=own
//
// A word with spaces writes them as "_". In a list of an overlay a line's words take the place of
// ours in its section; "+word" stands beside ours, "-word" takes ours away. What the sections and
// keys mean is the reader's business; it reports a section or key that it does not know with
// `error_at`, so that a slip never passes.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"

namespace tocsin {

struct WordLine {
  std::vector<std::string> words;                         // the alternatives; at least one
  std::vector<std::pair<std::string, std::string>> keys;  // in the order of the line
  std::uint32_t line = 0;                                 // the place, for error_at

  // Empty where the line does not have the key.
  std::string_view value(std::string_view key) const&;
};

struct WordSection {
  std::string name;
  std::uint32_t line = 0;
  std::vector<WordLine> lines;
};

class WordList {
 public:
  // The list of ours with what the overlays say upon it. Fails with kIo, or with kSyntax naming
  // file and line.
  static Result<WordList> load(const LayeredPath& path);
  // `name` stands for the file in messages.
  static Result<WordList> parse(std::string name, std::string_view content);

  const std::vector<WordSection>& sections() const& { return sections_; }
  // Null where there is none.
  const WordSection* find(std::string_view section) const&;

  // Fails, with a suggestion, at the first section or key that is none of these.
  Status allow_sections(std::initializer_list<std::string_view> names) const;
  Status allow_keys(const WordSection& section, std::initializer_list<std::string_view> keys) const;

  // The finite number that the line has for `key`, or an error that says what stands there.
  Result<double> number(const WordLine& line, std::string_view key) const;

  // "frames.txt:12: <what>".
  Error error_at(std::uint32_t line, std::string_view what) const;
  const std::string& name() const& { return names_.front(); }

 private:
  Status read(std::string_view content);
  Status lay_upon(WordList overlay);
  Status lay_line(WordLine line, WordSection& section) const;

  std::vector<std::string> names_;  // of ours, then of the overlays
  std::vector<WordSection> sections_;
};

// "a|b|c" in parts; empty parts are kept.
std::vector<std::string> split_alternatives(std::string_view text);

// The words of a section, sorted; none where there is no such section.
std::vector<SymbolId> symbols_of_section(const WordList& list, std::string_view section,
                                         Vocabulary& vocabulary);

// Is it one of `sorted`? An invalid word never is.
bool is_one_of(std::span<const SymbolId> sorted, SymbolId word);

// "at_least" as its symbols: the words between any of `joints`.
std::vector<SymbolId> symbols_of_phrase(std::string_view phrase, Vocabulary& vocabulary,
                                        std::string_view joints = "_");

// The closest of `known` to `word` by edit distance, where it is near enough to be a slip; else
// empty.
std::string_view closest_word(std::string_view word, std::span<const std::string_view> known);
std::string_view closest_word(std::string_view word, std::initializer_list<std::string_view> known);

}  // namespace tocsin
