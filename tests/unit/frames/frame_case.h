// One case of a table: a tree written by hand, and the frames that must come out.
#pragma once

#include <span>
#include <string_view>

namespace tocsin {

struct FrameCase {
  std::string_view tree;  // "form/lemma/UPOS/XPOS/head/deprel" for each word, parted by blanks
  std::string_view want;  // as dump_frames writes them, without the last line's end
};

// Builds the frames of each case with the committed word lists and compares.
void check_frames(std::span<const FrameCase> cases);

}  // namespace tocsin
