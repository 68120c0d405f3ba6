// Compiled for AVX-512 VNNI; called only where the machine has it (kernels.cc).
#include <immintrin.h>

#include "model/kernels.h"

namespace tocsin {
namespace {

constexpr std::size_t kColumns = 16;  // of a register
constexpr std::size_t kStep = 4;      // bytes of depth that one instruction takes
// 24 sums, 4 registers of weights and one of x: as many as the 32 registers can hold.
constexpr std::size_t kMostRows = 6;
constexpr std::size_t kMostTiles = 4;
constexpr std::size_t kMostDepth = 2048;  // at a time
constexpr std::size_t kBufferSize = 16384;

// A block of the product: rows of x as unsigned bytes, x + 128, and tiles of 16 columns.
struct Block {
  const std::uint8_t* x;
  std::size_t x_stride;
  const std::int8_t* w;
  std::size_t tile_size;
  std::size_t steps;
  const std::int32_t* column_sums;
  __mmask16 last_columns;  // of the last tile
  bool is_first;           // of the depth; later ones add to what is there
  std::int32_t* out;
  std::size_t columns;
};

// Written out because g++ 12 moves the sums through memory around the intrinsic.
inline void multiply(__m512i& sum, __m512i x, __m512i w) {
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(x), "v"(w));
}

// vpdpbusd wants unsigned times signed: x + 128 instead of x, so 128 times the sum of the weights
// is taken off. Sums stay far below 2^31: depth * 255 * 127.
// Every loop over the sums is unrolled: an array with an index that is not known stays in memory.
template <std::size_t kRows, std::size_t kTiles>
void multiply_block(const Block& b) {
  const auto mask = [&](std::size_t t) {
    return t + 1 == kTiles ? b.last_columns : static_cast<__mmask16>(0xFFFF);
  };
  __m512i sums[kRows][kTiles];
#pragma GCC unroll 4
  for (std::size_t t = 0; t < kTiles; ++t) {
    const __m512i weights = _mm512_maskz_loadu_epi32(mask(t), b.column_sums + t * kColumns);
    const __m512i off = _mm512_sub_epi32(_mm512_setzero_si512(), _mm512_slli_epi32(weights, 7));
#pragma GCC unroll 6
    for (std::size_t r = 0; r < kRows; ++r) {
      sums[r][t] = b.is_first
                       ? off
                       : _mm512_maskz_loadu_epi32(mask(t), b.out + r * b.columns + t * kColumns);
    }
  }
  const std::int8_t* w = b.w;
  const std::uint8_t* x = b.x;
  for (std::size_t s = 0; s < b.steps; ++s, w += kColumns * kStep, x += kStep) {
    __m512i weights[kTiles];
#pragma GCC unroll 4
    for (std::size_t t = 0; t < kTiles; ++t) weights[t] = _mm512_loadu_si512(w + t * b.tile_size);
#pragma GCC unroll 6
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t four = 0;
      __builtin_memcpy(&four, x + r * b.x_stride, kStep);
      const __m512i bytes = _mm512_set1_epi32(four);
#pragma GCC unroll 4
      for (std::size_t t = 0; t < kTiles; ++t) multiply(sums[r][t], bytes, weights[t]);
    }
  }
#pragma GCC unroll 6
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
    for (std::size_t t = 0; t < kTiles; ++t) {
      _mm512_mask_storeu_epi32(b.out + r * b.columns + t * kColumns, mask(t), sums[r][t]);
    }
  }
}

using BlockFunction = void (*)(const Block&);

template <std::size_t kRows>
constexpr BlockFunction kOfRows[kMostTiles] = {multiply_block<kRows, 1>, multiply_block<kRows, 2>,
                                               multiply_block<kRows, 3>, multiply_block<kRows, 4>};

constexpr const BlockFunction* kFunctions[kMostRows] = {kOfRows<1>, kOfRows<2>, kOfRows<3>,
                                                        kOfRows<4>, kOfRows<5>, kOfRows<6>};

std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

// Rows of x at bytes [begin, begin + size), as unsigned.
void shift_rows(const std::int8_t* x, std::size_t x_stride, std::size_t rows, std::size_t size,
                std::uint8_t* out, std::size_t out_stride) {
  const __m512i sign = _mm512_set1_epi8(static_cast<char>(0x80));
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < size; i += 64) {
      const std::size_t there = smaller(64, size - i);
      const auto mask = static_cast<__mmask64>(there == 64 ? ~0ULL : (1ULL << there) - 1);
      const __m512i bytes = _mm512_maskz_loadu_epi8(mask, x + r * x_stride + i);
      _mm512_store_si512(out + r * out_stride + i, _mm512_xor_si512(bytes, sign));
    }
  }
}

}  // namespace

void product_vnni(const Int8Product& p) {
  alignas(64) std::uint8_t x[kBufferSize];
  const std::size_t columns = p.w.columns;
  const std::size_t tile_size = p.w.steps * kColumns * kStep;
  for (std::size_t begin = 0; begin < p.w.depth; begin += kMostDepth) {
    const std::size_t depth = smaller(kMostDepth, p.w.depth - begin);
    const std::size_t stride = (depth + 63) / 64 * 64;
    const std::size_t rows_at_once = kBufferSize / stride / kMostRows * kMostRows;
    for (std::size_t row = 0; row < p.rows; row += rows_at_once) {
      const std::size_t rows = smaller(rows_at_once, p.rows - row);
      shift_rows(p.x + row * p.w.depth + begin, p.w.depth, rows, depth, x, stride);
      for (std::size_t c = 0; c < columns; c += kMostTiles * kColumns) {
        const std::size_t there = smaller(kMostTiles * kColumns, columns - c);
        const std::size_t tiles = (there + kColumns - 1) / kColumns;
        const std::size_t in_last = there - (tiles - 1) * kColumns;
        Block block{x,
                    stride,
                    p.w.packed.data() + c / kColumns * tile_size + begin * kColumns,
                    tile_size,
                    (depth + kStep - 1) / kStep,
                    p.w.sums.data() + c,
                    static_cast<__mmask16>((1U << in_last) - 1U),
                    begin == 0,
                    p.out + row * columns + c,
                    columns};
        for (std::size_t r = 0; r < rows; r += kMostRows) {
          kFunctions[smaller(kMostRows, rows - r) - 1][tiles - 1](block);
          block.x += kMostRows * stride;
          block.out += kMostRows * columns;
        }
      }
    }
  }
}

}  // namespace tocsin
