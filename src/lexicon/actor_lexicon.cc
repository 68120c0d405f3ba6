#include "lexicon/actor_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "core/container_writer.h"
#include "lexicon/actor_compiler.h"
#include "lexicon/name_words.h"

namespace tocsin {
namespace {

std::string_view name_of(ActorSection section) {
  return kActorSectionNames[static_cast<std::size_t>(section)];
}

}  // namespace

Result<ActorLexicon> ActorLexicon::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary,
                                        const std::filesystem::path& compiled) {
  TOCSIN_TRY(sources, ActorSources::read(lexicon_dir));
  std::string note;
  std::error_code error;
  if (!compiled.empty() && std::filesystem::exists(compiled, error)) {
    ActorLexicon lexicon;
    const Result<bool> mapped = lexicon.map(compiled, sources);
    if (mapped.ok() && mapped.value()) {
      lexicon.learn_words(vocabulary);
      return lexicon;
    }
    if (!mapped.ok()) {
      note = fmt::format(
          "{}; the texts are read instead, and tocsin lexicon compile makes the file "
          "again",
          mapped.error().message);
    }
  }
  TOCSIN_TRY(lexicon, make(sources, vocabulary));
  lexicon.note_ = std::move(note);
  return lexicon;
}

Result<ActorLexicon> ActorLexicon::parse(std::string_view file, std::string_view content,
                                         Vocabulary& vocabulary) {
  return make(ActorSources::of(file, content), vocabulary);
}

Result<std::string> ActorLexicon::compile(const LayeredPath& lexicon_dir) {
  TOCSIN_TRY(sources, ActorSources::read(lexicon_dir));
  TOCSIN_TRY(entries, sources.entries());
  TOCSIN_TRY(bytes, compile_actors(entries));
  bytes[ActorSection::kSources] = sources.lines();
  std::vector<std::pair<std::string, std::string_view>> sections;
  for (std::size_t i = 0; i < kActorSectionCount; ++i) {
    sections.emplace_back(kActorSectionNames[i], bytes.sections[i]);
  }
  return container_bytes(sections);
}

Result<ActorLexicon> ActorLexicon::make(const ActorSources& sources, Vocabulary& vocabulary) {
  TOCSIN_TRY(entries, sources.entries());
  TOCSIN_TRY(bytes, compile_actors(entries));
  ActorLexicon lexicon;
  lexicon.bytes_ = std::make_unique<ActorBytes>(std::move(bytes));
  TOCSIN_TRY(table, ActorTable::over(lexicon.bytes_->views(), sources.files()));
  lexicon.table_ = std::make_unique<ActorTable>(std::move(table));
  lexicon.learn_words(vocabulary);
  return lexicon;
}

Result<bool> ActorLexicon::map(const std::filesystem::path& compiled, const ActorSources& sources) {
  TOCSIN_TRY(file, Container::open(compiled));
  const auto of_file = [&](const Error& error) {
    return Error{error.code, fmt::format("{}: {}", compiled.string(), error.message)};
  };
  TOCSIN_TRY(texts, file.bytes(name_of(ActorSection::kSources)));
  if (texts != sources.lines()) return false;
  std::array<std::string_view, kActorSectionCount> sections;
  for (std::size_t i = 0; i < kActorSectionCount; ++i) {
    TOCSIN_TRY(section, file.bytes(kActorSectionNames[i]));
    sections[i] = section;
  }
  Result<ActorTable> table = ActorTable::over(sections, sources.files());
  if (!table.ok()) return of_file(table.error());
  file_ = std::make_unique<Container>(std::move(file));
  table_ = std::make_unique<ActorTable>(std::move(table).value());
  return true;
}

// The words of a table are numbered in the order in which the entries first have them, so that the
// symbols of an empty vocabulary are the same whether the table is mapped or not.
void ActorLexicon::learn_words(Vocabulary& vocabulary) {
  const WordTable& words = table_->words();
  const bool was_empty = vocabulary.size() == 0;
  if (was_empty && is_mapped()) {
    vocabulary.rest_on(words);
    return;
  }
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const SymbolId symbol = vocabulary.intern(words.word(word));
    if (was_empty) continue;
    if (symbol.value >= word_of_symbol_.size()) {
      word_of_symbol_.resize(symbol.value + 1, ActorTable::kNone);
    }
    word_of_symbol_[symbol.value] = word;
  }
}

std::uint32_t ActorLexicon::word_of(SymbolId symbol) const {
  if (word_of_symbol_.empty()) return symbol.value;
  return symbol.value < word_of_symbol_.size() ? word_of_symbol_[symbol.value] : ActorTable::kNone;
}

