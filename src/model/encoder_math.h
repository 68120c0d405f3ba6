// The float arithmetic of an encoder of the Transformer kind (Vaswani et al. 2017) that row_math.h
// has not: attention, and what stands between two products of bytes, done in one pass. Written once
// in lanes of 16 (encoder_math_lanes.h), compiled for each instruction set, the same bits from
// each: every sum has one order, and none is fused.
//
// What a row gets never depends on its neighbours in memory: sequences are not padded.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/kernels.h"
#include "model/row_math.h"

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
  // What a product gave through 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) (Hendrycks and
  // Gimpel 2016), and then to bytes as RowMath::quantise does. `width`: a multiple of 16; `row` has
  // room for it.
  void (*gelu_to_bytes)(const ScaledSums& s, std::size_t rows, std::size_t width, float* row,
                        std::int8_t* bytes, float* byte_scales);
  // x = (x + what a product gave) normalised as RowMath does, and to bytes besides. `width`: a
  // multiple of 16.
  void (*add_and_normalise)(float* x, const ScaledSums& s, const float* gain, const float* bias,
                            std::size_t rows, std::size_t width, std::int8_t* bytes,
                            float* byte_scales);
  // out += factor * x.
  void (*add_scaled)(float* out, const float* x, float factor, std::size_t count);
  // As dot of numbers.h.
  float (*dot)(const float* a, const float* b, std::size_t count);
};

// The one that goes with the instructions that `kernel` uses.
EncoderMath encoder_math_of(const Kernel& kernel);

}  // namespace tocsin
