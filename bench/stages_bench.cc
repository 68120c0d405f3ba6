// tocsin_bench [--data DIR] [--model NAME] [--kernel NAME] [--rounds N] [--threads N] FILE...
//
// Nanoseconds a word of each stage, from documents in memory to coded events, and words a second to
// the graph and to the end, on one thread. Times are of the thread's own processor time, so that
// other work on the machine counts as little as it can: the best and the median of N rounds over
// all files (text, JSON Lines or folders). Checks first that a second round gives the same answer.
// With --threads, the words a second of N threads that share the models, by the clock.
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "ingest/document_reader.h"
#include "model/kernels.h"
#include "pipeline/resources.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

struct Options {
  std::string data = "build/release/share/tocsin";
  std::string model;
  std::string kernel;
  int rounds = 20;
  unsigned threads = 1;
  std::vector<std::string> files;
};

constexpr std::array<std::string_view, 14> kStageNames = {
    "text",   "syntax", "dates",  "mentions", "place names", "frames",       "quotes",
    "actors", "places", "events", "counts",   "event dates", "event places", "offices"};
constexpr std::size_t kStages = kStageNames.size();
constexpr std::size_t kGraphStages = 2;  // what it takes to have tags and trees

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Round {
  std::array<double, kStages> seconds{};
  std::size_t words = 0;
  std::uint64_t answer = 0;
};

class StageRunner {
 public:
  explicit StageRunner(const Resources& resources) : worker_(resources) {}

  void run(const Document& document, Round& round) {
    double last = processor_seconds();
    worker_.watch([&](std::string_view stage) {
      const double now = processor_seconds();
      const auto name = std::find(kStageNames.begin(), kStageNames.end(), stage);
      if (name == kStageNames.end()) return;
      round.seconds[static_cast<std::size_t>(name - kStageNames.begin())] += now - last;
      last = now;
    });
    Document copy = document;
    last = processor_seconds();
    worker_.read(std::move(copy));
    worker_.watch({});
    const Layers& l = worker_.layers();
    round.words += l.tokens.size();
    for (std::size_t i = 0; i < l.syntax.size(); ++i) {
      const auto word = static_cast<std::uint64_t>(l.syntax.head[i].value) * 64 +
                        static_cast<std::uint64_t>(l.syntax.upos[i]);
      round.answer = (round.answer ^ word) * 1099511628211U;
    }
    round.answer ^= l.events.events.size();
  }

  // Tags and trees alone.
  void parse(const Document& document) { worker_.parse(document); }

 private:
  Worker worker_;
};

Result<std::vector<Document>> read_documents(const std::vector<std::string>& files) {
  TOCSIN_TRY(reader, DocumentReader::open(files, {}, std::cin));
  std::vector<Document> documents;
  for (;;) {
    TOCSIN_TRY(next, reader.next());
    if (!next) return documents;
    if (next->status == DocStatus::kOk) documents.push_back(*std::move(next));
  }
}

std::string machine() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown processor";
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Words a second by the clock, of threads that each parse all documents.
double parse_speed(const Resources& resources, const std::vector<Document>& documents,
                   std::size_t words, unsigned threads, int rounds) {
  double best = 0;
  std::vector<StageRunner> runners;
  for (unsigned i = 0; i < threads; ++i) runners.emplace_back(resources);
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    {
      std::vector<std::jthread> workers;
      for (StageRunner& runner : runners) {
        workers.emplace_back([&] {
          for (const Document& document : documents) runner.parse(document);
        });
      }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::max(best, static_cast<double>(words * threads) / took.count());
  }
  return best;
}

