// Numbers in the text with the words that bound them: "at least 12", "between 10 and 15", "dozens".
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "counts/number_words.h"
#include "lexicon/phrase_trie.h"
#include "lexicon/word_list.h"

namespace tocsin {

// What the words say of a number; a missing bound is one that they do not give.
struct Amount {
  std::optional<std::int64_t> low, best, high;
};

struct Quantity {
  TokenRange tokens;  // with its range words
  TokenRange number;  // without them
  Amount amount;
};

class QuantityReader {
 public:
  // Reads [before], [after], [amount], [multiplier] and [range] of lexicon/en/counts.txt.
  static Result<QuantityReader> load(const WordList& list, Vocabulary& vocabulary);

  // Adds the quantities of a sentence in the order of the text; they do not overlap. Reads forms
  // and tags, no tree. Sums of money and percentages are none.
  void read(const Layers& layers, const Sentence& sentence, std::vector<Quantity>& out) const;

 private:
  enum class Bound : std::uint8_t { kExact, kLow, kHigh, kAbout };
  struct Number {
    Amount amount;
    std::uint32_t next = 0;  // the token behind it; 0: there is none
    std::int64_t multiplier = 1;
    bool is_single = false;  // one number and no vague word
  };

  explicit QuantityReader(NumberWords words) : words_(std::move(words)) {}

  Status read_bounds(const WordList& list, std::string_view section, Vocabulary& vocabulary,
                     PhraseTrie& out);
  Status read_amounts(const WordList& list, Vocabulary& vocabulary);
  // The token behind the longest phrase from `at`, and what it means.
  std::uint32_t match(const PhraseTrie& trie, const Layers& layers, std::uint32_t at,
                      std::uint32_t last, std::uint32_t& value) const;
  Number number_at(const Layers& layers, std::uint32_t at, std::uint32_t last) const;
  Number spelled_at(const Layers& layers, std::uint32_t at, std::uint32_t last) const;
  void multiply(const Layers& layers, std::uint32_t last, Number& number) const;
  // Makes a range of `number` where a second one follows.
  void read_range(const Layers& layers, std::uint32_t first, std::uint32_t last,
                  Number& number) const;
  bool counts_things(const Layers& layers, std::uint32_t first, std::uint32_t next,
                     std::uint32_t last) const;
  std::uint32_t multiplier_of(const Layers& layers, std::uint32_t at) const;

  NumberWords words_;
  PhraseTrie before_, after_, amounts_;
  std::vector<Amount> amount_of_;                                // by value of amounts_
  std::unordered_map<std::uint32_t, std::int64_t> multipliers_;  // by SymbolId
  std::vector<std::pair<SymbolId, SymbolId>> ranges_;            // word, opener (invalid: none)
  SymbolId and_, a_, an_, percent_sign_, percent_;
};

}  // namespace tocsin
