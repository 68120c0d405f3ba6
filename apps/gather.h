// What a command gathers over all documents: one part a worker, joined at the end.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "pipeline/read_all.h"
#include "pipeline/resources.h"

namespace tocsin {

// Reads all documents of `paths` ("-" is standard input), and hands what they render to on in their
// order. `threads` 0: one a core. Fails with kIo where a file cannot be read.
Status read_paths(const std::vector<std::string>& paths, const Resources& resources,
                  unsigned threads, const RendererFactory& make_renderer, const OrderedSink& sink);

// `make` gives an empty Part, which has add(layers) and merge(other).
template <class Part, class Make>
Result<Part> gather(const std::vector<std::string>& paths, const Resources& resources,
                    unsigned threads, const Make& make) {
  std::mutex mutex;  // guards `parts`
  std::vector<std::shared_ptr<Part>> parts;
  const auto make_renderer = [&]() -> Renderer {
    const auto part = std::make_shared<Part>(make());
    const std::lock_guard lock(mutex);
    parts.push_back(part);
    return [part](const Layers& layers, std::string& /*out*/) { part->add(layers); };
  };
  TOCSIN_TRY(done, read_paths(paths, resources, threads, make_renderer,
                              [](const Rendered&) { return true; }));
  Part all = make();
  for (const auto& part : parts) all.merge(*part);
  return all;
}

}  // namespace tocsin
