#include "counts/number_words.h"

#include <unicode/rbnf.h>

#include <string>

namespace tocsin {
namespace {

// Lower case, "-" as a blank, without "and" and commas: what two spellings of a number share.
std::string folded(std::string_view words) {
  std::string out;
  std::string word;
  const auto flush = [&] {
    if (!word.empty() && word != "and") out.append(out.empty() ? "" : " ").append(word);
    word.clear();
  };
  for (const char c : words) {
    if (c == ' ' || c == '-' || c == ',' || c == '\n') {
      flush();
    } else {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  flush();
  return out;
}

}  // namespace

struct NumberWords::Rules {
  icu::RuleBasedNumberFormat format;
};

NumberWords::NumberWords(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
NumberWords::NumberWords(NumberWords&&) noexcept = default;
NumberWords& NumberWords::operator=(NumberWords&&) noexcept = default;
NumberWords::~NumberWords() = default;

Result<NumberWords> NumberWords::load() {
  UErrorCode status = U_ZERO_ERROR;
  auto rules = std::make_unique<Rules>(
      icu::RuleBasedNumberFormat(icu::URBNF_SPELLOUT, icu::Locale::getEnglish(), status));
  if (U_FAILURE(status)) {
    return Error{ErrorCode::kUnsupported,
                 "ICU has no English rules for numbers in words; install its full data (libicu)"};
  }
  return NumberWords(std::move(rules));
}

std::optional<std::int64_t> NumberWords::read(std::string_view words) const {
  std::string lower(words);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\n') c = ' ';
  }
  icu::Formattable number;
  icu::ParsePosition end(0);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(lower);
  rules_->format.parse(text, number, end);
  if (end.getIndex() != text.length()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::int64_t value = number.getInt64(status);
  if (U_FAILURE(status) || value < 0) return std::nullopt;
  // ICU reads more than people write ("twenty five" is 2005 to it): the number must come back.
  icu::UnicodeString spelled;
  rules_->format.format(value, spelled);
  std::string back;
  spelled.toUTF8String(back);
  return folded(back) == folded(lower) ? std::optional(value) : std::nullopt;
}

}  // namespace tocsin
