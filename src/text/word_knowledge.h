// What splitting needs to know about English words: lexicon/en/text.txt, read once.
//
// A word's classes are bits by its SymbolId, so that one look-up in the vocabulary answers every
// question about it.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"

namespace tocsin {

// Bits of WordKnowledge::classes_of.
enum LexicalClass : std::uint32_t {
  kAbbreviation = 1U << 0,       // keeps its period
  kEndsBeforeStarter = 1U << 1,  // an abbreviation that ends a sentence before a starter
  kEndsBeforeCapital = 1U << 2,  // ... before any capital letter
  kOnlyBeforeDigit = 1U << 3,    // an abbreviation only where a number follows
  kOnlyCapital = 1U << 4,        // an abbreviation only where it is capitalised
  kStarter = 1U << 5,            // when capitalised, opens a sentence more often than not
  kRunsOn = 1U << 6,             // a line that ends in it goes on in the next
  kSpeech = 1U << 7,             // verbs of the words after a quotation: said, asked
  kWhole = 1U << 8,              // is never split
  kPrefix = 1U << 9,             // keeps the hyphen after it: anti-, co-
  kUnit = 1U << 10,              // stands off the number that it is glued to: 5 m, 10 am
  kDomain = 1U << 11,            // last label of a host's name, or ending of a file's name
  kElision = 1U << 12,           // keeps the apostrophe before it: 'em, 'til
  kSplit = 1U << 13,             // is split: cannot, gonna
  kTitle = 1U << 14,             // an abbreviation that stands before a name
  kCredit = 1U << 15,            // opens the line that says who wrote: by, reporting
  kMonth = 1U << 16,
  kWeekday = 1U << 17,
  kOrdinal = 1U << 18,     // st nd rd th
  kZone = 1U << 19,        // goes on after a time of day: GMT, Eastern
  kOnlyInside = 1U << 20,  // an abbreviation only inside a sentence
  kNumbered = 1U << 21,    // stands before a number in a heading: section, article
};

class WordKnowledge {
 public:
  // Reads <lexicon_dir>/text.txt, interning its words in `vocabulary`. Fails with kIo or kSyntax.
  static Result<WordKnowledge> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // 0 for a word that text.txt does not name.
  std::uint32_t classes_of(SymbolId word) const {
    return word.value < classes_.size() ? classes_[word.value] : 0;
  }
  // Where a word with kSplit is cut, in bytes of its folded form; a second cut or 0.
  struct Cuts {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
  };
  Cuts cuts_of(SymbolId word) const;
  // The longest clitic that ends `folded` and leaves something before it, such as "n't"; its size,
  // or 0. There are few, so they are compared in turn.
  std::size_t clitic_size(std::string_view folded) const;
  bool is_clitic(std::string_view folded) const;

 private:
  Status add(const class WordList& list, Vocabulary& vocabulary);

  struct Split {
    SymbolId word;
    Cuts cuts;
  };
  std::vector<std::uint32_t> classes_;  // by SymbolId
  std::vector<Split> splits_;           // by word
  std::vector<std::string> clitics_;    // longest first
};

}  // namespace tocsin
