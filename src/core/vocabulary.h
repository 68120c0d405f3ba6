// The words that lexicon, rules and stages know, each as one SymbolId.
//
// Filled while resources load; frozen afterwards. A word of a document that no resource knows has
// the invalid SymbolId: no rule can ask for it, so nothing below the tokenizer compares text.
//
// Threads: `intern` while loading, from one thread; every const member from any thread afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/word_table.h"

namespace tocsin {

class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  // Takes the words of `words`, a number each, as the first; this vocabulary must be empty. Borrows
  // their bytes, which must live as long as it is asked.
  void rest_on(const WordTable& words);

  SymbolId intern(std::string_view text);

  // Invalid where `text` was never interned.
  SymbolId find(std::string_view text) const;

  // Valid while this vocabulary lives; empty for the invalid id.
  std::string_view text(SymbolId id) const&;
  std::string_view text(SymbolId id) const&& = delete;

  std::size_t size() const noexcept { return below_.size() + texts_.size(); }

 private:
  struct Slot {
    std::uint32_t check = 0;   // upper half of the word's hash
    std::uint32_t number = 0;  // index into texts_ + 1; 0: empty
  };

  SymbolId find(std::string_view text, std::uint64_t hash) const;
  void put(std::uint64_t hash, std::uint32_t number);
  void grow();

  WordTable below_;
  std::deque<std::string> texts_;  // a deque: its strings never move, so views of them stay valid
  std::vector<Slot> slots_;        // a power of two of them, half empty at least
};

}  // namespace tocsin
