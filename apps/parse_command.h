// tocsin parse: text or CoNLL-U in, CoNLL-U out.
#pragma once

#include <string>

namespace tocsin {

struct ParseArguments {
  std::string data;
  std::string model;  // "accurate" or "fast"; empty: the accurate one where it is there
  std::string path = "-";
  std::string output;
  std::string input;   // "conllu" or "text"; empty: told by the content
  std::string layers;  // "frames": into MISC; empty: words and trees alone
};

// The exit code; messages go to standard error.
int run_parse(const ParseArguments& arguments);

}  // namespace tocsin
