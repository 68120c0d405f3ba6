// The body of row_math: included once by each file that compiles it for an instruction set.
// lanes.h says what may stand here.
#include <cstddef>
#include <cstdint>

#include "model/lanes.h"
#include "model/row_math.h"

namespace tocsin {
namespace {

TOCSIN_INLINE Floats operator/(Floats a, Floats b) {
  for (std::size_t i = 0; i < kParts; ++i) a.part[i] /= b.part[i];
  return a;
}

void quantise(const float* x, std::size_t rows, std::size_t width, std::int8_t* out,
              float* scales) {
  const std::size_t whole = width / kLanes * kLanes;
  for (std::size_t r = 0; r < rows; ++r, x += width, out += width) {
    Floats most = without_sign(load_some(x + whole, width - whole));
    for (std::size_t i = 0; i < whole; i += kLanes) {
      most = larger(most, without_sign(load(x + i)));
    }
    const float top = most_of(most);
    scales[r] = top == 0 ? 0 : top / 127.0F;
    const Floats inverse = all(top == 0 ? 0 : 127.0F / top);
    for (std::size_t i = 0; i < whole; i += kLanes) store_bytes(out + i, load(x + i) * inverse);
    if (whole == width) continue;
    std::int8_t last[kLanes];
    store_bytes(last, load_some(x + whole, width - whole) * inverse);
    for (std::size_t i = whole; i < width; ++i) out[i] = last[i - whole];
  }
}

void scale_sums(const ScaledSums& s, std::size_t rows, std::size_t columns, float* out) {
  const std::size_t whole = columns / kLanes * kLanes;
  const std::int32_t* sums = s.sums;
  for (std::size_t r = 0; r < rows; ++r, sums += columns, out += columns) {
    const Floats scale = all(s.row_scales[r]);
    for (std::size_t c = 0; c < whole; c += kLanes) {
      store(out + c, load_ints(sums + c) * (scale * load(s.scales + c)) + load(s.bias + c));
    }
    for (std::size_t c = whole; c < columns; ++c) {
      out[c] = static_cast<float>(sums[c]) * (s.row_scales[r] * s.scales[c]) + s.bias[c];
    }
  }
}

void leaky_relu(float* x, std::size_t count) {
  const Floats slope = all(0.1F);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const Floats v = load(x + i);
    store(x + i, larger(v, v * slope));
  }
  for (; i < count; ++i) x[i] = x[i] < 0.1F * x[i] ? 0.1F * x[i] : x[i];
}

void add_bytes(const std::int8_t* row, float factor, std::size_t count, float* out) {
  const Floats scale = all(factor);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    store(out + i, load(out + i) + load_bytes(row + i) * scale);
  }
  for (; i < count; ++i) out[i] += static_cast<float>(row[i]) * factor;
}

void add_and_normalise(float* x, const float* y, const float* gain, const float* bias,
                       std::size_t rows, std::size_t width) {
  const float share = static_cast<float>(width);
  for (std::size_t r = 0; r < rows; ++r, x += width) {
    Floats sums = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats v = y == nullptr ? load(x + i) : load(x + i) + load(y + r * width + i);
      store(x + i, v);
      sums = sums + v;
    }
    const Floats mean = all(sum_of(sums) / share);
    Floats squares = all(0.0F);
    for (std::size_t i = 0; i < width; i += kLanes) {
      const Floats d = load(x + i) - mean;
      squares = squares + d * d;
    }
    // A square root is exactly rounded by IEEE 754, so it is the same everywhere.
    const Floats inverse = all(1.0F / __builtin_sqrtf(sum_of(squares) / share + 1e-5F));
    for (std::size_t i = 0; i < width; i += kLanes) {
      store(x + i, (load(x + i) - mean) * inverse * load(gain + i) + load(bias + i));
    }
  }
}

TOCSIN_INLINE Floats quick_exp(Floats x, float factor) {
  x = larger(smaller(x, all(15.0F)), all(-15.0F)) * all(factor);
  for (std::size_t i = 0; i < kParts; ++i) x.part[i] = quick_exp_part(x.part[i]);
  return x;
}

// One step of 16 columns. With a = exp(-f), b = exp(2 z), d = exp(-o): f = 1 / (1 + a),
// z = (b - 1) / (b + 1), o = 1 / (1 + d), so that c and o c take one division between them.
TOCSIN_INLINE void step_gates(Floats z, Floats f, Floats o, float* state, float* out) {
  const Floats one = all(1.0F);
  const Floats a = quick_exp(f, -1.0F);
  const Floats b = quick_exp(z, 2.0F);
  const Floats d = quick_exp(o, -1.0F);
  const Floats above = b + one;
  const Floats closed = one + d;
  const Floats h = (load(state) * above + a * (b - one)) / ((one + a) * above * closed);
  store(state, h * closed);
  store(out, h);
}

