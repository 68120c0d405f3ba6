#include "audit_command.h"

#include <fmt/format.h>

#include <iterator>

#include "audit_sheet.h"
#include "exit_codes.h"
#include "input.h"
#include "output.h"

namespace tocsin {
namespace {

Status write_sheet(const AuditArguments& arguments) {
  TOCSIN_TRY(sheet,
             make_sheet(arguments.path, {arguments.per_type, arguments.seed, arguments.all}));
  TOCSIN_TRY(output, Output::open(arguments.output));
  TOCSIN_TRY(written, output.write(sheet.csv));
  TOCSIN_TRY(finished, output.finish());
  fmt::print(stderr, "{} of {} events\n", sheet.rows, sheet.events);
  return Ok{};
}

Status write_score(const AuditArguments& arguments) {
  TOCSIN_TRY(csv, read_whole(arguments.path));
  TOCSIN_TRY(scores, score_sheet(arguments.path, csv));
  std::string text;
  for (const AuditScore& score : scores) {
    if (score.rows.empty()) continue;
    fmt::format_to(std::back_inserter(text), "{:<14}{:>7}{:>7}{:>11}  {}\n", score.question,
                   "judged", "right", "precision", "95 %");
    for (const Precision& row : score.rows) {
      fmt::format_to(std::back_inserter(text), "{:<14}{:>7}{:>7}{:>11.2f}  {:.2f} to {:.2f}\n",
                     row.type.empty() ? "overall" : row.type, row.judged, row.right, row.share,
                     row.interval.low, row.interval.high);
    }
    text += '\n';
  }
  if (text.empty()) {
    return Error{ErrorCode::kSyntax,
                 fmt::format("{}: nothing is judged; write y or n into type_ok, parties_ok and "
                             "factuality_ok",
                             arguments.path)};
  }
  text.pop_back();
  TOCSIN_TRY(output, Output::open(arguments.output));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

}  // namespace

int run_audit(const AuditArguments& arguments) {
  const Status done = arguments.score ? write_score(arguments) : write_sheet(arguments);
  if (done.ok()) return kDone;
  fmt::print(stderr, "tocsin audit: {}\n", done.error().message);
  return kFailed;
}

}  // namespace tocsin
