#include "parse_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "exit_codes.h"
#include "export/conllu_writer.h"
#include "ingest/conllu_reader.h"
#include "ingest/encoding.h"
#include "input.h"
#include "output.h"
#include "pipeline/conllu_words.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

constexpr std::ptrdiff_t kConlluTabs = 9;

// The first line that is no comment and not empty has ten columns.
bool looks_like_conllu(std::string_view content) {
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    const std::string_view line = content.substr(0, newline);
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    if (line.empty() || line == "\r" || line.front() == '#') continue;
    return std::count(line.begin(), line.end(), '\t') == kConlluTabs;
  }
  return false;
}

Status parse_conllu(const Resources& resources, std::string_view name, std::string_view content,
                    ConlluLayers wanted, Output& output) {
  TOCSIN_TRY(sentences, read_conllu(name, content));
  Worker worker(resources);
  worker.parse_words(layers_of_words(resources.vocabulary, sentences));
  if (wanted == ConlluLayers::kWordsAndFrames) worker.add_frames();
  std::string text;
  write_conllu(resources.vocabulary, worker.layers(), sentences, text, wanted);
  return output.write(text);
}

Status parse_text(const Resources& resources, std::string_view name, std::string_view content,
                  ConlluLayers wanted, Output& output) {
  Worker worker(resources);
  Document document;
  document.doc_id = name;
  document.text = content;
  repair_utf8(document.text);
  worker.parse(std::move(document));
  if (wanted == ConlluLayers::kWordsAndFrames) worker.add_frames();
  std::string text;
  write_conllu(resources.vocabulary, worker.layers(), text, wanted);
  return output.write(text);
}

Status parse(const ParseArguments& arguments) {
  TOCSIN_TRY(content, read_whole(arguments.path));
  TOCSIN_TRY(resources, load_resources(arguments.data));
  TOCSIN_TRY(output, Output::open(arguments.output));
  const bool is_conllu =
      arguments.input.empty() ? looks_like_conllu(content) : arguments.input == "conllu";
  const std::string name = arguments.path == "-" ? "stdin" : arguments.path;
  const ConlluLayers wanted =
      arguments.layers == "frames" ? ConlluLayers::kWordsAndFrames : ConlluLayers::kWords;
  TOCSIN_TRY(written, is_conllu ? parse_conllu(resources, name, content, wanted, output)
                                : parse_text(resources, name, content, wanted, output));
  return output.finish();
}

}  // namespace

int run_parse(const ParseArguments& arguments) {
  const Status done = parse(arguments);
  if (done.ok()) return kDone;
  fmt::print(stderr, "tocsin parse: {}\n", done.error().message);
  return kFailed;
}

}  // namespace tocsin
