// The form that the gazetteer knows a name by: letters without accents and in small case, words
// parted by one blank, apostrophes and full stops dropped. "Port-au-Prince" is "port au prince",
// "N'Djamena" is "ndjamena", however the tokenizer parts them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

// Appends `word` to `key`, as a further word where `key` is not empty. False where `word` holds
// something that no name of a place does; `key` is then of no use.
bool append_to_key(std::string_view word, std::string& key);

// Never 0, which marks an empty slot of a name table.
std::uint64_t hash_of_key(std::string_view key);

}  // namespace tocsin
