// Who can act, told from a mention alone: the fillers `human` and `actor` of the rule language, and
// whom the events stage takes for a party.
//
// A word counts by the actor that the document knows it as, or by the classes of
// rules/en/classes.rules (person_pronoun, person_noun, collective_noun, quantity_noun). A name of
// which nothing is known may be anybody's: it can act, and may be human.
//
// Threads: pure functions.
#pragma once

#include <span>

#include "core/ids.h"
#include "core/layers.h"
#include "rules/constraint.h"

namespace tocsin {

// The actors of the mention that `head` heads; empty where it heads none, or only a time or a
// thing.
std::span<const ActorId> actors_at(const Layers& layers, TokenId head);

// "eleven of the prisoners", "dozens of villages": the prisoners, the villages; else `head` itself.
TokenId noun_meant(const Layers& layers, const PersonWords& words, TokenId head);

// A person or a group of people.
bool is_human(const Layers& layers, const PersonWords& words, TokenId head);

// Also an organisation, a country, a company, an agency.
bool can_act(const Layers& layers, const PersonWords& words, TokenId head);

// A proper name, of whatever.
bool is_name(const Layers& layers, TokenId head);

}  // namespace tocsin
