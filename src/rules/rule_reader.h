// The text of a rules file, line by line, before any name in it is looked up
// (docs/formats/rules.md).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tocsin {

// One line of a group. `fields` are those of the group's header and then its own, so that of two
// values of a key the later one counts.
struct RuleDraft {
  std::string file;  // "sanction.rules"
  std::uint32_t line = 0;
  std::string id;    // "sanction.impose"
  std::string kind;  // a PLOVER type, "operator" or "none"
  std::string lemmas;
  std::vector<std::string> fields;
};

// "off sanction.impose".
struct SwitchedOff {
  std::string id;
  std::string file;
  std::uint32_t line = 0;
};

struct RuleText {
  std::vector<RuleDraft> drafts;
  std::vector<SwitchedOff> switched_off;
  std::map<std::string, std::vector<std::string>> classes;  // named classes, members as written
  std::map<std::string, std::string> class_places;          // where each is written first
};

// Appends what `content` says to `out`. `file` is the path or name for messages; the stem of its
// last part begins the ids.
Status read_rules(std::string_view file, std::string_view content, RuleText& out);

// "sanction.rules:12: <what>".
Error rule_error(std::string_view file, std::uint32_t line, std::string_view what);

}  // namespace tocsin
