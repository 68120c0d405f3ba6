#include "counts/count_words.h"

#include <string>

namespace tocsin {
namespace {

Result<CountWord> read_count_word(const WordList& list, const WordLine& line) {
  CountWord word;
  const auto kind = count_kind_of(line.value("kind"));
  if (!kind) {
    return list.error_at(line.line, "kind= wants dead, injured, arrested, displaced or crowd");
  }
  word.kind = *kind;
  word.loose = line.value("loose") == "yes";
  if (line.value("role").empty()) return word;
  for (const std::string& role : split_alternatives(line.value("role"))) {
    if (role != "ARG0" && role != "ARG1") {
      return list.error_at(line.line, "role= wants ARG0 or ARG1");
    }
    word.roles.push_back(role == "ARG0" ? RoleKind::kArg0 : RoleKind::kArg1);
  }
  return word;
}

}  // namespace

Result<CountWords> CountWords::load(const WordList& list, Vocabulary& vocabulary) {
  CountWords words;
  TOCSIN_TRY(predicates, words.read_predicates(list, vocabulary));
  TOCSIN_TRY(nouns, read_words(list, "noun", vocabulary, words.nouns_));
  TOCSIN_TRY(tolls, read_words(list, "toll", vocabulary, words.tolls_));
  TOCSIN_TRY(states, read_words(list, "state", vocabulary, words.states_));
  read_set(list, "life", vocabulary, words.lives_);
  read_set(list, "household", vocabulary, words.households_);
  read_set(list, "nobody", vocabulary, words.nobody_);
  words.life_ = vocabulary.intern("life");
  return words;
}

const std::vector<CountWord>* CountWords::predicate(SymbolId lemma) const {
  const auto at = predicates_.find(lemma.value);
  return at == predicates_.end() ? nullptr : &at->second;
}

Status CountWords::read_predicates(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* section = list.find("predicate");
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"kind", "role", "loose"}));
  for (const WordLine& line : section->lines) {
    TOCSIN_TRY(word, read_count_word(list, line));
    if (word.roles.empty()) return list.error_at(line.line, "a predicate wants role=");
    for (const std::string& lemma : line.words) {
      predicates_[vocabulary.intern(lemma).value].push_back(word);
    }
  }
  return Ok{};
}

Status CountWords::read_words(const WordList& list, std::string_view name, Vocabulary& vocabulary,
                              Words& out) {
  const WordSection* section = list.find(name);
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"kind", "loose"}));
  for (const WordLine& line : section->lines) {
    TOCSIN_TRY(word, read_count_word(list, line));
    for (const std::string& lemma : line.words) {
      out.insert_or_assign(vocabulary.intern(lemma).value, word);
    }
  }
  return Ok{};
}

void CountWords::read_set(const WordList& list, std::string_view name, Vocabulary& vocabulary,
                          Set& out) {
  const WordSection* section = list.find(name);
  if (section == nullptr) return;
  for (const WordLine& line : section->lines) {
    for (const std::string& word : line.words) out.insert(vocabulary.intern(word).value);
  }
}

}  // namespace tocsin
