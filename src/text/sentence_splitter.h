// Finds the sentences of a segment from its tokens.
//
// A final mark ends a sentence, with the closing quotation marks and brackets behind it, unless
// what follows cannot open one. A word's own period ends one only as its class allows: "Gen."
// never, "U.S." before a word that usually opens a sentence. A dateline before a dash stands apart.
//
// Threads: pure; one splitter serves one document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "text/layout.h"
#include "text/word_splitter.h"

namespace tocsin {

class SentenceSplitter {
 public:
  // Borrows all of them for its life, which is one document's.
  SentenceSplitter(std::string_view text, std::uint32_t sentence_tokens,
                   const std::vector<TokenInfo>& infos, TokenLayer& out, DecisionSink* sink)
      : text_(text), sentence_tokens_(sentence_tokens), infos_(infos), out_(out), sink_(sink) {}

  // Appends the sentences of the tokens [first, infos.size()), which are those of `segment`.
  // Linear: each decision looks at a bounded number of tokens.
  void split(const Segment& segment, std::uint32_t first);

 private:
  std::uint32_t after_closers(std::uint32_t at) const;
  bool ends_at(std::uint32_t mark, std::uint32_t next);
  bool ends_at_period(std::uint32_t mark, std::uint32_t next);
  bool is_glued_capital(std::uint32_t token) const;
  bool can_open(std::uint32_t next) const;
  bool speech_follows(std::uint32_t next) const;
  std::uint32_t dateline_end(std::uint32_t first) const;
  bool is_dash(std::uint32_t token) const;
  bool is_only_number(std::uint32_t mark) const;
  bool is_like_abbreviation(std::uint32_t token) const;
  void close(std::uint32_t end, SentenceKind kind);
  void note(std::uint32_t token, Outcome outcome, const char* what, const char* reason);
  std::string_view form(std::uint32_t token) const {
    return text_.substr(out_.span[token].begin, out_.span[token].size());
  }

  std::string_view text_;
  std::uint32_t sentence_tokens_;
  const std::vector<TokenInfo>& infos_;
  TokenLayer& out_;
  DecisionSink* sink_;

  std::uint32_t begin_ = 0;  // of the sentence that is open
  std::uint32_t end_ = 0;    // of the segment
  std::uint32_t paragraph_ = 0;
  bool in_quote_ = false;  // an odd number of straight quotation marks stands before
};

}  // namespace tocsin
