// Names of actors, compiled so that one pass over a sentence finds them all.
//
// Match rule: leftmost-longest over tokens, by lower-cased form, with the case of the text held
// against that of the entry: "US" is found in capitals only, "Turkey" never as "turkey". Actors
// that share a name are all reported; choosing among them is the business of src/actors.
//
// It is asked straight from the bytes of its tables (ActorTable), mapped from a compiled file or
// made of the texts: the same texts give the same bytes.
//
// Threads: immutable once loaded.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/container.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_entry.h"
#include "lexicon/actor_sources.h"
#include "lexicon/actor_table.h"
#include "lexicon/layered_path.h"

namespace tocsin {

struct NameMatch {
  TokenRange tokens;
  EntryId entry;
  std::uint32_t surface = 0;  // index into ActorEntry::surfaces
};

struct NamedEntry {
  EntryId entry;
  std::uint32_t surface = 0;  // the first of its surfaces that is the name
};

// Entries that an ActorLexicon lists; borrows from it.
class EntryList {
 public:
  class Iterator {
   public:
    Iterator(const ActorTable* table, std::uint32_t at) : table_(table), at_(at) {}
    EntryId operator*() const { return table_->bearer(at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const ActorTable* table_;
    std::uint32_t at_;
  };

  EntryList(const ActorTable& table, IdRange<std::uint32_t> records)
      : table_(&table), records_(records) {}

  std::size_t size() const { return records_.size(); }
  bool empty() const { return records_.empty(); }
  EntryId operator[](std::size_t index) const {
    return table_->bearer(records_.first + static_cast<std::uint32_t>(index));
  }
  Iterator begin() const { return {table_, records_.first}; }
  Iterator end() const { return {table_, records_.last}; }

 private:
  const ActorTable* table_;
  IdRange<std::uint32_t> records_;
};

class ActorLexicon {
 public:
  // The lexicon of actors/*.txt of ours and of the overlays, files in order of name. An entry of an
  // overlay replaces the one with its id, "more ID" adds to it, "off ID" takes it away. Of a name
  // that an overlay has, only the entries of the topmost one are found. Where the file `compiled`
  // is there and made of these very texts it is mapped; else the texts are read. Fails with kIo, or
  // with kSyntax naming file and line; a compiled file that cannot be used is no failure, but a
  // note().
  static Result<ActorLexicon> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary,
                                   const std::filesystem::path& compiled = {});
  // The same from text; `file` stands for it in messages.
  static Result<ActorLexicon> parse(std::string_view file, std::string_view content,
                                    Vocabulary& vocabulary);
  // The file that load() maps: its bytes. Fails as reading the texts does.
  static Result<std::string> compile(const LayeredPath& lexicon_dir);

  ActorLexicon(ActorLexicon&&) = default;
  ActorLexicon& operator=(ActorLexicon&&) = default;

  // Appends the names in `tokens` to `out`, from left to right; of one place all that share it.
  void find_all(const Layers& layers, TokenRange tokens, std::vector<NameMatch>& out) const;

  // All that `name` is a surface of, or an id, whatever its case. Linear in the lexicon.
  std::vector<NamedEntry> named(std::string_view name) const;

  // The persons whose name of several words ends in `word`, in lower case.
  EntryList of_surname(SymbolId word) const&;

  ActorEntry entry(EntryId id) const& { return table_->entry(id); }
  std::size_t size() const noexcept { return table_->size(); }

  // The office held on `day`, the last listed of several; empty: none.
  std::optional<OfficeTerm> office_on(EntryId id, std::chrono::year_month_day day) const&;
  // The same as an index into its offices.
  std::optional<std::size_t> office_index_on(EntryId id, std::chrono::year_month_day day) const;
  // True where an office of his had ended by `day`, and none holds.
  bool is_former(EntryId id, std::chrono::year_month_day day) const;

  // Entries without a source, names that a file gives twice, names that several entries share.
  // Lines "file:line: what".
  std::vector<std::string> check() const;

  bool is_mapped() const { return file_ != nullptr; }
  // Why the compiled file was not used though it is there, for people; empty where it was, or where
  // the texts have changed since.
  const std::string& note() const& { return note_; }

 private:
  ActorLexicon() = default;
  static Result<ActorLexicon> make(const ActorSources& sources, Vocabulary& vocabulary);
  // False: the file is there, and of other texts.
  Result<bool> map(const std::filesystem::path& compiled, const ActorSources& sources);
  // Gives the words of the table their symbols.
  void learn_words(Vocabulary& vocabulary);
  std::uint32_t word_of(SymbolId symbol) const;

  std::unique_ptr<ActorBytes> bytes_;  // one of the two
  std::unique_ptr<Container> file_;
  std::unique_ptr<ActorTable> table_;  // on the heap: lists of records point to it
  // By SymbolId, the number of the word in the table, or ActorTable::kNone; empty: they are the
  // same.
  std::vector<std::uint32_t> word_of_symbol_;
  std::string note_;
};

}  // namespace tocsin
