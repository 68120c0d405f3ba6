#include "actors/antecedents.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

// In the order of AntecedentFeature.
constexpr std::string_view kNames[] = {
    "sentences",
    "here",
    "other_paragraph",
    "words",
    "subject",
    "object",
    "oblique",
    "of_noun",
    "owner",
    "modifier",
    "parallel",
    "clause_subject",
    "name",
    "times",
    "was_pronoun",
    "speaker",
    "other_voice",
    "in_place",
    "unknown_kind",
    "gender",
    "body_for_they",
    "country_for_they",
    "group",
    "meeting",
    "thing",
    "thing_acts",
    "thing_suffers",
    "thing_is",
    "thing_owns",
    "thing_else",
    "thing_again",
};
static_assert(std::size(kNames) == kAntecedentFeatureCount);

}  // namespace

std::string AntecedentFeatures::list() const {
  std::string words;
  for (std::size_t i = 0; i < kAntecedentFeatureCount; ++i) {
    if (values_[i] == 0) continue;
    words += fmt::format("{}{}={:.2f}", words.empty() ? "" : " ", kNames[i], values_[i]);
  }
  return words;
}

Result<AntecedentWeights> AntecedentWeights::load(const LayeredPath& lexicon_dir,
                                                  Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "antecedents.txt"));
  TOCSIN_TRY(sections, list.allow_sections({"weight", "done_by_somebody", "done_to_somebody"}));
  AntecedentWeights weights;
  weights.done_by_ = symbols_of_section(list, "done_by_somebody", vocabulary);
  weights.done_to_ = symbols_of_section(list, "done_to_somebody", vocabulary);
  const WordSection* section = list.find("weight");
  if (section == nullptr) return weights;
  TOCSIN_TRY(keys, list.allow_keys(*section, {"weight"}));
  for (const WordLine& line : section->lines) {
    const auto* const at = std::find(std::begin(kNames), std::end(kNames), line.words.front());
    if (at == std::end(kNames)) {
      return list.error_at(line.line,
                           fmt::format("\"{}\" is nothing that is weighed", line.words.front()));
    }
    TOCSIN_TRY(weight, list.number(line, "weight"));
    weights.weights_[static_cast<std::size_t>(at - std::begin(kNames))] = weight;
  }
  return weights;
}

double AntecedentWeights::weigh(const AntecedentFeatures& features) const {
  double sum = 0;
  for (std::size_t i = 0; i < kAntecedentFeatureCount; ++i) {
    sum += features.values()[i] * weights_[i];
  }
  return sum;
}

TokenId clause_of(const SyntaxLayer& syntax, TokenId token) {
  for (TokenId up = syntax.head[token.value]; up.is_valid(); up = syntax.head[up.value]) {
    if (child_with(syntax, up, Deprel::kNsubj).is_valid() ||
        child_with(syntax, up, Deprel::kNsubjPass).is_valid()) {
      return up;
    }
  }
  return TokenId();
}

Standing standing_of(const SyntaxLayer& syntax, TokenId head) {
  for (;;) {
    const Deprel deprel = syntax.deprel[head.value];
    const bool goes_with = deprel == Deprel::kConj || deprel == Deprel::kAppos ||
                           deprel == Deprel::kNmodDesc || deprel == Deprel::kFlat;
    if (!goes_with || !syntax.head[head.value].is_valid()) break;
    head = syntax.head[head.value];
  }
  if (syntax.deprel[head.value] == Deprel::kNmodPoss) return Standing::kOwner;
  if (syntax.deprel[head.value] == Deprel::kOblAgent) return Standing::kObject;
  switch (base_of(syntax.deprel[head.value])) {
    case Deprel::kNsubj:
      return Standing::kSubject;
    case Deprel::kObj:
    case Deprel::kIobj:
      return Standing::kObject;
    case Deprel::kObl:
      return Standing::kOblique;
    case Deprel::kNmod:
      return Standing::kOfNoun;
    case Deprel::kCompound:
    case Deprel::kAmod:
      return Standing::kModifier;
    default:
      return Standing::kOther;
  }
}

StatementId voice_of(const QuoteLayer& quotes, TokenId token) {
  StatementId id =
      token.value < quotes.of_token.size() ? quotes.of_token[token.value] : StatementId();
  while (id.is_valid() && quotes.statements[id.value].quote == QuoteKind::kIndirect) {
    id = quotes.statements[id.value].parent;
  }
  return id;
}

