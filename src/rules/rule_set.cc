#include "rules/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "rules/rule_compiler.h"
#include "rules/rule_reader.h"

namespace tocsin {
namespace {

// FNV-1a, 64 bits: names a state of the rules, guards nothing.
std::uint64_t hash_more(std::uint64_t hash, std::string_view text) {
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

Result<std::vector<std::filesystem::path>> rule_files(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  std::filesystem::directory_iterator at(directory, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == ".rules") files.push_back(at->path());
  }
  if (error) {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot be listed ({}); name a directory of rules",
                                             directory.string(), error.message())};
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<SymbolId>> class_words(const RuleText& text, const std::string& name,
                                          Vocabulary& vocabulary) {
  if (!text.classes.contains(name)) return std::vector<SymbolId>{};
  const RuleDraft place{"class " + name, 0, "", "", "", {}};
  return resolve_words("@" + name, place, text, vocabulary);
}

}  // namespace

Result<RuleSet> RuleSet::load(const std::vector<std::filesystem::path>& directories,
                              Vocabulary& vocabulary) {
  std::vector<Source> sources;
  for (std::size_t i = 0; i < directories.size(); ++i) {
    TOCSIN_TRY(files, rule_files(directories[i]));
    for (const std::filesystem::path& path : files) {
      std::ifstream in(path, std::ios::binary);
      if (!in) {
        return Error{ErrorCode::kIo, fmt::format("{}: cannot be read", path.string())};
      }
      sources.push_back({path.filename().string(),
                         std::string(std::istreambuf_iterator<char>(in), {}),
                         static_cast<std::uint32_t>(i)});
    }
  }
  return compile(sources, vocabulary);
}

Result<RuleSet> RuleSet::parse(const std::vector<std::pair<std::string, std::string>>& files,
                               Vocabulary& vocabulary) {
  std::vector<Source> sources;
  for (const auto& [name, content] : files) sources.push_back({name, content, 0});
  return compile(sources, vocabulary);
}

Result<RuleSet> RuleSet::compile(const std::vector<Source>& sources, Vocabulary& vocabulary) {
  RuleText text;
  std::vector<std::uint32_t> directory_of;  // by draft
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const Source& source : sources) {
    TOCSIN_TRY(read, read_rules(source.name, source.content, text));
    directory_of.resize(text.drafts.size(), source.directory);
    hash = hash_more(hash_more(hash, source.name), source.content);
  }
  // Of one id, the last directory's rule stays; twice in one directory is a slip.
  std::map<std::string, std::size_t> last_of;
  for (std::size_t i = 0; i < text.drafts.size(); ++i) {
    const RuleDraft& draft = text.drafts[i];
    const auto [found, is_first] = last_of.emplace(draft.id, i);
    if (is_first) continue;
    if (directory_of[found->second] == directory_of[i]) {
      return rule_error(draft.file, draft.line,
                        fmt::format("rule {} stands already at line {}; name it otherwise",
                                    draft.id, text.drafts[found->second].line));
    }
    found->second = i;
  }
  for (const std::string& id : text.switched_off) {
    if (!last_of.contains(id)) {
      return Error{ErrorCode::kSyntax,
                   fmt::format("\"off {}\": there is no such rule to switch off", id)};
    }
    last_of.erase(id);
  }

  RuleSet set;
  set.hash_ = fmt::format("{:016x}", hash);
  for (std::size_t i = 0; i < text.drafts.size(); ++i) {
    TOCSIN_TRY(compiled, compile_rule(text.drafts[i], text, vocabulary));
    const auto kept = last_of.find(text.drafts[i].id);
    if (kept == last_of.end() || kept->second != i) continue;
    compiled.pattern.directory = directory_of[i];
    set.rules_.push_back(std::move(compiled.rule));
    set.patterns_.push_back(std::move(compiled.pattern));
  }
  TOCSIN_TRY(pronouns, class_words(text, "person_pronoun", vocabulary));
  TOCSIN_TRY(nouns, class_words(text, "person_noun", vocabulary));
  TOCSIN_TRY(collectives, class_words(text, "collective_noun", vocabulary));
  TOCSIN_TRY(quantities, class_words(text, "quantity_noun", vocabulary));
  set.person_words_ = {std::move(pronouns), std::move(nouns), std::move(collectives),
                       std::move(quantities)};
  set.index_lemmas(vocabulary.size());
  return set;
}

std::span<const RuleId> RuleSet::rules_of(SymbolId lemma) const& {
  if (!lemma.is_valid() || lemma.value + 1 >= lemma_begin_.size()) return {};
  const std::uint32_t begin = lemma_begin_[lemma.value];
  return std::span(of_lemma_).subspan(begin, lemma_begin_[lemma.value + 1] - begin);
}

void RuleSet::index_lemmas(std::size_t symbol_count) {
  lemma_begin_.assign(symbol_count + 1, 0);
  for (const Pattern& pattern : patterns_) {
    for (const SymbolId lemma : pattern.lemmas) ++lemma_begin_[lemma.value + 1];
  }
  for (std::size_t i = 1; i < lemma_begin_.size(); ++i) lemma_begin_[i] += lemma_begin_[i - 1];
  of_lemma_.resize(lemma_begin_.back());
  std::vector<std::uint32_t> next(lemma_begin_.begin(), lemma_begin_.end() - 1);
  constexpr unsigned kNounBit = 1U << static_cast<unsigned>(PredicateClass::kNoun);
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    for (const SymbolId lemma : patterns_[i].lemmas) {
      of_lemma_[next[lemma.value]++] = RuleId(i);
      if ((patterns_[i].classes & kNounBit) != 0) noun_lemmas_.push_back(lemma);
    }
  }
  std::sort(noun_lemmas_.begin(), noun_lemmas_.end());
  noun_lemmas_.erase(std::unique(noun_lemmas_.begin(), noun_lemmas_.end()), noun_lemmas_.end());
}

}  // namespace tocsin
