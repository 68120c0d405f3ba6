#include "export/offset_map.h"

#include <algorithm>
#include <array>

#include "core/labels.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"codepoint", "byte", "utf16"};

}  // namespace

std::string_view name_of(OffsetUnit unit) { return kNames[static_cast<std::size_t>(unit)]; }

std::optional<OffsetUnit> offset_unit_of(std::string_view name) {
  return find_label<OffsetUnit>(kNames, name);
}

void OffsetMap::build(std::string_view text, OffsetUnit unit) {
  at_.clear();
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (unit == OffsetUnit::kByte || std::all_of(text.begin(), text.end(), is_ascii)) return;
  at_.resize(text.size() + 1);
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool continues = (byte & 0xC0) == 0x80;
    // A byte inside a code point counts as the code point's end, so that no span is cut short.
    at_[i] = units;
    // UTF-16 writes what UTF-8 needs four bytes for as two units.
    if (!continues) units += unit == OffsetUnit::kUtf16 && byte >= 0xF0 ? 2 : 1;
  }
  at_[text.size()] = units;
}

}  // namespace tocsin
