#include "places/event_places.h"

#include <algorithm>

#include "core/tree.h"

namespace tocsin {
namespace {

constexpr int kOwnPhrase = 10;
constexpr int kModifier = 9;
constexpr int kDoneTo = 8;
constexpr int kDoer = 6;
constexpr int kMovement = 5;
constexpr int kOuter = 4;
constexpr int kBefore = 1;
constexpr int kMostOuter = 4;
constexpr int kProvinceDetail = 3;

// The smaller, the more it says; a street without a point says less than a city with one.
int detail_of(const Place& place) {
  if (!place.is_located) return 1;
  switch (place.resolution) {
    case PlaceResolution::kSubCity:
      return 6;
    case PlaceResolution::kCity:
      return 5;
    case PlaceResolution::kDistrict:
      return 4;
    case PlaceResolution::kProvince:
      return 3;
    case PlaceResolution::kRegion:
      return 2;
    case PlaceResolution::kCountry:
    case PlaceResolution::kUnknown:
      return 1;
  }
  return 0;
}

// An act that is done to a place happens there: "seized Bree".
bool takes_places(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kRetreat ||
         type == EventType::kMobilize || type == EventType::kConsult || type == EventType::kProtest;
}

// An act that ends where a movement ends.
bool moves(EventType type) {
  return type == EventType::kMobilize || type == EventType::kConsult || type == EventType::kAid ||
         type == EventType::kRetreat || type == EventType::kCoerce;
}

bool is_material(const Event& event) {
  const int quad = quad_of(event.type);
  return quad == 2 || quad == 4;
}

}  // namespace

PlaceId EventPlacer::below(const Vocabulary& vocabulary, const Layers& layers,
                           const Scratch& scratch, TokenId head, bool itself) const {
  const SyntaxLayer& syntax = layers.syntax;
  PlaceId best = itself ? scratch.place_at[head.value] : PlaceId();
  const auto take = [&](PlaceId place) {
    if (!place.is_valid()) return;
    const std::vector<Place>& places = layers.places.places;
    if (!best.is_valid() || detail_of(places[place.value]) > detail_of(places[best.value])) {
      best = place;
    }
  };
  for (const TokenId child : syntax.children(head)) {
    const Deprel deprel = base_of(syntax.deprel[child.value]);
    if (deprel != Deprel::kNmod && deprel != Deprel::kAppos && deprel != Deprel::kCompound &&
        deprel != Deprel::kFlat && deprel != Deprel::kConj && deprel != Deprel::kObl) {
      continue;
    }
    if (deprel == Deprel::kConj && !(itself && scratch.place_at[child.value].is_valid())) continue;
    if (deprel == Deprel::kNmod || deprel == Deprel::kObl) {
      const SymbolId preposition = preposition_of(layers.tokens, syntax, vocabulary, child);
      // "the city of Bree", "the centre of Bree": only inside a phrase that is itself of a place.
      const bool is_of = itself && preposition.is_valid() && vocabulary.text(preposition) == "of";
      if (!is_of && !words_->is(preposition, PlaceWord::kLocative)) continue;
      take(below(vocabulary, layers, scratch, child, true));
    } else if (itself || deprel == Deprel::kCompound) {
      take(scratch.place_at[child.value]);
    }
  }
  return best;
}

EventPlacer::Choice EventPlacer::of_role(const Vocabulary& vocabulary, const Layers& layers,
                                         const Scratch& scratch, const Role& role,
                                         EventType type) const {
  if (!role.head.is_valid()) return {};
  if (role.kind == RoleKind::kPrep) {
    if (words_->is(role.preposition, PlaceWord::kLocative)) {
      return {below(vocabulary, layers, scratch, role.head, true), kOwnPhrase,
              "a locative phrase of the act"};
    }
    const bool is_way =
        words_->is(role.preposition, PlaceWord::kGoal) ||
        (type == EventType::kRetreat && words_->is(role.preposition, PlaceWord::kOrigin));
    if (is_way && moves(type)) {
      return {below(vocabulary, layers, scratch, role.head, true), kMovement,
              "where the movement ends or begins"};
    }
    return {};
  }
  if (role.kind == RoleKind::kArg0) {
    return {below(vocabulary, layers, scratch, role.head, false), kDoer, "where the doer is"};
  }
  return {below(vocabulary, layers, scratch, role.head, takes_places(type)), kDoneTo,
          "what it is done to"};
}

EventPlacer::Choice EventPlacer::of_frame(const Vocabulary& vocabulary, const Layers& layers,
                                          const Scratch& scratch, const Frame& frame,
                                          EventType type) const {
  Choice best;
  const auto take = [&](const Choice& choice) {
    if (!choice.place.is_valid()) return;
    const std::vector<Place>& places = layers.places.places;
    bool is_better = choice.rank > best.rank;
    if (best.place.is_valid()) {
      const Place& held = places[best.place.value];
      const Place& other = places[choice.place.value];
      const int gain = detail_of(other) - detail_of(held);
      // "attacked the town of Bree in Corland province": the one lies in the other.
      const bool is_nested = gain != 0 && other.country == held.country &&
                             std::min(choice.rank, best.rank) >= kDoer &&
                             std::min(detail_of(other), detail_of(held)) <= kProvinceDetail;
      if (is_nested || choice.rank == best.rank) is_better = gain > 0;
    }
    if (is_better) best = choice;
  };
  for (const Role& role : layers.frames.roles_of(frame)) {
    take(of_role(vocabulary, layers, scratch, role, type));
  }
  if (frame.word_class == PredicateClass::kNoun) {
    for (const TokenId child : layers.syntax.children(frame.head)) {
      if (base_of(layers.syntax.deprel[child.value]) != Deprel::kCompound) continue;
      take({scratch.place_at[child.value], kModifier, "it says which act"});
    }
  }
  return best;
}

void EventPlacer::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                      EventLayer& out, DecisionSink* sink) const {
  scratch.place_at.assign(before.tokens.size(), PlaceId());
  for (std::size_t p = 0; p < before.places.places.size(); ++p) {
    for (const TokenId token : before.places.places[p].tokens) {
      scratch.place_at[token.value] = PlaceId(p);
    }
  }
  scratch.rank.assign(out.events.size(), 0);
  const Event* last = nullptr;  // that has a place of its own and tells a deed
  for (Event& event : out.events) {
    const Frame* frame = &before.frames.frames[event.frame.value];
    Choice choice = of_frame(vocabulary, before, scratch, *frame, event.type);
    for (int i = 0; i < kMostOuter && !choice.place.is_valid() && frame->outer.is_valid(); ++i) {
      // What somebody says somewhere happens elsewhere.
      const bool is_said = frame->link == LinkKind::kComplement &&
                           before.quotes.of_token[event.trigger.front().first].is_valid();
      frame = &before.frames.frames[frame->outer.value];
      if (is_said) break;
      const Choice outer = of_frame(vocabulary, before, scratch, *frame, event.type);
      if (outer.rank == kOwnPhrase || outer.rank == kModifier) {
        choice = {outer.place, kOuter, "the clause around it"};
      }
    }
    const SentenceId sentence = before.tokens.sentence[event.trigger.front().first];
    const std::uint32_t paragraph = before.tokens.sentences[sentence.value].paragraph;
    if (!choice.place.is_valid() && last != nullptr && is_material(event) &&
        event.factuality == Factuality::kHappened && event.voice == last->voice) {
      const SentenceId told = before.tokens.sentence[last->trigger.front().first];
      if (before.tokens.sentences[told.value].paragraph == paragraph &&
          sentence.value <= told.value + 1) {
        choice = {last->place, kBefore, "the place of the act told before"};
      }
    }
    event.place = choice.place;
    if (choice.rank >= kOuter && is_material(event) && event.factuality == Factuality::kHappened) {
      last = &event;
    }
    if (sink != nullptr && choice.place.is_valid()) {
      sink->add(Stage::kPlaces, Outcome::kMade, TokenId(event.trigger.front().first),
                "event at " + before.places.places[choice.place.value].name, choice.reason);
    }
  }
}

}  // namespace tocsin
