// The numbers of the container's header and records (docs/formats/model.md), for its reader and its
// writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tocsin::container_format {

inline constexpr std::string_view kMagic = "TOCSINMD";
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::size_t kHeadSize = 24;
inline constexpr std::size_t kRecordSize = 64;
inline constexpr std::size_t kNameSize = 24;
inline constexpr std::size_t kAlignment = 64;

}  // namespace tocsin::container_format
