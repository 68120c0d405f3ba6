#include "syntax/fast_model.h"

#include <algorithm>
#include <utility>

namespace tocsin {

Result<FastModel> FastModel::load(const Container& container, const ModelOptions& options,
                                  Kernel kernel) {
  NetworkSizes sizes;
  const std::pair<const char*, std::size_t*> wanted[] = {
      {"words", &sizes.words},           {"tags", &sizes.tags},
      {"feats", &sizes.feats},           {"labels", &sizes.labels},
      {"embedding", &sizes.embedding},   {"width", &sizes.width},
      {"tag_hidden", &sizes.tag_hidden}, {"arc", &sizes.arc},
      {"label", &sizes.label},
  };
  for (const auto& [key, out] : wanted) {
    TOCSIN_TRY(size, options.size(key));
    *out = size;
  }
  TOCSIN_TRY(network, Network::load(container, sizes, kernel));
  TOCSIN_TRY(words, container.bytes("words"));
  FastModel model(std::move(network));
  std::uint32_t row = 0;
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t newline = rest.find('\n');
    model.words_.emplace(rest.substr(0, newline), row++);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
  }
  if (row != sizes.words) {
    return Error{ErrorCode::kCorrupt,
                 "the model's list of words does not fit its sizes; get the file again"};
  }
  return model;
}

void FastModel::run(const Layers& layers, TokenRange batch, std::span<const std::uint32_t> ends,
                    Scratch& scratch) const {
  scratch.network.embedded.clear();
  if (scratch.normal.size() < batch.size()) scratch.normal.resize(batch.size());
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    for (std::uint32_t word = begin; word < end; ++word) {
      find_features(layers.form(TokenId(batch.first + word)), word == begin, scratch.features);
      scratch.normal[word] = scratch.features.normal;
      const auto found = words_.find(std::string_view(scratch.features.key));
      network_.embed(found == words_.end() ? 0 : found->second, scratch.features, scratch.network);
    }
    begin = end;
  }
  network_.run(ends, scratch.network, scratch.output);
}

std::span<const float> FastModel::tag_scores(std::size_t word, const Scratch& scratch) const {
  const std::size_t size = tags() + feats();
  return std::span(scratch.output.tags).subspan(word * size, size);
}

std::string_view FastModel::normal_form(std::string_view /*form*/, std::size_t word,
                                        Scratch& scratch) const {
  return scratch.normal[word];
}

void FastModel::score_arcs(std::size_t begin, std::size_t end, Scratch& scratch,
                           std::vector<float>& scores) const {
  network_.score_arcs(scratch.output, begin, end, scores);
}

void FastModel::score_labels(std::size_t begin, std::span<const std::uint32_t> heads,
                             Scratch& scratch, std::vector<float>& scores) const {
  const std::size_t count = labels();
  scores.resize(heads.size() * count);
  network_.prepare_labels(scratch.output, begin, begin + heads.size(), scratch.network);
  for (std::size_t d = 0; d < heads.size(); ++d) {
    if (heads[d] == 0) continue;
    network_.score_labels(scratch.output, begin + d, begin + heads[d] - 1, scratch.network,
                          scratch.labels);
    std::copy_n(scratch.labels.begin(), count,
                scores.begin() + static_cast<std::ptrdiff_t>(d * count));
  }
}

}  // namespace tocsin
