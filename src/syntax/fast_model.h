// The fast model, for Parser: its network (network.h) on the words of a batch.
//
// Borrows its weights from a Container that must outlive it. Has the same members as AccurateModel:
// what Parser asks of a model.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/container.h"
#include "core/layers.h"
#include "core/result.h"
#include "model/kernels.h"
#include "syntax/model_options.h"
#include "syntax/network.h"

namespace tocsin {

class FastModel {
 public:
  struct Scratch {
    Network::Scratch network;
    std::vector<std::string_view> forms;  // of the batch
    std::string normal;
  };

  static Result<FastModel> load(const Container& container, const ModelOptions& options,
                                Kernel kernel);

  std::size_t tags() const { return network_.sizes().tags; }
  std::size_t feats() const { return network_.sizes().feats; }
  std::size_t labels() const { return network_.sizes().labels; }

  // Runs the whole sentences of `batch`; `ends` are in words from its first.
  void run(const Layers& layers, TokenRange batch, std::span<const std::uint32_t> ends,
           Scratch& scratch) const;

  // Of a word of the batch: the scores of its tags, then of its feats.
  std::span<const float> tag_scores(std::size_t word, const Scratch& scratch) const;
  // The form with plain quotes; valid until the next call.
  std::string_view normal_form(std::string_view form, std::size_t word, Scratch& scratch) const;
  // It has no event heads.
  void vote(TokenRange /*batch*/, std::span<const std::uint32_t> /*ends*/, Scratch& /*scratch*/,
            SyntaxLayer& /*out*/) const {}
  // A row a dependent, columns the root and the words.
  void score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                  std::vector<float>& scores) const;
  // A row a word, below the heads that decode_tree gave; rows of the root's children mean nothing.
  void score_labels(std::size_t begin, std::span<const std::uint32_t> heads, Scratch& scratch,
                    std::vector<float>& scores) const;

 private:
  explicit FastModel(Network network) : network_(std::move(network)) {}

  Network network_;
};

}  // namespace tocsin
