// A document as it came in, before any layer is read off it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin {

// Why a document was, or was not, read (schema field `status`).
enum class DocStatus : std::uint8_t {
  kOk,
  kEmpty,
  kLanguage,
  kLimit,
  kEncoding,
  kUnreadable,
  kTimeout
};

// Where `published` came from (schema field `published_basis`).
enum class PublishedBasis : std::uint8_t { kGiven, kMetadata, kText, kUrl, kNone };

std::string_view name_of(DocStatus status);
std::string_view name_of(PublishedBasis basis);

struct Document {
  std::string doc_id;
  std::string text;  // valid UTF-8: undecodable bytes are U+FFFD, nothing else is changed
  std::optional<std::string> title;
  std::optional<std::chrono::year_month_day> published;  // always a valid day
  PublishedBasis published_basis = PublishedBasis::kNone;
  std::string language = "en";

  // Where it came from; `record` is the line of a JSON Lines file, 0 for a whole file.
  std::string path;
  std::uint64_t record = 0;
  std::string format;  // "text" or "jsonl"
  std::string url;
  std::string publisher;
  // The input's fields that Tocsin does not know, as JSON members without braces
  // ("\"a\":1,\"b\":[2]"); empty where there are none. They are written under `source`.
  std::string other_fields;

  DocStatus status = DocStatus::kOk;
  std::string reason;  // empty where status is kOk

  void clear();
};

}  // namespace tocsin
