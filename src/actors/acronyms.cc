// The short name in brackets behind a long one: "the Aldonian Foundation (FJKL)".
#include "actors/coreference_work.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kLongestExpansion = 16;  // words

}  // namespace

// Whom a name in brackets, right behind the words of a body or a state, means as well; invalid:
// nobody. Behind a person's name stands a party or a place ("Ana Ruiz (AL)").
ActorId ActorResolver::before_brackets(const Work& work, MentionId id) const {
  const Layers& layers = work.layers;
  const TokenRange name = work.mention(id).name;
  if (name.size() != 1 || name.first < 2 || name.last >= layers.tokens.size() ||
      layers.form(TokenId(std::size_t{name.first - 1})) != "(" ||
      layers.form(TokenId(std::size_t{name.last})) != ")") {
    return ActorId();
  }
  ActorId widest;
  for (std::uint32_t m = id.value; m-- > 0;) {
    const Mention& before = work.mention(MentionId(std::size_t{m}));
    if (before.head.value + kLongestExpansion < name.first) break;
    const std::vector<ActorId>& members = work.scratch.members[m];
    const bool is_next = before.tokens.last + 1 == name.first || before.name.last + 1 == name.first;
    if (!is_next || members.size() != 1 || layers.syntax.upos[before.head.value] != Upos::kPropn) {
      continue;
    }
    const ActorKind kind = work.out.actors[members.front().value].kind;
    if (kind != ActorKind::kPerson) widest = members.front();
  }
  return widest;
}

}  // namespace tocsin
