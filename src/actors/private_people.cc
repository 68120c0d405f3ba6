// People of whom the text tells no office and no trade: "police arrested Bo Dekker".
#include <algorithm>
#include <string>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {

// Is somebody harmed, held or tried where the mention stands: "arrested Bo Dekker", "the death of
// Bo Dekker"?
bool ActorResolver::is_harmed(const Layers& layers, TokenId head) const {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId first = first_conjunct(syntax, head);
  const TokenId governor = syntax.head[first.value];
  if (!governor.is_valid()) return false;
  const SymbolId lemma = syntax.lemma[governor.value];
  switch (syntax.deprel[first.value]) {
    case Deprel::kObj:
    case Deprel::kNsubjPass:
      return roles_.is_harm(lemma) && syntax.upos[governor.value] == Upos::kVerb;
    case Deprel::kNmodPoss:
    case Deprel::kNmod: {
      if (!roles_.is_harm_noun(lemma)) return false;
      if (syntax.deprel[first.value] == Deprel::kNmodPoss) return true;
      const TokenId marker = child_with(syntax, first, Deprel::kCase);
      return marker.is_valid() && roles_.is_home_preposition(layers.tokens.lower[marker.value]);
    }
    default:
      return false;
  }
}

// No acronym ("the CPT"), no people ("Corlanders"), and no word of an office that the lists lack
// ("Executive Director Bo Dekker").
bool ActorResolver::may_name_person(const Layers& layers, const Mention& mention) const {
  const std::string_view words = layers.words(layers.span_of(mention.name));
  const bool has_small =
      std::any_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!has_small || layers.syntax.xpos[mention.head.value] == Xpos::kNnps) return false;
  if (mention.name.size() == 1) return true;
  for (const TokenId token : mention.name) {
    TokenRange role;
    if (roles_.find(layers, {token.value, token.value + 1}, token, role) != nullptr) return false;
  }
  return true;
}

// A name without a role that the text shows to be a person's: a civilian, of the country that the
// text is about.
void ActorResolver::settle_private_people(Work& work) const {
  enum : std::uint8_t { kNothing, kPersonal, kHarmed, kNobody };
  std::vector<std::uint8_t>& shown = work.scratch.shown;
  shown.assign(work.out.actors.size(), kNothing);
  const auto& mentions = work.layers.mentions.mentions;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const std::vector<ActorId>& members = work.scratch.members[m];
    if (members.size() != 1) continue;
    const Mention& mention = mentions[m];
    std::uint8_t& seen = shown[members.front().value];
    if (mention.form == MentionForm::kPronoun) {
      const SymbolId word = work.layers.tokens.lower[mention.head.value];
      if (roles_.is_of_person(word)) seen = std::max<std::uint8_t>(seen, kPersonal);
    } else if (mention.form == MentionForm::kName && !mention.entry.is_valid() &&
               !may_name_person(work.layers, mention)) {
      seen = kNobody;
    } else if (mention.form == MentionForm::kName && seen != kNobody &&
               is_harmed(work.layers, mention.head)) {
      seen = kHarmed;
    }
  }
  // Where a state speaks, most of those whom it names without a word on them are officials.
  const bool is_speech = work.table().speaker.country.is_known();
  const CountryCode home = main_country(work.table());
  for (std::size_t i = 0; i < work.out.actors.size(); ++i) {
    Actor& actor = work.out.actors[i];
    const Entity& entity = work.table().entities[i];
    const bool is_open = actor.sectors.empty() && actor.role.empty() && !actor.entry.is_valid() &&
                         entity.is_name &&
                         (actor.kind == ActorKind::kUnknown || actor.kind == ActorKind::kPerson);
    const bool is_person = shown[i] == kPersonal || actor.kind == ActorKind::kPerson ||
                           entity.gender != Gender::kUnknown;
    const bool is_private = shown[i] == kHarmed || (is_person && home.is_known() && !is_speech);
    if (!is_open || !is_private || shown[i] == kNobody) continue;
    actor.kind = ActorKind::kPerson;
    actor.sectors = {Sector::kCvl};
    if (!actor.country.is_known()) actor.country = home;
    if (work.sink == nullptr) continue;
    work.sink->add(Stage::kActors, Outcome::kChanged, entity.last.head, actor.name,
                   "a person without an office: a civilian");
  }
}

}  // namespace tocsin
