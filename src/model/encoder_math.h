// The float arithmetic of an encoder of the Transformer kind (Vaswani et al. 2017): attention,
// GELU, normalised sums. Written once in lanes of 16 (encoder_math_lanes.h), compiled for each
// instruction set, the same bits from each: every sum has one order, and none is fused.
//
// What a row gets never depends on its neighbours in memory: sequences are not padded.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/kernels.h"

namespace tocsin {

// Softmax attention of one sequence. Rows of `qkv` hold all queries, then all keys, then all values
// of a position, each heads * head_width wide; scores are not scaled.
struct Attention {
  const float* qkv;
  std::size_t rows;
  std::size_t heads;
  std::size_t head_width;        // a multiple of 16
  const std::uint32_t* queries;  // the rows that are asked for, `query_count` of them
  std::size_t query_count;
  float* workspace;  // attention_workspace() floats
  float* out;        // a row of heads * head_width for each query
};

std::size_t attention_workspace(std::size_t rows, std::size_t head_width);

struct EncoderMath {
  void (*attend)(const Attention& a);
  // x = 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) (Hendrycks and Gimpel 2016).
  void (*gelu)(float* x, std::size_t count);
  // Each row of `width`, a multiple of 16: x = (x + y) normalised (numbers.h), times gain, plus
  // bias.
  void (*add_and_normalise)(float* x, const float* y, const float* gain, const float* bias,
                            std::size_t rows, std::size_t width);
  // out += factor * x.
  void (*add_scaled)(float* out, const float* x, float factor, std::size_t count);
  // As dot of numbers.h.
  float (*dot)(const float* a, const float* b, std::size_t count);
};

// The one that goes with the instructions that `kernel` uses.
EncoderMath encoder_math_of(const Kernel& kernel);

}  // namespace tocsin
