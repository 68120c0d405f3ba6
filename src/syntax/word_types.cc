#include "syntax/word_types.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tocsin {
namespace {

constexpr std::size_t kWays = 4;
constexpr std::size_t kSets = 1024;
constexpr std::size_t kBlock = 64;  // words computed at once, so that the sums stay in the cache
// Parts of the window, and gates of a part: forward z, f, o and backward z, f, o, half wide each.
constexpr std::size_t kParts = 3;
constexpr std::size_t kGates = 3;

}  // namespace

Result<WordTypes> WordTypes::load(const Container& container, const TypeSizes& sizes,
                                  const Kernel& kernel) {
  WordTypes types;
  types.sizes_ = sizes;
  types.kernel_ = kernel;
  types.model_ = container.hash();
  const auto embedding = [&](const char* name, std::size_t rows) {
    return Embedding::load(container, name, rows, sizes.embedding);
  };
  const std::size_t columns = kParts * kGates * sizes.width;
  TOCSIN_TRY(words, container.bytes("words"));
  TOCSIN_TRY(word, embedding("word", sizes.words));
  TOCSIN_TRY(shape, embedding("shape", kShapeRows));
  TOCSIN_TRY(affix, embedding("affix", kAffixRows));
  TOCSIN_TRY(ngram, embedding("ngram", kNgramRows));
  TOCSIN_TRY(into, Linear::load(container, "into", sizes.embedding, sizes.width));
  TOCSIN_TRY(norm, LayerNorm::load(container, "norm0", sizes.width));
  TOCSIN_TRY(window, container.int8("window.q", columns, sizes.width));
  TOCSIN_TRY(window_scales, container.floats("window.s", columns));
  TOCSIN_TRY(window_bias, container.floats("window.b", kGates * sizes.width));
  std::uint32_t row = 0;
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t newline = rest.find('\n');
    types.words_.emplace(rest.substr(0, newline), row++);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
  }
  if (row != sizes.words) {
    return Error{ErrorCode::kCorrupt,
                 "the model's list of words does not fit its sizes; get the file again"};
  }
  types.word_ = word;
  types.shape_ = shape;
  types.affix_ = affix;
  types.ngram_ = ngram;
  types.into_ = std::move(into);
  types.norm_ = norm;
  types.window_ = pack_weights(window, columns, sizes.width);
  types.window_scales_ = window_scales;
  types.window_bias_ = window_bias;
  types.no_bias_.assign(columns, 0.0F);
  return types;
}

void WordTypes::find(std::span<const std::string_view> forms, std::span<const std::uint32_t> ends,
                     Scratch& scratch) const {
  if (scratch.model != model_) {
    scratch.model = model_;
    scratch.slots.assign(kSets * kWays, Slot{});
    scratch.batch = 0;
    scratch.kept.count = 0;
  }
  ++scratch.batch;
  scratch.passing.count = 0;
  scratch.rows.clear();
  scratch.new_rows.clear();
  scratch.embedded.clear();
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    for (std::uint32_t i = begin; i < end; ++i) {
      scratch.rows.push_back(find_row(forms[i], i == begin, scratch));
    }
    begin = end;
  }
  for (std::size_t at = 0; at < scratch.new_rows.size(); at += kBlock) {
    compute(at, std::min(at + kBlock, scratch.new_rows.size()), scratch);
  }
}

// Of a set the slot that was used longest ago gives way, but none that this batch has used.
std::uint32_t WordTypes::find_row(std::string_view form, bool is_first, Scratch& scratch) const {
  Slot* taken = nullptr;
  if (form.size() <= Slot().form.size()) {
    const std::uint64_t hash = std::hash<std::string_view>()(form) + (is_first ? 1 : 0);
    const std::span<Slot> set = std::span(scratch.slots).subspan(hash % kSets * kWays, kWays);
    taken = &set[0];
    for (Slot& slot : set) {
      if (slot.hash == hash && slot.used_by != 0 && slot.is_first == is_first &&
          std::string_view(slot.form.data(), slot.size) == form) {
        slot.used_by = scratch.batch;
        return slot.row;
      }
      if (slot.used_by < taken->used_by) taken = &slot;
    }
    if (taken->used_by == scratch.batch) taken = nullptr;
    if (taken != nullptr) {
      taken->row = taken->used_by == 0 ? add_row(scratch.kept) : taken->row;
      taken->hash = hash;
      taken->used_by = scratch.batch;
      taken->is_first = is_first;
      taken->size = static_cast<std::uint8_t>(form.size());
      std::copy(form.begin(), form.end(), taken->form.begin());
    }
  }
  const std::uint32_t row =
      taken != nullptr ? taken->row
                       : static_cast<std::uint32_t>(kSets * kWays) + add_row(scratch.passing);
  scratch.new_rows.push_back(row);
  embed(form, is_first, scratch);
  return row;
}

