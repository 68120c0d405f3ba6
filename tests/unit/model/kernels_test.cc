#include "model/kernels.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace tocsin {
namespace {

// Every kernel is exact, on shapes that fill its blocks and shapes that do not.
TEST(Kernels, GiveTheSumsOfTheScalarOne) {
  const auto best = choose_kernel("");
  ASSERT_TRUE(best.ok());
  if (best.value().name == "scalar") GTEST_SKIP() << "this machine has the scalar kernel alone";
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 1 + random() % 9;
    const std::size_t columns = 1 + random() % 40;
    const std::size_t depth = 1 + random() % 200;
    SCOPED_TRACE(std::to_string(rows) + " x " + std::to_string(columns) + " x " +
                 std::to_string(depth));
    const auto draw = [&] {
      return static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
    };
    std::vector<std::int8_t> x(rows * depth), w(columns * depth);
    for (auto& v : x) v = draw();
    for (auto& v : w) v = draw();
    const PackedWeights weights = pack_weights(w, columns, depth);
    std::vector<std::int32_t> want(rows * columns), got(rows * columns);
    product_scalar({x.data(), weights, rows, want.data()});
    best.value().product({x.data(), weights, rows, got.data()});
    EXPECT_EQ(got, want);
  }
}

// Largest values at the largest depth that a model has: no lane may overflow or saturate.
TEST(Kernels, DoNotSaturate) {
  const auto best = choose_kernel("");
  ASSERT_TRUE(best.ok());
  constexpr std::size_t kDepth = 4096;
  const std::vector<std::int8_t> x(kDepth, -127), w(kDepth, 127);
  std::int32_t out = 0;
  best.value().product({x.data(), pack_weights(w, 1, kDepth), 1, &out});
  EXPECT_EQ(out, -127 * 127 * static_cast<std::int32_t>(kDepth));
}

TEST(Kernels, AnUnknownNameIsAnError) {
  const auto kernel = choose_kernel("sse9");
  ASSERT_FALSE(kernel.ok());
  EXPECT_NE(kernel.error().message.find("write scalar or vnni"), std::string::npos);
  EXPECT_TRUE(choose_kernel("scalar").ok());
}

}  // namespace
}  // namespace tocsin
