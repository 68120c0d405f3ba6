#include "syntax/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "syntax/known_lemma.h"
#include "syntax/model_options.h"
#include "syntax/self_test.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kBatchWords = 256;
// Words of one tree: arc scores grow with the square, and what repairs a tree keeps several of
// them.
constexpr std::uint32_t kTreeWords = 256;

template <class Use>
void for_each_line(std::string_view text, Use&& use) {
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    use(text.substr(0, newline));
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
  }
}

constexpr float kNever = std::numeric_limits<float>::lowest();

struct Best {
  std::size_t index = 0;
  float margin = 0;  // over the next one
};

// The first of the best scores.
Best best_of(std::span<const float> scores) {
  Best best;
  float most = kNever, next = kNever;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!(scores[i] > next)) continue;
    if (scores[i] > most) {
      next = most;
      most = scores[i];
      best.index = i;
    } else {
      next = scores[i];
    }
  }
  best.margin = scores.size() > 1 ? most - next : 0;
  return best;
}

// Of the scores of dependent `d`: what head `taken` has over the best other one. A word is no head
// of itself.
float head_margin(std::span<const float> scores, std::size_t d, std::size_t taken) {
  float next = kNever;
  for (std::size_t h = 0; h < scores.size(); ++h) {
    if (h != taken && h != d + 1) next = std::max(next, scores[h]);
  }
  return scores.size() > 2 ? scores[taken] - next : 0;
}

// A damaged model may give what is no number, or more than the decoder takes for one tree's worth;
// no sound one comes near the limit.
void limit_scores(std::vector<float>& scores) {
  constexpr float kMost = 1e3F;
  for (float& score : scores) {
    score = score > -kMost ? score : -kMost;
    score = score < kMost ? score : kMost;
  }
}

FastModel::Scratch& scratch_of(const FastModel& /*model*/, Parser::Scratch& scratch) {
  return scratch.fast;
}

AccurateModel::Scratch& scratch_of(const AccurateModel& /*model*/, Parser::Scratch& scratch) {
  return scratch.accurate;
}

}  // namespace

Parser::Parser(Container container, Model model, Lemmatizer lemmatizer)
    : container_(std::make_unique<Container>(std::move(container))),
      model_(std::move(model)),
      lemmatizer_(std::move(lemmatizer)) {}

Result<Parser> Parser::load(const std::filesystem::path& model, std::string_view kernel_name,
                            Vocabulary& vocabulary, EventVotes votes) {
  TOCSIN_TRY(container, Container::open(model));
  TOCSIN_TRY(kernel, choose_kernel(kernel_name));
  TOCSIN_TRY(json, container.bytes("options"));
  TOCSIN_TRY(options, ModelOptions::read(json));
  TOCSIN_TRY(network, load_model(container, options, kernel, votes));
  TOCSIN_TRY(lemmatizer, Lemmatizer::load(container));
  std::string name = fmt::format("{} {}", options.name, container.hash());
  Parser parser(std::move(container), std::move(network), std::move(lemmatizer));
  parser.name_ = std::move(name);
  TOCSIN_TRY(labels, parser.read_labels(vocabulary));
  if (parser.container_->rows("selftest") > 0) {
    TOCSIN_TRY(sentences, parser.container_->bytes("selftest"));
    TOCSIN_TRY(passed, run_self_test(parser, sentences, vocabulary));
  }
  return parser;
}

Result<Parser::Model> Parser::load_model(const Container& container, const ModelOptions& options,
                                         Kernel kernel, EventVotes votes) {
  if (options.kind == "encoder") {
    TOCSIN_TRY(accurate, AccurateModel::load(container, options, kernel, votes));
    return Model(std::move(accurate));
  }
  if (options.kind == "qrnn") {
    TOCSIN_TRY(fast, FastModel::load(container, options, kernel));
    return Model(std::move(fast));
  }
  return Error{ErrorCode::kUnsupported,
               fmt::format("the model is of the kind \"{}\"; this program reads encoder and qrnn",
                           options.kind)};
}

