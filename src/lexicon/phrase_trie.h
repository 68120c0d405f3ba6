// Sequences of symbols, each with the list of things that it may mean; built once, walked often.
//
// Threads: immutable once built.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/ids.h"

namespace tocsin {

class PhraseTrie {
 public:
  static constexpr std::uint32_t kRoot = 0;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  PhraseTrie() : values_(1) {}

  // Adds `value` to what `phrase` means; a phrase may mean several things.
  void insert(std::span<const SymbolId> phrase, std::uint32_t value) {
    std::uint32_t node = kRoot;
    for (const SymbolId symbol : phrase) {
      const auto [at, fresh] =
          next_.try_emplace(key(node, symbol), static_cast<std::uint32_t>(values_.size()));
      if (fresh) values_.emplace_back();
      node = at->second;
    }
    values_[node].push_back(value);
  }

  // kNone where no phrase goes on with `symbol`, or `symbol` is invalid.
  std::uint32_t step(std::uint32_t node, SymbolId symbol) const {
    if (!symbol.is_valid()) return kNone;
    const auto at = next_.find(key(node, symbol));
    return at == next_.end() ? kNone : at->second;
  }

  struct Step {
    std::uint32_t from;
    SymbolId symbol;
    std::uint32_t to;
    friend auto operator<=>(const Step&, const Step&) = default;
  };
  // All that step() knows, by node and symbol.
  std::vector<Step> steps() const {
    std::vector<Step> all;
    all.reserve(next_.size());
    for (const auto& [at, to] : next_) {
      all.push_back(
          {static_cast<std::uint32_t>(at >> 32), SymbolId(static_cast<std::uint32_t>(at)), to});
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  std::size_t size() const { return values_.size(); }  // of nodes

  std::span<const std::uint32_t> values(std::uint32_t node) const { return values_[node]; }

 private:
  static std::uint64_t key(std::uint32_t node, SymbolId symbol) {
    return (std::uint64_t{node} << 32) | symbol.value;
  }

  std::unordered_map<std::uint64_t, std::uint32_t> next_;
  std::vector<std::vector<std::uint32_t>> values_;  // by node, in order of insertion
};

}  // namespace tocsin
