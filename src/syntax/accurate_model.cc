#include "syntax/accurate_model.h"

#include <fmt/format.h>

#include <utility>

#include "syntax/features.h"

namespace tocsin {

AccurateModel::AccurateModel(WordPiece word_piece, Encoder encoder, Heads heads,
                             std::optional<EventHeads> events)
    : word_piece_(std::move(word_piece)),
      encoder_(std::move(encoder)),
      heads_(std::move(heads)),
      events_(std::move(events)) {}

Result<AccurateModel> AccurateModel::load(const Container& container, const ModelOptions& options,
                                          Kernel kernel, EventVotes votes) {
  std::size_t shapes = 0, most_pieces = 0;
  EncoderSizes below;
  HeadSizes above;
  const std::pair<const char*, std::size_t*> wanted[] = {
      {"pieces", &below.pieces},
      {"positions", &below.positions},
      {"width", &below.width},
      {"heads", &below.heads},
      {"inner", &below.inner},
      {"layers", &below.layers},
      {"shapes", &shapes},
      {"shape_width", &below.shape_width},
      {"most_pieces", &most_pieces},
      {"tags", &above.tags},
      {"feats", &above.feats},
      {"labels", &above.labels},
      {"tag_hidden", &above.tag_hidden},
      {"arc", &above.arc},
      {"label", &above.label},
  };
  for (const auto& [key, out] : wanted) {
    TOCSIN_TRY(size, options.size(key));
    *out = size;
  }
  above.inputs = below.width + below.shape_width;
  if (shapes != kWordShapes || most_pieces + 2 > below.positions) {
    return Error{ErrorCode::kUnsupported,
                 fmt::format("the model has {} shapes of words and {} positions for {} pieces a "
                             "word; this program wants {} shapes, and a position for each piece",
                             shapes, below.positions, most_pieces, kWordShapes)};
  }
  TOCSIN_TRY(pieces, container.bytes("pieces"));
  TOCSIN_TRY(chars, container.bytes("chars"));
  TOCSIN_TRY(word_piece, WordPiece::read(pieces, chars, below.pieces, most_pieces));
  TOCSIN_TRY(encoder, Encoder::load(container, below, kernel));
  TOCSIN_TRY(heads, Heads::load(container, above, kernel));
  std::optional<EventHeads> events;
  if (votes == EventVotes::kRead && EventHeads::are_in(container)) {
    TOCSIN_TRY(loaded, EventHeads::load(container, options, kernel));
    events = std::move(loaded);
  }
  return AccurateModel(std::move(word_piece), std::move(encoder), std::move(heads),
                       std::move(events));
}

void AccurateModel::run(const Layers& layers, TokenRange batch, std::span<const std::uint32_t> ends,
                        Scratch& scratch) const {
  PieceBatch& words = scratch.batch;
  words.clear();
  words.sentence_ends.assign(ends.begin(), ends.end());
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    for (std::uint32_t word = begin; word < end; ++word) {
      const std::string_view form = layers.form(TokenId(batch.first + word));
      word_piece_.split(form, scratch.word_piece, words.pieces);
      words.piece_begin.push_back(static_cast<std::uint32_t>(words.pieces.size()));
      words.shapes.push_back(word_shape_of(form, word == begin));
    }
    begin = end;
  }
  encoder_.run(words, scratch.encoder);
  heads_.read(scratch.encoder.trees, scratch.encoder.tags, scratch.heads);
}

void AccurateModel::vote(TokenRange batch, std::span<const std::uint32_t> ends, Scratch& scratch,
                         SyntaxLayer& out) const {
  if (events_) events_->run(scratch.encoder.events, batch, ends, scratch.events, out);
}

std::span<const float> AccurateModel::tag_scores(std::size_t word, const Scratch& scratch) const {
  const std::size_t size = tags() + feats();
  return std::span(scratch.heads.tags).subspan(word * size, size);
}

std::string_view AccurateModel::normal_form(std::string_view form, std::size_t /*word*/,
                                            Scratch& scratch) const {
  normalise_form(form, scratch.normal);
  return scratch.normal;
}

void AccurateModel::score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                               std::vector<float>& scores) const {
  heads_.score_arcs(begin, end, scratch.heads, scores);
}

void AccurateModel::score_labels(std::size_t begin, std::span<const std::uint32_t> heads,
                                 Scratch& scratch, std::vector<float>& scores) const {
  heads_.score_labels(begin, heads, scratch.heads, scores);
}

}  // namespace tocsin
