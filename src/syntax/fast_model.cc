#include "syntax/fast_model.h"

#include <algorithm>

#include "syntax/features.h"

namespace tocsin {

Result<FastModel> FastModel::load(const Container& container, const ModelOptions& options,
                                  Kernel kernel) {
  NetworkSizes sizes;
  const std::pair<const char*, std::size_t*> wanted[] = {
      {"words", &sizes.types.words},
      {"tags", &sizes.tags},
      {"feats", &sizes.feats},
      {"labels", &sizes.labels},
      {"embedding", &sizes.types.embedding},
      {"width", &sizes.types.width},
      {"layers", &sizes.layers},
      {"tag_hidden", &sizes.tag_hidden},
      {"arc", &sizes.arc},
      {"label", &sizes.label},
  };
  for (const auto& [key, out] : wanted) {
    TOCSIN_TRY(size, options.size(key));
    *out = size;
  }
  TOCSIN_TRY(network, Network::load(container, sizes, kernel));
  return FastModel(std::move(network));
}

void FastModel::run(const Layers& layers, TokenRange batch, std::span<const std::uint32_t> ends,
                    Scratch& scratch) const {
  scratch.forms.clear();
  for (std::uint32_t i = batch.first; i < batch.last; ++i) {
    scratch.forms.push_back(layers.form(TokenId(i)));
  }
  network_.run(scratch.forms, ends, scratch.network);
}

std::span<const float> FastModel::tag_scores(std::size_t word, const Scratch& scratch) const {
  const std::size_t size = tags() + feats();
  return std::span(scratch.network.tags).subspan(word * size, size);
}

std::string_view FastModel::normal_form(std::string_view form, std::size_t /*word*/,
                                        Scratch& scratch) const {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(form.begin(), form.end(), is_ascii)) return form;
  normalise_form(form, scratch.normal);
  return scratch.normal;
}

void FastModel::score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                           std::vector<float>& scores) const {
  network_.score_arcs(begin, end, scratch.network, scores);
}

void FastModel::score_labels(std::size_t begin, std::span<const std::uint32_t> heads,
                             Scratch& scratch, std::vector<float>& scores) const {
  network_.score_labels(begin, heads, scratch.network, scores);
}

}  // namespace tocsin
