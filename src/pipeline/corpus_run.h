// Runs the cases of a corpus file through all stages (docs/howto/write-rules.md, "Proving it").
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>

#include "core/result.h"
#include "pipeline/resources.h"

namespace tocsin {

struct CorpusRun {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t known_gaps = 0;     // failed, and said so with @fails
  std::string report;             // what failed and what came out instead, for reading
  std::string rewritten;          // the file with what comes out now
  std::set<std::string> decided;  // ids of the rules that decided a frame of some case

  void add(const CorpusRun& other);  // the files' texts are joined
};

// Fails with kIo, or with kSyntax naming file and line.
Result<CorpusRun> run_corpus(const Resources& resources, const std::filesystem::path& file);

}  // namespace tocsin
