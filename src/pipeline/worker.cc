#include "pipeline/worker.h"

#include <utility>

#include "dates/event_dater.h"

namespace tocsin {

void Worker::parse(Document document) {
  layers_.clear();
  layers_.document = std::move(document);
  if (layers_.document.status != DocStatus::kOk) return;
  const Resources& r = *resources_;
  r.tokenizer->run(r.vocabulary, layers_, tokenizer_, layers_.tokens, nullptr);
  r.parser->run(r.vocabulary, layers_, parser_, layers_.syntax, nullptr);
}

void Worker::parse_words(Layers layers) {
  layers_ = std::move(layers);
  resources_->parser->run(resources_->vocabulary, layers_, parser_, layers_.syntax, nullptr);
}

void Worker::add_frames() {
  if (layers_.document.status != DocStatus::kOk) return;
  const Resources& r = *resources_;
  r.mentions->run(r.vocabulary, layers_, mentions_, layers_.mentions, nullptr);
  r.frames->run(r.vocabulary, layers_, frames_, layers_.frames, nullptr);
}

void Worker::read(Document document, DecisionSink* sink) {
  layers_.clear();
  layers_.document = std::move(document);
  if (layers_.document.status != DocStatus::kOk) return;
  const Resources& r = *resources_;
  r.tokenizer->run(r.vocabulary, layers_, tokenizer_, layers_.tokens, sink);
  tell("text");
  r.parser->run(r.vocabulary, layers_, parser_, layers_.syntax, sink);
  tell("syntax");
  r.dates->run(layers_, dates_, layers_.dates, sink);
  tell("dates");
  r.mentions->run(r.vocabulary, layers_, mentions_, layers_.mentions, sink);
  tell("mentions");
  r.place_finder->run(r.vocabulary, layers_, place_finder_, layers_.places, sink);
  tell("place names");
  r.frames->run(r.vocabulary, layers_, frames_, layers_.frames, sink);
  tell("frames");
  r.quotes->run(r.vocabulary, layers_, quotes_, layers_.quotes, sink);
  tell("quotes");
  r.actors->run(r.vocabulary, layers_, actors_, layers_.actors, sink);
  tell("actors");
  r.places->run(r.vocabulary, layers_, places_, layers_.places, sink);
  tell("places");
  r.events->run(r.vocabulary, layers_, events_, layers_.events, layers_.frames, layers_.actors,
                sink);
  tell("events");
  r.counts->run(r.vocabulary, layers_, counts_, layers_.counts, sink);
  tell("counts");
  date_events(layers_, layers_.events, sink);
  tell("event dates");
  r.event_places->run(r.vocabulary, layers_, event_places_, layers_.events, sink);
  tell("event places");
  r.offices->run(r.vocabulary, layers_, offices_, layers_.events, sink);
  tell("offices");
}

}  // namespace tocsin
