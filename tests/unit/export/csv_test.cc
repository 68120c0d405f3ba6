#include "export/csv.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin {
namespace {

struct FieldCase {
  std::string_view text;
  std::string_view want;
};

constexpr FieldCase kFields[] = {
    {"", ""},
    {"plain words", "plain words"},
    // Codes are text: nothing is added, nothing is dropped.
    {"0233", "0233"},
    {"a;b", "a;b"},
    // Quoted where RFC 4180 needs it, and where a reader might trim.
    {"a,b", "\"a,b\""},
    {"say \"no\"", "\"say \"\"no\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"cr\r", "\"cr\r\""},
    {" edge", "\" edge\""},
};

TEST(Csv, Fields) {
  for (const auto& [text, want] : kFields) {
    std::string out;
    append_csv_field(text, out);
    EXPECT_EQ(out, want);
  }
}

TEST(Csv, RowsEndWithCrLf) {
  std::string out;
  CsvRow row(out);
  row.add("a");
  row.add("");
  row.end();
  row.add("b,c");
  row.add("d");
  row.end();
  EXPECT_EQ(out, "a,\r\n\"b,c\",d\r\n");
}

TEST(Csv, OneLine) {
  EXPECT_EQ(on_one_line("  a\r\n\t b\x1B "), "a b");
  EXPECT_EQ(on_one_line("\n\n"), "");
}

}  // namespace
}  // namespace tocsin
