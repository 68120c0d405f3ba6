#include "export/csv.h"

namespace tocsin {

void append_csv_field(std::string_view text, std::string& out) {
  const bool has_special = text.find_first_of(",\"\r\n") != std::string_view::npos;
  const bool has_edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!has_special && !has_edge) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void CsvRow::add(std::string_view text) {
  if (!is_first_) *out_ += ',';
  is_first_ = false;
  append_csv_field(text, *out_);
}

void CsvRow::end() {
  *out_ += "\r\n";
  is_first_ = true;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  bool is_gap = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) {
      is_gap = !line.empty();
      continue;
    }
    if (is_gap) line += ' ';
    is_gap = false;
    line += c;
  }
  return line;
}

}  // namespace tocsin
