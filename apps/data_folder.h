// Where the lexicon, the rules and the models are.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"
#include "export/record.h"
#include "pipeline/resources.h"

namespace tocsin {

// `given` where it is not empty, else $TOCSIN_DATA, else ../share/tocsin beside the program.
std::filesystem::path data_folder(const std::string& given);

// Loads from data_folder(given), with the kernel that TOCSIN_KERNEL forces. `model` is "accurate"
// or "fast"; empty: the accurate one where it is there.
Result<Resources> load_resources(const std::string& given, const std::string& model);

// What records say that they were coded with.
Coder coder_of(const Resources& resources, std::string options);

}  // namespace tocsin
