// The body of encoder_math: included once by each file that compiles it for an instruction set.
//
// Only built-in types and functions of internal linkage stand here: an inline function of the
// library, compiled for AVX-512 and then chosen by the linker, would stop an older machine.
#include <cstddef>
#include <cstdint>

#include "model/encoder_math.h"
#include "model/lanes.h"

namespace tocsin {
namespace {

constexpr std::size_t kQueryBlock = 4;

// 0.5 (1 + tanh z) is 1 / (1 + exp(-2 z)): one division.
TOCSIN_INLINE Floats gelu(Floats x) {
  for (std::size_t i = 0; i < kParts; ++i) {
    const Part v = x.part[i];
    Part z = -1.5957691216F * (v + 0.044715F * (v * v * v));
    z = z > -80.0F ? z : part_of(-80.0F);
    z = z < 80.0F ? z : part_of(80.0F);
    x.part[i] = v / (1.0F + quick_exp_part(z));
  }
  return x;
}

// exp of what is at most 0.
TOCSIN_INLINE Floats exp_below(Floats x) {
  for (std::size_t i = 0; i < kParts; ++i) {
    const Part v = x.part[i] > -80.0F ? x.part[i] : part_of(-80.0F);
    x.part[i] = quick_exp_part(v);
  }
  return x;
}

TOCSIN_INLINE Floats scaled(const ScaledSums& s, const std::int32_t* sums, Floats row_scale,
                            std::size_t column) {
  return load_ints(sums + column) * (row_scale * load(s.scales + column)) + load(s.bias + column);
}

// As quantise of row_math.h; `top` is the largest absolute value of the row.
TOCSIN_INLINE float to_bytes(const float* x, Floats top_lanes, std::size_t width,
                             std::int8_t* bytes) {
  const float top = most_of(top_lanes);
  const Floats inverse = all(top == 0 ? 0 : 127.0F / top);
  for (std::size_t i = 0; i < width; i += kLanes) store_bytes(bytes + i, load(x + i) * inverse);
  return top == 0 ? 0 : top / 127.0F;
}

void gelu_to_bytes(const ScaledSums& s, std::size_t rows, std::size_t width, float* row,
                   std::int8_t* bytes, float* byte_scales) {
  const std::int32_t* sums = s.sums;
  for (std::size_t r = 0; r < rows; ++r, sums += width, bytes += width) {
    const Floats row_scale = all(s.row_scales[r]);
    Floats top = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats v = gelu(scaled(s, sums, row_scale, i));
      store(row + i, v);
      top = larger(top, without_sign(v));
    }
    byte_scales[r] = to_bytes(row, top, width, bytes);
  }
}

void add_and_normalise(float* x, const ScaledSums& s, const float* gain, const float* bias,
                       std::size_t rows, std::size_t width, std::int8_t* bytes,
                       float* byte_scales) {
  const float share = static_cast<float>(width);
  const std::int32_t* from = s.sums;
  for (std::size_t r = 0; r < rows; ++r, x += width, from += width, bytes += width) {
    const Floats row_scale = all(s.row_scales[r]);
    Floats sums = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats v = load(x + i) + scaled(s, from, row_scale, i);
      store(x + i, v);
      sums = sums + v;
    }
    const Floats mean = all(sum_of(sums) / share);
    Floats squares = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats d = load(x + i) - mean;
      squares = squares + d * d;
    }
    // A square root is exactly rounded by IEEE 754, so it is the same everywhere.
    const Floats inverse = all(1.0F / __builtin_sqrtf(sum_of(squares) / share + 1e-5F));
    Floats top = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats v = (load(x + i) - mean) * inverse * load(gain + i) + load(bias + i);
      store(x + i, v);
      top = larger(top, without_sign(v));
    }
    byte_scales[r] = to_bytes(x, top, width, bytes);
  }
}

void add_scaled(float* out, const float* x, float factor, std::size_t count) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    store(out + i, load(out + i) + load(x + i) * all(factor));
  }
  for (; i < count; ++i) out[i] += x[i] * factor;
}

float dot_lanes(const float* a, const float* b, std::size_t count) {
  Floats sums = all(0.0F);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) sums = sums + load(a + i) * load(b + i);
  if (i < count) {
    sums = sums + load_some(a + i, count - i) * load_some(b + i, count - i);
  }
  return sum_of(sums);
}

// What one head reads: `keys` transposed, a row for each of `width` with `padded` columns.
struct HeadView {
  std::size_t rows;
  std::size_t padded;  // rows, up to a multiple of kLanes
  std::size_t width;
  std::size_t stride;  // of queries and values
  const float* keys;
  const float* values;
};

