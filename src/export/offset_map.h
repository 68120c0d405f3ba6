// Byte offsets of a text in the unit that the record is written in.
//
// Threads: belongs to one worker; reused from document to document.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace tocsin {

enum class OffsetUnit : std::uint8_t { kCodepoint, kByte, kUtf16 };

std::string_view name_of(OffsetUnit unit);  // "codepoint", as the schema writes it
std::optional<OffsetUnit> offset_unit_of(std::string_view name);

class OffsetMap {
 public:
  // `text` is valid UTF-8 and is not kept. Linear in its bytes; ASCII text needs no table.
  void build(std::string_view text, OffsetUnit unit);

  // Of an offset that begins a code point, or of the end of the text.
  std::uint32_t operator()(std::uint32_t byte) const {
    return at_.empty() ? byte : at_[byte < at_.size() ? byte : at_.size() - 1];
  }

 private:
  std::vector<std::uint32_t> at_;  // by byte, and one for the end; empty: the same as bytes
};

}  // namespace tocsin
