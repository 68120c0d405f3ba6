#include "text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace tocsin {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
// A word with more UTF-16 units than this is left as it is, not composed.
constexpr std::int32_t kComposeUnits = 1024;

constexpr CharKind ascii_kind(unsigned char c) {
  if (c == ' ' || (c >= 9 && c <= 13)) return CharKind::kSpace;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharKind::kLetter;
  if (c >= '0' && c <= '9') return CharKind::kDigit;
  if (c == '(' || c == '[' || c == '{') return CharKind::kOpen;
  if (c == ')' || c == ']' || c == '}') return CharKind::kClose;
  return CharKind::kOther;
}

constexpr std::array<CharKind, 128> kAsciiKinds = [] {
  std::array<CharKind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    kinds[c] = ascii_kind(static_cast<unsigned char>(c));
  }
  return kinds;
}();

void append(char32_t c, std::string& out) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, static_cast<UChar32>(c));
  out.append(bytes.begin(), bytes.begin() + size);
}

void compose(std::string& form) {
  std::array<UChar, kComposeUnits> from{};
  std::array<UChar, kComposeUnits> to{};
  std::array<char, 3 * kComposeUnits> back{};
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t size = 0;
  u_strFromUTF8WithSub(from.data(), kComposeUnits, &size, form.data(),
                       static_cast<std::int32_t>(form.size()), 0xFFFD, nullptr, &error);
  const UNormalizer2* nfc = unorm2_getNFCInstance(&error);
  size = unorm2_normalize(nfc, from.data(), size, to.data(), kComposeUnits, &error);
  std::int32_t bytes = 0;
  u_strToUTF8(back.data(), static_cast<std::int32_t>(back.size()), &bytes, to.data(), size, &error);
  if (U_SUCCESS(error) != 0) form.assign(back.data(), static_cast<std::size_t>(bytes));
}

// What takes the place of `c` in a folded form; empty view: `c` itself, folded.
std::string_view plain_form_of(char32_t c) {
  if (is_apostrophe(c)) return "'";
  if (is_hyphen(c) || c == 0x2212) return "-";
  if (is_dash(c)) return "--";
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0xAB || c == 0xBB) {
    return "\"";
  }
  if (c == 0x2026) return "...";
  return {};
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1};
  const std::size_t size = std::min<std::size_t>(text.size() - at, U8_MAX_LENGTH);
  std::int32_t next = 0;
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data() + at), next,
          static_cast<std::int32_t>(size), c);
  if (c < 0) return {kReplacement, 1};
  return {static_cast<char32_t>(c), static_cast<std::uint32_t>(next)};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  for (std::size_t size = 1; size <= U8_MAX_LENGTH && size <= at; ++size) {
    const CodePoint c = code_point_at(text, at - size);
    if (c.size == size && (size > 1 || c.value < 0x80)) return c;
  }
  return {kReplacement, 1};
}

CharKind kind_of(char32_t c) {
  if (c < 0x80) return kAsciiKinds[c];
  if (c == kReplacement) return CharKind::kLetter;
  const auto code = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(code) != 0) return CharKind::kSpace;
  switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return CharKind::kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharKind::kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return CharKind::kGlue;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
      return CharKind::kOpen;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharKind::kClose;
    default:
      // Skin tones of emoji.
      return c >= 0x1F3FB && c <= 0x1F3FF ? CharKind::kGlue : CharKind::kOther;
  }
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto code = static_cast<UChar32>(c);
  return u_isupper(code) != 0 || u_istitle(code) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_dash(char32_t c) { return c >= 0x2012 && c <= 0x2015; }
bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

void fold(std::string_view form, std::string& out) {
  out.clear();
  bool has_mark = false;
  for (std::size_t at = 0; at < form.size();) {
    const auto byte = static_cast<unsigned char>(form[at]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(form, at);
    at += c.size;
    if (const std::string_view plain = plain_form_of(c.value); !plain.empty()) {
      out += plain;
      continue;
    }
    if (u_charType(static_cast<UChar32>(c.value)) == U_FORMAT_CHAR) continue;
    has_mark = has_mark || kind_of(c.value) == CharKind::kGlue;
    append(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT)),
           out);
  }
  if (has_mark) compose(out);
}

}  // namespace tocsin
