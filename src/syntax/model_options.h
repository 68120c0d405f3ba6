// Section `options` of a model file: its name, its kind and its sizes (docs/formats/model.md).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace tocsin {

struct ModelOptions {
  std::string name;
  std::string kind;  // "qrnn" (also where the file names none) or "encoder"
  std::vector<std::pair<std::string, std::size_t>> sizes;

  // Fails with kCorrupt where this is no JSON object, or `name` or `sizes` is missing.
  static Result<ModelOptions> read(std::string_view json);

  // Fails with kCorrupt where the size is missing or not between 1 and 2^20.
  Result<std::size_t> size(std::string_view key) const;
};

}  // namespace tocsin
