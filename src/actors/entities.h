// The actors of a document while they are found: what the stages of coreference share.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/role_lexicon.h"
#include "core/layers.h"
#include "lexicon/actor_entry.h"
#include "lexicon/actor_lexicon.h"

namespace tocsin {

// What the words of one mention say of its actor.
struct Description {
  ActorKind kind = ActorKind::kUnknown;
  CountryCode country;
  std::vector<Sector> sectors;
  std::string role;  // in the words of the text
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool is_definite = false;  // "the minister"
  bool is_former = false;
  Home home = Home::kMain;
  CountryCode fallback;      // its country where it has no home
  bool speaks_for = false;   // "spokesman"
  bool is_building = false;  // somebody only where it acts
  bool has_noun = false;     // a role noun says who it is
  bool is_place = false;     // names a city or a province, which does not act here
  bool are_beside = false;   // `countries` stand side by side: "Aldonian and Breelander"
  std::uint32_t surface = ~std::uint32_t{0};  // of the lexicon entry's name, where it has one
  std::vector<CountryCode> countries;         // of all adjectives and owners of nationality
};

// As what a mention stands in its sentence.
enum class Standing : std::uint8_t {
  kSubject,
  kObject,
  kOblique,
  kOfNoun,
  kOwner,
  kModifier,
  kOther
};

// Where somebody or something was named last.
struct Trace {
  TokenId head;  // invalid: not named so far
  std::uint32_t sentence = 0;
  Standing standing = Standing::kOther;
  bool was_pronoun = false;
  std::uint32_t times = 0;
};

// What is known of one actor beside what the record shows.
struct Entity {
  ActorId actor;
  SymbolId head;  // lemma of the noun that named it first; invalid for names
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool is_name = false;
  bool is_former = false;
  bool is_place = false;
  Trace last;
};

// Several who are named together, "Aldonia and Bree", or who meet.
struct ActorGroup {
  std::uint32_t member_begin = 0;  // slice of EntityTable::group_members
  std::uint32_t member_end = 0;
  TokenId first;  // head of the first of them
  bool is_meeting = false;
  Trace last;
};

// What is no actor, and yet what "it" may mean.
struct Thing {
  SymbolId lemma;
  bool plural = false;
  Trace last;
};

struct CountrySalience {
  CountryCode country;
  std::uint32_t times = 0;
  EntryId state;  // the lexicon's entry of it; invalid where only its people or bodies are named
};

// Whom the text itself speaks for, by its own words.
struct Speaker {
  std::vector<MentionId> mentions;  // none: nobody; several: a joint statement
  CountryCode country;              // of the first
};

struct EntityTable {
  std::vector<Entity> entities;  // by ActorId
  std::vector<ActorGroup> groups;
  std::vector<ActorId> group_members;
  std::vector<Thing> things;  // one for each mention
  // Borrows its keys from the document's text: whole names, surnames and acronyms.
  std::unordered_map<std::string_view, ActorId> by_name;
  std::unordered_map<std::string, ActorId> by_initials;  // "ADL" of a name of several words
  std::unordered_map<std::uint64_t, ActorId> by_entry;   // entry and surface of its own, or none
  std::vector<CountrySalience> countries;                // of the whole document, most named first
  std::vector<CountryCode> country_of_mention;           // by MentionId; unknown: names no state
  CountryCode titled;                                    // the only one that the title names
  Speaker speaker;
  Description description;

  void clear();
};

// Counts the states that the document names, adjectives included.
void count_countries(const Layers& layers, const ActorLexicon& lexicon, EntityTable& table);

// The state that the document is about: that of its title where the text names it often too, else
// the one named clearly most, beside that which the text speaks for.
CountryCode main_country(const EntityTable& table);

// The only state of this sentence up to `mention` and of the sentence before it; else the only one
// of the document; else unknown.
CountryCode local_country(const Layers& layers, const EntityTable& table, MentionId mention);

// Does "the Secretary" (`said`) name one whose office is "Secretary of State" (`role`)? "The
// president" is no "vice president".
bool fits_role(std::string_view role, std::string_view said);

// Adds what `from` says and `actor` does not know yet.
void learn(const Description& from, Actor& actor, Entity& entity);

}  // namespace tocsin
