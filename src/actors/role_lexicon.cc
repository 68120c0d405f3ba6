#include "actors/role_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lexicon/country_codes.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kReach = 5;  // words before the head at which a phrase may begin

// "prime_minister" as symbols.
std::vector<SymbolId> symbols_of(std::string_view phrase, Vocabulary& vocabulary) {
  std::vector<SymbolId> symbols;
  for (std::size_t at = 0; at <= phrase.size();) {
    const std::size_t end = std::min(phrase.find('_', at), phrase.size());
    std::string_view word = phrase.substr(at, end - at);
    // The tokenizer parts hyphenated words.
    for (std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos && hyphen > 0;
         hyphen = word.find('-')) {
      symbols.push_back(vocabulary.intern(word.substr(0, hyphen)));
      symbols.push_back(vocabulary.intern("-"));
      word.remove_prefix(hyphen + 1);
    }
    if (!word.empty()) symbols.push_back(vocabulary.intern(word));
    at = end + 1;
  }
  return symbols;
}

Result<std::vector<Sector>> sectors_of(const WordList& list, const WordLine& line) {
  std::vector<Sector> sectors;
  const std::string_view value = line.value("sectors");
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    const auto sector = sector_of(value.substr(at, end - at));
    if (!sector) {
      return list.error_at(line.line,
                           fmt::format("\"{}\" is no sector", value.substr(at, end - at)));
    }
    sectors.push_back(*sector);
    at = end + 1;
  }
  return sectors;
}

// Whose nouns name somebody's: "soldiers", "the court".
bool is_of_state(Sector sector) {
  return sector == Sector::kGov || sector == Sector::kMil || sector == Sector::kCop ||
         sector == Sector::kSpy || sector == Sector::kJud || sector == Sector::kLeg;
}

Result<Home> home_of(const WordList& list, const WordLine& line) {
  const std::string_view value = line.value("home");
  if (value.empty()) return Home::kMain;
  if (value == "yes") return Home::kNear;
  if (value == "one") return Home::kNearOne;
  if (value == "speaker") return Home::kSpeaker;
  if (value == "sender") return Home::kSender;
  if (value == "no") return Home::kNobody;
  return list.error_at(line.line, "home is yes, one, speaker, sender or no");
}

}  // namespace

Status RoleLexicon::read_words(const WordList& list, std::string_view section,
                               Vocabulary& vocabulary, Words& out) {
  const WordSection* found = list.find(section);
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*found, {}));
  for (const WordLine& line : found->lines) {
    for (const std::string& word : line.words) out.insert(vocabulary.intern(word).value);
  }
  return Ok{};
}

Status RoleLexicon::read_nouns(const WordList& list, std::string_view section, ActorKind kind,
                               Vocabulary& vocabulary) {
  const WordSection* found = list.find(section);
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(
                       *found, {"sectors", "country", "gender", "home", "of", "any", "building"}));
  for (const WordLine& line : found->lines) {
    RoleNoun noun;
    noun.kind = kind;
    TOCSIN_TRY(sectors, sectors_of(list, line));
    noun.sectors = sectors;
    const std::string_view country = line.value("country");
    if (!country.empty() && !is_country_code(country)) {
      return list.error_at(line.line, fmt::format("\"{}\" is no country", country));
    }
    noun.country = CountryCode(country);
    const std::string_view gender = line.value("gender");
    if (!gender.empty() && gender != "m" && gender != "f") {
      return list.error_at(line.line, "gender is m or f");
    }
    if (!gender.empty()) noun.gender = gender == "m" ? Gender::kMale : Gender::kFemale;
    TOCSIN_TRY(home, home_of(list, line));
    noun.home = home;
    if (home == Home::kMain && line.value("home").empty() && !noun.sectors.empty() &&
        is_of_state(noun.sectors.front())) {
      noun.home = Home::kNear;
    }
    noun.speaks_for = line.value("of") == "yes";
    noun.is_building = line.value("building") == "yes";
    noun.any_body_has_one = line.value("any") == "yes";
    for (const std::string& word : line.words) {
      phrases_.insert(symbols_of(word, vocabulary), static_cast<std::uint32_t>(nouns_.size()));
    }
    nouns_.push_back(std::move(noun));
  }
  return Ok{};
}

