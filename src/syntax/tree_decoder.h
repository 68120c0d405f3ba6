// The best tree of arc scores: each word's best head where that is a tree with one root, else the
// maximum spanning tree (Chu and Liu 1965, Edmonds 1967) with one root.
//
// Threads: a TreeDecoder keeps its memory from call to call; one for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tocsin {

class TreeDecoder {
 public:
  // `scores` has `words` rows of `words` + 1 columns: row d scores the heads of word d, column 0
  // the root, column h + 1 the word h. Sets heads[d] to a column. Never a cycle, always exactly one
  // root.
  void decode(std::span<const float> scores, std::size_t words, std::vector<std::uint32_t>& heads);

 private:
  using Nodes = std::vector<std::uint32_t>;

  // A graph whose node 0 is the root, dense. Its cycle is one node, the last, of the next level.
  struct Level {
    std::size_t size = 0;
    std::vector<double> weight;  // [head][dependent]
    Nodes head;                  // of each node, the best
    Nodes cycle;
    std::vector<std::uint8_t> in_cycle;
    Nodes outside;  // nodes of the next level but its last -> nodes of this one
    Nodes enters;   // by node outside: the node of the cycle that it heads best
    Nodes leaves;   // by node outside: the node of the cycle that heads it best
  };

  bool is_tree_with_one_root(const Nodes& heads);
  void span_tree(std::span<const float> scores, std::size_t words, Nodes& heads);
  Level& level(std::size_t index);
  void find_best_heads(Level& level);
  void find_cycle(Level& level);
  void contract(Level& level, Level& next);

  std::vector<std::uint8_t> state_;
  std::vector<Level> levels_;
  Nodes seen_, whole_;
};

// The same by a decoder of its own.
void decode_tree(std::span<const float> scores, std::size_t words,
                 std::vector<std::uint32_t>& heads);

}  // namespace tocsin
