// The words that say that somebody says or thinks something (lexicon/en/cues.txt).
//
// A lemma may have several entries, tried in the order of the file: the first one whose frames find
// content wins.
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

// Where a cue's content may stand, as bits.
enum CueFrame : std::uint8_t {
  kClauseFrame = 1 << 0,
  kQuoteFrame = 1 << 1,
  kInfinitiveFrame = 1 << 2,
  kGerundFrame = 1 << 3,
  kObjectFrame = 1 << 4,
  kAskFrame = 1 << 5,  // somebody and an infinitive
  kAsFrame = 1 << 6,   // a noun phrase and "as"
  kPredicateFrame = 1 << 7,
};

struct SpeechCue {
  SymbolId lemma;
  SymbolId particle;  // invalid: none
  SpeechAct act = SpeechAct::kAssert;
  std::uint8_t frames = 0;
  bool object_is_addressee = false;
  std::vector<SymbolId> content_prepositions;
  std::vector<SymbolId> addressee_prepositions;
  std::vector<SymbolId> source_prepositions;

  bool has(CueFrame frame) const { return (frames & frame) != 0; }
};

enum class CueClass : std::uint8_t { kVerb, kNoun, kAdjective, kPreposition, kView };
inline constexpr std::size_t kCueClassCount = 5;

// Words with one property, looked up in O(1).
class WordSet {
 public:
  void add(SymbolId word);
  bool contains(SymbolId word) const {
    return word.is_valid() && word.value < member_.size() && member_[word.value];
  }

 private:
  std::vector<bool> member_;
};

class CueLexicon {
 public:
  // Fails with kIo or kSyntax, naming file and line.
  static Result<CueLexicon> load(const LayeredPath& path, Vocabulary& vocabulary);

  // The entries of a lemma in the order of the file; empty where it is no cue of that class.
  std::span<const SpeechCue> find(CueClass word_class, SymbolId lemma) const;
  std::size_t size() const noexcept { return cues_.size(); }

  // The prepositions that make a line with this word a heading; empty: it makes none.
  std::span<const SymbolId> heading_prepositions(SymbolId lemma) const;

  WordSet givings;
  WordSet refusals;
  WordSet documents;
  WordSet collectives;
  WordSet anonymous;
  WordSet anonymous_modifiers;
  WordSet namings;

  // Words of the grammar that the stage asks for.
  struct Words {
    SymbolId to, by, of, in, as, that, not_, never, no, nobody, none_, following, i, we, you, make;
  };
  Words words;

 private:
  Status read_cues(CueClass word_class, const WordList& list, std::string_view section,
                   Vocabulary& vocabulary);

  std::vector<SpeechCue> cues_;  // by class and lemma
  // By class and lemma: slice of cues_.
  std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, kCueClassCount> slices_;
  std::vector<std::pair<SymbolId, std::vector<SymbolId>>> headings_;
};

}  // namespace tocsin
