// tocsin parse: text or CoNLL-U in, CoNLL-U out.
#pragma once

#include <string>

#include "data_folder.h"

namespace tocsin {

struct ParseArguments {
  DataArguments data;
  std::string path = "-";
  std::string output;
  std::string input;   // "conllu" or "text"; empty: told by the content
  std::string layers;  // "frames": into MISC; empty: words and trees alone
};

// The exit code; messages go to standard error.
int run_parse(const ParseArguments& arguments);

}  // namespace tocsin
