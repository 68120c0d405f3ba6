// What the training of the fast model does word by word: sums of embedding rows with their lazy Adam,
// and the QRNN's gates and scan. train/network.py compiles and calls it, and compares its gradients
// with PyTorch's own (`python train/network.py`); the program never links it.
#include <cmath>
#include <cstdint>

namespace {

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

extern "C" {

// Rows of a word: its own, its shape's, then those of its type: `sums` of them whole, the mean of the rest.
struct Words {
  std::int64_t count;
  const std::int32_t* word;   // row, or -1
  const std::int32_t* shape;  // row
  const std::int32_t* type;   // index into type_begin
  const std::int32_t* type_begin;
  const std::int32_t* type_rows;
  std::int64_t sums;
  std::int64_t width;
};

#define FOR_EACH_ROW(w, i, BODY)                                            \
  do {                                                                      \
    const std::int32_t begin = (w)->type_begin[(w)->type[i]];               \
    const std::int32_t middle = begin + static_cast<std::int32_t>((w)->sums); \
    const std::int32_t end = (w)->type_begin[(w)->type[i] + 1];             \
    const float share = end > middle ? 1.0F / static_cast<float>(end - middle) : 0.0F; \
    { const std::int64_t row = (w)->shape[i]; const float factor = 1.0F; BODY }  \
    if ((w)->word[i] >= 0) { const std::int64_t row = (w)->word[i]; const float factor = 1.0F; BODY } \
    for (std::int32_t at = begin; at < end; ++at) {                         \
      const std::int64_t row = (w)->type_rows[at];                          \
      const float factor = at < middle ? 1.0F : share;                      \
      BODY                                                                  \
    }                                                                       \
  } while (0)

void embed_forward(const Words* w, const float* table, float* out) {
  for (std::int64_t i = 0; i < w->count; ++i) {
    float* y = out + i * w->width;
    for (std::int64_t k = 0; k < w->width; ++k) y[k] = 0;
    FOR_EACH_ROW(w, i, {
      const float* x = table + row * w->width;
      for (std::int64_t k = 0; k < w->width; ++k) y[k] += factor * x[k];
    });
  }
}

void embed_backward(const Words* w, const float* gradient, float* table_gradient, std::uint8_t* touched) {
  for (std::int64_t i = 0; i < w->count; ++i) {
    const float* g = gradient + i * w->width;
    FOR_EACH_ROW(w, i, {
      float* x = table_gradient + row * w->width;
      for (std::int64_t k = 0; k < w->width; ++k) x[k] += factor * g[k];
      touched[row] = 1;
    });
  }
}

// Adam on the rows that a batch touched; sets their gradients back to zero.
void embed_step(float* table, float* gradient, float* first, float* second, std::uint8_t* touched, std::int64_t rows,
                std::int64_t width, float rate, float correct1, float correct2) {
  for (std::int64_t r = 0; r < rows; ++r) {
    if (touched[r] == 0) continue;
    touched[r] = 0;
    const std::int64_t at = r * width;
    for (std::int64_t k = at; k < at + width; ++k) {
      const float g = gradient[k];
      first[k] = 0.9F * first[k] + 0.1F * g;
      second[k] = 0.98F * second[k] + 0.02F * g * g;
      table[k] -= rate * (first[k] * correct1) / (std::sqrt(second[k] * correct2) + 1e-8F);
      gradient[k] = 0;
    }
  }
}

// gates: rows of 6 half: z f o forward, z f o backward; activated in place. state: rows of 2 half, c. out: o c.
void qrnn_forward(float* gates, float* state, float* out, const std::int64_t* ends, std::int64_t sentences,
                  std::int64_t half) {
  std::int64_t begin = 0;
  for (std::int64_t s = 0; s < sentences; begin = ends[s++]) {
    for (int way = 0; way < 2; ++way) {
      const float* before = nullptr;
      for (std::int64_t n = 0; n < ends[s] - begin; ++n) {
        const std::int64_t row = way == 0 ? begin + n : ends[s] - 1 - n;
        float* z = gates + row * 6 * half + way * 3 * half;
        float* f = z + half;
        float* o = f + half;
        float* c = state + row * 2 * half + way * half;
        float* h = out + row * 2 * half + way * half;
        for (std::int64_t k = 0; k < half; ++k) {
          z[k] = 2.0F * sigmoid(2.0F * z[k]) - 1.0F;
          f[k] = sigmoid(f[k]);
          o[k] = sigmoid(o[k]);
        }
        if (before == nullptr) {
          for (std::int64_t k = 0; k < half; ++k) c[k] = (1.0F - f[k]) * z[k];
        } else {
          for (std::int64_t k = 0; k < half; ++k) c[k] = f[k] * before[k] + (1.0F - f[k]) * z[k];
        }
        for (std::int64_t k = 0; k < half; ++k) h[k] = o[k] * c[k];
        before = c;
      }
    }
  }
}

// The gradient of the gates before their activation, written over the activated gates. `carry`: half floats.
void qrnn_backward(float* gates, const float* state, const float* gradient, const std::int64_t* ends, std::int64_t sentences,
                   std::int64_t half, float* carry) {
  std::int64_t begin = 0;
  for (std::int64_t s = 0; s < sentences; begin = ends[s++]) {
    const std::int64_t words = ends[s] - begin;
    for (int way = 0; way < 2; ++way) {
      for (std::int64_t k = 0; k < half; ++k) carry[k] = 0;
      for (std::int64_t n = words; n > 0; --n) {
        const std::int64_t row = way == 0 ? begin + n - 1 : ends[s] - n;
        const std::int64_t earlier = way == 0 ? row - 1 : row + 1;
        float* z = gates + row * 6 * half + way * 3 * half;
        float* f = z + half;
        float* o = f + half;
        const float* c = state + row * 2 * half + way * half;
        const float* g = gradient + row * 2 * half + way * half;
        const float* before = n > 1 ? state + earlier * 2 * half + way * half : nullptr;
        for (std::int64_t k = 0; k < half; ++k) {
          const float last = before == nullptr ? 0.0F : before[k];
          const float dc = carry[k] + g[k] * o[k];
          carry[k] = dc * f[k];
          o[k] = g[k] * c[k] * o[k] * (1.0F - o[k]);
          const float zk = z[k];
          z[k] = dc * (1.0F - f[k]) * (1.0F - zk * zk);
          f[k] = dc * (last - zk) * f[k] * (1.0F - f[k]);
        }
      }
    }
  }
}

}  // extern "C"
