#include "places/place_context.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/tree.h"

namespace tocsin {
namespace {

constexpr float kLocative = 1.6F;
constexpr float kGoal = 0.8F;
constexpr float kOf = 0.4F;
constexpr float kModifier = 0.7F;
constexpr float kLocalBody = 1.2F;
constexpr float kDateline = 1.5F;
constexpr float kHome = 1.0F;
constexpr float kNoName = -1.5F;
constexpr float kSubject = -0.6F;
constexpr float kKind = 2.0F;

bool is_subject(Deprel deprel) { return deprel == Deprel::kNsubj || deprel == Deprel::kOblAgent; }

}  // namespace

bool begins_with_capital(std::string_view form) {
  if (form.empty()) return false;
  const auto first = static_cast<unsigned char>(form.front());
  if (first >= 'A' && first <= 'Z') return true;
  // Capitals of Latin-1 and Latin Extended-A: there the even letters are capitals, by and large.
  if (form.size() < 2) return false;
  const auto second = static_cast<unsigned char>(form[1]);
  if (first == 0xC3) return second < 0x9F;
  return first == 0xC4 || first == 0xC5 ? second % 2 == 0 : false;
}

PlaceContextReader::PlaceContextReader(const PlaceWords& words, const Vocabulary& vocabulary,
                                       const Layers& layers)
    : words_(words), vocabulary_(vocabulary), layers_(layers) {
  name_at_.assign(layers.tokens.size(), MentionId());
  const std::size_t count =
      std::min(layers.mentions.mentions.size(),
               std::max<std::size_t>(layers.actors.member_begin.size(), 1) - 1);
  for (std::size_t m = 0; m < count; ++m) {
    const Mention& mention = layers.mentions.mentions[m];
    for (const TokenId token : mention.name) name_at_[token.value] = MentionId(m);
    if (mention.name.size() < 2) continue;
    for (const ActorId actor : layers.actors.actors_of(MentionId(m))) {
      if (layers.actors.actors[actor.value].kind != ActorKind::kPerson) continue;
      const SymbolId last = word(TokenId(mention.name.last - 1));
      if (last.is_valid()) surnames_.push_back(last.value);
    }
  }
  std::sort(surnames_.begin(), surnames_.end());
}

SymbolId PlaceContextReader::word(TokenId token) const {
  const SymbolId lower = layers_.tokens.lower[token.value];
  const std::string_view form = layers_.form(token);
  if (form.size() < 2 || form.back() != '.') return lower;
  // "St." is "st": short words only, so that nothing is built on the heap.
  std::string plain;
  for (const char c : form) {
    if (c == '.') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return vocabulary_.find(plain);
}

bool PlaceContextReader::is(TokenId token, PlaceWord kind) const {
  return token.is_valid() && words_.is(word(token), kind);
}

bool PlaceContextReader::is_name_word(TokenId token) const {
  if (!token.is_valid() || !begins_with_capital(layers_.form(token))) return false;
  const Upos upos = layers_.syntax.upos[token.value];
  return upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kX;
}

TokenId PlaceContextReader::next_to(TokenRange name, int step) const {
  const Sentence& sentence = layers_.sentence_of(TokenId(name.first));
  const std::int64_t at =
      step > 0 ? std::int64_t{name.last} - 1 + step : std::int64_t{name.first} + step;
  if (at < sentence.tokens.first || at >= sentence.tokens.last) return TokenId();
  return TokenId(static_cast<std::size_t>(at));
}

PlaceContext PlaceContextReader::read(TokenRange name, bool is_large) const {
  const SyntaxLayer& syntax = layers_.syntax;
  PlaceContext context;
  context.head = TokenId(name.last - 1);
  for (const TokenId token : name) {
    const TokenId above = syntax.head[token.value];
    if (!above.is_valid() || !name.contains(above)) context.head = token;
  }
  bool is_name = false;
  for (const TokenId token : name) {
    is_name =
        is_name || syntax.upos[token.value] == Upos::kPropn || syntax.upos[token.value] == Upos::kX;
  }
  if (!is_name) context.evidence += is_large ? kNoName / 2 : kNoName;
  if (!is_name && syntax.upos[context.head.value] == Upos::kAdj && !is_large) {
    context.refused = "an adjective";
  }
  read_preposition(name, context);
  read_kind(name, context);
  read_position(name, context);
  const char* refused = other_name_after(name, context, is_large);
  if (refused == nullptr) refused = other_name_before(name, context);
  if (refused == nullptr) refused = actor_of_another_kind(name, context);
  if (refused == nullptr && acts(context.head, is_large)) refused = "it acts: an actor, no place";
  if (refused != nullptr) context.refused = refused;
  return context;
}

void PlaceContextReader::read_preposition(TokenRange name, PlaceContext& context) const {
  const SyntaxLayer& syntax = layers_.syntax;
  SymbolId preposition = preposition_of(layers_.tokens, syntax, vocabulary_, context.head);
  // A conjunct stands behind the preposition of the first: "in Bree and Corland".
  TokenId first = context.head;
  for (int i = 0;
       i < 6 && !preposition.is_valid() && base_of(syntax.deprel[first.value]) == Deprel::kConj;
       ++i) {
    first = syntax.head[first.value];
    preposition = preposition_of(layers_.tokens, syntax, vocabulary_, first);
  }
  const TokenId before = next_to(name, -1);
  if (!preposition.is_valid() && before.is_valid() && syntax.upos[before.value] == Upos::kAdp) {
    preposition = layers_.tokens.lower[before.value];
  }
  if (words_.is(preposition, PlaceWord::kLocative)) {
    context.is_locative = true;
    context.evidence += kLocative;
  } else if (words_.is(preposition, PlaceWord::kGoal) ||
             words_.is(preposition, PlaceWord::kOrigin)) {
    context.evidence += kGoal;
  } else if (preposition.is_valid() && vocabulary_.text(preposition) == "of") {
    context.evidence += kOf;
    // "Ana Ruiz, 44, of Bree"
    const TokenId of = next_to(name, -1);
    if (of.is_valid() && of.value > 1) {
      const std::string_view earlier = layers_.form(TokenId(of.value - 1));
      if (earlier == ",") context.evidence += kHome;
    }
  }
}

void PlaceContextReader::read_kind(TokenRange name, PlaceContext& context) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const auto take = [&](TokenId noun, bool before) {
    PlaceHint hint = PlaceHint::kNone;
    if (is(noun, PlaceWord::kSettlement)) hint = PlaceHint::kCity;
    if (is(noun, PlaceWord::kProvinceNoun)) hint = PlaceHint::kProvince;
    if (is(noun, PlaceWord::kDistrictNoun)) hint = PlaceHint::kDistrict;
    if (before && hint == PlaceHint::kNone && is(noun, PlaceWord::kCountryNoun)) {
      hint = PlaceHint::kCountry;
    }
    if (hint == PlaceHint::kNone && is(noun, PlaceWord::kAroundNoun)) context.evidence += kModifier;
    if (hint == PlaceHint::kNone) return;
    context.hint = hint;
    context.evidence += before ? kKind : kKind / 2;
  };
  if (const TokenId after = next_to(name, 1); after.is_valid()) take(after, false);
  const TokenId before = next_to(name, -1);
  if (before.is_valid() && layers_.form(before) == "of" && before.value > 0) {
    take(TokenId(before.value - 1), true);
  } else if (before.is_valid()) {
    const Deprel deprel = syntax.deprel[context.head.value];
    if (base_of(deprel) == Deprel::kAppos || deprel == Deprel::kFlat ||
        is(before, PlaceWord::kSettlement)) {
      take(before, true);
    }
  }
}

void PlaceContextReader::read_position(TokenRange name, PlaceContext& context) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const Sentence& sentence = layers_.sentence_of(TokenId(name.first));
  const Deprel deprel = syntax.deprel[context.head.value];
  const TokenId after = next_to(name, 1);
  if (sentence.kind == SentenceKind::kDateline) context.evidence += kDateline;
  if (name.first <= sentence.tokens.first + 1 && after.is_valid()) {
    const std::string_view form = layers_.form(after);
    if (form == "-" || form == "--" || form == "\xE2\x80\x94" || form == "\xE2\x80\x93") {
      context.evidence += kDateline;
    }
  }
  if (base_of(deprel) == Deprel::kCompound && !is_name_word(after)) context.evidence += kModifier;
  if (deprel == Deprel::kNmodPoss) context.evidence += kModifier / 2;
  if (is_subject(deprel)) context.evidence += kSubject;
}

