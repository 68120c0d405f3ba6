// Which phrases of an act name the one whom it affects, where no role of its rule does:
// lexicon/en/parties.txt, compiled.
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/ontology.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

struct AffectedBy {
  std::vector<SymbolId> to;  // prepositions, sorted
  std::vector<SymbolId> at;  // prepositions of place, sorted
  bool object = false;
  bool inner = false;
  bool deep = false;
  bool thing = false;
  bool name = false;  // a thing counts only where it has a name of its own
};

class AffectedWords {
 public:
  // Reads parties.txt of `lexicon_dir`. Fails with kIo, or with kSyntax naming file and line.
  static Result<AffectedWords> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // `name` stands for the file in messages.
  static Result<AffectedWords> parse(std::string name, std::string_view content,
                                     Vocabulary& vocabulary);

  const AffectedBy& of(EventType type) const { return by_type_[static_cast<std::size_t>(type)]; }

  // "town", "embassy", "convoy": stands for those who live or work there.
  bool is_place(SymbolId lemma) const;

  // "Monday": a name of nobody and of no place.
  bool is_time(SymbolId lemma) const { return is_one_of(times_, lemma); }

  // "report": people who do so tell of what was done to them.
  bool tells_own(SymbolId lemma) const { return is_one_of(tellers_, lemma); }

  // "of" of "a shipment of arms to Bree": what stands behind it leads on.
  bool leads_on(SymbolId preposition) const;

 private:
  static Result<AffectedWords> compile(const WordList& list, Vocabulary& vocabulary);

  std::array<AffectedBy, kEventTypeCount> by_type_;
  std::vector<SymbolId> places_;   // sorted lemmas
  std::vector<SymbolId> times_;    // sorted lemmas
  std::vector<SymbolId> through_;  // sorted prepositions
  std::vector<SymbolId> tellers_;  // sorted lemmas
};

}  // namespace tocsin
