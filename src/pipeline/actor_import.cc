#include <fmt/format.h>

#include <iterator>

#include "lexicon/dictionary_import.h"
#include "pipeline/actor_tools.h"

namespace tocsin {

Result<ActorData> load_actors(const std::filesystem::path& data,
                              const std::vector<std::filesystem::path>& overlays) {
  TOCSIN_TRY(folders, data_folders(data, overlays));
  Vocabulary vocabulary;
  TOCSIN_TRY(lexicon,
             ActorLexicon::load(folders.lexicon, vocabulary, compiled_actors_of(data, overlays)));
  return ActorData{std::move(vocabulary), std::move(folders), std::move(lexicon)};
}

Result<std::string> compiled_actors(const std::filesystem::path& data,
                                    const std::vector<std::filesystem::path>& overlays) {
  TOCSIN_TRY(folders, data_folders(data, overlays));
  return ActorLexicon::compile(folders.lexicon);
}

Result<ImportedOverlay> import_dictionaries(
    const ActorData& data, const std::vector<std::pair<std::string, std::string>>& dictionaries,
    bool own_codes) {
  TOCSIN_TRY(roles, WordList::load(data.folders.lexicon / "roles.txt"));
  DictionaryImport import(data.lexicon, roles, {.own_codes = own_codes});
  for (const auto& [name, content] : dictionaries) import.add(name, content);
  ImportedOverlay overlay;
  overlay.actors = import.actors();
  overlay.agents = import.agents();
  overlay.known = import.known();
  std::string page = "# Not carried over\n\n";
  for (const ImportNote& note : import.notes()) {
    overlay.notes.push_back(fmt::format("{}: {}", note.where, note.what));
    page += "- " + overlay.notes.back() + "\n";
  }
  if (overlay.notes.empty()) page += "Nothing: all of it is here.\n";
  if (std::string text = import.actors_text(); !text.empty()) {
    overlay.files.emplace_back("lexicon/actors/imported.txt", std::move(text));
  }
  if (std::string text = import.roles_text(); !text.empty()) {
    overlay.files.emplace_back("lexicon/roles.txt", std::move(text));
  }
  if (overlay.files.empty()) {
    return Error{ErrorCode::kSyntax,
                 import.known() > 0
                     ? "all that these files say stands in ours already; nothing written"
                     : "no actor and no agent in these files; are they PETRARCH dictionaries, with "
                       "codes in [ ]? To keep countries that no code book has: --own-codes"};
  }
  overlay.files.emplace_back("IMPORT.md", std::move(page));
  return overlay;
}

}  // namespace tocsin
