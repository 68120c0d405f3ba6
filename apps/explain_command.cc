#include "explain_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "exit_codes.h"
#include "export/explain.h"
#include "export/svg.h"
#include "ingest/dates.h"
#include "ingest/encoding.h"
#include "input.h"
#include "output.h"
#include "pipeline/worker.h"
#include "terminal.h"
#include "why_not.h"

namespace tocsin {
namespace {

Status explain(const ExplainArguments& arguments, const Document& document,
               std::optional<EventType> why_not) {
  TOCSIN_TRY(resources, load_resources(arguments.data));
  Worker worker(resources);
  DecisionSink decisions;
  worker.read(document, &decisions);
  if (!arguments.svg.empty()) {
    std::string picture;
    write_svg(resources.vocabulary, worker.layers(), picture);
    TOCSIN_TRY(file, Output::open(arguments.svg));
    TOCSIN_TRY(drawn, file.write(picture));
    TOCSIN_TRY(closed, file.finish());
  }
  std::string text;
  if (why_not) {
    text = fmt::format("Why not {}\n", name_of(*why_not));
    const auto lines = tocsin::why_not(resources, worker.layers(), decisions, *why_not);
    for (const std::string& line : lines) {
      text += "  ";
      append_wrapped(line, 2, 4, terminal_options(STDOUT_FILENO).width, text);
    }
    if (lines.empty()) text += "  there is no predicate in the text\n";
    text += '\n';
  }
  const ExplainOptions options{terminal_options(STDOUT_FILENO), why_not};
  Explainer(resources.vocabulary, options).write(worker.layers(), decisions, text);
  TOCSIN_TRY(output, Output::open("-"));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

}  // namespace

int run_explain(const ExplainArguments& arguments) {
  Document document;
  document.doc_id = "sentence";
  document.format = "text";
  std::optional<EventType> why_not;
  if (!arguments.why_not.empty()) {
    why_not = event_type_of(upper_case(arguments.why_not));
    if (!why_not) {
      fmt::print(stderr,
                 "tocsin explain: --why-not {}: no such event type; PLOVER's are AGREE, "
                 "CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, "
                 "REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT\n",
                 arguments.why_not);
      return kUsage;
    }
  }
  if (!arguments.published.empty()) {
    document.published = day_of(arguments.published);
    document.published_basis = PublishedBasis::kGiven;
    if (!document.published) {
      fmt::print(stderr, "tocsin explain: --published {}: is no day; write YYYY-MM-DD\n",
                 arguments.published);
      return kUsage;
    }
  }
  Result<std::string> text =
      arguments.text == "-" ? read_whole("-") : Result<std::string>(arguments.text);
  if (!text.ok()) {
    fmt::print(stderr, "tocsin explain: {}\n", text.error().message);
    return kFailed;
  }
  document.text = std::move(text).value();
  repair_utf8(document.text);
  const Status done = explain(arguments, document, why_not);
  if (done.ok()) return kDone;
  fmt::print(stderr, "tocsin explain: {}\n", done.error().message);
  return kFailed;
}

}  // namespace tocsin
