#include "syntax/parser.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "syntax/known_lemma.h"
#include "syntax/tree_decoder.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kBatchWords = 256;

template <class Use>
void for_each_line(std::string_view text, Use&& use) {
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    use(text.substr(0, newline));
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
  }
}

struct Options {
  std::string name;
  NetworkSizes sizes;
};

std::optional<Options> read_options(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(simdjson::padded_string(json)).get(root) != simdjson::SUCCESS)
    return std::nullopt;
  Options options;
  std::string_view name;
  if (root["name"].get(name) != simdjson::SUCCESS) return std::nullopt;
  options.name = name;
  const auto size = [&](const char* key, std::size_t& out) {
    std::uint64_t value = 0;
    const bool found = root["sizes"][key].get(value) == simdjson::SUCCESS;
    out = static_cast<std::size_t>(value);
    return found && value > 0 && value < (1U << 20);
  };
  NetworkSizes& s = options.sizes;
  if (!size("words", s.words) || !size("tags", s.tags) || !size("feats", s.feats) ||
      !size("labels", s.labels) || !size("embedding", s.embedding) || !size("width", s.width) ||
      !size("tag_hidden", s.tag_hidden) || !size("arc", s.arc) || !size("label", s.label)) {
    return std::nullopt;
  }
  return options;
}

std::size_t best_of(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

Parser::Parser(Container container, Network network, Lemmatizer lemmatizer)
    : container_(std::make_unique<Container>(std::move(container))),
      network_(std::move(network)),
      lemmatizer_(std::move(lemmatizer)) {}

Result<Parser> Parser::load(const std::filesystem::path& model, std::string_view kernel_name,
                            Vocabulary& vocabulary) {
  TOCSIN_TRY(container, Container::open(model));
  TOCSIN_TRY(kernel, choose_kernel(kernel_name));
  TOCSIN_TRY(json, container.bytes("options"));
  const auto options = read_options(json);
  if (!options) {
    return Error{ErrorCode::kCorrupt,
                 fmt::format("{}: section options lacks a name or a size", model.string())};
  }
  TOCSIN_TRY(network, Network::load(container, options->sizes, kernel));
  TOCSIN_TRY(lemmatizer, Lemmatizer::load(container));
  const std::string name = fmt::format("{} {}", options->name, container.hash());
  Parser parser(std::move(container), std::move(network), std::move(lemmatizer));
  parser.name_ = name;
  TOCSIN_TRY(labels, parser.read_labels(vocabulary));
  return parser;
}

Status Parser::read_labels(Vocabulary& vocabulary) {
  TOCSIN_TRY(words, container_->bytes("words"));
  TOCSIN_TRY(tags, container_->bytes("tags"));
  TOCSIN_TRY(feats, container_->bytes("feats"));
  TOCSIN_TRY(labels, container_->bytes("labels"));
  std::uint32_t row = 0;
  for_each_line(words, [&](std::string_view word) { words_.emplace(word, row++); });
  for_each_line(tags, [&](std::string_view line) {
    const std::size_t tab = line.find('\t');
    tags_.push_back(
        {upos_of(line.substr(0, tab)).value_or(Upos::kX),
         xpos_of(tab == std::string_view::npos ? "" : line.substr(tab + 1)).value_or(Xpos::kFw)});
  });
  for_each_line(feats, [&](std::string_view line) {
    feats_.push_back(line == "_" ? SymbolId() : vocabulary.intern(line));
  });
  for_each_line(labels, [&](std::string_view line) {
    labels_.push_back(deprel_of(line).value_or(Deprel::kDep));
  });
  const NetworkSizes& sizes = network_.sizes();
  if (words_.size() != sizes.words || tags_.size() != sizes.tags || feats_.size() != sizes.feats ||
      labels_.size() != sizes.labels) {
    return Error{ErrorCode::kCorrupt, "the model's lists of words and labels do not fit its sizes"};
  }
  return Ok{};
}

void Parser::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                 SyntaxLayer& out, DecisionSink* /*sink*/) const {
  out.clear();
  const std::vector<Sentence>& sentences = before.tokens.sentences;
  for (std::size_t i = 0; i < sentences.size();) {
    TokenRange batch = sentences[i].tokens;
    scratch.ends.assign(1, batch.size());
    for (++i; i < sentences.size() &&
              sentences[i].tokens.last - batch.first <= std::max(kBatchWords, batch.size());
         ++i) {
      batch.last = sentences[i].tokens.last;
      scratch.ends.push_back(batch.size());
    }
    if (!batch.empty()) run_batch(vocabulary, before, batch, scratch, out);
  }
  out.index_children();
}