PronounContext ActorResolver::context_of(const Work& work, TokenId head,
                                         const Pronoun& pronoun) const {
  const Layers& layers = work.layers;
  const SyntaxLayer& syntax = layers.syntax;
  PronounContext asked;
  asked.head = head;
  asked.pronoun = pronoun;
  asked.sentence = work.sentence_of(head);
  asked.paragraph = layers.tokens.sentences[asked.sentence].paragraph;
  asked.voice = voice_of(layers.quotes, head);
  asked.standing = standing_of(syntax, head);
  asked.clause = clause_of(syntax, head);
  const TokenId governor = syntax.head[first_conjunct(syntax, head).value];
  const Deprel deprel = syntax.deprel[first_conjunct(syntax, head).value];
  if (governor.is_valid() && syntax.upos[governor.value] == Upos::kVerb) {
    const SymbolId verb = syntax.lemma[governor.value];
    asked.acts = deprel == Deprel::kNsubj && weights_.is_done_by_somebody(verb);
    asked.suffers = (base_of(deprel) == Deprel::kObj || base_of(deprel) == Deprel::kIobj ||
                     deprel == Deprel::kNsubjPass) &&
                    weights_.is_done_to_somebody(verb);
  }
  asked.is_described = asked.standing == Standing::kSubject && governor.is_valid() &&
                       child_with(syntax, governor, Deprel::kCop).is_valid();
  if (asked.standing == Standing::kOwner && governor.is_valid()) {
    // "its troops", "its president"
    TokenRange words;
    asked.acts =
        roles_.find(layers, {governor.value, governor.value + 1}, governor, words) != nullptr;
  }
  return asked;
}

// What stands at `trace`, whatever it is.
void ActorResolver::look_at(const Work& work, const PronounContext& asked, const Trace& trace,
                            AntecedentFeatures& seen) const {
  using F = AntecedentFeature;
  constexpr double kFarthest = 100;  // words
  const Layers& layers = work.layers;
  seen[F::kSentences] = asked.sentence - trace.sentence;
  seen[F::kHere] = asked.sentence == trace.sentence;
  seen[F::kOtherParagraph] = asked.paragraph != layers.tokens.sentences[trace.sentence].paragraph;
  seen[F::kTokens] = std::min(1.0, (asked.head.value - trace.head.value) / kFarthest);
  seen[F::kSubject] = trace.standing == Standing::kSubject;
  seen[F::kObject] = trace.standing == Standing::kObject;
  seen[F::kOblique] = trace.standing == Standing::kOblique;
  seen[F::kOfNoun] = trace.standing == Standing::kOfNoun;
  seen[F::kOwner] = trace.standing == Standing::kOwner;
  seen[F::kModifier] = trace.standing == Standing::kModifier;
  seen[F::kParallel] = trace.standing == Standing::kSubject && asked.standing == Standing::kSubject;
  const TokenId governor = layers.syntax.head[first_conjunct(layers.syntax, trace.head).value];
  // "Bree lost its fleet", "Bree's report on its losses"
  seen[F::kClauseSubject] =
      (trace.standing == Standing::kSubject && asked.standing != Standing::kSubject &&
       governor.is_valid() && governor == asked.clause) ||
      (trace.standing == Standing::kOwner && governor.is_valid() &&
       holds(layers.syntax, governor, asked.head));
  seen[F::kTimes] = std::min<std::uint32_t>(trace.times, 4);
  seen[F::kWasPronoun] = trace.was_pronoun;
  seen[F::kOtherVoice] = voice_of(layers.quotes, trace.head) != asked.voice;
  const TokenId marker =
      child_with(layers.syntax, first_conjunct(layers.syntax, trace.head), Deprel::kCase);
  seen[F::kInPlace] =
      marker.is_valid() && roles_.is_place_preposition(layers.tokens.lower[marker.value]);
}

// Who says, not in quotation marks, what `token` stands in: "the police said that it".
std::vector<ActorId> ActorResolver::speakers_around(const Work& work, TokenId token) const {
  const QuoteLayer& quotes = work.layers.quotes;
  std::vector<ActorId> speakers;
  StatementId id =
      token.value < quotes.of_token.size() ? quotes.of_token[token.value] : StatementId();
  for (; id.is_valid(); id = quotes.statements[id.value].parent) {
    const Statement& said = quotes.statements[id.value];
    if (said.quote != QuoteKind::kIndirect) break;
    const MentionId source =
        said.source.is_valid() ? work.layers.mentions.of_head[said.source.value] : MentionId();
    if (!source.is_valid()) continue;
    const std::vector<ActorId>& actors = work.scratch.members[source.value];
    speakers.insert(speakers.end(), actors.begin(), actors.end());
  }
  return speakers;
}

