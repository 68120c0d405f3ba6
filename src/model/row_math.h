// Float arithmetic on rows of 8-bit products: to bytes and back, and the gates of a QRNN (Bradbury
// et al. 2017). Written once in lanes of 16 (row_math_lanes.h), compiled for each instruction set,
// the same bits from each: every sum has one order, and none is fused.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/kernels.h"

namespace tocsin {

// y = sum * (row's scale * column's scale) + bias: what a product of bytes means.
struct ScaledSums {
  const std::int32_t* sums;
  const float* row_scales;
  const float* scales;
  const float* bias;
};

// The first layer's gates of a word are the sum of what the word before, the word itself and the
// word after bring, each three parts of bytes with a scale a part: [before][here][after].
struct WindowRow {
  const std::int8_t* bytes;  // 3 x 6 half
  const float* scales;       // 3
};

struct RowMath {
  // Bytes of each row: 127 / its largest absolute value, rounded half away from zero. A row of
  // zeros has the scale 0.
  void (*quantise)(const float* x, std::size_t rows, std::size_t width, std::int8_t* out,
                   float* scales);
  void (*scale_sums)(const ScaledSums& s, std::size_t rows, std::size_t columns, float* out);
  void (*leaky_relu)(float* x, std::size_t count);  // slope 0.1 below 0
  // out += factor * row.
  void (*add_bytes)(const std::int8_t* row, float factor, std::size_t count, float* out);
  // x = (x + y) normalised as normalise_layer does; no y: x alone. `width`: a multiple of 16.
  void (*add_and_normalise)(float* x, const float* y, const float* gain, const float* bias,
                            std::size_t rows, std::size_t width);
  // The QRNN over the rows of one sentence: c[t] = f c[t-1] + (1 - f) z, out = o c; gates z, f, o
  // of `half` columns each, forward, then the same backward. `half`: a multiple of 16; `state` has
  // room for it.
  void (*scan_sums)(const ScaledSums& gates, std::size_t rows, std::size_t half, float* state,
                    float* out);
  void (*scan_window)(const WindowRow* words, const float* bias, std::size_t rows, std::size_t half,
                      float* state, float* out);
  // scores[d][h] = dependent d . head h; `heads` is transposed, a row of `padded` for each of
  // `width`; `padded` is a multiple of 16. Rows of scores are `padded` long.
  void (*score_pairs)(const float* dependents, const float* heads, std::size_t count,
                      std::size_t width, std::size_t padded, float* scores);
};

// The one that goes with the instructions that `kernel` uses.
const RowMath& row_math_of(const Kernel& kernel);

}  // namespace tocsin
