// The arithmetic of rows for AVX-512; called only where the machine has it.
#include "model/row_math_lanes.h"

namespace tocsin {

extern const RowMath kAvx512RowMath;
const RowMath kAvx512RowMath = kLanesMath;

}  // namespace tocsin
