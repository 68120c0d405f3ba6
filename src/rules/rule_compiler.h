// From a line of a rules file to a rule and its pattern: every name is looked up here, once.
#pragma once

#include "core/result.h"
#include "core/vocabulary.h"
#include "rules/constraint.h"
#include "rules/rule_reader.h"
#include "rules/rule_set.h"

namespace tocsin {

struct CompiledRule {
  Rule rule;
  Pattern pattern;
};

// Fails with kSyntax, naming file and line, with a suggestion. Interns the words in `vocabulary`.
Result<CompiledRule> compile_rule(const RuleDraft& draft, const RuleText& text,
                                  Vocabulary& vocabulary);

// The words of "a|@name|b", named classes resolved to any depth, sorted.
Result<std::vector<SymbolId>> resolve_words(std::string_view words, const RuleDraft& draft,
                                            const RuleText& text, Vocabulary& vocabulary);

}  // namespace tocsin
