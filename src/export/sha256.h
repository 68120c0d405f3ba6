// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
#pragma once

#include <string>
#include <string_view>

namespace tocsin {

std::string sha256_hex(std::string_view bytes);

}  // namespace tocsin
