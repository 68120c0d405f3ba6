// tocsin lexicon coverage: which predicates of documents the rules know.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data_folder.h"

namespace tocsin {

struct CoverageArguments {
  DataArguments data;
  std::vector<std::string> paths;
  std::size_t top = 50;      // predicates that are listed
  bool decided_too = false;  // list by frequency, decided or not
  bool json = false;
  double least = 0;      // percent; below it the exit code is 1
  unsigned threads = 0;  // 0: one a core
};

// The exit code; messages go to standard error.
int run_coverage(const CoverageArguments& arguments);

}  // namespace tocsin
