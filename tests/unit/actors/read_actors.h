// Actors of a hand-written tree, as lines that a test can compare.
#pragma once

#include <string>
#include <string_view>

namespace tocsin {

// A line "head=name[COUNTRY SECTOR... role]" for each mention of `words` (support/conllu_layers.h),
// several actors after one another; none: nothing behind the "=". Published on 2021-06-01.
// Countries of the test lexicon: Aldonia ALB, Bree BEL, Corland CRI; with the roles of
// lexicon/en/roles.txt.
std::string read_actors(std::string_view words);

// Those lines of it whose mention has one of these heads, in the order of the text.
std::string read_actors_at(std::string_view words, std::string_view heads);

}  // namespace tocsin
