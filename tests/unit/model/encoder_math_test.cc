#include "model/encoder_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/numbers.h"
#include "model/row_math.h"

namespace tocsin {
namespace {

struct Named {
  const char* name;
  EncoderMath math;
};

// Those that this machine can run; the plain one first.
std::vector<Named> all_maths() {
  const auto of = [](const char* kernel) { return encoder_math_of({kernel, nullptr}); };
  std::vector<Named> all = {{"scalar", of("scalar")}};
  if (__builtin_cpu_supports("avx2") != 0) all.push_back({"avx2", of("avx2")});
  if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
      __builtin_cpu_supports("avx512vl") != 0) {
    all.push_back({"vnni", of("vnni")});
  }
  return all;
}

std::vector<float> draw(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> out(count);
  for (float& v : out) v = (static_cast<float>(random() % 20001) - 10000.0F) / 3000.0F;
  return out;
}

constexpr std::size_t kHeads = 3;
constexpr std::size_t kHeadWidth = 32;
constexpr std::size_t kWidth = kHeads * kHeadWidth;

std::vector<float> attend(const EncoderMath& math, const std::vector<float>& qkv,
                          const std::vector<std::uint32_t>& queries) {
  const std::size_t rows = qkv.size() / (3 * kWidth);
  std::vector<float> workspace(attention_workspace(rows, kHeadWidth));
  std::vector<float> out(queries.size() * kWidth);
  math.attend({qkv.data(), rows, kHeads, kHeadWidth, queries.data(), queries.size(),
               workspace.data(), out.data()});
  return out;
}

// By the formula, in double.
double attention_of(const std::vector<float>& qkv, std::size_t query, std::size_t head,
                    std::size_t at) {
  const std::size_t rows = qkv.size() / (3 * kWidth);
  const auto value = [&](std::size_t row, std::size_t part, std::size_t d) {
    return static_cast<double>(qkv[row * 3 * kWidth + part * kWidth + head * kHeadWidth + d]);
  };
  double sum = 0, weighed = 0;
  for (std::size_t j = 0; j < rows; ++j) {
    double score = 0;
    for (std::size_t d = 0; d < kHeadWidth; ++d) score += value(query, 0, d) * value(j, 1, d);
    sum += std::exp(score);
    weighed += std::exp(score) * value(j, 2, at);
  }
  return weighed / sum;
}

// Row counts around the border of a register, and queries that are not all rows.
TEST(EncoderMath, AttentionIsTheFormula) {
  for (const std::size_t rows : {1U, 2U, 15U, 16U, 17U, 33U, 70U}) {
    std::vector<float> qkv = draw(rows * 3 * kWidth, static_cast<unsigned>(rows));
    for (float& v : qkv) v *= 0.4F;
    std::vector<std::uint32_t> queries;
    for (std::uint32_t i = 0; i < rows; i += 1 + i % 2) queries.push_back(i);
    for (const auto& [name, math] : all_maths()) {
      const std::vector<float> got = attend(math, qkv, queries);
      for (std::size_t i = 0; i < got.size(); ++i) {
        const double want = attention_of(qkv, queries[i / kWidth], i % kWidth / kHeadWidth,
                                         i % kWidth % kHeadWidth);
        ASSERT_NEAR(got[i], want, 2e-5) << name << ", " << rows << " rows, output " << i;
      }
    }
  }
}

// A product of bytes with scales of every size.
struct Product {
  std::vector<std::int32_t> sums;
  std::vector<float> row_scales, scales, bias;

  Product(std::size_t rows, std::size_t width, unsigned seed)
      : row_scales(draw(rows, seed)), scales(draw(width, seed + 1)), bias(draw(width, seed + 2)) {
    std::mt19937 random(seed + 3);
    for (std::size_t i = 0; i < rows * width; ++i) {
      sums.push_back(static_cast<std::int32_t>(random() % 400000) - 200000);
    }
    for (float& v : row_scales) v = std::abs(v) * 1e-3F;
    for (float& v : scales) v = std::abs(v) * 1e-3F;
  }

  ScaledSums view() const { return {sums.data(), row_scales.data(), scales.data(), bias.data()}; }

  std::vector<float> values(const RowMath& math) const {
    std::vector<float> out(sums.size());
    math.scale_sums(view(), row_scales.size(), scales.size(), out.data());
    return out;
  }
};

struct Bytes {
  std::vector<std::int8_t> bytes;
  std::vector<float> scales;
  bool operator==(const Bytes&) const = default;