// "the board's report on its findings": what the pronoun stands within is not what it means.
bool ActorResolver::holds(const SyntaxLayer& syntax, TokenId candidate, TokenId pronoun) const {
  for (TokenId at = pronoun; syntax.head[at.value].is_valid(); at = syntax.head[at.value]) {
    switch (base_of(syntax.deprel[at.value])) {
      case Deprel::kNmod:
      case Deprel::kCompound:
      case Deprel::kAmod:
      case Deprel::kDet:
        if (syntax.head[at.value] == candidate) return true;
        break;
      default:
        return false;
    }
  }
  return false;
}

// False where the pronoun cannot mean this actor.
bool ActorResolver::may_mean(const Work& work, const PronounContext& asked, const Entity& entity,
                             AntecedentFeatures& seen) const {
  using F = AntecedentFeature;
  const Actor& actor = work.out.actors[entity.actor.value];
  const PronounGender gender = asked.pronoun.gender;
  seen[F::kName] = entity.is_name;
  seen[F::kUnknownKind] = actor.kind == ActorKind::kUnknown;
  if (entity.is_place) return false;
  if (gender == PronounGender::kMale || gender == PronounGender::kFemale) {
    const Gender want = gender == PronounGender::kMale ? Gender::kMale : Gender::kFemale;
    seen[F::kGenderFits] = entity.gender == want;
    if (entity.plural || (entity.gender != Gender::kUnknown && entity.gender != want)) return false;
    return actor.kind == ActorKind::kPerson ||
           (actor.kind == ActorKind::kUnknown && entity.is_name && !actor.country.is_known());
  }
  if (gender == PronounGender::kNeuter) {
    return !entity.plural && actor.kind != ActorKind::kPerson &&
           entity.gender == Gender::kUnknown &&
           (actor.kind != ActorKind::kUnknown || entity.is_name);
  }
  if (entity.plural) return true;
  seen[F::kBodyForThey] = actor.kind == ActorKind::kOrganisation || actor.kind == ActorKind::kGroup;
  seen[F::kCountryForThey] = actor.kind == ActorKind::kCountry;
  return seen[F::kBodyForThey] > 0 || seen[F::kCountryForThey] > 0;
}

void ActorResolver::consider(const Work& work, const PronounContext& asked,
                             AntecedentFeatures& seen, AntecedentKind kind, std::size_t index,
                             Antecedent& best) const {
  const double score = weights_.weigh(seen);
  if (work.sink != nullptr) {
    const TokenId head = kind == AntecedentKind::kActor   ? work.table().entities[index].last.head
                         : kind == AntecedentKind::kGroup ? work.table().groups[index].last.head
                                                          : work.table().things[index].last.head;
    work.sink->add(Stage::kCoreference, Outcome::kRefused, asked.head,
                   std::string(work.layers.form(head)),
                   fmt::format("weighed {:.2f} at word {}: {}", score, head.value, seen.list()));
  }
  if (best.kind == AntecedentKind::kNobody || score > best.score) {
    best = {kind, static_cast<std::uint32_t>(index), score};
  }
}

Antecedent ActorResolver::find_antecedent(const Work& work, const PronounContext& asked,
                                          std::span<const ActorId> others) const {
  using F = AntecedentFeature;
  const EntityTable& table = work.table();
  Antecedent best;
  const auto is_near = [&](const Trace& trace) {
    return trace.head.is_valid() && trace.head < asked.head &&
           trace.sentence + kPronounReach >= asked.sentence &&
           !holds(work.layers.syntax, trace.head, asked.head);
  };
  const auto is_other = [&](ActorId actor) {
    return std::find(others.begin(), others.end(), actor) != others.end();
  };
  const std::vector<ActorId> speakers = speakers_around(work, asked.head);
  const auto is_speaker = [&](ActorId actor) {
    return std::find(speakers.begin(), speakers.end(), actor) != speakers.end();
  };
  for (std::size_t e = 0; e < table.entities.size(); ++e) {
    const Entity& entity = table.entities[e];
    if (!is_near(entity.last) || is_other(entity.actor)) continue;
    AntecedentFeatures seen;
    if (!may_mean(work, asked, entity, seen)) continue;
    look_at(work, asked, entity.last, seen);
    seen[F::kSpeaker] = is_speaker(entity.actor);
    consider(work, asked, seen, AntecedentKind::kActor, e, best);
  }
  const bool wants_person = asked.pronoun.gender == PronounGender::kMale ||
                            asked.pronoun.gender == PronounGender::kFemale;
  if (wants_person) return best;
  for (std::size_t g = table.groups.size(); asked.pronoun.plural && g-- > 0;) {
    const ActorGroup& group = table.groups[g];
    if (group.last.sentence + kPronounReach < asked.sentence) break;
    if (!is_near(group.last) || is_other(table.group_members[group.member_begin])) continue;
    AntecedentFeatures seen;
    look_at(work, asked, group.last, seen);
    seen[F::kGroup] = 1;
    seen[F::kMeeting] = group.is_meeting;
    consider(work, asked, seen, AntecedentKind::kGroup, g, best);
  }
  for (std::size_t t = table.things.size(); t-- > 0;) {
    const Thing& thing = table.things[t];
    if (thing.last.sentence + kPronounReach < asked.sentence) break;
    if (!is_near(thing.last) || thing.plural != asked.pronoun.plural) continue;
    AntecedentFeatures seen;
    look_at(work, asked, thing.last, seen);
    seen[F::kTimes] = 0;
    seen[F::kThing] = 1;
    seen[F::kThingAgain] = thing.last.times > 1;
    seen[F::kThingActs] = asked.acts;
    seen[F::kThingSuffers] = asked.suffers;
    seen[F::kThingIs] = asked.is_described;
    seen[F::kThingOwns] = asked.standing == Standing::kOwner;
    seen[F::kThingElse] =
        asked.standing != Standing::kOwner && asked.standing != Standing::kSubject;
    consider(work, asked, seen, AntecedentKind::kThing, t, best);
  }
  return best;
}

