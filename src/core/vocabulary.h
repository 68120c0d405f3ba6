// The words that lexicon, rules and stages know, each as one SymbolId.
//
// Filled while resources load; frozen afterwards. A word of a document that no resource knows has
// the invalid SymbolId: no rule can ask for it, so nothing below the tokenizer compares text.
//
// Threads: `intern` while loading, from one thread; every const member from any thread afterwards.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/ids.h"

namespace tocsin {

class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  SymbolId intern(std::string_view text);

  // Invalid where `text` was never interned.
  SymbolId find(std::string_view text) const;

  // Valid while this vocabulary lives; empty for the invalid id.
  std::string_view text(SymbolId id) const&;
  std::string_view text(SymbolId id) const&& = delete;

  std::size_t size() const noexcept { return texts_.size(); }

 private:
  std::deque<std::string> texts_;  // a deque: its strings never move, so views of them stay valid
  std::unordered_map<std::string_view, SymbolId> ids_;
};

}  // namespace tocsin
