// The bytes of a container file whose checksums are put right, whatever its sections hold.
#pragma once

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tocsin {

using Bytes = std::vector<std::uint8_t>;

// Little-endian (docs/formats/model.md).
inline std::uint64_t number_at(const Bytes& bytes, std::size_t at, int size) {
  std::uint64_t value = 0;
  for (int i = 0; i < size; ++i)
    value |= std::uint64_t{bytes[at + static_cast<std::size_t>(i)]} << (8 * i);
  return value;
}

inline void put_u64(Bytes& bytes, std::size_t at, std::uint64_t value) {
  for (std::size_t i = 0; i < 8; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

inline void mend_checksums(Bytes& bytes) {
  constexpr std::size_t kHead = 24, kRecord = 64;
  if (bytes.size() < kHead) return;
  const std::uint64_t count = number_at(bytes, 12, 4);
  if (count > 256 || kHead + count * kRecord > bytes.size()) return;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = kHead + i * kRecord;
    const std::uint64_t offset = number_at(bytes, record + 40, 8);
    const std::uint64_t size = number_at(bytes, record + 48, 8);
    if (offset > bytes.size() || size > bytes.size() - offset) continue;
    put_u64(bytes, record + 56, XXH64(bytes.data() + offset, size, 0));
  }
  put_u64(bytes, 16, XXH64(bytes.data() + kHead, count * kRecord, 0));
}

}  // namespace tocsin
