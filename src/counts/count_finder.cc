#include "counts/count_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/tree.h"

namespace tocsin {

// A quantity that some word counts people by.
struct CountFinder::Found {
  std::uint32_t quantity = 0;
  CountKind kind = CountKind::kDead;
  TokenId by;     // the word that counts
  FrameId frame;  // the predicate that counts, or that the counted noun hangs on; invalid: none
  bool loose = false;
};

namespace {

// Frames above one that are asked for the act.
constexpr int kMostOuter = 6;

// The word of a quantity that hangs on something outside it: on the noun counted, or on the
// predicate where the number stands alone.
TokenId top_of(const SyntaxLayer& syntax, const Quantity& quantity) {
  for (const TokenRange range : {quantity.number, quantity.tokens}) {
    for (const TokenId token : range) {
      const TokenId head = syntax.head[token.value];
      if (!head.is_valid() || !quantity.tokens.contains(head)) return token;
    }
  }
  return TokenId(quantity.number.first);
}

bool is_noun(const SyntaxLayer& syntax, TokenId token) {
  const Upos upos = syntax.upos[token.value];
  return upos == Upos::kNoun || upos == Upos::kPropn;
}

// What is counted: "people" of "12 people", of "dozens of people"; invalid where the number stands
// alone.
TokenId counted_noun(const SyntaxLayer& syntax, const Quantity& quantity) {
  const TokenId top = top_of(syntax, quantity);
  const TokenId head = syntax.head[top.value];
  if (head.is_valid() && head > top && is_noun(syntax, head)) {
    switch (base_of(syntax.deprel[top.value])) {
      case Deprel::kNummod:
      case Deprel::kAmod:
      case Deprel::kDet:
      case Deprel::kCompound:
        return head;
      default:
        break;
    }
  }
  for (const TokenId child : syntax.children(top)) {
    if (child > top && base_of(syntax.deprel[child.value]) == Deprel::kNmod) return child;
  }
  return TokenId();
}

bool can_have(EventType type, CountKind kind) {
  switch (kind) {
    case CountKind::kDead:
    case CountKind::kInjured:
      return type == EventType::kAssault || type == EventType::kProtest;
    case CountKind::kArrested:
      return type == EventType::kCoerce;
    case CountKind::kDisplaced:
      return type == EventType::kAssault || type == EventType::kCoerce;
    case CountKind::kCrowd:
      return type == EventType::kProtest;
  }
  return false;
}

// The nearest frame above a token.
FrameId frame_above(const Layers& layers, TokenId token) {
  for (TokenId at = token; at.is_valid(); at = layers.syntax.head[at.value]) {
    const FrameId frame = layers.frames.of_head[at.value];
    if (frame.is_valid()) return frame;
  }
  return FrameId();
}

std::string numbers_of(const Count& count) {
  const auto text = [](const std::optional<std::int64_t>& number) {
    return number ? fmt::to_string(*number) : std::string("?");
  };
  return fmt::format("{} (low {}, high {})", text(count.best), text(count.low), text(count.high));
}

std::optional<std::int64_t> sum(const std::optional<std::int64_t>& a,
                                const std::optional<std::int64_t>& b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

// "killed 12 soldiers and five civilians": the second is a conjunct of the first.
bool are_joined(const Layers& layers, const Quantity& first, const Quantity& second) {
  const auto heads = [&](const Quantity& quantity) {
    return std::array<TokenId, 2>{top_of(layers.syntax, quantity),
                                  counted_noun(layers.syntax, quantity)};
  };
  const auto of_first = heads(first);
  for (const TokenId token : heads(second)) {
    if (!token.is_valid() || layers.syntax.deprel[token.value] != Deprel::kConj) continue;
    const TokenId head = layers.syntax.head[token.value];
    if (std::find(of_first.begin(), of_first.end(), head) == of_first.end()) continue;
    const TokenId cc = child_with(layers.syntax, token, Deprel::kCc);
    return !cc.is_valid() || layers.form(cc) != "or";
  }
  return false;
}

}  // namespace

Result<CountFinder> CountFinder::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "counts.txt"));
  return compile(list, vocabulary);
}

Result<CountFinder> CountFinder::parse(std::string name, std::string_view content,
                                       Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::parse(std::move(name), content));
  return compile(list, vocabulary);
}

Result<CountFinder> CountFinder::compile(const WordList& list, Vocabulary& vocabulary) {
  TOCSIN_TRY(sections,
             list.allow_sections({"before", "after", "amount", "multiplier", "range", "predicate",
                                  "noun", "life", "toll", "state", "household", "nobody"}));
  TOCSIN_TRY(quantities, QuantityReader::load(list, vocabulary));
  TOCSIN_TRY(words, CountWords::load(list, vocabulary));
  return CountFinder(std::move(quantities), std::move(words));
}

