#include "syntax/network.h"

#include <algorithm>
#include <string>
#include <utility>

#include "model/row_math.h"

namespace tocsin {
namespace {

constexpr std::size_t kGates = 3;
constexpr std::size_t kTagLayer = 2;
constexpr std::size_t kMostLayers = 16;
constexpr std::size_t kLanes = 16;

}  // namespace

Result<Network> Network::load(const Container& container, const NetworkSizes& sizes,
                              const Kernel& kernel) {
  const std::size_t width = sizes.types.width;
  if (width % (2 * kLanes) != 0 || sizes.layers < kTagLayer || sizes.layers > kMostLayers) {
    return Error{ErrorCode::kCorrupt,
                 "the model's width is no multiple of 32, or its layers are not 2 to 16; get the "
                 "file again"};
  }
  Network net;
  net.sizes_ = sizes;
  net.kernel_ = kernel;
  const auto linear = [&](const char* name, std::size_t inputs, std::size_t outputs) {
    return Linear::load(container, name, inputs, outputs);
  };
  TOCSIN_TRY(types, WordTypes::load(container, sizes.types, kernel));
  TOCSIN_TRY(tag_hidden, linear("taghidden", width, sizes.tag_hidden));
  TOCSIN_TRY(tag_out, linear("tagout", sizes.tag_hidden, sizes.tags + sizes.feats));
  TOCSIN_TRY(arc, linear("arc", width, 2 * sizes.arc));
  TOCSIN_TRY(arc_pair, linear("arcpair", sizes.arc, sizes.arc));
  TOCSIN_TRY(label, linear("label", width, 2 * sizes.label));
  TOCSIN_TRY(label_out, linear("labelout", sizes.label, sizes.labels));
  TOCSIN_TRY(arc_root, container.floats("arc.root", sizes.arc));
  for (std::size_t i = 1; i <= sizes.layers; ++i) {
    TOCSIN_TRY(norm, LayerNorm::load(container, "norm" + std::to_string(i), width));
    net.norms_.push_back(norm);
    if (i == 1) continue;
    TOCSIN_TRY(layer, Linear::load(container, "qrnn" + std::to_string(i), width, kGates * width));
    net.qrnn_.push_back(std::move(layer));
  }
  net.types_ = std::move(types);
  net.tag_hidden_ = std::move(tag_hidden);
  net.tag_out_ = std::move(tag_out);
  net.arc_ = std::move(arc);
  net.arc_pair_ = std::move(arc_pair);
  net.label_ = std::move(label);
  net.label_out_ = std::move(label_out);
  net.arc_root_ = arc_root;
  return net;
}

void Network::run(std::span<const std::string_view> forms, std::span<const std::uint32_t> ends,
                  Scratch& scratch) const {
  types_.find(forms, ends, scratch.types);
  run_first_layer(ends, scratch);
  for (std::size_t layer = 2; layer <= sizes_.layers; ++layer) {
    run_layer(qrnn_[layer - 2], ends, scratch);
    add_and_quantise(norms_[layer - 1], scratch);
    if (layer == kTagLayer) read_tags(scratch);
  }
  read_tree(scratch);
}

void Network::run_first_layer(std::span<const std::uint32_t> ends, Scratch& scratch) const {
  const std::size_t width = sizes_.types.width;
  const std::size_t words = scratch.types.rows.size();
  scratch.x.resize(words * width);
  scratch.y.resize(words * width);
  scratch.state.resize(width / 2);
  scratch.window.clear();
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint32_t row = scratch.types.rows[i];
    std::copy_n(types_.vector(row, scratch.types), width, scratch.x.data() + i * width);
    scratch.window.push_back(types_.window(row, scratch.types));
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    row_math_of(kernel_).scan_window(scratch.window.data() + begin, types_.window_bias().data(),
                                     end - begin, width / 2, scratch.state.data(),
                                     scratch.y.data() + begin * width);
    begin = end;
  }
  add_and_quantise(norms_[0], scratch);
}

