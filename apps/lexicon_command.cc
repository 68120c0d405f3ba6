#include "lexicon_command.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <iterator>
#include <map>
#include <string_view>
#include <system_error>

#include "exit_codes.h"
#include "export/json_writer.h"
#include "output.h"
#include "pipeline/corpus_run.h"
#include "pipeline/lexicon_check.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> kKindNames = {
    "dead",       "shadowed", "clash", "unknown_lemma", "unused_class", "unused_composition",
    "wrong_code", "no_case",  "actor"};

std::string_view name_of(LintKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Status print(std::string_view text) {
  TOCSIN_TRY(output, Output::open("-"));
  TOCSIN_TRY(written, output.write(text));
  return output.finish();
}

// "accuse.rules: 3 rules decide no corpus case", for each file that has such.
void add_gaps_by_file(const std::vector<LintFinding>& gaps, std::string& out) {
  std::map<std::string, std::size_t> count_of;
  for (const LintFinding& gap : gaps) ++count_of[gap.where.substr(0, gap.where.rfind(':'))];
  for (const auto& [file, count] : count_of) {
    fmt::format_to(std::back_inserter(out), "{}: {} {} no corpus case\n", file, count,
                   count == 1 ? "rule decides" : "rules decide");
  }
}

void write_text(const LexiconCheck& check, bool cases, std::string& out) {
  const auto add = [&](const LintFinding& finding) {
    fmt::format_to(std::back_inserter(out), "{}: {}; {}\n", finding.where, finding.what,
                   finding.advice);
  };
  for (const LintFinding& finding : check.findings) add(finding);
  std::size_t in_overlays = 0;
  for (const LintFinding& gap : check.gaps) {
    const bool is_theirs = gap.where.find('/') != std::string::npos;
    if (is_theirs) ++in_overlays;
    if (cases || is_theirs) add(gap);
  }
  add_gaps_by_file(check.gaps, out);
  fmt::format_to(
      std::back_inserter(out),
      "{} rules, {} findings; {} rules decide no corpus case, {} of them in overlays{}\n",
      check.rules, check.findings.size(), check.gaps.size(), in_overlays,
      cases || check.gaps.size() == in_overlays ? "" : " (--cases lists them)");
  fmt::format_to(std::back_inserter(out),
                 "{} actors; the source of {} is unverified, of {} a term is known to the year\n",
                 check.actors, check.unverified, check.years_only);
}

void write_json(const LexiconCheck& check, std::string& out) {
  JsonWriter json(out);
  json.open_object();
  json.key("rules").integer(static_cast<std::int64_t>(check.rules));
  json.key("actors").integer(static_cast<std::int64_t>(check.actors));
  json.key("unverified_actors").integer(static_cast<std::int64_t>(check.unverified));
  json.key("years_only_actors").integer(static_cast<std::int64_t>(check.years_only));
  json.key("failed_cases").integer(static_cast<std::int64_t>(check.failed_cases));
  json.key("findings").open_array();
  for (const auto* list : {&check.findings, &check.gaps}) {
    for (const LintFinding& finding : *list) {
      json.open_object();
      json.key("kind").string(name_of(finding.kind));
      json.key("where").string(finding.where);
      json.key("rule").string_or_null(finding.rule);
      json.key("what").string(finding.what);
      json.key("advice").string(finding.advice);
      json.close_object();
    }
  }
  json.close_array();
  json.close_object();
  out += '\n';
}

Result<bool> check(const CheckArguments& arguments) {
  TOCSIN_TRY(resources, load_resources(arguments.data));
  TOCSIN_TRY(found,
             check_lexicon(resources, data_folder(arguments.data.folder),
                           {arguments.data.overlays.begin(), arguments.data.overlays.end()}));
  std::string text;
  if (arguments.json) {
    write_json(found, text);
  } else {
    write_text(found, arguments.cases, text);
  }
  TOCSIN_TRY(printed, print(text));
  return found.findings.empty();
}

Result<bool> test(const TestArguments& arguments) {
  std::vector<fs::path> files;
  for (const std::string& path : arguments.paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.emplace_back(path);
      continue;
    }
    TOCSIN_TRY(below, corpus_files_of(path));
    if (below.empty()) {
      return Error{ErrorCode::kIo, fmt::format("{}: has no file *.corpus", path)};
    }
    files.insert(files.end(), below.begin(), below.end());
  }
  TOCSIN_TRY(resources, load_resources(arguments.data));
  CorpusRun all;
  for (const fs::path& file : files) {
    TOCSIN_TRY(one, run_corpus(resources, file));
    all.add(one);
  }
  TOCSIN_TRY(printed, print(fmt::format("{}{} passed, {} failed, {} known gaps\n", all.report,
                                        all.passed, all.failed, all.known_gaps)));
  return all.failed == 0;
}

int finish(std::string_view command, const Result<bool>& good) {
  if (good.ok()) return good.value() ? kDone : kFailed;
  fmt::print(stderr, "tocsin lexicon {}: {}\n", command, good.error().message);
  return kFailed;
}

}  // namespace

int run_check(const CheckArguments& arguments) { return finish("check", check(arguments)); }

int run_test(const TestArguments& arguments) { return finish("test", test(arguments)); }

}  // namespace tocsin
