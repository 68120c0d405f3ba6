// One line of JSON Lines as a Document.
//
// Fields: doc_id or id (text or number), text, title, published, url, publisher, language. What is
// none of these, or has a value that its field cannot have, is kept in Document::other_fields.
//
// Threads: a reader belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/limits.h"
#include "ingest/json_scan.h"

namespace tocsin {

class JsonLineReader {
 public:
  explicit JsonLineReader(const Limits& limits);
  JsonLineReader(JsonLineReader&&) noexcept;
  JsonLineReader& operator=(JsonLineReader&&) noexcept;
  ~JsonLineReader();

  // Fills `out`, whose path and record are set, from `line`. `name` is the file's in messages.
  // Never fails: what cannot be read is a status with its reason, and the line's doc_id is kept
  // where it can be.
  void read(std::string_view name, std::string_view line, Document& out);

  // The line last read has a publication date that is none.
  bool has_bad_date() const { return has_bad_date_; }

 private:
  void take(const JsonMember& member, std::string_view key, Document& out);
  void keep(const JsonMember& member, std::string_view key, Document& out);
  bool text_of(std::string_view json, std::string& out);

  struct Parser;  // simdjson's
  Limits limits_;
  std::unique_ptr<Parser> parser_;
  std::vector<JsonMember> members_;
  std::string key_;
  std::string value_;
  bool has_text_ = false;
  bool has_bad_date_ = false;
  std::string text_fault_;  // why there is no text; empty: there is, or the field is missing
  bool text_is_too_long_ = false;
};

// Appends `text`, which is valid UTF-8, as a JSON string.
void append_escaped_json(std::string_view text, std::string& out);

// True for "en", "en-US", "eng", "English" and the like.
bool is_english(std::string_view language);

}  // namespace tocsin
