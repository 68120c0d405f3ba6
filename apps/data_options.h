// The options that all commands share.
#pragma once

#include <CLI/CLI.hpp>

#include "data_folder.h"

namespace tocsin {

inline void add_data_options(CLI::App& command, DataArguments& data) {
  command.add_option("--data", data.folder, "Folder of lexicon, rules and models")
      ->type_name("DIR");
  command
      .add_option("--overlay", data.overlays,
                  "Folder of your own rules and words upon ours; may be given several times, the "
                  "last one lies on top")
      ->allow_extra_args(false)
      ->type_name("DIR");
  command
      .add_option(
          "--model", data.model,
          "accurate (the default, where it is there), or fast: ten times as fast, more errors")
      ->check(CLI::IsMember({"accurate", "fast"}))
      ->type_name("MODEL");
}

inline void add_threads_option(CLI::App& command, unsigned& threads) {
  command.add_option("--threads", threads, "Workers; the default is one a core")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
}

}  // namespace tocsin
