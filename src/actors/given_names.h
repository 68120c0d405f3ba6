// Which given names are a man's and which a woman's: lexicon/en/given_names.txt.
//
// Threads: immutable once loaded.
#pragma once

#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_entry.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class GivenNames {
 public:
  // Fails with kIo or kSyntax.
  static Result<GivenNames> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // Of the bearer of a name of two words or more, by its first; unknown where that does not say.
  Gender gender_of(const Vocabulary& vocabulary, std::string_view name) const;

 private:
  std::vector<SymbolId> male_, female_;  // sorted
};

}  // namespace tocsin
