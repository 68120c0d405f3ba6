#include "gather.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <thread>

#include "ingest/document_reader.h"

namespace tocsin {

Status read_paths(const std::vector<std::string>& paths, const Resources& resources,
                  unsigned threads, const RendererFactory& make_renderer, const OrderedSink& sink) {
  TOCSIN_TRY(reader, DocumentReader::open(paths, {}, std::cin));
  std::optional<Error> lost;
  const auto source = [&]() -> std::optional<Document> {
    Result<std::optional<Document>> next = reader.next();
    if (next.ok()) return std::move(next).value();
    lost = next.error();
    return std::nullopt;
  };
  read_all(resources, threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency()),
           source, make_renderer, sink);
  if (lost) return *lost;
  return Ok{};
}

}  // namespace tocsin
