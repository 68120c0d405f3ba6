#include "events/voted_parties.h"

#include <algorithm>
#include <string>

#include "events/shared_parties.h"
#include "rules/who_acts.h"

namespace tocsin {
namespace {

// "the Uruguayan capital", "Hamid Karzai International Airport": the whole name or noun, where that
// is somebody or something known; a part of it is nobody by itself.
TokenId whole_of(const Layers& layers, TokenId token) {
  TokenId at = token;
  for (;;) {
    switch (layers.syntax.deprel[at.value]) {
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kFlat:
      case Deprel::kNmodDesc:
        break;
      default:
        return token;
    }
    at = layers.syntax.head[at.value];
    if (!at.is_valid() || layers.frames.of_head[at.value].is_valid()) return token;
    if (layers.mentions.of_head[at.value].is_valid() && !actors_at(layers, at).empty()) token = at;
  }
}

// Whether `token` stands in the phrase of another of `likely`, and is no conjunct of it.
bool stands_below(const SyntaxLayer& syntax, TokenId token, std::span<const TokenId> likely) {
  TokenId at = token;
  while (syntax.deprel[at.value] != Deprel::kConj && syntax.head[at.value].is_valid()) {
    at = syntax.head[at.value];
    if (std::find(likely.begin(), likely.end(), at) != likely.end()) return true;
  }
  return false;
}

// "a group of rapporteurs": whoever stands in the words of somebody who takes part already.
bool is_inside(const Layers& layers, TokenId token, const std::vector<Participant>& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const Participant& p) {
    return layers.mentions.mentions[p.mention.value].tokens.contains(token);
  });
}

// "Aldonia, Bree and Corland": those behind the first.
void add_conjuncts(const Layers& layers, TokenId token, std::vector<TokenId>& out) {
  for (const TokenId other : layers.syntax.children(token)) {
    if (layers.syntax.deprel[other.value] != Deprel::kConj ||
        !layers.mentions.of_head[other.value].is_valid() ||
        layers.frames.of_head[other.value].is_valid() ||
        std::find(out.begin(), out.end(), other) != out.end()) {
      continue;
    }
    out.push_back(other);
    add_conjuncts(layers, other, out);
  }
}

}  // namespace

std::vector<TokenId> VotedParties::likely_heads(const Event& event, float VotePart::* part,
                                                float least) const {
  const Vote* vote = layers_.syntax.votes.of(layers_.frames.frames[event.frame.value].head);
  std::vector<TokenId> likely;
  if (vote == nullptr) return likely;
  for (const VotePart& word : layers_.syntax.votes.parts_of(*vote)) {
    if (word.*part < least || !layers_.mentions.of_head[word.word.value].is_valid()) continue;
    const TokenId whole = whole_of(layers_, word.word);
    if (std::find(likely.begin(), likely.end(), whole) == likely.end()) likely.push_back(whole);
  }
  for (std::size_t i = 0, own = likely.size(); i < own; ++i) {
    add_conjuncts(layers_, likely[i], likely);
  }
  const std::vector<TokenId> all = likely;
  std::erase_if(likely, [&](TokenId head) {
    return stands_below(layers_.syntax, head, all) || is_inside(layers_, head, event.actors) ||
           is_inside(layers_, head, event.recipients) || !finder_.can_stand(head);
  });
  return likely;
}

// Whoever stands at `head`, but for those of the other side.
void VotedParties::take(const Event& event, TokenId head, bool things_count, std::string_view part,
                        const std::vector<Participant>& others,
                        std::vector<Participant>& out) const {
  std::vector<Participant> found;
  finder_.find_at(head, things_count, found);
  std::erase_if(found, [&](const Participant& p) { return has_actor(others, p.actor); });
  if (sink_ != nullptr && !found.empty()) {
    sink_->add(Stage::kEvents, Outcome::kMade, head, std::string(part),
               std::string("the model alone says so, of ")
                   .append(layers_.form(layers_.frames.frames[event.frame.value].head)));
  }
  add_missing(found, out);
}

void VotedParties::find_actors(Event& event) const {
  for (const TokenId head : likely_heads(event, &VotePart::actor, least_.actor)) {
    take(event, head, false, "actor", event.recipients, event.actors);
  }
}

void VotedParties::find_recipients(Event& event, Trust trust) const {
  const float least = trust == Trust::kSure ? least_.recipient : least_.recipient_left;
  for (const TokenId head : likely_heads(event, &VotePart::recipient, least)) {
    take(event, head, acts_on_things(event.type), "recipient", event.actors, event.recipients);
  }
}

}  // namespace tocsin
