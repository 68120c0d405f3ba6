// tocsin_frame_score [--data DIR] [--trees | --parse] [--least F1] FILE
// Compares the frames of the cases of FILE (frame_cases.h) with what is wanted, and prints each
// fault and the figures.
//   (nothing)   from the text, through tokenizer, parser, mentions and frames; role F1 is the
//   figure
//   --trees     from the tree that stands in each case; every case must come out whole
//   --parse     writes the parser's tree into each case of FILE that has none, for a reader to mend
//   --least     exit 1 where role F1 is below
#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "frame_cases.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

enum class Mode { kText, kTrees, kParse };

struct Options {
  std::string data = ".";
  std::string file;
  double least = 0;
  Mode mode = Mode::kText;
};

// The tree of the layers as layers_of_words reads it.
std::string tree_of(const Layers& layers) {
  const SyntaxLayer& syntax = layers.syntax;
  std::string out;
  for (const Sentence& sentence : layers.tokens.sentences) {
    if (!out.empty()) return "";  // one sentence a case
    for (const TokenId token : sentence.tokens) {
      const TokenId head = syntax.head[token.value];
      const bool touches =
          token.value + 1 < sentence.tokens.last &&
          layers.tokens.span[token.value].end == layers.tokens.span[token.value + 1].begin;
      fmt::format_to(std::back_inserter(out), "{}{} {} {} {} {} {}\n", layers.form(token),
                     touches ? "+" : "", syntax.lemma_of(token), name_of(syntax.upos[token.value]),
                     name_of(syntax.xpos[token.value]),
                     head.is_valid() ? head.value - sentence.tokens.first + 1 : 0,
                     name_of(syntax.deprel[token.value]));
    }
  }
  return out;
}

void print_figures(const FrameTally& tally, std::size_t cases, std::size_t whole) {
  const auto share = [](std::size_t part, std::size_t all) {
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
  };
  fmt::print("cases: {}, {} without a fault\n", cases, whole);
  fmt::print("predicates: recall {:.4f} ({} of {}), {} that nobody wants\n",
             share(tally.predicates_right, tally.predicates_wanted), tally.predicates_right,
             tally.predicates_wanted, tally.predicates_spurious);
  fmt::print("roles: F1 {:.4f}  P {:.4f}  R {:.4f}  (right {}, missed {}, spurious {})\n",
             tally.role_f1(), share(tally.roles_right, tally.roles_right + tally.roles_spurious),
             share(tally.roles_right, tally.roles_right + tally.roles_missed), tally.roles_right,
             tally.roles_missed, tally.roles_spurious);
}

Document document_of(const FrameCase& one) {
  Document document;
  document.doc_id = one.title;
  document.text = one.text;
  return document;
}

Result<bool> score_text(const Options& options, const std::vector<FrameCase>& cases) {
  TOCSIN_TRY(resources, Resources::load(options.data, ""));
  Worker worker(resources);
  FrameTally tally;
  std::size_t whole = 0;
  for (const FrameCase& one : cases) {
    worker.read(document_of(one));
    const std::string faults =
        compare_frames(one, resources.vocabulary, worker.layers(), false, tally);
    if (faults.empty()) ++whole;
    if (!faults.empty()) fmt::print("{}:{}: {}\n{}", options.file, one.line, one.text, faults);
  }
  print_figures(tally, cases.size(), whole);
  return tally.role_f1() >= options.least;
}

Result<bool> score_trees(const Options& options, const std::vector<FrameCase>& cases) {
  Vocabulary vocabulary;
  TOCSIN_TRY(builder, FrameBuilder::load(options.data + "/lexicon/en", {}, vocabulary));
  FrameBuilder::Scratch scratch;
  FrameTally tally;
  std::size_t whole = 0;
  for (const FrameCase& one : cases) {
    Layers layers = layers_of_words(one.tree, vocabulary);
    builder.run(vocabulary, layers, scratch, layers.frames, nullptr);
    std::string faults = compare_frames(one, vocabulary, layers, true, tally);
    if (layers.document.text != one.text) faults += "  the tree spells another sentence\n";
    if (faults.empty()) ++whole;
    if (!faults.empty()) fmt::print("{}:{}: {}\n{}", options.file, one.line, one.text, faults);
  }
  print_figures(tally, cases.size(), whole);
  return whole == cases.size();
}

Result<bool> add_trees(const Options& options, std::string_view content,
                       std::vector<FrameCase>& cases) {
  TOCSIN_TRY(resources, Resources::load(options.data, ""));
  Worker worker(resources);
  for (FrameCase& one : cases) {
    if (!one.tree.empty()) continue;
    worker.parse(document_of(one));
    one.tree = tree_of(worker.layers());
  }
  const std::string_view head = content.substr(0, content.find("=== "));
  std::ofstream(options.file, std::ios::binary) << write_frame_cases(head, cases);
  return true;
}

Result<bool> run(const Options& options) {
  std::ifstream in(options.file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return Error{ErrorCode::kIo, options.file + ": cannot be read"};
  TOCSIN_TRY(cases, read_frame_cases(options.file, content));
  switch (options.mode) {
    case Mode::kText:
      return score_text(options, cases);
    case Mode::kTrees:
      return score_trees(options, cases);
    case Mode::kParse:
      return add_trees(options, content, cases);
  }
  return false;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  tocsin::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--trees") {
      options.mode = tocsin::Mode::kTrees;
    } else if (argument == "--parse") {
      options.mode = tocsin::Mode::kParse;
    } else if (argument == "--data" && i + 1 < argc) {
      options.data = argv[++i];
    } else if (argument == "--least" && i + 1 < argc) {
      options.least = std::atof(argv[++i]);
    } else {
      options.file = argument;
    }
  }
  if (options.file.empty()) {
    fmt::print(stderr,
               "usage: tocsin_frame_score [--data DIR] [--trees | --parse] [--least F1] FILE\n");
    return 2;
  }
  const auto done = tocsin::run(options);
  if (!done.ok()) {
    fmt::print(stderr, "{}\n", done.error().message);
    return 1;
  }
  return done.value() ? 0 : 1;
}
