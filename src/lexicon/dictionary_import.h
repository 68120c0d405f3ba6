// PETRARCH's actor and agent dictionaries, made into an overlay of ours (docs/howto/actors.md).
//
// Threads: a DictionaryImport belongs to one thread; it borrows what it is made with.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/actor_lexicon.h"
#include "lexicon/dictionary_lines.h"
#include "lexicon/word_list.h"

namespace tocsin {

struct ImportOptions {
  // Threes that no code book has become countries of the overlay; else they are left out.
  bool own_codes = false;
};

class DictionaryImport {
 public:
  // `lexicon` and `roles` (roles.txt) are ours: what they say already is not said again, and how
  // they write a name is how it is written.
  DictionaryImport(const ActorLexicon& lexicon, const WordList& roles, ImportOptions options);

  // Takes a file; one whose codes have "~" is of agents. `file` stands for it in notes.
  void add(std::string_view file, std::string_view content);

  // lexicon/actors/imported.txt of the overlay; empty where there is nothing to say.
  std::string actors_text() const;
  // lexicon/roles.txt of the overlay; empty where there is nothing to say.
  std::string roles_text() const;

  const std::vector<ImportNote>& notes() const& { return notes_; }
  std::size_t actors() const noexcept { return entries_.size(); }
  std::size_t agents() const noexcept { return agents_; }
  std::size_t known() const noexcept { return known_; }  // names that ours has with the same code

 private:
  struct Known {
    EntryId entry;
    Surface surface;
  };
  struct RoleLine {
    std::string section;
    const WordLine* line;
  };

  void add_actor(std::string_view file, const DictionaryItem& item);
  void add_agent(std::string_view file, const DictionaryItem& item);
  void note(std::string_view file, std::uint32_t line, std::string what);
  // False: nothing of the code can be kept.
  bool code_of(std::string_view file, const DictionaryItem& item, const DictionaryCode& code,
               CountryCode& country, std::vector<Sector>& sectors);
  std::string spelling_of(std::string_view name) const;
  bool is_known(std::string_view name, const ActorDraft& entry, bool says_more) const;
  bool is_adjective(std::string_view name) const;
  std::string fresh_id(std::string_view name);

  const ActorLexicon& lexicon_;
  ImportOptions options_;
  std::unordered_map<std::string, std::vector<Known>> ours_;  // by name in small letters
  std::unordered_map<std::string, RoleLine> roles_;           // by words of roles.txt
  std::unordered_map<std::string, std::size_t> countries_;    // entry of a code of its own
  std::set<std::string> ids_;
  std::set<std::string> own_codes_;
  std::set<std::string> files_;
  std::vector<ActorDraft> entries_;
  std::map<std::string, std::vector<std::string>> role_lines_;  // by section
  std::vector<ImportNote> notes_;
  std::size_t agents_ = 0;
  std::size_t known_ = 0;
};

}  // namespace tocsin
