// Words and their numbers as flat bytes that can be mapped: a word's number by its hash, and back.
//
// Threads: immutable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tocsin {

// The sections of a table, owned. Their layout is that of a file (docs/formats/actors.md).
struct WordTableBytes {
  std::string text;   // the words, end to end
  std::string ends;   // u32 each: where in `text` the word ends
  std::string slots;  // a power of two of records of kSlotSize bytes
};

// Borrows the bytes of its sections from a WordTableBytes or a mapped Container.
class WordTable {
 public:
  static constexpr std::size_t kSlotSize = 8;  // u32 upper half of the hash, u32 number + 1
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  WordTable() = default;
  // Checks that everything points into the table. Fails with kCorrupt, saying what is wrong.
  static Result<WordTable> over(std::string_view text, std::string_view ends,
                                std::string_view slots);

  static std::uint64_t hash_of(std::string_view word);

  // kNone where it is none of them; `hash` is hash_of(word).
  std::uint32_t find(std::string_view word, std::uint64_t hash) const;
  std::string_view word(std::uint32_t number) const;
  std::uint32_t size() const { return size_; }

 private:
  std::string_view text_;
  std::string_view ends_;
  std::string_view slots_;
  std::uint32_t size_ = 0;
};

// Numbers go by order; no word may come twice.
WordTableBytes word_table_bytes(const std::vector<std::string_view>& words);

}  // namespace tocsin
