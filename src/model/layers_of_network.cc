#include "model/layers_of_network.h"

#include "model/numbers.h"

namespace tocsin {

Result<Linear> Linear::load(const Container& container, const std::string& name, std::size_t inputs,
                            std::size_t outputs) {
  Linear linear;
  linear.inputs_ = inputs;
  linear.outputs_ = outputs;
  TOCSIN_TRY(weights, container.int8(name + ".q", outputs, inputs));
  TOCSIN_TRY(scales, container.floats(name + ".s", outputs));
  TOCSIN_TRY(bias, container.floats(name + ".b", outputs));
  linear.weights_ = pack_weights(weights, outputs, inputs);
  linear.scales_ = scales;
  linear.bias_ = bias;
  return linear;
}

void reserve_rows(std::size_t rows, std::size_t width, Linear::Scratch& scratch) {
  if (scratch.x.size() < rows * width) scratch.x.resize(rows * width);
  if (scratch.x_scales.size() < rows) scratch.x_scales.resize(rows);
}

void quantise_rows(const Kernel& kernel, std::span<const float> x, std::size_t width,
                   Linear::Scratch& scratch) {
  const std::size_t rows = x.size() / width;
  reserve_rows(rows, width, scratch);
  row_math_of(kernel).quantise(x.data(), rows, width, scratch.x.data(), scratch.x_scales.data());
}

void Linear::multiply(const Kernel& kernel, std::size_t rows, Scratch& scratch) const {
  if (scratch.sums.size() < rows * outputs_) scratch.sums.resize(rows * outputs_);
  kernel.product({scratch.x.data(), weights_, rows, scratch.sums.data()});
}

ScaledSums Linear::sums(const Scratch& scratch) const {
  return {scratch.sums.data(), scratch.x_scales.data(), scales_.data(), bias_.data()};
}

void Linear::finish(const Kernel& kernel, std::size_t rows, const Scratch& scratch,
                    std::vector<float>& out) const {
  out.resize(rows * outputs_);
  row_math_of(kernel).scale_sums(sums(scratch), rows, outputs_, out.data());
}

void Linear::apply(const Kernel& kernel, std::span<const float> x, Scratch& scratch,
                   std::vector<float>& out) const {
  const std::size_t rows = x.size() / inputs_;
  quantise_rows(kernel, x, inputs_, scratch);
  multiply(kernel, rows, scratch);
  finish(kernel, rows, scratch, out);
}

Result<Embedding> Embedding::load(const Container& container, const std::string& name,
                                  std::size_t rows, std::size_t width) {
  Embedding embedding;
  embedding.width_ = width;
  TOCSIN_TRY(weights, container.int8(name + ".q", rows, width));
  TOCSIN_TRY(scales, container.floats(name + ".s", rows));
  embedding.rows_ = weights;
  embedding.scales_ = scales;
  return embedding;
}

void Embedding::add_row(std::size_t row, float factor, std::span<float> out) const {
  const float scale = scales_[row] * factor;
  const std::int8_t* weights = rows_.data() + row * width_;
  for (std::size_t i = 0; i < width_; ++i) out[i] += static_cast<float>(weights[i]) * scale;
}

void Embedding::add_row(const RowMath& math, std::size_t row, float factor,
                        std::span<float> out) const {
  math.add_bytes(rows_.data() + row * width_, scales_[row] * factor, width_, out.data());
}

Result<LayerNorm> LayerNorm::load(const Container& container, const std::string& name,
                                  std::size_t width) {
  TOCSIN_TRY(gain, container.floats(name + ".g", width));
  TOCSIN_TRY(bias, container.floats(name + ".b", width));
  return LayerNorm{gain, bias};
}

void LayerNorm::apply(std::span<float> x) const {
  for (std::size_t at = 0; at < x.size(); at += gain.size()) {
    normalise_layer(x.subspan(at, gain.size()), gain, bias);
  }
}

}  // namespace tocsin
