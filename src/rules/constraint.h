// What a rule asks of a frame, compiled: names are symbols, labels are enumerators.
//
// Threads: plain values, immutable once the rules are loaded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/layers.h"

namespace tocsin {

// "ARG1" or "prep:on".
struct RoleName {
  RoleKind kind = RoleKind::kArg0;
  SymbolId preposition;  // for kPrep
};

// What a constraint looks at.
enum class Subject : std::uint8_t {
  kRole,         // a filler of one of `roles`
  kWith,         // a word that hangs on the predicate: "air" of "air strike"
  kOuter,        // the predicate that governs this one
  kLight,        // the light verb: "stage" of "staged a protest"
  kModality,     // the modal: "must"
  kAttributive,  // it stands before a noun and says which is meant: "suspected rebels"
  kPassive,
  kPolarity,
  kTense,
  kAspect,
  kMood,
  kLink,
  kContent,
};

// The clause that a predicate is about, `content=` of the rule language.
enum class Content : std::uint8_t {
  kNone,
  kInfinitive,  // "asked them to go"
  kThat,        // "asked that they go", or with no word to introduce it
  kQuestion,    // "asked whether they go"
  kGerund,      // "stopped shelling"
};

// Who or what must be there.
enum class Filler : std::uint8_t {
  kAny,
  kWords,         // a head whose lemma is one of `words`
  kActor,         // somebody who can act
  kHuman,         // a person or a group of people
  kOrganisation,  // an organisation
  kCountry,       // a country
};

struct Constraint {
  Subject subject = Subject::kRole;
  Filler filler = Filler::kAny;
  bool negated = false;    // must not hold
  bool optional = false;   // counts where it holds, stops nothing where it does not
  std::uint8_t value = 0;  // the label wanted, for kPassive and all after it
  std::vector<RoleName> roles;
  std::vector<SymbolId> words;  // sorted
  std::string text;             // as the rule writes it
};

// Where a participant stands: the first alternative with somebody who can act, else the first that
// is there. The parts of an alternative are taken together.
struct Selector {
  std::vector<std::vector<RoleName>> alternatives;
};

struct Pattern {
  std::uint8_t classes = 0;  // bit 1 << PredicateClass
  std::uint32_t directory = 0;
  std::vector<SymbolId> lemmas;
  std::vector<Constraint> constraints;
  Selector actor;
  Selector recipient;
};

// Words for people and bodies that no lexicon needs to know, sorted.
struct PersonWords {
  std::vector<SymbolId> pronouns;     // lower-case forms
  std::vector<SymbolId> nouns;        // lemmas
  std::vector<SymbolId> collectives;  // lemmas: "company", "agency"
  std::vector<SymbolId> quantities;   // lower-case forms: "hundreds" of demonstrators
};

}  // namespace tocsin
