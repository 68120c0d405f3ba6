#include "ingest/document_reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace tocsin {
namespace {

using namespace std::string_view_literals;
namespace fs = std::filesystem;

// A folder of its own for each test, removed after it.
class DocumentReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              (std::string("tocsin_ingest_") + info->name() + "_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // Every document as "doc_id record status reason|text", errors as "error: message".
  std::string read(const std::vector<std::string>& paths, const ReaderOptions& options = {},
                   std::string_view standard_input = {}) {
    std::istringstream in{std::string(standard_input)};
    auto reader = DocumentReader::open(paths, options, in);
    if (!reader.ok()) return "error: " + plain(reader.error().message);
    std::string out;
    for (;;) {
      auto document = reader.value().next();
      if (!document.ok()) {
        out += "error: " + plain(document.error().message) + "\n";
        continue;
      }
      if (!document.value()) return out;
      documents_.push_back(*document.value());
      const Document& d = documents_.back();
      out += d.doc_id + " " + std::to_string(d.record) + " " + std::string(name_of(d.status)) +
             " " + d.reason + "|" + d.text + "\n";
    }
  }

  // Without this machine's folder.
  std::string plain(std::string message) const {
    const std::string folder = folder_.string() + "/";
    for (std::size_t at; (at = message.find(folder)) != std::string::npos;) {
      message.erase(at, folder.size());
    }
    return message;
  }

  fs::path folder_;
  std::vector<Document> documents_;
};

struct PlainCase {
  std::string_view bytes;
  std::string_view want;  // status reason|text
};

constexpr PlainCase kPlainCases[] = {
    {"Bree fell.\r\nAldonia denied it.\r\n"sv, "ok |Bree fell.\r\nAldonia denied it.\r\n"},
    // No text at all.
    {""sv, "empty a.txt: the file is empty|"},
    {"\n \r\n\t\n"sv, "empty a.txt: the file is empty|\n \r\n\t\n"},
    {"\xEF\xBB\xBF"sv, "empty a.txt: the file is empty|"},
    // A byte order mark is no text.
    {"\xEF\xBB\xBF"
     "Bree fell."sv,
     "ok |Bree fell."},
    // UTF-16 by its mark.
    {"\xFF\xFE"
     "B\0r\0e\0e\0"sv,
     "ok |Bree"},
    {"\xFE\xFF\0B\0r\0e\0e"sv, "ok |Bree"},
    {"\xFF\xFE{\0\"\0t\0\"\0:\0"
     "1\0}\0"sv,
     "encoding a.txt: JSON Lines in UTF-16 are not read; convert the file to UTF-8|"},
    {"\xFF\xFE\0\0B\0\0\0"sv, "encoding a.txt: UTF-32 is not read; convert the file to UTF-8|"},
    // Some undecodable bytes are marks; text that is mostly none is no text.
    {"The caf\xE9 in Bree"sv, "ok |The caf\xEF\xBF\xBD in Bree"},
    {"ab\xE9\xE9"sv,
     "encoding a.txt: 2 of 4 bytes are no UTF-8 and 0 are control characters; give text in UTF-8|"},
    // A NUL is a character like others; many are binary data.
    {"Bree fell\0 and nobody knew why."sv, "ok |Bree fell\0 and nobody knew why."sv},
    {"B\0r\0e\0e\0"sv,
     "encoding a.txt: 0 of 8 bytes are no UTF-8 and 4 are control characters; give text in UTF-8|"},
    {"%PDF-1.7 ..."sv, "unreadable a.txt: this is a PDF file, not text; give the text in it|"},
    // Braces do not make JSON Lines of a text, nor does JSON that is laid out over lines.
    {"{Bree} fell."sv, "ok |{Bree} fell."},
    {"[1] Bree fell."sv, "ok |[1] Bree fell."},
    {"{\n  \"text\": \"Bree\"\n}\n"sv,
     "unreadable a.txt: JSON over several lines or in an array; write one object a line|"},
    {"[{\"text\": \"Bree\"}]"sv,
     "unreadable a.txt: JSON over several lines or in an array; write one object a line|"},
};

TEST_F(DocumentReaderTest, ReadsPlainText) {
  for (const auto& [bytes, want] : kPlainCases) {
    SCOPED_TRACE(testing::PrintToString(bytes));
    EXPECT_EQ(read({write("a.txt", bytes)}), "a.txt 0 " + std::string(want) + "\n");
    EXPECT_EQ(documents_.back().format, "text");
    EXPECT_FALSE(documents_.back().title);
  }
}

TEST_F(DocumentReaderTest, ReadsStandardInput) {
  EXPECT_EQ(read({"-"}, {}, "Bree fell."), "stdin 0 ok |Bree fell.\n");
  EXPECT_EQ(read({"-"}, {}, ""), "stdin 0 empty stdin: the file is empty|\n");
  EXPECT_EQ(read({"-"}, {}, "{\"text\":\"Bree\"}"), "stdin:1 1 ok |Bree\n");
}

TEST_F(DocumentReaderTest, GoesOnAfterABrokenLine) {
  const std::string path = write("n.jsonl",
                                 "{\"id\":\"a\",\"text\":\"one\"}\n"
                                 "{\"id\":\"b\",\"text\":\n"
                                 "\n"
                                 "  \r\n"
                                 "{\"id\":\"c\",\"text\":\"th\xE9\"}\n"
                                 "plain words\n"
                                 "{\"id\":\"d\",\"text\":\"four\"}\r\n"
                                 "{\"text\":\"five\"}");
  EXPECT_EQ(read({path}),
            "a 1 ok |one\n"
            "n.jsonl:2 2 unreadable n.jsonl:2:18: the line ends too early; write one whole JSON "
            "object a line|\n"
            "n.jsonl:5 5 encoding n.jsonl:5:21: bytes that are no UTF-8; convert the file to "
            "UTF-8|\n"
            "n.jsonl:6 6 unreadable n.jsonl:6:1: an object was expected here; write one whole "
            "JSON object a line|\n"
            "d 7 ok |four\n"
            "n.jsonl:8 8 ok |five\n");
}

// The kind is told by the content, so a first line that is broken does not make text of the rest.
TEST_F(DocumentReaderTest, ABrokenFirstLineIsStillJsonLines) {
  EXPECT_EQ(read({write("n.txt", "\xEF\xBB\xBF\n{\"text\":\"one\n{\"text\":\"two\"}\n")}),
            "n.txt:2 2 unreadable n.txt:2:13: the line ends too early; write one whole JSON object "
            "a line|\n"
            "n.txt:3 3 ok |two\n");
}

TEST_F(DocumentReaderTest, MakesEveryIdUnique) {
  const std::string path = write("n.jsonl",
                                 "{\"id\":\"a\",\"text\":\"1\"}\n"
                                 "{\"id\":\"a#2\",\"text\":\"2\"}\n"
                                 "{\"id\":\"a\",\"text\":\"3\",\"k\":0}\n"
                                 "{\"id\":\"a\",\"text\":\"4\"}\n"
                                 "{\"id\":\"n.jsonl:1\",\"text\":\"5\"}\n"
                                 "{\"text\":\"6\"}\n");
  const std::string again =
      write("other/n.jsonl", "{\"text\":\"7\"}\n{\"id\":\"a\",\"text\":\"8\"}");
  EXPECT_EQ(read({path, again}),
            "a 1 ok |1\n"
            "a#2 2 ok |2\n"
            "a#3 3 ok |3\n"
            "a#4 4 ok |4\n"
            "n.jsonl:1 5 ok |5\n"
            "n.jsonl:6 6 ok |6\n"
            "n.jsonl:1#2 1 ok |7\n"
            "a#5 2 ok |8\n");
  EXPECT_EQ(documents_[2].other_fields, R"("k":0,"doc_id":"a")");
  EXPECT_EQ(documents_[0].other_fields, "");
}

TEST_F(DocumentReaderTest, WalksAFolderInOrder) {
  write("d/b.txt", "b");
  write("d/a/z.txt", "z");
  write("d/a/b.txt", "ab");
  write("d/.hidden", "no");
  write("d/.git/config", "no");
  write("d/n.jsonl", "{\"text\":\"x\"}");
  EXPECT_EQ(read({(folder_ / "d").string()}),
            "b.txt 0 ok |ab\n"
            "z.txt 0 ok |z\n"
            "b.txt#2 0 ok |b\n"
            "n.jsonl:1 1 ok |x\n");
  EXPECT_EQ(plain(documents_[0].path), "d/a/b.txt");
  EXPECT_EQ(read({write("empty_parent/x", "x"), (folder_ / "empty_parent").string()}),
            "x 0 ok |x\nx#2 0 ok |x\n");
}

TEST_F(DocumentReaderTest, NamesWhatItCannotOpen) {
  EXPECT_EQ(read({write("a.txt", "a"), (folder_ / "none.txt").string()}),
            "error: none.txt: there is no such file or folder; check the path");
  EXPECT_EQ(read({}), "");
}

TEST_F(DocumentReaderTest, GivesTheDateToDocumentsWithout) {
  ReaderOptions options;
  options.published = std::chrono::year(2020) / 2 / 29;
  read({write("n.jsonl",
              "{\"text\":\"1\"}\n{\"text\":\"2\",\"published\":\"2018-01-03\"}\n"
              "{\"text\":\"3\",\"published\":\"some day\"}\n{\"text\":\"4\",\"published\":null}\n"),
        write("a.txt", "x")},
       options);
  ASSERT_EQ(documents_.size(), 5U);
  EXPECT_EQ(documents_[0].published, options.published);
  EXPECT_EQ(documents_[1].published, std::chrono::year(2018) / 1 / 3);
  // It has a date of its own, which nobody can read: none is invented for it.
  EXPECT_FALSE(documents_[2].published);
  EXPECT_EQ(documents_[2].published_basis, PublishedBasis::kNone);
  EXPECT_EQ(documents_[3].published, options.published);
  EXPECT_EQ(documents_[4].published, options.published);
  EXPECT_EQ(documents_[4].published_basis, PublishedBasis::kGiven);
}

// 100 MB in one line are skipped as they stream by; what stands around them is read.
TEST_F(DocumentReaderTest, SkipsALineOf100MegabytesAndGoesOn) {
  const std::string path = write("n.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\n{\"text\":\"");
  {
    std::ofstream out(path, std::ios::binary | std::ios::app);
    const std::string block(std::size_t{1} << 20, 'x');
    for (int i = 0; i < 100; ++i) out << block;
    out << "\"}\n{\"id\":\"b\",\"text\":\"three\"}\n";
  }
  EXPECT_EQ(read({path}),
            "a 1 ok |one\n"
            "n.jsonl:2 2 limit n.jsonl:2: the line passes the limit of 67108864 bytes; split the "
            "document|\n"
            "b 3 ok |three\n");
}

TEST_F(DocumentReaderTest, MindsTheLimitsAtTheirBorders) {
  ReaderOptions options;
  options.limits.text_bytes = 6;
  options.limits.line_bytes = 30;
  EXPECT_EQ(read({write("a.txt", "123456")}, options), "a.txt 0 ok |123456\n");
  EXPECT_EQ(read({write("a.txt", "1234567")}, options),
            "a.txt 0 limit a.txt: the text passes the limit of 6 bytes; split the file|\n");
  // A mark for an undecodable byte has three bytes.
  EXPECT_EQ(read({write("a.txt", "1234\xE9")}, options),
            "a.txt 0 limit a.txt: the text passes the limit of 6 bytes; split the file|\n");
  EXPECT_EQ(read({write("n.jsonl", "{\"text\":\"123\",\"pad\":\"0123456\"}\n")}, options),
            "n.jsonl:1 1 ok |123\n");
  EXPECT_EQ(read({write("n.jsonl", "{\"text\":\"123\",\"pad\":\"01234567\"}\n")}, options),
            "n.jsonl:1 1 limit n.jsonl:1: the line passes the limit of 30 bytes; split the "
            "document|\n");
}

// Buffers end anywhere: the same documents come whatever the size of the lines around them.
TEST_F(DocumentReaderTest, ReadsLinesAcrossTheEdgesOfItsBuffer) {
  std::string bytes;
  std::string want;
  for (std::size_t i = 0; bytes.size() < 3 * ByteSource::kBufferSize; ++i) {
    const std::string text(1 + (i * 7919) % 9973, static_cast<char>('a' + i % 26));
    bytes += "{\"id\":" + std::to_string(i) + ",\"text\":\"" + text + "\"}\n";
    want += std::to_string(i) + " " + std::to_string(i + 1) + " ok |" + text + "\n";
  }
  EXPECT_EQ(read({write("n.jsonl", bytes)}), want);
}

// The files that the program's tests read too.
TEST_F(DocumentReaderTest, ReadsEveryBadFile) {
  read({"tests/data/bad"});
  std::string shown;
  for (const Document& d : documents_) {
    shown += fs::path(d.path).filename().string() + ": " + d.doc_id + " " +
             std::string(name_of(d.status)) + "\n";
  }
  EXPECT_EQ(shown,
            "binary.bin: binary.bin encoding\n"
            "blank_lines.jsonl: blank_lines.jsonl empty\n"
            "broken_line_in_the_middle.jsonl: good_1 ok\n"
            "broken_line_in_the_middle.jsonl: broken_line_in_the_middle.jsonl:2 unreadable\n"
            "broken_line_in_the_middle.jsonl: good_2 ok\n"
            "crlf.jsonl: good_1#2 ok\n"
            "crlf.jsonl: good_2#2 ok\n"
            "deep_nesting.jsonl: good_1#3 ok\n"
            "deep_nesting.jsonl: deep_nesting.jsonl:2 unreadable\n"
            "deep_nesting.jsonl: good_2#3 ok\n"
            "duplicate_ids.jsonl: good_1#4 ok\n"
            "duplicate_ids.jsonl: good_1#5 ok\n"
            "duplicate_ids.jsonl: good_1#6 ok\n"
            "empty.txt: empty.txt empty\n"
            "first_line_broken.jsonl: first_line_broken.jsonl:1 unreadable\n"
            "first_line_broken.jsonl: good_1#7 ok\n"
            "impossible_dates.jsonl: d0 ok\n"
            "impossible_dates.jsonl: d1 ok\n"
            "impossible_dates.jsonl: d2 ok\n"
            "impossible_dates.jsonl: d3 ok\n"
            "impossible_dates.jsonl: d4 ok\n"
            "impossible_dates.jsonl: d5 ok\n"
            "invalid_utf8.jsonl: good_1#8 ok\n"
            "invalid_utf8.jsonl: invalid_utf8.jsonl:2 encoding\n"
            "invalid_utf8.jsonl: good_2#4 ok\n"
            "invalid_utf8.txt: invalid_utf8.txt ok\n"
            "lone_surrogate.jsonl: good_1#9 ok\n"
            "lone_surrogate.jsonl: lone_surrogate.jsonl:2 encoding\n"
            "lone_surrogate.jsonl: good_2#5 ok\n"
            "no_text.jsonl: good_1#10 ok\n"
            "no_text.jsonl: bad unreadable\n"
            "no_text.jsonl: bad_type unreadable\n"
            "no_text.jsonl: bad_empty empty\n"
            "no_text.jsonl: good_2#6 ok\n"
            "not_english.jsonl: good_1#11 ok\n"
            "not_english.jsonl: bad#2 language\n"
            "not_english.jsonl: good_2#7 ok\n"
            "nul_inside.txt: nul_inside.txt ok\n"
            "one_object_over_lines.json: one_object_over_lines.json unreadable\n"
            "truncated_last_line.jsonl: good_1#12 ok\n"
            "truncated_last_line.jsonl: truncated_last_line.jsonl:2 unreadable\n"
            "unknown_fields.jsonl: 7 ok\n"
            "utf16_le.txt: utf16_le.txt ok\n");
}

// Names of files may hold any bytes; what is written of them is UTF-8.
TEST_F(DocumentReaderTest, RepairsTheNamesOfFiles) {
  EXPECT_EQ(read({write("caf\xE9.txt", "x")}), "caf\xEF\xBF\xBD.txt 0 ok |x\n");
  EXPECT_NE(documents_[0].path.find("caf\xEF\xBF\xBD.txt"), std::string::npos);
}

}  // namespace
}  // namespace tocsin
