// Actors of a hand-written tree, as lines that a test can compare.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tocsin {

// What stands around the text.
struct Around {
  std::string_view title = {};
  bool has_day = true;  // published on 2021-06-01
};

// A line "head=name[COUNTRY SECTOR... role]" for each mention of `words` (support/conllu_layers.h),
// several actors after one another; none: nothing behind the "=".
// Countries of the test lexicon: Aldonia ALB, Bree BEL, Corland CRI; with the roles of
// lexicon/en/roles.txt.
std::string read_actors(std::string_view words, const Around& around = {});

// Those lines of it whose mention has one of these heads, in the order of the text.
std::string read_actors_at(std::string_view words, std::string_view heads,
                           const Around& around = {});

struct ActorCase {
  std::string_view what;
  std::string_view words;
  std::string_view heads;  // of the mentions that are compared
  std::string_view want;
  std::string_view before = {};  // sentences of the text before `words`
};

// Fails for each case whose lines are others than it wants.
void expect_actors(std::span<const ActorCase> cases);

}  // namespace tocsin
