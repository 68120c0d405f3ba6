// All that is likely a slip in rules, composition table, codes, classes and overlays.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "core/result.h"
#include "pipeline/resources.h"
#include "rules/lint_finding.h"

namespace tocsin {

struct LexiconCheck {
  std::vector<LintFinding> findings;  // slips
  std::vector<LintFinding> gaps;      // rules that decide no corpus case
  std::size_t rules = 0;
  std::size_t actors = 0;
  std::size_t unverified = 0;  // actors whose source says so
  std::size_t years_only = 0;  // actors with a term of which only a year is known
  std::size_t failed_cases = 0;
};

// `resources` are those of `data` with `overlays` upon it. The corpora of ours and of the overlays
// are run: some seconds. Fails as their files do.
Result<LexiconCheck> check_lexicon(const Resources& resources, const std::filesystem::path& data,
                                   const std::vector<std::filesystem::path>& overlays);

}  // namespace tocsin
