// tocsin_arbitration_features DATA FILE...
// What the rules say of each frame, a frame a line, parted by tabs: doc_id, begin of its head in
// code points, kind (event, dropped, operator, no_event, none, barred), type, then the features of
// arbitration that hang on no vote, in the order of ArbitrationFeature. For
// train/fit_arbitration.py.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "each_document.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

// By token: an event rests on it, at any telling.
std::vector<bool> told_tokens(const Layers& layers, const EventLayer& events) {
  std::vector<bool> out(layers.tokens.size());
  const auto mark = [&](const TokenRange& range) {
    std::fill(out.begin() + range.first, out.begin() + range.last, true);
  };
  for (const Event& event : events.events) {
    for (const TokenRange& range : event.trigger) mark(range);
    for (const TokenRange& range : event.mentions) mark(range);
  }
  return out;
}

std::string_view kind_of(const FrameReading& reading, bool is_told) {
  if (reading.is_barred) return "barred";
  if (reading.rule == nullptr) return "none";
  if (reading.rule->kind == RuleKind::kOperator) return "operator";
  if (!reading.is_event()) return "no_event";
  return is_told ? "event" : "dropped";
}

void print_frames(const Resources& resources, const Layers& layers) {
  EventCoder::Scratch scratch;
  EventLayer events;
  FrameLayer frames = layers.frames;
  ActorLayer actors = layers.actors;
  resources.events->run(resources.vocabulary, layers, scratch, events, frames, actors, nullptr);
  const std::vector<bool> told = told_tokens(layers, events);
  for (std::size_t i = 0; i < layers.frames.frames.size(); ++i) {
    const Frame& frame = layers.frames.frames[i];
    const FrameReading& reading = scratch.readings[i];
    const EventType type = reading.is_event() ? reading.rule->type : EventType::kAgree;
    const auto features = Arbiter::features_of(layers, frame, reading, Vote(), type);
    const std::string_view before = std::string_view(layers.document.text)
                                        .substr(0, layers.tokens.span[frame.head.value].begin);
    fmt::print("{}\t{}\t{}\t{}\t{}\n", layers.document.doc_id, code_points(before),
               kind_of(reading, told[frame.head.value]), name_of(type), fmt::join(features, "\t"));
  }
}

int run(const std::string& data, const std::vector<std::string>& files) {
  auto loaded = Resources::load(data, "", "", {}, {.rules_only = true});
  if (!loaded.ok()) {
    fmt::print(stderr, "{}\n", loaded.error().message);
    return 1;
  }
  Worker worker(loaded.value());
  const bool read = for_each_document(files, [&](Document document) {
    worker.read(std::move(document));
    print_frames(loaded.value(), worker.layers());
  });
  return read ? 0 : 1;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: tocsin_arbitration_features DATA FILE...\n");
    return 2;
  }
  return tocsin::run(argv[1], std::vector<std::string>(argv + 2, argv + argc));
}
