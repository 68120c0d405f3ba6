#include "model/row_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "model/numbers.h"

namespace tocsin {
namespace {

struct Named {
  std::string name;
  const RowMath* math;
};

// Those that this machine can run; the plain one first.
std::vector<Named> all_maths() {
  std::vector<Named> all;
  for (const char* name : {"scalar", "avx2", "vnni"}) {
    const auto kernel = choose_kernel(name);
    if (kernel.ok()) all.push_back({name, &row_math_of(kernel.value())});
  }
  return all;
}

std::vector<float> draw(std::size_t count, std::mt19937& random) {
  std::vector<float> out(count);
  for (float& v : out) v = (static_cast<float>(random() % 20001) - 10000.0F) / 3000.0F;
  return out;
}

std::vector<std::int32_t> draw_sums(std::size_t count, std::mt19937& random) {
  std::vector<std::int32_t> out(count);
  for (auto& v : out) v = static_cast<std::int32_t>(random() % 200001) - 100000;
  return out;
}

std::vector<std::int8_t> draw_bytes(std::size_t count, std::mt19937& random) {
  std::vector<std::int8_t> out(count);
  for (auto& v : out) v = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  return out;
}

// Calls `run` with each arithmetic and expects the same bits from all; returns them.
template <class Run>
auto same_from_all(Run&& run) {
  const auto want = run(*all_maths().front().math);
  for (const Named& named : all_maths()) EXPECT_EQ(run(*named.math), want) << named.name;
  return want;
}

TEST(RowMath, QuantisesEachRowByItsLargest) {
  std::mt19937 random(3);
  for (const std::size_t width : {1UL, 2UL, 15UL, 16UL, 17UL, 96UL, 130UL}) {
    SCOPED_TRACE(width);
    constexpr std::size_t kRows = 3;
    std::vector<float> x = draw(kRows * width, random);
    std::fill_n(x.begin() + static_cast<std::ptrdiff_t>(width), width, 0.0F);  // a row of zeros
    std::vector<float> scales(kRows);
    const auto bytes = same_from_all([&](const RowMath& math) {
      std::vector<std::int8_t> out(x.size());
      math.quantise(x.data(), kRows, width, out.data(), scales.data());
      return out;
    });
    EXPECT_EQ(scales[1], 0.0F);
    int most = 0;
    for (std::size_t i = 0; i < width; ++i) {
      EXPECT_NEAR(static_cast<float>(bytes[i]) * scales[0], x[i], 0.51F * scales[0]);
      EXPECT_EQ(bytes[width + i], 0);
      most = std::max(most, std::abs(int{bytes[i]}));
    }
    EXPECT_EQ(most, 127);
  }
}

// 127 stands for the largest: halves go away from zero.
TEST(RowMath, RoundsHalfAwayFromZero) {
  const std::vector<float> x = {127, 0.5F, -0.5F, 1.49F, 2.5F, -127};
  same_from_all([&](const RowMath& math) {
    std::vector<std::int8_t> out(x.size());
    float scale = 0;
    math.quantise(x.data(), 1, x.size(), out.data(), &scale);
    EXPECT_EQ(std::vector<int>(out.begin(), out.end()), (std::vector<int>{127, 1, -1, 1, 3, -127}));
    return out;
  });
}

TEST(RowMath, ScalesSumsAndCutsBelowZero) {
  std::mt19937 random(4);
  for (const std::size_t columns : {1UL, 16UL, 51UL, 64UL}) {
    SCOPED_TRACE(columns);
    constexpr std::size_t kRows = 2;
    const auto sums = draw_sums(kRows * columns, random);
    const auto rows = draw(kRows, random), scales = draw(columns, random);
    const auto bias = draw(columns, random);
    const auto y = same_from_all([&](const RowMath& math) {
      std::vector<float> out(sums.size());
      math.scale_sums({sums.data(), rows.data(), scales.data(), bias.data()}, kRows, columns,
                      out.data());
      return out;
    });
    for (std::size_t i = 0; i < y.size(); ++i) {
      const std::size_t c = i % columns;
      EXPECT_EQ(y[i], static_cast<float>(sums[i]) * (rows[i / columns] * scales[c]) + bias[c]);
    }
    const auto cut = same_from_all([&](const RowMath& math) {
      std::vector<float> out = y;
      math.leaky_relu(out.data(), out.size());
      return out;
    });
    for (std::size_t i = 0; i < y.size(); ++i) EXPECT_EQ(cut[i], std::max(y[i], 0.1F * y[i]));
  }
}

TEST(RowMath, NormalisesTheSumOfTwoRows) {
  std::mt19937 random(5);
  constexpr std::size_t kWidth = 48;
  const auto x = draw(2 * kWidth, random), y = draw(2 * kWidth, random);
  const auto gain = draw(kWidth, random), bias = draw(kWidth, random);
  const auto got = same_from_all([&](const RowMath& math) {
    std::vector<float> out = x;
    math.add_and_normalise(out.data(), y.data(), gain.data(), bias.data(), 2, kWidth);
    return out;
  });
  std::vector<float> want(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) want[i] = x[i] + y[i];
  for (std::size_t r = 0; r < 2; ++r) {
    normalise_layer(std::span(want).subspan(r * kWidth, kWidth), gain, bias);
  }
  EXPECT_EQ(got, want);
  // Without a second row: as with zeros.
  const std::vector<float> zeros(x.size(), 0.0F);
  same_from_all([&](const RowMath& math) {
    std::vector<float> alone = x, both = x;
    math.add_and_normalise(alone.data(), nullptr, gain.data(), bias.data(), 2, kWidth);
    math.add_and_normalise(both.data(), zeros.data(), gain.data(), bias.data(), 2, kWidth);
    EXPECT_EQ(alone, both);
    return alone;
  });
}

TEST(RowMath, AddsRowsOfBytes) {
  std::mt19937 random(6);
  for (const std::size_t count : {1UL, 16UL, 37UL}) {
    const auto bytes = draw_bytes(count, random);
    const auto x = draw(count, random);
    const auto got = same_from_all([&](const RowMath& math) {
      std::vector<float> out = x;
      math.add_bytes(bytes.data(), 0.25F, count, out.data());
      return out;
    });
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_EQ(got[i], x[i] + static_cast<float>(bytes[i]) * 0.25F);
    }
  }
}

// The judge of the QRNN: one column and direction at a time, in double.
std::vector<double> scan(const std::vector<double>& gates, std::size_t rows, std::size_t half) {
  std::vector<double> out(rows * 2 * half);
  for (std::size_t column = 0; column < 2 * half; ++column) {
    const bool backward = column >= half;
    double c = 0;
    for (std::size_t n = 0; n < rows; ++n) {
      const std::size_t row = backward ? rows - 1 - n : n;
      const std::size_t first = row * 6 * half + (backward ? 3 * half : 0) + column % half;
      const auto sigmoid = [&](std::size_t at) { return 1 / (1 + std::exp(-gates[at])); };
      const double f = sigmoid(first + half);
      c = f * c + (1 - f) * std::tanh(gates[first]);
      out[row * 2 * half + column] = sigmoid(first + 2 * half) * c;
    }
  }
  return out;
}

void expect_near(const std::vector<float>& got, const std::vector<double>& want) {
  ASSERT_EQ(got.size(), want.size());
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], want[i], 2e-5) << i;
}

