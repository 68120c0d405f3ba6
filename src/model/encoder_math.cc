#include "model/encoder_math.h"

namespace tocsin {

// One in each encoder_math_*.cc.
extern const EncoderMath kPlainEncoderMath, kAvx2EncoderMath, kAvx512EncoderMath;

std::size_t attention_workspace(std::size_t rows, std::size_t head_width) {
  constexpr std::size_t kLanes = 16;
  constexpr std::size_t kQueries = 4;
  return (rows + kLanes - 1) / kLanes * kLanes * (head_width + kQueries);
}

EncoderMath encoder_math_of(const Kernel& kernel) {
  if (kernel.name == "amx" || kernel.name == "vnni") return kAvx512EncoderMath;
  if (kernel.name == "avx2") return kAvx2EncoderMath;
  return kPlainEncoderMath;
}

}  // namespace tocsin
