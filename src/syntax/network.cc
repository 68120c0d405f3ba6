#include "syntax/network.h"

#include <algorithm>
#include <string>

#include "model/numbers.h"

namespace tocsin {
namespace {

// Columns of a QRNN product: z, f, o forward, then the same backward.
constexpr std::size_t kGates = 3;

}  // namespace

Result<Network> Network::load(const Container& container, const NetworkSizes& sizes,
                              Kernel kernel) {
  Network net;
  net.sizes_ = sizes;
  net.kernel_ = kernel;
  const std::size_t width = sizes.width;
  const auto embedding = [&](const char* name, std::size_t rows) {
    return Embedding::load(container, name, rows, sizes.embedding);
  };
  const auto linear = [&](const char* name, std::size_t inputs, std::size_t outputs) {
    return Linear::load(container, name, inputs, outputs);
  };
  TOCSIN_TRY(word, embedding("word", sizes.words));
  TOCSIN_TRY(shape, embedding("shape", kShapeRows));
  TOCSIN_TRY(affix, embedding("affix", kAffixRows));
  TOCSIN_TRY(ngram, embedding("ngram", kNgramRows));
  TOCSIN_TRY(into, linear("into", sizes.embedding, width));
  TOCSIN_TRY(first, linear("qrnn1", 3 * width, kGates * width));
  TOCSIN_TRY(second, linear("qrnn2", width, kGates * width));
  TOCSIN_TRY(third, linear("qrnn3", width, kGates * width));
  TOCSIN_TRY(tag_hidden, linear("taghidden", width, sizes.tag_hidden));
  TOCSIN_TRY(tag_out, linear("tagout", sizes.tag_hidden, sizes.tags + sizes.feats));
  TOCSIN_TRY(arc, linear("arc", width, 2 * sizes.arc));
  TOCSIN_TRY(label, linear("label", width, 2 * sizes.label));
  TOCSIN_TRY(arc_pair, linear("arcpair", sizes.arc, sizes.arc));
  TOCSIN_TRY(label_pair, linear("labelpair", sizes.label, sizes.labels * sizes.label));
  TOCSIN_TRY(label_head, linear("labelhead", sizes.label, sizes.labels));
  TOCSIN_TRY(arc_root, container.floats("arc.root", sizes.arc));
  for (std::size_t i = 0; i < net.norms_.size(); ++i) {
    TOCSIN_TRY(norm, LayerNorm::load(container, "norm" + std::to_string(i), width));
    net.norms_[i] = norm;
  }
  net.word_ = word;
  net.shape_ = shape;
  net.affix_ = affix;
  net.ngram_ = ngram;
  net.into_ = std::move(into);
  net.qrnn_ = {std::move(first), std::move(second), std::move(third)};
  net.tag_hidden_ = std::move(tag_hidden);
  net.tag_out_ = std::move(tag_out);
  net.arc_ = std::move(arc);
  net.label_ = std::move(label);
  net.arc_pair_ = std::move(arc_pair);
  net.label_pair_ = std::move(label_pair);
  net.label_head_ = std::move(label_head);
  net.arc_root_ = arc_root;
  return net;
}

void Network::embed(std::size_t word, const WordFeatures& features, Scratch& scratch) const {
  const std::size_t at = scratch.embedded.size();
  scratch.embedded.resize(at + sizes_.embedding, 0.0F);
  const std::span<float> out = std::span(scratch.embedded).subspan(at);
  word_.add_row(word, 1.0F, out);
  shape_.add_row(features.shape, 1.0F, out);
  for (const std::uint32_t row : features.affixes) affix_.add_row(row, 1.0F, out);
  if (features.ngrams.empty()) return;
  const float share = 1.0F / static_cast<float>(features.ngrams.size());
  for (const std::uint32_t row : features.ngrams) ngram_.add_row(row, share, out);
}

void Network::run(std::span<const std::uint32_t> sentence_ends, Scratch& scratch,
                  Output& out) const {
  const std::size_t width = sizes_.width;
  const std::size_t rows = sentence_ends.back();
  into_.apply(kernel_, scratch.embedded, scratch.linear, scratch.x);
  leaky_relu(scratch.x);
  norms_[0].apply(scratch.x);

  // The first layer sees the words before and after; none across a sentence's border.
  scratch.window.assign(rows * 3 * width, 0.0F);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : sentence_ends) {
    for (std::uint32_t r = begin; r < end; ++r) {
      const std::uint32_t first = r == begin ? r : r - 1;
      const std::uint32_t last = r + 1 == end ? r : r + 1;
      for (std::uint32_t from = first; from <= last; ++from) {
        std::copy_n(scratch.x.begin() + from * width, width,
                    scratch.window.begin() + (r * 3 + from + 1 - r) * width);
      }
    }
    begin = end;
  }
  scratch.y.resize(rows * width);
  for (std::size_t layer = 0; layer < qrnn_.size(); ++layer) {
    qrnn_[layer].apply(kernel_, layer == 0 ? scratch.window : scratch.x, scratch.linear,
                       scratch.product);
    scan(sentence_ends, scratch.product, scratch.y);
    for (std::size_t i = 0; i < scratch.y.size(); ++i) scratch.x[i] += scratch.y[i];
    norms_[layer + 1].apply(scratch.x);
    if (layer != 1) continue;
    tag_hidden_.apply(kernel_, scratch.x, scratch.linear, scratch.hidden);
    leaky_relu(scratch.hidden);
    tag_out_.apply(kernel_, scratch.hidden, scratch.linear, out.tags);
  }