// Scores of kBlock queries and 16 keys, each summed over the width in its order.
template <std::size_t kBlock>
TOCSIN_INLINE void score_block(const HeadView& head, const float* const* queries, std::size_t key,
                               float* scores) {
  Floats sums[kBlock];
  for (std::size_t q = 0; q < kBlock; ++q) sums[q] = all(0.0F);
  for (std::size_t d = 0; d < head.width; ++d) {
    const Floats keys = load(head.keys + d * head.padded + key);
    for (std::size_t q = 0; q < kBlock; ++q) sums[q] = sums[q] + keys * all(queries[q][d]);
  }
  for (std::size_t q = 0; q < kBlock; ++q) store(scores + q * head.padded + key, sums[q]);
}

// Scores to exp(score - most), zero past the last key; the sum of them.
TOCSIN_INLINE float exponentiate(const HeadView& head, float* scores) {
  const std::size_t last = head.padded - kLanes;
  const std::size_t there = head.rows - last;
  const Floats end = keep(load(scores + last), there, -3e38F);
  Floats most = end;
  for (std::size_t i = 0; i < last; i += kLanes) most = larger(most, load(scores + i));
  const Floats top = all(most_of(most));
  Floats sums = all(0.0F);
  for (std::size_t i = 0; i < last; i += kLanes) {
    const Floats v = exp_below(load(scores + i) - top);
    store(scores + i, v);
    sums = sums + v;
  }
  const Floats v = keep(exp_below(end - top), there, 0.0F);
  store(scores + last, v);
  return sum_of(sums + v);
}

// The values in the order of the rows, weighed; 16 of the width at a time.
template <std::size_t kBlock>
TOCSIN_INLINE void weigh_block(const HeadView& head, const float* weights, const float* inverse,
                               std::size_t begin, float* const* out) {
  Floats sums[kBlock];
  for (std::size_t q = 0; q < kBlock; ++q) sums[q] = all(0.0F);
  for (std::size_t j = 0; j < head.rows; ++j) {
    const Floats values = load(head.values + j * head.stride + begin);
    for (std::size_t q = 0; q < kBlock; ++q) {
      sums[q] = sums[q] + values * all(weights[q * head.padded + j]);
    }
  }
  for (std::size_t q = 0; q < kBlock; ++q) store(out[q] + begin, sums[q] * all(inverse[q]));
}

template <std::size_t kBlock>
TOCSIN_INLINE void attend_block(const HeadView& head, const float* const* queries, float* scores,
                                float* const* out) {
  for (std::size_t key = 0; key < head.padded; key += kLanes) {
    score_block<kBlock>(head, queries, key, scores);
  }
  float inverse[kBlock];
  for (std::size_t q = 0; q < kBlock; ++q) {
    inverse[q] = 1.0F / exponentiate(head, scores + q * head.padded);
  }
  for (std::size_t begin = 0; begin < head.width; begin += kLanes) {
    weigh_block<kBlock>(head, scores, inverse, begin, out);
  }
}

void attend(const Attention& a) {
  const std::size_t width = a.heads * a.head_width;
  const std::size_t stride = 3 * width;
  const std::size_t padded = (a.rows + kLanes - 1) / kLanes * kLanes;
  float* keys = a.workspace;
  float* scores = keys + a.head_width * padded;
  for (std::size_t h = 0; h < a.heads; ++h) {
    const float* first = a.qkv + h * a.head_width;
    for (std::size_t j = 0; j < padded; ++j) {
      for (std::size_t d = 0; d < a.head_width; ++d) {
        keys[d * padded + j] = j < a.rows ? first[j * stride + width + d] : 0.0F;
      }
    }
    const HeadView head{a.rows, padded, a.head_width, stride, keys, first + 2 * width};
    const float* queries[kQueryBlock];
    float* out[kQueryBlock];
    for (std::size_t q = 0; q < a.query_count;) {
      const std::size_t left = a.query_count - q;
      const std::size_t block = left < kQueryBlock ? 1 : kQueryBlock;
      for (std::size_t i = 0; i < block; ++i) {
        queries[i] = first + a.queries[q + i] * stride;
        out[i] = a.out + (q + i) * width + h * a.head_width;
      }
      if (block == kQueryBlock) {
        attend_block<kQueryBlock>(head, queries, scores, out);
      } else {
        attend_block<1>(head, queries, scores, out);
      }
      q += block;
    }
  }
}

constexpr EncoderMath kLanesMath{attend, gelu_to_bytes, add_and_normalise, add_scaled, dot_lanes};

}  // namespace
}  // namespace tocsin
