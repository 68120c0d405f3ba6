#include "syntax/encoder.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "syntax/word_piece.h"

namespace tocsin {
namespace {

// Rows of one run through all layers: what is read again stays in the L2 cache beside the weights.
constexpr std::size_t kRowsOfRun = 384;

// What features.cc writes as plain quotes, dashes, dots and spaces.
bool is_plain_mark(UChar32 c) {
  return (c >= 0x2018 && c <= 0x201E) || (c >= 0x2013 && c <= 0x2015) || c == 0x2026 || c == 0xA0;
}

bool is_capital(UChar32 c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

// The sum of the rows, where there is a second one.
void add_rows(std::span<const float> a, const float* b, std::vector<float>& out) {
  for (std::size_t i = 0; i < a.size(); ++i) out.push_back(b == nullptr ? a[i] : a[i] + b[i]);
}

}  // namespace

std::uint32_t word_shape_of(std::string_view form, bool is_first) {
  std::uint32_t capitals = 0, small = 0, digits = 0;
  bool is_initial = false;
  const auto size = static_cast<std::int32_t>(form.size());
  for (std::int32_t at = 0; at < size;) {
    const bool is_at_start = at == 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(form.data()), at, size, c);
    if (is_capital(c)) {
      ++capitals;
      is_initial = is_initial || is_at_start;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else if ((c >= 'a' && c <= 'z') || c < 0 || (c >= 0x80 && !is_plain_mark(c))) {
      ++small;
    }
  }
  const std::uint32_t first = is_first ? 1 : 0;
  if (digits > 0) return 2 * (capitals > 0 ? 3U : small > 0 ? 2U : 1U) + first;
  if (capitals == 0) return 2 * (small > 0 ? 4U : 0U) + first;
  if (small == 0) return 2 * (capitals == 1 ? 5U : 7U) + first;
  if (!is_initial) return 2 * 9U + first;
  return 2 * (capitals == 1 ? 6U : 8U) + first;
}

void PieceBatch::clear() {
  pieces.clear();
  piece_begin.assign(1, 0);
  shapes.clear();
  sentence_ends.clear();
}

Result<Encoder> Encoder::load(const Container& container, const EncoderSizes& sizes,
                              Kernel kernel) {
  Encoder encoder;
  encoder.sizes_ = sizes;
  encoder.kernel_ = kernel;
  encoder.math_ = encoder_math_of(kernel);
  encoder.row_math_ = &row_math_of(kernel);
  TOCSIN_TRY(piece, Embedding::load(container, "piece", sizes.pieces, sizes.width));
  TOCSIN_TRY(position, container.floats("position", sizes.positions * sizes.width));
  TOCSIN_TRY(below, container.floats("shapein", kWordShapes * sizes.width));
  TOCSIN_TRY(above, container.floats("shapetop", kWordShapes * sizes.shape_width));
  TOCSIN_TRY(mix_trees, container.floats("mix.tree", sizes.layers + 1));
  TOCSIN_TRY(mix_tags, container.floats("mix.tags", sizes.layers + 1));
  if (container.rows("mix.event") > 0) {
    TOCSIN_TRY(mix_events, container.floats("mix.event", sizes.layers + 1));
    encoder.mix_events_ = mix_events;
  }
  TOCSIN_TRY(norm, LayerNorm::load(container, "norm.in", sizes.width));
  encoder.piece_ = piece;
  encoder.position_ = position;
  encoder.shape_below_ = below;
  encoder.shape_above_ = above;
  encoder.mix_trees_ = mix_trees;
  encoder.mix_tags_ = mix_tags;
  encoder.norm_ = norm;
  for (std::size_t i = 0; i < sizes.layers; ++i) {
    TOCSIN_TRY(loaded, encoder.load_layer(container, std::to_string(i)));
  }
  return encoder;
}

Status Encoder::load_layer(const Container& container, const std::string& number) {
  const TransformerLayer::Names names{"attn" + number,       "attnout" + number,
                                      "ffin" + number,       "ffout" + number,
                                      "norm" + number + "a", "norm" + number + "b"};
  TOCSIN_TRY(layer, TransformerLayer::load(container, names,
                                           {sizes_.width, sizes_.heads, sizes_.inner}, kernel_));
  layers_.push_back(std::move(layer));
  return Ok{};
}

void Encoder::run(const PieceBatch& batch, Scratch& scratch) const {
  const std::size_t words = batch.shapes.size();
  for (auto* out : {&scratch.trees, &scratch.tags}) {
    out->assign(words * outputs(), 0.0F);
    for (std::size_t word = 0; word < words; ++word) {
      std::copy_n(shape_above_.data() + batch.shapes[word] * sizes_.shape_width, sizes_.shape_width,
                  out->data() + word * outputs() + sizes_.width);
    }
  }
  if (!mix_events_.empty()) scratch.events.assign(words * sizes_.width, 0.0F);
  clear_rows(scratch);
  std::size_t word = 0, first_word = 0;
  for (const std::size_t sentence_end : batch.sentence_ends) {
    while (word < sentence_end) {
      const std::size_t end = window_end(batch, word, sentence_end);
      const std::size_t rows = batch.piece_begin[end] - batch.piece_begin[word] + 2;
      if (!scratch.rows.windows.empty() && scratch.rows.windows.back() + rows > kRowsOfRun) {
        run_windows(first_word, scratch);
        clear_rows(scratch);
        first_word = word;
      }
      add_window(batch, word, end, scratch);
      word = end;
    }
  }
  if (!scratch.rows.windows.empty()) run_windows(first_word, scratch);
}

void Encoder::clear_rows(Scratch& scratch) {
  scratch.rows.x.clear();
  scratch.y.clear();
  scratch.rows.windows.clear();
  scratch.firsts.clear();
}

// As many words as have a position, of those before `sentence_end`; always one.
std::size_t Encoder::window_end(const PieceBatch& batch, std::size_t word,
                                std::size_t sentence_end) const {
  const std::size_t most = sizes_.positions - 2;
  std::size_t end = word + 1;
  while (end < sentence_end && batch.piece_begin[end + 1] - batch.piece_begin[word] <= most) ++end;
  return end;
}

// Pieces in scratch.x; what is added to them in scratch.y.
void Encoder::add_window(const PieceBatch& batch, std::size_t word, std::size_t end,
                         Scratch& scratch) const {
  const std::size_t width = sizes_.width;
  std::uint32_t row = scratch.rows.windows.empty() ? 0 : scratch.rows.windows.back();
  std::size_t position = 0;
  const auto add = [&](std::uint32_t piece, const float* shape) {
    const std::size_t at = scratch.rows.x.size();
    scratch.rows.x.resize(at + width, 0.0F);
    piece_.add_row(*row_math_, piece, 1.0F, std::span(scratch.rows.x).subspan(at, width));
    add_rows(position_.subspan(position * width, width), shape, scratch.y);
    ++position;
    ++row;
  };
  add(WordPiece::kBegin, nullptr);
  for (; word < end; ++word) {
    scratch.firsts.push_back(row);
    const float* shape = shape_below_.data() + batch.shapes[word] * width;
    for (std::uint32_t i = batch.piece_begin[word]; i < batch.piece_begin[word + 1]; ++i) {
      add(batch.pieces[i], shape);
    }
  }
  add(WordPiece::kEnd, nullptr);
  scratch.rows.windows.push_back(row);
}

void Encoder::run_windows(std::size_t first_word, Scratch& scratch) const {
  const std::size_t width = sizes_.width;
  row_math_->add_and_normalise(scratch.rows.x.data(), scratch.y.data(), norm_.gain.data(),
                               norm_.bias.data(), scratch.rows.x.size() / width, width);
  quantise_rows(kernel_, scratch.rows.x, width, scratch.rows.bytes);
  mix(0, first_word, scratch);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (i + 1 < layers_.size()) {
      layers_[i].run(scratch.rows);
    } else {
      // Of the last layer, only what the words' first pieces give is asked for.
      layers_[i].run_for(scratch.firsts, scratch.rows);
      std::iota(scratch.firsts.begin(), scratch.firsts.end(), 0U);
    }
    mix(i + 1, first_word, scratch);
  }
}

void Encoder::mix(std::size_t layer, std::size_t first_word, Scratch& scratch) const {
  for (std::size_t i = 0; i < scratch.firsts.size(); ++i) {
    const float* row = scratch.rows.x.data() + scratch.firsts[i] * sizes_.width;
    const std::size_t at = (first_word + i) * outputs();
    math_.add_scaled(scratch.trees.data() + at, row, mix_trees_[layer], sizes_.width);
    math_.add_scaled(scratch.tags.data() + at, row, mix_tags_[layer], sizes_.width);
    if (mix_events_.empty()) continue;
    math_.add_scaled(scratch.events.data() + (first_word + i) * sizes_.width, row,
                     mix_events_[layer], sizes_.width);
  }
}

}  // namespace tocsin
