// Input: a name, or its words one a line. Whatever the bytes: a key has no capital, no blank at
// either end and none beside another; it is the key of itself; and words put together one by one
// have the key of the whole.
#include <algorithm>
#include <string>
#include <string_view>

#include "fuzz/fuzz.h"
#include "places/name_key.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string name(reinterpret_cast<const char*>(data), size);
  std::string key;
  if (!tocsin::append_to_key(name, key)) return 0;
  FUZZ_REQUIRE(key.empty() || (key.front() != ' ' && key.back() != ' '));
  FUZZ_REQUIRE(key.find("  ") == std::string::npos);
  FUZZ_REQUIRE(std::none_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  std::string again;
  FUZZ_REQUIRE(tocsin::append_to_key(key, again) && again == key);
  FUZZ_REQUIRE(tocsin::hash_of_key(key) != 0);
  std::string by_word;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    FUZZ_REQUIRE(tocsin::append_to_key(std::string_view(key).substr(at, end - at), by_word));
    at = end + 1;
  }
  FUZZ_REQUIRE(by_word == key);
  return 0;
}
