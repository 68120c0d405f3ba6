// The body of encoder_math: included once by each file that compiles it for an instruction set.
//
// Only built-in types and functions of internal linkage stand here: an inline function of the
// library, compiled for AVX-512 and then chosen by the linker, would stop an older machine.
#include <cstddef>
#include <cstdint>

#include "model/encoder_math.h"

#define TOCSIN_INLINE static inline __attribute__((always_inline))

namespace tocsin {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kQueryBlock = 4;

#if defined(__AVX512F__)
constexpr std::size_t kWide = 16;
#elif defined(__AVX__)
constexpr std::size_t kWide = 8;
#else
constexpr std::size_t kWide = 4;
#endif
constexpr std::size_t kParts = kLanes / kWide;

// A register of the machine. Arithmetic on it is lane by lane.
typedef float Part __attribute__((vector_size(4 * kWide)));
typedef float LoosePart __attribute__((vector_size(4 * kWide), aligned(4), may_alias));
typedef std::int32_t IntPart __attribute__((vector_size(4 * kWide)));
typedef float Half __attribute__((vector_size(32)));
typedef float Quarter __attribute__((vector_size(16)));

TOCSIN_INLINE Part part_of(float v) { return v - Part{}; }

// exp_of of numbers.h.
TOCSIN_INLINE Part exp_part(Part x) {
  x = x > -87.0F ? x : part_of(-87.0F);
  x = x < 87.0F ? x : part_of(87.0F);
  const Part scaled = x * 1.44269504F;
  const Part half = scaled >= 0.0F ? part_of(0.5F) : part_of(-0.5F);
  const IntPart n = __builtin_convertvector(scaled + half, IntPart);
  const Part whole = __builtin_convertvector(n, Part);
  const Part r = (x - whole * 0.693359375F) + whole * 2.12194440e-4F;
  Part p = part_of(1.9875691500e-4F);
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  return p * reinterpret_cast<Part>((n + 127) << 23);
}

// 0.5 (1 + tanh z) is 1 / (1 + exp(-2 z)): one division.
TOCSIN_INLINE Part gelu_part(Part x) {
  const Part z = x + 0.044715F * (x * x * x);
  return x / (1.0F + exp_part(-1.5957691216F * z));
}

// Sixteen lanes, whatever the register.
struct Floats {
  Part part[kParts];
};

TOCSIN_INLINE Floats all(float v) {
  Floats out;
  for (std::size_t i = 0; i < kParts; ++i) out.part[i] = part_of(v);
  return out;
}

TOCSIN_INLINE Floats load(const float* x) {
  Floats out;
  for (std::size_t i = 0; i < kParts; ++i) {
    out.part[i] = *reinterpret_cast<const LoosePart*>(x + i * kWide);
  }
  return out;
}

TOCSIN_INLINE void store(float* x, Floats v) {
  for (std::size_t i = 0; i < kParts; ++i) {
    *reinterpret_cast<LoosePart*>(x + i * kWide) = v.part[i];
  }
}

TOCSIN_INLINE Floats operator+(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) a.part[i] += b.part[i];
  return a;
}

TOCSIN_INLINE Floats operator-(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) a.part[i] -= b.part[i];
  return a;
}

TOCSIN_INLINE Floats operator*(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) a.part[i] *= b.part[i];
  return a;
}

TOCSIN_INLINE Floats larger(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) {
    a.part[i] = a.part[i] < b.part[i] ? b.part[i] : a.part[i];
  }
  return a;
}

TOCSIN_INLINE Floats exp_lanes(Floats x) {
  for (std::size_t i = 0; i < kParts; ++i) x.part[i] = exp_part(x.part[i]);
  return x;
}

TOCSIN_INLINE Floats gelu_lanes(Floats x) {
  for (std::size_t i = 0; i < kParts; ++i) x.part[i] = gelu_part(x.part[i]);
  return x;
}

// The first `count` lanes of v, `rest` in the others.
TOCSIN_INLINE Floats keep(Floats v, std::size_t count, float rest) {
  constexpr float kIndex[kLanes] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Floats index = load(kIndex);
  const Part end = part_of(static_cast<float>(count));
  for (std::size_t i = 0; i < kParts; ++i) {
    v.part[i] = index.part[i] < end ? v.part[i] : part_of(rest);
  }
  return v;
}

// The first `count` floats at x, zero in the other lanes; reads no others.
TOCSIN_INLINE Floats load_some(const float* x, std::size_t count) {
  float lanes[kLanes] = {};
  for (std::size_t i = 0; i < count; ++i) lanes[i] = x[i];
  return load(lanes);
}

TOCSIN_INLINE void store_some(float* x, Floats v, std::size_t count) {
  float lanes[kLanes];
  store(lanes, v);
  for (std::size_t i = 0; i < count; ++i) x[i] = lanes[i];
}

// Lanes i and i + 8 joined, then i and i + 4, and so on: the order of numbers.cc.
template <class Join>
TOCSIN_INLINE float fold_lanes(const Floats& v, Join join) {
  const Part& x = v.part[0];
#if defined(__AVX512F__)
  const Half half = join(__builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7),
                         __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15));
  const Quarter low = __builtin_shufflevector(half, half, 0, 1, 2, 3);
  const Quarter high = __builtin_shufflevector(half, half, 4, 5, 6, 7);
#elif defined(__AVX__)
  const Part half = join(x, v.part[1]);
  const Quarter low = __builtin_shufflevector(half, half, 0, 1, 2, 3);
  const Quarter high = __builtin_shufflevector(half, half, 4, 5, 6, 7);
#else
  const Quarter low = join(x, v.part[2]);
  const Quarter high = join(v.part[1], v.part[3]);
#endif
  const Quarter four = join(low, high);
  const Quarter two = join(four, __builtin_shufflevector(four, four, 2, 3, 2, 3));
  return join(two, __builtin_shufflevector(two, two, 1, 1, 1, 1))[0];
}

TOCSIN_INLINE float sum_of(Floats v) {
  return fold_lanes(v, [](const auto& a, const auto& b) { return a + b; });
}

TOCSIN_INLINE float most_of(Floats v) {
  return fold_lanes(v, [](const auto& a, const auto& b) { return a < b ? b : a; });
}

void gelu(float* x, std::size_t count) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) store(x + i, gelu_lanes(load(x + i)));
  if (i < count) store_some(x + i, gelu_lanes(load_some(x + i, count - i)), count - i);
}

void add_and_normalise(float* x, const float* y, const float* gain, const float* bias,
                       std::size_t rows, std::size_t width) {
  const float share = static_cast<float>(width);
  for (std::size_t r = 0; r < rows; ++r, x += width, y += width) {
    Floats sums = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats v = load(x + i) + load(y + i);
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
    for (std::size_t i = 0; i < width; i += kLanes) {
      store(x + i, (load(x + i) - mean) * inverse * load(gain + i) + load(bias + i));
    }
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
    const Floats v = exp_lanes(load(scores + i) - top);
    store(scores + i, v);
    sums = sums + v;
  }
  const Floats v = keep(exp_lanes(end - top), there, 0.0F);
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

constexpr EncoderMath kLanesMath{attend, gelu, add_and_normalise, add_scaled, dot_lanes};

}  // namespace
}  // namespace tocsin

#undef TOCSIN_INLINE
