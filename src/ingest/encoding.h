// Bytes to valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

enum class Encoding : std::uint8_t { kUtf8, kUtf8Bom, kUtf16Le, kUtf16Be, kUtf32 };

// By the byte order mark alone.
Encoding encoding_of(std::string_view bytes);
// Bytes of the byte order mark: 0, 2, 3 or 4.
std::size_t mark_size(Encoding encoding);

// The size of the character at the start of `bytes`, which are not empty, or minus the size of the
// maximal subpart (1 to 3 bytes) that is none; WHATWG Encoding, "UTF-8 decoder".
int utf8_size(std::string_view bytes);

// Puts U+FFFD for each maximal subpart that cannot be decoded and changes nothing else. Returns how
// many bytes could not be decoded. Allocates only where there are such bytes.
std::size_t repair_utf8(std::string& text);

// Appends `bytes` as UTF-8; lone surrogates and an odd last byte are U+FFFD each.
void append_utf16(std::string_view bytes, bool big_endian, std::string& out);

// The name of what `bytes` are when they are no text: "a PDF file"; empty: nothing known.
std::string_view known_binary(std::string_view bytes);

}  // namespace tocsin
