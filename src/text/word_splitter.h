// Cuts a run of text into words by the conventions of UD English (EWT and GUM).
//
// Clitics stand apart ("do n't", "Ruiz 's"), and so do the parts of a hyphenated compound ("US -
// led") unless the first is a prefix; numbers, times, dates, hosts and addresses are one word; a
// period stays with an abbreviation, an initial or an acronym. The words lie side by side: between
// two of them is white space or nothing.
//
// Threads: pure; what is written lives in the caller's vectors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/span.h"
#include "core/vocabulary.h"
#include "text/unicode.h"
#include "text/word_knowledge.h"

namespace tocsin {

// What the sentence splitter asks about a token.
struct TokenInfo {
  enum Flag : unsigned {
    kSpaceBefore = 1U << 0,
    kUpper = 1U << 1,      // its first letter is a capital
    kLower = 1U << 2,      // ... is none
    kDigit = 1U << 3,      // starts with a digit
    kFinal = 1U << 4,      // . ? ! ... or a run of them
    kPeriod = 1U << 5,     // a word that ends in its own period
    kInitial = 1U << 6,    // one capital letter and a period
    kAcronym = 1U << 7,    // letters with periods: "U.S."
    kOpen = 1U << 8,       // an opening bracket or quotation mark
    kClose = 1U << 9,      // a closing one
    kStraight = 1U << 10,  // " or ', which may be either
    kUncased = 1U << 11,   // starts with a letter that has no case
  };
  std::uint16_t flags = 0;
  std::uint32_t classes = 0;  // WordKnowledge::classes_of its folded form

  bool is(Flag flag) const { return (flags & flag) != 0; }
  bool has(LexicalClass word_class) const { return (classes & word_class) != 0; }
};

struct WordScratch {
  std::string folded;
};

class WordSplitter {
 public:
  // Borrows all of them for its life, which is one document's.
  WordSplitter(std::string_view text, const WordKnowledge& knowledge, const Vocabulary& vocabulary,
               std::uint32_t token_bytes, WordScratch& scratch, TokenLayer& out,
               std::vector<TokenInfo>& infos)
      : text_(text),
        knowledge_(knowledge),
        vocabulary_(vocabulary),
        token_bytes_(token_bytes),
        scratch_(scratch),
        out_(out),
        infos_(infos) {}

  // Appends the words of text[span], linear in its size.
  void split(ByteSpan span);

 private:
  void split_chunk(std::size_t begin, std::size_t end);
  std::size_t next_token(std::size_t at);
  std::size_t word(std::size_t at);
  std::size_t number(std::size_t at);
  std::size_t punctuation(std::size_t at);
  std::size_t apostrophe(std::size_t at);
  std::size_t period(std::size_t begin, std::size_t at);
  std::size_t address(std::size_t at);
  std::size_t host(std::size_t at);
  std::size_t acronym(std::size_t at);
  std::size_t joined(std::size_t begin, std::size_t at);
  std::size_t whole_end(std::size_t begin);
  std::size_t clitic_bytes(std::size_t begin, std::size_t end);
  std::size_t add_word(std::size_t begin, std::size_t end);
  void add(std::size_t begin, std::size_t end, unsigned flags = 0);
  void append(std::size_t begin, std::size_t end, unsigned flags);

  CodePoint at(std::size_t offset) const;
  CharKind kind_at(std::size_t offset) const;
  bool is_wordy(std::size_t offset) const;
  std::size_t run_end(std::size_t at) const;
  std::size_t letters_end(std::size_t at) const;
  std::uint32_t classes(std::size_t begin, std::size_t end);
  char32_t after_blanks(std::size_t at) const;
  bool opens_name() const;

  std::string_view text_;
  const WordKnowledge& knowledge_;
  const Vocabulary& vocabulary_;
  std::uint32_t token_bytes_;
  WordScratch& scratch_;
  TokenLayer& out_;
  std::vector<TokenInfo>& infos_;

  std::size_t chunk_begin_ = 0;
  std::size_t chunk_end_ = 0;  // a chunk is a run without white space
  std::size_t span_end_ = 0;
  std::size_t span_first_ = 0;  // the first token of the span
  // No address or host starts before these: what was tried once is not tried again.
  std::size_t no_address_before_ = 0;
  std::size_t no_host_before_ = 0;
  std::uint32_t open_brackets_ = 0;  // in this chunk
};

}  // namespace tocsin
