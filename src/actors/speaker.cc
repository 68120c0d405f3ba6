// Whom a text speaks for, by its own words.
#include <algorithm>
#include <utility>

#include "actors/coreference_work.h"
#include "core/tree.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kOpening = 4;  // sentences that may say whose statement follows
// Sentences in which a statement first says what its author condemns or welcomes. Later on a report
// tells what a country "supports".
constexpr std::uint32_t kStatementOpening = 12;

bool is_child(const SyntaxLayer& syntax, TokenId child, TokenId of, Deprel deprel) {
  return syntax.head[child.value] == of && syntax.deprel[child.value] == deprel;
}

}  // namespace

// "condemns", "is committed": an act done by saying so, in the text's own voice.
bool ActorResolver::is_performative(const Layers& layers, TokenId subject) const {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId verb = syntax.head[subject.value];
  if (base_of(syntax.deprel[subject.value]) != Deprel::kNsubj || !verb.is_valid()) return false;
  if (!roles_.is_performative(syntax.lemma[verb.value]) &&
      !roles_.is_performative(layers.tokens.lower[verb.value])) {
    return false;
  }
  const auto is_now = [&](TokenId token) {
    return syntax.xpos[token.value] == Xpos::kVbz || syntax.xpos[token.value] == Xpos::kVbp;
  };
  bool is_present = is_now(verb);
  for (const TokenId child : syntax.children(verb)) {
    const Deprel deprel = base_of(syntax.deprel[child.value]);
    is_present =
        is_present || ((deprel == Deprel::kCop || deprel == Deprel::kAux) && is_now(child));
  }
  return is_present && !(subject.value < layers.quotes.of_token.size() &&
                         layers.quotes.of_token[subject.value].is_valid());
}

// A country or an organisation of the lexicon.
bool ActorResolver::may_be_author(const Work& work, MentionId id) const {
  if (!id.is_valid() || !work.mention(id).entry.is_valid()) return false;
  const ActorKind kind = lexicon_->entry(work.mention(id).entry).kind;
  return kind == ActorKind::kCountry || kind == ActorKind::kOrganisation;
}

// Two or more are who speaks; false: fewer, and nothing is done.
bool ActorResolver::speak_together(Work& work, const std::vector<MentionId>& named) const {
  if (named.size() < 2) return false;
  work.reader.describe(work.layers, work.mention(named.front()), work.description());
  work.table().speaker = {named, work.description().country};
  return true;
}

// "... statement was released by the Governments of Aldonia, Bree and Corland on ...": those named
// between "by" and the next verb, preposition of its own or stop.
void ActorResolver::find_joint_speakers(Work& work) const {
  const Layers& layers = work.layers;
  const std::size_t sentences = std::min<std::size_t>(layers.tokens.sentences.size(), kOpening);
  for (std::size_t s = 0; s < sentences; ++s) {
    bool is_statement = false;
    bool is_by = false;
    std::vector<MentionId> named;
    for (const TokenId token : layers.tokens.sentences[s].tokens) {
      const SymbolId word = layers.tokens.lower[token.value];
      is_statement = is_statement || roles_.is_statement(word);
      if (!is_statement) continue;
      if (!is_by) {
        is_by = roles_.is_author_preposition(word);
        continue;
      }
      if (roles_.is_author_end(word)) break;
      const MentionId id = layers.mentions.of_head[token.value];
      if (may_be_author(work, id)) named.push_back(id);
    }
    if (speak_together(work, named)) return;
  }
}

// "The members of the Trio (Aldonia, Bree and Corland) condemn": those named within a subject in
// the plural.
void ActorResolver::find_members(Work& work) const {
  const Layers& layers = work.layers;
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    const TokenId head = work.mention(MentionId(m)).head;
    if (work.sentence_of(head) >= kOpening) return;
    const Xpos xpos = layers.syntax.xpos[head.value];
    if (work.mention(MentionId(m)).form != MentionForm::kNominal || xpos != Xpos::kNns ||
        !is_performative(layers, head)) {
      continue;
    }
    std::vector<MentionId> named;
    for (const TokenId token : subtree_range(layers.syntax, head)) {
      const MentionId id = layers.mentions.of_head[token.value];
      if (may_be_author(work, id)) named.push_back(id);
    }
    if (speak_together(work, named)) return;
  }
}

// "Aldonia and Bree condemn": all that the subject names together.
std::vector<MentionId> ActorResolver::subjects_of(const Work& work, MentionId id) const {
  const SyntaxLayer& syntax = work.layers.syntax;
  std::vector<MentionId> all = {id};
  for (const TokenId child : syntax.children(work.mention(id).head)) {
    const MentionId other = work.layers.mentions.of_head[child.value];
    if (is_child(syntax, child, work.mention(id).head, Deprel::kConj) && other.is_valid() &&
        work.mention(other).entry.is_valid()) {
      all.push_back(other);
    }
  }
  return all;
}

// One who is named with his office before the first sentence with a verb, or the body whose text
// it is.
bool ActorResolver::is_byline(const Work& work, MentionId id) const {
  const Mention& mention = work.mention(id);
  const ActorKind kind = work.table().description.kind;
  const Sentence& sentence = work.layers.tokens.sentences[work.sentence_of(mention.head)];
  const bool is_line = sentence.kind != SentenceKind::kText ||
                       work.layers.syntax.upos[mention.head.value] == Upos::kPropn;
  return (kind == ActorKind::kPerson || kind == ActorKind::kOrganisation) &&
         work.sentence_of(mention.head) < 2 && is_line &&
         !work.layers.syntax.head[mention.head.value].is_valid();
}

// A text that says who released it, or in which "Aldonia condemns..." stands in its own voice,
// speaks for them; else one that opens with the name of somebody in office and no verb speaks for
// his country.
void ActorResolver::find_speaker(Work& work) const {
  const Layers& layers = work.layers;
  std::vector<std::pair<EntryId, std::uint32_t>> votes;
  Speaker byline;
  find_joint_speakers(work);
  if (!work.table().speaker.mentions.empty()) return;
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    const Mention& mention = layers.mentions.mentions[m];
    if (!mention.entry.is_valid()) continue;
    work.reader.describe(layers, mention, work.description());
    const Description& said = work.description();
    if (byline.mentions.empty() && is_byline(work, MentionId(m))) {
      byline = {{MentionId(m)}, said.country};
    }
    if (said.kind != ActorKind::kCountry && said.kind != ActorKind::kOrganisation) continue;
    if (work.sentence_of(mention.head) >= kStatementOpening ||
        !is_performative(layers, mention.head)) {
      continue;
    }
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
    if (most->first == mention.entry) {
      work.table().speaker = {subjects_of(work, MentionId(m)), said.country};
    }
  }
  if (work.table().speaker.mentions.empty()) find_members(work);
  if (work.table().speaker.mentions.empty()) work.table().speaker = byline;
}

}  // namespace tocsin
