// Pronouns: the nearest antecedent that fits, and "I" and "we" of who speaks.
#include <algorithm>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

bool is_coordinated(const Layers& layers, TokenId head) {
  if (!layers.mentions.of_head[head.value].is_valid()) return false;
  const TokenId first = first_conjunct(layers.syntax, head);
  const TokenId second = child_with(layers.syntax, first, Deprel::kConj);
  return second.is_valid() && layers.mentions.of_head[second.value].is_valid();
}

bool is_reflexive(std::string_view form) {
  return form.ends_with("self") || form.ends_with("selves");
}

}  // namespace

// "The hospital treated them": whoever acts on somebody does not act on himself, or the text says
// "itself". The actors of the doers of the verb that `head` is the object of.
std::vector<ActorId> ActorResolver::doers_above(const Work& work, TokenId head) const {
  const SyntaxLayer& syntax = work.layers.syntax;
  std::vector<ActorId> doers;
  const Deprel deprel = syntax.deprel[head.value];
  const TokenId verb = syntax.head[head.value];
  if ((deprel != Deprel::kObj && deprel != Deprel::kIobj) || !verb.is_valid() ||
      is_reflexive(work.layers.form(head))) {
    return doers;
  }
  const std::vector<FrameId>& frame_of = work.layers.frames.of_head;
  const FrameId frame = verb.value < frame_of.size() ? frame_of[verb.value] : FrameId();
  if (!frame.is_valid()) return doers;
  for (const Role& role : work.layers.frames.roles_of(work.layers.frames.frames[frame.value])) {
    const MentionId mention = work.layers.mentions.of_head[role.head.value];
    if (role.kind != RoleKind::kArg0 || !mention.is_valid()) continue;
    const std::vector<ActorId>& actors = work.scratch.members[mention.value];
    doers.insert(doers.end(), actors.begin(), actors.end());
  }
  return doers;
}

ActorId ActorResolver::find_antecedent(const Work& work, TokenId head, const Pronoun& pronoun,
                                       std::span<const ActorId> doers) const {
  const std::uint32_t sentence = work.sentence_of(head);
  ActorId best;
  double best_score = 0;
  for (const Entity& entity : work.table().entities) {
    const Actor& actor = work.out.actors[entity.actor.value];
    if (!entity.last_head.is_valid() || entity.last_sentence + kPronounReach < sentence) continue;
    if (entity.is_place || entity.last_head >= head) continue;
    if (std::find(doers.begin(), doers.end(), entity.actor) != doers.end()) continue;
    const bool is_here = entity.last_sentence == sentence;
    const bool wants_person =
        pronoun.gender == PronounGender::kMale || pronoun.gender == PronounGender::kFemale;
    if (wants_person) {
      const Gender want = pronoun.gender == PronounGender::kMale ? Gender::kMale : Gender::kFemale;
      if (entity.plural || (entity.gender != Gender::kUnknown && entity.gender != want)) continue;
      if (actor.kind != ActorKind::kPerson &&
          !(actor.kind == ActorKind::kUnknown && entity.is_name && !actor.country.is_known())) {
        continue;
      }
    } else if (pronoun.gender == PronounGender::kNeuter) {
      // An unknown name is a body where it is the subject right here.
      const bool may_be_body = actor.kind != ActorKind::kUnknown ||
                               (entity.is_name && entity.last_is_subject && is_here);
      if (entity.plural || actor.kind == ActorKind::kPerson || !may_be_body) continue;
    } else if (!entity.plural && actor.kind != ActorKind::kOrganisation &&
               actor.kind != ActorKind::kGroup && !is_coordinated(work.layers, entity.last_head)) {
      continue;  // "they" of a body is common, of a country rare
    }
    double score = 10.0 - 3.0 * (sentence - entity.last_sentence);
    if (entity.last_is_subject) score += is_here ? 3.5 : 2.5;
    if (entity.is_name) score += 0.5;
    if (actor.kind == ActorKind::kPerson && wants_person) score += 1;
    if (!pronoun.plural || entity.plural) score += 1;
    score += std::min<std::uint32_t>(entity.times, 4) * 0.25;
    score += entity.last_head.value * 1e-6;  // of two alike the nearer
    if (!best.is_valid() || score > best_score) {
      best = entity.actor;
      best_score = score;
    }
  }
  return best;
}

// "They" after "Aldonia and Bree": both.
void ActorResolver::point_coordination(Work& work, MentionId id, ActorId antecedent) const {
  const SyntaxLayer& syntax = work.layers.syntax;
  const TokenId last = work.table().entities[antecedent.value].last_head;
  if (!is_coordinated(work.layers, last)) {
    point(work, id, antecedent, "the nearest before that fits");
    return;
  }
  const TokenId first = first_conjunct(syntax, last);
  std::vector<MentionId> parts = {work.layers.mentions.of_head[first.value]};
  for (const TokenId child : syntax.children(first)) {
    if (syntax.deprel[child.value] == Deprel::kConj) {
      parts.push_back(work.layers.mentions.of_head[child.value]);
    }
  }
  for (const MentionId part : parts) {
    if (!part.is_valid()) continue;
    for (const ActorId actor : std::vector(work.scratch.members[part.value])) {
      point(work, id, actor, "one of those named together");
    }
  }
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
  const Deprel deprel = syntax.deprel[mention.head.value];
  // "it" is somebody where it acts or owns; elsewhere mostly a thing.
  const bool may_be_somebody = pronoun->gender != PronounGender::kNeuter ||
                               base_of(deprel) == Deprel::kNsubj || deprel == Deprel::kNmodPoss ||
                               deprel == Deprel::kOblAgent;
  if (pronoun->person == PronounPerson::kThird && may_be_somebody) {
    const std::vector<ActorId> doers = doers_above(work, mention.head);
    const ActorId antecedent = find_antecedent(work, mention.head, *pronoun, doers);
    const bool is_subject = base_of(deprel) == Deprel::kNsubj;
    const bool is_plural = antecedent.is_valid() &&
                           work.table().entities[antecedent.value].plural &&
                           (!is_subject || work.table().entities[antecedent.value].last_is_subject);
    if (pronoun->plural && !is_plural &&
        (resolve_group(work, id, doers) || resolve_meeting(work, id))) {
      return;
    }
    if (antecedent.is_valid()) {
      if (pronoun->plural && !work.table().entities[antecedent.value].plural) {
        point_coordination(work, id, antecedent);
      } else {
        point(work, id, antecedent, "the nearest before that fits");
      }
      return;
    }
  }
  if (pronoun->gender == PronounGender::kNeuter) return;  // "it" of nobody is a thing
  const ActorId actor = add_actor(work, mention, work.layers.form(mention.head));
  point(work, id, actor, "nobody before fits");
}

}  // namespace tocsin