Status RoleLexicon::read_modifiers(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* found = list.find("modifier");
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*found, {"sectors", "weak"}));
  for (const WordLine& line : found->lines) {
    TOCSIN_TRY(sectors, sectors_of(list, line));
    for (const std::string& word : line.words) {
      modifiers_[vocabulary.intern(word).value] = {sectors, line.value("weak") == "yes"};
    }
  }
  return Ok{};
}

Status RoleLexicon::read_anaphors(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* found = list.find("anaphor");
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*found, {"kind"}));
  for (const WordLine& line : found->lines) {
    const std::string_view kind = line.value("kind");
    for (const std::string& word : line.words) {
      const std::uint32_t symbol = vocabulary.intern(word).value;
      if (kind == "pair") {
        pairs_.insert(symbol);
      } else if (kind == "person") {
        anaphors_.emplace(symbol, ActorKind::kPerson);
      } else if (kind == "organisation") {
        anaphors_.emplace(symbol, ActorKind::kOrganisation);
      } else if (kind == "country") {
        anaphors_.emplace(symbol, ActorKind::kCountry);
      } else {
        return list.error_at(line.line, "kind is person, organisation, country or pair");
      }
    }
  }
  return Ok{};
}

Status RoleLexicon::read_pronouns(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* found = list.find("pronoun");
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*found, {"gender", "person", "number"}));
  for (const WordLine& line : found->lines) {
    Pronoun pronoun;
    const std::string_view person = line.value("person");
    pronoun.person = person == "1"   ? PronounPerson::kFirst
                     : person == "2" ? PronounPerson::kSecond
                     : person == "3" ? PronounPerson::kThird
                                     : PronounPerson::kRelative;
    const std::string_view gender = line.value("gender");
    pronoun.gender = gender == "m"   ? PronounGender::kMale
                     : gender == "f" ? PronounGender::kFemale
                     : gender == "n" ? PronounGender::kNeuter
                                     : PronounGender::kAny;
    pronoun.plural = line.value("number") == "2";
    for (const std::string& word : line.words) {
      pronouns_[vocabulary.intern(word).value] = pronoun;
    }
  }
  return Ok{};
}

Result<RoleLexicon> RoleLexicon::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "roles.txt"));
  TOCSIN_TRY(sections, list.allow_sections({"person",
                                            "organisation",
                                            "country",
                                            "modifier",
                                            "former",
                                            "anaphor",
                                            "acting_verb",
                                            "acting_preposition",
                                            "never",
                                            "definite",
                                            "both",
                                            "quantity",
                                            "pronoun",
                                            "home_preposition",
                                            "performative",
                                            "thing",
                                            "crowd",
                                            "company_preposition",
                                            "thing_before",
                                            "manner",
                                            "place_preposition",
                                            "statement",
                                            "author_preposition",
                                            "author_end",
                                            "harm",
                                            "harm_noun",
                                            "of_person",
                                            "international",
                                            "never_title",
                                            "society"}));
  RoleLexicon roles;
  TOCSIN_TRY(persons, roles.read_nouns(list, "person", ActorKind::kPerson, vocabulary));
  TOCSIN_TRY(bodies, roles.read_nouns(list, "organisation", ActorKind::kOrganisation, vocabulary));
  TOCSIN_TRY(countries, roles.read_nouns(list, "country", ActorKind::kCountry, vocabulary));
  TOCSIN_TRY(modifiers, roles.read_modifiers(list, vocabulary));
  TOCSIN_TRY(anaphors, roles.read_anaphors(list, vocabulary));
  TOCSIN_TRY(pronouns, roles.read_pronouns(list, vocabulary));
  TOCSIN_TRY(former, read_words(list, "former", vocabulary, roles.former_));
  TOCSIN_TRY(never, read_words(list, "never", vocabulary, roles.never_));
  TOCSIN_TRY(definite, read_words(list, "definite", vocabulary, roles.definite_));
  TOCSIN_TRY(verbs, read_words(list, "acting_verb", vocabulary, roles.acting_verbs_));
  TOCSIN_TRY(preps, read_words(list, "acting_preposition", vocabulary, roles.acting_preps_));
  TOCSIN_TRY(both, read_words(list, "both", vocabulary, roles.both_));
  TOCSIN_TRY(quantities, read_words(list, "quantity", vocabulary, roles.quantities_));
  TOCSIN_TRY(home, read_words(list, "home_preposition", vocabulary, roles.home_preps_));
  TOCSIN_TRY(spoken, read_words(list, "performative", vocabulary, roles.performatives_));
  TOCSIN_TRY(things, read_words(list, "thing", vocabulary, roles.things_));
  TOCSIN_TRY(at, read_words(list, "place_preposition", vocabulary, roles.place_preps_));
  TOCSIN_TRY(opens, read_words(list, "thing_before", vocabulary, roles.things_before_));
  TOCSIN_TRY(crowds, read_words(list, "crowd", vocabulary, roles.crowds_));
  TOCSIN_TRY(company, read_words(list, "company_preposition", vocabulary, roles.company_preps_));
  TOCSIN_TRY(manners, read_words(list, "manner", vocabulary, roles.manners_));
  TOCSIN_TRY(text, read_words(list, "statement", vocabulary, roles.statements_));
  TOCSIN_TRY(by, read_words(list, "author_preposition", vocabulary, roles.author_preps_));
  TOCSIN_TRY(ends, read_words(list, "author_end", vocabulary, roles.author_ends_));
  TOCSIN_TRY(harms, read_words(list, "harm", vocabulary, roles.harms_));
  TOCSIN_TRY(harm_nouns, read_words(list, "harm_noun", vocabulary, roles.harm_nouns_));
  TOCSIN_TRY(of_person, read_words(list, "of_person", vocabulary, roles.of_person_));
  TOCSIN_TRY(wide, read_words(list, "international", vocabulary, roles.internationals_));
  TOCSIN_TRY(adjectives, read_words(list, "never_title", vocabulary, roles.never_titles_));
  TOCSIN_TRY(societies, read_words(list, "society", vocabulary, roles.societies_));
  return roles;
}

