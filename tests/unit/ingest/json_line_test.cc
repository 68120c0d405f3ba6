#include "ingest/json_line.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tocsin {
namespace {

using namespace std::string_view_literals;

Document read(std::string_view line, const Limits& limits = {}) {
  JsonLineReader reader(limits);
  Document document;
  document.record = 7;
  reader.read("news.jsonl", line, document);
  return document;
}

struct StatusCase {
  std::string_view line;
  DocStatus status;
  std::string_view reason;
};

constexpr StatusCase kStatusCases[] = {
    {R"({"text":"Bree fell."})", DocStatus::kOk, ""},
    {" \t{ \"text\" : \"Bree fell.\" } \r", DocStatus::kOk, ""},
    // No text to read.
    {R"({"text":""})", DocStatus::kEmpty, "news.jsonl:7: the text is empty"},
    {R"({"text":" \n\t"})", DocStatus::kEmpty, "news.jsonl:7: the text is empty"},
    {R"({"text":null})", DocStatus::kEmpty, "news.jsonl:7: the text is empty"},
    {R"({})", DocStatus::kUnreadable,
     "news.jsonl:7: there is no field \"text\"; rename the field that holds the article"},
    {R"({"body":"Bree fell."})", DocStatus::kUnreadable,
     "news.jsonl:7: there is no field \"text\"; rename the field that holds the article"},
    {R"({"text":12})", DocStatus::kUnreadable,
     "news.jsonl:7: the text is no string; write it in quotation marks"},
    {R"({"text":["a"]})", DocStatus::kUnreadable,
     "news.jsonl:7: the text is no string; write it in quotation marks"},
    // Other languages, however the field is written.
    {R"({"text":"x","language":"en-GB"})", DocStatus::kOk, ""},
    {R"({"text":"x","language":"English"})", DocStatus::kOk, ""},
    {R"({"text":"x","language":"eng"})", DocStatus::kOk, ""},
    {R"({"text":"x","language":null})", DocStatus::kOk, ""},
    {R"({"text":"x","language":""})", DocStatus::kOk, ""},
    {R"({"text":"x","language":"de"})", DocStatus::kLanguage,
     "news.jsonl:7: the language is \"de\"; only English is read"},
    {R"({"text":"x","language":"enm"})", DocStatus::kLanguage,
     "news.jsonl:7: the language is \"enm\"; only English is read"},
    // Broken lines: the column is that of the fault, in characters.
    {R"({"text":"x")", DocStatus::kUnreadable,
     "news.jsonl:7:12: the line ends too early; write one whole JSON object a line"},
    {R"({"text":"x)", DocStatus::kUnreadable,
     "news.jsonl:7:11: the line ends too early; write one whole JSON object a line"},
    {R"({"text":"x"} {"text":"y"})", DocStatus::kUnreadable,
     "news.jsonl:7:14: something follows the object; write one whole JSON object a line"},
    {R"({"text" "x"})", DocStatus::kUnreadable,
     "news.jsonl:7:9: \":\" was expected here; write one whole JSON object a line"},
    {R"({text:"x"})", DocStatus::kUnreadable,
     "news.jsonl:7:2: a name in quotation marks was expected here; write one whole JSON object a "
     "line"},
    {R"({"text":"x",})", DocStatus::kUnreadable,
     "news.jsonl:7:13: a name in quotation marks was expected here; write one whole JSON object a "
     "line"},
    {R"({"a":[1,],"text":"x"})", DocStatus::kUnreadable,
     "news.jsonl:7:9: a value was expected here; write one whole JSON object a line"},
    {R"({"a":[1 2],"text":"x"})", DocStatus::kUnreadable,
     "news.jsonl:7:9: \",\" or \"]\" was expected here; write one whole JSON object a line"},
    {R"({"a":{"b":1]})", DocStatus::kUnreadable,
     "news.jsonl:7:12: \",\" or \"}\" was expected here; write one whole JSON object a line"},
    {R"({"a":tru,"text":"x"})", DocStatus::kUnreadable,
     "news.jsonl:7:6: a value was expected here; write one whole JSON object a line"},
    {R"({"a":01})", DocStatus::kUnreadable,
     "news.jsonl:7:7: a number may not start with 0; write one whole JSON object a line"},
    {R"({"a":1.})", DocStatus::kUnreadable,
     "news.jsonl:7:8: a digit was expected here; write one whole JSON object a line"},
    {R"({"a":NaN})", DocStatus::kUnreadable,
     "news.jsonl:7:6: a value was expected here; write one whole JSON object a line"},
    {R"({'text':'x'})", DocStatus::kUnreadable,
     "news.jsonl:7:2: a name in quotation marks was expected here; write one whole JSON object a "
     "line"},
    {R"(["text"])", DocStatus::kUnreadable,
     "news.jsonl:7:1: an object was expected here; write one whole JSON object a line"},
    {R"("text")", DocStatus::kUnreadable,
     "news.jsonl:7:1: an object was expected here; write one whole JSON object a line"},
    {"{\"text\":\"a\tb\"}", DocStatus::kUnreadable,
     "news.jsonl:7:11: a control character must be written as an escape; write one whole JSON "
     "object a line"},
    {"{\"text\":\"a\0b\"}"sv, DocStatus::kUnreadable,
     "news.jsonl:7:11: a control character must be written as an escape; write one whole JSON "
     "object a line"},
    {R"({"text":"a\qb"})", DocStatus::kUnreadable,
     "news.jsonl:7:12: this is no escape of JSON; write one whole JSON object a line"},
    {R"({"text":"a\u12"})", DocStatus::kUnreadable,
     "news.jsonl:7:13: four hexadecimal digits were expected here; write one whole JSON object a "
     "line"},
    {"{\"\xC3\xA9\xC3\xA9\" 1}", DocStatus::kUnreadable,
     "news.jsonl:7:7: \":\" was expected here; write one whole JSON object a line"},
    // Text that no UTF-8 can hold.
    {R"({"text":"a\ud83d"})", DocStatus::kEncoding,
     "news.jsonl:7:11: half of a surrogate pair stands alone; write the character itself or both "
     "halves"},
    {R"({"text":"a\ude00\ud83d"})", DocStatus::kEncoding,
     "news.jsonl:7:11: half of a surrogate pair stands alone; write the character itself or both "
     "halves"},
    {R"({"text":"a\ud83d\u0041"})", DocStatus::kEncoding,
     "news.jsonl:7:11: half of a surrogate pair stands alone; write the character itself or both "
     "halves"},
    {"{\"text\":\"caf\xE9\"}", DocStatus::kEncoding,
     "news.jsonl:7:13: bytes that are no UTF-8; convert the file to UTF-8"},
};

