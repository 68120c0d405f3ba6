#include "syntax/model_options.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdint>

namespace tocsin {

Result<ModelOptions> ModelOptions::read(std::string_view json) {
  const auto corrupt = [](std::string_view what) {
    return Error{ErrorCode::kCorrupt,
                 fmt::format("section options of the model {}; get the file again", what)};
  };
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(simdjson::padded_string(json)).get(root) != simdjson::SUCCESS) {
    return corrupt("is no JSON");
  }
  ModelOptions options;
  std::string_view name, kind = "qrnn";
  simdjson::dom::object sizes;
  if (root["name"].get(name) != simdjson::SUCCESS) return corrupt("has no name");
  if (root["sizes"].get(sizes) != simdjson::SUCCESS) return corrupt("has no sizes");
  if (root["kind"].get(kind) != simdjson::SUCCESS) kind = "qrnn";
  options.name = name;
  options.kind = kind;
  for (const auto field : sizes) {
    std::uint64_t value = 0;
    if (field.value.get(value) != simdjson::SUCCESS) value = 0;
    options.sizes.emplace_back(field.key, static_cast<std::size_t>(value));
  }
  return options;
}

Result<std::size_t> ModelOptions::size(std::string_view key) const {
  constexpr std::size_t kMost = std::size_t{1} << 20;
  const auto found =
      std::find_if(sizes.begin(), sizes.end(), [&](const auto& size) { return size.first == key; });
  if (found != sizes.end() && found->second > 0 && found->second < kMost) return found->second;
  return Error{ErrorCode::kCorrupt,
               fmt::format("section options of the model: size {} is missing or not between 1 and "
                           "{}; get the file again",
                           key, kMost)};
}

}  // namespace tocsin
