#include "coverage_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "exit_codes.h"
#include "export/csv.h"
#include "export/json_writer.h"
#include "export/names.h"
#include "gather.h"
#include "output.h"
#include "pipeline/rule_coverage.h"

namespace tocsin {
namespace {

constexpr std::size_t kNamedRules = 4;  // of one predicate, in the list for reading

using Row = std::pair<const RuleCoverage::Key, PredicateCount>;

double percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// Most tokens without a decision first; with `decided_too`, most tokens.
std::vector<const Row*> ranked(const RuleCoverage& coverage, bool decided_too) {
  std::vector<const Row*> rows;
  for (const Row& row : coverage.predicates()) {
    if (decided_too || row.second.decided < row.second.total) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
    const auto weight = [&](const Row* row) {
      return decided_too ? row->second.total : row->second.total - row->second.decided;
    };
    return weight(a) > weight(b);
  });
  return rows;
}

std::vector<std::pair<std::string, std::uint64_t>> rules_by_count(const PredicateCount& count) {
  std::vector<std::pair<std::string, std::uint64_t>> rules(count.by_rule.begin(),
                                                           count.by_rule.end());
  std::stable_sort(rules.begin(), rules.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return rules;
}

std::string rules_in_words(const PredicateCount& count) {
  std::string out;
  std::size_t named = 0;
  for (const auto& [rule, times] : rules_by_count(count)) {
    if (named++ == kNamedRules) return out + ", ...";
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", rule, times);
  }
  if (out.empty()) out = count.has_rule ? "rules, none fits" : "no rule";
  return out;
}

void write_totals(const RuleCoverage& coverage, std::string& out) {
  const CoverageTotals& totals = coverage.totals();
  fmt::format_to(
      std::back_inserter(out),
      "documents            {}\npolitical sentences  {} of {}\npredicates there     {}\n"
      "with a decision      {:.1f} %: events {:.1f}, operators {:.1f}, no event {:.1f}\n",
      totals.documents, totals.political, totals.sentences, totals.predicates,
      percent(totals.decided(), totals.predicates), percent(totals.events, totals.predicates),
      percent(totals.operators, totals.predicates), percent(totals.no_events, totals.predicates));
  for (const PredicateClass word_class :
       {PredicateClass::kVerb, PredicateClass::kNoun, PredicateClass::kAdjective}) {
    std::uint64_t total = 0;
    std::uint64_t decided = 0;
    for (const auto& [key, count] : coverage.predicates()) {
      if (key.second != word_class) continue;
      total += count.total;
      decided += count.decided;
    }
    fmt::format_to(std::back_inserter(out), "  {:<19}{:.1f} % of {}\n", name_of(word_class),
                   percent(decided, total), total);
  }
}

void write_text(const RuleCoverage& coverage, const CoverageArguments& arguments,
                std::string& out) {
  write_totals(coverage, out);
  const auto rows = ranked(coverage, arguments.decided_too);
  if (rows.empty() || arguments.top == 0) return;
  fmt::format_to(std::back_inserter(out), "\n{:>8} {:>8}  {}\n", "tokens", "decided", "predicate");
  for (const Row* row : std::span(rows).first(std::min(arguments.top, rows.size()))) {
    const auto& [key, count] = *row;
    fmt::format_to(std::back_inserter(out), "{:>8} {:>6.0f} %  {} ({}): {}\n", count.total,
                   percent(count.decided, count.total), key.first, name_of(key.second),
                   rules_in_words(count));
    if (count.example.empty()) continue;
    fmt::format_to(std::back_inserter(out), "{:>19} {}\n", "", on_one_line(count.example));
  }
  if (rows.size() > arguments.top) {
    fmt::format_to(std::back_inserter(out), "and {} more: --top {}\n", rows.size() - arguments.top,
                   rows.size());
  }
}

void write_json(const RuleCoverage& coverage, const CoverageArguments& arguments,
                std::string& out) {
  const CoverageTotals& totals = coverage.totals();
  const auto integer = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
  JsonWriter json(out);
  json.open_object();
  json.key("documents").integer(integer(totals.documents));
  json.key("sentences").integer(integer(totals.sentences));
  json.key("political_sentences").integer(integer(totals.political));
  json.key("predicates").integer(integer(totals.predicates));
  json.key("events").integer(integer(totals.events));
  json.key("operators").integer(integer(totals.operators));
  json.key("no_events").integer(integer(totals.no_events));
  json.key("list").open_array();
  const auto rows = ranked(coverage, arguments.decided_too);
  for (const Row* row : std::span(rows).first(std::min(arguments.top, rows.size()))) {
    const auto& [key, count] = *row;
    json.open_object();
    json.key("lemma").string(key.first);
    json.key("class").string(name_of(key.second));
    json.key("tokens").integer(integer(count.total));
    json.key("decided").integer(integer(count.decided));
    json.key("has_rule").boolean(count.has_rule);
    json.key("rules").open_object();
    for (const auto& [rule, times] : rules_by_count(count)) json.key(rule).integer(integer(times));
    json.close_object();
    json.key("example").string_or_null(on_one_line(count.example));
    json.close_object();
  }
  json.close_array();
  json.close_object();
  out += '\n';
}

Result<bool> coverage(const CoverageArguments& arguments) {
  TOCSIN_TRY(resources, load_resources(arguments.data));
  TOCSIN_TRY(all, gather<RuleCoverage>(arguments.paths, resources, arguments.threads,
                                       [&] { return RuleCoverage(resources); }));
  std::string text;
  if (arguments.json) {
    write_json(all, arguments, text);
  } else {
    write_text(all, arguments, text);
  }
  TOCSIN_TRY(output, Output::open("-"));
  TOCSIN_TRY(written, output.write(text));
  TOCSIN_TRY(finished, output.finish());
  return percent(all.totals().decided(), all.totals().predicates) >= arguments.least;
}

}  // namespace

int run_coverage(const CoverageArguments& arguments) {
  const Result<bool> enough = coverage(arguments);
  if (enough.ok() && enough.value()) return kDone;
  fmt::print(stderr, "tocsin lexicon coverage: {}\n",
             enough.ok()
                 ? fmt::format("less than {} % of the predicates have a decision", arguments.least)
                 : enough.error().message);
  return kFailed;
}

}  // namespace tocsin
