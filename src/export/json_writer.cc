#include "export/json_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace tocsin {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Size of the well-formed UTF-8 sequence at the start of `text`; 0: there is none (Unicode 15,
// table 3-7).
std::size_t sequence_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
  const bool too_large = lead == 0xF4 && byte(1) >= 0x90;
  return overlong || surrogate || too_large ? 0 : size;
}

void append_control(unsigned char c, std::string& out) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
  }
}

}  // namespace

void append_quoted_json(std::string_view text, std::string& out) {
  out += '"';
  std::size_t i = 0;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t size = sequence_size(text.substr(i));
    const std::string_view sequence = text.substr(i, size);
    if (size == 0) {
      out += kReplacement;
    } else if (c < 0x20) {
      append_control(c, out);
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (sequence == "\xE2\x80\xA8") {
      out += "\\u2028";
    } else if (sequence == "\xE2\x80\xA9") {
      out += "\\u2029";
    } else {
      out += sequence;
    }
    i += size == 0 ? 1 : size;
  }
  out += '"';
}

void append_json_number(double number, std::string& out) {
  // Also rids the record of "-0".
  if (!std::isfinite(number) || number == 0) {
    out += '0';
    return;
  }
  fmt::format_to(std::back_inserter(out), "{}", number);
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_quoted_json(name, *out_);
  *out_ += ':';
  needs_comma_ = false;
  return *this;
}

void JsonWriter::string(std::string_view text) {
  separate();
  append_quoted_json(text, *out_);
}

void JsonWriter::string_or_null(std::string_view text) {
  if (text.empty()) {
    null();
  } else {
    string(text);
  }
}

void JsonWriter::number(double value) {
  separate();
  append_json_number(value, *out_);
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  fmt::format_to(std::back_inserter(*out_), "{}", value);
}

void JsonWriter::literal(std::string_view json) {
  separate();
  *out_ += json;
}

void JsonWriter::open(char bracket) {
  separate();
  *out_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  *out_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::separate() {
  if (needs_comma_) *out_ += ',';
  needs_comma_ = true;
}

}  // namespace tocsin
