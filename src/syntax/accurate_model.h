// The accurate model: words to pieces, a small pre-trained encoder, heads for tags, trees and acts.
//
// Borrows its weights from a Container that must outlive it. Has the same members as FastModel:
// what Parser asks of a model.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/container.h"
#include "core/layers.h"
#include "core/result.h"
#include "model/kernels.h"
#include "syntax/encoder.h"
#include "syntax/event_heads.h"
#include "syntax/heads.h"
#include "syntax/model_options.h"
#include "syntax/word_piece.h"

namespace tocsin {

class AccurateModel {
 public:
  struct Scratch {
    WordPiece::Scratch word_piece;
    PieceBatch batch;
    Encoder::Scratch encoder;
    Heads::Scratch heads;
    EventHeads::Scratch events;
    std::string normal;
  };

  static Result<AccurateModel> load(const Container& container, const ModelOptions& options,
                                    Kernel kernel, EventVotes votes);

  std::size_t tags() const { return heads_.sizes().tags; }
  std::size_t feats() const { return heads_.sizes().feats; }
  std::size_t labels() const { return heads_.sizes().labels; }

  // Runs the whole sentences of `batch`; `ends` are in words from its first.
  void run(const Layers& layers, TokenRange batch, std::span<const std::uint32_t> ends,
           Scratch& scratch) const;

  // Of a word of the batch: the scores of its tags, then of its feats.
  std::span<const float> tag_scores(std::size_t word, const Scratch& scratch) const;
  // The form with plain quotes; valid until the next call.
  std::string_view normal_form(std::string_view form, std::size_t word, Scratch& scratch) const;
  // Adds to out.votes, by the tags of the batch that stand in `out`; nothing without event heads.
  void vote(TokenRange batch, std::span<const std::uint32_t> ends, Scratch& scratch,
            SyntaxLayer& out) const;
  // As in Heads.
  void score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                  std::vector<float>& scores) const;
  void score_labels(std::size_t begin, std::span<const std::uint32_t> heads, Scratch& scratch,
                    std::vector<float>& scores) const;

 private:
  AccurateModel(WordPiece word_piece, Encoder encoder, Heads heads,
                std::optional<EventHeads> events);

  WordPiece word_piece_;
  Encoder encoder_;
  Heads heads_;
  std::optional<EventHeads> events_;
};

}  // namespace tocsin
