#include "model/numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace tocsin {
namespace {

constexpr std::size_t kLanes = 16;

float add_lanes(std::array<float, kLanes>& lanes) {
  for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
    for (std::size_t i = 0; i < half; ++i) lanes[i] += lanes[i + half];
  }
  return lanes[0];
}

}  // namespace

float exp_of(float x) {
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

float tanh_of(float x) {
  const float e = exp_of(2.0F * std::min(20.0F, std::max(-20.0F, x)));
  return (e - 1.0F) / (e + 1.0F);
}

float sigmoid_of(float x) { return 1.0F / (1.0F + exp_of(-x)); }

float dot(std::span<const float> a, std::span<const float> b) {
  std::array<float, kLanes> lanes{};
  std::size_t i = 0;
  for (; i + kLanes <= a.size(); i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += a[i + k] * b[i + k];
  }
  for (std::size_t k = 0; i < a.size(); ++i, ++k) lanes[k] += a[i] * b[i];
  return add_lanes(lanes);
}

void normalise_layer(std::span<float> x, std::span<const float> gain, std::span<const float> bias) {
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < x.size(); ++i) lanes[i % kLanes] += x[i];
  const auto size = static_cast<float>(x.size());
  const float mean = add_lanes(lanes) / size;
  lanes.fill(0);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const float d = x[i] - mean;
    lanes[i % kLanes] += d * d;
  }
  // sqrt is exactly rounded by IEEE 754, so it is the same everywhere.
  const float inverse = 1.0F / std::sqrt(add_lanes(lanes) / size + 1e-5F);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = (x[i] - mean) * inverse * gain[i] + bias[i];
}

void leaky_relu(std::span<float> x) {
  for (float& v : x) v = v >= 0 ? v : 0.1F * v;
}

}  // namespace tocsin
