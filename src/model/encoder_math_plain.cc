// The arithmetic of encoders for every machine.
#include "model/encoder_math_lanes.h"

namespace tocsin {

extern const EncoderMath kPlainEncoderMath;
const EncoderMath kPlainEncoderMath = kLanesMath;

}  // namespace tocsin
