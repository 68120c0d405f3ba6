// The best tree of arc scores: each word's best head where that is a tree with one root, else the
// maximum spanning tree (Chu and Liu 1965, Edmonds 1967) with one root.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tocsin {

// `scores` has `words` rows of `words` + 1 columns: row d scores the heads of word d, column 0 the
// root, column h + 1 the word h. Sets heads[d] to a column. Never a cycle, always exactly one root.
void decode_tree(std::span<const float> scores, std::size_t words,
                 std::vector<std::uint32_t>& heads);

}  // namespace tocsin
