// Products of int8 matrices with exact int32 sums, by the instructions that the machine has.
//
// Every kernel gives the same bits, because the sums are exact. TOCSIN_KERNEL=scalar|vnni forces
// one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/result.h"

namespace tocsin {

// out[r * columns + c] = sum over i of x[r * depth + i] * w[c * depth + i].
// `w_sums[c]` is the sum of row c of w; a kernel may need it.
struct Int8Product {
  const std::int8_t* x;
  const std::int8_t* w;
  const std::int32_t* w_sums;
  std::size_t rows;
  std::size_t columns;
  std::size_t depth;
  std::int32_t* out;
};

using ProductKernel = void (*)(const Int8Product&);

void product_scalar(const Int8Product& p);
void product_vnni(const Int8Product& p);  // wants AVX-512 F, BW, VL and VNNI

struct Kernel {
  std::string_view name;
  ProductKernel product;
};

// The best one that this machine has, or the one that `forced` names; empty: none is forced.
// Fails with kUnsupported where that one is unknown or the machine has not its instructions.
Result<Kernel> choose_kernel(std::string_view forced);

}  // namespace tocsin
