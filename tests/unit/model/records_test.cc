#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/container.h"
#include "unit/model/model_file.h"

namespace tocsin {
namespace {

TEST(Records, GiveBackWhatWasWritten) {
  const std::vector<float> floats = {1.5F, -2.25F};
  const TemporaryFile file(
      "whole.model", model_bytes({text_section("options", "{}"),
                                  {"a.q", 1, 2, 3, std::string("\x01\x02\x7f\x81\x00\xff", 6)},
                                  {"a.s", 2, 2, 1, bytes_of_floats(floats)},
                                  text_section("a.section.with.24.bytes.", "x"),
                                  text_section("nothing", "")}));
  const auto container = Container::open(file.path());
  ASSERT_TRUE(container.ok()) << container.error().message;
  EXPECT_EQ(container.value().bytes("options").value(), "{}");
  EXPECT_EQ(container.value().bytes("nothing").value(), "");
  // A name may fill its field to the last byte.
  EXPECT_EQ(container.value().bytes("a.section.with.24.bytes.").value(), "x");
  const auto weights = container.value().int8("a.q", 2, 3);
  ASSERT_TRUE(weights.ok());
  EXPECT_EQ(std::vector<int>(weights.value().begin(), weights.value().end()),
            (std::vector<int>{1, 2, 127, -127, 0, -1}));
  const auto scales = container.value().floats("a.s", 2);
  ASSERT_TRUE(scales.ok());
  EXPECT_EQ(std::vector<float>(scales.value().begin(), scales.value().end()), floats);
  EXPECT_EQ(container.value().rows("a.q"), 2U);
  EXPECT_EQ(container.value().rows("b.q"), 0U);
  EXPECT_EQ(container.value().hash().size(), 16U);
}

TEST(Records, AnotherKindOrShapeIsNotGiven) {
  const TemporaryFile file("kinds.model",
                           model_bytes({text_section("text", "abcd"), {"q", 1, 2, 2, "abcd"}}));
  const auto container = Container::open(file.path());
  ASSERT_TRUE(container.ok()) << container.error().message;
  EXPECT_FALSE(container.value().int8("text", 4, 1).ok());
  EXPECT_FALSE(container.value().floats("text", 1).ok());
  EXPECT_FALSE(container.value().bytes("q").ok());
  EXPECT_FALSE(container.value().int8("q", 4, 1).ok());
  EXPECT_FALSE(container.value().floats("q", 4).ok());
}

// All checksums are right; what the record claims is not. None may be read out of bounds.
TEST(Records, ThatLieAreRefusedByName) {
  constexpr auto kMost32 = std::numeric_limits<std::uint32_t>::max();
  constexpr auto kMost64 = std::numeric_limits<std::uint64_t>::max();
  struct Case {
    const char* name;
    SectionOfTest section;
  };
  const Case cases[] = {
      {"unknown kind", {"bad", 3, 4, 1, "abcd"}},
      {"largest kind", {"bad", kMost32, 4, 1, "abcd"}},
      {"shape too small", {"bad", 1, 3, 1, "abcd"}},
      {"shape too large", {"bad", 1, 3, 2, "abcd"}},
      {"largest shape", {"bad", 1, kMost32, kMost32, "abcd"}},
      {"half a float", {"bad", 2, 1, 1, "abcdef"}},
      {"crooked offset", {"bad", 1, 4, 1, "abcd", 100}},
      {"offset past the end", {"bad", 1, 4, 1, "abcd", 1U << 20}},
      {"largest offset", {"bad", 1, 4, 1, "abcd", kMost64 - 63}},
      {"size past the end", {"bad", 1, 640, 1, "abcd", 128, 640}},
      {"offset and size wrap", {"bad", 1, 64, 1, "abcd", kMost64 - 63, 64}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const TemporaryFile file("lying.model", model_bytes({text_section("good", "x"), c.section}));
    const auto container = Container::open(file.path());
    ASSERT_FALSE(container.ok());
    EXPECT_EQ(container.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(container.error().message.find("section bad lies outside"), std::string::npos)
        << container.error().message;
  }
}

// Any byte that carries something, flipped, is found; the section is named.
TEST(Records, AFlippedByteNamesItsSection) {
  const std::string whole =
      model_bytes({text_section("first", "some bytes"), {"second", 1, 2, 2, "abcd"}});
  const std::size_t first = 192, second = 256;
  ASSERT_EQ(whole.size(), second + 4);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if ((at >= first + 10 && at < second) || (at >= 24 + 128 && at < first)) continue;  // padding
    SCOPED_TRACE("byte " + std::to_string(at));
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    const TemporaryFile file("flipped.model", bytes);
    const auto container = Container::open(file.path());
    ASSERT_FALSE(container.ok());
    if (at < first) continue;
    const std::string want =
        at < second ? "section first at byte 192" : "section second at byte 256";
    EXPECT_NE(container.error().message.find(want), std::string::npos) << container.error().message;
  }
}

TEST(Records, AFileCutAnywhereIsRefused) {
  const std::string whole =
      model_bytes({text_section("first", "some bytes"), {"second", 1, 2, 2, "abcd"}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const TemporaryFile file("cut.model", std::string_view(whole).substr(0, size));
    EXPECT_FALSE(Container::open(file.path()).ok()) << size;
  }
}

}  // namespace
}  // namespace tocsin
