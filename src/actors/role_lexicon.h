// What nouns, modifiers and pronouns say of the actor that they name: lexicon/en/roles.txt.
//
// Threads: immutable once loaded.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_entry.h"
#include "lexicon/layered_path.h"
#include "lexicon/phrase_trie.h"
#include "lexicon/word_list.h"

namespace tocsin {

// Whose a noun is that names no country of its own.
enum class Home : std::uint8_t {
  kMain,     // the country that the document is about, where that is clear
  kNear,     // that, else the only one near it: "the government"
  kNearOne,  // the same in the singular; in the plural anybody's: "states"
  kSpeaker,  // that which the text speaks for, else its own: "the Department"
  kSender,   // that which the text speaks for, else nobody's: "the ambassador"
  kNobody,   // nobody's; nor is it of the country that it belongs to: "Aldonia's allies"
};

struct RoleNoun {
  ActorKind kind = ActorKind::kUnknown;
  std::vector<Sector> sectors;
  CountryCode country;  // where its words, and for one that takes home the text, name no other
  Gender gender = Gender::kUnknown;
  Home home = Home::kMain;
  bool speaks_for = false;        // it takes country and sectors from its of-phrase
  bool is_building = false;       // somebody only where it acts: "the school"
  bool any_body_has_one = false;  // what it belongs to names the sector, and overrules its own
};

struct Modifier {
  std::vector<Sector> sectors;
  bool weak = false;  // holds only where the head has no sector
};

enum class PronounGender : std::uint8_t { kAny, kMale, kFemale, kNeuter };
enum class PronounPerson : std::uint8_t { kFirst, kSecond, kThird, kRelative };

struct Pronoun {
  PronounPerson person = PronounPerson::kThird;
  PronounGender gender = PronounGender::kAny;
  bool plural = false;
};

class RoleLexicon {
 public:
  static Result<RoleLexicon> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // The longest role noun within `phrase` that holds `head`; null: none. `words` is set to it.
  const RoleNoun* find(const Layers& layers, TokenRange phrase, TokenId head,
                       TokenRange& words) const&;

  const Modifier* modifier(SymbolId word) const&;
  const Pronoun* pronoun(SymbolId word) const&;
  ActorKind anaphor_kind(SymbolId lemma) const;

  bool is_former(SymbolId word) const { return former_.contains(word.value); }
  bool is_never(SymbolId word) const { return never_.contains(word.value); }
  bool is_definite(SymbolId word) const { return definite_.contains(word.value); }
  bool is_acting_verb(SymbolId lemma) const { return acting_verbs_.contains(lemma.value); }
  bool is_acting_preposition(SymbolId word) const { return acting_preps_.contains(word.value); }
  bool is_pair(SymbolId lemma) const { return pairs_.contains(lemma.value); }
  bool is_both(SymbolId word) const { return both_.contains(word.value); }
  bool is_home_preposition(SymbolId word) const { return home_preps_.contains(word.value); }
  bool is_performative(SymbolId lemma) const { return performatives_.contains(lemma.value); }
  bool is_statement(SymbolId word) const { return statements_.contains(word.value); }
  bool is_author_preposition(SymbolId word) const { return author_preps_.contains(word.value); }
  bool is_author_end(SymbolId word) const { return author_ends_.contains(word.value); }
  bool is_company_preposition(SymbolId word) const { return company_preps_.contains(word.value); }
  bool is_crowd(SymbolId lemma) const { return crowds_.contains(lemma.value); }
  bool is_thing_before(SymbolId word) const { return things_before_.contains(word.value); }
  bool is_manner(SymbolId lemma) const { return manners_.contains(lemma.value); }
  bool is_thing(SymbolId lemma) const { return things_.contains(lemma.value); }
  bool is_place_preposition(SymbolId word) const { return place_preps_.contains(word.value); }
  bool is_harm(SymbolId lemma) const { return harms_.contains(lemma.value); }
  bool is_harm_noun(SymbolId lemma) const { return harm_nouns_.contains(lemma.value); }
  bool is_of_person(SymbolId word) const { return of_person_.contains(word.value); }
  bool is_international(SymbolId word) const { return internationals_.contains(word.value); }
  bool is_never_title(SymbolId word) const { return never_titles_.contains(word.value); }
  bool is_society(SymbolId word) const { return societies_.contains(word.value); }
  bool is_quantity(SymbolId lemma) const { return quantities_.contains(lemma.value); }

 private:
  using Words = std::unordered_set<std::uint32_t>;
  struct Found {
    const RoleNoun* noun = nullptr;
    TokenRange words;
  };

  void walk(const Layers& layers, TokenRange rest, std::uint32_t first, TokenId head,
            std::uint32_t node, Found& best) const;

  static Status read_words(const WordList& list, std::string_view section, Vocabulary& vocabulary,
                           Words& out);
  Status read_nouns(const WordList& list, std::string_view section, ActorKind kind,
                    Vocabulary& vocabulary);
  Status read_modifiers(const WordList& list, Vocabulary& vocabulary);
  Status read_anaphors(const WordList& list, Vocabulary& vocabulary);
  Status read_pronouns(const WordList& list, Vocabulary& vocabulary);

  std::vector<RoleNoun> nouns_;
  PhraseTrie phrases_;  // -> indices into nouns_
  std::unordered_map<std::uint32_t, Modifier> modifiers_;
  std::unordered_map<std::uint32_t, Pronoun> pronouns_;
  std::unordered_map<std::uint32_t, ActorKind> anaphors_;
  Words former_, never_, definite_, acting_verbs_, acting_preps_, pairs_, both_, quantities_,
      home_preps_, performatives_, things_, things_before_, crowds_, company_preps_, manners_,
      place_preps_, statements_, author_preps_, author_ends_, harms_, harm_nouns_, of_person_,
      internationals_, never_titles_, societies_;
};

}  // namespace tocsin