Trace ActorResolver::trace_of(const Work& work, const Mention& mention, std::uint32_t times) const {
  return {mention.head, work.sentence_of(mention.head),
          standing_of(work.layers.syntax, mention.head), mention.form == MentionForm::kPronoun,
          times};
}

// A mention that stands for nobody: what "it" may mean all the same.
void ActorResolver::note_thing(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const SyntaxLayer& syntax = work.layers.syntax;
  const Upos upos = syntax.upos[mention.head.value];
  if (upos != Upos::kNoun && upos != Upos::kPropn) return;
  const SymbolId lemma = syntax.lemma[mention.head.value];
  if (roles_.is_never(lemma) || roles_.is_never(work.layers.tokens.lower[mention.head.value]) ||
      is_within_role(work, mention) || syntax.deprel[mention.head.value] == Deprel::kNmodDesc) {
    return;
  }
  const Xpos xpos = syntax.xpos[mention.head.value];
  Thing thing{lemma, xpos == Xpos::kNns || xpos == Xpos::kNnps, trace_of(work, mention, 1)};
  auto& things = work.table().things;
  for (std::size_t t = things.size(); lemma.is_valid() && t-- > 0;) {
    if (things[t].last.sentence + kPronounReach < thing.last.sentence) break;
    if (things[t].lemma != lemma || things[t].plural != thing.plural) continue;
    thing.last.times = things[t].last.times + 1;
    break;
  }
  things.push_back(thing);
}

// "Ruiz and Bo", "Ruiz met with Bo": several whom "they" may mean.
void ActorResolver::note_group(Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const Layers& layers = work.layers;
  const SyntaxLayer& syntax = layers.syntax;
  EntityTable& table = work.table();
  const Deprel deprel = syntax.deprel[mention.head.value];
  TokenId first;
  bool is_meeting = false;
  if (deprel == Deprel::kConj) {
    first = first_conjunct(syntax, mention.head);
  } else if (base_of(deprel) == Deprel::kObl) {
    const TokenId marker = child_with(syntax, mention.head, Deprel::kCase);
    if (!marker.is_valid() || !roles_.is_company_preposition(layers.tokens.lower[marker.value])) {
      return;
    }
    first = child_with(syntax, syntax.head[mention.head.value], Deprel::kNsubj);
    is_meeting = true;
  }
  if (!first.is_valid() || !layers.mentions.of_head[first.value].is_valid()) return;
  const std::vector<ActorId>& with = work.scratch.members[id.value];
  const std::vector<ActorId>& before =
      work.scratch.members[layers.mentions.of_head[first.value].value];
  if (with.empty() || before.empty()) return;
  const auto is_party = [&](ActorId actor) {
    const Actor& known = work.out.actors[actor.value];
    return known.kind != ActorKind::kUnknown && !known.sectors.empty();
  };
  if (is_meeting && (!is_party(before.front()) || !is_party(with.front()))) return;
  auto& groups = table.groups;
  if (groups.empty() || groups.back().first != first) {
    ActorGroup group;
    group.member_begin = static_cast<std::uint32_t>(table.group_members.size());
    group.first = first;
    group.is_meeting = is_meeting;
    table.group_members.insert(table.group_members.end(), before.begin(), before.end());
    groups.push_back(group);
  }
  table.group_members.insert(table.group_members.end(), with.begin(), with.end());
  ActorGroup& group = groups.back();
  group.member_end = static_cast<std::uint32_t>(table.group_members.size());
  group.last = trace_of(work, mention, 1);
  if (is_meeting) group.last.standing = Standing::kSubject;
}

}  // namespace tocsin
