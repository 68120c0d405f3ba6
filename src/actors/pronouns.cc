// Pronouns: the nearest antecedent that fits, and "I" and "we" of who speaks.
#include <algorithm>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

bool is_reflexive(std::string_view form) {
  return form.ends_with("self") || form.ends_with("selves");
}

}  // namespace

// "The hospital treated them", "Ruiz met with her": whoever acts on somebody does not act on
// himself, or the text says "itself". And who is quoted does not speak of himself as "he".
std::vector<ActorId> ActorResolver::others_than(const Work& work,
                                                const PronounContext& asked) const {
  const Layers& layers = work.layers;
  const SyntaxLayer& syntax = layers.syntax;
  std::vector<ActorId> others;
  const auto add = [&](TokenId head) {
    const MentionId mention = layers.mentions.of_head[head.value];
    if (!mention.is_valid()) return;
    const std::vector<ActorId>& actors = work.scratch.members[mention.value];
    others.insert(others.end(), actors.begin(), actors.end());
  };
  for (StatementId id = asked.voice; id.is_valid();
       id = layers.quotes.statements[id.value].parent) {
    const Statement& said = layers.quotes.statements[id.value];
    if (said.quote != QuoteKind::kIndirect && said.source.is_valid()) add(said.source);
  }
  if (is_reflexive(layers.form(asked.head))) return others;
  const TokenId verb = syntax.head[asked.head.value];
  const bool is_done_to =
      asked.standing == Standing::kObject || asked.standing == Standing::kOblique;
  if (!is_done_to || !verb.is_valid()) return others;
  const std::vector<FrameId>& frame_of = layers.frames.of_head;
  const FrameId frame = verb.value < frame_of.size() ? frame_of[verb.value] : FrameId();
  if (frame.is_valid()) {
    for (const Role& role : layers.frames.roles_of(layers.frames.frames[frame.value])) {
      if (role.kind == RoleKind::kArg0) add(role.head);
    }
  }
  for (const TokenId child : syntax.children(verb)) {
    if (base_of(syntax.deprel[child.value]) == Deprel::kNsubj) add(child);
  }
  return others;
}

// "We" and "I" are whoever speaks; outside all quotations those of a joint statement, else an actor
// of their own.
void ActorResolver::resolve_speaker(Work& work, MentionId id, bool plural) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  StatementId statement;
  if (mention.head.value < layers.quotes.of_token.size()) {
    statement = layers.quotes.of_token[mention.head.value];
  }
  if (statement.is_valid()) {
    const Statement& said = layers.quotes.statements[statement.value];
    if (said.quote != QuoteKind::kIndirect && said.source.is_valid()) {
      const MentionId source = layers.mentions.of_head[said.source.value];
      // A source behind its words is resolved later: see run.
      if (source.is_valid() && source != id) {
        if (work.scratch.members[source.value].empty()) resolve(work, source);
        for (const ActorId actor : std::vector(work.scratch.members[source.value])) {
          point(work, id, actor, "the speaker of the quotation");
        }
        if (!work.scratch.members[id.value].empty()) return;
      }
    }
  }
  const std::vector<MentionId>& speakers = work.table().speaker.mentions;
  if (plural && speakers.size() > 1) {
    for (const MentionId speaker : speakers) {
      if (work.scratch.members[speaker.value].empty()) resolve(work, speaker);
      for (const ActorId actor : std::vector(work.scratch.members[speaker.value])) {
        point(work, id, actor, "one of those who speak together");
      }
    }
    if (!work.scratch.members[id.value].empty()) return;
  }
  const std::string_view name = plural ? "We" : "I";
  const auto known = work.table().by_name.find(name);
  if (known != work.table().by_name.end()) {
    point(work, id, known->second, "whoever speaks here");
    return;
  }
  const ActorId actor = add_actor(work, mention, name);
  work.table().by_name.emplace(name, actor);
  point(work, id, actor, "whoever speaks here");
}

// "They" after "The two leaders", "Ruiz and Bo" or another "they": the last subject that was
// several.
bool ActorResolver::resolve_group(Work& work, MentionId id, std::span<const ActorId> doers) const {
  const SyntaxLayer& syntax = work.layers.syntax;
  const std::uint32_t sentence = work.sentence_of(work.mention(id).head);
  for (std::size_t m = id.value; m-- > 0;) {
    const TokenId head = work.mention(MentionId(m)).head;
    if (work.sentence_of(head) + 1 < sentence) return false;
    if (base_of(syntax.deprel[head.value]) != Deprel::kNsubj) continue;
    std::vector<ActorId> all = work.scratch.members[m];
    for (const TokenId child : syntax.children(head)) {
      const MentionId other = work.layers.mentions.of_head[child.value];
      if (syntax.deprel[child.value] != Deprel::kConj || !other.is_valid() || other >= id) continue;
      const std::vector<ActorId>& more = work.scratch.members[other.value];
      all.insert(all.end(), more.begin(), more.end());
    }
    const bool are_known = std::all_of(all.begin(), all.end(), [&](ActorId actor) {
      return work.out.actors[actor.value].kind != ActorKind::kUnknown;
    });
    if (all.size() < 2 || !are_known) continue;
    if (std::find(doers.begin(), doers.end(), all.front()) != doers.end()) continue;
    for (const ActorId actor : all) point(work, id, actor, "the last subject that was several");
    return true;
  }
  return false;
}

