#include "model/kernels.h"

#include <fmt/format.h>

namespace tocsin {
namespace {

bool has_vnni() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
}

}  // namespace

PackedWeights pack_weights(std::span<const std::int8_t> rows, std::size_t columns,
                           std::size_t depth) {
  constexpr std::size_t kTile = 16;
  constexpr std::size_t kStep = 4;
  const std::size_t steps = (depth + kStep - 1) / kStep;
  PackedWeights out{columns, depth, rows, {}, std::vector<std::int32_t>(columns, 0)};
  out.packed.assign((columns + kTile - 1) / kTile * steps * kTile * kStep, 0);
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t i = 0; i < depth; ++i) {
      const std::size_t tile = c / kTile * steps + i / kStep;
      out.packed[(tile * kTile + c % kTile) * kStep + i % kStep] = rows[c * depth + i];
      out.sums[c] += rows[c * depth + i];
    }
  }
  return out;
}

Result<Kernel> choose_kernel(std::string_view forced) {
  const Kernel scalar{"scalar", product_scalar};
  const Kernel vnni{"vnni", product_vnni};
  if (forced.empty()) return has_vnni() ? vnni : scalar;
  if (forced == scalar.name) return scalar;
  if (forced != vnni.name) {
    return Error{ErrorCode::kUnsupported,
                 fmt::format("TOCSIN_KERNEL={}: no such kernel; write scalar or vnni", forced)};
  }
  if (has_vnni()) return vnni;
  return Error{ErrorCode::kUnsupported,
               "TOCSIN_KERNEL=vnni: this machine has no AVX-512 VNNI; write scalar"};
}

}  // namespace tocsin
