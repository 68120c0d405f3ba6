// Lemmas from suffix rules and exceptions by tag (train/lemmas.py).
//
// Threads: immutable once loaded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/tags.h"
#include "model/container.h"

namespace tocsin {

class Lemmatizer {
 public:
  struct Scratch {
    std::string key;
    std::string word;
  };

  static Result<Lemmatizer> load(const Container& container);

  // `normal` is the form with plain quotes (WordFeatures::normal). Sets `out`.
  void apply(std::string_view normal, Xpos tag, Scratch& scratch, std::string& out) const;

 private:
  struct Edit {
    std::size_t strip;
    std::string add;
  };

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  template <class T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Table<Edit> rules_;              // "VBD\ted"
  Table<std::string> exceptions_;  // "VBD\twent"
};

}  // namespace tocsin
