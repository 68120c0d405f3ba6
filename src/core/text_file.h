// Files that are read whole.
//
// Threads: free functions.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace tocsin {

// The bytes of a file. Fails with kIo.
Result<std::string> read_text_file(const std::filesystem::path& path);

}  // namespace tocsin
