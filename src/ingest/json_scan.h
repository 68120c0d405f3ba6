// One JSON object by RFC 8259, checked strictly, with the places of its members.
//
// simdjson reads values faster, but it says neither where a line is broken nor what a member's
// bytes are without checking them less; both are what a reader of bad input needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tocsin {

enum class JsonKind : std::uint8_t { kObject, kArray, kString, kNumber, kTrue, kFalse, kNull };

struct JsonMember {
  std::string_view key;    // with its quotation marks, escapes as written
  std::string_view value;  // as written
  JsonKind kind = JsonKind::kNull;
};

enum class JsonFault : std::uint8_t { kNone, kSyntax, kSurrogate, kDepth };

struct JsonScan {
  JsonFault fault = JsonFault::kNone;
  std::size_t offset = 0;  // of the fault, in bytes
  std::string_view what;   // in words
};

// Objects and arrays may stand in each other this deep.
inline constexpr std::size_t kMostJsonDepth = 512;

// Scans `line`, which is valid UTF-8, and writes the members of the object that it holds. Linear;
// no recursion. The views point into `line`.
JsonScan scan_json_object(std::string_view line, std::vector<JsonMember>& members);

}  // namespace tocsin
