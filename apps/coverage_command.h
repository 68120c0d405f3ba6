// tocsin lexicon coverage: which predicates of documents the rules know.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin {

struct CoverageArguments {
  std::string data;
  std::string model;  // "accurate" or "fast"; empty: the accurate one where it is there
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
