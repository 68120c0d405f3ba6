// A file or folder of ours, and the same in each of a user's overlays, which stand upon it.
//
// Threads: plain values.
#pragma once

#include <concepts>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin {

struct LayeredPath {
  // Ours alone.
  template <std::convertible_to<std::filesystem::path> Path>
  LayeredPath(Path&& path)  // NOLINT(google-explicit-constructor): a path is one without overlays
      : ours(std::forward<Path>(path)) {}
  LayeredPath(std::filesystem::path path, std::vector<std::filesystem::path> upon)
      : ours(std::move(path)), overlays(std::move(upon)) {}

  // What is named so below each of them.
  LayeredPath operator/(std::string_view name) const {
    LayeredPath below(ours / name, overlays);
    for (std::filesystem::path& overlay : below.overlays) overlay /= name;
    return below;
  }

  std::filesystem::path ours;
  std::vector<std::filesystem::path> overlays;  // the first lies lowest; any may lack it
};

}  // namespace tocsin
