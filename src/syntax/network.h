// The fast model's network: type embedding, three bidirectional QRNN layers with fo-pooling
// (Bradbury et al. 2017), tags from the second, biaffine arcs and labels (Dozat and Manning 2017)
// from the third.
//
// Borrows its weights from a Container that must outlive it.
//
// Threads: immutable once loaded.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/result.h"
#include "model/container.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"
#include "syntax/features.h"

namespace tocsin {

struct NetworkSizes {
  std::size_t words = 0;
  std::size_t tags = 0;
  std::size_t feats = 0;
  std::size_t labels = 0;
  std::size_t embedding = 0;
  std::size_t width = 0;
  std::size_t tag_hidden = 0;
  std::size_t arc = 0;
  std::size_t label = 0;
};

class Network {
 public:
  struct Scratch {
    Linear::Scratch linear;
    std::vector<float> embedded, x, y, product, window, hidden, arc, arc_pair, label;
    std::vector<float> pair, pair_bias;  // of the prepared rows
    std::size_t prepared_begin = 0;
  };

  // What one batch of whole sentences gives; a row a word.
  struct Output {
    std::vector<float> tags;  // tags + feats columns
    std::vector<float> arc_dependent;
    std::vector<float> arc_head;
    std::vector<float> label_dependent;
    std::vector<float> label_head;
  };

  static Result<Network> load(const Container& container, const NetworkSizes& sizes, Kernel kernel);

  // Adds the embedding of a word to the batch that `scratch.embedded` collects.
  void embed(std::size_t word, const WordFeatures& features, Scratch& scratch) const;

  // `sentence_ends` are row numbers, ascending, the last the number of rows.
  void run(std::span<const std::uint32_t> sentence_ends, Scratch& scratch, Output& out) const;

  // Arc scores of rows [begin, end): a row a dependent, columns the root and the words.
  void score_arcs(const Output& output, std::size_t begin, std::size_t end,
                  std::vector<float>& scores) const;

  // What score_labels needs of rows [begin, end).
  void prepare_labels(const Output& output, std::size_t begin, std::size_t end,
                      Scratch& scratch) const;

  // Label scores of a prepared row below the row `head` of the same output.
  void score_labels(const Output& output, std::size_t row, std::size_t head, const Scratch& scratch,
                    std::vector<float>& scores) const;

  const NetworkSizes& sizes() const { return sizes_; }

 private:
  void scan(std::span<const std::uint32_t> sentence_ends, std::span<const float> product,
            std::span<float> out) const;

  NetworkSizes sizes_;
  Kernel kernel_{};
  Embedding word_, shape_, affix_, ngram_;
  Linear into_, tag_hidden_, tag_out_, arc_, label_, arc_pair_, label_pair_, label_head_;
  std::array<Linear, 3> qrnn_;
  std::array<LayerNorm, 4> norms_;
  std::span<const float> arc_root_;
};

}  // namespace tocsin
