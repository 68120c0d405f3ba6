// The enumerator whose name stands at the same place in a table of names.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tocsin {

template <class Label, std::size_t kSize>
std::optional<Label> find_label(const std::array<std::string_view, kSize>& names,
                                std::string_view name) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == name) return static_cast<Label>(i);
  }
  return std::nullopt;
}

}  // namespace tocsin
