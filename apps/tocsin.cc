// The command line: documents in, events with their evidence out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <string>

#include "actor_options.h"
#include "audit_command.h"
#include "coverage_command.h"
#include "data_folder.h"
#include "data_options.h"
#include "exit_codes.h"
#include "explain_command.h"
#include "lexicon_command.h"
#include "parse_command.h"
#include "read_command.h"
#include "version.h"

namespace {

using tocsin::add_data_options;
using tocsin::add_threads_option;

// Of commands that code events.
void add_voter_options(CLI::App& command, tocsin::DataArguments& data) {
  command.add_flag("--rules-only", data.rules_only,
                   "Rules alone say what an event is; the model's heads have no say");
  command
      .add_option("--min-score", data.least_score,
                  "Only events that are at least so sure; else the thresholds of arbitration.txt")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
}

void add_read(CLI::App& app, tocsin::ReadArguments& arguments) {
  CLI::App& read = *app.add_subcommand("read", "Code documents: plain text or JSON Lines");
  add_data_options(read, arguments.data);
  add_voter_options(read, arguments.data);
  read.add_option("paths", arguments.paths, "Files or folders; - is standard input")
      ->required()
      ->type_name("PATH");
  read.add_option("-o,--output", arguments.output, "Write to FILE (.jsonl or .csv)")
      ->type_name("FILE");
  read.add_option("--format", arguments.format,
                  "jsonl, table (for reading; the default on a terminal) or csv")
      ->check(CLI::IsMember({"jsonl", "table", "csv"}))
      ->type_name("FORMAT");
  read.add_option("--table", arguments.table, "Which table as csv; the default is events")
      ->check(CLI::IsMember({"events", "event_dyads", "statements", "actors", "places", "dates"}))
      ->type_name("TABLE");
  read.add_option("--by", arguments.by, "For reading: source: each speaker with all that it says")
      ->check(CLI::IsMember({"source"}))
      ->type_name("WHAT");
  read.add_flag("--claims", arguments.claims, "Tables: also what somebody is accused of");
  read.add_flag("--all", arguments.all, "Tables: every event, also what did not happen");
  read.add_option("--published", arguments.published,
                  "Publication day of documents that do not say theirs")
      ->type_name("YYYY-MM-DD");
  read.add_option("--layers", arguments.layers, "Records: also write tokens, frames")
      ->delimiter(',')
      ->check(CLI::IsMember({"tokens", "frames"}))
      ->type_name("LAYER,...");
  read.add_option("--offsets", arguments.offsets, "Unit of spans")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}))
      ->capture_default_str()
      ->type_name("UNIT");
  add_threads_option(read, arguments.threads);
  read.add_flag("--quiet", arguments.quiet, "No progress");
}

void add_parse(CLI::App& app, tocsin::ParseArguments& arguments) {
  CLI::App& parse = *app.add_subcommand("parse", "Text or CoNLL-U in, CoNLL-U out");
  add_data_options(parse, arguments.data);
  parse.add_option("path", arguments.path, "A file; - is standard input")
      ->capture_default_str()
      ->type_name("PATH");
  parse.add_option("-o,--output", arguments.output, "Write to FILE")->type_name("FILE");
  parse.add_option("--layers", arguments.layers, "Also write frames, into MISC")
      ->check(CLI::IsMember({"frames"}))
      ->type_name("LAYER");
  parse.add_option("--input", arguments.input, "conllu or text; else told by the content")
      ->check(CLI::IsMember({"conllu", "text"}))
      ->type_name("KIND");
}

void add_explain(CLI::App& app, tocsin::ExplainArguments& arguments) {
  CLI::App& explain =
      *app.add_subcommand("explain", "The analysis of a sentence, with every decision");
  add_data_options(explain, arguments.data);
  add_voter_options(explain, arguments.data);
  explain.add_option("text", arguments.text, "The words; - reads standard input")
      ->required()
      ->type_name("TEXT");
  explain.add_option("--published", arguments.published, "Publication day")
      ->type_name("YYYY-MM-DD");
  explain.add_option("--svg", arguments.svg, "Also draw the tree, its frames and mentions")
      ->type_name("FILE");
  explain
      .add_option("--why-not", arguments.why_not,
                  "What stopped an event of this type, the nearest candidate first")
      ->type_name("TYPE");
}

void add_audit(CLI::App& app, tocsin::AuditArguments& arguments) {
  CLI::App& audit = *app.add_subcommand(
      "audit", "A reading sheet of events by type; and the precision that the filled sheet shows");
  audit.footer(
      "Write y or n into type_ok, parties_ok and factuality_ok of the sheet, or leave them blank; "
      "then: tocsin audit --score SHEET.csv");
  audit.add_option("path", arguments.path, "Records (.jsonl of tocsin read); - is standard input")
      ->required()
      ->type_name("PATH");
  audit.add_option("-o,--output", arguments.output, "Write to FILE")->type_name("FILE");
  audit.add_option("--per-type", arguments.per_type, "Events of each type, at most")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str()
      ->type_name("N");
  audit.add_option("--seed", arguments.seed, "Which ones: the same seed, the same events")
      ->capture_default_str()
      ->type_name("N");
  audit.add_flag("--all", arguments.all, "Every event, also what did not happen");
  audit.add_flag("--score", arguments.score, "PATH is a filled sheet: precision by type");
}

