// The lines of PETRARCH's and TABARI's actor and agent dictionaries, before anything is made of
// them.
//
//     BARACK_OBAMA ; [USAELI 970104-081103]     a name, its codes with their terms
//     +PRESIDENT_OBAMA_                         another name of the same
//         [USAGOV >090120]                      from that day on
//     !MINIST! = MINISTER, MINISTERS            agents: a set
//     CHAMBER_OF_COMMERCE {CHAMBERS_...} [~BUS] agents: the country stands for ~
//
// Threads: free functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/actor_entry.h"

namespace tocsin {

// What could not be taken over, and why.
struct ImportNote {
  std::string where;  // "actors.txt:12"
  std::string what;
};

struct DictionaryCode {
  std::string code;  // "USAGOV", "~GOV", "NGO~"
  bool is_dated = false;
  PartialDate from;  // open: ever
  PartialDate to;
  std::uint32_t line = 0;
};

struct DictionaryItem {
  std::vector<std::string> names;  // as written, "_" made blanks; the first is the head
  std::vector<DictionaryCode> codes;
  std::uint32_t line = 0;
};

// The items of one file, and notes on what is none. Sets of agents are filled in.
std::vector<DictionaryItem> read_dictionary(std::string_view file, std::string_view content,
                                            std::vector<ImportNote>& notes);

}  // namespace tocsin
