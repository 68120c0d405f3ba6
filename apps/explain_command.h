// tocsin explain: one passage, with every decision.
#pragma once

#include <string>

#include "data_folder.h"

namespace tocsin {

struct ExplainArguments {
  DataArguments data;
  std::string text;
  std::string published;  // YYYY-MM-DD; empty: none
  std::string why_not;    // an event type; empty: everything
  std::string svg;        // file for a picture of the tree and its frames; empty: none
};

// The exit code; messages go to standard error.
int run_explain(const ExplainArguments& arguments);

}  // namespace tocsin
