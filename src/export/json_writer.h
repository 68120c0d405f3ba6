// Writes JSON by hand: members in the order of the calls, numbers the same on every machine.
//
// The caller opens and closes objects and arrays in pairs; commas are the writer's business.
//
// Threads: belongs to one caller.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

// Appends `text` with quotation marks and escapes. Bytes that are no UTF-8 become U+FFFD; U+2028
// and U+2029 are escaped, because some readers take them for the end of a line.
void append_quoted_json(std::string_view text, std::string& out);

// The shortest digits that give the number back; 0 for what JSON cannot write.
void append_json_number(double number, std::string& out);

class JsonWriter {
 public:
  // Borrows `out` and appends to it.
  explicit JsonWriter(std::string& out) : out_(&out) {}

  JsonWriter& key(std::string_view name);

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }

  void string(std::string_view text);
  void null() { literal("null"); }
  void boolean(bool value) { literal(value ? "true" : "false"); }
  void number(double value);
  void integer(std::int64_t value);
  // `json` is a value already written out.
  void literal(std::string_view json);

  // The text, or null where it is empty.
  void string_or_null(std::string_view text);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string* out_;
  bool needs_comma_ = false;
};

}  // namespace tocsin
