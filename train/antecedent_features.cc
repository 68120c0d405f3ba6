// tocsin_antecedent_features DATA FILE...
// What is seen of each candidate of each pronoun of the third person, a candidate a line: doc_id,
// begin and end of the pronoun in code points, the candidate's last word as a number among the
// document's words, then the trail's words. For train/fit_antecedents.py.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "each_document.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

void print_candidates(const Layers& layers, const DecisionSink& sink) {
  const std::string_view text = layers.document.text;
  for (const Decision& decision : sink.decisions()) {
    if (decision.stage != Stage::kCoreference || !decision.reason.starts_with("weighed ")) continue;
    const ByteSpan span = layers.tokens.span[decision.token.value];
    fmt::print("{}\t{}\t{}\t{}\n", layers.document.doc_id, code_points(text.substr(0, span.begin)),
               code_points(text.substr(0, span.end)), decision.reason);
  }
}

int run(const std::string& data, const std::vector<std::string>& files) {
  auto loaded = Resources::load(data, "");
  if (!loaded.ok()) {
    fmt::print(stderr, "{}\n", loaded.error().message);
    return 1;
  }
  Worker worker(loaded.value());
  return for_each_document(files,
                           [&](Document document) {
                             DecisionSink sink;
                             worker.read(std::move(document), &sink);
                             print_candidates(worker.layers(), sink);
                           })
             ? 0
             : 1;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: tocsin_antecedent_features DATA FILE...\n");
    return 2;
  }
  return tocsin::run(argv[1], std::vector<std::string>(argv + 2, argv + argc));
}
