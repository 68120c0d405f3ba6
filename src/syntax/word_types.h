// What the fast model makes of a word alone, whatever stands around it: its vector and what it adds
// to the gates of the first QRNN layer of itself and its two neighbours.
//
// Most words of a text have been seen shortly before, so a Scratch keeps what it computed last.
// What is kept changes the speed and nothing else: a word is computed to the same bytes at any
// time.
//
// Borrows its weights from a Container that must outlive it.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"
#include "model/row_math.h"
#include "syntax/features.h"

namespace tocsin {

struct TypeSizes {
  std::size_t words = 0;
  std::size_t embedding = 0;
  std::size_t width = 0;  // a multiple of 32
};

// Rows of what is known of words: vectors, and bytes of the window with three scales each.
struct TypeRows {
  std::uint32_t count = 0;
  std::vector<float> vectors;
  std::vector<std::int8_t> window;
  std::vector<float> scales;
};

class WordTypes {
 public:
  // Words of one form that stand first in a sentence, or do not.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t used_by = 0;  // number of the batch; 0: empty
    std::uint32_t row = 0;
    std::uint8_t size = 0;
    bool is_first = false;
    std::array<char, 46> form{};
  };

  struct Scratch {
    std::vector<std::uint32_t> rows;  // of each word of the batch

    // The cache: sets of four slots, each with a row; rows past them serve one batch.
    std::string model;  // whose words these are
    std::vector<Slot> slots;
    std::uint32_t batch = 0;
    TypeRows kept, passing;

    // Words of the batch that the cache lacks.
    std::vector<std::uint32_t> new_rows;
    std::vector<float> embedded, x, gates;
    Linear::Scratch linear;
    WordFeatures features;
  };

  static Result<WordTypes> load(const Container& container, const TypeSizes& sizes,
                                const Kernel& kernel);

  // Sets scratch.rows. `ends`: of the sentences, in words.
  void find(std::span<const std::string_view> forms, std::span<const std::uint32_t> ends,
            Scratch& scratch) const;

  // Of a row; valid until the next find.
  const float* vector(std::uint32_t row, const Scratch& scratch) const;
  WindowRow window(std::uint32_t row, const Scratch& scratch) const;
  // Added to the gates of each word.
  std::span<const float> window_bias() const { return window_bias_; }

 private:
  std::uint32_t find_row(std::string_view form, bool is_first, Scratch& scratch) const;
  std::uint32_t add_row(TypeRows& rows) const;
  void embed(std::string_view form, bool is_first, Scratch& scratch) const;
  void compute(std::size_t begin, std::size_t end, Scratch& scratch) const;

  TypeSizes sizes_;
  Kernel kernel_{};
  std::string model_;
  std::unordered_map<std::string_view, std::uint32_t> words_;  // views into the container
  Embedding word_, shape_, affix_, ngram_;
  Linear into_;
  LayerNorm norm_;
  PackedWeights window_;
  std::span<const float> window_scales_;
  std::span<const float> window_bias_;
  std::vector<float> no_bias_;
};

}  // namespace tocsin
