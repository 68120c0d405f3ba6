// Does the text say that it happened? One value for every frame (coding-rules.md section 2).
//
// A frame's own words (polarity, modality, tense, mood, adverbs, adjectives) give a value; the
// frame that it hangs on then changes it, by the composition table where a rule knows that frame,
// and by the kind of the link where none does.
//
// Threads: immutable once loaded.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "events/factuality_score.h"
#include "events/history.h"
#include "events/reading.h"
#include "lexicon/layered_path.h"
#include "lexicon/word_list.h"

namespace tocsin {

class FactualityReader {
 public:
  struct Scratch {
    std::vector<FrameId> conditions;  // by frame: a frame that states a condition for it
    std::vector<FrameId> chain;
    std::vector<bool> done;
    HistoryFinder::Scratch history;
    std::vector<ScoreFeature> features;
  };

  static Result<FactualityReader> load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary);

  // Fills `out`, one entry a frame. `readings` has one entry a frame.
  void run(const Layers& layers, std::span<const FrameReading> readings, Scratch& scratch,
           std::vector<FrameFactuality>& out, DecisionSink* sink) const;

  // How sure readers are that the frame happened, -3 to 3; `values` is what `run` has filled.
  float score_of(const Layers& layers, std::span<const FrameFactuality> values, FrameId frame,
                 Scratch& scratch) const;
  const FactualityScore& scores() const& { return scores_; }

 private:
  using SymbolValues = std::unordered_map<std::uint32_t, Factuality>;

  FactualityReader(FactualityScore scores, HistoryFinder history)
      : scores_(std::move(scores)), history_(std::move(history)) {}

  static Status read_values(const WordList& list, std::string_view section, Vocabulary& vocabulary,
                            SymbolValues& out);

  FrameFactuality own_words(const Layers& layers, FrameId id) const;
  bool apply_modifiers(const Layers& layers, const Frame& frame, FrameFactuality& out) const;
  FrameFactuality under_outer(const Layers& layers, std::span<const FrameReading> readings,
                              std::span<const FrameFactuality> known, FrameId id,
                              FrameFactuality own) const;
  static const Composition* said_of_subject(const Layers& layers,
                                            std::span<const FrameReading> readings,
                                            const Frame& frame);
  FrameFactuality as_purpose(const Layers& layers, const FrameReading& reading,
                             const FrameFactuality& outer, FrameId id, FrameFactuality own) const;
  FrameFactuality as_complement(const Layers& layers, std::span<const FrameReading> readings,
                                const FrameFactuality& outer, FrameId id,
                                FrameFactuality own) const;
  FrameFactuality without_composition(const Layers& layers, const FrameFactuality& outer,
                                      const Frame& outer_frame, const Frame& frame,
                                      FrameFactuality own) const;
  FrameId frame_above(const Layers& layers, const Frame& frame) const;
  bool follows_nor(const Layers& layers, const Frame& frame) const;
  bool is_announced(const Layers& layers, const FrameReading& reading, const Frame& frame) const;
  bool is_about(const Layers& layers, TokenId noun) const;
  bool is_presupposed(const Layers& layers, TokenId noun) const;
  void apply_condition(const Layers& layers, std::span<const FrameReading> readings,
                       const Scratch& scratch, FrameId id, FrameFactuality& value) const;
  bool has_doubtful_doer(const Layers& layers, const Frame& frame) const;

  SymbolValues adverbs_;
  SymbolValues adjectives_;
  SymbolValues modals_;
  std::vector<SymbolId> doubtful_;
  std::vector<SymbolId> open_markers_;
  std::vector<SymbolId> means_verbs_;
  std::vector<SymbolId> presupposing_;
  std::vector<SymbolId> leading_;
  std::vector<SymbolId> announcing_;
  std::vector<SymbolId> any_words_;
  SymbolId would_, yet_, unless_, nor_, whether_, of_, no_, or_, during_;
  FactualityScore scores_;
  HistoryFinder history_;
};

}  // namespace tocsin
