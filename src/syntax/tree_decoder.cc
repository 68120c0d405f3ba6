#include "syntax/tree_decoder.h"

#include <algorithm>
#include <limits>

namespace tocsin {
namespace {

constexpr double kNever = -1e30;
// Taken off every root arc, so that a second root never pays; far above any sum of scores. Weights
// are doubles so that it does not swallow small differences.
constexpr double kRootPenalty = 1e6;

bool is_tree_with_one_root(std::span<const std::uint32_t> heads) {
  std::vector<std::uint8_t> state(heads.size() + 1,
                                  0);  // 0 new, 1 on this walk, 2 reaches the root
  state[0] = 2;
  std::size_t roots = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    if (heads[d] == 0) ++roots;
    std::size_t at = d + 1;
    while (state[at] == 0) {
      state[at] = 1;
      at = heads[at - 1];
    }
    if (state[at] == 1) return false;
    for (std::size_t back = d + 1; state[back] == 1; back = heads[back - 1]) state[back] = 2;
  }
  return roots == 1;
}

// Edmonds by contraction over a dense matrix; node 0 is the root. Contracted cycles are kept on a
// stack of levels and taken apart again from the last to the first.
class SpanningTree {
 public:
  SpanningTree(std::span<const float> scores, std::size_t words) : size_(words + 1) {
    weight_.assign(size_ * size_, kNever);
    for (std::size_t d = 0; d < words; ++d) {
      for (std::size_t h = 0; h < size_; ++h) {
        if (h != d + 1)
          weight_[h * size_ + d + 1] = scores[d * size_ + h] - (h == 0 ? kRootPenalty : 0);
      }
    }
  }

  std::vector<std::uint32_t> solve() {
    std::vector<std::uint32_t> head = solve(weight_, size_);
    return {head.begin() + 1, head.end()};
  }

 private:
  static std::vector<std::uint32_t> best_heads(const std::vector<double>& w, std::size_t n) {
    std::vector<std::uint32_t> head(n, 0);
    for (std::size_t d = 1; d < n; ++d) {
      std::size_t best = 0;
      for (std::size_t h = 1; h < n; ++h) {
        if (h != d && w[h * n + d] > w[best * n + d]) best = h;
      }
      head[d] = static_cast<std::uint32_t>(best);
    }
    return head;
  }

  // Nodes of some cycle; empty: none.
  static std::vector<std::uint32_t> find_cycle(const std::vector<std::uint32_t>& head) {
    std::vector<std::uint32_t> seen(head.size(), 0);
    for (std::uint32_t start = 1; start < head.size(); ++start) {
      std::uint32_t at = start;
      while (at != 0 && seen[at] == 0) {
        seen[at] = start;
        at = head[at];
      }
      if (at == 0 || seen[at] != start) continue;
      std::vector<std::uint32_t> cycle;
      std::uint32_t on = at;
      do {
        cycle.push_back(on);
        on = head[on];
      } while (on != at);
      return cycle;
    }
    return {};
  }

  struct Level {
    std::vector<double> weight;
    std::size_t size;
    std::vector<std::uint32_t> head;
    std::vector<bool> in_cycle;
    std::vector<std::uint32_t> outside;  // new node -> old node; the last new node is the cycle
    std::vector<std::uint32_t> enters;   // by old node outside: the cycle node that it heads best
    std::vector<std::uint32_t> leaves;   // by old node outside: the cycle node that heads it best
  };

  static Level contract(const std::vector<double>& w, std::size_t n,
                        const std::vector<std::uint32_t>& head,
                        const std::vector<std::uint32_t>& cycle, std::vector<double>& next) {
    Level level{w,
                n,
                head,
                std::vector<bool>(n, false),
                {},
                std::vector<std::uint32_t>(n, 0),
                std::vector<std::uint32_t>(n, 0)};
    for (const std::uint32_t node : cycle) level.in_cycle[node] = true;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (!level.in_cycle[i]) level.outside.push_back(i);
    }
    const std::size_t m = level.outside.size() + 1;
    const std::size_t joined = m - 1;
    next.assign(m * m, kNever);
    for (std::size_t a = 0; a < joined; ++a) {
      const std::uint32_t i = level.outside[a];
      for (std::size_t b = 0; b < joined; ++b) next[a * m + b] = w[i * n + level.outside[b]];
      double best_in = -std::numeric_limits<double>::infinity();
      double best_out = -std::numeric_limits<double>::infinity();
      for (const std::uint32_t c : cycle) {
        const double in = w[i * n + c] - w[head[c] * n + c];
        if (in > best_in) {
          best_in = in;
          level.enters[i] = c;
        }
        if (w[c * n + i] > best_out) {
          best_out = w[c * n + i];
          level.leaves[i] = c;
        }
      }
      next[a * m + joined] = best_in;
      if (i != 0) next[joined * m + a] = best_out;
    }
    return level;
  }

  static std::vector<std::uint32_t> solve(std::vector<double> w, std::size_t n) {
    std::vector<Level> levels;
    std::vector<std::uint32_t> head = best_heads(w, n);
    for (auto cycle = find_cycle(head); !cycle.empty(); cycle = find_cycle(head)) {
      std::vector<double> next;
      levels.push_back(contract(w, n, head, cycle, next));
      w = std::move(next);
      n = levels.back().outside.size() + 1;
      head = best_heads(w, n);
    }
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
      const std::size_t joined = level->outside.size();
      std::vector<std::uint32_t> whole = level->head;
      for (std::size_t b = 0; b < joined; ++b) {
        const std::uint32_t old = level->outside[b];
        whole[old] = head[b] == joined ? level->leaves[old] : level->outside[head[b]];
      }
      const std::uint32_t from = level->outside[head[joined]];
      whole[level->enters[from]] = from;
      head = std::move(whole);
    }
    return head;
  }

  std::size_t size_;
  std::vector<double> weight_;
};

}  // namespace

void decode_tree(std::span<const float> scores, std::size_t words,
                 std::vector<std::uint32_t>& heads) {
  const std::size_t columns = words + 1;
  heads.assign(words, 0);
  for (std::size_t d = 0; d < words; ++d) {
    std::size_t best = 0;
    for (std::size_t h = 1; h < columns; ++h) {
      if (h != d + 1 && scores[d * columns + h] > scores[d * columns + best]) best = h;
    }
    heads[d] = static_cast<std::uint32_t>(best);
  }
  if (words == 0 || is_tree_with_one_root(heads)) return;
  heads = SpanningTree(scores, words).solve();
}

}  // namespace tocsin