  Bytes(std::size_t rows, std::size_t width) : bytes(rows * width), scales(rows) {}
  Bytes(const RowMath& math, const std::vector<float>& x, std::size_t rows)
      : Bytes(rows, x.size() / rows) {
    math.quantise(x.data(), rows, x.size() / rows, bytes.data(), scales.data());
  }
};

TEST(EncoderMath, TheSameAttentionFromEveryInstructionSet) {
  const auto maths = all_maths();
  for (std::size_t rows = 1; rows < 40; rows += 3) {
    const std::vector<float> qkv = draw(rows * 3 * kWidth, static_cast<unsigned>(rows));
    std::vector<std::uint32_t> queries(rows);
    std::iota(queries.begin(), queries.end(), 0U);
    const std::vector<float> want = attend(maths[0].math, qkv, queries);
    for (const auto& [name, math] : maths) {
      EXPECT_EQ(attend(math, qkv, queries), want) << name << ", " << rows << " rows";
    }
  }
}

// What the pass over a product does is what row_math.h does step by step.
TEST(EncoderMath, AddsNormalisesAndQuantisesAsRowsDo) {
  constexpr std::size_t kRows = 3;
  const Product product(kRows, kWidth, 5);
  const std::vector<float> x = draw(kRows * kWidth, 1), gain = draw(kWidth, 3),
                           bias = draw(kWidth, 4);
  for (const auto& [name, math] : all_maths()) {
    const RowMath& rows = row_math_of({name, nullptr});
    std::vector<float> want = x;
    rows.add_and_normalise(want.data(), product.values(rows).data(), gain.data(), bias.data(),
                           kRows, kWidth);
    std::vector<float> got = x;
    Bytes bytes(kRows, kWidth);
    math.add_and_normalise(got.data(), product.view(), gain.data(), bias.data(), kRows, kWidth,
                           bytes.bytes.data(), bytes.scales.data());
    EXPECT_EQ(got, want) << name;
    EXPECT_EQ(bytes, Bytes(rows, want, kRows)) << name;
  }
}

TEST(EncoderMath, GeluIsTheFormula) {
  constexpr std::size_t kRows = 4;
  Product product(kRows, kWidth, 9);
  // The borders: what the bias alone gives.
  product.row_scales[0] = 0;
  for (const auto& [at, value] :
       {std::pair(0, 0.0F), {1, -0.0F}, {2, 1e4F}, {3, -1e4F}, {4, 9e8F}, {5, -9e8F}}) {
    product.bias[static_cast<std::size_t>(at)] = value;
  }
  Bytes first(kRows, kWidth);
  for (const auto& [name, math] : all_maths()) {
    const RowMath& rows = row_math_of({name, nullptr});
    const std::vector<float> x = product.values(rows);
    std::vector<float> row(kWidth);
    Bytes got(kRows, kWidth);
    math.gelu_to_bytes(product.view(), kRows, kWidth, row.data(), got.bytes.data(),
                       got.scales.data());
    // `row` holds the last row before it went to bytes.
    for (std::size_t i = 0; i < kWidth; ++i) {
      const double v = x[(kRows - 1) * kWidth + i];
      const double want = 0.5 * v * (1 + std::tanh(0.7978845608 * (v + 0.044715 * v * v * v)));
      ASSERT_NEAR(row[i], want, 1e-5 * (1 + std::abs(v))) << name << ", " << v;
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double v = x[i];
      const double want = 0.5 * v * (1 + std::tanh(0.7978845608 * (v + 0.044715 * v * v * v)));
      const double scale = got.scales[i / kWidth];
      ASSERT_NEAR(got.bytes[i] * scale, want, 0.501 * scale + 1e-5 * std::abs(v)) << name;
    }
    if (name == std::string_view("scalar")) first = got;
    EXPECT_EQ(got, first) << name;
  }
}

TEST(EncoderMath, SumsAsNumbersDo) {
  const std::vector<float> x = draw(96, 1), y = draw(96, 2);
  for (const auto& [name, math] : all_maths()) {
    for (const std::size_t size : {0U, 1U, 16U, 31U, 96U}) {
      const std::string where = std::string(name) + ", " + std::to_string(size);
      EXPECT_EQ(math.dot(x.data(), y.data(), size),
                dot(std::span(x).first(size), std::span(y).first(size)))
          << where;
      std::vector<float> got = x, want = x;
      math.add_scaled(got.data(), y.data(), 0.3F, size);
      for (std::size_t i = 0; i < size; ++i) want[i] += y[i] * 0.3F;
      EXPECT_EQ(got, want) << where;
    }
  }
}

}  // namespace
}  // namespace tocsin
