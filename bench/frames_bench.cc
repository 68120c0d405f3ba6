// tocsin_frames_bench [--data DIR] [--repeats N] FILE...
// Microseconds a word of the text and frames stages on one core, each taken alone over documents
// that are read once: the best of N runs, because other work on the machine only ever adds. Checks
// first that a second run writes the same frames.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

struct Options {
  std::string data = ".";
  int repeats = 20;
  std::vector<std::string> files;
};

bool are_equal(const FrameLayer& a, const FrameLayer& b) {
  if (a.frames.size() != b.frames.size() || a.roles.size() != b.roles.size()) return false;
  for (std::size_t i = 0; i < a.roles.size(); ++i) {
    if (a.roles[i].kind != b.roles[i].kind || a.roles[i].head != b.roles[i].head) return false;
  }
  return true;
}

template <class Work>
double best_seconds(int repeats, const Work& work) {
  double best = std::numeric_limits<double>::max();
  for (int i = 0; i < repeats; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

int run(const Options& options) {
  const auto resources = Resources::load(options.data, "");
  if (!resources.ok()) {
    fmt::print(stderr, "{}\n", resources.error().message);
    return 1;
  }
  const Resources& r = resources.value();
  std::vector<Layers> documents;
  Worker worker(r);
  std::size_t words = 0;
  for (const std::string& file : options.files) {
    std::ifstream in(file, std::ios::binary);
    Document document;
    document.doc_id = file;
    document.text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    worker.read(std::move(document));
    documents.push_back(worker.layers());
    words += documents.back().tokens.size();
  }
  if (words == 0) {
    fmt::print(stderr, "no words in the files\n");
    return 1;
  }
  FrameBuilder::Scratch scratch;
  Tokenizer::Scratch token_scratch;
  FrameLayer frames;
  TokenLayer tokens;
  for (const Layers& layers : documents) {
    r.frames->run(r.vocabulary, layers, scratch, frames, nullptr);
    if (!are_equal(frames, layers.frames)) {
      fmt::print(stderr, "{}: a second run wrote other frames\n", layers.document.doc_id);
      return 1;
    }
  }
  const double framing = best_seconds(options.repeats, [&] {
    for (const Layers& layers : documents) {
      r.frames->run(r.vocabulary, layers, scratch, frames, nullptr);
    }
  });
  const double splitting = best_seconds(options.repeats, [&] {
    for (const Layers& layers : documents) {
      r.tokenizer->run(r.vocabulary, layers, token_scratch, tokens, nullptr);
    }
  });
  const auto each = static_cast<double>(words) / 1e6;
  fmt::print("{} words\ntext    {:.3f} us a word\nframes  {:.3f} us a word\n", words,
             splitting / each, framing / each);
  return 0;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  tocsin::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--data" && i + 1 < argc) {
      options.data = argv[++i];
    } else if (argument == "--repeats" && i + 1 < argc) {
      options.repeats = std::max(1, std::atoi(argv[++i]));
    } else {
      options.files.emplace_back(argument);
    }
  }
  if (options.files.empty()) {
    fmt::print(stderr, "usage: tocsin_frames_bench [--data DIR] [--repeats N] FILE...\n");
    return 2;
  }
  return tocsin::run(options);
}
