#include "ingest/encoding.h"

#include <simdjson.h>

#include <array>
#include <utility>

namespace tocsin {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_code_point(std::uint32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace

Encoding encoding_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return Encoding::kUtf8Bom;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return Encoding::kUtf32;
  }
  if (bytes.starts_with("\xFF\xFE"sv)) return Encoding::kUtf16Le;
  if (bytes.starts_with("\xFE\xFF"sv)) return Encoding::kUtf16Be;
  return Encoding::kUtf8;
}

std::size_t mark_size(Encoding encoding) {
  constexpr std::array<std::size_t, 5> kSizes = {0, 3, 2, 2, 4};
  return kSizes[static_cast<std::size_t>(encoding)];
}

int utf8_size(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (lead < 0x80) return 1;
  int size = 0;
  unsigned lowest = 0x80;
  unsigned highest = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    if (lead == 0xE0) lowest = 0xA0;
    if (lead == 0xED) highest = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    if (lead == 0xF0) lowest = 0x90;
    if (lead == 0xF4) highest = 0x8F;
  } else {
    return -1;
  }
  for (int i = 1; i < size; ++i) {
    if (static_cast<std::size_t>(i) >= bytes.size()) return -i;
    const auto c = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    if (c < lowest || c > highest) return -i;
    lowest = 0x80;
    highest = 0xBF;
  }
  return size;
}

std::size_t repair_utf8(std::string& text) {
  if (simdjson::validate_utf8(text)) return 0;
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t undecodable = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const int size = utf8_size(rest);
    const auto bytes = static_cast<std::size_t>(size < 0 ? -size : size);
    if (size < 0) {
      out += kReplacement;
      undecodable += bytes;
    } else {
      out += rest.substr(0, bytes);
    }
    rest.remove_prefix(bytes);
  }
  text = std::move(out);
  return undecodable;
}

void append_utf16(std::string_view bytes, bool big_endian, std::string& out) {
  const auto unit_at = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? static_cast<std::uint32_t>(first << 8 | second)
                      : static_cast<std::uint32_t>(second << 8 | first);
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    const std::uint32_t unit = unit_at(i);
    if (unit < 0xD800 || unit > 0xDFFF) {
      append_code_point(unit, out);
      continue;
    }
    const std::uint32_t low = unit < 0xDC00 && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      append_code_point(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), out);
      i += 2;
    } else {
      out += kReplacement;
    }
  }
  if (i < bytes.size()) out += kReplacement;
}

std::string_view known_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kMagics = {{
      {"%PDF-"sv, "a PDF file"sv},
      {"PK\x03\x04"sv, "a ZIP archive or an office document"sv},
      {"\x1F\x8B"sv, "a gzip archive"sv},
      {"\x28\xB5\x2F\xFD"sv, "a zstd archive"sv},
      {"BZh"sv, "a bzip2 archive"sv},
      {"\xFD"
       "7zXZ\0"sv,
       "an xz archive"sv},
      {"\xD0\xCF\x11\xE0"sv, "an old office document"sv},
      {"\x89PNG"sv, "a picture"sv},
      {"\xFF\xD8\xFF"sv, "a picture"sv},
  }};
  for (const auto& [magic, name] : kMagics) {
    if (bytes.starts_with(magic)) return name;
  }
  return {};
}

}  // namespace tocsin
