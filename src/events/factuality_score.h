// How sure readers are that a predicate happened: a score from -3 (surely not) to 3 (surely), the
// sum of the weights of what is seen of its frame. The weights are fitted by
// train/fit_factuality.py and stand in lexicon/en/factuality_score.txt.
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "events/reading.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

// Each is a section of factuality_score.txt. Words are lemmas, of adverbs and auxiliaries forms in
// lower case; of a pair, "a+b", both are seen.
enum class ScoreFeatureKind : std::uint8_t {
  kValue,      // its factuality; "any": of every frame
  kForm,       // mood, tense and aspect: "indicative_past_perfect"
  kNegation,   // "negative"
  kModal,      // its modal, or what works as one
  kSubject,    // a pronoun as it stands, or "*name", "*noun", "*nouns", "*clause", "*nobody"
  kLink,       // how it hangs on its outer frame, and that one's factuality: "complement_denied"
  kOuterForm,  // the form of the outer frame
  kOuter,      // the word that the outer frame is about, where it is a complement
  kWord,       // its own word
  kAdverb,
  kAuxiliary,
  kTag,          // its fine part of speech: "vbg"
  kPart,         // how a word that hangs on it does so: "obj"
  kRelation,     // how it hangs on the word above, and that one's part of speech: "xcomp+verb"
  kGovernor,     // the word above
  kBefore,       // its neighbours: the word before it, ...
  kTwoBefore,    // ... two before it, ...
  kAfter,        // ... after it
  kTwoAfter,     // and two after it; beyond the sentence "*edge", of punctuation "*stop" and so on
  kFormValue,    // pairs: form and factuality
  kFormSubject,  // form and subject
  kFormLink,     // form and link
  kWordForm,     // word and form
  kOuterLink     // form of the outer frame, and link
};
inline constexpr std::size_t kScoreFeatureKindCount = 24;

std::string_view name_of(ScoreFeatureKind kind);

struct ScoreFeature {
  ScoreFeatureKind kind = ScoreFeatureKind::kValue;
  SymbolId word;
  SymbolId with = {};  // the second of a pair; invalid: it is none
};

// "have", or of a pair "have+infinitive".
std::string name_of(const ScoreFeature& feature, const Vocabulary& vocabulary);

class FactualityScore {
 public:
  // Fails with kIo, or with kSyntax naming file and line.
  static Result<FactualityScore> load(const LayeredPath& path, Vocabulary& vocabulary);
  static Result<FactualityScore> compile(const WordList& list, Vocabulary& vocabulary);

  // What is seen of `frame`; `values` has one entry a frame. A word that no resource knows is left
  // out.
  void list_features(const Layers& layers, std::span<const FrameFactuality> values, FrameId frame,
                     std::vector<ScoreFeature>& out) const;

  // 0 for a feature that has none.
  float weight_of(const ScoreFeature& feature) const;

  // The sum over `features`, from -3 to 3.
  float sum(std::span<const ScoreFeature> features) const;

 private:
  static constexpr std::size_t kMoods = 6;
  static constexpr std::size_t kTenses = 4;
  static constexpr std::size_t kAspects = 4;
  static constexpr std::size_t kLinks = 9;
  static constexpr std::size_t kValues = 7;

  void name_features(Vocabulary& vocabulary);
  void list_frame(const Layers& layers, std::span<const FrameFactuality> values, FrameId id,
                  std::vector<ScoreFeature>& out) const;
  void list_words(const Layers& layers, const Frame& frame, std::vector<ScoreFeature>& out) const;
  SymbolId near_word(const Layers& layers, TokenId head, int step) const;
  SymbolId form_of(const Frame& frame) const;
  SymbolId subject_of(const Layers& layers, const Frame& frame) const;

  std::unordered_map<std::uint64_t, float> weights_;  // by kind and symbols
  std::array<SymbolId, kMoods * kTenses * kAspects> forms_;
  std::array<SymbolId, kLinks * kValues> links_;
  std::array<SymbolId, kValues> values_;
  SymbolId any_, negative_, none_;
  SymbolId name_, noun_, nouns_, clause_, nobody_;
  SymbolId edge_, stop_, comma_, question_, punctuation_;
  std::array<SymbolId, kXposCount> tags_;
  std::array<SymbolId, kUposCount> classes_;
  std::array<SymbolId, kDeprelCount> relations_;
};

}  // namespace tocsin
