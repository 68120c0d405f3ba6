// Compiled for AVX-512 VNNI; called only where the machine has it (kernels.cc).
#include <immintrin.h>

#include <algorithm>
#include <cstring>

#include "model/kernels.h"

namespace tocsin {
namespace {

constexpr std::size_t kTile = 16;  // columns of a register
constexpr std::size_t kStep = 4;   // bytes of depth that one instruction takes
constexpr std::size_t kRowBlock = 6;

// Four bytes of one row of x, as unsigned: x + 128.
std::int32_t load_x(const std::int8_t* x) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, x, kStep);
  return static_cast<std::int32_t>(bytes ^ 0x80808080U);
}

// vpdpbusd wants unsigned times signed: x + 128 instead of x, and 128 times the sum of the weights
// taken off again at the end. Sums stay far below 2^31: depth * 255 * 127.
template <std::size_t kRows>
void tile_block(const Int8Product& p, std::size_t row, std::size_t column) {
  const std::size_t depth = p.w.depth;
  const std::size_t whole = depth / kStep;
  const std::size_t steps = (depth + kStep - 1) / kStep;
  const std::int8_t* w = p.w.packed.data() + column * steps * kStep;
  __m512i sums[kRows];
  for (auto& sum : sums) sum = _mm512_setzero_si512();
  for (std::size_t s = 0; s < whole; ++s) {
    const __m512i weights = _mm512_loadu_si512(w + s * kTile * kStep);
    for (std::size_t r = 0; r < kRows; ++r) {
      const __m512i four = _mm512_set1_epi32(load_x(p.x + (row + r) * depth + s * kStep));
      sums[r] = _mm512_dpbusd_epi32(sums[r], four, weights);
    }
  }
  for (std::size_t s = whole; s < steps; ++s) {
    const __m512i weights = _mm512_loadu_si512(w + s * kTile * kStep);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int8_t last[kStep] = {};
      std::copy_n(p.x + (row + r) * depth + s * kStep, depth - s * kStep, last);
      const __m512i four = _mm512_set1_epi32(load_x(last));
      sums[r] = _mm512_dpbusd_epi32(sums[r], four, weights);
    }
  }
  const std::size_t there = std::min(kTile, p.w.columns - column);
  const auto mask = static_cast<__mmask16>((1U << there) - 1U);
  const __m512i off =
      _mm512_slli_epi32(_mm512_maskz_loadu_epi32(mask, p.w.sums.data() + column), 7);
  for (std::size_t r = 0; r < kRows; ++r) {
    _mm512_mask_storeu_epi32(p.out + (row + r) * p.w.columns + column, mask,
                             _mm512_sub_epi32(sums[r], off));
  }
}

}  // namespace

void product_vnni(const Int8Product& p) {
  for (std::size_t column = 0; column < p.w.columns; column += kTile) {
    std::size_t row = 0;
    for (; row + kRowBlock <= p.rows; row += kRowBlock) tile_block<kRowBlock>(p, row, column);
    for (; row < p.rows; ++row) tile_block<1>(p, row, column);
  }
}

}  // namespace tocsin
