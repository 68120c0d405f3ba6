// Who takes part in an event, from the roles that a rule named.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers.h"
#include "events/reading.h"
#include "rules/constraint.h"

namespace tocsin {

// Somebody of whom the document says what he is: a kind, a country or a sector is known.
bool is_known_actor(const Actor& actor);

// The mentions that stand for somebody behind each role: the filler itself, or the owner or doer of
// a thing or act ("condemned Bree's decision": Bree). One participant for each actor of a mention.
// Nobody known is taken where it can act, or where things count, as what is attacked does.
void find_participants(const Layers& layers, const PersonWords& words,
                       std::span<const std::uint32_t> role_indices, bool things_count,
                       std::vector<Participant>& out);

// Adds the participants of `from` that `to` does not have.
void add_missing(const std::vector<Participant>& from, std::vector<Participant>& to);

// Nobody acts on himself: takes from the recipients who is an actor too, and doubles from both.
void make_distinct(Event& event);

bool has_actor(std::span<const Participant> participants, ActorId actor);

}  // namespace tocsin