const char* PlaceContextReader::other_name_after(TokenRange name, PlaceContext& context,
                                                 bool is_large) const {
  const TokenId after = next_to(name, 1);
  if (!after.is_valid()) return nullptr;
  const std::string_view form = layers_.form(after);
  if (!is_name_word(after) || is(after, PlaceWord::kTitle)) {
    // "Bree Street" in small letters is no name; "Hill St." at the end of a sentence is.
    return is(after, PlaceWord::kStreet) && begins_with_capital(form) ? "the name of a street"
                                                                      : nullptr;
  }
  if (is(after, PlaceWord::kOtherBody)) return "part of a longer name";
  if (is(after, PlaceWord::kLandformLast) && !is(after, PlaceWord::kLocalBody)) {
    return "part of the name of a river, park or the like";
  }
  if (is(after, PlaceWord::kLocalBody)) {
    context.evidence += kLocalBody;
    return nullptr;
  }
  // Both words of one phrase: "Paris Hilton". A list has commas, a headline has not.
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId above = syntax.head[context.head.value];
  const bool is_joined =
      (above.is_valid() && above.value >= name.last &&
       base_of(syntax.deprel[context.head.value]) == Deprel::kCompound) ||
      (syntax.head[after.value] == context.head && syntax.deprel[after.value] == Deprel::kFlat);
  if (is_joined && !is_large) return "part of a longer name";
  if (is_joined) {
    const MentionId mention = name_at_[after.value];
    const bool is_one = mention.is_valid() && mention == name_at_[name.first];
    if (is_one) return "part of a longer name";
    context.evidence += kModifier;
  }
  return nullptr;
}

