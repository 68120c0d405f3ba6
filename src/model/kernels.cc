#include "model/kernels.h"

#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tocsin {
namespace {

bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }

bool has_vnni() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
}

// The tile registers are large, so Linux gives them only to a process that asks.
bool has_amx() {
  if (!has_vnni() || __builtin_cpu_supports("amx-tile") == 0 ||
      __builtin_cpu_supports("amx-int8") == 0) {
    return false;
  }
  constexpr long kAskForState = 0x1023;  // ARCH_REQ_XCOMP_PERM
  constexpr long kTileData = 18;
  return ::syscall(SYS_arch_prctl, kAskForState, kTileData) == 0;
}

struct Candidate {
  Kernel kernel;
  bool (*is_there)();
  std::string_view wants;
};

// The best first.
constexpr Candidate kCandidates[] = {
    {{"amx", product_amx}, has_amx, "AMX"},
    {{"vnni", product_vnni}, has_vnni, "AVX-512 VNNI"},
    {{"avx2", product_avx2}, has_avx2, "AVX2"},
    {{"scalar", product_scalar}, [] { return true; }, ""},
};

}  // namespace

PackedWeights pack_weights(std::span<const std::int8_t> rows, std::size_t columns,
                           std::size_t depth) {
  constexpr std::size_t kTile = 16;
  constexpr std::size_t kStep = 4;
  constexpr std::size_t kStepsOfTile = 16;
  const std::size_t steps =
      (depth + kStep * kStepsOfTile - 1) / (kStep * kStepsOfTile) * kStepsOfTile;
  PackedWeights out{columns, depth, rows, {}, std::vector<std::int32_t>(columns, 0), steps};
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
  for (const Candidate& candidate : kCandidates) {
    if (!forced.empty() && forced != candidate.kernel.name) continue;
    if (candidate.is_there()) return candidate.kernel;
    if (forced.empty()) continue;
    return Error{ErrorCode::kUnsupported,
                 fmt::format("TOCSIN_KERNEL={}: this machine has no {}; write scalar", forced,
                             candidate.wants)};
  }
  return Error{
      ErrorCode::kUnsupported,
      fmt::format("TOCSIN_KERNEL={}: no such kernel; write scalar, avx2, vnni or amx", forced)};
}

}  // namespace tocsin