Status Parser::read_labels(Vocabulary& vocabulary) {
  TOCSIN_TRY(tags, container_->bytes("tags"));
  TOCSIN_TRY(feats, container_->bytes("feats"));
  TOCSIN_TRY(labels, container_->bytes("labels"));
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
  const bool fit = std::visit(
      [&](const auto& model) {
        return tags_.size() == model.tags() && feats_.size() == model.feats() &&
               labels_.size() == model.labels();
      },
      model_);
  if (fit) return Ok{};
  return Error{ErrorCode::kCorrupt,
               "the model's lists of tags, feats and labels do not fit its sizes; get the file "
               "again"};
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
  std::visit(
      [&](const auto& model) {
        auto& own = scratch_of(model, scratch);
        model.run(layers, batch, scratch.ends, own);
        for (std::size_t word = 0; word < batch.size(); ++word) {
          write_tag(model.tag_scores(word, own), out);
          const std::string_view form = layers.form(TokenId(batch.first + word));
          write_lemma(vocabulary, model.normal_form(form, word, own), scratch, out);
        }
        model.vote(batch, scratch.ends, own, out);
        std::uint32_t begin = 0;
        for (const std::uint32_t end : scratch.ends) {
          const std::uint32_t first_token = batch.first + begin;
          for (std::uint32_t part_end = begin; begin < end; begin = part_end) {
            part_end = std::min(end, begin + kTreeWords);
            model.score_arcs(begin, part_end, own, scratch.arcs);
            limit_scores(scratch.arcs);
            scratch.tree.decode(scratch.arcs, part_end - begin, scratch.heads);
            write_heads(batch.first + begin, scratch, out);
            model.score_labels(begin, scratch.heads, own, scratch.labels);
            write_labels(scratch, out);
            if (batch.first + begin > first_token) join_part(first_token, batch.first + begin, out);
          }
        }
      },
      model_);
}

void Parser::write_tag(std::span<const float> scores, SyntaxLayer& out) const {
  const Best tag = best_of(scores.first(tags_.size()));
  const Best feats = best_of(scores.subspan(tags_.size()));
  out.upos.push_back(tags_[tag.index].upos);
  out.xpos.push_back(tags_[tag.index].xpos);
  out.feats.push_back(feats_[feats.index]);
  out.tag_margin.push_back(tag.margin);
  out.feats_margin.push_back(feats.margin);
}

// Of the word whose tag was written last.
void Parser::write_lemma(const Vocabulary& vocabulary, std::string_view normal, Scratch& scratch,
                         SyntaxLayer& out) const {
  const Xpos xpos = out.xpos.back();
  lemmatizer_.apply(normal, xpos, scratch.lemma, scratch.lemma_text);
  lower_case(scratch.lemma_text, scratch.lower);
  SymbolId lemma = vocabulary.find(scratch.lower);
  if (!lemma.is_valid()) {
    lower_case(normal, scratch.lower);
    if (find_known_lemma(scratch.lower, xpos, vocabulary, scratch.lemma_text)) {
      lemma = vocabulary.find(scratch.lemma_text);
    }
  }
  const auto at = static_cast<std::uint32_t>(out.lemma_pool.size());
  out.lemma_pool += scratch.lemma_text;
  out.lemma_text.push_back({at, static_cast<std::uint32_t>(out.lemma_pool.size())});
  out.lemma.push_back(lemma);
}

void Parser::write_heads(std::uint32_t first_token, const Scratch& scratch,
                         SyntaxLayer& out) const {
  const std::size_t columns = scratch.heads.size() + 1;
  for (std::size_t d = 0; d < scratch.heads.size(); ++d) {
    const std::uint32_t head = scratch.heads[d];
    const auto scores = std::span(scratch.arcs).subspan(d * columns, columns);
    out.head.push_back(head == 0 ? TokenId() : TokenId(first_token + head - 1));
    out.head_margin.push_back(head_margin(scores, d, head));
  }
}

// Hangs the root of the part that begins at `part` on that of the sentence's first part.
void Parser::join_part(std::uint32_t sentence, std::uint32_t part, SyntaxLayer& out) {
  const auto root_from = [&](std::uint32_t token) {
    while (out.head[token].is_valid()) ++token;
    return token;
  };
  const std::uint32_t root = root_from(part);
  out.head[root] = TokenId(root_from(sentence));
  out.deprel[root] = Deprel::kParataxis;
  out.head_margin[root] = 0;
}

void Parser::write_labels(Scratch& scratch, SyntaxLayer& out) const {
  for (std::size_t d = 0; d < scratch.heads.size(); ++d) {
    if (scratch.heads[d] == 0) {
      out.deprel.push_back(Deprel::kRoot);
      out.deprel_margin.push_back(0);
      continue;
    }
    const auto scores = std::span(scratch.labels).subspan(d * labels_.size(), labels_.size());
    for (std::size_t l = 0; l < labels_.size(); ++l) {
      if (labels_[l] == Deprel::kRoot) scores[l] = kNever;
    }
    const Best label = best_of(scores);
    const Deprel deprel = labels_[label.index];
    out.deprel.push_back(deprel == Deprel::kRoot ? Deprel::kDep : deprel);
    out.deprel_margin.push_back(label.margin);
  }
}

}  // namespace tocsin
