// Sixteen floats as one value, whatever the registers of the machine: what the *_math_lanes.h files
// are written in. Included by files that are compiled for one instruction set each.
//
// Only built-in types and functions of internal linkage stand here: an inline function of the
// library, compiled for AVX-512 and then chosen by the linker, would stop an older machine.
#pragma once

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include <cstddef>
#include <cstdint>

#define TOCSIN_INLINE static inline __attribute__((always_inline))

namespace tocsin {
namespace {

constexpr std::size_t kLanes = 16;

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

typedef std::int32_t LooseIntPart __attribute__((vector_size(4 * kWide), aligned(4), may_alias));

TOCSIN_INLINE Part part_of(float v) { return v - Part{}; }

// 2^(x log2 e) with x within [-80, 80]: error below 4e-6 of it. Adding 1.5 * 2^23 leaves the
// nearest whole number in the low bits.
TOCSIN_INLINE Part quick_exp_part(Part x) {
  constexpr float kMagic = 12582912.0F;
  const Part scaled = x * 1.44269504F;
  const Part shifted = scaled + kMagic;
  const Part r = scaled - (shifted - kMagic);
  Part p = part_of(1.3276467e-3F);
  p = p * r + 9.675541e-3F;
  p = p * r + 5.5507135e-2F;
  p = p * r + 2.402212e-1F;
  p = p * r + 6.9314694e-1F;
  p = p * r + 1.0000001F;
  return reinterpret_cast<Part>(reinterpret_cast<IntPart>(p) +
                                (reinterpret_cast<IntPart>(shifted) << 23));
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

// The second where neither is larger: what the instructions do with zeros of both signs.
TOCSIN_INLINE Part larger_part(Part a, Part b) {
#if defined(__AVX512F__)
  return _mm512_max_ps(b, a);
#elif defined(__AVX__)
  return _mm256_max_ps(b, a);
#elif defined(__SSE2__)
  return _mm_max_ps(b, a);
#else
  return b > a ? b : a;
#endif
}

TOCSIN_INLINE Part smaller_part(Part a, Part b) {
#if defined(__AVX512F__)
  return _mm512_min_ps(b, a);
#elif defined(__AVX__)
  return _mm256_min_ps(b, a);
#elif defined(__SSE2__)
  return _mm_min_ps(b, a);
#else
  return b < a ? b : a;
#endif
}

TOCSIN_INLINE Floats larger(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) a.part[i] = larger_part(a.part[i], b.part[i]);
  return a;
}

TOCSIN_INLINE Floats smaller(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) a.part[i] = smaller_part(a.part[i], b.part[i]);
  return a;
}

TOCSIN_INLINE Floats without_sign(Floats v) {
  for (std::size_t i = 0; i < kParts; ++i) {
    v.part[i] = reinterpret_cast<Part>(reinterpret_cast<IntPart>(v.part[i]) & 0x7FFFFFFF);
  }
  return v;
}

TOCSIN_INLINE Floats load_ints(const std::int32_t* x) {
  Floats out;
  for (std::size_t i = 0; i < kParts; ++i) {
    const IntPart v = *reinterpret_cast<const LooseIntPart*>(x + i * kWide);
    out.part[i] = __builtin_convertvector(v, Part);
  }
  return out;
}

// g++ 12 takes bytes apart one by one, so these conversions are written out.
TOCSIN_INLINE Part part_of_bytes(const std::int8_t* x) {
#if defined(__AVX512F__)
  return _mm512_cvtepi32_ps(
      _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(x))));
#elif defined(__AVX2__)
  return _mm256_cvtepi32_ps(
      _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(x))));
#else
  Part out{};
  for (std::size_t i = 0; i < kWide; ++i) out[i] = static_cast<float>(x[i]);
  return out;
#endif
}

TOCSIN_INLINE Floats load_bytes(const std::int8_t* x) {
  Floats out;
  for (std::size_t i = 0; i < kParts; ++i) out.part[i] = part_of_bytes(x + i * kWide);
  return out;
}

// Rounded half away from zero; all lanes are within a byte.
TOCSIN_INLINE void store_bytes(std::int8_t* x, Floats v) {
  for (std::size_t i = 0; i < kParts; ++i) {
    const IntPart sign = reinterpret_cast<IntPart>(v.part[i]) & INT32_MIN;
    const Part half = reinterpret_cast<Part>(sign | reinterpret_cast<IntPart>(part_of(0.5F)));
    const IntPart whole = __builtin_convertvector(v.part[i] + half, IntPart);
#if defined(__AVX512F__)
    _mm_storeu_si128(reinterpret_cast<__m128i*>(x),
                     _mm512_cvtepi32_epi8(reinterpret_cast<__m512i>(whole)));
#elif defined(__AVX2__)
    const __m256i ints = reinterpret_cast<__m256i>(whole);
    const __m128i words =
        _mm_packs_epi32(_mm256_castsi256_si128(ints), _mm256_extracti128_si256(ints, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(x + i * kWide), _mm_packs_epi16(words, words));
#else
    for (std::size_t k = 0; k < kWide; ++k) {
      x[i * kWide + k] = static_cast<std::int8_t>(whole[k]);
    }
#endif
  }
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

}  // namespace
}  // namespace tocsin