void print_stages(const std::vector<Round>& rounds) {
  const auto words = static_cast<double>(rounds.front().words);
  std::array<double, 2> to_graph{}, to_end{};  // best, median
  fmt::print("{:<10}{:>12}{:>12}\n", "ns a word", "best", "median");
  for (std::size_t stage = 0; stage < kStages; ++stage) {
    std::vector<double> each;
    for (const Round& round : rounds) each.push_back(round.seconds[stage] * 1e9 / words);
    const std::array<double, 2> figures = {*std::min_element(each.begin(), each.end()),
                                           median(each)};
    fmt::print("{:<10}{:>12.0f}{:>12.0f}\n", kStageNames[stage], figures[0], figures[1]);
    for (std::size_t i = 0; i < 2; ++i) {
      if (stage < kGraphStages) to_graph[i] += figures[i];
      to_end[i] += figures[i];
    }
  }
  fmt::print("{:<20}{:>12}{:>12}\n", "words a second", "best", "median");
  fmt::print("{:<20}{:>12.0f}{:>12.0f}\n", "text to graph", 1e9 / to_graph[0], 1e9 / to_graph[1]);
  fmt::print("{:<20}{:>12.0f}{:>12.0f}\n", "text to events", 1e9 / to_end[0], 1e9 / to_end[1]);
}

Status run(const Options& options) {
  TOCSIN_TRY(documents, read_documents(options.files));
  TOCSIN_TRY(kernel, choose_kernel(options.kernel));
  const double before = processor_seconds();
  TOCSIN_TRY(resources, Resources::load(options.data, options.kernel, options.model));
  fmt::print("machine   {}, {} processors\n", machine(), std::thread::hardware_concurrency());
  fmt::print("kernel    {}\n", kernel.name);
  fmt::print("model     {}\n", resources.model_name());
  fmt::print("load      {:.0f} ms, {:.0f} MB\n", 1e3 * (processor_seconds() - before),
             peak_megabytes());
  StageRunner runner(resources);
  std::vector<Round> rounds;
  for (int i = 0; i <= options.rounds; ++i) {
    Round round;
    for (const Document& document : documents) runner.run(document, round);
    if (round.words == 0) return Error{ErrorCode::kIo, "there is no word in the files"};
    if (i > 0 && round.answer != rounds.front().answer) {
      return Error{ErrorCode::kUnsupported, "a second round gave another answer"};
    }
    rounds.push_back(round);
  }
  rounds.erase(rounds.begin());  // the first one fills the caches
  fmt::print("text      {} documents, {} words\n\n", documents.size(), rounds.front().words);
  print_stages(rounds);
  fmt::print("\npeak memory {:.0f} MB with one worker\n", peak_megabytes());
  if (options.threads > 1) {
    const double one = parse_speed(resources, documents, rounds.front().words, 1, options.rounds);
    const double all =
        parse_speed(resources, documents, rounds.front().words, options.threads, options.rounds);
    fmt::print(
        "\ntext to graph by the clock: 1 thread {:.0f}, {} threads {:.0f} words a second, "
        "{:.2f} times\n",
        one, options.threads, all, all / one);
  }
  return Ok{};
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  tocsin::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const auto value = [&] { return i + 1 < argc ? argv[++i] : ""; };
    if (argument == "--data") {
      options.data = value();
    } else if (argument == "--model") {
      options.model = value();
    } else if (argument == "--kernel") {
      options.kernel = value();
    } else if (argument == "--rounds") {
      options.rounds = std::max(1, std::atoi(value()));
    } else if (argument == "--threads") {
      options.threads = static_cast<unsigned>(std::max(1, std::atoi(value())));
    } else {
      options.files.emplace_back(argument);
    }
  }
  if (options.files.empty()) {
    fmt::print(stderr,
               "usage: tocsin_bench [--data DIR] [--model accurate|fast] [--kernel NAME]\n"
               "                    [--rounds N] [--threads N] FILE...\n");
    return 2;
  }
  const tocsin::Status done = tocsin::run(options);
  if (done.ok()) return 0;
  fmt::print(stderr, "tocsin_bench: {}\n", done.error().message);
  return 1;
}
