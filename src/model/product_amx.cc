// Compiled for AMX; called only where the machine and the system have it (kernels.cc).
//
// Tile registers: 0 to 3 hold sums of 16 rows and 16 columns, 4 and 5 rows of x, 6 and 7 weights,
// which PackedWeights holds as the tiles want them. tdpbssd multiplies signed bytes: exact.
#include <immintrin.h>

#include "model/kernels.h"

namespace tocsin {
namespace {

constexpr std::size_t kTile = 16;         // rows, columns of a tile of sums
constexpr std::size_t kTileDepth = 64;    // bytes of depth
constexpr std::size_t kMostRows = 256;    // at a time
constexpr std::size_t kTileBytes = 1024;  // of weights

std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

struct alignas(64) TileShapes {
  std::uint8_t palette = 1;
  std::uint8_t start_row = 0;
  std::uint8_t reserved[14] = {};
  std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {};
};

// `first` and `second`: rows of the two tiles of x.
void shape_tiles(std::size_t first, std::size_t second) {
  TileShapes shapes;
  const auto upper = static_cast<std::uint8_t>(first);
  const auto lower = static_cast<std::uint8_t>(second);
  const std::uint8_t rows[8] = {upper, upper, lower, lower, upper, lower, kTile, kTile};
  for (std::size_t i = 0; i < 8; ++i) shapes.rows[i] = rows[i];
  _tile_loadconfig(&shapes);
}

// Rows of x: those whole 64 bytes of depth where they stand, the rest in `tail`, filled up with
// zeros.
struct Rows {
  const std::int8_t* x;
  std::size_t stride;
  std::size_t whole;  // steps of 64 bytes
  const std::int8_t* tail;
  bool has_tail;
};

template <bool kTwoRows, bool kTwoColumns>
inline void multiply_step(const std::int8_t* x, std::size_t stride, const std::int8_t* w,
                          std::size_t tile_size) {
  _tile_loadd(6, w, kTileDepth);
  _tile_loadd(4, x, stride);
  _tile_dpbssd(0, 4, 6);
  if constexpr (kTwoColumns) {
    _tile_loadd(7, w + tile_size, kTileDepth);
    _tile_dpbssd(1, 4, 7);
  }
  if constexpr (kTwoRows) {
    _tile_loadd(5, x + kTile * stride, stride);
    _tile_dpbssd(2, 5, 6);
    if constexpr (kTwoColumns) _tile_dpbssd(3, 5, 7);
  }
}

template <bool kTwoRows, bool kTwoColumns>
void multiply_block(const Rows& rows, const std::int8_t* w, std::size_t tile_size,
                    std::int32_t* out, std::size_t out_stride) {
  _tile_zero(0);
  if constexpr (kTwoColumns) _tile_zero(1);
  if constexpr (kTwoRows) _tile_zero(2);
  if constexpr (kTwoRows && kTwoColumns) _tile_zero(3);
  for (std::size_t k = 0; k < rows.whole; ++k) {
    multiply_step<kTwoRows, kTwoColumns>(rows.x + k * kTileDepth, rows.stride, w + k * kTileBytes,
                                         tile_size);
  }
  if (rows.has_tail) {
    multiply_step<kTwoRows, kTwoColumns>(rows.tail, kTileDepth, w + rows.whole * kTileBytes,
                                         tile_size);
  }
  const std::size_t stride = out_stride * sizeof(std::int32_t);
  _tile_stored(0, out, stride);
  if constexpr (kTwoColumns) _tile_stored(1, out + kTile, stride);
  if constexpr (kTwoRows) _tile_stored(2, out + kTile * out_stride, stride);
  if constexpr (kTwoRows && kTwoColumns) {
    _tile_stored(3, out + kTile * out_stride + kTile, stride);
  }
}

void multiply_any(const Rows& rows, bool two_rows, bool two_columns, const std::int8_t* w,
                  std::size_t tile_size, std::int32_t* out, std::size_t out_stride) {
  if (two_rows && two_columns) {
    multiply_block<true, true>(rows, w, tile_size, out, out_stride);
  } else if (two_rows) {
    multiply_block<true, false>(rows, w, tile_size, out, out_stride);
  } else if (two_columns) {
    multiply_block<false, true>(rows, w, tile_size, out, out_stride);
  } else {
    multiply_block<false, false>(rows, w, tile_size, out, out_stride);
  }
}

// All columns of at most kMostRows rows.
void multiply_rows(const Int8Product& p, std::size_t row, std::size_t count) {
  const std::size_t depth = p.w.depth;
  const std::size_t whole = depth / kTileDepth;
  const std::size_t rest = depth % kTileDepth;
  alignas(64) std::int8_t tail[kMostRows * kTileDepth];
  if (rest != 0) {
    for (std::size_t r = 0; r < count; ++r) {
      const std::int8_t* from = p.x + (row + r) * depth + whole * kTileDepth;
      std::int8_t* to = tail + r * kTileDepth;
      __builtin_memset(to, 0, kTileDepth);
      __builtin_memcpy(to, from, rest);
    }
  }
  const std::size_t columns = p.w.columns;
  const std::size_t tile_size = p.w.steps * kTile * 4;
  const std::size_t pairs_end = count / (2 * kTile) * 2 * kTile;
  // Whole pairs of row tiles first, then the others: their tiles have other shapes.
  for (std::size_t begin = 0; begin < count; begin = begin < pairs_end ? pairs_end : count) {
    const std::size_t end = begin < pairs_end ? pairs_end : count;
    const std::size_t first = smaller(kTile, end - begin);
    const std::size_t second = smaller(kTile, end - begin - first);
    shape_tiles(first, second == 0 ? kTile : second);
    for (std::size_t c = 0; c < columns; c += 2 * kTile) {
      const std::int8_t* w = p.w.packed.data() + c / kTile * tile_size;
      const std::size_t there = smaller(2 * kTile, columns - c);
      for (std::size_t r = begin; r < end; r += 2 * kTile) {
        const Rows rows{p.x + (row + r) * depth, depth, whole, tail + r * kTileDepth, rest != 0};
        std::int32_t* out = p.out + (row + r) * columns + c;
        if (there == 2 * kTile || there == kTile) {
          multiply_any(rows, second != 0, there > kTile, w, tile_size, out, columns);
          continue;
        }
        alignas(64) std::int32_t block[4 * kTile * kTile];
        multiply_any(rows, second != 0, there > kTile, w, tile_size, block, 2 * kTile);
        for (std::size_t i = 0; i < first + second; ++i) {
          __builtin_memcpy(out + i * columns, block + i * 2 * kTile, there * sizeof(std::int32_t));
        }
      }
    }
  }
}

}  // namespace

void product_amx(const Int8Product& p) {
  for (std::size_t row = 0; row < p.rows; row += kMostRows) {
    multiply_rows(p, row, smaller(kMostRows, p.rows - row));
  }
  _tile_release();
}

}  // namespace tocsin
