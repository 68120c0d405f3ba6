// Writes the container file that Container reads (docs/formats/model.md), sections of bytes only.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace tocsin {

// The bytes of a file with these sections, in this order. A name has 24 letters at most.
std::string container_bytes(const std::vector<std::pair<std::string, std::string_view>>& sections);

// Written beside `path` first and renamed when whole. Fails with kIo.
Status write_file_whole(const std::filesystem::path& path, std::string_view bytes);

}  // namespace tocsin
