// One cue with what its syntax says: source, addressee, content.
//
// A CueReader borrows the layers, the lexicon and the spans that it is made with.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/vocabulary.h"
#include "quotes/content_reader.h"
#include "quotes/cue_lexicon.h"
#include "quotes/source_finder.h"

namespace tocsin {

// A cue that may become a statement.
struct Speech {
  TokenId cue;
  TokenId source;        // invalid: none in the text
  TokenId addressee;     // invalid: none
  TokenId content_head;  // root of what syntax says is the content; invalid: none
  SpeechAct act = SpeechAct::kAssert;
  bool negated = false;
  bool takes_quote = false;
  bool is_noun = false;
  bool clausal = false;               // its content is a clause, not a noun phrase
  bool keeps_without_source = false;  // told by somebody whom the text does not name
  bool reads_object = false;          // its content is its noun object: "expressed hope that"
  std::uint32_t piece_begin = 0;      // slice of CueReader::pieces
  std::uint32_t piece_end = 0;

  bool has_content() const { return piece_begin != piece_end; }
};

// Of a relation: a clause as an argument.
inline bool is_clausal(Deprel deprel) {
  const Deprel base = base_of(deprel);
  return base == Deprel::kCcomp || base == Deprel::kXcomp || base == Deprel::kCsubj;
}

inline bool is_content_noun(Upos upos) {
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
}

class CueReader {
 public:
  CueReader(const Vocabulary& vocabulary, const Layers& layers, const CueLexicon& lexicon,
            const Spans& spans, std::vector<TokenRange>& pieces, DecisionSink* sink)
      : vocabulary_(vocabulary),
        layers_(layers),
        lexicon_(lexicon),
        spans_(spans),
        sources_(layers, lexicon),
        pieces_(pieces),
        sink_(sink) {}

  // False where the token is no cue, or none that makes a statement; a cue may have no content as
  // yet, where a quotation may be it.
  bool read(TokenId token, Speech& out);

  const SourceFinder& sources() const { return sources_; }

 private:
  bool read_any(TokenId token, Speech& out);
  const char* refusal(const Speech& speech) const;
  bool read_verb(TokenId token, Speech& out);
  bool read_noun(TokenId token, Speech& out);
  bool is_existential(TokenId noun) const;
  bool read_adjective(TokenId token, Speech& out);
  bool read_marked(TokenId token, Speech& out);  // according to, in the words of
  bool read_verb_entry(TokenId token, const SpeechCue& entry, Speech& out);
  bool read_clause(TokenId token, Speech& out);
  bool read_surrounding_clause(TokenId token, Speech& out);
  bool read_set_off(TokenId token, Speech& out);
  bool end_set_off(TokenRange left, Speech& out);
  void cut_aside(TokenId head, TokenRange& piece) const;
  TokenId pronoun_before(TokenId cue) const;
  TokenRange aside_before(TokenRange left, TokenId cue) const;
  bool read_rest(TokenId token, Speech& out);
  bool read_asking(TokenId token, const SpeechCue& entry, Speech& out);
  bool read_object(TokenId token, const SpeechCue& entry, Speech& out);
  bool read_preposition(TokenId token, const SpeechCue& entry, Speech& out);

  void add(TokenId head, TokenId cue, Speech& out);
  void add_range(TokenRange range, TokenRange cut, Speech& out);
  TokenRange content_phrase(TokenId head) const;
  TokenId addressee_of(TokenId cue, const SpeechCue& entry) const;
  TokenId object_of(TokenId verb) const;
  TokenId infinitive_of(TokenId head, bool adverbial) const;
  bool has_to(TokenId verb) const;
  bool is_content_preposition(TokenId token, const SpeechCue& entry) const;
  TokenId clause_above(TokenId token) const;
  TokenId clause_of(TokenRange range, TokenId cue) const;
  TokenId neighbour_of(TokenId cue) const;
  TokenRange place_of(TokenId token) const;  // its sentence, within its quotation
  bool has_verb(TokenRange range) const;
  bool is_comma(std::uint32_t token) const;

  const Vocabulary& vocabulary_;
  const Layers& layers_;
  const CueLexicon& lexicon_;
  const Spans& spans_;
  SourceFinder sources_;
  std::vector<TokenRange>& pieces_;
  DecisionSink* sink_;
};

}  // namespace tocsin
