// The arithmetic of encoders for AVX-512; called only where the machine has it.
#include "model/encoder_math_lanes.h"

namespace tocsin {

extern const EncoderMath kAvx512EncoderMath;
const EncoderMath kAvx512EncoderMath = kLanesMath;

}  // namespace tocsin
