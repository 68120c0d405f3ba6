#include "export/offset_map.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin {
namespace {

// a, e with acute (2 bytes), euro sign (3), an astral face (4), z.
constexpr std::string_view kText = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";

struct OffsetCase {
  OffsetUnit unit;
  std::uint32_t byte;
  std::uint32_t want;
};

constexpr OffsetCase kCases[] = {
    {OffsetUnit::kByte, 0, 0},
    {OffsetUnit::kByte, 6, 6},
    {OffsetUnit::kByte, 11, 11},
    // One for each character, however many bytes it has.
    {OffsetUnit::kCodepoint, 1, 1},
    {OffsetUnit::kCodepoint, 3, 2},
    {OffsetUnit::kCodepoint, 6, 3},
    {OffsetUnit::kCodepoint, 10, 4},
    {OffsetUnit::kCodepoint, 11, 5},
    // The astral one has two units of UTF-16.
    {OffsetUnit::kUtf16, 6, 3},
    {OffsetUnit::kUtf16, 10, 5},
    {OffsetUnit::kUtf16, 11, 6},
};

TEST(OffsetMap, Units) {
  for (const auto& [unit, byte, want] : kCases) {
    SCOPED_TRACE(std::string(name_of(unit)) + " " + std::to_string(byte));
    OffsetMap map;
    map.build(kText, unit);
    EXPECT_EQ(map(byte), want);
  }
}

// A worker's map is built again for each document; nothing of the last one may stay.
TEST(OffsetMap, IsReused) {
  OffsetMap map;
  map.build(kText, OffsetUnit::kCodepoint);
  map.build("plain", OffsetUnit::kCodepoint);
  EXPECT_EQ(map(5), 5U);
  map.build("", OffsetUnit::kUtf16);
  EXPECT_EQ(map(0), 0U);
}

TEST(OffsetMap, NamesOfUnits) {
  EXPECT_EQ(offset_unit_of("utf16"), OffsetUnit::kUtf16);
  EXPECT_EQ(offset_unit_of("char"), std::nullopt);
}

}  // namespace
}  // namespace tocsin