TOCSIN_INLINE void clear(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kLanes) store(x + i, all(0.0F));
}

// The row of step `n` in a direction: 0 forward, 1 backward.
TOCSIN_INLINE std::size_t row_of(std::size_t n, std::size_t rows, std::size_t way) {
  return way == 0 ? n : rows - 1 - n;
}

void scan_sums(const ScaledSums& gates, std::size_t rows, std::size_t half, float* state,
               float* out) {
  for (std::size_t way = 0; way < 2; ++way) {
    clear(state, half);
    const float* scales = gates.scales + way * 3 * half;
    const float* bias = gates.bias + way * 3 * half;
    for (std::size_t n = 0; n < rows; ++n) {
      const std::size_t row = row_of(n, rows, way);
      const std::int32_t* sums = gates.sums + row * 6 * half + way * 3 * half;
      const Floats scale = all(gates.row_scales[row]);
      const auto gate = [&](std::size_t at) {
        return load_ints(sums + at) * (scale * load(scales + at)) + load(bias + at);
      };
      float* to = out + row * 2 * half + way * half;
      for (std::size_t i = 0; i < half; i += kLanes) {
        step_gates(gate(i), gate(half + i), gate(2 * half + i), state + i, to + i);
      }
    }
  }
}

void scan_window(const WindowRow* words, const float* bias, std::size_t rows, std::size_t half,
                 float* state, float* out) {
  for (std::size_t way = 0; way < 2; ++way) {
    clear(state, half);
    for (std::size_t n = 0; n < rows; ++n) {
      const std::size_t row = row_of(n, rows, way);
      // Past a border stands the word itself, with the scale 0.
      const WindowRow& here = words[row];
      const WindowRow& left = row == 0 ? here : words[row - 1];
      const WindowRow& right = row + 1 == rows ? here : words[row + 1];
      const std::int8_t* from[3] = {left.bytes, here.bytes + 6 * half, right.bytes + 12 * half};
      const Floats scale[3] = {all(row == 0 ? 0.0F : left.scales[0]), all(here.scales[1]),
                               all(row + 1 == rows ? 0.0F : right.scales[2])};
      const std::size_t first = way * 3 * half;
      const auto gate = [&](std::size_t at) {
        return load(bias + first + at) + load_bytes(from[0] + first + at) * scale[0] +
               load_bytes(from[1] + first + at) * scale[1] +
               load_bytes(from[2] + first + at) * scale[2];
      };
      float* to = out + row * 2 * half + way * half;
      for (std::size_t i = 0; i < half; i += kLanes) {
        step_gates(gate(i), gate(half + i), gate(2 * half + i), state + i, to + i);
      }
    }
  }
}

// Scores of kBlock dependents and 16 heads, each summed over the width in its order.
template <std::size_t kBlock>
TOCSIN_INLINE void score_block(const float* dependents, const float* heads, std::size_t width,
                               std::size_t padded, float* scores) {
  Floats sums[kBlock];
  for (std::size_t d = 0; d < kBlock; ++d) sums[d] = all(0.0F);
  for (std::size_t i = 0; i < width; ++i) {
    const Floats head = load(heads + i * padded);
    for (std::size_t d = 0; d < kBlock; ++d) {
      sums[d] = sums[d] + head * all(dependents[d * width + i]);
    }
  }
  for (std::size_t d = 0; d < kBlock; ++d) store(scores + d * padded, sums[d]);
}

void score_pairs(const float* dependents, const float* heads, std::size_t count, std::size_t width,
                 std::size_t padded, float* scores) {
  constexpr std::size_t kBlock = 8;
  std::size_t d = 0;
  for (; d + kBlock <= count; d += kBlock) {
    for (std::size_t h = 0; h < padded; h += kLanes) {
      score_block<kBlock>(dependents + d * width, heads + h, width, padded,
                          scores + d * padded + h);
    }
  }
  for (; d < count; ++d) {
    for (std::size_t h = 0; h < padded; h += kLanes) {
      score_block<1>(dependents + d * width, heads + h, width, padded, scores + d * padded + h);
    }
  }
}

constexpr RowMath kLanesMath{quantise,          scale_sums, leaky_relu,  add_bytes,
                             add_and_normalise, scan_sums,  scan_window, score_pairs};

}  // namespace
}  // namespace tocsin