void ActorLexicon::find_all(const Layers& layers, TokenRange tokens,
                            std::vector<NameMatch>& out) const {
  const auto fits_at = [&](const ActorTable::Pattern& pattern, std::uint32_t first,
                           std::uint32_t last) {
    if (pattern.cases.size() != last - first) return false;
    for (std::uint32_t at = first; at < last; ++at) {
      if (!fits(static_cast<WordCase>(pattern.cases[at - first]), layers.form(TokenId(at)))) {
        return false;
      }
    }
    return true;
  };
  for (std::uint32_t first = tokens.first; first < tokens.last;) {
    std::uint32_t node = ActorTable::kRoot;
    std::uint32_t best_node = ActorTable::kNone;
    std::uint32_t best_last = first + 1;
    for (std::uint32_t at = first; at < tokens.last; ++at) {
      node = table_->step(node, word_of(layers.tokens.lower[at]));
      if (node == ActorTable::kNone) break;
      for (const std::uint32_t p : table_->patterns_of(node)) {
        if (!fits_at(table_->pattern(p), first, at + 1)) continue;
        best_node = node;
        best_last = at + 1;
        break;
      }
    }
    if (best_node != ActorTable::kNone) {
      const std::size_t begin = out.size();
      std::uint32_t top = 0;  // a user's own word wins over ours
      for (const std::uint32_t p : table_->patterns_of(best_node)) {
        const ActorTable::Pattern pattern = table_->pattern(p);
        if (!fits_at(pattern, first, best_last)) continue;
        const std::uint32_t layer = table_->layer_of(pattern.entry);
        if (layer < top) continue;
        if (layer > top) out.resize(begin);
        top = layer;
        out.push_back({{first, best_last}, pattern.entry, pattern.surface});
      }
    }
    first = best_last;
  }
}

std::vector<NamedEntry> ActorLexicon::named(std::string_view name) const {
  const std::string wanted = lower_form(name);
  std::vector<NamedEntry> found;
  for (std::size_t e = 0; e < size(); ++e) {
    const ActorEntry one = entry(EntryId(e));
    const auto& surfaces = one.surfaces;
    for (std::size_t s = 0; s < surfaces.size(); ++s) {
      if (lower_form(surfaces[s].text) != wanted) continue;
      found.push_back({EntryId(e), static_cast<std::uint32_t>(s)});
      break;
    }
    if (one.id == name && (found.empty() || found.back().entry != EntryId(e))) {
      found.push_back({EntryId(e), 0});
    }
  }
  return found;
}

EntryList ActorLexicon::of_surname(SymbolId word) const& {
  return {*table_, table_->bearers_of(word_of(word))};
}

std::optional<std::size_t> ActorLexicon::office_index_on(EntryId id,
                                                         std::chrono::year_month_day day) const {
  const auto offices = entry(id).offices;
  for (std::size_t i = offices.size(); i > 0; --i) {
    if (offices[i - 1].covers(day)) return i - 1;
  }
  return std::nullopt;
}

std::optional<OfficeTerm> ActorLexicon::office_on(EntryId id,
                                                  std::chrono::year_month_day day) const& {
  const auto index = office_index_on(id, day);
  if (!index) return std::nullopt;
  return entry(id).offices[*index];
}

bool ActorLexicon::is_former(EntryId id, std::chrono::year_month_day day) const {
  if (office_index_on(id, day)) return false;
  const auto offices = entry(id).offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeTerm& term) {
    return !term.to.is_open() && term.to.last_day() < day;
  });
}

std::vector<std::string> ActorLexicon::check() const {
  std::vector<std::string> lines;
  std::map<std::string_view, std::pair<EntryId, std::uint32_t>> seen;
  for (std::size_t e = 0; e < size(); ++e) {
    const EntryId id(e);
    const ActorEntry entry = this->entry(id);
    if (entry.source.empty()) {
      lines.push_back(fmt::format("{}:{}: entry {} has no source; add one, or: source unverified",
                                  entry.file, entry.line, entry.id));
    }
    for (const Surface& surface : entry.surfaces) {
      const auto [at, fresh] = seen.try_emplace(surface.text, id, surface.line);
      if (fresh) continue;
      const auto& [first, line] = at->second;
      // The people and the adjective of a country are one word: no clash.
      if (first == id && line != surface.line) continue;
      const ActorEntry other = this->entry(first);
      lines.push_back(fmt::format("{}:{}: \"{}\" of entry {} stands at {}:{} (entry {}) too",
                                  entry.file, surface.line, surface.text, entry.id, other.file,
                                  line, other.id));
    }
  }
  return lines;
}

}  // namespace tocsin
