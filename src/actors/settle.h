// What the words of a mention say of its actor: kind, country, sectors, role.
//
// Borrows the lexicon and the roles that it was made with.
//
// Threads: immutable.
#pragma once

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
  void read_entry(const Layers& layers, const Mention& mention, Description& out) const;
  void read_office(const Layers& layers, EntryId id, Description& out) const;
  void read_noun(const Layers& layers, const Mention& mention, Description& out) const;
  void read_title(const Layers& layers, TokenId token, Description& out) const;
  void read_modifiers(const Layers& layers, const Mention& mention, bool noun_has_sector,
                      Description& out) const;
  void read_countries(const Layers& layers, TokenId head, bool any_body_has_one,
                      Description& out) const;
  void read_owner(const Layers& layers, TokenId owner, bool any_body_has_one,
                  Description& out) const;

  const ActorLexicon* lexicon_;
  const RoleLexicon* roles_;
};

}  // namespace tocsin
