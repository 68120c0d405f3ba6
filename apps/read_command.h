// tocsin read: documents in, records or tables out.
#pragma once

#include <string>
#include <vector>

#include "data_folder.h"

namespace tocsin {

struct ReadArguments {
  DataArguments data;
  std::vector<std::string> paths;
  std::string output;
  std::string format;     // "jsonl", "table" or "csv"; empty: by the output
  std::string table;      // a table of docs/codebook.md; empty: events
  std::string by;         // "source": each speaker with all that it says; empty: events first
  std::string published;  // YYYY-MM-DD; empty: none
  std::string offsets = "codepoint";
  std::vector<std::string> layers;  // "tokens", "frames"
  bool claims = false;
  bool all = false;
  bool quiet = false;
  unsigned threads = 0;  // 0: one a core
};

// The exit code; messages go to standard error.
int run_read(const ReadArguments& arguments);

}  // namespace tocsin
