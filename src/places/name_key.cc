#include "places/name_key.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>
#include <xxhash.h>

#include <array>

namespace tocsin {
namespace {

// Letters that Unicode does not decompose.
std::string_view plain_letters(UChar32 c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111:
      return "d";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
      return "ss";
    case 0x131:
      return "i";
    case 0x141:
    case 0x142:
      return "l";
    case 0x152:
    case 0x153:
      return "oe";
    case 0x18F:
    case 0x259:
      return "a";
    default:
      return {};
  }
}

bool is_dropped(UChar32 c) {
  return c == '\'' || c == '.' || c == '`' || (c >= 0x2B0 && c <= 0x2FF) || c == 0x2018 ||
         c == 0x2019 || c == 0xB4;
}

bool parts_words(UChar32 c) { return c == ' ' || c == '-' || c == 0x2010 || c == 0x2011; }

// The first code point of the canonical decomposition, as far as it goes.
UChar32 base_letter(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&error);
  if (U_FAILURE(error) != 0) return c;
  std::array<UChar, 8> parts{};
  const std::int32_t size = unorm2_getDecomposition(
      nfd, c, parts.data(), static_cast<std::int32_t>(parts.size()), &error);
  return size > 0 && U_SUCCESS(error) != 0 ? parts[0] : c;
}

bool append_wide(UChar32 c, std::string& key) {
  if (const std::string_view plain = plain_letters(c); !plain.empty()) {
    key += plain;
    return true;
  }
  if (u_charType(c) == U_NON_SPACING_MARK) return true;
  const UChar32 letter = base_letter(c);
  if (is_dropped(letter)) return true;
  if (const std::string_view plain = plain_letters(letter); !plain.empty()) {
    key += plain;  // U+01E3: an ae with a macron
    return true;
  }
  const UChar32 base = u_foldCase(letter, U_FOLD_CASE_DEFAULT);
  if (base < 0x80) {
    if (base < 'a' || base > 'z') return false;
    key += static_cast<char>(base);
    return true;
  }
  if (u_isalpha(base) == 0) return false;
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, base);
  key.append(bytes.begin(), bytes.begin() + size);
  return true;
}

}  // namespace

bool append_to_key(std::string_view word, std::string& key) {
  // "People's" may be two tokens.
  const bool goes_on = word.starts_with('\'') || word.starts_with("\xE2\x80\x99");
  if (!key.empty() && key.back() != ' ' && !goes_on) key += ' ';
  const auto size = static_cast<std::int32_t>(word.size());
  for (std::int32_t at = 0; at < size;) {
    const char byte = word[static_cast<std::size_t>(at)];
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      key += byte;
      ++at;
      continue;
    }
    if (byte >= 'A' && byte <= 'Z') {
      key += static_cast<char>(byte - 'A' + 'a');
      ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), at, size, c);
    if (is_dropped(c)) continue;
    if (parts_words(c)) {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else if (c < 0x80 || !append_wide(c, key)) {
      return false;
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return true;
}

std::uint64_t hash_of_key(std::string_view key) {
  const std::uint64_t hash = XXH3_64bits(key.data(), key.size());
  return hash == 0 ? 1 : hash;
}

}  // namespace tocsin
