// One document through the stages, in the order of docs/architecture.md.
//
// Threads: a Worker belongs to one thread, and is reused from document to document.
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "core/decisions.h"
#include "core/document.h"
#include "core/layers.h"
#include "pipeline/resources.h"

namespace tocsin {

class Worker {
 public:
  // Borrows `resources`, which must outlive it.
  explicit Worker(const Resources& resources) : resources_(&resources) {}

  // Calls `done` with the name of each stage when it has run, as a bench does to take its time.
  // Empty: nobody is called.
  void watch(std::function<void(std::string_view stage)> done) { done_ = std::move(done); }

  // Codes the document. One whose status is not ok has no layers.
  void read(Document document, DecisionSink* sink = nullptr);

  // Words, tags and tree, and nothing else.
  void parse(Document document);

  // Tags and tree of words that are there already (conllu_words.h).
  void parse_words(Layers layers);

  // Mentions and frames of what one of the two above has made.
  void add_frames();

  // Valid until the next call.
  const Layers& layers() const& { return layers_; }
  const Layers& layers() const&& = delete;

 private:
  void tell(std::string_view stage) const {
    if (done_) done_(stage);
  }

  const Resources* resources_;
  std::function<void(std::string_view)> done_;
  Tokenizer::Scratch tokenizer_;
  Parser::Scratch parser_;
  DateFinder::Scratch dates_;
  MentionFinder::Scratch mentions_;
  FrameBuilder::Scratch frames_;
  QuoteFinder::Scratch quotes_;
  ActorResolver::Scratch actors_;
  PlaceFinder::Scratch place_finder_;
  PlaceResolver::Scratch places_;
  EventCoder::Scratch events_;
  EventPlacer::Scratch event_places_;
  CountFinder::Scratch counts_;
  OfficeResolver::Scratch offices_;
  Layers layers_;
};

}  // namespace tocsin
