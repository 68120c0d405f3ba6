// What the accurate model says of acts, on the states of its encoder (docs/formats/model.md, "Event
// heads"): of each content word the type of the act that it tells, and whether that happened; of
// each word of its sentence the part that it has in the act.
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
#include "core/layers.h"
#include "core/result.h"
#include "model/kernels.h"
#include "model/layers_of_network.h"
#include "model/row_math.h"
#include "model/transformer_layer.h"
#include "syntax/model_options.h"

namespace tocsin {

// Are the heads of a model file run, where it has some?
enum class EventVotes : std::uint8_t { kRead, kIgnored };

class EventHeads {
 public:
  struct Scratch {
    TransformerLayer::Scratch rows;
    Linear::Scratch linear;
    std::vector<float> read;    // what the heads read: a row a word
    std::vector<float> asked;   // the same of the words that are asked about
    std::vector<float> likely;  // the same of those where an act is likely
    std::vector<std::uint32_t> words;
    std::vector<float> hidden, types, factualities;
    std::vector<float> part_words, part_triggers, part;
  };

  // Is there anything to load?
  static bool are_in(const Container& container) { return container.rows("mix.event") > 0; }
  static Result<EventHeads> load(const Container& container, const ModelOptions& options,
                                 Kernel kernel);

  // `states` holds a row a word of `batch`, `ends` its sentences, in words from its first; their
  // tags are in `out`. Adds to out.votes.
  void run(std::span<const float> states, TokenRange batch, std::span<const std::uint32_t> ends,
           Scratch& scratch, SyntaxLayer& out) const;

 private:
  struct Sizes {
    std::size_t inputs = 0;
    std::size_t width = 0;
    std::size_t heads = 0;
    std::size_t inner = 0;
    std::size_t type_hidden = 0;
    std::size_t fact_hidden = 0;
    std::size_t part = 0;
    std::size_t distance = 0;  // the most that is told apart, in words
    std::size_t both() const { return inputs + width; }
  };

  static Result<Sizes> read_sizes(const ModelOptions& options);
  Status load_heads(const Container& container);
  void read_words(std::span<const float> states, std::span<const std::uint32_t> ends,
                  Scratch& scratch) const;
  void classify(Scratch& scratch) const;
  void tell(std::size_t first_vote, Scratch& scratch, VoteLayer& out) const;
  void find_parts(TokenRange batch, std::uint32_t begin, std::uint32_t end, std::size_t first_vote,
                  Scratch& scratch, SyntaxLayer& out) const;
  void add_parts(TokenRange batch, std::uint32_t begin, std::uint32_t end, std::size_t row,
                 Scratch& scratch, Vote& vote, VoteLayer& out) const;

  Sizes sizes_;
  Kernel kernel_{};
  const RowMath* row_math_ = nullptr;  // lives for ever
  EncoderMath math_{};
  Linear enter_, type_hidden_, type_out_, fact_hidden_, fact_out_, part_word_, part_trigger_;
  TransformerLayer layer_;
  std::span<const float> part_type_, part_distance_, part_out_, part_bias_;
};

}  // namespace tocsin
