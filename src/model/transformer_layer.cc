#include "model/transformer_layer.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace tocsin {
namespace {

// What is read again within a layer stays in the L2 cache beside the weights.
constexpr std::size_t kRowsOfBlock = 96;
constexpr std::size_t kLanes = 16;  // encoder_math.h

}  // namespace

Result<TransformerLayer> TransformerLayer::load(const Container& container, const Names& names,
                                                const Sizes& sizes, Kernel kernel) {
  if (sizes.heads == 0 || sizes.width % (kLanes * sizes.heads) != 0 || sizes.inner % kLanes != 0) {
    return Error{ErrorCode::kUnsupported,
                 fmt::format("the model has {} attention heads over a width of {}, and {} inside; "
                             "this program wants heads and inner parts of whole {}s",
                             sizes.heads, sizes.width, sizes.inner, kLanes)};
  }
  const std::size_t width = sizes.width;
  TransformerLayer layer;
  layer.sizes_ = sizes;
  layer.kernel_ = kernel;
  layer.math_ = encoder_math_of(kernel);
  TOCSIN_TRY(attention_in, Linear::load(container, names.attention_in, width, 3 * width));
  TOCSIN_TRY(attention_out, Linear::load(container, names.attention_out, width, width));
  TOCSIN_TRY(inner_in, Linear::load(container, names.inner_in, width, sizes.inner));
  TOCSIN_TRY(inner_out, Linear::load(container, names.inner_out, sizes.inner, width));
  TOCSIN_TRY(after_attention, LayerNorm::load(container, names.after_attention, width));
  TOCSIN_TRY(after_inner, LayerNorm::load(container, names.after_inner, width));
  layer.attention_in_ = std::move(attention_in);
  layer.attention_out_ = std::move(attention_out);
  layer.inner_in_ = std::move(inner_in);
  layer.inner_out_ = std::move(inner_out);
  layer.after_attention_ = after_attention;
  layer.after_inner_ = after_inner;
  return layer;
}

void TransformerLayer::run(Scratch& scratch) const {
  make_queries(scratch);
  scratch.attention.resize(scratch.x.size());
  std::uint32_t begin = 0;
  for (const std::uint32_t end : scratch.windows) {
    scratch.queries.clear();
    for (std::uint32_t row = begin; row < end; ++row) scratch.queries.push_back(row - begin);
    attend(begin, end, scratch.attention.data() + begin * sizes_.width, scratch);
    begin = end;
  }
  run_rows(scratch);
}

void TransformerLayer::run_for(const std::vector<std::uint32_t>& rows, Scratch& scratch) const {
  const std::size_t width = sizes_.width;
  make_queries(scratch);
  scratch.attention.resize(rows.size() * width);
  std::uint32_t begin = 0;
  std::size_t at = 0;
  for (const std::uint32_t end : scratch.windows) {
    float* out = scratch.attention.data() + at * width;
    scratch.queries.clear();
    for (; at < rows.size() && rows[at] < end; ++at) scratch.queries.push_back(rows[at] - begin);
    attend(begin, end, out, scratch);
    begin = end;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(scratch.x.data() + rows[i] * width, width, scratch.x.data() + i * width);
  }
  scratch.x.resize(rows.size() * width);
  run_rows(scratch);
}

void TransformerLayer::make_queries(Scratch& scratch) const {
  const std::size_t rows = scratch.x.size() / sizes_.width;
  attention_in_.multiply(kernel_, rows, scratch.bytes);
  attention_in_.finish(kernel_, rows, scratch.bytes, scratch.qkv);
}

// The rows [begin, end) see each other; scratch.queries are counted from `begin`.
void TransformerLayer::attend(std::size_t begin, std::size_t end, float* out,
                              Scratch& scratch) const {
  const std::size_t rows = end - begin;
  const std::size_t head_width = sizes_.width / sizes_.heads;
  const std::size_t wanted = attention_workspace(rows, head_width);
  if (scratch.workspace.size() < wanted) scratch.workspace.resize(wanted);
  math_.attend({scratch.qkv.data() + begin * 3 * sizes_.width, rows, sizes_.heads, head_width,
                scratch.queries.data(), scratch.queries.size(), scratch.workspace.data(), out});
}

// What the layer does to each row on its own, and the rows as bytes for who comes next.
void TransformerLayer::run_rows(Scratch& scratch) const {
  const std::size_t width = sizes_.width;
  const std::size_t row_count = scratch.x.size() / width;
  Linear::Scratch& a = scratch.block;
  Linear::Scratch& b = scratch.other_block;
  for (std::size_t begin = 0; begin < row_count; begin += kRowsOfBlock) {
    const std::size_t rows = std::min(kRowsOfBlock, row_count - begin);
    float* x = scratch.x.data() + begin * width;
    quantise_rows(kernel_, std::span(scratch.attention).subspan(begin * width, rows * width), width,
                  a);
    attention_out_.multiply(kernel_, rows, a);
    reserve_rows(rows, width, b);
    math_.add_and_normalise(x, attention_out_.sums(a), after_attention_.gain.data(),
                            after_attention_.bias.data(), rows, width, b.x.data(),
                            b.x_scales.data());
    inner_in_.multiply(kernel_, rows, b);
    reserve_rows(rows, sizes_.inner, a);
    scratch.inner.resize(sizes_.inner);
    math_.gelu_to_bytes(inner_in_.sums(b), rows, sizes_.inner, scratch.inner.data(), a.x.data(),
                        a.x_scales.data());
    inner_out_.multiply(kernel_, rows, a);
    math_.add_and_normalise(
        x, inner_out_.sums(a), after_inner_.gain.data(), after_inner_.bias.data(), rows, width,
        scratch.bytes.x.data() + begin * width, scratch.bytes.x_scales.data() + begin);
  }
}

}  // namespace tocsin
