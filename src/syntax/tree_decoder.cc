#include "syntax/tree_decoder.h"

#include <limits>
#include <utility>

namespace tocsin {
namespace {

constexpr double kNever = -1e30;
// Taken off every root arc, so that a second root never pays; far above any sum of scores. Weights
// are doubles so that it does not swallow small differences.
constexpr double kRootPenalty = 1e6;

}  // namespace

void TreeDecoder::decode(std::span<const float> scores, std::size_t words,
                         std::vector<std::uint32_t>& heads) {
  const std::size_t columns = words + 1;
  heads.resize(words);
  for (std::size_t d = 0; d < words; ++d) {
    const float* row = scores.data() + d * columns;
    std::size_t best = 0;
    for (std::size_t h = 1; h <= d; ++h) best = row[h] > row[best] ? h : best;
    for (std::size_t h = d + 2; h < columns; ++h) best = row[h] > row[best] ? h : best;
    heads[d] = static_cast<std::uint32_t>(best);
  }
  if (words == 0 || is_tree_with_one_root(heads)) return;
  span_tree(scores, words, heads);
}

bool TreeDecoder::is_tree_with_one_root(const Nodes& heads) {
  state_.assign(heads.size() + 1, 0);  // 0 new, 1 on this walk, 2 reaches the root
  state_[0] = 2;
  std::size_t roots = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    if (heads[d] == 0) ++roots;
    std::size_t at = d + 1;
    while (state_[at] == 0) {
      state_[at] = 1;
      at = heads[at - 1];
    }
    if (state_[at] == 1) return false;
    for (std::size_t back = d + 1; state_[back] == 1; back = heads[back - 1]) state_[back] = 2;
  }
  return roots == 1;
}

TreeDecoder::Level& TreeDecoder::level(std::size_t index) {
  if (levels_.size() <= index) levels_.resize(index + 1);
  return levels_[index];
}

void TreeDecoder::find_best_heads(Level& level) {
  const std::size_t n = level.size;
  level.head.assign(n, 0);
  for (std::size_t d = 1; d < n; ++d) {
    std::size_t best = 0;
    for (std::size_t h = 1; h < n; ++h) {
      if (h != d && level.weight[h * n + d] > level.weight[best * n + d]) best = h;
    }
    level.head[d] = static_cast<std::uint32_t>(best);
  }
}

// Nodes of some cycle; empty: none.
void TreeDecoder::find_cycle(Level& level) {
  level.cycle.clear();
  seen_.assign(level.size, 0);
  for (std::uint32_t start = 1; start < level.size; ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen_[at] == 0) {
      seen_[at] = start;
      at = level.head[at];
    }
    if (at == 0 || seen_[at] != start) continue;
    std::uint32_t on = at;
    do {
      level.cycle.push_back(on);
      on = level.head[on];
    } while (on != at);
    return;
  }
}

void TreeDecoder::contract(Level& level, Level& next) {
  const std::size_t n = level.size;
  const std::vector<double>& w = level.weight;
  level.in_cycle.assign(n, 0);
  for (const std::uint32_t node : level.cycle) level.in_cycle[node] = 1;
  level.outside.clear();
  for (std::uint32_t i = 0; i < n; ++i) {
    if (level.in_cycle[i] == 0) level.outside.push_back(i);
  }
  level.enters.assign(n, 0);
  level.leaves.assign(n, 0);
  const std::size_t m = level.outside.size() + 1;
  const std::size_t joined = m - 1;
  next.size = m;
  next.weight.assign(m * m, kNever);
  for (std::size_t a = 0; a < joined; ++a) {
    const std::uint32_t i = level.outside[a];
    for (std::size_t b = 0; b < joined; ++b) {
      next.weight[a * m + b] = w[i * n + level.outside[b]];
    }
    double best_in = -std::numeric_limits<double>::infinity();
    double best_out = -std::numeric_limits<double>::infinity();
    for (const std::uint32_t c : level.cycle) {
      const double in = w[i * n + c] - w[level.head[c] * n + c];
      if (in > best_in) {
        best_in = in;
        level.enters[i] = c;
      }
      if (w[c * n + i] > best_out) {
        best_out = w[c * n + i];
        level.leaves[i] = c;
      }
    }
    next.weight[a * m + joined] = best_in;
    if (i != 0) next.weight[joined * m + a] = best_out;
  }
}

// Edmonds by contraction: cycle after cycle becomes a node, then all are taken apart again.
void TreeDecoder::span_tree(std::span<const float> scores, std::size_t words, Nodes& heads) {
  const std::size_t size = words + 1;
  Level& whole = level(0);
  whole.size = size;
  whole.weight.assign(size * size, kNever);
  for (std::size_t d = 0; d < words; ++d) {
    for (std::size_t h = 0; h < size; ++h) {
      if (h == d + 1) continue;
      whole.weight[h * size + d + 1] = scores[d * size + h] - (h == 0 ? kRootPenalty : 0);
    }
  }
  std::size_t last = 0;
  for (;; ++last) {
    level(last + 1);  // first, because it may move the others
    find_best_heads(levels_[last]);
    find_cycle(levels_[last]);
    if (levels_[last].cycle.empty()) break;
    contract(levels_[last], levels_[last + 1]);
  }
  for (; last > 0; --last) {
    const Nodes& below = levels_[last].head;
    Level& above = levels_[last - 1];
    const std::size_t joined = above.outside.size();
    whole_ = above.head;
    for (std::size_t b = 0; b < joined; ++b) {
      const std::uint32_t old = above.outside[b];
      whole_[old] = below[b] == joined ? above.leaves[old] : above.outside[below[b]];
    }
    const std::uint32_t from = above.outside[below[joined]];
    whole_[above.enters[from]] = from;
    std::swap(above.head, whole_);
  }
  heads.assign(levels_[0].head.begin() + 1, levels_[0].head.end());
}

void decode_tree(std::span<const float> scores, std::size_t words,
                 std::vector<std::uint32_t>& heads) {
  TreeDecoder().decode(scores, words, heads);
}

}  // namespace tocsin
