// Names of actors, compiled so that one pass over a sentence finds them all.
//
// Match rule: leftmost-longest over tokens, by lower-cased form, with the case of the text held
// against that of the entry: "US" is found in capitals only, "Turkey" never as "turkey". Actors
// that share a name are all reported; choosing among them is the business of src/actors.
//
// Threads: immutable once loaded.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_entry.h"
#include "lexicon/layered_path.h"
#include "lexicon/phrase_trie.h"

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

class ActorLexicon {
 public:
  // Compiles actors/*.txt of ours and of the overlays, files in order of name. An entry of an
  // overlay replaces the one with its id, "more ID" adds to it, "off ID" takes it away. Of a name
  // that an overlay has, only the entries of the topmost one are found. Fails with kIo, or with
  // kSyntax naming file and line.
  static Result<ActorLexicon> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);
  // The same from text; `file` stands for it in messages.
  static Result<ActorLexicon> parse(std::string_view file, std::string_view content,
                                    Vocabulary& vocabulary);

  // Appends the names in `tokens` to `out`, from left to right; of one place all that share it.
  void find_all(const Layers& layers, TokenRange tokens, std::vector<NameMatch>& out) const;

  // All that `name` is a surface of, or an id, whatever its case. Linear in the lexicon.
  std::vector<NamedEntry> named(std::string_view name) const;

  // The persons whose name of several words ends in `word`, in lower case.
  std::span<const EntryId> of_surname(SymbolId word) const&;

  const ActorEntry& entry(EntryId id) const& { return entries_[id.value]; }
  std::size_t size() const noexcept { return entries_.size(); }

  // The office held on `day`, the last listed of several; null: none.
  const OfficeTerm* office_on(EntryId id, std::chrono::year_month_day day) const&;
  // True where an office of his had ended by `day`, and none holds.
  bool is_former(EntryId id, std::chrono::year_month_day day) const;

  // Entries without a source, names that a file gives twice, names that several entries share.
  // Lines "file:line: what".
  std::vector<std::string> check() const;

  // Sixteen hexadecimal digits over the text of all files: the same lexicon, the same hash.
  const std::string& hash() const& { return hash_; }

 private:
  struct Pattern {
    EntryId entry;
    std::uint32_t surface = 0;
    std::vector<std::uint8_t> cases;  // what each word of the text must look like
  };

  void compile(Vocabulary& vocabulary);
  void insert(const std::vector<std::string_view>& words, EntryId entry, std::uint32_t surface,
              Vocabulary& vocabulary);

  std::vector<ActorEntry> entries_;
  std::vector<Pattern> patterns_;
  std::unordered_map<std::uint32_t, std::vector<EntryId>> surnames_;  // by SymbolId
  PhraseTrie names_;  // lower-cased forms -> indices into patterns_
  std::string hash_;
};

}  // namespace tocsin