void CountFinder::read_quantities(const Layers& layers, Scratch& scratch) const {
  scratch.quantities.clear();
  for (const Sentence& sentence : layers.tokens.sentences) {
    reader_.read(layers, sentence, scratch.quantities);
  }
  std::erase_if(scratch.quantities, [&](const Quantity& quantity) {
    const TokenId noun = counted_noun(layers.syntax, quantity);
    return noun.is_valid() && words_.is_nobody(layers.syntax.lemma[noun.value]);
  });
  scratch.quantity_of.assign(layers.tokens.size(), 0);
  for (std::uint32_t q = 0; q < scratch.quantities.size(); ++q) {
    Quantity& quantity = scratch.quantities[q];
    const TokenId noun = counted_noun(layers.syntax, quantity);
    if (noun.is_valid()) {
      scratch.quantity_of[noun.value] = q + 1;
      if (words_.is_household(layers.syntax.lemma[noun.value])) {
        if (!quantity.amount.low) quantity.amount.low = quantity.amount.best;
        quantity.amount.best.reset();
        quantity.amount.high.reset();
      }
    }
    for (const TokenId token : quantity.number) scratch.quantity_of[token.value] = q + 1;
  }
}

// "12 people lost their lives", "claimed 12 lives".
void CountFinder::count_by_lives(const Layers& layers, const Scratch& scratch, FrameId id,
                                 std::vector<Found>& found) const {
  const Frame& frame = layers.frames.frames[id.value];
  const auto roles = layers.frames.roles_of(frame);
  const auto life = std::find_if(roles.begin(), roles.end(), [&](const Role& role) {
    return role.kind == RoleKind::kArg1 && words_.is_life(layers.syntax.lemma[role.head.value]);
  });
  if (life == roles.end()) return;
  std::uint32_t quantity = scratch.quantity_of[life->head.value];
  for (const Role& role : roles) {
    if (quantity == 0 && role.kind == RoleKind::kArg0) {
      quantity = scratch.quantity_of[role.head.value];
    }
  }
  if (quantity != 0) found.push_back({quantity - 1, CountKind::kDead, frame.head, id, true});
}

void CountFinder::count_by_predicates(const Layers& layers, const Scratch& scratch,
                                      std::vector<Found>& found) const {
  for (std::uint32_t f = 0; f < layers.frames.frames.size(); ++f) {
    const Frame& frame = layers.frames.frames[f];
    if (words_.takes_lives(frame.lemma)) count_by_lives(layers, scratch, FrameId(f), found);
    const std::vector<CountWord>* words = words_.predicate(frame.lemma);
    if (words == nullptr) continue;
    for (const Role& role : layers.frames.roles_of(frame)) {
      const std::uint32_t quantity = scratch.quantity_of[role.head.value];
      if (quantity == 0) continue;
      for (const CountWord& word : *words) {
        if (std::find(word.roles.begin(), word.roles.end(), role.kind) == word.roles.end())
          continue;
        found.push_back({quantity - 1, word.kind, frame.head, FrameId(f), word.loose});
        break;
      }
    }
  }
}

// "12 people dead", "30 wounded": the state stands right behind those that are in it.
const CountWord* CountFinder::state_behind(const Layers& layers, const Quantity& quantity) const {
  const TokenId noun = counted_noun(layers.syntax, quantity);
  std::uint32_t at = quantity.number.last;
  if (noun.is_valid() && noun.value >= at) at = noun.value + 1;
  if (at >= layers.tokens.size()) return nullptr;
  if (layers.tokens.sentence[at] != layers.tokens.sentence[quantity.number.first]) return nullptr;
  return words_.state(layers.tokens.lower[at]);
}

// "a death toll of 12", "the toll rose to 12".
const CountWord* CountFinder::toll_of(const Layers& layers, TokenId head) const {
  const SyntaxLayer& syntax = layers.syntax;
  const TokenId above = syntax.head[head.value];
  if (!above.is_valid()) return nullptr;
  const CountWord* word = words_.toll(syntax.lemma[above.value]);
  if (word != nullptr && base_of(syntax.deprel[head.value]) == Deprel::kNmod) return word;
  for (const TokenId parent : {head, above}) {
    const TokenId subject = child_with(syntax, parent, Deprel::kNsubj);
    if (subject.is_valid() && subject < head &&
        words_.toll(syntax.lemma[subject.value]) != nullptr) {
      return words_.toll(syntax.lemma[subject.value]);
    }
  }
  return nullptr;
}

void CountFinder::count_by_words(const Layers& layers, const Scratch& scratch,
                                 std::vector<Found>& found) const {
  for (std::uint32_t q = 0; q < scratch.quantities.size(); ++q) {
    const Quantity& quantity = scratch.quantities[q];
    const TokenId top = top_of(layers.syntax, quantity);
    const TokenId noun = counted_noun(layers.syntax, quantity);
    const FrameId frame = frame_above(layers, noun.is_valid() ? noun : top);
    const CountWord* word = nullptr;
    TokenId by = noun;
    if (noun.is_valid()) word = words_.noun(layers.syntax.lemma[noun.value]);
    if (word == nullptr) {
      word = state_behind(layers, quantity);
      by = top;
    }
    if (word != nullptr) found.push_back({q, word->kind, by, frame, true});
    if (const CountWord* toll = toll_of(layers, noun.is_valid() ? noun : top)) {
      found.push_back({q, toll->kind, top, frame, true});
    }
  }
}

