// tocsin_startup_bench [--data DIR] [--model NAME] [--rounds N] [--names N]
//
// Milliseconds that a start costs, by part: the best of N rounds, by the clock. Then those of an
// actor lexicon of so many invented names (--names, 100,000), read as text and mapped.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/container_writer.h"
#include "core/vocabulary.h"
#include "lexicon/actor_lexicon.h"
#include "pipeline/resources.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string data = "build/release/share/tocsin";
  std::string model;
  int rounds = 20;
  std::size_t names = 100000;
};

double now() {
  using std::chrono::steady_clock;
  return std::chrono::duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

// The best time of each part, in the order of loading.
class Times {
 public:
  void add(std::string_view part, double milliseconds) {
    const auto at = std::find_if(best_.begin(), best_.end(),
                                 [&](const auto& known) { return known.first == part; });
    if (at == best_.end()) {
      best_.emplace_back(part, milliseconds);
    } else {
      at->second = std::min(at->second, milliseconds);
    }
  }
  void print() const {
    for (const auto& [part, milliseconds] : best_)
      fmt::print("{:<24}{:8.2f}\n", part, milliseconds);
  }

 private:
  std::vector<std::pair<std::string, double>> best_;
};

Status time_parts(const Options& options) {
  Times times;
  for (int round = 0; round < options.rounds; ++round) {
    const double begin = now();
    double last = begin;
    const auto watch = [&](std::string_view part) {
      const double at = now();
      times.add(part, at - last);
      last = at;
    };
    TOCSIN_TRY(resources, Resources::load(options.data, "", options.model, {}, {}, watch));
    times.add("all", now() - begin);
  }
  fmt::print("milliseconds, best of {}\n", options.rounds);
  times.print();
  return Ok{};
}

// Persons with invented names of two or three words, a surname and an office.
std::string invented_entries(std::size_t names) {
  constexpr std::string_view kOnsets[] = {"b", "d", "f", "g", "k", "l",
                                          "m", "n", "r", "s", "t", "v"};
  constexpr std::string_view kRhymes[] = {"a", "el", "in", "o", "ur", "ane", "is", "om"};
  std::uint64_t state = 1;
  const auto pick = [&](std::size_t many) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state >> 33) % many;
  };
  const auto word = [&](std::size_t syllables) {
    std::string made;
    for (std::size_t i = 0; i < syllables; ++i) {
      made += kOnsets[pick(std::size(kOnsets))];
      made += kRhymes[pick(std::size(kRhymes))];
    }
    made[0] = static_cast<char>(made[0] - 'a' + 'A');
    return made;
  };
  std::string text;
  for (std::size_t made = 0, entry = 0; made < names; made += 3, ++entry) {
    const std::string first = word(2);
    const std::string middle = word(2);
    const std::string last = word(3);
    text += fmt::format(
        "entry p{}\n kind person\n country QQQ\n name {} {} | {} {} {} | {}. {}\n"
        " office QQQ GOV 1999-02..2004-03-02 minister\n source invented\n",
        entry, first, last, first, middle, last, first[0], last);
  }
  return "codes QQQ\n" + text;
}

Status time_names(const Options& options) {
  const fs::path folder = fs::temp_directory_path() / "tocsin_startup_bench";
  std::error_code error;
  fs::create_directories(folder / "actors", error);
  std::ofstream(folder / "actors" / "invented.txt") << invented_entries(options.names);
  const fs::path file = folder / "actors.lexicon";
  TOCSIN_TRY(bytes, ActorLexicon::compile(LayeredPath(folder)));
  TOCSIN_TRY(written, write_file_whole(file, bytes));
  Times times;
  for (const bool is_mapped : {false, true}) {
    for (int round = 0; round < options.rounds; ++round) {
      Vocabulary vocabulary;
      const double begin = now();
      TOCSIN_TRY(lexicon, ActorLexicon::load(LayeredPath(folder), vocabulary,
                                             is_mapped ? file : fs::path()));
      times.add(is_mapped ? "mapped" : "from text", now() - begin);
      const std::string_view name = lexicon.entry(EntryId(lexicon.size() - 1)).name();
      if (lexicon.is_mapped() != is_mapped || lexicon.named(name).empty()) {
        return Error{ErrorCode::kCorrupt, "the names are not those that were written"};
      }
    }
  }
  fmt::print("an actor lexicon of {} names\n", options.names);
  times.print();
  fs::remove_all(folder, error);
  return Ok{};
}

Status run(const Options& options) {
  TOCSIN_TRY(parts, time_parts(options));
  return time_names(options);
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  tocsin::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const char* value = argv[i + 1];
    if (name == "--data") options.data = value;
    if (name == "--model") options.model = value;
    if (name == "--rounds") options.rounds = std::max(1, std::atoi(value));
    if (name == "--names") options.names = static_cast<std::size_t>(std::atol(value));
  }
  const tocsin::Status done = tocsin::run(options);
  if (done.ok()) return 0;
  fmt::print(stderr, "tocsin_startup_bench: {}\n", done.error().message);
  return 1;
}
