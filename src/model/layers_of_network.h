// Parts of a network as a model file holds them: int8 linear layers, embedding tables,
// normalisation.
//
// Each borrows its weights from the Container that it was loaded from.
//
// Threads: immutable once loaded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "model/container.h"
#include "model/kernels.h"

namespace tocsin {

// y = W x + b with int8 weights, one scale an output; x is quantised row by row as it comes.
class Linear {
 public:
  struct Scratch {
    std::vector<std::int8_t> x;
    std::vector<float> x_scales;
    std::vector<std::int32_t> sums;
  };

  // Sections name.q, name.s, name.b.
  static Result<Linear> load(const Container& container, const std::string& name,
                             std::size_t inputs, std::size_t outputs);

  // `x` holds rows of inputs(), `out` is set to rows of outputs().
  void apply(const Kernel& kernel, std::span<const float> x, Scratch& scratch,
             std::vector<float>& out) const;

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  PackedWeights weights_;
  std::span<const float> scales_;
  std::span<const float> bias_;
};

// Rows of int8 with one scale a row. Sections name.q, name.s.
class Embedding {
 public:
  static Result<Embedding> load(const Container& container, const std::string& name,
                                std::size_t rows, std::size_t width);

  // out += factor * row.
  void add_row(std::size_t row, float factor, std::span<float> out) const;

 private:
  std::size_t width_ = 0;
  std::span<const std::int8_t> rows_;
  std::span<const float> scales_;
};

struct LayerNorm {
  std::span<const float> gain;
  std::span<const float> bias;

  // Sections name.g, name.b.
  static Result<LayerNorm> load(const Container& container, const std::string& name,
                                std::size_t width);
  // Normalises each row of `x` in place.
  void apply(std::span<float> x) const;
};

}  // namespace tocsin
