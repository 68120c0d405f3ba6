// The accurate model's encoder: a BERT of a few layers (Devlin et al. 2019) with int8 products, a
// shape of each word added below and joined above, and mixes of all its layers.
//
// Borrows its weights from a Container that must outlive it.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "model/encoder_math.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"
#include "model/row_math.h"
#include "model/transformer_layer.h"

namespace tocsin {

inline constexpr std::size_t kWordShapes = 20;

// Case, digits and place of a word: below kWordShapes (docs/formats/model.md). `form` is UTF-8.
std::uint32_t word_shape_of(std::string_view form, bool is_first);

struct EncoderSizes {
  std::size_t pieces = 0;
  std::size_t positions = 0;
  std::size_t width = 0;
  std::size_t heads = 0;
  std::size_t inner = 0;
  std::size_t layers = 0;
  std::size_t shape_width = 0;
};

// The words of a batch, cut into pieces.
struct PieceBatch {
  std::vector<std::uint32_t> pieces;
  std::vector<std::uint32_t> piece_begin;    // by word, and one past the last
  std::vector<std::uint32_t> shapes;         // by word
  std::vector<std::uint32_t> sentence_ends;  // in words, ascending

  void clear();
};

class Encoder {
 public:
  struct Scratch {
    TransformerLayer::Scratch rows;     // of the pieces in work
    std::vector<float> y;               // what is added to them at the input
    std::vector<std::uint32_t> firsts;  // the rows of the words' first pieces

    // What `run` gives: a row of outputs() a word; of `events` a row of width().
    std::vector<float> trees, tags, events;
  };

  static Result<Encoder> load(const Container& container, const EncoderSizes& sizes, Kernel kernel);

  // Fills scratch.trees and scratch.tags, and scratch.events where the model has a mix for them.
  // What a word gets hangs on its sentence alone.
  void run(const PieceBatch& batch, Scratch& scratch) const;

  std::size_t outputs() const { return sizes_.width + sizes_.shape_width; }
  std::size_t width() const { return sizes_.width; }

 private:
  Status load_layer(const Container& container, const std::string& number);
  static void clear_rows(Scratch& scratch);
  std::size_t window_end(const PieceBatch& batch, std::size_t word, std::size_t sentence_end) const;
  void add_window(const PieceBatch& batch, std::size_t word, std::size_t end,
                  Scratch& scratch) const;
  void run_windows(std::size_t first_word, Scratch& scratch) const;
  void mix(std::size_t layer, std::size_t first_word, Scratch& scratch) const;

  EncoderSizes sizes_;
  Kernel kernel_{};
  EncoderMath math_{};
  const RowMath* row_math_ = nullptr;  // lives for ever
  Embedding piece_;
  std::span<const float> position_, shape_below_, shape_above_, mix_trees_, mix_tags_;
  std::span<const float> mix_events_;  // empty: the model has no event heads
  LayerNorm norm_;
  std::vector<TransformerLayer> layers_;
};

}  // namespace tocsin