TEST(JsonLine, Status) {
  for (const auto& [line, status, reason] : kStatusCases) {
    SCOPED_TRACE(line);
    const Document document = read(line);
    EXPECT_EQ(name_of(document.status), name_of(status));
    EXPECT_EQ(document.reason, reason);
    EXPECT_EQ(document.doc_id, "news.jsonl:7");
    EXPECT_EQ(document.format, "jsonl");
  }
}

struct TextCase {
  std::string_view line;
  std::string_view text;
};

constexpr TextCase kTextCases[] = {
    {R"({"text":"a\"b\\c\/d"})", "a\"b\\c/d"},
    {R"({"text":"a\r\nb\tc"})", "a\r\nb\tc"},
    {R"({"text":"\u00e9\ud83d\ude00"})", "\xC3\xA9\xF0\x9F\x98\x80"},
    {R"({"text":"a\u0000b"})", std::string_view("a\0b", 3)},
    // The last of two fields of one name counts, as for most readers of JSON.
    {R"({"text":"old","text":"new"})", "new"},
    {R"({"te\u0078t":"a"})", "a"},
};

TEST(JsonLine, Text) {
  for (const auto& [line, text] : kTextCases) {
    SCOPED_TRACE(line);
    EXPECT_EQ(read(line).text, text);
  }
}

struct FieldCase {
  std::string_view fields;  // beside the text
  std::string_view doc_id;
  std::string_view other_fields;
};