// Reads the bytes that add_and_quantise made of the layer below.
void Network::run_layer(const Linear& gates, std::span<const std::uint32_t> ends,
                        Scratch& scratch) const {
  const std::size_t width = sizes_.types.width;
  gates.multiply(kernel_, ends.back(), scratch.rows);
  const ScaledSums all = gates.sums(scratch.rows);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    const ScaledSums sums{all.sums + begin * kGates * width, all.row_scales + begin, all.scales,
                          all.bias};
    row_math_of(kernel_).scan_sums(sums, end - begin, width / 2, scratch.state.data(),
                                   scratch.y.data() + begin * width);
    begin = end;
  }
}

void Network::add_and_quantise(const LayerNorm& norm, Scratch& scratch) const {
  const std::size_t width = sizes_.types.width;
  row_math_of(kernel_).add_and_normalise(scratch.x.data(), scratch.y.data(), norm.gain.data(),
                                         norm.bias.data(), scratch.x.size() / width, width);
  quantise_rows(kernel_, scratch.x, width, scratch.rows);
}

void Network::read_tags(Scratch& scratch) const {
  const std::size_t words = scratch.types.rows.size();
  tag_hidden_.multiply(kernel_, words, scratch.rows);
  tag_hidden_.finish(kernel_, words, scratch.rows, scratch.hidden);
  row_math_of(kernel_).leaky_relu(scratch.hidden.data(), scratch.hidden.size());
  tag_out_.apply(kernel_, scratch.hidden, scratch.second, scratch.tags);
}

void Network::read_tree(Scratch& scratch) const {
  const std::size_t words = scratch.types.rows.size();
  const std::size_t size = sizes_.arc;
  label_.multiply(kernel_, words, scratch.rows);
  label_.finish(kernel_, words, scratch.rows, scratch.label);
  arc_.multiply(kernel_, words, scratch.rows);
  arc_.finish(kernel_, words, scratch.rows, scratch.arc);
  row_math_of(kernel_).leaky_relu(scratch.arc.data(), scratch.arc.size());
  scratch.dependents.resize(words * size);
  for (std::size_t i = 0; i < words; ++i) {
    std::copy_n(scratch.arc.data() + 2 * i * size, size, scratch.dependents.data() + i * size);
  }
  arc_pair_.apply(kernel_, scratch.dependents, scratch.second, scratch.arc_dependent);
}

void Network::score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                         std::vector<float>& scores) const {
  const std::size_t size = sizes_.arc;
  const std::size_t columns = end - begin + 1;
  const std::size_t padded = (columns + kLanes - 1) / kLanes * kLanes;
  std::vector<float>& heads = scratch.heads_transposed;
  heads.assign(size * padded, 0.0F);
  for (std::size_t h = 0; h < columns; ++h) {
    const float* head =
        h == 0 ? arc_root_.data() : scratch.arc.data() + (2 * (begin + h - 1) + 1) * size;
    for (std::size_t i = 0; i < size; ++i) heads[i * padded + h] = head[i];
  }
  scratch.scores_padded.resize((columns - 1) * padded);
  row_math_of(kernel_).score_pairs(scratch.arc_dependent.data() + begin * size, heads.data(),
                                   columns - 1, size, padded, scratch.scores_padded.data());
  scores.resize((columns - 1) * columns);
  for (std::size_t d = 0; d + 1 < columns; ++d) {
    std::copy_n(scratch.scores_padded.data() + d * padded, columns, scores.data() + d * columns);
  }
}

void Network::score_labels(std::size_t begin, std::span<const std::uint32_t> heads,
                           Scratch& scratch, std::vector<float>& scores) const {
  const std::size_t size = sizes_.label;
  scratch.hidden.resize(heads.size() * size);
  for (std::size_t d = 0; d < heads.size(); ++d) {
    const float* dependent = scratch.label.data() + 2 * (begin + d) * size;
    float* out = scratch.hidden.data() + d * size;
    if (heads[d] == 0) {
      std::fill_n(out, size, 0.0F);
      continue;
    }
    const float* head = scratch.label.data() + (2 * (begin + heads[d] - 1) + 1) * size;
    for (std::size_t i = 0; i < size; ++i) out[i] = dependent[i] + head[i];
  }
  row_math_of(kernel_).leaky_relu(scratch.hidden.data(), scratch.hidden.size());
  label_out_.apply(kernel_, scratch.hidden, scratch.second, scores);
}

}  // namespace tocsin
