// What stands around a name, and what it says: is this a place here, and of which kind?
//
// Threads: immutable; asks the layers alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "core/vocabulary.h"
#include "places/place_words.h"

namespace tocsin {

bool begins_with_capital(std::string_view form);

// What a noun beside the name says that it is: "Homs province", "the city of Homs".
enum class PlaceHint : std::uint8_t { kNone, kCity, kProvince, kDistrict, kCountry };

struct PlaceContext {
  TokenId head;        // the word of the name that the others hang on
  float evidence = 0;  // above 0: as places stand; below: as persons and things do
  PlaceHint hint = PlaceHint::kNone;
  bool is_locative = false;       // behind "in", "near", ...
  const char* refused = nullptr;  // why it is no place here, whatever it means
};

class PlaceContextReader {
 public:
  // Borrows all of them for as long as it lives.
  PlaceContextReader(const PlaceWords& words, const Vocabulary& vocabulary, const Layers& layers);

  // `is_large`: the name has a sense that everybody knows (a country, a city of millions).
  PlaceContext read(TokenRange name, bool is_large) const;

  // The symbol of a word, without the full stop of an abbreviation.
  SymbolId word(TokenId token) const;
  bool is(TokenId token, PlaceWord kind) const;

 private:
  bool is_name_word(TokenId token) const;
  TokenId next_to(TokenRange name, int step) const;  // in the same sentence; invalid: none
  const char* other_name_before(TokenRange name, PlaceContext& context) const;
  const char* other_name_after(TokenRange name, PlaceContext& context, bool is_large) const;
  const char* actor_of_another_kind(TokenRange name, const PlaceContext& context) const;
  bool acts(TokenId head, bool is_large) const;
  void read_preposition(TokenRange name, PlaceContext& context) const;
  void read_kind(TokenRange name, PlaceContext& context) const;
  void read_position(TokenRange name, PlaceContext& context) const;

  const PlaceWords& words_;
  const Vocabulary& vocabulary_;
  const Layers& layers_;
  std::vector<MentionId> name_at_;       // by token: the mention whose name it is in
  std::vector<std::uint32_t> surnames_;  // symbols of persons' last names, sorted
};

}  // namespace tocsin
