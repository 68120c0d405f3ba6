// tocsin lexicon suggest and try: names that documents have and the lexicon has not, and what an
// overlay changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "data_folder.h"

namespace tocsin {

struct SuggestArguments {
  DataArguments data;
  std::vector<std::string> paths;
  std::size_t top = 50;
  std::uint64_t least = 1;  // events in which a name takes part
  unsigned threads = 0;     // 0: one a core
};

struct TryArguments {
  DataArguments data;
  std::string overlay;
  std::vector<std::string> paths;
  unsigned threads = 0;
};

// The exit codes; messages go to standard error.
int run_suggest(const SuggestArguments& arguments);
int run_try(const TryArguments& arguments);

}  // namespace tocsin
