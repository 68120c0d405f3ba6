// What a cue's syntax says is its content, as runs of tokens.
//
// Pieces are in the order of the text and do not overlap. Punctuation at their ends is left out,
// but for a quotation mark or bracket whose partner is in the piece: a direct quotation keeps its
// marks and the comma in front of the closing one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers.h"
#include "quotes/cue_lexicon.h"
#include "quotes/quote_marks.h"

namespace tocsin {

inline constexpr std::uint32_t kNoRun = ~std::uint32_t{0};

// Which run each token lies in.
class QuoteMap {
 public:
  void build(std::size_t token_count, std::span<const QuotedRun> runs);
  std::uint32_t innermost(TokenId token) const { return innermost_[token.value]; }
  std::uint32_t depth(TokenId token) const { return depth_[token.value]; }  // 0: in no run

 private:
  std::vector<std::uint32_t> innermost_;
  std::vector<std::uint32_t> depth_;
};

// Borrows the layers and the runs that it is made with.
class Spans {
 public:
  Spans(const Layers& layers, std::span<const QuotedRun> runs, const QuoteMap& map)
      : layers_(layers), runs_(runs), map_(map) {}

  // The run of tokens below `token`, punctuation that hangs on it left out: a parser hangs far
  // commas anywhere.
  TokenRange below(TokenId token) const;
  // Without the punctuation that is no part of what is said; empty where nothing is left.
  TokenRange trim(TokenRange range) const;
  // Appends `range` without `cut`, trimmed, within the quotation that `cue` stands in.
  void add(TokenRange range, TokenRange cut, TokenId cue, std::vector<TokenRange>& out) const;
  bool is_punctuation(TokenRange range) const;
  // The part of `range` that lies in the same quotation as `token`.
  TokenRange within_quotation(TokenRange range, TokenId token) const;
  bool is_quoted(TokenId token) const { return map_.innermost(token) != kNoRun; }
  std::uint32_t run_of(TokenId token) const { return map_.innermost(token); }  // kNoRun: none
  TokenRange tokens_of(std::uint32_t run) const { return runs_[run].tokens; }
  bool same_quotation(TokenId a, TokenId b) const { return map_.innermost(a) == map_.innermost(b); }
  std::uint32_t word_count(TokenRange range) const;

 private:
  bool opens_run(TokenId token, TokenRange range) const;
  bool closes_run(TokenId token, TokenRange range) const;

  const Layers& layers_;
  std::span<const QuotedRun> runs_;
  const QuoteMap& map_;
};

// Puts pieces in order and joins those that overlap or have only punctuation between them.
void join_pieces(const Spans& spans, TokenId cue, std::vector<TokenRange>& pieces);

}  // namespace tocsin
