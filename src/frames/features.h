// Polarity, modality, tense, aspect, mood and voice of a clause.
#pragma once

#include "frames/frame_context.h"

namespace tocsin {

struct ClauseFeatures {
  Polarity polarity = Polarity::kPositive;
  SymbolId modality;
  Tense tense = Tense::kNone;
  Aspect aspect = Aspect::kNone;
  Mood mood = Mood::kNone;
};

// Fills the features of every frame.
void find_features(const FrameContext& c);

}  // namespace tocsin
