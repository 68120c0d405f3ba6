// Lemmas from suffix rules and exceptions by tag (train/lemmas.py).
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "core/tags.h"

namespace tocsin {

class Lemmatizer {
 public:
  // The words looked up last, so that a word seen shortly before costs one look; what is kept
  // changes no lemma.
  struct Known {
    std::uint64_t hash = 0;
    Xpos tag{};
    std::uint8_t word_size = 0;  // 0: nothing is kept
    std::uint8_t lemma_size = 0;
    std::array<char, 48> text{};  // the word, then the lemma
  };

  struct Scratch {
    std::string key;
    std::string word;
    std::string model;  // whose lemmas are known
    std::vector<Known> known;
  };

  static Result<Lemmatizer> load(const Container& container);

  // `normal` is the form with plain quotes (WordFeatures::normal). Sets `out`.
  void apply(std::string_view normal, Xpos tag, Scratch& scratch, std::string& out) const;

 private:
  void look_up(std::string_view normal, Xpos tag, Scratch& scratch, std::string& out) const;

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

  std::string model_;              // its hash
  Table<Edit> rules_;              // "VBD\ted"
  Table<std::string> exceptions_;  // "VBD\twent"
};

}  // namespace tocsin
