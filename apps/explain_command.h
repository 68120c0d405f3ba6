// tocsin explain: one passage, with every decision.
#pragma once

#include <string>

namespace tocsin {

struct ExplainArguments {
  std::string data;
  std::string model;  // "accurate" or "fast"; empty: the accurate one where it is there
  std::string text;
  std::string published;  // YYYY-MM-DD; empty: none
  std::string why_not;    // an event type; empty: everything
  std::string svg;        // file for a picture of the tree and its frames; empty: none
};

// The exit code; messages go to standard error.
int run_explain(const ExplainArguments& arguments);

}  // namespace tocsin
