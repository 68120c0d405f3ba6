// Code points of UTF-8 text and the few classes of them that splitting needs.
//
// ASCII is answered from tables, the rest by ICU's property functions, which read no locale. Bytes
// that are no UTF-8 count as one U+FFFD each, so that a caller can never be led outside the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // in bytes; 0 at the end of the text
};

// The code point at `at`; size 0 where `at` is the end.
CodePoint code_point_at(std::string_view text, std::size_t at);
// The code point that ends before `at`; size 0 at the beginning.
CodePoint code_point_before(std::string_view text, std::size_t at);

enum class CharKind : std::uint8_t {
  kSpace,   // Unicode white space, line ends included
  kLetter,  // letters of any script; U+FFFD too, so that a damaged word stays one word
  kDigit,
  kGlue,   // marks, joiners, variation selectors, soft hyphens: go with what they stand at
  kOpen,   // brackets and quotation marks that open
  kClose,  // those that close
  kOther,
};

CharKind kind_of(char32_t c);
bool is_upper(char32_t c);  // upper or title case
bool is_lower(char32_t c);
bool is_apostrophe(char32_t c);  // ' and its curly forms
bool is_hyphen(char32_t c);      // - and U+2010, U+2011
bool is_dash(char32_t c);        // U+2012 to U+2015
bool is_line_end(char32_t c);    // LF, CR, U+2028, U+2029

// Writes the form that a vocabulary knows a word by: case folded, quotation marks straight, hyphens
// "-", dashes "--", an ellipsis "...", joiners and soft hyphens dropped, composed (NFC).
void fold(std::string_view form, std::string& out);

}  // namespace tocsin
