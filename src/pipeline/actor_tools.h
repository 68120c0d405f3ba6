// What an analyst asks of the actor lexicon, and adds to it: tocsin lexicon show, add and import.
//
// Threads: an ActorData is immutable once loaded; the functions are free.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_lexicon.h"
#include "pipeline/overlay.h"

namespace tocsin {

// The actors of a data folder with overlays upon it, without rules and model.
struct ActorData {
  Vocabulary vocabulary;
  DataFolders folders;
  ActorLexicon lexicon;
};

// Fails as data_folders and ActorLexicon::load do.
Result<ActorData> load_actors(const std::filesystem::path& data,
                              const std::vector<std::filesystem::path>& overlays);

// The bytes of the compiled file of those actors. Fails in the same way.
Result<std::string> compiled_actors(const std::filesystem::path& data,
                                   const std::vector<std::filesystem::path>& overlays);

// "states.txt:12": where an entry stands.
std::string place_of(const ActorEntry& entry);
// "ana_ruiz (person, HMD GOV), leaders.txt:12".
std::string in_short(const ActorEntry& entry);

// All that `name` can mean, for reading; `on` is YYYY-MM-DD or empty. Fails with kSyntax where it
// means nobody, or `on` is no day.
Result<std::string> show_actor(const ActorLexicon& lexicon, std::string_view name,
                               std::string_view on);

// What `tocsin lexicon add` is given; each as the field of that name has it.
struct NewActor {
  std::string name;
  std::vector<std::string> aliases;
  std::string kind;
  std::string country;
  std::string sectors;
  std::string gender;
  std::vector<std::string> offices;
  std::string wikidata;
  std::string source;
  std::string to;        // id of an entry that `name` is one more name of; empty: a new entry
  bool homonym = false;  // the names may mean others too
};

// The block to append to `file`, whose content is `content`. Fails with kSyntax where a name means
// somebody already, the id stands in the file, or a field is wrong.
Result<std::string> block_for(const NewActor& actor, const ActorLexicon& lexicon,
                              std::string_view file, std::string_view content);

struct ImportedOverlay {
  std::vector<std::pair<std::string, std::string>> files;  // name below the overlay, content
  std::vector<std::string> notes;                          // "actors.txt:12: what and why"
  std::size_t actors = 0;
  std::size_t agents = 0;
  std::size_t known = 0;  // names that ours has with the same code
};

// An overlay made of dictionaries, each its name and content. `own_codes` keeps countries that no
// code book has. Fails with kSyntax where nothing is left to write.
Result<ImportedOverlay> import_dictionaries(
    const ActorData& data, const std::vector<std::pair<std::string, std::string>>& dictionaries,
    bool own_codes);

}  // namespace tocsin
