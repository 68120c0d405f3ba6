#include "frame_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "frame_dump.h"
#include "frames/frame_builder.h"
#include "support/conllu_layers.h"

namespace tocsin {

void check_frames(std::span<const FrameCase> cases) {
  Vocabulary vocabulary;
  const auto builder = FrameBuilder::load("lexicon/en", {}, vocabulary);
  ASSERT_TRUE(builder.ok()) << builder.error().message;
  FrameBuilder::Scratch scratch;
  for (const auto& [tree, want] : cases) {
    std::string lines(tree);
    std::replace(lines.begin(), lines.end(), ' ', '\n');
    std::replace(lines.begin(), lines.end(), '/', ' ');
    Layers layers = layers_of_words(lines, vocabulary);
    SCOPED_TRACE(layers.document.text);
    DecisionSink sink;
    builder.value().run(vocabulary, layers, scratch, layers.frames, &sink);
    std::string frames = dump_frames(vocabulary, layers);
    if (!frames.empty()) frames.pop_back();
    EXPECT_EQ(frames, want);
    EXPECT_TRUE(layers.frames.frames.empty() || !sink.decisions().empty());
  }
}

}  // namespace tocsin