constexpr FieldCase kFieldCases[] = {
    // Identifiers: text or number, as written; doc_id before id.
    {R"("doc_id":"a1")", "a1", ""},
    {R"("id":"b2")", "b2", ""},
    {R"("id":"b2","doc_id":"a1")", "a1", R"("id":"b2")"},
    {R"("id":17)", "17", ""},
    {R"("id":123456789012345678901234567890)", "123456789012345678901234567890", ""},
    {R"("id":1.50)", "1.50", ""},
    {R"("id":"")", "news.jsonl:7", R"("id":"")"},
    {R"("id":null)", "news.jsonl:7", ""},
    {R"("id":{"a":1})", "news.jsonl:7", R"("id":{"a":1})"},
    // What is not known is kept as it was written.
    {R"("tags":["a", {"b" : 1.0}],"n":1e3)", "news.jsonl:7",
     R"("tags":["a", {"b" : 1.0}],"n":1e3)"},
    {R"("big":123456789012345678901234567890,"t":true,"z":null)", "news.jsonl:7",
     R"("big":123456789012345678901234567890,"t":true,"z":null)"},
    {R"("s":"a\u00e9\"b","na\"me":1)", "news.jsonl:7", R"("s":"a\u00e9\"b","na\"me":1)"},
    {R"("e":{},"f":[],"g":[[],{}])", "news.jsonl:7", R"("e":{},"f":[],"g":[[],{}])"},
    // A field with a value that it cannot have is kept too.
    {R"("title":5,"url":[],"publisher":false,"language":1)", "news.jsonl:7",
     R"("title":5,"url":[],"publisher":false,"language":1)"},
    {R"("published":"last week")", "news.jsonl:7", R"("published":"last week")"},
    {R"("published":1515000000)", "news.jsonl:7", R"("published":1515000000)"},
    {R"("published":null)", "news.jsonl:7", ""},
};

TEST(JsonLine, Fields) {
  for (const auto& [fields, doc_id, other_fields] : kFieldCases) {
    SCOPED_TRACE(fields);
    const Document document = read("{\"text\":\"x\"," + std::string(fields) + "}");
    EXPECT_EQ(document.status, DocStatus::kOk) << document.reason;
    EXPECT_EQ(document.doc_id, doc_id);
    EXPECT_EQ(document.other_fields, other_fields);
    EXPECT_FALSE(document.published);
  }
}

TEST(JsonLine, ReadsEveryFieldItKnows) {
  const Document document = read(
      R"({"id":"n1","title":"Bree falls","text":"Bree fell.","published":"2018-01-03T22:10:00-05:00",)"
      R"("url":"https://corland.example/1","publisher":"The Corland Post","language":"en"})");
  EXPECT_EQ(document.doc_id, "n1");
  EXPECT_EQ(document.title, "Bree falls");
  EXPECT_EQ(document.url, "https://corland.example/1");
  EXPECT_EQ(document.publisher, "The Corland Post");
  EXPECT_EQ(document.published, std::chrono::year(2018) / 1 / 3);
  EXPECT_EQ(document.published_basis, PublishedBasis::kGiven);
  EXPECT_EQ(document.other_fields, "");
}

TEST(JsonLine, KeepsNoTextPastTheLimit) {
  Limits limits;
  limits.text_bytes = 10;
  EXPECT_EQ(read(R"({"id":"a","text":"0123456789"})", limits).status, DocStatus::kOk);
  const Document document = read(R"({"id":"a","text":"0123456789a"})", limits);
  EXPECT_EQ(document.status, DocStatus::kLimit);
  EXPECT_EQ(document.text, "");
  EXPECT_EQ(document.doc_id, "a");
  EXPECT_EQ(document.reason,
            "news.jsonl:7: a text of 11 bytes passes the limit of 10; split the document");
}

// Nesting is counted, not recursed into: a hostile line costs its length and no stack.
TEST(JsonLine, RefusesDeepNesting) {
  const auto nested = [](std::size_t depth) {
    return "{\"text\":\"x\",\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_EQ(read(nested(500)).status, DocStatus::kOk);
  for (const std::size_t depth : {std::size_t{512}, std::size_t{1} << 20}) {
    const Document document = read(nested(depth));
    EXPECT_EQ(document.status, DocStatus::kUnreadable);
    EXPECT_NE(document.reason.find("nested too deep"), std::string::npos) << document.reason;
  }
  std::string objects = "{\"text\":\"x\"";
  for (int i = 0; i < 600; ++i) objects += ",\"a\":{\"b\":1";
  EXPECT_EQ(read(objects).status, DocStatus::kUnreadable);
}

TEST(JsonLine, ADamagedReaderStateDoesNotLeakIntoTheNextLine) {
  JsonLineReader reader{Limits{}};
  Document first;
  reader.read("a", R"({"text":1,"published":"soon"})", first);
  EXPECT_TRUE(reader.has_bad_date());
  Document second;
  reader.read("a", R"({"text":"Bree fell."})", second);
  EXPECT_EQ(second.status, DocStatus::kOk);
  EXPECT_EQ(second.text, "Bree fell.");
  EXPECT_FALSE(reader.has_bad_date());
}

}  // namespace
}  // namespace tocsin
