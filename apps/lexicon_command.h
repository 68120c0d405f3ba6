// tocsin lexicon check and test: what is wrong with rules and words, and what their cases say.
#pragma once

#include <string>
#include <vector>

#include "data_folder.h"

namespace tocsin {

struct CheckArguments {
  DataArguments data;
  bool cases = false;  // list the rules without a corpus case, ours too
  bool json = false;
};

struct TestArguments {
  DataArguments data;
  std::vector<std::string> paths;  // corpus files, or folders of them
};

// The exit codes; messages go to standard error.
int run_check(const CheckArguments& arguments);
int run_test(const TestArguments& arguments);

}  // namespace tocsin
