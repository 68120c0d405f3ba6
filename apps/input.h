// Bytes and arguments that a command is given.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace tocsin {

// All bytes of a file, or of standard input for "-". Fails with kIo.
Result<std::string> read_whole(const std::string& path);

// ASCII letters in upper case.
std::string upper_case(std::string_view text);

}  // namespace tocsin
