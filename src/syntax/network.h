// The fast model's network: what each word is alone (word_types.h), bidirectional QRNN layers with
// fo-pooling (Bradbury et al. 2017), the first over a window of three words; tags from the second,
// biaffine arcs (Dozat and Manning 2017) and labels from the last.
//
// Borrows its weights from a Container that must outlive it.
//
// Threads: immutable once loaded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"
#include "syntax/word_types.h"

namespace tocsin {

struct NetworkSizes {
  TypeSizes types;
  std::size_t tags = 0;
  std::size_t feats = 0;
  std::size_t labels = 0;
  std::size_t layers = 0;
  std::size_t tag_hidden = 0;
  std::size_t arc = 0;
  std::size_t label = 0;
};

class Network {
 public:
  struct Scratch {
    WordTypes::Scratch types;
    std::vector<WindowRow> window;
    Linear::Scratch rows, second;  // of x, of what a head made of it
    std::vector<float> x, y, state, hidden, dependents;
    std::vector<float> heads_transposed, scores_padded;

    // A row a word of the batch.
    std::vector<float> tags;           // tags + feats columns
    std::vector<float> arc;            // as dependent, as head
    std::vector<float> arc_dependent;  // ready to be multiplied with heads
    std::vector<float> label;          // as dependent, as head
  };

  static Result<Network> load(const Container& container, const NetworkSizes& sizes,
                              const Kernel& kernel);

  // A batch of whole sentences; `ends` are in words, ascending, the last their number.
  void run(std::span<const std::string_view> forms, std::span<const std::uint32_t> ends,
           Scratch& scratch) const;

  // Arc scores of words [begin, end) of the batch, a sentence: a row a dependent, columns the root
  // and the words.
  void score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                  std::vector<float>& scores) const;

  // Label scores of the words from `begin`, a row each, below their heads: columns of score_arcs.
  void score_labels(std::size_t begin, std::span<const std::uint32_t> heads, Scratch& scratch,
                    std::vector<float>& scores) const;

  const NetworkSizes& sizes() const { return sizes_; }

 private:
  void run_first_layer(std::span<const std::uint32_t> ends, Scratch& scratch) const;
  void run_layer(const Linear& gates, std::span<const std::uint32_t> ends, Scratch& scratch) const;
  void add_and_quantise(const LayerNorm& norm, Scratch& scratch) const;
  void read_tags(Scratch& scratch) const;
  void read_tree(Scratch& scratch) const;

  NetworkSizes sizes_;
  Kernel kernel_{};
  WordTypes types_;
  std::vector<Linear> qrnn_;      // from the second layer on
  std::vector<LayerNorm> norms_;  // after each layer
  Linear tag_hidden_, tag_out_, arc_, arc_pair_, label_, label_out_;
  std::span<const float> arc_root_;
};

}  // namespace tocsin
