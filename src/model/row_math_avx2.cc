// The arithmetic of rows for AVX2; called only where the machine has it.
#include "model/row_math_lanes.h"

namespace tocsin {

extern const RowMath kAvx2RowMath;
const RowMath kAvx2RowMath = kLanesMath;

}  // namespace tocsin
