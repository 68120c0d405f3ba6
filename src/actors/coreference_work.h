// What the parts of ActorResolver share.
#pragma once

#include "actors/coreference.h"

namespace tocsin {

constexpr std::uint32_t kPronounReach = 3;  // sentences

struct ActorResolver::Work {
  const Vocabulary& vocabulary;
  const Layers& layers;
  Scratch& scratch;
  ActorLayer& out;
  DecisionSink* sink;
  MentionReader reader;

  EntityTable& table() const { return scratch.table; }
  Description& description() const { return scratch.table.description; }
  const Mention& mention(MentionId id) const { return layers.mentions.mentions[id.value]; }
  std::uint32_t sentence_of(TokenId token) const {
    return layers.tokens.sentence[token.value].value;
  }
};

// The first of "Aldonia and Bree" where `head` is any of them; else `head`.
inline TokenId first_conjunct(const SyntaxLayer& syntax, TokenId head) {
  while (syntax.deprel[head.value] == Deprel::kConj) head = syntax.head[head.value];
  return head;
}

inline bool are_compatible(CountryCode a, CountryCode b) {
  return !a.is_known() || !b.is_known() || a == b;
}

}  // namespace tocsin
