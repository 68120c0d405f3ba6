// What the words of a mention say of its actor: kind, country, sectors, role.
//
// Borrows the lexicon and the roles that it was made with.
//
// Threads: immutable.
#pragma once

#include <cstdint>
#include <vector>

#include "actors/entities.h"
#include "actors/role_lexicon.h"
#include "core/layers.h"
#include "lexicon/actor_lexicon.h"

namespace tocsin {

class MentionReader {
 public:
  MentionReader(const ActorLexicon& lexicon, const RoleLexicon& roles)
      : lexicon_(&lexicon), roles_(&roles) {}

  // Fills `out` from the mention's words, its lexicon entry, title and apposition.
  void describe(const Layers& layers, const Mention& mention, Description& out) const;

  // The surface of the mention's entry that its name matched; ~0: none.
  std::uint32_t surface_of(const Layers& layers, const Mention& mention) const;

 private:
  // Which of the words below a noun say whose it is.
  enum class Reach : std::uint8_t {
    kUsual,   // adjectives, possessives, "of" and the prepositions of place
    kAll,     // after any preposition
    kBeside,  // adjectives and names before it alone: "Aldonia's Breelander allies"
  };

  // What a noun belongs to: "the Aldonian army" of "spokesman for the Aldonian army".
  struct Owner {
    std::vector<CountryCode> countries;
    std::vector<Sector> sectors;  // empty where the owner is a country
    Home home = Home::kMain;
    bool are_beside = false;
    std::vector<Sector> before;  // of a group whose name stands before it: "Red Front prisoners"
  };

  std::vector<Sector> group_sectors(const Layers& layers, TokenId token) const;
  static Reach reach_of(const RoleNoun& noun);
  void read_entry(const Layers& layers, const Mention& mention, Description& out) const;
  void read_office(const Layers& layers, EntryId id, Description& out) const;
  void read_noun(const Layers& layers, const Mention& mention, Description& out) const;
  void read_title(const Layers& layers, TokenId token, Description& out) const;
  void read_titles(const Layers& layers, const Mention& mention, Description& out) const;
  void read_modifiers(const Layers& layers, const Mention& mention, const RoleNoun* noun,
                      TokenRange role, Description& out) const;
  void read_owners(const Layers& layers, TokenId head, Reach reach, int depth, Owner& out) const;
  void read_owner(const Layers& layers, TokenId token, int depth, Owner& out) const;
  void apply(const Owner& owner, const RoleNoun* noun, bool gives_country, Description& out) const;

  const ActorLexicon* lexicon_;
  const RoleLexicon* roles_;
};

}  // namespace tocsin
