// tocsin_factuality_features DATA FILE...
// What is seen of each frame when its factuality is scored, a frame a line: doc_id, begin and end
// of its head in code points, then kind=word, all parted by tabs. For train/fit_factuality.py.
// Every word of the files is known to it, so that a weight can be fitted for each.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "each_document.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

void intern_words(const Layers& layers, Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < layers.tokens.size(); ++i) {
    vocabulary.intern(layers.syntax.lemma_of(TokenId(i)));
    std::string lower(layers.form(TokenId(i)));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    vocabulary.intern(lower);
  }
}

void print_frames(const Resources& resources, const FactualityScore& scores, const Layers& layers) {
  EventCoder::Scratch scratch;
  EventLayer events;
  FrameLayer frames = layers.frames;
  ActorLayer actors = layers.actors;
  resources.events->run(resources.vocabulary, layers, scratch, events, frames, actors, nullptr);
  std::vector<ScoreFeature> features;
  for (std::size_t i = 0; i < frames.frames.size(); ++i) {
    const Frame& frame = frames.frames[i];
    scores.list_features(layers, scratch.values, FrameId(i), features);
    // A verb that gives way to another predicate is as real as what it serves, and is written so.
    for (const TokenId verb : {frame.head, frame.light_verb, frame.carrier}) {
      if (!verb.is_valid() || (verb != frame.head && frames.of_head[verb.value].is_valid())) {
        continue;
      }
      const ByteSpan span = layers.tokens.span[verb.value];
      const std::string_view text = layers.document.text;
      fmt::print("{}\t{}\t{}", layers.document.doc_id, code_points(text.substr(0, span.begin)),
                 code_points(text.substr(0, span.end)));
      for (const ScoreFeature& feature : features) {
        fmt::print("\t{}={}", name_of(feature.kind), name_of(feature, resources.vocabulary));
      }
      fmt::print("\n");
    }
  }
}

int run(const std::string& data, const std::vector<std::string>& files) {
  auto loaded = Resources::load(data, "");
  if (!loaded.ok()) {
    fmt::print(stderr, "{}\n", loaded.error().message);
    return 1;
  }
  Resources& resources = loaded.value();
  const auto scores =
      FactualityScore::load(data + "/lexicon/en/factuality_score.txt", resources.vocabulary);
  if (!scores.ok()) {
    fmt::print(stderr, "{}\n", scores.error().message);
    return 1;
  }
  Worker worker(resources);
  const bool read = for_each_document(files, [&](Document document) {
    worker.parse(std::move(document));
    intern_words(worker.layers(), resources.vocabulary);
  });
  const bool printed = read && for_each_document(files, [&](Document document) {
                         worker.read(std::move(document));
                         print_frames(resources, scores.value(), worker.layers());
                       });
  return printed ? 0 : 1;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: tocsin_factuality_features DATA FILE...\n");
    return 2;
  }
  return tocsin::run(argv[1], std::vector<std::string>(argv + 2, argv + argc));
}
