#include "model/layers_of_network.h"

#include <algorithm>
#include <cmath>

#include "model/numbers.h"

namespace tocsin {
namespace {

// Returns the scale; 0 for a row of zeros.
float quantise(std::span<const float> x, std::int8_t* out) {
  float most = 0;
  for (const float v : x) most = std::max(most, std::abs(v));
  if (most == 0) {
    std::fill_n(out, x.size(), std::int8_t{0});
    return 0;
  }
  const float inverse = 127.0F / most;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const float v = x[i] * inverse;
    out[i] = static_cast<std::int8_t>(static_cast<std::int32_t>(v + (v >= 0 ? 0.5F : -0.5F)));
  }
  return most / 127.0F;
}

}  // namespace

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

void Linear::apply(const Kernel& kernel, std::span<const float> x, Scratch& scratch,
                   std::vector<float>& out) const {
  const std::size_t rows = x.size() / inputs_;
  scratch.x.resize(x.size());
  scratch.x_scales.resize(rows);
  scratch.sums.resize(rows * outputs_);
  out.resize(rows * outputs_);
  for (std::size_t r = 0; r < rows; ++r) {
    scratch.x_scales[r] = quantise(x.subspan(r * inputs_, inputs_), scratch.x.data() + r * inputs_);
  }
  kernel.product({scratch.x.data(), weights_, rows, scratch.sums.data()});
  for (std::size_t r = 0; r < rows; ++r) {
    const float scale = scratch.x_scales[r];
    const std::int32_t* sums = scratch.sums.data() + r * outputs_;
    float* y = out.data() + r * outputs_;
    for (std::size_t c = 0; c < outputs_; ++c) {
      y[c] = static_cast<float>(sums[c]) * (scale * scales_[c]) + bias_[c];
    }
  }
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
