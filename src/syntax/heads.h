// What stands on top of an encoder: tags by one hidden layer, biaffine arcs and labels (Dozat and
// Manning 2017).
//
// Borrows its weights from a Container that must outlive it.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "model/encoder_math.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"

namespace tocsin {

struct HeadSizes {
  std::size_t inputs = 0;
  std::size_t tags = 0;
  std::size_t feats = 0;
  std::size_t labels = 0;
  std::size_t tag_hidden = 0;
  std::size_t arc = 0;
  std::size_t label = 0;
};

class Heads {
 public:
  struct Scratch {
    Linear::Scratch linear;
    std::vector<float> hidden, both, dependent;  // of a block of words
    std::vector<float> product, pair, pair_bias;

    // What the words of a batch are as tags, dependents and heads; a row a word.
    std::vector<float> tags;  // tags, then feats
    std::vector<float> arc_dependent, arc_head;
    std::vector<float> label_dependent, label_head;
  };

  static Result<Heads> load(const Container& container, const HeadSizes& sizes, Kernel kernel);

  // Reads the words of a batch off an encoder: rows of `inputs` for the trees and for the tags.
  void read(std::span<const float> for_trees, std::span<const float> for_tags,
            Scratch& scratch) const;

  // Arc scores of words [begin, end), a sentence: a row a dependent, columns the root and the
  // words.
  void score_arcs(std::size_t begin, std::size_t end, const Scratch& scratch,
                  std::vector<float>& scores) const;

  // Label scores of words [begin, begin + heads.size()), a row each, below the heads that
  // decode_tree gave; rows of the root's children are left as they are.
  void score_labels(std::size_t begin, std::span<const std::uint32_t> heads, Scratch& scratch,
                    std::vector<float>& scores) const;

  const HeadSizes& sizes() const { return sizes_; }

 private:
  void read_block(const Linear& layer, std::span<const float> x, Scratch& scratch) const;

  HeadSizes sizes_;
  Kernel kernel_{};
  EncoderMath math_{};
  Linear tag_hidden_, tag_out_, arc_, label_, arc_pair_, label_pair_, label_head_;
  std::span<const float> arc_root_;
};

}  // namespace tocsin
