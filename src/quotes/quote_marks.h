// Finds what stands in quotation marks, whatever their style.
//
// Double (straight, curly, low, two single ones, TeX) and single marks and guillemets; nested; over
// several sentences and, where each paragraph opens anew, over several paragraphs. An unclosed
// double mark is closed at the end of its paragraph, an unclosed single one is an apostrophe. Marks
// with white space on both sides (tokenised text) are told apart by counting.
#pragma once

#include <cstdint>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"

namespace tocsin {

// Deeper marks are refused, with a decision; nobody quotes so deep but broken text does.
inline constexpr std::uint32_t kMaxQuoteDepth = 8;

struct QuotedRun {
  TokenRange tokens;        // marks included; the closing one is missing where `closed` is false
  TokenRange inside;        // without the marks
  std::uint32_t depth = 0;  // runs around it
  bool closed = true;
  bool continues = false;  // takes up the run before it, which its paragraph's end cut
};

struct QuoteMarkScratch {
  struct Open {
    TokenId token;
    std::uint8_t family;
    std::uint32_t width;  // tokens of the mark: 2 where '' are two tokens
    std::uint32_t run;
    bool certain;  // its form or its white space says that it opens
  };
  std::vector<Open> open;
};

// Appends the runs of the document in the order of their first tokens.
void find_quoted_runs(const Layers& layers, QuoteMarkScratch& scratch, std::vector<QuotedRun>& out,
                      DecisionSink* sink);

// True where the token is a quotation mark of any kind.
bool is_quotation_mark(const Layers& layers, TokenId token);

}  // namespace tocsin
