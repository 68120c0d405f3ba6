// Tags, lemmas and dependency trees: text's words in, SyntaxLayer out.
//
// The model file says which of two models it is: the accurate one or the fast one. Runs whole
// sentences in batches of about 256 words; what a sentence gets does not depend on its batch, on
// the kernel or on the thread. Owns its model file.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/container.h"
#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "syntax/accurate_model.h"
#include "syntax/fast_model.h"
#include "syntax/lemmatizer.h"
#include "syntax/tree_decoder.h"

namespace tocsin {

class Parser {
 public:
  struct Scratch {
    FastModel::Scratch fast;
    AccurateModel::Scratch accurate;
    Lemmatizer::Scratch lemma;
    std::vector<std::uint32_t> ends;
    std::vector<float> arcs;
    std::vector<float> labels;
    std::vector<std::uint32_t> heads;
    TreeDecoder tree;
    std::string lemma_text;
    std::string lower;
  };

  // `kernel` forces one (kernels.h); empty: the best. Interns the feature bundles. Parses the
  // sentences that the file brings with it and fails with kUnsupported where the result is another
  // than the file says. Fails else with kIo, kCorrupt, kVersion or kUnsupported.
  static Result<Parser> load(const std::filesystem::path& model, std::string_view kernel,
                             Vocabulary& vocabulary, EventVotes votes = EventVotes::kRead);

  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, SyntaxLayer& out,
           DecisionSink* sink) const;

  // "fast-1 0123456789abcdef": the model's name and the hash of its file.
  const std::string& name() const& { return name_; }

 private:
  using Model = std::variant<FastModel, AccurateModel>;

  Parser(Container container, Model model, Lemmatizer lemmatizer);

  static Result<Model> load_model(const Container& container, const ModelOptions& options,
                                  Kernel kernel, EventVotes votes);
  Status read_labels(Vocabulary& vocabulary);
  void run_batch(const Vocabulary& vocabulary, const Layers& layers, TokenRange batch,
                 Scratch& scratch, SyntaxLayer& out) const;
  void write_tag(std::span<const float> scores, SyntaxLayer& out) const;
  void write_lemma(const Vocabulary& vocabulary, std::string_view normal, Scratch& scratch,
                   SyntaxLayer& out) const;
  void write_heads(std::uint32_t first_token, const Scratch& scratch, SyntaxLayer& out) const;
  static void join_part(std::uint32_t sentence, std::uint32_t part, SyntaxLayer& out);
  void write_labels(Scratch& scratch, SyntaxLayer& out) const;

  struct TagPair {
    Upos upos;
    Xpos xpos;
  };

  std::unique_ptr<Container> container_;  // on the heap: its weights are borrowed and must not move
  Model model_;
  Lemmatizer lemmatizer_;
  std::vector<TagPair> tags_;
  std::vector<SymbolId> feats_;
  std::vector<Deprel> labels_;
  std::string name_;
};

}  // namespace tocsin
