// tocsin_corpus [--data DIR] [--model fast|accurate] [--update] [--rules] [--all-of NAME.rules]
//   FILE...
// Runs the cases of corpus files through the whole pipeline, as `tocsin lexicon test` does, and
// with --update writes what comes out now, with --rules says which rules decided. Exit 1 where one
// fails that must pass, or where a rule of a file named by --all-of decides none of them.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/corpus_run.h"

namespace tocsin {
namespace {

struct Options {
  std::string data = ".";
  std::string model;  // empty: as the program chooses
  bool update = false;
  bool rules = false;
  std::vector<std::string> all_of;  // "accuse.rules"
  std::vector<std::string> files;
};

// The rules of the files named that decide no case count as failed.
void report_undecided(const RuleSet& rules, const Options& options, CorpusRun& all) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules.rule(RuleId(i));
    const std::string file = rule.where.substr(0, rule.where.find(':'));
    if (std::find(options.all_of.begin(), options.all_of.end(), file) == options.all_of.end() ||
        all.decided.contains(rule.id)) {
      continue;
    }
    all.report += fmt::format("{}: {} decides no corpus case\n", rule.where, rule.id);
    ++all.failed;
  }
}

Result<CorpusRun> run(const Options& options) {
  TOCSIN_TRY(resources, Resources::load(options.data, "", options.model, {}, {.rules_only = true}));
  CorpusRun all;
  for (const std::string& file : options.files) {
    TOCSIN_TRY(one, run_corpus(resources, file));
    if (options.update) std::ofstream(file, std::ios::binary) << one.rewritten;
    all.add(one);
    if (options.rules) {
      all.report += fmt::format("{}: decided by {}\n", file, fmt::join(one.decided, " "));
    }
  }
  report_undecided(*resources.rules, options, all);
  return all;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  tocsin::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--update") {
      options.update = true;
    } else if (argument == "--rules") {
      options.rules = true;
    } else if (argument == "--all-of" && i + 1 < argc) {
      options.all_of.emplace_back(argv[++i]);
    } else if (argument == "--data" && i + 1 < argc) {
      options.data = argv[++i];
    } else if (argument == "--model" && i + 1 < argc) {
      options.model = argv[++i];
    } else {
      options.files.emplace_back(argument);
    }
  }
  if (options.files.empty()) {
    fmt::print(stderr,
               "usage: tocsin_corpus [--data DIR] [--model fast|accurate] [--update] [--rules] "
               "[--all-of NAME.rules] FILE...\n");
    return 2;
  }
  const auto all = tocsin::run(options);
  if (!all.ok()) {
    fmt::print(stderr, "{}\n", all.error().message);
    return 1;
  }
  fmt::print("{}{} passed, {} failed, {} known gaps\n", all.value().report, all.value().passed,
             all.value().failed, all.value().known_gaps);
  return all.value().failed == 0 || options.update ? 0 : 1;
}
