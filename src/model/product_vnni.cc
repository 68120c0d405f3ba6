// Compiled for AVX-512 VNNI; called only where the machine has it (kernels.cc).
#include <immintrin.h>

#include "model/kernels.h"

namespace tocsin {
namespace {

constexpr std::size_t kStep = 64;  // bytes of a register
constexpr std::size_t kRowBlock = 4;
constexpr std::size_t kColumnBlock = 4;

// vpdpbusd wants unsigned times signed: x + 128 instead of x, and 128 times the sum of w taken off
// again at the end. Sums stay far below 2^31: depth * 255 * 127.
template <std::size_t kRows, std::size_t kColumns>
void block(const Int8Product& p, std::size_t row, std::size_t column) {
  __m512i sums[kRows][kColumns];
  for (auto& line : sums) {
    for (auto& sum : line) sum = _mm512_setzero_si512();
  }
  const __m512i flip = _mm512_set1_epi8(static_cast<char>(0x80));
  for (std::size_t i = 0; i < p.depth; i += kStep) {
    const std::size_t left = p.depth - i;
    const __mmask64 mask = left >= kStep ? ~__mmask64{0} : (__mmask64{1} << left) - 1;
    __m512i w[kColumns];
    for (std::size_t c = 0; c < kColumns; ++c) {
      w[c] = _mm512_maskz_loadu_epi8(mask, p.w + (column + c) * p.depth + i);
    }
    for (std::size_t r = 0; r < kRows; ++r) {
      const __m512i x =
          _mm512_xor_si512(_mm512_maskz_loadu_epi8(mask, p.x + (row + r) * p.depth + i), flip);
      for (std::size_t c = 0; c < kColumns; ++c)
        sums[r][c] = _mm512_dpbusd_epi32(sums[r][c], x, w[c]);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t c = 0; c < kColumns; ++c) {
      p.out[(row + r) * p.columns + column + c] =
          _mm512_reduce_add_epi32(sums[r][c]) - 128 * p.w_sums[column + c];
    }
  }
}

template <std::size_t kRows>
void rows_block(const Int8Product& p, std::size_t row) {
  std::size_t column = 0;
  for (; column + kColumnBlock <= p.columns; column += kColumnBlock) {
    block<kRows, kColumnBlock>(p, row, column);
  }
  for (; column < p.columns; ++column) block<kRows, 1>(p, row, column);
}

}  // namespace

void product_vnni(const Int8Product& p) {
  std::size_t row = 0;
  for (; row + kRowBlock <= p.rows; row += kRowBlock) rows_block<kRowBlock>(p, row);
  for (; row < p.rows; ++row) rows_block<1>(p, row);
}

}  // namespace tocsin
