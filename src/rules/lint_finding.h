// What is likely a slip of an author of rules, words or codes.
#pragma once

#include <cstdint>
#include <string>

namespace tocsin {

enum class LintKind : std::uint8_t {
  kDead,               // can match nothing that another rule does not take
  kShadowed,           // the same for some of its words
  kClash,              // shadowed by a rule that says something else
  kUnknownLemma,       // no frame can have it
  kUnusedClass,        // no rule asks for it
  kUnusedComposition,  // no rule names the row
  kWrongCode,          // the code books do not have it
  kNoCase,             // no corpus case is decided by the rule: a gap, and no slip
  kActor,              // an entry of the actors: terms, names, source
};

struct LintFinding {
  LintKind kind;
  std::string where;   // "sanction.rules:12"
  std::string rule;    // its id; empty where it is about none
  std::string what;    // in words
  std::string advice;  // what to do
};

}  // namespace tocsin
