// Who speaks: the subject, by-phrase, possessor or governor that a cue gets its source from.
//
// A SourceFinder borrows the layers and the lexicon that it is made with.
#pragma once

#include "core/layers.h"
#include "quotes/cue_lexicon.h"

namespace tocsin {

class SourceFinder {
 public:
  SourceFinder(const Layers& layers, const CueLexicon& lexicon)
      : layers_(layers), lexicon_(lexicon) {}

  // The head of the source phrase; invalid: the text names none. A relative pronoun gives way to
  // its antecedent; an infinitive, participle or second conjunct has its governor's subject.
  TokenId of_predicate(TokenId cue) const;
  TokenId of_noun(TokenId cue, const SpeechCue& entry) const;

  enum class Person : std::uint8_t { kFirst, kSecond, kOther };
  Person person_of(TokenId source) const;
  SourceKind kind_of(TokenId source) const;
  // Something that hangs on the cue keeps the speaker's name back.
  bool keeps_name_back(TokenId cue) const;

  // "did not say", "nobody said", "declined to say".
  bool is_negated(TokenId cue) const;

  bool is_passive(TokenId verb) const;

 private:
  TokenId subject_of(TokenId predicate) const;
  TokenId agent_of(TokenId predicate) const;
  TokenId antecedent_or_self(TokenId subject, TokenId predicate) const;
  TokenId subject_from_above(TokenId predicate) const;
  bool is_anonymous(TokenId source) const;
  SymbolId case_of(TokenId token) const;

  const Layers& layers_;
  const CueLexicon& lexicon_;
};

}  // namespace tocsin
