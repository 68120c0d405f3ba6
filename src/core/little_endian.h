// Numbers of mapped files: little-endian, field by field.
//
// Threads: free functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

// The caller has checked that the bytes are there.
inline std::uint8_t u8_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}
inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(u8_at(bytes, at) | (u8_at(bytes, at + 1) << 8));
}
inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return u8_at(bytes, at) | (std::uint32_t{u8_at(bytes, at + 1)} << 8) |
         (std::uint32_t{u8_at(bytes, at + 2)} << 16) | (std::uint32_t{u8_at(bytes, at + 3)} << 24);
}
inline std::uint64_t u64_at(std::string_view bytes, std::size_t at) {
  return u32_at(bytes, at) | (std::uint64_t{u32_at(bytes, at + 4)} << 32);
}

// Appends the lowest `size` bytes of `value`.
inline void put_number(std::string& out, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

}  // namespace tocsin
