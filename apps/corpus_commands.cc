#include "corpus_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "exit_codes.h"
#include "gather.h"
#include "output.h"
#include "pipeline/name_suggestions.h"

namespace tocsin {
namespace {

Status print_out(std::string_view text) {
  TOCSIN_TRY(output, Output::open("-"));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

Status suggest(const SuggestArguments& arguments) {
  TOCSIN_TRY(resources, load_resources(arguments.data));
  TOCSIN_TRY(all, gather<NameSuggestions>(arguments.paths, resources, arguments.threads,
                                          [] { return NameSuggestions(); }));
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
