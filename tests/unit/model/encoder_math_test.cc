#include "model/encoder_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "model/numbers.h"

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

TEST(EncoderMath, TheSameBitsFromEveryInstructionSet) {
  const auto maths = all_maths();
  for (std::size_t rows = 1; rows < 40; rows += 3) {
    const std::vector<float> qkv = draw(rows * 3 * kWidth, static_cast<unsigned>(rows));
    std::vector<std::uint32_t> queries(rows);
    std::iota(queries.begin(), queries.end(), 0U);
    const std::vector<float> y = draw(rows * kWidth, 77), gain = draw(kWidth, 78);
    std::vector<std::vector<float>> outputs;
    for (const auto& [name, math] : maths) {
      std::vector<float> out = attend(math, qkv, queries);
      math.add_and_normalise(out.data(), y.data(), gain.data(), gain.data() + 1, rows, kWidth - 16);
      std::vector<float> x(y.begin(), y.end() - static_cast<std::ptrdiff_t>(rows));
      math.gelu(x.data(), x.size());
      out.insert(out.end(), x.begin(), x.end());
      math.add_scaled(x.data(), y.data(), 0.3F, x.size() - 5);
      out.insert(out.end(), x.begin(), x.end());
      out.push_back(math.dot(x.data(), y.data(), x.size()));
      outputs.push_back(out);
    }
    for (std::size_t i = 1; i < maths.size(); ++i) {
      EXPECT_EQ(outputs[i], outputs[0]) << maths[i].name << ", " << rows << " rows";
    }
  }
}

// The same sums in the same order as the functions of numbers.h.
TEST(EncoderMath, NormalisesAndMultipliesAsNumbersDo) {
  const std::vector<float> x = draw(2 * 48, 1), y = draw(2 * 48, 2), gain = draw(48, 3),
                           bias = draw(48, 4);
  std::vector<float> want(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) want[i] = x[i] + y[i];
  for (std::size_t row = 0; row < 2; ++row) {
    normalise_layer(std::span(want).subspan(row * 48, 48), gain, bias);
  }
  for (const auto& [name, math] : all_maths()) {
    std::vector<float> got = x;
    math.add_and_normalise(got.data(), y.data(), gain.data(), bias.data(), 2, 48);
    EXPECT_EQ(got, want) << name;
    for (const std::size_t size : {0U, 1U, 16U, 31U, 96U}) {
      EXPECT_EQ(math.dot(x.data(), y.data(), size),
                dot(std::span(x).first(size), std::span(y).first(size)))
          << name << ", " << size;
    }
  }
}

TEST(EncoderMath, GeluIsTheFormula) {
  std::vector<float> x;
  for (float v = -12; v < 12; v += 0.037F) x.push_back(v);
  x.insert(x.end(), {0.0F, -0.0F, 1e4F, -1e4F, 1e30F});
  for (const auto& [name, math] : all_maths()) {
    std::vector<float> got = x;
    math.gelu(got.data(), got.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double v = x[i];
      const double want = 0.5 * v * (1 + std::tanh(0.7978845608 * (v + 0.044715 * v * v * v)));
      ASSERT_NEAR(got[i], want, 1e-6 * (1 + std::abs(v))) << name << ", " << v;
    }
  }
}

}  // namespace
}  // namespace tocsin
