#include "model/row_math.h"

namespace tocsin {

// One in each row_math_*.cc.
extern const RowMath kPlainRowMath, kAvx2RowMath, kAvx512RowMath;

const RowMath& row_math_of(const Kernel& kernel) {
  if (kernel.name == "amx" || kernel.name == "vnni") return kAvx512RowMath;
  if (kernel.name == "avx2") return kAvx2RowMath;
  return kPlainRowMath;
}

}  // namespace tocsin