void Parser::run_batch(const Vocabulary& vocabulary, const Layers& layers, TokenRange batch,
                       Scratch& scratch, SyntaxLayer& out) const {
  scratch.network.embedded.clear();
  if (scratch.normal.size() < batch.size()) scratch.normal.resize(batch.size());
  std::size_t sentence = 0;
  std::uint32_t sentence_begin = 0;
  for (std::uint32_t row = 0; row < batch.size(); ++row) {
    while (row == scratch.ends[sentence]) sentence_begin = scratch.ends[sentence++];
    find_features(layers.form(TokenId(batch.first + row)), row == sentence_begin, scratch.features);
    scratch.normal[row] = scratch.features.normal;
    const auto found = words_.find(std::string_view(scratch.features.key));
    network_.embed(found == words_.end() ? 0 : found->second, scratch.features, scratch.network);
  }
  network_.run(scratch.ends, scratch.network, scratch.output);
  for (std::size_t row = 0; row < batch.size(); ++row) write_tags(vocabulary, row, scratch, out);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : scratch.ends) {
    write_tree(batch.first + begin, begin, end, scratch, out);
    begin = end;
  }
}

void Parser::write_tags(const Vocabulary& vocabulary, std::size_t row, Scratch& scratch,
                        SyntaxLayer& out) const {
  const float* scores = scratch.output.tags.data() + row * (tags_.size() + feats_.size());
  const TagPair tag = tags_[best_of(scores, tags_.size())];
  out.upos.push_back(tag.upos);
  out.xpos.push_back(tag.xpos);
  out.feats.push_back(feats_[best_of(scores + tags_.size(), feats_.size())]);
  lemmatizer_.apply(scratch.normal[row], tag.xpos, scratch.lemma, scratch.lemma_text);
  lower_case(scratch.lemma_text, scratch.lower);
  SymbolId lemma = vocabulary.find(scratch.lower);
  if (!lemma.is_valid()) {
    lower_case(scratch.normal[row], scratch.lower);
    if (find_known_lemma(scratch.lower, tag.xpos, vocabulary, scratch.lemma_text)) {
      lemma = vocabulary.find(scratch.lemma_text);
    }
  }
  const auto at = static_cast<std::uint32_t>(out.lemma_pool.size());
  out.lemma_pool += scratch.lemma_text;
  out.lemma_text.push_back({at, static_cast<std::uint32_t>(out.lemma_pool.size())});
  out.lemma.push_back(lemma);
}

void Parser::write_tree(std::uint32_t first_token, std::size_t begin, std::size_t end,
                        Scratch& scratch, SyntaxLayer& out) const {
  network_.score_arcs(scratch.output, begin, end, scratch.arcs);
  decode_tree(scratch.arcs, end - begin, scratch.heads);
  network_.prepare_labels(scratch.output, begin, end, scratch.network);
  for (std::size_t d = 0; d < end - begin; ++d) {
    const std::uint32_t head = scratch.heads[d];
    if (head == 0) {
      out.head.push_back(TokenId());
      out.deprel.push_back(Deprel::kRoot);
      continue;
    }
    network_.score_labels(scratch.output, begin + d, begin + head - 1, scratch.network,
                          scratch.labels);
    for (std::size_t l = 0; l < labels_.size(); ++l) {
      if (labels_[l] == Deprel::kRoot) scratch.labels[l] = -1e30F;
    }
    out.head.push_back(TokenId(first_token + head - 1));
    out.deprel.push_back(labels_[best_of(scratch.labels.data(), labels_.size())]);
  }
}

}  // namespace tocsin
