#include "model/kernels.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace tocsin {
namespace {

// Those of this machine; the scalar one is the judge.
std::vector<Kernel> kernels_to_judge() {
  std::vector<Kernel> out;
  for (const char* name : {"avx2", "vnni", "amx"}) {
    if (const auto kernel = choose_kernel(name); kernel.ok()) out.push_back(kernel.value());
  }
  return out;
}

struct Shape {
  std::size_t rows, columns, depth;
};

void expect_same(const Shape& shape, std::mt19937& random) {
  SCOPED_TRACE(std::to_string(shape.rows) + " x " + std::to_string(shape.columns) + " x " +
               std::to_string(shape.depth));
  const auto draw = [&] {
    return static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  };
  // Of the exact size, so that a sanitizer sees a read past the end.
  std::vector<std::int8_t> x(shape.rows * shape.depth), w(shape.columns * shape.depth);
  for (auto& v : x) v = draw();
  for (auto& v : w) v = draw();
  const PackedWeights weights = pack_weights(w, shape.columns, shape.depth);
  std::vector<std::int32_t> want(shape.rows * shape.columns);
  product_scalar({x.data(), weights, shape.rows, want.data()});
  for (const Kernel& kernel : kernels_to_judge()) {
    SCOPED_TRACE(kernel.name);
    std::vector<std::int32_t> got(want.size(), -1);
    kernel.product({x.data(), weights, shape.rows, got.data()});
    EXPECT_EQ(got, want);
  }
}

// Every kernel is exact, on shapes that fill its blocks and shapes that do not: rows in blocks of
// 2, 6, 16 and 32, columns of 16, 32 and 64, depth of 4 and 64.
TEST(Kernels, GiveTheSumsOfTheScalarOne) {
  std::mt19937 random(7);
  const Shape shapes[] = {
      {1, 1, 1},     {1, 1, 64},    {1, 16, 4},    {2, 17, 3},     {6, 64, 64},     {7, 65, 65},
      {16, 32, 64},  {17, 33, 63},  {31, 15, 127}, {32, 32, 128},  {33, 48, 129},   {48, 49, 61},
      {49, 96, 320}, {64, 1, 416},  {257, 34, 70}, {300, 20, 192}, {5, 70, 2047},   {13, 40, 2049},
      {1, 80, 4100}, {90, 51, 130}, {3, 960, 320}, {20, 64, 6200}, {260, 16, 2048}, {0, 16, 16},
  };
  for (const Shape& shape : shapes) expect_same(shape, random);
  for (int round = 0; round < 60; ++round) {
    expect_same({1 + random() % 70, 1 + random() % 100, 1 + random() % 300}, random);
  }
}

// Largest values at the largest depth that a model has: no lane may overflow or saturate.
TEST(Kernels, DoNotSaturate) {
  constexpr std::size_t kDepth = 4096;
  const std::vector<std::int8_t> x(kDepth, -127), w(kDepth, 127), least(kDepth, -128);
  for (const Kernel& kernel : kernels_to_judge()) {
    SCOPED_TRACE(kernel.name);
    std::int32_t out = 0;
    kernel.product({x.data(), pack_weights(w, 1, kDepth), 1, &out});
    EXPECT_EQ(out, -127 * 127 * static_cast<std::int32_t>(kDepth));
    kernel.product({least.data(), pack_weights(least, 1, kDepth), 1, &out});
    EXPECT_EQ(out, 128 * 128 * static_cast<std::int32_t>(kDepth));
  }
}

TEST(Kernels, TheBestIsChosenUnlessOneIsForced) {
  const auto kernel = choose_kernel("sse9");
  ASSERT_FALSE(kernel.ok());
  EXPECT_NE(kernel.error().message.find("write scalar, avx2, vnni or amx"), std::string::npos);
  ASSERT_TRUE(choose_kernel("scalar").ok());
  EXPECT_EQ(choose_kernel("scalar").value().name, "scalar");
  const auto best = choose_kernel("");
  ASSERT_TRUE(best.ok());
  const std::vector<Kernel> there = kernels_to_judge();
  EXPECT_EQ(best.value().name, there.empty() ? "scalar" : there.back().name);
}

}  // namespace
}  // namespace tocsin
