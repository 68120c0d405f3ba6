// The arithmetic of encoders for AVX2; called only where the machine has it.
#include "model/encoder_math_lanes.h"

namespace tocsin {

extern const EncoderMath kAvx2EncoderMath;
const EncoderMath kAvx2EncoderMath = kLanesMath;

}  // namespace tocsin
