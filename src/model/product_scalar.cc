#include "model/kernels.h"

namespace tocsin {

void product_scalar(const Int8Product& p) {
  for (std::size_t r = 0; r < p.rows; ++r) {
    const std::int8_t* x = p.x + r * p.depth;
    for (std::size_t c = 0; c < p.columns; ++c) {
      const std::int8_t* w = p.w + c * p.depth;
      std::int32_t sum = 0;
      for (std::size_t i = 0; i < p.depth; ++i) sum += std::int32_t{x[i]} * std::int32_t{w[i]};
      p.out[r * p.columns + c] = sum;
    }
  }
}

}  // namespace tocsin
