#include "corpus_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "exit_codes.h"
#include "ingest/document_reader.h"
#include "output.h"
#include "pipeline/name_suggestions.h"
#include "pipeline/read_all.h"

namespace tocsin {
namespace {

Status print_out(std::string_view text) {
  TOCSIN_TRY(output, Output::open("-"));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

// Reads all documents of `paths`, and hands what they render to on in their order.
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

Status suggest(const SuggestArguments& arguments) {
  TOCSIN_TRY(resources, load_resources(arguments.data));
  std::mutex mutex;  // guards `parts`
  std::vector<std::shared_ptr<NameSuggestions>> parts;
  const auto make_renderer = [&]() -> Renderer {
    const auto part = std::make_shared<NameSuggestions>();
    const std::lock_guard lock(mutex);
    parts.push_back(part);
    return [part](const Layers& layers, std::string& /*out*/) { part->add(layers); };
  };
  TOCSIN_TRY(done, read_paths(arguments.paths, resources, arguments.threads, make_renderer,
                              [](const Rendered&) { return true; }));
  NameSuggestions all;
  for (const auto& part : parts) all.merge(*part);
  return print_out(all.text(arguments.top, arguments.least));
}

using Lines = std::vector<std::pair<std::string, std::string>>;  // doc_id, lines of its events

Result<Lines> lines_of(const TryArguments& arguments, const DataArguments& data) {
  TOCSIN_TRY(resources, load_resources(data));
  Lines lines;
  const auto make_renderer = []() -> Renderer { return append_event_lines; };
  TOCSIN_TRY(done, read_paths(arguments.paths, resources, arguments.threads, make_renderer,
                              [&](const Rendered& one) {
                                lines.emplace_back(one.doc_id, one.bytes);
                                return true;
                              }));
  return lines;
}

Status try_overlay(const TryArguments& arguments) {
  if (std::find(arguments.paths.begin(), arguments.paths.end(), "-") != arguments.paths.end()) {
    return Error{ErrorCode::kIo, "-: what is tried is read twice; give files"};
  }
  DataArguments with = arguments.data;
  with.overlays.push_back(arguments.overlay);
  TOCSIN_TRY(before, lines_of(arguments, arguments.data));
  TOCSIN_TRY(after, lines_of(arguments, with));
  std::string text;
  std::size_t documents = 0;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    const std::string changed = difference_of_lines(before[i].second, after[i].second);
    if (changed.empty()) continue;
    ++documents;
    text += before[i].first + "\n" + changed;
  }
  const auto signs = [&](std::string_view sign) {
    std::size_t count = 0;
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
      ++count;
    }
    return count;
  };
  fmt::format_to(std::back_inserter(text), "{} of {} documents change: {} events go, {} come\n",
                 documents, before.size(), signs("\n- "), signs("\n+ "));
  return print_out(text);
}

int finish(std::string_view command, const Status& done) {
  if (done.ok()) return kDone;
  fmt::print(stderr, "tocsin lexicon {}: {}\n", command, done.error().message);
  return kFailed;
}

}  // namespace

int run_suggest(const SuggestArguments& arguments) { return finish("suggest", suggest(arguments)); }

int run_try(const TryArguments& arguments) { return finish("try", try_overlay(arguments)); }

}  // namespace tocsin
