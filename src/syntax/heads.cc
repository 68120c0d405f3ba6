#include "syntax/heads.h"

#include <algorithm>
#include <utility>

#include "model/row_math.h"

namespace tocsin {
namespace {

// Words at a time: what lies between two layers stays small however long a sentence is.
constexpr std::size_t kBlock = 64;

void append(std::span<const float> from, std::vector<float>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Result<Heads> Heads::load(const Container& container, const HeadSizes& sizes, Kernel kernel) {
  Heads heads;
  heads.sizes_ = sizes;
  heads.kernel_ = kernel;
  heads.math_ = encoder_math_of(kernel);
  const auto linear = [&](const char* name, std::size_t inputs, std::size_t outputs) {
    return Linear::load(container, name, inputs, outputs);
  };
  TOCSIN_TRY(tag_hidden, linear("taghidden", sizes.inputs, sizes.tag_hidden));
  TOCSIN_TRY(tag_out, linear("tagout", sizes.tag_hidden, sizes.tags + sizes.feats));
  TOCSIN_TRY(arc, linear("arc", sizes.inputs, 2 * sizes.arc));
  TOCSIN_TRY(label, linear("label", sizes.inputs, 2 * sizes.label));
  TOCSIN_TRY(arc_pair, linear("arcpair", sizes.arc, sizes.arc));
  TOCSIN_TRY(label_pair, linear("labelpair", sizes.label, sizes.labels * sizes.label));
  TOCSIN_TRY(label_head, linear("labelhead", sizes.label, sizes.labels));
  TOCSIN_TRY(arc_root, container.floats("arc.root", sizes.arc));
  heads.tag_hidden_ = std::move(tag_hidden);
  heads.tag_out_ = std::move(tag_out);
  heads.arc_ = std::move(arc);
  heads.label_ = std::move(label);
  heads.arc_pair_ = std::move(arc_pair);
  heads.label_pair_ = std::move(label_pair);
  heads.label_head_ = std::move(label_head);
  heads.arc_root_ = arc_root;
  return heads;
}

// Both halves of `layer`, in scratch.both.
void Heads::read_block(const Linear& layer, std::span<const float> x, Scratch& scratch) const {
  layer.apply(kernel_, x, scratch.linear, scratch.both);
  row_math_of(kernel_).leaky_relu(scratch.both.data(), scratch.both.size());
}

void Heads::read(std::span<const float> for_trees, std::span<const float> for_tags,
                 Scratch& scratch) const {
  const std::size_t words = for_trees.size() / sizes_.inputs;
  for (auto* out : {&scratch.tags, &scratch.arc_dependent, &scratch.arc_head,
                    &scratch.label_dependent, &scratch.label_head}) {
    out->clear();
  }
  const auto split = [&](std::size_t size, std::vector<float>& dependent,
                         std::vector<float>& head) {
    for (std::size_t at = 0; at < scratch.both.size(); at += 2 * size) {
      append(std::span(scratch.both).subspan(at, size), dependent);
      append(std::span(scratch.both).subspan(at + size, size), head);
    }
  };
  for (std::size_t begin = 0; begin < words; begin += kBlock) {
    const std::size_t at = begin * sizes_.inputs;
    const std::size_t size = (std::min(words, begin + kBlock) - begin) * sizes_.inputs;
    read_block(tag_hidden_, for_tags.subspan(at, size), scratch);
    tag_out_.apply(kernel_, scratch.both, scratch.linear, scratch.product);
    append(scratch.product, scratch.tags);
    read_block(arc_, for_trees.subspan(at, size), scratch);
    scratch.dependent.clear();
    split(sizes_.arc, scratch.dependent, scratch.arc_head);
    arc_pair_.apply(kernel_, scratch.dependent, scratch.linear, scratch.product);
    append(scratch.product, scratch.arc_dependent);
    read_block(label_, for_trees.subspan(at, size), scratch);
    split(sizes_.label, scratch.label_dependent, scratch.label_head);
  }
}

void Heads::score_arcs(std::size_t begin, std::size_t end, const Scratch& scratch,
                       std::vector<float>& scores) const {
  const std::size_t words = end - begin;
  const float* dependent = scratch.arc_dependent.data() + begin * sizes_.arc;
  const float* heads = scratch.arc_head.data() + begin * sizes_.arc;
  scores.resize(words * (words + 1));
  float* out = scores.data();
  for (std::size_t d = 0; d < words; ++d, dependent += sizes_.arc) {
    *out++ = math_.dot(dependent, arc_root_.data(), sizes_.arc);
    for (std::size_t h = 0; h < words; ++h) {
      *out++ = math_.dot(dependent, heads + h * sizes_.arc, sizes_.arc);
    }
  }
}

void Heads::score_labels(std::size_t begin, std::span<const std::uint32_t> heads, Scratch& scratch,
                         std::vector<float>& scores) const {
  const std::size_t label = sizes_.label;
  scores.resize(heads.size() * sizes_.labels);
  float* out = scores.data();
  for (std::size_t first = 0; first < heads.size(); first += kBlock) {
    const std::size_t count = std::min(heads.size() - first, kBlock);
    const auto dependent =
        std::span(scratch.label_dependent).subspan((begin + first) * label, count * label);
    label_pair_.apply(kernel_, dependent, scratch.linear, scratch.pair);
    label_head_.apply(kernel_, dependent, scratch.linear, scratch.pair_bias);
    const float* pair = scratch.pair.data();
    const float* bias = scratch.pair_bias.data();
    for (std::size_t d = first; d < first + count; ++d) {
      const float* head =
          heads[d] == 0 ? nullptr : scratch.label_head.data() + (begin + heads[d] - 1) * label;
      for (std::size_t l = 0; l < sizes_.labels; ++l, pair += label, ++bias, ++out) {
        if (head != nullptr) *out = *bias + math_.dot(pair, head, label);
      }
    }
  }
}

}  // namespace tocsin
