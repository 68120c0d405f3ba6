#include "ingest/json_line.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>

#include "ingest/dates.h"
#include "ingest/encoding.h"

namespace tocsin {
namespace {

constexpr std::size_t kMostIdBytes = 1024;

enum class Field : std::uint8_t {
  kDocId,
  kId,
  kText,
  kTitle,
  kPublished,
  kUrl,
  kPublisher,
  kLanguage,
  kOther
};
constexpr std::array<std::string_view, 8> kFieldNames = {
    "doc_id", "id", "text", "title", "published", "url", "publisher", "language"};

Field field_of(std::string_view key) {
  const auto* at = std::find(kFieldNames.begin(), kFieldNames.end(), key);
  return static_cast<Field>(at - kFieldNames.begin());
}

// Columns count characters from 1, as editors do.
std::size_t column_of(std::string_view line, std::size_t offset) {
  const std::string_view before = line.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         }));
}

std::size_t first_undecodable(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const int size = utf8_size(bytes.substr(at));
    if (size < 0) return at;
    at += static_cast<std::size_t>(size);
  }
  return at;
}

bool is_only_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
  });
}

}  // namespace

struct JsonLineReader::Parser {
  simdjson::dom::parser dom;
};

JsonLineReader::JsonLineReader(const Limits& limits)
    : limits_(limits), parser_(std::make_unique<Parser>()) {}
JsonLineReader::JsonLineReader(JsonLineReader&&) noexcept = default;
JsonLineReader& JsonLineReader::operator=(JsonLineReader&&) noexcept = default;
JsonLineReader::~JsonLineReader() = default;

void append_escaped_json(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  out += '"';
}

bool is_english(std::string_view language) {
  std::string low;
  for (const char c : language.substr(0, 16)) {
    low += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  const std::string_view main = std::string_view(low).substr(0, low.find_first_of("-_"));
  return main == "en" || main == "eng" || main == "english";
}

void JsonLineReader::read(std::string_view name, std::string_view line, Document& out) {
  has_text_ = false;
  has_bad_date_ = false;
  text_fault_.clear();
  out.format = "jsonl";
  out.doc_id = fmt::format("{}:{}", name, out.record);
  if (!simdjson::validate_utf8(line.data(), line.size())) {
    out.status = DocStatus::kEncoding;
    out.reason = fmt::format("{}:{}:{}: bytes that are no UTF-8; convert the file to UTF-8", name,
                             out.record, column_of(line, first_undecodable(line)));
    return;
  }
  const JsonScan scan = scan_json_object(line, members_);
  if (scan.fault != JsonFault::kNone) {
    const bool surrogate = scan.fault == JsonFault::kSurrogate;
    out.status = surrogate ? DocStatus::kEncoding : DocStatus::kUnreadable;
    out.reason = fmt::format("{}:{}:{}: {}; write one whole JSON object a line", name, out.record,
                             column_of(line, scan.offset), scan.what);
    if (surrogate) {
      out.reason.replace(out.reason.rfind(';'), std::string::npos,
                         "; write the character itself or both halves");
    }
    return;
  }
  // Where a line has both, doc_id names the document and id is one of its other fields.
  const bool has_doc_id = std::any_of(members_.begin(), members_.end(), [](const JsonMember& m) {
    return m.key == "\"doc_id\"" && (m.kind == JsonKind::kString || m.kind == JsonKind::kNumber);
  });
  for (const JsonMember& member : members_) {
    if (!text_of(member.key, key_)) continue;
    if (has_doc_id && key_ == "id") {
      keep(member, key_, out);
    } else {
      take(member, key_, out);
    }
  }
  const std::string where = fmt::format("{}:{}", name, out.record);
  if (!text_fault_.empty()) {
    out.status = text_is_too_long_ ? DocStatus::kLimit : DocStatus::kUnreadable;
    out.reason = fmt::format("{}: {}", where, text_fault_);
  } else if (!has_text_) {
    out.status = DocStatus::kUnreadable;
    out.reason = where + ": there is no field \"text\"; rename the field that holds the article";
  } else if (is_only_blank(out.text)) {
    out.status = DocStatus::kEmpty;
    out.reason = where + ": the text is empty";
  } else if (!is_english(out.language)) {
    out.status = DocStatus::kLanguage;
    out.reason =
        fmt::format("{}: the language is \"{}\"; only English is read", where, out.language);
  }
}

void JsonLineReader::take(const JsonMember& member, std::string_view key, Document& out) {
  const Field field = field_of(key);
  const bool is_text = member.kind == JsonKind::kString && text_of(member.value, value_);
  const bool is_null = member.kind == JsonKind::kNull;
  switch (field) {
    case Field::kDocId:
    case Field::kId:
      if (is_text && !value_.empty() && value_.size() <= kMostIdBytes) {
        out.doc_id = value_;
      } else if (member.kind == JsonKind::kNumber && member.value.size() <= kMostIdBytes) {
        out.doc_id = member.value;
      } else if (!is_null) {
        keep(member, key, out);
      }
      return;
    case Field::kText:
      has_text_ = true;
      text_is_too_long_ = false;
      text_fault_.clear();
      out.text.clear();
      if (is_text && value_.size() > limits_.text_bytes) {
        text_is_too_long_ = true;
        text_fault_ = fmt::format("a text of {} bytes passes the limit of {}; split the document",
                                  value_.size(), limits_.text_bytes);
      } else if (is_text) {
        out.text = value_;
      } else if (!is_null) {
        text_fault_ = "the text is no string; write it in quotation marks";
      }
      return;
    case Field::kTitle:
      if (is_text) out.title = value_;
      break;
    case Field::kPublished:
      if (is_text) out.published = day_of(value_);
      if (out.published) out.published_basis = PublishedBasis::kGiven;
      has_bad_date_ = !out.published && !is_null;
      if (has_bad_date_) keep(member, key, out);
      return;
    case Field::kUrl:
      if (is_text) out.url = value_;
      break;
    case Field::kPublisher:
      if (is_text) out.publisher = value_;
      break;
    case Field::kLanguage:
      if (is_text && !value_.empty()) out.language = value_;
      break;
    case Field::kOther:
      keep(member, key, out);
      return;
  }
  if (!is_text && !is_null) keep(member, key, out);
}

void JsonLineReader::keep(const JsonMember& member, std::string_view key, Document& out) {
  if (!out.other_fields.empty()) out.other_fields += ',';
  append_escaped_json(key, out.other_fields);
  out.other_fields += ':';
  out.other_fields += member.value;
}

// The text that a JSON string stands for.
bool JsonLineReader::text_of(std::string_view json, std::string& out) {
  if (json.find('\\') == std::string_view::npos) {
    out = json.substr(1, json.size() - 2);
    return true;
  }
  std::string_view text;
  if (parser_->dom.parse(json.data(), json.size()).get(text) != simdjson::SUCCESS) return false;
  out = text;
  return true;
}

}  // namespace tocsin