TEST(RowMath, ScansTheGatesOfASentence) {
  std::mt19937 random(8);
  constexpr std::size_t kHalf = 32;
  for (const std::size_t rows : {1UL, 2UL, 9UL}) {
    SCOPED_TRACE(rows);
    const auto sums = draw_sums(rows * 6 * kHalf, random);
    std::vector<float> row_scales(rows, 0.01F), scales = draw(6 * kHalf, random);
    for (float& s : scales) s *= 0.002F;
    scales[0] = 1;  // far past the ends: must stay finite
    scales[kHalf] = -1;
    const auto bias = draw(6 * kHalf, random);
    const auto got = same_from_all([&](const RowMath& math) {
      std::vector<float> state(kHalf), out(rows * 2 * kHalf);
      math.scan_sums({sums.data(), row_scales.data(), scales.data(), bias.data()}, rows, kHalf,
                     state.data(), out.data());
      return out;
    });
    std::vector<double> gates(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      gates[i] = sums[i] * (0.01 * scales[i % (6 * kHalf)]) + bias[i % (6 * kHalf)];
    }
    expect_near(got, scan(gates, rows, kHalf));
  }
}

// Each word's gates are made of three words'; none across the borders of the sentence.
TEST(RowMath, ScansTheWindowOfASentence) {
  std::mt19937 random(9);
  constexpr std::size_t kHalf = 16;
  constexpr std::size_t kPart = 6 * kHalf;
  for (const std::size_t rows : {1UL, 2UL, 7UL}) {
    SCOPED_TRACE(rows);
    const auto bytes = draw_bytes(rows * 3 * kPart, random);
    const std::vector<float> scales = {0.01F, 0.02F, 0.03F};
    const auto bias = draw(kPart, random);
    std::vector<WindowRow> words;
    for (std::size_t r = 0; r < rows; ++r) {
      words.push_back({bytes.data() + r * 3 * kPart, scales.data()});
    }
    const auto got = same_from_all([&](const RowMath& math) {
      std::vector<float> state(kHalf), out(rows * 2 * kHalf);
      math.scan_window(words.data(), bias.data(), rows, kHalf, state.data(), out.data());
      return out;
    });
    std::vector<double> gates(rows * kPart);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t i = 0; i < kPart; ++i) {
        double& gate = gates[r * kPart + i];
        gate = bias[i] + bytes[(r * 3 + 1) * kPart + i] * 0.02;
        if (r > 0) gate += bytes[(r - 1) * 3 * kPart + i] * 0.01;
        if (r + 1 < rows) gate += bytes[((r + 1) * 3 + 2) * kPart + i] * 0.03;
      }
    }
    expect_near(got, scan(gates, rows, kHalf));
  }
}

TEST(RowMath, ScoresPairs) {
  std::mt19937 random(10);
  constexpr std::size_t kWidth = 20, kPadded = 32;
  for (const std::size_t count : {1UL, 7UL, 8UL, 19UL}) {
    const auto dependents = draw(count * kWidth, random), heads = draw(kWidth * kPadded, random);
    const auto got = same_from_all([&](const RowMath& math) {
      std::vector<float> out(count * kPadded);
      math.score_pairs(dependents.data(), heads.data(), count, kWidth, kPadded, out.data());
      return out;
    });
    for (std::size_t d = 0; d < count; ++d) {
      for (std::size_t h = 0; h < kPadded; ++h) {
        float want = 0;
        for (std::size_t i = 0; i < kWidth; ++i) {
          want += heads[i * kPadded + h] * dependents[d * kWidth + i];
        }
        EXPECT_EQ(got[d * kPadded + h], want);
      }
    }
  }
}

}  // namespace
}  // namespace tocsin