// Walks from `at`, each word by its form and by its lemma; sets `best` to the longest phrase that
// holds `head`.
void RoleLexicon::walk(const Layers& layers, TokenRange rest, std::uint32_t first, TokenId head,
                       std::uint32_t node, Found& best) const {
  const auto values = phrases_.values(node);
  if (!values.empty() && rest.first > head.value && rest.first - first > best.words.size()) {
    best.noun = &nouns_[values.front()];
    best.words = {first, rest.first};
  }
  if (rest.empty()) return;
  const SymbolId form = layers.tokens.lower[rest.first];
  const SymbolId lemma = layers.syntax.lemma[rest.first];
  const TokenRange next{rest.first + 1, rest.last};
  const std::uint32_t by_form = phrases_.step(node, form);
  if (by_form != PhraseTrie::kNone) walk(layers, next, first, head, by_form, best);
  if (lemma == form) return;
  const std::uint32_t by_lemma = phrases_.step(node, lemma);
  if (by_lemma != PhraseTrie::kNone) walk(layers, next, first, head, by_lemma, best);
}

const RoleNoun* RoleLexicon::find(const Layers& layers, TokenRange phrase, TokenId head,
                                  TokenRange& words) const& {
  Found best;
  // "Secretary-General": the tree may part what a hyphen joins.
  if (phrase.first > 1 && layers.form(TokenId(std::size_t{phrase.first - 1})) == "-") {
    phrase.first -= 2;
  }
  const std::uint32_t from =
      head.value >= phrase.first + kReach ? head.value - kReach : phrase.first;
  for (std::uint32_t first = from; first <= head.value; ++first) {
    walk(layers, {first, phrase.last}, first, head, PhraseTrie::kRoot, best);
  }
  words = best.noun == nullptr ? TokenRange{head.value, head.value} : best.words;
  return best.noun;
}

const Modifier* RoleLexicon::modifier(SymbolId word) const& {
  const auto at = modifiers_.find(word.value);
  return at == modifiers_.end() ? nullptr : &at->second;
}

const Pronoun* RoleLexicon::pronoun(SymbolId word) const& {
  const auto at = pronouns_.find(word.value);
  return at == pronouns_.end() ? nullptr : &at->second;
}

ActorKind RoleLexicon::anaphor_kind(SymbolId lemma) const {
  const auto at = anaphors_.find(lemma.value);
  return at == anaphors_.end() ? ActorKind::kUnknown : at->second;
}

}  // namespace tocsin
