// Places in a document's text.
#pragma once

#include <cstdint>

namespace tocsin {

// Half-open, in bytes of the document's UTF-8 text. Written out in code points, bytes or UTF-16
// units by src/export alone.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  friend constexpr bool operator==(ByteSpan, ByteSpan) = default;
};

constexpr bool overlaps(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace tocsin
