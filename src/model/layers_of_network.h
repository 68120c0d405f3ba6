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

#include "core/container.h"
#include "core/result.h"
#include "model/kernels.h"
#include "model/row_math.h"

namespace tocsin {

// y = W x + b with int8 weights, one scale an output; x is quantised row by row as it comes.
class Linear {
 public:
  // These only grow: they may hold more rows than are in work.
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

  // The same in two steps, so that several layers read the bytes of one quantisation: the products
  // of rows that quantise_rows left in `scratch`, and what is to be made of them.
  void multiply(const Kernel& kernel, std::size_t rows, Scratch& scratch) const;
  void finish(const Kernel& kernel, std::size_t rows, const Scratch& scratch,
              std::vector<float>& out) const;
  ScaledSums sums(const Scratch& scratch) const;

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  PackedWeights weights_;
  std::span<const float> scales_;
  std::span<const float> bias_;
};

// Makes room in scratch.x and scratch.x_scales for who fills them otherwise.
void reserve_rows(std::size_t rows, std::size_t width, Linear::Scratch& scratch);

// Sets scratch.x and scratch.x_scales.
void quantise_rows(const Kernel& kernel, std::span<const float> x, std::size_t width,
                   Linear::Scratch& scratch);

// Rows of int8 with one scale a row. Sections name.q, name.s.
class Embedding {
 public:
  static Result<Embedding> load(const Container& container, const std::string& name,
                                std::size_t rows, std::size_t width);

  // out += factor * row.
  void add_row(std::size_t row, float factor, std::span<float> out) const;
  void add_row(const RowMath& math, std::size_t row, float factor, std::span<float> out) const;

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
