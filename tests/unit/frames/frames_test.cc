#include <gtest/gtest.h>

#include "frame_dump.h"
#include "frames/frame_builder.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

TEST(Frames, Loads) {
  Vocabulary vocabulary;
  auto builder = FrameBuilder::load("lexicon/en", {}, vocabulary);
  ASSERT_TRUE(builder.ok()) << builder.error().message;
}

}  // namespace
}  // namespace tocsin
