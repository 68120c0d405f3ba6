#include "pipeline/corpus_run.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <string_view>
#include <utility>

#include "core/text_file.h"
#include "pipeline/comparison.h"
#include "pipeline/corpus_case.h"
#include "pipeline/worker.h"

namespace tocsin {
namespace {

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

void collect_rules(const Resources& resources, const Layers& layers, RuleSet::Scratch& scratch,
                   std::set<std::string>& out) {
  for (std::size_t i = 0; i < layers.frames.frames.size(); ++i) {
    resources.rules->match(resources.vocabulary, layers, FrameId(i), scratch, nullptr);
    if (!scratch.matches.empty()) {
      out.insert(resources.rules->rule(scratch.matches.front().rule).id);
    }
  }
}

void judge(const std::string& file, const CorpusCase& wanted, const Layers& layers,
           CorpusRun& out) {
  const std::string came_out = render(layers);
  out.rewritten += wanted.head + "---\n" + came_out + "\n\n";
  const std::string what = difference(wanted, layers);
  if (what.empty()) {
    ++out.passed;
    if (!wanted.fails.empty()) {
      out.report +=
          fmt::format("{}:{}: passes now, take @fails out: {}\n", file, wanted.line, wanted.title);
    }
    return;
  }
  ++(wanted.fails.empty() ? out.failed : out.known_gaps);
  out.report += fmt::format("{}:{}: {}{}: {}\n  {}\n{}\n", file, wanted.line,
                            wanted.fails.empty() ? "" : "known gap, ", wanted.title, what,
                            wanted.text, came_out);
}

}  // namespace

void CorpusRun::add(const CorpusRun& other) {
  passed += other.passed;
  failed += other.failed;
  known_gaps += other.known_gaps;
  report += other.report;
  rewritten += other.rewritten;
  decided.insert(other.decided.begin(), other.decided.end());
}

Result<CorpusRun> run_corpus(const Resources& resources, const std::filesystem::path& file) {
  TOCSIN_TRY(content, read_text_file(file));
  TOCSIN_TRY(cases, read_corpus(file.string(), content));
  CorpusRun run;
  Worker worker(resources);
  RuleSet::Scratch scratch;
  for (const CorpusCase& wanted : cases) {
    Document document;
    document.doc_id = wanted.title;
    document.text = wanted.text;
    document.published = day_of(wanted.published);
    document.published_basis = PublishedBasis::kGiven;
    worker.read(std::move(document));
    judge(file.string(), wanted, worker.layers(), run);
    collect_rules(resources, worker.layers(), scratch, run.decided);
  }
  if (!run.rewritten.empty()) run.rewritten.pop_back();
  return run;
}

}  // namespace tocsin
