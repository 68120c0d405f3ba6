#include "rules/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <system_error>

#include "core/text_file.h"
#include "lexicon/word_list.h"
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

// The classes that the program itself asks for.
constexpr std::array<std::string_view, 4> kOwnClasses = {"person_pronoun", "person_noun",
                                                         "collective_noun", "quantity_noun"};

// Takes the names after each "@" of `text` out of `unused`.
void mark_used(std::string_view text, std::set<std::string, std::less<>>& unused) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const std::size_t end = std::min(text.find_first_of("|}", at), text.size());
    const auto found = unused.find(text.substr(at + 1, end - at - 1));
    if (found != unused.end()) unused.erase(found);
  }
}

std::vector<LintFinding> find_unused_classes(const RuleText& text) {
  std::set<std::string, std::less<>> unused;
  for (const auto& [name, members] : text.classes) unused.insert(name);
  for (const std::string_view name : kOwnClasses) unused.erase(std::string(name));
  for (const auto& [name, members] : text.classes) {
    for (const std::string& member : members) mark_used(member, unused);
  }
  for (const RuleDraft& draft : text.drafts) {
    mark_used(draft.lemmas, unused);
    for (const std::string& field : draft.fields) mark_used(field, unused);
  }
  std::vector<LintFinding> findings;
  for (const std::string& name : unused) {
    findings.push_back({LintKind::kUnusedClass, text.class_places.at(name), "",
                        fmt::format("no rule asks for class {}", name),
                        fmt::format("take it out, or ask for {{@{}}} in a rule", name)});
  }
  return findings;
}

std::string no_such_rule(const std::string& id, const std::map<std::string, std::size_t>& known) {
  std::vector<std::string_view> ids;
  for (const auto& [name, at] : known) ids.push_back(name);
  const std::string_view close = closest_word(id, ids);
  return fmt::format("\"off {}\": there is no such rule to switch off{}", id,
                     close.empty() ? "" : fmt::format("; did you mean {}?", close));
}

Result<std::vector<SymbolId>> class_words(const RuleText& text, const std::string& name,
                                          Vocabulary& vocabulary) {
  if (!text.classes.contains(name)) return std::vector<SymbolId>{};
  const RuleDraft place{"class " + name, 0, "", "", "", {}};
  return resolve_words("@" + name, place, text, vocabulary);
}

}  // namespace

Result<RuleSet> RuleSet::load(const LayeredPath& directory, Vocabulary& vocabulary) {
  std::vector<Source> sources;
  const auto add_folder = [&](const std::filesystem::path& folder, std::uint32_t number) -> Status {
    TOCSIN_TRY(files, rule_files(folder));
    for (const std::filesystem::path& path : files) {
      TOCSIN_TRY(content, read_text_file(path));
      sources.push_back(
          {number == 0 ? path.filename().string() : path.string(), std::move(content), number});
    }
    return Ok{};
  };
  TOCSIN_TRY(ours, add_folder(directory.ours, 0));
  std::uint32_t number = 0;
  for (const std::filesystem::path& overlay : directory.overlays) {
    ++number;
    std::error_code error;
    if (!std::filesystem::exists(overlay, error)) continue;
    TOCSIN_TRY(theirs, add_folder(overlay, number));
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
  std::vector<std::uint32_t> directory_of;      // by draft
  std::vector<std::uint32_t> off_directory_of;  // by text.switched_off
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const Source& source : sources) {
    TOCSIN_TRY(read, read_rules(source.name, source.content, text));
    directory_of.resize(text.drafts.size(), source.directory);
    off_directory_of.resize(text.switched_off.size(), source.directory);
    const std::string name = std::filesystem::path(source.name).filename().string();
    hash = hash_more(hash_more(hash, name), source.content);
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
  std::set<std::string> switched_off;
  for (std::size_t i = 0; i < text.switched_off.size(); ++i) {
    const SwitchedOff& off = text.switched_off[i];
    const auto found = last_of.find(off.id);
    if (found == last_of.end()) {
      return rule_error(off.file, off.line, no_such_rule(off.id, last_of));
    }
    // A later overlay may have switched it on again, with a rule of its own.
    if (directory_of[found->second] <= off_directory_of[i]) switched_off.insert(off.id);
  }
  for (const std::string& id : switched_off) last_of.erase(id);

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
  set.unused_classes_ = find_unused_classes(text);
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
      const bool is_wanted = rules_[i].kind != RuleKind::kNoEvent;
      if (is_wanted && (patterns_[i].classes & kNounBit) != 0) noun_lemmas_.push_back(lemma);
    }
  }
  std::sort(noun_lemmas_.begin(), noun_lemmas_.end());
  noun_lemmas_.erase(std::unique(noun_lemmas_.begin(), noun_lemmas_.end()), noun_lemmas_.end());
}

}  // namespace tocsin
