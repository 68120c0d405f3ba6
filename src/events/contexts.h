// PLOVER's contexts of an event: what it is about. Behind those of its rule stand those that the
// words of its sentence speak for; where they are silent, those of the article.
//
// Threads: immutable once loaded; find() is a pure function of its arguments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "lexicon/phrase_trie.h"
#include "lexicon/word_list.h"

namespace tocsin {

class Contexts {
 public:
  // contexts.txt and codes.txt of `rules_dir`. Fails with kSyntax at a section that is no [context]
  // of codes.txt, and at any key.
  static Result<Contexts> load(const LayeredPath& rules_dir, Vocabulary& vocabulary);
  static Result<Contexts> compile(const WordList& words, const WordList& codes,
                                  Vocabulary& vocabulary);

  // Adds to `events`, which stand in `layers`, at most to five; a rule's own are all kept.
  // Linear in the tokens.
  void find(const Layers& layers, std::vector<Event>& events, DecisionSink* sink) const;

 private:
  struct Phrase {
    std::uint32_t node;  // of phrases_; the root: there is none
    std::uint32_t end;   // one past its last token
  };

  void add_word(std::string_view word, Vocabulary& vocabulary);
  // That begins where `range` does.
  Phrase longest_phrase(const Layers& layers, TokenRange range) const;
  // Indices of names_, the one with most words first, in the order of the table where equal.
  std::vector<std::uint32_t> of_sentence(const Layers& layers, const Sentence& sentence) const;

  std::vector<std::string> names_;
  SymbolId hyphen_;
  PhraseTrie phrases_;  // a value is an index of context_of_word_
  std::vector<std::uint32_t> context_of_word_;
};

}  // namespace tocsin
