// tocsin_arbitration_features DATA FILE...
// What the rules say of each frame, a frame a line, parted by tabs: doc_id, begin of its head in
// code points, kind (event, operator, no_event, none, barred), type, how it is told (a factuality,
// or "historical"), 1 where own words of the frame say so, then the features of arbitration that
// hang on no vote, in the order of ArbitrationFeature. For train/fit_arbitration.py.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "each_document.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

std::string_view kind_of(const FrameReading& reading) {
  if (reading.is_barred) return "barred";
  if (reading.rule == nullptr) return "none";
  if (reading.rule->kind == RuleKind::kOperator) return "operator";
  return reading.is_event() ? "event" : "no_event";
}

void print_frames(const Resources& resources, const Layers& layers) {
  EventCoder::Scratch scratch;
  EventLayer events;
  FrameLayer frames = layers.frames;
  ActorLayer actors = layers.actors;
  resources.events->run(resources.vocabulary, layers, scratch, events, frames, actors, nullptr);
  for (std::size_t i = 0; i < layers.frames.frames.size(); ++i) {
    const Frame& frame = layers.frames.frames[i];
    const FrameReading& reading = scratch.readings[i];
    const EventType type = reading.is_event() ? reading.rule->type : EventType::kAgree;
    const auto features = Arbiter::features_of(layers, frame, reading, Vote(), type);
    const std::string_view before = std::string_view(layers.document.text)
                                        .substr(0, layers.tokens.span[frame.head.value].begin);
    const FrameFactuality& told = scratch.values[i];
    const bool is_history = told.historical && told.value == Factuality::kHappened;
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", layers.document.doc_id, code_points(before),
               kind_of(reading), name_of(type),
               is_history ? std::string_view("historical") : name_of(told.value),
               static_cast<int>(told.from_own_words), fmt::join(features, "\t"));
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