// The act of a predicate, of what takes part in it, of what it hangs on; where the words are loose,
// the nearest one in the sentence, or the last one of the sentence before.
EventId CountFinder::event_of(const Layers& layers, const Scratch& scratch,
                              const Found& found) const {
  const auto fits = [&](EventId event) {
    return event.is_valid() && can_have(layers.events.events[event.value].type, found.kind);
  };
  const auto at = [&](TokenId token) { return scratch.event_of[token.value]; };
  if (fits(at(found.by))) return at(found.by);
  FrameId frame = found.frame;
  for (int depth = 0; frame.is_valid() && depth < kMostOuter; ++depth) {
    const Frame& here = layers.frames.frames[frame.value];
    if (fits(at(here.head))) return at(here.head);
    for (const Role& role : layers.frames.roles_of(here)) {
      if (fits(at(role.head))) return at(role.head);
    }
    frame = here.outer;
  }
  if (!found.loose) return EventId();
  const SentenceId sentence = layers.tokens.sentence[found.by.value];
  const TokenRange words = layers.tokens.sentences[sentence.value].tokens;
  EventId nearest;
  std::uint32_t least = ~std::uint32_t{0};
  for (const TokenId token : words) {
    const std::uint32_t distance =
        token > found.by ? token.value - found.by.value : found.by.value - token.value;
    if (!fits(at(token)) || distance >= least) continue;
    nearest = at(token);
    least = distance;
  }
  if (nearest.is_valid() || sentence.value == 0) return nearest;
  for (const TokenId token : layers.tokens.sentences[sentence.value - 1].tokens) {
    if (fits(at(token))) nearest = at(token);
  }
  return nearest;
}

void CountFinder::run(const Vocabulary&, const Layers& before, Scratch& scratch, CountLayer& out,
                      DecisionSink* sink) const {
  out.clear();
  if (before.events.events.empty()) return;
  read_quantities(before, scratch);
  if (scratch.quantities.empty()) return;
  scratch.event_of.assign(before.tokens.size(), EventId());
  for (std::uint32_t e = 0; e < before.events.events.size(); ++e) {
    const Event& event = before.events.events[e];
    for (const auto* ranges : {&event.trigger, &event.mentions}) {
      for (const TokenRange range : *ranges) {
        for (const TokenId token : range) scratch.event_of[token.value] = EventId(e);
      }
    }
  }
  std::vector<Found> found;
  count_by_predicates(before, scratch, found);
  count_by_words(before, scratch, found);
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tuple(a.quantity, a.kind) < std::tuple(b.quantity, b.kind);
  });
  std::vector<std::uint32_t> last_quantity;  // by count: the last of its quantities
  for (const Found& one : found) {
    const Quantity& quantity = scratch.quantities[one.quantity];
    Count count{event_of(before, scratch, one),
                one.kind,
                quantity.amount.low,
                quantity.amount.best,
                quantity.amount.high,
                quantity.tokens,
                before.quotes.of_token[quantity.number.first]};
    if (!count.event.is_valid()) {
      if (sink != nullptr) {
        sink->add(Stage::kCounts, Outcome::kRefused, one.by, std::string(name_of(one.kind)),
                  fmt::format("{}: the text tells no act that it counts the {} of",
                              numbers_of(count), name_of(one.kind)));
      }
      continue;
    }
    bool is_new = true;
    for (std::size_t i = 0; i < out.counts.size() && is_new; ++i) {
      Count& other = out.counts[i];
      if (other.event != count.event || other.kind != count.kind) continue;
      if (last_quantity[i] == one.quantity) is_new = false;
      if (is_new && are_joined(before, scratch.quantities[last_quantity[i]], quantity)) {
        other.low = sum(other.low, count.low);
        other.best = sum(other.best, count.best);
        other.high = sum(other.high, count.high);
        other.tokens.last = count.tokens.last;
        last_quantity[i] = one.quantity;
        is_new = false;
      }
      const bool is_same = other.low == count.low && other.best == count.best &&
                           other.high == count.high && other.by == count.by;
      if (is_same) is_new = false;
    }
    if (!is_new) continue;
    if (sink != nullptr) {
      const Event& event = before.events.events[count.event.value];
      sink->add(Stage::kCounts, Outcome::kMade, one.by, std::string(name_of(one.kind)),
                fmt::format("{}, of the {} \"{}\"", numbers_of(count), name_of(event.type),
                            before.words(before.span_of(event.trigger.front()))));
    }
    out.counts.push_back(count);
    last_quantity.push_back(one.quantity);
  }
  std::stable_sort(out.counts.begin(), out.counts.end(), [](const Count& a, const Count& b) {
    return std::tuple(a.event, a.tokens.first) < std::tuple(b.event, b.tokens.first);
  });
}

}  // namespace tocsin
