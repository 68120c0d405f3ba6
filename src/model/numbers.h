// Float arithmetic that gives the same bits on every machine: own exp and tanh, sums in one order.
//
// Nothing here calls libm, whose results differ between versions; no reduction is left to the
// compiler, so vectorising changes nothing.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tocsin {

// The three are inline so that loops over them vectorise.

// Relative error below 1e-6 in [-87, 87], clamped outside.
inline float exp_of(float x) {
  x = std::min(87.0F, std::max(-87.0F, x));
  // exp(x) = 2^n exp(r), |r| <= ln 2 / 2; ln 2 in two parts keeps r exact.
  const float scaled = x * 1.44269504F;
  const auto n = static_cast<std::int32_t>(scaled + (scaled >= 0 ? 0.5F : -0.5F));
  const auto whole = static_cast<float>(n);
  const float r = (x - whole * 0.693359375F) + whole * 2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  return p * std::bit_cast<float>(static_cast<std::uint32_t>(n + 127) << 23);
}

inline float tanh_of(float x) {
  const float e = exp_of(2.0F * std::min(20.0F, std::max(-20.0F, x)));
  return (e - 1.0F) / (e + 1.0F);
}

inline float sigmoid_of(float x) { return 1.0F / (1.0F + exp_of(-x)); }

// Sum of products in 16 lanes, added up as a tree.
float dot(std::span<const float> a, std::span<const float> b);

// x = (x - mean) / sqrt(variance + 1e-5) * gain + bias.
void normalise_layer(std::span<float> x, std::span<const float> gain, std::span<const float> bias);

void leaky_relu(std::span<float> x);  // slope 0.1 below 0

}  // namespace tocsin
