// Float arithmetic that gives the same bits on every machine: own exp and tanh, sums in one order.
//
// Nothing here calls libm, whose results differ between versions; no reduction is left to the
// compiler, so vectorising changes nothing.
#pragma once

#include <cstddef>
#include <span>

namespace tocsin {

float exp_of(float x);  // relative error below 3e-7 in [-87, 87], clamped outside
float tanh_of(float x);
float sigmoid_of(float x);

// Sum of products in 16 lanes, added up as a tree.
float dot(std::span<const float> a, std::span<const float> b);

// x = (x - mean) / sqrt(variance + 1e-5) * gain + bias.
void normalise_layer(std::span<float> x, std::span<const float> gain, std::span<const float> bias);

void leaky_relu(std::span<float> x);  // slope 0.1 below 0

}  // namespace tocsin
