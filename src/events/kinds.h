// Does a noun tell an act, or only name a kind of act? "Victims of torture", "the law on strikes",
// "an arms-deal investigation" name kinds; so do headings and the names of laws and days.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/layers.h"
#include "core/ontology.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

class KindReader {
 public:
  // rules/en/kinds.txt.
  static Result<KindReader> load(const LayeredPath& path, Vocabulary& vocabulary);
  static Result<KindReader> compile(const WordList& list, Vocabulary& vocabulary);

  // Why the act of a noun's frame is none; empty: it may be one. What another word makes open or
  // denied is left to it ("the risk of an attack"). Linear in the tokens of its sentence at worst.
  std::string why_no_act(const Layers& layers, const Frame& frame, EventType type,
                         Factuality told) const;

 private:
  // Sections of the list, as bits: "combat" is a noun and a verb.
  enum Part : std::uint8_t { kBare = 1, kAny = 2, kVerb = 4, kCarrier = 8 };

  std::string why_a_kind(const Layers& layers, const Frame& frame) const;
  bool is_in(Part part, SymbolId lemma) const;

  std::unordered_map<std::uint32_t, std::uint8_t> parts_;  // by lemma
};

}  // namespace tocsin
