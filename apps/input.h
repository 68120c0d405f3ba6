// Bytes and arguments that a command is given.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace tocsin {

// All bytes of a file, or of standard input for "-". Fails with kIo.
Result<std::string> read_whole(const std::string& path);

// "2018-01-03" as a day; empty where it is none.
std::optional<std::chrono::year_month_day> day_of(std::string_view text);

// ASCII letters in upper case.
std::string upper_case(std::string_view text);

}  // namespace tocsin
