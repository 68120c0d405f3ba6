// Whose each quotation is: the cue beside it, the sentence in front of it, or the speaker before.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/layers.h"
#include "quotes/content_reader.h"
#include "quotes/cue_reader.h"
#include "quotes/quote_marks.h"

namespace tocsin {

enum class RunRole : std::uint8_t {
  kScare,       // no speech
  kPart,        // some words of a content that syntax found: "said it would 'never' yield"
  kOwned,       // the content of `speech`
  kTakesUp,     // more content of the statement that `run` belongs to
  kFollows,     // a statement of its own by the speaker of `run`
  kAfterColon,  // the content of `source`, who has no cue: "Ruiz: ..."
  kAlone,       // speech by nobody named
};

struct RunAttribution {
  RunRole role = RunRole::kScare;
  std::uint32_t speech = kNoRun;
  std::uint32_t run = kNoRun;
  TokenId source;
  std::string_view reason;  // in words
};

// Borrows what it is made with.
class RunAttributor {
 public:
  RunAttributor(const Layers& layers, std::span<const QuotedRun> runs, const QuoteMap& map,
                const Spans& spans, std::span<const Speech> speeches,
                std::span<const TokenRange> pieces)
      : layers_(layers),
        runs_(runs),
        map_(map),
        spans_(spans),
        speeches_(speeches),
        pieces_(pieces) {}

  // One attribution a run, in their order.
  void attribute(std::vector<RunAttribution>& out);

 private:
  RunAttribution attribute_one(std::uint32_t run, std::span<const RunAttribution> before) const;
  bool by_syntax(std::uint32_t run, RunAttribution& out) const;
  bool by_neighbour(std::uint32_t run, std::span<const RunAttribution> before,
                    RunAttribution& out) const;
  bool by_colon(std::uint32_t run, RunAttribution& out) const;
  bool by_continuation(std::uint32_t run, std::span<const RunAttribution> before,
                       RunAttribution& out) const;
  bool follows_cue(std::uint32_t speech, std::uint32_t run) const;
  bool precedes_cue(std::uint32_t speech, std::uint32_t run) const;

  bool is_beside(const Speech& speech, const QuotedRun& run) const;
  std::span<const TokenRange> pieces_of(const Speech& speech) const {
    return pieces_.subspan(speech.piece_begin, speech.piece_end - speech.piece_begin);
  }
  SentenceId sentence_of(std::uint32_t token) const { return layers_.tokens.sentence[token]; }
  const Sentence& sentence(SentenceId id) const { return layers_.tokens.sentences[id.value]; }
  bool starts_sentence(const QuotedRun& run) const;
  bool ends_sentence(const QuotedRun& run) const;
  bool has_verb(TokenRange range) const;
  bool is_title(const QuotedRun& quoted) const;
  bool is_heading(const QuotedRun& quoted) const;
  std::uint32_t speech_from(std::uint32_t token) const;  // first speech whose cue is not before it
  std::uint32_t run_before(std::uint32_t run) const;     // of the same depth; kNoRun: none

  const Layers& layers_;
  std::span<const QuotedRun> runs_;
  const QuoteMap& map_;
  const Spans& spans_;
  std::span<const Speech> speeches_;
  std::span<const TokenRange> pieces_;
};

}  // namespace tocsin
