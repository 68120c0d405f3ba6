#include "pipeline/read_all.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/worker.h"

namespace tocsin {
namespace {

constexpr std::size_t kInFlightPerWorker = 4;

class Run {
 public:
  Run(const Resources& resources, unsigned threads, const DocumentSource& source,
      const RendererFactory& make_renderer, const OrderedSink& sink)
      : resources_(resources),
        source_(source),
        make_renderer_(make_renderer),
        sink_(sink),
        window_(kInFlightPerWorker * threads) {}

  void work() {
    Worker worker(resources_);
    const Renderer render = make_renderer_();
    std::uint64_t number = 0;
    while (std::optional<Document> document = take(number)) {
      Rendered rendered;
      worker.read(*std::move(document));
      const Layers& layers = worker.layers();
      render(layers, rendered.bytes);
      rendered.status = layers.document.status;
      rendered.doc_id = layers.document.doc_id;
      rendered.reason = layers.document.reason;
      rendered.event_count = layers.events.events.size();
      put(number, std::move(rendered));
    }
  }

 private:
  std::optional<Document> take(std::uint64_t& number) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return stopped_ || taken_ - written_ < window_; });
    if (stopped_) return std::nullopt;
    std::optional<Document> document = source_();
    if (!document) {
      stopped_ = true;
      moved_.notify_all();
      return std::nullopt;
    }
    number = taken_++;
    return document;
  }

  void put(std::uint64_t number, Rendered rendered) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(number, std::move(rendered));
    for (auto next = waiting_.find(written_); next != waiting_.end();
         next = waiting_.find(written_)) {
      if (!refused_ && !sink_(next->second)) {
        refused_ = true;
        stopped_ = true;
      }
      waiting_.erase(next);
      ++written_;
    }
    moved_.notify_all();
  }

  const Resources& resources_;
  const DocumentSource& source_;
  const RendererFactory& make_renderer_;
  const OrderedSink& sink_;
  const std::size_t window_;

  std::mutex mutex_;  // guards all below, and the calls of source and sink
  std::condition_variable moved_;
  std::map<std::uint64_t, Rendered> waiting_;  // by number: rendered, not yet written
  std::uint64_t taken_ = 0;
  std::uint64_t written_ = 0;
  bool stopped_ = false;  // nothing more is taken; what is in flight is still written
  bool refused_ = false;  // the sink takes no more
};

}  // namespace

void read_all(const Resources& resources, unsigned threads, const DocumentSource& source,
              const RendererFactory& make_renderer, const OrderedSink& sink) {
  Run run(resources, std::max(1U, threads), source, make_renderer, sink);
  std::vector<std::jthread> workers;
  for (unsigned i = 1; i < threads; ++i) workers.emplace_back([&run] { run.work(); });
  run.work();
}

}  // namespace tocsin
