#include "core/layers.h"

#include <algorithm>

namespace tocsin {

void TokenLayer::clear() {
  sentences.clear();
  span.clear();
  sentence.clear();
  lower.clear();
}

const Vote* VoteLayer::of(TokenId word) const {
  const auto at = std::lower_bound(votes.begin(), votes.end(), word,
                                   [](const Vote& vote, TokenId w) { return vote.word < w; });
  return at == votes.end() || at->word != word ? nullptr : &*at;
}

void VoteLayer::clear() {
  votes.clear();
  parts.clear();
}

void SyntaxLayer::index_children() {
  const std::size_t count = head.size();
  child_begin.assign(count + 1, 0);
  std::uint32_t roots = 0;
  for (const TokenId h : head) {
    if (h.is_valid()) {
      ++child_begin[h.value + 1];
    } else {
      ++roots;
    }
  }
  for (std::size_t i = 0; i < count; ++i) child_begin[i + 1] += child_begin[i];
  child.assign(count - roots, TokenId());
  // Filling moves each begin to the next one's; shifting by one slot at the end puts them back.
  for (std::size_t i = 0; i < count; ++i) {
    if (head[i].is_valid()) child[child_begin[head[i].value]++] = TokenId(i);
  }
  for (std::size_t i = count; i > 0; --i) child_begin[i] = child_begin[i - 1];
  child_begin[0] = 0;
}

void SyntaxLayer::clear() {
  upos.clear();
  xpos.clear();
  feats.clear();
  lemma.clear();
  lemma_text.clear();
  lemma_pool.clear();
  head.clear();
  deprel.clear();
  tag_margin.clear();
  feats_margin.clear();
  head_margin.clear();
  deprel_margin.clear();
  votes.clear();
  child_begin.clear();
  child.clear();
}

void DateLayer::clear() {
  dates.clear();
  of_token.clear();
  anchor.reset();
  narrative.clear();
}

void MentionLayer::clear() {
  mentions.clear();
  of_head.clear();
}

void FrameLayer::clear() {
  frames.clear();
  roles.clear();
  of_head.clear();
}

void QuoteLayer::clear() {
  statements.clear();
  content.clear();
  of_token.clear();
}

void ActorLayer::clear() {
  actors.clear();
  member_begin.clear();
  members.clear();
  thing_country.clear();
}

void PlaceLayer::clear() {
  candidates.clear();
  places.clear();
}

void EventLayer::clear() { events.clear(); }

std::span<const Count> CountLayer::of_event(EventId event) const {
  const auto found = std::ranges::equal_range(counts, event, {}, &Count::event);
  return {found.begin(), found.end()};
}

void CountLayer::clear() { counts.clear(); }

ByteSpan Layers::span_of(TokenRange range) const {
  if (range.empty()) {
    const std::uint32_t at = range.first < tokens.size() ? tokens.span[range.first].begin : 0;
    return {at, at};
  }
  return {tokens.span[range.first].begin, tokens.span[range.last - 1].end};
}

void Layers::clear() {
  document.clear();
  tokens.clear();
  syntax.clear();
  dates.clear();
  mentions.clear();
  frames.clear();
  quotes.clear();
  actors.clear();
  places.clear();
  events.clear();
  counts.clear();
}

}  // namespace tocsin
