#include "rules/who_acts.h"

#include <algorithm>
#include <span>
#include <vector>

#include "core/tree.h"

namespace tocsin {
namespace {

bool contains(const std::vector<SymbolId>& sorted, SymbolId word) {
  return word.is_valid() && std::binary_search(sorted.begin(), sorted.end(), word);
}

template <class Wanted>
bool has_actor_at(const Layers& layers, TokenId head, Wanted wanted) {
  const auto actors = actors_at(layers, head);
  return std::any_of(actors.begin(), actors.end(),
                     [&](ActorId id) { return wanted(layers.actors.actors[id.value]); });
}

bool is_unknown(const Actor& actor) {
  return actor.kind == ActorKind::kUnknown && !actor.country.is_known() && actor.sectors.empty();
}

}  // namespace

std::span<const ActorId> actors_at(const Layers& layers, TokenId head) {
  if (head.value >= layers.mentions.of_head.size()) return {};
  const MentionId mention = layers.mentions.of_head[head.value];
  if (!mention.is_valid() || mention.value + 1 >= layers.actors.member_begin.size()) return {};
  return layers.actors.actors_of(mention);
}

TokenId noun_meant(const Layers& layers, const PersonWords& words, TokenId head) {
  switch (layers.syntax.upos[head.value]) {
    case Upos::kNum:
    case Upos::kDet:
    case Upos::kPron:
    case Upos::kAdj:
      break;
    default:
      if (!contains(words.quantities, layers.tokens.lower[head.value])) return head;
      break;
  }
  for (const TokenId child : layers.syntax.children(head)) {
    if (layers.syntax.deprel[child.value] != Deprel::kNmod || child < head) continue;
    const TokenId marker = child_with(layers.syntax, child, Deprel::kCase);
    if (marker.is_valid() && layers.form(marker) == "of") return child;
  }
  return head;
}

bool is_name(const Layers& layers, TokenId head) {
  if (head.value >= layers.mentions.of_head.size()) return false;
  const MentionId mention = layers.mentions.of_head[head.value];
  return mention.is_valid() && layers.mentions.mentions[mention.value].form == MentionForm::kName;
}

bool is_human(const Layers& layers, const PersonWords& words, TokenId of) {
  const TokenId head = noun_meant(layers, words, of);
  if (contains(words.pronouns, layers.tokens.lower[head.value])) return true;
  const bool named = is_name(layers, head);
  if (contains(words.nouns, layers.syntax.lemma[head.value])) return true;
  return has_actor_at(layers, head, [&](const Actor& actor) {
    return actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kGroup ||
           (named && is_unknown(actor));
  });
}

bool can_act(const Layers& layers, const PersonWords& words, TokenId of) {
  const TokenId head = noun_meant(layers, words, of);
  return is_human(layers, words, head) ||
         contains(words.collectives, layers.syntax.lemma[head.value]) ||
         has_actor_at(layers, head, [](const Actor& actor) { return !is_unknown(actor); });
}

}  // namespace tocsin
