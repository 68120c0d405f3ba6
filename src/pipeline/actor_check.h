// What is likely a slip in the actors of the lexicon, and how well they are known.
//
// Threads: free functions.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "lexicon/actor_lexicon.h"
#include "rules/lint_finding.h"

namespace tocsin {

struct ActorCheck {
  std::vector<LintFinding> findings;
  std::size_t entries = 0;
  std::size_t unverified = 0;  // whose source says so
  std::size_t years_only = 0;  // with a term of which only a year is known
};

// Finds entries without a source, terms that another hides, terms of one office that overlap,
// entries whose names an overlay all takes; and, in overlays, names of one word that `is_word`
// (in small letters) knows as a word of English.
ActorCheck check_actors(const ActorLexicon& lexicon,
                        const std::function<bool(std::string_view)>& is_word);

}  // namespace tocsin
