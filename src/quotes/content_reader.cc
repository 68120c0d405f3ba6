#include "quotes/content_reader.h"

#include <algorithm>
#include <string_view>

namespace tocsin {

void QuoteMap::build(std::size_t token_count, std::span<const QuotedRun> runs) {
  innermost_.assign(token_count, kNoRun);
  depth_.assign(token_count, 0);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (const TokenId token : runs[i].tokens) {
      innermost_[token.value] = static_cast<std::uint32_t>(i);
      depth_[token.value] = runs[i].depth + 1;
    }
  }
}

bool Spans::opens_run(TokenId token, TokenRange range) const {
  const std::uint32_t run = map_.innermost(token);
  return run != kNoRun && runs_[run].tokens.first == token.value &&
         runs_[run].inside.last <= range.last;
}

bool Spans::closes_run(TokenId token, TokenRange range) const {
  const std::uint32_t run = map_.innermost(token);
  return run != kNoRun && token.value >= runs_[run].inside.last &&
         runs_[run].tokens.first >= range.first;
}

TokenRange Spans::below(TokenId token) const {
  TokenRange range{token.value, token.value + 1};
  for (const TokenId child : layers_.syntax.children(token)) {
    if (layers_.syntax.deprel[child.value] == Deprel::kPunct) continue;
    const TokenRange inner = below(child);
    range.first = std::min(range.first, inner.first);
    range.last = std::max(range.last, inner.last);
  }
  return range;
}

TokenRange Spans::trim(TokenRange range) const {
  const auto is_punct = [&](std::uint32_t at) {
    return layers_.syntax.upos[at] == Upos::kPunct || is_quotation_mark(layers_, TokenId(at));
  };
  const auto is_bracket = [&](std::uint32_t at) {
    const std::string_view form = layers_.form(TokenId(at));
    return form == ")" || form == "]";
  };
  while (!range.empty() && is_punct(range.first) && !opens_run(TokenId(range.first), range)) {
    ++range.first;
  }
  while (!range.empty() && is_punct(range.last - 1) && !is_bracket(range.last - 1)) {
    const TokenId last(range.last - 1U);
    if (closes_run(last, range)) break;
    const std::string_view form = layers_.form(last);
    if (form == "?" || form == "!") break;
    --range.last;
  }
  if (range.empty()) return range;
  // Marks around it or with a partner inside belong to the content, with the comma in front of the
  // closing one.
  const std::uint32_t first_run = map_.innermost(TokenId(range.first));
  if (first_run != kNoRun && runs_[first_run].inside.first == range.first &&
      (runs_[first_run].inside.last <= range.last ||
       is_punctuation({range.last, runs_[first_run].inside.last}))) {
    range.first = runs_[first_run].tokens.first;
  }
  const std::uint32_t last_run = map_.innermost(TokenId(range.last - 1U));
  if (last_run != kNoRun && runs_[last_run].tokens.first >= range.first &&
      runs_[last_run].tokens.last > range.last &&
      is_punctuation({range.last, runs_[last_run].tokens.last})) {
    range.last = runs_[last_run].tokens.last;
  }
  return range;
}

bool Spans::is_punctuation(TokenRange range) const {
  for (const TokenId token : range) {
    if (layers_.syntax.upos[token.value] != Upos::kPunct && !is_quotation_mark(layers_, token)) {
      return false;
    }
  }
  return true;
}

std::uint32_t Spans::word_count(TokenRange range) const {
  std::uint32_t count = 0;
  for (const TokenId token : range) {
    if (layers_.syntax.upos[token.value] != Upos::kPunct && !is_quotation_mark(layers_, token))
      ++count;
  }
  return count;
}

TokenRange Spans::within_quotation(TokenRange range, TokenId token) const {
  const std::uint32_t around = map_.innermost(token);
  if (around == kNoRun) return range;
  range.first = std::max(range.first, runs_[around].inside.first);
  range.last = std::max(range.first, std::min(range.last, runs_[around].inside.last));
  return range;
}

void Spans::add(TokenRange range, TokenRange cut, TokenId cue, std::vector<TokenRange>& out) const {
  range = within_quotation(range, cue);
  const auto add_part = [&](std::uint32_t first, std::uint32_t last) {
    if (first >= last) return;
    const TokenRange part = trim({first, last});
    // "But" in front of "in her view" is no content.
    if (part.empty() || (part.size() == 1 && layers_.syntax.upos[part.first] == Upos::kCconj))
      return;
    out.push_back(part);
  };
  if (cut.empty() || cut.last <= range.first || range.last <= cut.first) {
    add_part(range.first, range.last);
  } else {
    add_part(range.first, std::min(cut.first, range.last));
    add_part(std::max(cut.last, range.first), range.last);
  }
}

void join_pieces(const Spans& spans, TokenId cue, std::vector<TokenRange>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](TokenRange a, TokenRange b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::size_t kept = 0;
  for (const TokenRange piece : pieces) {
    if (kept > 0) {
      TokenRange& before = pieces[kept - 1];
      const bool cue_between =
          cue.is_valid() && cue.value >= before.last && cue.value < piece.first;
      if (piece.first < before.last ||
          (!cue_between && spans.is_punctuation({before.last, piece.first}))) {
        before.last = std::max(before.last, piece.last);
        continue;
      }
    }
    pieces[kept++] = piece;
  }
  pieces.resize(kept);
}

}  // namespace tocsin
