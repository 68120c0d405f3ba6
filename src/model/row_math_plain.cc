// The arithmetic of rows for any machine.
#include "model/row_math_lanes.h"

namespace tocsin {

extern const RowMath kPlainRowMath;
const RowMath kPlainRowMath = kLanesMath;

}  // namespace tocsin
