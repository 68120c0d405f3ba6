// lexicon/en/counts.txt: who is counted by which word.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/word_list.h"

namespace tocsin {

// How a word counts people.
struct CountWord {
  CountKind kind = CountKind::kDead;
  std::vector<RoleKind> roles;  // of a predicate: those that hold them
  bool loose = false;           // it is no act itself; the act may stand in the sentence before
};

class CountWords {
 public:
  // Reads [predicate], [noun], [toll], [state], [life], [household] and [nobody].
  static Result<CountWords> load(const WordList& list, Vocabulary& vocabulary);

  // Null where the lemma is no such word. A predicate may count in several ways.
  const std::vector<CountWord>* predicate(SymbolId lemma) const;
  const CountWord* noun(SymbolId lemma) const { return find(nouns_, lemma); }
  const CountWord* toll(SymbolId lemma) const { return find(tolls_, lemma); }
  const CountWord* state(SymbolId form) const { return find(states_, form); }

  bool takes_lives(SymbolId lemma) const { return lives_.contains(lemma.value); }
  bool is_life(SymbolId lemma) const { return lemma == life_; }
  bool is_household(SymbolId lemma) const { return households_.contains(lemma.value); }
  bool is_nobody(SymbolId lemma) const { return nobody_.contains(lemma.value); }

 private:
  using Words = std::unordered_map<std::uint32_t, CountWord>;  // by SymbolId
  using Set = std::unordered_set<std::uint32_t>;

  static const CountWord* find(const Words& words, SymbolId word) {
    const auto at = words.find(word.value);
    return at == words.end() ? nullptr : &at->second;
  }
  static Status read_words(const WordList& list, std::string_view section, Vocabulary& vocabulary,
                           Words& out);
  static void read_set(const WordList& list, std::string_view section, Vocabulary& vocabulary,
                       Set& out);
  Status read_predicates(const WordList& list, Vocabulary& vocabulary);

  std::unordered_map<std::uint32_t, std::vector<CountWord>> predicates_;  // by SymbolId
  Words nouns_, tolls_, states_;
  Set lives_, households_, nobody_;
  SymbolId life_;
};

}  // namespace tocsin
