// The subcommands of tocsin lexicon that are about actors: their options and help.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <vector>

#include "actor_commands.h"
#include "corpus_commands.h"

namespace tocsin {

class ActorOptions {
 public:
  void add_to(CLI::App& lexicon);
  std::vector<DataArguments*> data();
  // Runs the one that was asked for, and gives its exit code; none: another was.
  std::optional<int> run(const CLI::App& lexicon) const;

 private:
  ShowArguments show_;
  ImportArguments import_;
  AddArguments add_;
  SuggestArguments suggest_;
  TryArguments try_;
  CompileArguments compile_;
};

}  // namespace tocsin
