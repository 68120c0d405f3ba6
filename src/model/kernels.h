// Products of int8 matrices with exact int32 sums, by the instructions that the machine has.
//
// Every kernel gives the same bits, because the sums are exact; so does the float arithmetic that
// goes with it (row_math.h, encoder_math.h). TOCSIN_KERNEL=scalar|avx2|vnni|amx forces one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tocsin {

// The weights of a product in the two orders that kernels want.
//
// packed: tiles of 16 columns; in a tile, for each four steps of depth, four bytes of each column:
//   [column / 16][depth / 4][column % 16][depth % 4], zero where there is no column or depth.
// A tile holds `steps` steps, a multiple of 16: 64 bytes of depth are one tile register of AMX.
struct PackedWeights {
  std::size_t columns = 0;
  std::size_t depth = 0;
  std::span<const std::int8_t> rows;  // [column][depth], borrowed
  std::vector<std::int8_t> packed;
  std::vector<std::int32_t> sums;  // of each column over its depth
  std::size_t steps = 0;
};

PackedWeights pack_weights(std::span<const std::int8_t> rows, std::size_t columns,
                           std::size_t depth);

// out[r * columns + c] = sum over i of x[r * depth + i] * w.rows[c * depth + i].
struct Int8Product {
  const std::int8_t* x;
  const PackedWeights& w;
  std::size_t rows;
  std::int32_t* out;
};

using ProductKernel = void (*)(const Int8Product&);

void product_scalar(const Int8Product& p);
void product_avx2(const Int8Product& p);
void product_vnni(const Int8Product& p);  // wants AVX-512 F, BW, VL and VNNI
void product_amx(const Int8Product& p);   // wants AMX-INT8, and choose_kernel's leave to use it

struct Kernel {
  std::string_view name;
  ProductKernel product;
};

// The best one that this machine has, or the one that `forced` names; empty: none is forced.
// Fails with kUnsupported where that one is unknown or the machine has not its instructions.
Result<Kernel> choose_kernel(std::string_view forced);

}  // namespace tocsin
