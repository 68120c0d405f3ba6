#include "model/kernels.h"

#include <fmt/format.h>

namespace tocsin {
namespace {

bool has_vnni() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
}

}  // namespace

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
