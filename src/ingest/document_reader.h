// Documents from files, folders and standard input, one after another in a fixed order.
//
// A file's kind is told by its content. JSON Lines: the first character that is no white space is
// "{", and a name or "}" follows it on the same line; a document a line, read as a stream. Anything
// else is one document of plain text. A folder stands for the regular files below it, sorted by
// their paths, those whose name or folder starts with "." left out.
//
// What is odd about one document is its status (docs/codebook.md), never the end of the run:
//   empty       no text, or white space alone
//   language    its field says that it is not in English
//   limit       a text or a line past Limits; no text is kept
//   encoding    UTF-32, binary data, invalid UTF-8 or half a surrogate pair in a line of JSON
//   Lines;
//               no text is kept. (Plain text with some undecodable bytes is ok: they are U+FFFD.)
//   unreadable  a broken line, a line without text, a PDF or an archive
//
// Every doc_id comes once: a second "a" is "a#2", and what it was stays in other_fields.
//
// Threads: a reader belongs to one thread. Reads no locale and no clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "core/limits.h"
#include "core/result.h"
#include "ingest/byte_source.h"
#include "ingest/json_line.h"

namespace tocsin {

struct ReaderOptions {
  // For documents that bring no date of their own.
  std::optional<std::chrono::year_month_day> published;
  Limits limits;
};

class DocumentReader {
 public:
  // `paths` are files, folders, or "-" for `standard_input`, which is borrowed. Fails with kIo,
  // naming the path, if one does not exist or a folder cannot be listed.
  static Result<DocumentReader> open(const std::vector<std::string>& paths,
                                     const ReaderOptions& options, std::istream& standard_input);

  // The next document; nullopt after the last. Fails with kIo, naming the file, if one cannot be
  // opened or read; the call after that goes on with the next file. Holds one line, or one plain
  // text, in memory.
  Result<std::optional<Document>> next();

  std::size_t file_count() const { return files_.size(); }
  std::uint64_t bytes_read() const { return bytes_before_ + (source_ ? source_->bytes_read() : 0); }

 private:
  DocumentReader(std::vector<std::string> files, const ReaderOptions& options,
                 std::istream& standard_input);

  Status open_file();
  void close_file();
  bool read_record(Document& out);
  bool read_plain(Document& out);
  void finish(Document& out);
  void make_unique(Document& out);

  std::vector<std::string> files_;
  std::size_t next_file_ = 0;
  ReaderOptions options_;
  std::istream* standard_input_;  // borrowed from the caller of `open`
  JsonLineReader json_;

  // The file that is open.
  std::string path_;  // undecodable bytes are U+FFFD
  std::string name_;  // its last part; "stdin" for standard input
  std::unique_ptr<std::ifstream> file_;
  std::unique_ptr<ByteSource> source_;
  bool is_json_lines_ = false;
  std::uint64_t line_number_ = 0;
  std::string line_;
  bool has_bad_date_ = false;  // of the document being read

  std::uint64_t bytes_before_ = 0;  // of the files that are closed
  // By the hash of an id: the number that its next double has.
  std::unordered_map<std::uint64_t, std::uint64_t> seen_ids_;
};

}  // namespace tocsin
