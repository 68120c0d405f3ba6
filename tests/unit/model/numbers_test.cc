#include "model/numbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace tocsin {
namespace {

TEST(Numbers, ExpTanhAndSigmoidAreNearTheRealOnes) {
  for (float x = -30; x <= 30; x += 0.37F) {
    EXPECT_NEAR(exp_of(x) / std::exp(x), 1.0F, 1e-6F) << x;
    EXPECT_NEAR(tanh_of(x), std::tanh(x), 1e-6F) << x;
    EXPECT_NEAR(sigmoid_of(x), 1.0F / (1.0F + std::exp(-x)), 1e-6F) << x;
  }
}

// Past the ends of the range they stay finite.
TEST(Numbers, Borders) {
  EXPECT_TRUE(std::isfinite(exp_of(1e9F)));
  EXPECT_GE(exp_of(-1e9F), 0.0F);
  EXPECT_FLOAT_EQ(tanh_of(1e9F), 1.0F);
  EXPECT_FLOAT_EQ(tanh_of(-1e9F), -1.0F);
  EXPECT_FLOAT_EQ(exp_of(0), 1.0F);
}

TEST(Numbers, DotTakesEverySize) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::vector<float> a(size, 2), b(size, 3);
    EXPECT_FLOAT_EQ(dot(a, b), 6.0F * static_cast<float>(size));
  }
}

TEST(Numbers, LayerNormHasMeanZeroAndVarianceOne) {
  std::vector<float> x = {1, 2, 3, 4};
  normalise_layer(x, std::vector<float>(4, 1), std::vector<float>(4, 0));
  EXPECT_NEAR(x[0] + x[1] + x[2] + x[3], 0, 1e-6);
  EXPECT_NEAR((x[0] * x[0] + x[1] * x[1] + x[2] * x[2] + x[3] * x[3]) / 4, 1, 1e-4);
}

}  // namespace
}  // namespace tocsin
