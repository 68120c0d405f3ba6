#include "export/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "export/record.h"

namespace tocsin {
namespace {

struct StringCase {
  std::string_view text;
  std::string_view want;
};

constexpr StringCase kStrings[] = {
    {"", R"("")"},
    {"plain", R"("plain")"},
    {"say \"no\" \\ now", R"("say \"no\" \\ now")"},
    // Every control character is escaped; DEL is none to JSON.
    {"\n\r\t\b\f", R"("\n\r\t\b\f")"},
    {std::string_view("\0\x01\x1F", 3), R"("\u0000\u0001\u001f")"},
    // Characters of two, three and four bytes stay as they are.
    {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""},
    // Line separators would end a line for some readers.
    {"a\xE2\x80\xA8"
     "b\xE2\x80\xA9",
     R"("a\u2028b\u2029")"},
    // What is no UTF-8: a lone byte, a cut sequence, an overlong one, a surrogate, too large.
    {"\xFFx", "\"\xEF\xBF\xBDx\""},
    {"\xE2\x82", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
    {"\xC0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
    {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    {"\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
};

TEST(JsonWriter, Strings) {
  for (const auto& [text, want] : kStrings) {
    std::string out;
    append_quoted_json(text, out);
    EXPECT_EQ(out, want);
  }
}

struct NumberCase {
  double number;
  std::string_view want;
};

constexpr NumberCase kNumbers[] = {
    {0, "0"},
    {-0.0, "0"},
    {3, "3"},
    {-9.5, "-9.5"},
    {0.1, "0.1"},
    // JSON has no word for these.
    {std::numeric_limits<double>::quiet_NaN(), "0"},
    {std::numeric_limits<double>::infinity(), "0"},
};

TEST(JsonWriter, Numbers) {
  for (const auto& [number, want] : kNumbers) {
    std::string out;
    append_json_number(number, out);
    EXPECT_EQ(out, want);
  }
}

TEST(JsonWriter, CommasBetweenMembersOnly) {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  json.key("a").open_array();
  json.close_array();
  json.key("b").open_array();
  json.integer(1);
  json.null();
  json.open_object();
  json.close_object();
  json.close_array();
  json.key("c").boolean(true);
  json.close_object();
  EXPECT_EQ(out, R"({"a":[],"b":[1,null,{}],"c":true})");
}

struct FieldsCase {
  std::string_view fields;
  std::string_view want;
};

constexpr FieldsCase kFields[] = {
    {"", ""},
    {R"("a":1,"b":[2,{"path":3}])", R"("a":1,"b":[2,{"path":3}])"},
    // Ours keep their names; the input's are kept beside them.
    {R"("path":"x","a":1)", R"("input_path":"x","a":1)"},
    {R"("path":1,"input_path":2)", R"("input_path":1,"input_input_path":2)"},
    // Commas, brackets and quotation marks inside strings part nothing.
    {R"("a":"},\",[","url":"u")", R"("a":"},\",[","input_url":"u")"},
    {R"("\"":{"x":"}"},"url" : null)", R"("\"":{"x":"}"},"input_url" : null)"},
};

TEST(Record, OtherFieldsKeepClearOfOurNames) {
  for (const auto& [fields, want] : kFields) {
    EXPECT_EQ(renamed_members(fields, {"path", "url"}), want);
  }
}

}  // namespace
}  // namespace tocsin
