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

}  // namespace

ActorId ActorResolver::find_antecedent(const Work& work, TokenId head,
                                       const Pronoun& pronoun) const {
  const std::uint32_t sentence = work.sentence_of(head);
  ActorId best;
  double best_score = 0;
  for (const Entity& entity : work.table().entities) {
    const Actor& actor = work.out.actors[entity.actor.value];
    if (!entity.last_head.is_valid() || entity.last_sentence + kPronounReach < sentence) continue;
    if (entity.is_place || entity.last_head >= head) continue;
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
      if (entity.plural || actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnknown) {
        continue;
      }
    } else if (!entity.plural && actor.kind != ActorKind::kOrganisation &&
               actor.kind != ActorKind::kGroup && !is_coordinated(work.layers, entity.last_head)) {
      continue;  // "they" of a body is common, of a country rare
    }
    double score = 10.0 - 3.0 * (sentence - entity.last_sentence);
    if (entity.last_is_subject) score += 2.5;
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

// "condemns", "is committed": an act done by saying so, in the text's own voice.
bool ActorResolver::is_performative(const Layers& layers, TokenId subject) const {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId verb = syntax.head[subject.value];
  if (base_of(syntax.deprel[subject.value]) != Deprel::kNsubj || !verb.is_valid()) return false;
  if (!roles_.is_performative(syntax.lemma[verb.value]) &&
      !roles_.is_performative(layers.tokens.lower[verb.value])) {
    return false;
  }
  bool is_present = syntax.xpos[verb.value] == Xpos::kVbz;
  for (const TokenId child : syntax.children(verb)) {
    const Deprel deprel = base_of(syntax.deprel[child.value]);
    is_present = is_present || ((deprel == Deprel::kCop || deprel == Deprel::kAux) &&
                                syntax.xpos[child.value] == Xpos::kVbz);
  }
  return is_present && !(subject.value < layers.quotes.of_token.size() &&
                         layers.quotes.of_token[subject.value].is_valid());
}

// A text in which "Aldonia condemns..." stands in its own voice speaks for Aldonia; else one that
// opens with the name of somebody in office and no verb speaks for his country.
void ActorResolver::find_speaker(Work& work) const {
  const Layers& layers = work.layers;
  std::vector<std::pair<EntryId, std::uint32_t>> votes;
  Speaker byline;
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    const Mention& mention = layers.mentions.mentions[m];
    if (!mention.entry.is_valid()) continue;
    work.reader.describe(layers, mention, work.description());
    const Description& said = work.description();
    if (said.kind == ActorKind::kPerson && !byline.mention.is_valid() &&
        work.sentence_of(mention.head) < 2 && !layers.syntax.head[mention.head.value].is_valid() &&
        layers.syntax.upos[mention.head.value] == Upos::kPropn) {
      byline = {MentionId(m), said.country};
    }
    if (said.kind != ActorKind::kCountry && said.kind != ActorKind::kOrganisation) continue;
    if (!is_performative(layers, mention.head)) continue;
    const auto at = std::find_if(votes.begin(), votes.end(),
                                 [&](const auto& vote) { return vote.first == mention.entry; });
    if (at == votes.end()) {
      votes.emplace_back(mention.entry, 1);
    } else {
      ++at->second;
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->first == mention.entry) work.table().speaker = {MentionId(m), said.country};
  }
  if (!work.table().speaker.mention.is_valid()) work.table().speaker = byline;
}

// "We" and "I" are whoever speaks; outside all quotations an actor of their own.
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
    const ActorId antecedent = find_antecedent(work, mention.head, *pronoun);
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
