// tocsin_corpus [--data DIR] [--model fast|accurate] [--update] FILE...
// Runs the cases of corpus files through the whole pipeline. Exit 1 where one fails that must pass.
#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "comparison.h"
#include "corpus_case.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

struct Options {
  std::string data = ".";
  std::string model;  // empty: as the program chooses
  bool update = false;
  std::vector<std::string> files;
};

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t known = 0;
};

std::chrono::year_month_day day_of(std::string_view text) {
  int year = 2024;
  unsigned month = 1;
  unsigned day = 1;
  if (text.size() == 10) {
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 5, text.data() + 7, month);
    std::from_chars(text.data() + 8, text.data() + 10, day);
  }
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

void run_case(const std::string& file, const CorpusCase& wanted, Worker& worker, Tally& tally,
              std::string& rewritten) {
  Document document;
  document.doc_id = wanted.title;
  document.text = wanted.text;
  document.published = day_of(wanted.published);
  document.published_basis = PublishedBasis::kGiven;
  worker.read(std::move(document));
  rewritten += wanted.head + "---\n" + render(worker.layers()) + "\n\n";
  const std::string what = difference(wanted, worker.layers());
  if (what.empty()) {
    ++tally.passed;
    if (!wanted.fails.empty()) {
      fmt::print("{}:{}: passes now, take @fails out: {}\n", file, wanted.line, wanted.title);
    }
    return;
  }
  ++(wanted.fails.empty() ? tally.failed : tally.known);
  fmt::print("{}:{}: {}{}: {}\n  {}\n{}\n", file, wanted.line,
             wanted.fails.empty() ? "" : "known gap, ", wanted.title, what, wanted.text,
             render(worker.layers()));
}

int run(const Options& options) {
  auto resources = Resources::load(options.data, "", options.model);
  if (!resources.ok()) {
    fmt::print(stderr, "{}\n", resources.error().message);
    return 1;
  }
  Worker worker(resources.value());
  Tally tally;
  for (const std::string& file : options.files) {
    std::ifstream in(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto cases = read_corpus(file, content);
    if (!in || !cases.ok()) {
      fmt::print(stderr, "{}\n", cases.ok() ? file + ": cannot be read" : cases.error().message);
      return 1;
    }
    std::string rewritten;
    for (const CorpusCase& wanted : cases.value()) {
      run_case(file, wanted, worker, tally, rewritten);
    }
    if (options.update) {
      std::ofstream(file, std::ios::binary) << rewritten.substr(0, rewritten.size() - 1);
    }
  }
  fmt::print("{} passed, {} failed, {} known gaps\n", tally.passed, tally.failed, tally.known);
  return tally.failed == 0 || options.update ? 0 : 1;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  tocsin::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--update") {
      options.update = true;
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
               "usage: tocsin_corpus [--data DIR] [--model fast|accurate] [--update] FILE...\n");
    return 2;
  }
  return tocsin::run(options);
}
