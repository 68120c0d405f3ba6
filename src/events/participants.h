// Who takes part in an event, from the roles that a rule named.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers.h"
#include "events/affected.h"
#include "events/touched.h"
#include "rules/constraint.h"

namespace tocsin {

// Somebody of whom the document says what he is: a kind, a country or a sector is known.
bool is_known_actor(const Actor& actor);

// "Detainees", "residents": who tells of what was done to him, where a body, a lawyer or a reporter
// tells of others.
bool is_of_the_people(const Actor& actor);

// Finds them for the events of one document. Borrows everything that it is made with.
class PartyFinder {
 public:
  PartyFinder(const Layers& layers, const PersonWords& words, const AffectedWords& affected,
              TouchedThings& things)
      : layers_(layers), words_(words), affected_(affected), things_(things) {}

  // The mentions that stand for somebody behind each role: the filler itself, or the owner or doer
  // of a thing or act ("condemned Bree's decision": Bree). One participant for each actor of a
  // mention. Nobody known is taken where it can act, or where things count, as what is attacked
  // does.
  void find(std::span<const std::uint32_t> role_indices, bool things_count,
            std::vector<Participant>& out) const;

  // Whether the words at `head` themselves name somebody, or a thing that stands for people.
  bool can_stand(TokenId head) const;

  // The same, of the words at `head` whatever their role.
  void find_at(TokenId head, bool things_count, std::vector<Participant>& out) const {
    add_role_of(head, things_count, out);
  }

  // "Aldonia is proud of our partnership with Bree": takes from the recipients whose it is where
  // that is the doer's own side.
  void drop_own_side(Event& event) const;

  // "withdrew observers from Corbury": a place with a name where its rule looks for somebody.
  void find_named_places(std::span<const std::uint32_t> role_indices, const Event& event,
                         std::vector<Participant>& out) const;

  // Whom `event` affects where no role of its rule says so: a phrase of its own or of its object.
  // Adds nobody who is an actor of it.
  void find_affected(const Event& event, std::vector<Participant>& out) const;

  // "deployed troops to fight Bree": whom the clause of `inner`, made for `event`, is about.
  void find_affected_within(const Event& event, const Frame& inner,
                            std::vector<Participant>& out) const;

  // "Detainees reported beatings": they, where nobody else is named.
  void find_victims_who_tell(const Event& event, std::vector<Participant>& out) const;

  // Whether acts of this type are looked for in the clauses that they are done for.
  bool looks_within(EventType type) const { return affected_.of(type).inner; }

  // "declared a curfew in Corbury": where `event` was done, if that stands for those who live
  // there.
  void find_affected_place(const Event& event, std::vector<Participant>& out) const;

 private:
  void add_examples(TokenId head, std::vector<Participant>& out) const;
  void add_role_of(TokenId head, bool things_count, std::vector<Participant>& out) const;
  bool add_affected(const Event& event, TokenId head, bool things_count,
                    std::vector<Participant>& out) const;
  bool add_objects(const Event& event, const Frame& frame, std::vector<Participant>& out) const;
  bool add_phrases(const Event& event, const Frame& frame, std::vector<Participant>& out) const;
  bool add_phrases_of(const Event& event, TokenId noun, std::span<const SymbolId> prepositions,
                      int depth, std::vector<Participant>& out) const;
  bool is_touchable(TokenId head) const;
  bool is_own(const Event& event, TokenId head) const;
  bool is_own_state(const Event& event, const Participant& party) const;
  bool is_place_of_people(TokenId head) const;
  bool is_named_place(TokenId head) const;
  SymbolId preposition_of(TokenId phrase) const;

  const Layers& layers_;
  const PersonWords& words_;
  const AffectedWords& affected_;
  TouchedThings& things_;
};

// Adds the participants of `from` that `to` does not have.
void add_missing(const std::vector<Participant>& from, std::vector<Participant>& to);

// Nobody acts on himself: takes from the recipients who is an actor too, and doubles from both.
void make_distinct(Event& event);

bool has_actor(std::span<const Participant> participants, ActorId actor);

}  // namespace tocsin
