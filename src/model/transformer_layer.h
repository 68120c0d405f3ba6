// One layer of an encoder of the Transformer kind (Vaswani et al. 2017), normalised after each
// half: x = norm(x + attention), x = norm(x + inner). Products are int8.
//
// Borrows its weights from a Container that must outlive it.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/container.h"
#include "core/result.h"
#include "model/encoder_math.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"

namespace tocsin {

class TransformerLayer {
 public:
  struct Sizes {
    std::size_t width = 0;  // a multiple of 16 for each head
    std::size_t heads = 0;
    std::size_t inner = 0;  // a multiple of 16
  };

  // Names of sections of the model file.
  struct Names {
    std::string attention_in, attention_out, inner_in, inner_out;
    std::string after_attention, after_inner;
  };

  struct Scratch {
    std::vector<float> x;                // rows of `width`: what goes in, and what comes out
    Linear::Scratch bytes;               // the same rows as bytes (quantise_rows)
    std::vector<std::uint32_t> windows;  // one past the last row of each; none sees another

    std::vector<float> qkv, attention, inner, workspace;
    Linear::Scratch block, other_block;
    std::vector<std::uint32_t> queries;
  };

  // kUnsupported where the sizes are no whole sixteens; else fails as the container does.
  static Result<TransformerLayer> load(const Container& container, const Names& names,
                                       const Sizes& sizes, Kernel kernel);

  void run(Scratch& scratch) const;
  // Gives what it has for `rows` alone, which ascend: these are the rows of scratch.x then, and the
  // others end here.
  void run_for(const std::vector<std::uint32_t>& rows, Scratch& scratch) const;

 private:
  void make_queries(Scratch& scratch) const;
  void attend(std::size_t begin, std::size_t end, float* out, Scratch& scratch) const;
  void run_rows(Scratch& scratch) const;

  Sizes sizes_;
  Kernel kernel_{};
  EncoderMath math_{};
  Linear attention_in_, attention_out_, inner_in_, inner_out_;
  LayerNorm after_attention_, after_inner_;
};

}  // namespace tocsin
