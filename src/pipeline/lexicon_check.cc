#include "pipeline/lexicon_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "lexicon/word_list.h"
#include "pipeline/actor_check.h"
#include "pipeline/corpus_run.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

using Words = std::set<std::string, std::less<>>;

void add_words(const WordList& list, std::string_view section, Words& out) {
  const WordSection* found = list.find(section);
  if (found == nullptr) return;
  for (const WordLine& line : found->lines) out.insert(line.words.begin(), line.words.end());
}

// The types that the longest known beginning of `cameo` may stand for; empty: the books do not say.
std::vector<std::string> types_of(const WordList& codes, std::string_view cameo) {
  const WordSection* roots = codes.find("cameo");
  if (roots == nullptr) return {};
  for (std::string code(cameo); code.size() >= 2; code.pop_back()) {
    for (const WordLine& line : roots->lines) {
      if (std::find(line.words.begin(), line.words.end(), code) != line.words.end()) {
        return split_alternatives(line.value("type"));
      }
    }
  }
  return {};
}

// What the code books do not have, of one rule after another.
class CodeCheck {
 public:
  CodeCheck(const WordList& codes, std::vector<LintFinding>& out) : codes_(codes), out_(out) {
    add_words(codes, "goldstein", cameo_);
    add_words(codes, "code", cameo_);
    add_words(codes, "mode", modes_);
    add_words(codes, "intensity", modes_);
    add_words(codes, "context", contexts_);
  }

  void check(const Rule& rule) {
    if (rule.kind != RuleKind::kEvent) return;
    const std::string type(name_of(rule.type));
    if (!cameo_.contains(rule.cameo)) {
      add(rule, fmt::format("no CAMEO code {}", rule.cameo), "take one of codes.txt");
    }
    const std::vector<std::string> types = types_of(codes_, rule.cameo);
    if (!types.empty() && std::find(types.begin(), types.end(), type) == types.end()) {
      add(rule, fmt::format("CAMEO {} does not stand for {}", rule.cameo, type),
          fmt::format("{} can stand for: {}", rule.cameo, fmt::join(types, " ")));
    }
    for (const std::string& mode : rule.modes) {
      if (modes_.contains(type + "." + mode)) continue;
      add(rule, fmt::format("{} has no mode {}", type, mode), "take one of [mode] in codes.txt");
    }
    for (const std::string& context : rule.contexts) {
      if (contexts_.contains(context)) continue;
      add(rule, fmt::format("no context {}", context), "take one of [context] in codes.txt");
    }
  }

 private:
  void add(const Rule& rule, std::string_view what, std::string advice) {
    out_.push_back({LintKind::kWrongCode, rule.where, rule.id, fmt::format("{}: {}", rule.id, what),
                    std::move(advice)});
  }

  const WordList& codes_;
  std::vector<LintFinding>& out_;
  Words cameo_, modes_, contexts_;
};

void check_compositions(const RuleSet& rules, const WordList& table,
                        std::vector<LintFinding>& out) {
  Words used;
  for (std::size_t i = 0; i < rules.size(); ++i) used.insert(rules.rule(RuleId(i)).compose);
  const WordSection* rows = table.find("compose");
  if (rows == nullptr) return;
  for (const WordLine& line : rows->lines) {
    const std::string& name = line.words.front();
    if (used.contains(name)) continue;
    const Error place = table.error_at(line.line, "");
    out.push_back({LintKind::kUnusedComposition, place.message.substr(0, place.message.size() - 2),
                   "", fmt::format("no rule names the row {}", name),
                   fmt::format("take it out, or write compose={} in a rule", name)});
  }
}

Result<CorpusRun> run_corpora(const Resources& resources, const fs::path& data,
                              const std::vector<fs::path>& overlays) {
  std::vector<fs::path> folders = {data / "rules" / "en"};
  folders.insert(folders.end(), overlays.begin(), overlays.end());
  CorpusRun all;
  for (const fs::path& folder : folders) {
    TOCSIN_TRY(files, corpus_files_of(folder));
    for (const fs::path& file : files) {
      TOCSIN_TRY(one, run_corpus(resources, file));
      all.add(one);
    }
  }
  return all;
}

}  // namespace

Result<LexiconCheck> check_lexicon(const Resources& resources, const fs::path& data,
                                   const std::vector<fs::path>& overlays) {
  TOCSIN_TRY(folders, data_folders(data, overlays));
  TOCSIN_TRY(codes, WordList::load(folders.rules / "codes.txt"));
  TOCSIN_TRY(table, WordList::load(folders.rules / "composition.txt"));
  TOCSIN_TRY(corpora, run_corpora(resources, data, overlays));
  const RuleSet& rules = *resources.rules;
  LexiconCheck check;
  check.rules = rules.size();
  check.failed_cases = corpora.failed;
  check.findings = rules.lint(resources.vocabulary);
  check_compositions(rules, table, check.findings);
  const ActorCheck actors = check_actors(*resources.lexicon, [&](std::string_view word) {
    const SymbolId symbol = resources.vocabulary.find(word);
    return symbol.is_valid() && !rules.rules_of(symbol).empty();
  });
  check.actors = actors.entries;
  check.unverified = actors.unverified;
  check.years_only = actors.years_only;
  check.findings.insert(check.findings.end(), actors.findings.begin(), actors.findings.end());
  CodeCheck code_check(codes, check.findings);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules.rule(RuleId(i));
    code_check.check(rule);
    if (corpora.decided.contains(rule.id)) continue;
    check.gaps.push_back({LintKind::kNoCase, rule.where, rule.id,
                          fmt::format("{} decides no corpus case", rule.id),
                          "write a sentence for it into the corpus file beside its rules"});
  }
  return check;
}

}  // namespace tocsin
