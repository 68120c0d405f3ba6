// Where the lexicon, the rules and the models are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "export/record.h"
#include "pipeline/resources.h"

namespace tocsin {

// What a command reads with.
struct DataArguments {
  std::string folder;                 // of lexicon, rules and models; empty: data_folder() finds it
  std::string model;                  // "accurate", "fast"; empty: the accurate one where it is
  std::vector<std::string> overlays;  // folders of the user's, the first lowest
  bool rules_only = false;            // the model's event heads have no say
  std::optional<double> least_score;  // from 0 to 1; none: the thresholds of arbitration.txt
};

// `given` where it is not empty, else $TOCSIN_DATA, else ../share/tocsin beside the program.
std::filesystem::path data_folder(const std::string& given);

// Loads what `arguments` name, with the kernel that TOCSIN_KERNEL forces.
Result<Resources> load_resources(const DataArguments& arguments);

// Says `note` on standard error; nothing where it is empty.
void warn(std::string_view note);

// The options of `arguments` that change what a record says, as it names them.
std::string options_text(const DataArguments& arguments);

// What records say that they were coded with.
Coder coder_of(const Resources& resources, std::string options);

}  // namespace tocsin