void add_coverage(CLI::App& lexicon, tocsin::CoverageArguments& arguments) {
  CLI::App& coverage = *lexicon.add_subcommand(
      "coverage", "Which predicates of documents the rules know, and which they do not");
  coverage.footer(
      "Counts the predicates (verbs, and the nouns and adjectives that tell something) of the "
      "sentences that name somebody political. One has a decision where a rule matches it: it "
      "tells an act, is an operator, or is no event for a reason. Lists those without a decision, "
      "most frequent first, each with the shortest sentence it was seen in. Verbs that never tell "
      "an act get one by a group [none reason=\"...\"] of their own kind in a rules file.");
  add_data_options(coverage, arguments.data);
  coverage.add_option("paths", arguments.paths, "Files or folders; - is standard input")
      ->required()
      ->type_name("PATH");
  coverage.add_option("--top", arguments.top, "How many predicates are listed")
      ->capture_default_str()
      ->type_name("N");
  coverage.add_flag("--all", arguments.decided_too,
                    "List by frequency, those with a decision too, and by which rules");
  coverage.add_flag("--json", arguments.json, "One JSON object, for machines");
  coverage.add_option("--least", arguments.least, "Exit 1 where less of them has a decision")
      ->check(CLI::Range(0.0, 100.0))
      ->type_name("PERCENT");
  add_threads_option(coverage, arguments.threads);
}

void add_check(CLI::App& lexicon, tocsin::CheckArguments& arguments) {
  CLI::App& check = *lexicon.add_subcommand(
      "check", "Slips in rules, composition table, codes and classes, ours and your overlays'");
  check.footer(
      "Dead, shadowed and clashing rules, lemmas that no frame can have, actors with wrong terms, "
      "names or sources, codes that the code books "
      "do not have, classes and rows of the composition table that no rule asks for: each with "
      "file, line and what to do. Exit code 1 where there is one. Rules that decide no corpus case "
      "are counted, and listed where they are yours; they do not change the exit code.");
  add_data_options(check, arguments.data);
  check.add_flag("--cases", arguments.cases, "List all rules that decide no corpus case");
  check.add_flag("--json", arguments.json, "One JSON object, for machines");
}

void add_test(CLI::App& lexicon, tocsin::TestArguments& arguments) {
  CLI::App& test = *lexicon.add_subcommand(
      "test", "Run the cases of corpus files (*.corpus) and say what fails");
  test.footer("To run those of your overlay with its rules: tocsin lexicon test DIR --overlay DIR");
  add_data_options(test, arguments.data);
  test.add_option("paths", arguments.paths, "Corpus files, or folders with some")
      ->required()
      ->type_name("PATH");
}

// What stands before the command holds for it, where it says nothing else.
void inherit(const tocsin::DataArguments& before, tocsin::DataArguments& own) {
  if (own.folder.empty()) own.folder = before.folder;
  if (own.model.empty()) own.model = before.model;
  own.overlays.insert(own.overlays.begin(), before.overlays.begin(), before.overlays.end());
}

int print_version(const tocsin::DataArguments& data) {
  std::string about = fmt::format("tocsin {}\n", tocsin::kVersion);
  const auto resources = tocsin::load_resources(data);
  if (resources.ok()) {
    about += fmt::format("model {}\nlexicon {}\n", resources.value().model_name(),
                         resources.value().lexicon_name);
  } else {
    about += fmt::format("no model, no lexicon: {}\n", resources.error().message);
  }
  fmt::print("{}", about);
  return resources.ok() ? tocsin::kDone : tocsin::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  // A pipe that nobody reads any more is an error of write(), with a message.
  std::signal(SIGPIPE, SIG_IGN);

  CLI::App app(
      "Reads news in English and writes down who did or said what to whom, with the words "
      "that it rests on.",
      "tocsin");
  app.footer("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with some documents set aside.");
  bool wants_version = false;
  app.add_flag("--version", wants_version, "Name version, model and lexicon");
  tocsin::DataArguments data;
  add_data_options(app, data);
  app.require_subcommand(0, 1);
  tocsin::ReadArguments read;
  tocsin::ParseArguments parse;
  tocsin::ExplainArguments explain;
  add_read(app, read);
  add_parse(app, parse);
  add_explain(app, explain);
  tocsin::AuditArguments audit;
  add_audit(app, audit);
  tocsin::CoverageArguments coverage;
  CLI::App& lexicon = *app.add_subcommand("lexicon", "The rules and words that it reads with");
  lexicon.require_subcommand(1);
  add_coverage(lexicon, coverage);
  tocsin::CheckArguments check;
  tocsin::TestArguments test;
  add_check(lexicon, check);
  add_test(lexicon, test);
  tocsin::ActorOptions actors;
  actors.add_to(lexicon);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? tocsin::kDone : tocsin::kUsage;
  }
  for (tocsin::DataArguments* own :
       {&read.data, &parse.data, &explain.data, &coverage.data, &check.data, &test.data}) {
    inherit(data, *own);
  }
  for (tocsin::DataArguments* own : actors.data()) inherit(data, *own);
  // What is asked of these is what the rules alone say.
  for (tocsin::DataArguments* own : {&parse.data, &coverage.data, &check.data, &test.data}) {
    own->rules_only = true;
  }
  if (wants_version) return print_version(data);
  if (const auto code = actors.run(lexicon)) return *code;
  if (app.got_subcommand("read")) return tocsin::run_read(read);
  if (app.got_subcommand("parse")) return tocsin::run_parse(parse);
  if (app.got_subcommand("audit")) return tocsin::run_audit(audit);
  if (app.got_subcommand("explain")) return tocsin::run_explain(explain);
  if (lexicon.got_subcommand("check")) return tocsin::run_check(check);
  if (lexicon.got_subcommand("test")) return tocsin::run_test(test);
  if (lexicon.got_subcommand("coverage")) return tocsin::run_coverage(coverage);
  fmt::print(stderr, "{}", app.help());
  return tocsin::kUsage;
}
