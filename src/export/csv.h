// Comma-separated values as RFC 4180 has them: CRLF, quotation marks only where they are needed.
#pragma once

#include <string>
#include <string_view>

namespace tocsin {

// Appends one field, quoted where it holds a comma, a quotation mark or a line break, or where it
// begins or ends with a blank.
void append_csv_field(std::string_view text, std::string& out);

// One row: fields in the order of the calls, then end().
class CsvRow {
 public:
  // Borrows `out` and appends to it.
  explicit CsvRow(std::string& out) : out_(&out) {}

  void add(std::string_view text);
  void end();

 private:
  std::string* out_;
  bool is_first_ = true;
};

// `text` with every run of white space and control characters as one blank: a sentence on one line.
std::string on_one_line(std::string_view text);

}  // namespace tocsin
