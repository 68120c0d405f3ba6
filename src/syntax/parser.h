// Tags, lemmas and dependency trees: text's words in, SyntaxLayer out.
//
// Runs whole sentences in batches of about 256 words; what a sentence gets does not depend on its
// batch, on the kernel or on the thread. Owns its model file.
//
// Threads: immutable once loaded; a Scratch for each worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "model/container.h"
#include "syntax/lemmatizer.h"
#include "syntax/network.h"

namespace tocsin {

class Parser {
 public:
  struct Scratch {
    Network::Scratch network;
    Network::Output output;
    Lemmatizer::Scratch lemma;
    WordFeatures features;
    std::vector<std::string> normal;  // by row of the batch
    std::vector<std::uint32_t> ends;
    std::vector<float> arcs;
    std::vector<float> labels;
    std::vector<std::uint32_t> heads;
    std::string lemma_text;
    std::string lower;
  };

  // `kernel` forces one (kernels.h); empty: the best. Interns the feature bundles. Fails with kIo,
  // kCorrupt, kVersion or kUnsupported.
  static Result<Parser> load(const std::filesystem::path& model, std::string_view kernel,
                             Vocabulary& vocabulary);

  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, SyntaxLayer& out,
           DecisionSink* sink) const;

  // "fast-1 0123456789abcdef": the model's name and the hash of its file.
  const std::string& name() const& { return name_; }

 private:
  Parser(Container container, Network network, Lemmatizer lemmatizer);

  Status read_labels(Vocabulary& vocabulary);
  void run_batch(const Vocabulary& vocabulary, const Layers& layers, TokenRange batch,
                 Scratch& scratch, SyntaxLayer& out) const;
  void write_tags(const Vocabulary& vocabulary, std::size_t row, Scratch& scratch,
                  SyntaxLayer& out) const;
  void write_tree(std::uint32_t first_token, std::size_t begin, std::size_t end, Scratch& scratch,
                  SyntaxLayer& out) const;

  struct TagPair {
    Upos upos;
    Xpos xpos;
  };

  std::unique_ptr<Container> container_;  // on the heap: its weights are borrowed and must not move
  Network network_;
  Lemmatizer lemmatizer_;
  std::unordered_map<std::string_view, std::uint32_t> words_;  // views into the container
  std::vector<TagPair> tags_;
  std::vector<SymbolId> feats_;
  std::vector<Deprel> labels_;
  std::string name_;
};

}  // namespace tocsin
