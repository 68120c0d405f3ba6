#include "ingest/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tocsin {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMark = "\xEF\xBF\xBD";

// "?" stands for U+FFFD in what is wanted.
std::string with_marks(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '?' ? std::string(kMark) : std::string(1, c);
  return out;
}

struct RepairCase {
  std::string_view bytes;
  std::string_view want;
  std::size_t undecodable;
};

constexpr RepairCase kRepairCases[] = {
    // Valid text is not touched, NUL and noncharacters included.
    {""sv, "", 0},
    {"Bree"sv, "Bree", 0},
    {"caf\xC3\xA9"sv, "caf\xC3\xA9", 0},
    {"\xEF\xBF\xBF"sv, "\xEF\xBF\xBF", 0},
    {"\xF4\x8F\xBF\xBF"sv, "\xF4\x8F\xBF\xBF", 0},
    // Latin-1 letters: one mark each.
    {"caf\xE9 society"sv, "caf? society", 1},
    {"\xE9\xE9"sv, "??", 2},
    // A character cut short is one mark (maximal subpart), then the text goes on.
    {"a\xE2\x82"sv, "a?", 2},
    {"a\xE2\x82 b"sv, "a? b", 2},
    {"\xF0\x9F\x98z"sv, "?z", 3},
    {"\xC3"sv, "?", 1},
    // Lone continuation bytes: one mark each.
    {"\x80\xBF"sv, "??", 2},
    // Overlong forms, surrogates, beyond U+10FFFF: the bytes are marks one by one.
    {"\xC0\xAF"sv, "??", 2},
    {"\xE0\x80\xAF"sv, "???", 3},
    {"\xED\xA0\x80"sv, "???", 3},
    {"\xF4\x90\x80\x80"sv, "????", 4},
    {"\xF8\xFF"sv, "??", 2},
};

TEST(RepairUtf8, Table) {
  for (const auto& [bytes, want, undecodable] : kRepairCases) {
    SCOPED_TRACE(testing::PrintToString(bytes));
    std::string text(bytes);
    EXPECT_EQ(repair_utf8(text), undecodable);
    EXPECT_EQ(text, with_marks(want));
  }
}

struct WideCase {
  std::string_view bytes;
  bool big_endian;
  std::string_view want;
};

constexpr WideCase kWideCases[] = {
    {"B\0r\0"sv, false, "Br"},
    {"\0B\0r"sv, true, "Br"},
    {"\xE9\0"sv, false, "\xC3\xA9"},
    {"\xAC\x20"sv, false, "\xE2\x82\xAC"},
    {"\x3D\xD8\x00\xDE"sv, false, "\xF0\x9F\x98\x80"},
    {"\xD8\x3D\xDE\x00"sv, true, "\xF0\x9F\x98\x80"},
    // Half a pair, and half a unit at the end.
    {"\x3D\xD8"
     "a\0"sv,
     false, "?a"},
    {"\x00\xDE"
     "a\0"sv,
     false, "?a"},
    {"\x3D\xD8"sv, false, "?"},
    {"a\0b"sv, false, "a?"},
};

TEST(AppendUtf16, Table) {
  for (const auto& [bytes, big_endian, want] : kWideCases) {
    SCOPED_TRACE(testing::PrintToString(bytes));
    std::string text;
    append_utf16(bytes, big_endian, text);
    EXPECT_EQ(text, with_marks(want));
  }
}

TEST(EncodingOf, ReadsByteOrderMarks) {
  EXPECT_EQ(encoding_of("Bree"sv), Encoding::kUtf8);
  EXPECT_EQ(encoding_of(""sv), Encoding::kUtf8);
  EXPECT_EQ(encoding_of("\xEF\xBB\xBF"
                        "Bree"sv),
            Encoding::kUtf8Bom);
  EXPECT_EQ(encoding_of("\xFF\xFE"
                        "B\0"sv),
            Encoding::kUtf16Le);
  EXPECT_EQ(encoding_of("\xFE\xFF\0B"sv), Encoding::kUtf16Be);
  EXPECT_EQ(encoding_of("\xFF\xFE\0\0B\0\0\0"sv), Encoding::kUtf32);
  EXPECT_EQ(encoding_of("\0\0\xFE\xFF"sv), Encoding::kUtf32);
}

}  // namespace
}  // namespace tocsin