std::uint32_t WordTypes::add_row(TypeRows& rows) const {
  ++rows.count;
  if (rows.scales.size() < rows.count * kParts) {
    const std::size_t room = std::max<std::size_t>(64, 2 * (rows.count - 1));
    rows.vectors.resize(room * sizes_.width);
    rows.window.resize(room * kParts * kGates * sizes_.width);
    rows.scales.resize(room * kParts);
  }
  return rows.count - 1;
}

// The sum of the word's rows.
void WordTypes::embed(std::string_view form, bool is_first, Scratch& scratch) const {
  WordFeatures& features = scratch.features;
  find_features(form, is_first, features);
  const std::size_t at = scratch.embedded.size();
  scratch.embedded.resize(at + sizes_.embedding, 0.0F);
  const std::span<float> out = std::span(scratch.embedded).subspan(at);
  const RowMath& math = row_math_of(kernel_);
  const auto found = words_.find(std::string_view(features.key));
  word_.add_row(math, found == words_.end() ? 0 : found->second, 1.0F, out);
  shape_.add_row(math, features.shape, 1.0F, out);
  for (const std::uint32_t row : features.affixes) affix_.add_row(math, row, 1.0F, out);
  if (features.ngrams.empty()) return;
  const float share = 1.0F / static_cast<float>(features.ngrams.size());
  for (const std::uint32_t row : features.ngrams) ngram_.add_row(math, row, share, out);
}

// The new rows [begin, end).
void WordTypes::compute(std::size_t begin, std::size_t end, Scratch& scratch) const {
  const RowMath& math = row_math_of(kernel_);
  const std::size_t width = sizes_.width;
  const std::size_t part = kGates * width;
  const std::size_t count = end - begin;
  into_.apply(
      kernel_,
      std::span(scratch.embedded).subspan(begin * sizes_.embedding, count * sizes_.embedding),
      scratch.linear, scratch.x);
  math.leaky_relu(scratch.x.data(), scratch.x.size());
  math.add_and_normalise(scratch.x.data(), nullptr, norm_.gain.data(), norm_.bias.data(), count,
                         width);
  quantise_rows(kernel_, scratch.x, width, scratch.linear);
  if (scratch.linear.sums.size() < count * kParts * part) {
    scratch.linear.sums.resize(count * kParts * part);
  }
  kernel_.product({scratch.linear.x.data(), window_, count, scratch.linear.sums.data()});
  scratch.gates.resize(kBlock * kParts * part);
  math.scale_sums({scratch.linear.sums.data(), scratch.linear.x_scales.data(),
                   window_scales_.data(), no_bias_.data()},
                  count, kParts * part, scratch.gates.data());
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t row = scratch.new_rows[begin + i];
    TypeRows& rows = row < kSets * kWays ? scratch.kept : scratch.passing;
    if (row >= kSets * kWays) row -= static_cast<std::uint32_t>(kSets * kWays);
    std::copy_n(scratch.x.data() + i * width, width, rows.vectors.data() + row * width);
    math.quantise(scratch.gates.data() + i * kParts * part, kParts, part,
                  rows.window.data() + row * kParts * part, rows.scales.data() + row * kParts);
  }
}

const float* WordTypes::vector(std::uint32_t row, const Scratch& scratch) const {
  const bool is_kept = row < kSets * kWays;
  const TypeRows& rows = is_kept ? scratch.kept : scratch.passing;
  return rows.vectors.data() + (is_kept ? row : row - kSets * kWays) * sizes_.width;
}

WindowRow WordTypes::window(std::uint32_t row, const Scratch& scratch) const {
  const bool is_kept = row < kSets * kWays;
  const TypeRows& rows = is_kept ? scratch.kept : scratch.passing;
  const std::size_t at = is_kept ? row : row - kSets * kWays;
  return {rows.window.data() + at * kParts * kGates * sizes_.width,
          rows.scales.data() + at * kParts};
}

}  // namespace tocsin