// "Ruiz met with Bo. They agreed": both who met, in this sentence or the one before.
bool ActorResolver::resolve_meeting(Work& work, MentionId id) const {
  const Layers& layers = work.layers;
  const SyntaxLayer& syntax = layers.syntax;
  const std::uint32_t sentence = work.sentence_of(work.mention(id).head);
  for (std::uint32_t m = id.value; m-- > 0;) {
    const Mention& other = work.mention(MentionId(std::size_t{m}));
    if (work.sentence_of(other.head) + 1 < sentence) return false;
    const TokenId verb = syntax.head[other.head.value];
    if (base_of(syntax.deprel[other.head.value]) != Deprel::kObl || !verb.is_valid()) continue;
    const TokenId marker = child_with(syntax, other.head, Deprel::kCase);
    const TokenId subject = child_with(syntax, verb, Deprel::kNsubj);
    if (!marker.is_valid() || !subject.is_valid() ||
        !roles_.is_company_preposition(layers.tokens.lower[marker.value])) {
      continue;
    }
    const MentionId first = layers.mentions.of_head[subject.value];
    if (!first.is_valid() || first == id) continue;
    const auto is_party = [&](ActorId actor) {
      const Actor& known = work.out.actors[actor.value];
      return known.kind != ActorKind::kUnknown && !known.sectors.empty();
    };
    const std::vector<ActorId> parties[] = {work.scratch.members[first.value],
                                            work.scratch.members[m]};
    if (parties[0].empty() || parties[1].empty() || !is_party(parties[0].front()) ||
        !is_party(parties[1].front())) {
      continue;
    }
    for (const std::vector<ActorId>& party : parties) {
      for (const ActorId actor : party) point(work, id, actor, "one of those who met");
    }
    return true;
  }
  return false;
}

void ActorResolver::resolve_pronoun(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const SyntaxLayer& syntax = work.layers.syntax;
  const Pronoun* pronoun = roles_.pronoun(work.layers.tokens.lower[mention.head.value]);
  if (pronoun == nullptr) {
    resolve_nominal(work, id);
    return;
  }
  work.description() = Description();
  if (pronoun->person == PronounPerson::kRelative) {
    // The noun that the relative clause hangs on.
    for (TokenId up = syntax.head[mention.head.value]; up.is_valid(); up = syntax.head[up.value]) {
      if (syntax.deprel[up.value] != Deprel::kAclRelcl) continue;
      const TokenId noun = syntax.head[up.value];
      const MentionId of = noun.is_valid() ? work.layers.mentions.of_head[noun.value] : MentionId();
      if (!of.is_valid() || of == id) return;
      for (const ActorId actor : std::vector(work.scratch.members[of.value])) {
        point(work, id, actor, "the noun of its relative clause");
      }
      return;
    }
    return;
  }
  if (pronoun->person == PronounPerson::kFirst) {
    resolve_speaker(work, id, pronoun->plural);
    return;
  }
  if (pronoun->person == PronounPerson::kThird) {
    resolve_third(work, id, *pronoun);
    return;
  }
  const ActorId actor = add_actor(work, mention, work.layers.form(mention.head));
  point(work, id, actor, "whoever is spoken to");
}

void ActorResolver::resolve_third(Work& work, MentionId id, const Pronoun& pronoun) const {
  const Mention& mention = work.mention(id);
  const PronounContext asked = context_of(work, mention.head, pronoun);
  const Antecedent found = find_antecedent(work, asked, others_than(work, asked));
  switch (found.kind) {
    case AntecedentKind::kActor: {
      Entity& entity = work.table().entities[found.index];
      if (pronoun.gender == PronounGender::kMale) entity.gender = Gender::kMale;
      if (pronoun.gender == PronounGender::kFemale) entity.gender = Gender::kFemale;
      point(work, id, entity.actor, "the best before that fits");
      return;
    }
    case AntecedentKind::kGroup: {
      ActorGroup again = work.table().groups[found.index];
      for (std::uint32_t m = again.member_begin; m < again.member_end; ++m) {
        point(work, id, work.table().group_members[m], "one of those named together");
      }
      again.last = trace_of(work, mention, again.last.times + 1);
      work.table().groups.push_back(again);
      return;
    }
    case AntecedentKind::kThing: {
      refuse(work, id, "a thing named before");
      Thing again = work.table().things[found.index];
      again.last = trace_of(work, mention, again.last.times + 1);
      work.table().things.push_back(again);
      return;
    }
    case AntecedentKind::kNobody:
      break;
  }
  if (pronoun.gender == PronounGender::kNeuter) return;  // "it" of nobody is a thing
  const ActorId actor = add_actor(work, mention, work.layers.form(mention.head));
  point(work, id, actor, "nobody before fits");
}

}  // namespace tocsin
