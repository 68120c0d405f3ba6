#include "model/kernels.h"

namespace tocsin {

void product_scalar(const Int8Product& p) {
  const std::size_t depth = p.w.depth;
  for (std::size_t r = 0; r < p.rows; ++r) {
    const std::int8_t* x = p.x + r * depth;
    for (std::size_t c = 0; c < p.w.columns; ++c) {
      const std::int8_t* w = p.w.rows.data() + c * depth;
      std::int32_t sum = 0;
      for (std::size_t i = 0; i < depth; ++i) sum += std::int32_t{x[i]} * std::int32_t{w[i]};
      p.out[r * p.w.columns + c] = sum;
    }
  }
}

}  // namespace tocsin
