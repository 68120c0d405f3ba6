// The words of a name, as the tokenizer parts them, and what the text must look like to be them.
//
// Threads: free functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {

// How a word of an entry is written, which says how the text must write it.
enum class WordCase : std::uint8_t {
  kAny,       // "of", "al", "14": the text may write it as it likes
  kCapital,   // "Turkey": a capital first
  kCapitals,  // "US", "WHO": capitals all through
};

// `word` is valid UTF-8.
WordCase case_of(std::string_view word);
bool fits(WordCase want, std::string_view word);

// Lower-cased, with straight quotes: what the tokenizer puts into TokenLayer::lower.
std::string lower_form(std::string_view word);

// The words, as views of `name`; hyphens stand alone where `split_hyphens`.
std::vector<std::string_view> words_of(std::string_view name, bool split_hyphens);

}  // namespace tocsin
