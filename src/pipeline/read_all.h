// Many documents by several workers, written in the order in which they came.
//
// One thread reads, `threads` workers code and render, and what each document renders to is handed
// to the sink in the order of the input: the same bytes for any number of threads. At most a few
// documents a worker are in flight, so memory does not grow with the input.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/layers.h"
#include "pipeline/resources.h"

namespace tocsin {

// The next document; nullopt: there is none. Called from one thread at a time.
using DocumentSource = std::function<std::optional<Document>()>;
// Turns a document's layers into what is written. Made once a worker.
using Renderer = std::function<void(const Layers& layers, std::string& out)>;
using RendererFactory = std::function<Renderer()>;

struct Rendered {
  std::string bytes;
  DocStatus status = DocStatus::kOk;
  std::string doc_id;
  std::string reason;
  std::size_t event_count = 0;
};

// Takes the documents in order, from one thread at a time; false stops the run.
using OrderedSink = std::function<bool(const Rendered&)>;

// Returns when the source is empty or the sink has said stop.
void read_all(const Resources& resources, unsigned threads, const DocumentSource& source,
              const RendererFactory& make_renderer, const OrderedSink& sink);

}  // namespace tocsin
