// Compiled for AVX2; called only where the machine has it (kernels.cc).
//
// vpmaddubsw would saturate, so bytes are widened to 16 bits and multiplied by vpmaddwd: exact.
#include <immintrin.h>

#include "model/kernels.h"

namespace tocsin {
namespace {

constexpr std::size_t kColumns = 16;
constexpr std::size_t kStep = 4;          // of depth
constexpr std::size_t kMostDepth = 2048;  // at a time
constexpr std::size_t kMostRows = 2;

std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

// A register holds, of each of four columns, two sums: of the even and of the odd pair of a step.
template <std::size_t kRows>
void multiply_block(const std::int16_t* x, const std::int8_t* w, std::size_t steps,
                    std::int32_t (*out)[kColumns]) {
  constexpr std::size_t kParts = 4;
  __m256i sums[kRows][kParts];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm256_setzero_si256();
  }
  for (std::size_t s = 0; s < steps; ++s, w += kColumns * kStep) {
    __m256i four[kRows];
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int64_t bits = 0;
      __builtin_memcpy(&bits, x + r * kMostDepth + s * kStep, sizeof bits);
      four[r] = _mm256_set1_epi64x(bits);
    }
    for (std::size_t i = 0; i < kParts; ++i) {
      const __m256i weights =
          _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w) + i));
      for (std::size_t r = 0; r < kRows; ++r) {
        sums[r][i] = _mm256_add_epi32(sums[r][i], _mm256_madd_epi16(weights, four[r]));
      }
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t i = 0; i < kParts; ++i) {
      alignas(32) std::int32_t pairs[8];
      _mm256_store_si256(reinterpret_cast<__m256i*>(pairs), sums[r][i]);
      for (std::size_t c = 0; c < 4; ++c) out[r][i * 4 + c] = pairs[2 * c] + pairs[2 * c + 1];
    }
  }
}

}  // namespace

void product_avx2(const Int8Product& p) {
  alignas(32) std::int16_t x[kMostRows * kMostDepth];
  std::int32_t sums[kMostRows][kColumns];
  const std::size_t columns = p.w.columns;
  for (std::size_t row = 0; row < p.rows; row += kMostRows) {
    const std::size_t rows = smaller(kMostRows, p.rows - row);
    for (std::size_t begin = 0; begin < p.w.depth; begin += kMostDepth) {
      const std::size_t depth = smaller(kMostDepth, p.w.depth - begin);
      const std::size_t steps = (depth + kStep - 1) / kStep;
      for (std::size_t r = 0; r < rows; ++r) {
        const std::int8_t* from = p.x + (row + r) * p.w.depth + begin;
        for (std::size_t i = 0; i < depth; ++i) x[r * kMostDepth + i] = from[i];
        for (std::size_t i = depth; i < steps * kStep; ++i) x[r * kMostDepth + i] = 0;
      }
      for (std::size_t c = 0; c < columns; c += kColumns) {
        const std::int8_t* w = p.w.packed.data() + c * p.w.steps * kStep + begin * kColumns;
        if (rows == kMostRows) {
          multiply_block<kMostRows>(x, w, steps, sums);
        } else {
          multiply_block<1>(x, w, steps, sums);
        }
        const std::size_t there = smaller(kColumns, columns - c);
        for (std::size_t r = 0; r < rows; ++r) {
          std::int32_t* out = p.out + (row + r) * columns + c;
          for (std::size_t i = 0; i < there; ++i) {
            out[i] = begin == 0 ? sums[r][i] : out[i] + sums[r][i];
          }
        }
      }
    }
  }
}

}  // namespace tocsin
