// What the frames stage knows of words: lexicon/en/frames.txt, compiled.
//
// A word's classes are bits, so that a question about it is one look-up by its symbol.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ids.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

// Each is a section of frames.txt, or a key of one.
enum class WordClass : std::uint8_t {
  kEventNoun,
  kOfDoer,          // event_noun of=ARG0
  kOfContent,       // event_noun of=content
  kFromDoer,        // event_noun from=ARG0
  kPossDoneTo,      // event_noun poss=ARG1
  kCompoundDoneTo,  // event_noun compound=ARG1
  kAgentNoun,
  kTransparentNoun,
  kLightVerb,
  kLightNoun,  // stands in a noun= of light_verb
  kOccurrenceVerb,
  kAspectVerb,
  kControlSubject,
  kControlObject,
  kControlPurpose,
  kControlPrep,
  kControlGerund,
  kControlNoun,
  kRaising,
  kToughAdjective,
  kIntentionNoun,
  kSemiModal,
  kModal,
  kPassiveVerb,
  kNegation,
  kNegativeWord,
  kNotOnly,
  kNoLonger,
  kContrast,
  kPurposeMarker,
  kConditionMarker,
  kTimeMarker,
  kCauseMarker,
  kConcessionMarker,
  kNegativeMarker,
  kSpeechVerb,
  kTemporalNoun,
  kSharedDoer,
  kIntransitive,
  kParticle,
  kJointPreposition,
  kComplexNoun,  // the noun of a complex preposition
  kDoerNoun,
  kUndergoerNoun,
  kNounPreposition,
  kContentVerb,
  kContentNoun,
  kVerbPreposition,
  kSayingVerb,
  kWeakAdjective,
  kTextNoun,
  kForceNoun,
};

// Whose part the subject of a light verb plays.
enum class LightVoice : std::uint8_t {
  kActive,   // it does what the noun tells
  kPassive,  // it is done to it
  kObject,   // the subject does it to the verb's object ("put him on trial")
};

struct LightVerb {
  SymbolId verb;         // with its particle
  SymbolId preposition;  // before the noun; invalid: the noun is its object
  LightVoice voice = LightVoice::kActive;
  bool any_event_noun = false;
  std::vector<SymbolId> nouns;  // sorted; with any_event_noun those that it does not go with
};

// A word with prepositions that matter with it: control.prep, control.gerund, control.noun.
struct Governor {
  SymbolId word;
  WordClass word_class;
  bool subject_does_it = false;
  std::vector<SymbolId> prepositions;
};

struct SemiModal {
  SymbolId symbol;  // invalid: lends no modality
  Tense tense = Tense::kNone;
};

// The words that the stage asks for by name.
struct NamedWords {
  SymbolId as, colon, be, have, to, by, of, in, from, question_mark, will, shall, no, nor, but,
      what, together, with, against, between, not_;
};

class FrameWords {
 public:
  // Interns every word in `vocabulary`. Fails with kIo, or with kSyntax naming file and line.
  static Result<FrameWords> load(const LayeredPath& path, Vocabulary& vocabulary);

  // `name` stands for the file in messages.
  static Result<FrameWords> parse(std::string name, std::string_view content,
                                  Vocabulary& vocabulary);

  bool is(SymbolId word, WordClass word_class) const {
    return word.value < classes_.size() &&
           (classes_[word.value] >> static_cast<unsigned>(word_class) & 1) != 0;
  }

  // The light verb that `verb` (with `preposition`, invalid for an object) is for `noun`; null:
  // none.
  const LightVerb* light_verb(SymbolId verb, SymbolId preposition, SymbolId noun) const;

  // Null where `word` does not stand in the section of `word_class`.
  const Governor* governor(SymbolId word, WordClass word_class) const;
  // The same, where the preposition is one of its; null else.
  const Governor* governor(SymbolId word, WordClass word_class, SymbolId preposition) const;

  // Invalid where (first, noun, second) is no preposition of three parts.
  SymbolId complex_preposition(SymbolId first, SymbolId noun, SymbolId second) const;

  // The modality of a modal auxiliary; invalid: it is none.
  SymbolId modality(SymbolId auxiliary) const;
  // Null where the verb is no semi-modal.
  const SemiModal* semi_modal(SymbolId verb) const;

  const NamedWords& named() const& { return named_; }

  void add_event_noun(SymbolId noun) { mark(noun, WordClass::kEventNoun); }

 private:
  struct ComplexPreposition {
    SymbolId first, noun, second, whole;
  };

  static Result<FrameWords> compile(const WordList& list, Vocabulary& vocabulary);
  void mark(SymbolId word, WordClass word_class);
  Status read_classes(const WordList& list, Vocabulary& vocabulary);
  Status read_event_nouns(const WordList& list, Vocabulary& vocabulary);
  Status read_light_verbs(const WordList& list, Vocabulary& vocabulary);
  Status read_governors(const WordList& list, Vocabulary& vocabulary);
  Status read_modals(const WordList& list, Vocabulary& vocabulary);
  Status read_complex_prepositions(const WordList& list, Vocabulary& vocabulary);

  std::vector<std::uint64_t> classes_;                        // by SymbolId
  std::vector<LightVerb> light_verbs_;                        // sorted by verb
  std::vector<Governor> governors_;                           // sorted by word
  std::vector<ComplexPreposition> complex_prepositions_;      // sorted by noun
  std::unordered_map<std::uint32_t, SymbolId> modals_;        // by SymbolId
  std::unordered_map<std::uint32_t, SemiModal> semi_modals_;  // by SymbolId
  NamedWords named_;
};

}  // namespace tocsin