const char* PlaceContextReader::other_name_before(TokenRange name, PlaceContext& context) const {
  const TokenId before = next_to(name, -1);
  if (!before.is_valid()) return nullptr;
  const std::string_view form = layers_.form(before);
  if (form == "of" && before.value > 0) {
    const TokenId noun(before.value - 1);
    if (is(noun, PlaceWord::kOfBody) && begins_with_capital(layers_.form(noun))) {
      return "part of a longer name";
    }
  }
  if (is(before, PlaceWord::kTitle) && (form.back() == '.' || begins_with_capital(form)) &&
      !context.is_locative) {
    return "a person, by the title before it";
  }
  if (!is_name_word(before) || is(before, PlaceWord::kDirection) ||
      is(before, PlaceWord::kSettlement)) {
    return nullptr;
  }
  const SyntaxLayer& syntax = layers_.syntax;
  const bool is_joined =
      (syntax.head[before.value].is_valid() && name.contains(syntax.head[before.value]) &&
       base_of(syntax.deprel[before.value]) == Deprel::kCompound) ||
      (syntax.head[context.head.value].is_valid() && syntax.head[context.head.value] <= before &&
       syntax.deprel[context.head.value] == Deprel::kFlat);
  if (!is_joined) return nullptr;
  if (is(before, PlaceWord::kLandformFirst)) return "part of the name of a lake, fort or the like";
  return "part of a longer name";
}

const char* PlaceContextReader::actor_of_another_kind(TokenRange name,
                                                      const PlaceContext& context) const {
  const MentionId id = name_at_[context.head.value];
  if (id.is_valid()) {
    const Mention& mention = layers_.mentions.mentions[id.value];
    for (const ActorId actor : layers_.actors.actors_of(id)) {
      const Actor& who = layers_.actors.actors[actor.value];
      const bool is_whole = mention.name == name;
      if (who.kind == ActorKind::kPerson && (!context.is_locative || !is_whole)) {
        return "the name of a person";
      }
      const bool is_body = who.kind == ActorKind::kOrganisation || who.kind == ActorKind::kGroup;
      if (is_body && who.entry.is_valid() && !is_whole && mention.name.contains(context.head)) {
        return "part of the name of an organisation";
      }
    }
  }
  const SymbolId symbol = word(context.head);
  if (name.size() == 1 && symbol.is_valid() && !context.is_locative &&
      context.hint == PlaceHint::kNone &&
      std::binary_search(surnames_.begin(), surnames_.end(), symbol.value)) {
    return "the last name of a person of the text";
  }
  return nullptr;
}

// A country that does something is an actor; the subject of "is", "has" or "borders" does nothing.
bool PlaceContextReader::acts(TokenId head, bool is_large) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (!is_large || !is_subject(syntax.deprel[head.value])) return false;
  const MentionId mention = layers_.mentions.of_head[head.value];
  if (!mention.is_valid()) return false;
  const auto actors = layers_.actors.actors_of(mention);
  if (actors.empty() || layers_.actors.actors[actors.front().value].kind != ActorKind::kCountry) {
    return false;
  }
  const TokenId verb = syntax.head[head.value];
  if (!verb.is_valid() || syntax.upos[verb.value] != Upos::kVerb) return false;
  return !words_.is(syntax.lemma[verb.value], PlaceWord::kIdle);
}

}  // namespace tocsin
