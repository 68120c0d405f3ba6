#include "model/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

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
  for (float& v : x) v = std::max(v, 0.1F * v);
}

}  // namespace tocsin