  const auto split = [&](const std::vector<float>& both, std::size_t size, std::vector<float>& a,
                         std::vector<float>& b) {
    a.resize(rows * size);
    b.resize(rows * size);
    for (std::size_t r = 0; r < rows; ++r) {
      std::copy_n(both.begin() + static_cast<std::ptrdiff_t>(2 * r * size), size,
                  a.begin() + static_cast<std::ptrdiff_t>(r * size));
      std::copy_n(both.begin() + static_cast<std::ptrdiff_t>((2 * r + 1) * size), size,
                  b.begin() + static_cast<std::ptrdiff_t>(r * size));
    }
  };
  arc_.apply(kernel_, scratch.x, scratch.linear, scratch.arc);
  leaky_relu(scratch.arc);
  split(scratch.arc, sizes_.arc, scratch.arc_pair, out.arc_head);
  arc_pair_.apply(kernel_, scratch.arc_pair, scratch.linear, out.arc_dependent);
  label_.apply(kernel_, scratch.x, scratch.linear, scratch.label);
  leaky_relu(scratch.label);
  split(scratch.label, sizes_.label, out.label_dependent, out.label_head);
}

// c[t] = f c[t-1] + (1 - f) z, h = o c; forward in the first half of a row, backward in the second.
void Network::scan(std::span<const std::uint32_t> sentence_ends, std::span<const float> product,
                   std::span<float> out) const {
  const std::size_t half = sizes_.width / 2;
  const std::size_t row_size = 2 * kGates * half;
  const auto step = [&](std::size_t row, std::size_t direction, std::vector<float>& state) {
    const std::span<const float> gates =
        product.subspan(row * row_size + direction * kGates * half, kGates * half);
    const std::span<float> h = out.subspan(row * 2 * half + direction * half, half);
    for (std::size_t i = 0; i < half; ++i) {
      const float f = sigmoid_of(gates[half + i]);
      state[i] = f * state[i] + (1.0F - f) * tanh_of(gates[i]);
      h[i] = sigmoid_of(gates[2 * half + i]) * state[i];
    }
  };
  std::vector<float> state(half);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : sentence_ends) {
    std::fill(state.begin(), state.end(), 0.0F);
    for (std::uint32_t r = begin; r < end; ++r) step(r, 0, state);
    std::fill(state.begin(), state.end(), 0.0F);
    for (std::uint32_t r = end; r > begin; --r) step(r - 1, 1, state);
    begin = end;
  }
}

void Network::score_arcs(const Output& output, std::size_t begin, std::size_t end,
                         std::vector<float>& scores) const {
  const std::size_t words = end - begin;
  const std::span<const float> heads(output.arc_head);
  const std::span<const float> dependents(output.arc_dependent);
  scores.resize(words * (words + 1));
  for (std::size_t d = 0; d < words; ++d) {
    const auto dependent = dependents.subspan((begin + d) * sizes_.arc, sizes_.arc);
    scores[d * (words + 1)] = dot(dependent, arc_root_);
    for (std::size_t h = 0; h < words; ++h) {
      scores[d * (words + 1) + h + 1] =
          dot(dependent, heads.subspan((begin + h) * sizes_.arc, sizes_.arc));
    }
  }
}

void Network::prepare_labels(const Output& output, std::size_t begin, std::size_t end,
                             Scratch& scratch) const {
  const auto dependents =
      std::span(output.label_dependent).subspan(begin * sizes_.label, (end - begin) * sizes_.label);
  label_pair_.apply(kernel_, dependents, scratch.linear, scratch.pair);
  label_head_.apply(kernel_, dependents, scratch.linear, scratch.pair_bias);
  scratch.prepared_begin = begin;
}

void Network::score_labels(const Output& output, std::size_t row, std::size_t head,
                           const Scratch& scratch, std::vector<float>& scores) const {
  const auto above = std::span(output.label_head).subspan(head * sizes_.label, sizes_.label);
  const std::size_t first = (row - scratch.prepared_begin) * sizes_.labels;
  scores.resize(sizes_.labels);
  for (std::size_t l = 0; l < sizes_.labels; ++l) {
    const auto pair = std::span(scratch.pair).subspan((first + l) * sizes_.label, sizes_.label);
    scores[l] = scratch.pair_bias[first + l] + dot(pair, above);
  }
}

}  // namespace tocsin
