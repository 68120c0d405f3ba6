#include "rules/rule_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/labels.h"
#include "lexicon/word_list.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 3> kClassNames = {"verb", "noun", "adjective"};
constexpr std::array<std::string_view, 4> kArgNames = {"ARG0", "ARG1", "ARG2", "ARG3"};
constexpr std::array<std::string_view, 4> kTenseNames = {"none", "past", "present", "future"};
constexpr std::array<std::string_view, 4> kAspectNames = {"none", "progressive", "perfect",
                                                          "perfect_progressive"};
constexpr std::array<std::string_view, 6> kMoodNames = {
    "none", "indicative", "imperative", "interrogative", "infinitive", "participle"};
constexpr std::array<std::string_view, 5> kContentNames = {"none", "infinitive", "that", "question",
                                                           "gerund"};
constexpr std::array<std::string_view, 9> kLinkNames = {"none",       "complement", "purpose",
                                                        "condition",  "time",       "cause",
                                                        "concession", "relative",   "adverbial"};
constexpr std::size_t kClassDepth = 8;

struct Context {
  const RuleDraft& draft;
  const RuleText& text;
  Vocabulary& vocabulary;

  Error error(std::string_view what) const { return rule_error(draft.file, draft.line, what); }
};

std::string suggestion(std::string_view close) {
  return close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close);
}

Status add_words(const Context& context, std::string_view words, std::size_t depth,
                 std::vector<SymbolId>& out) {
  for (const std::string& word : split_alternatives(words)) {
    if (word.empty()) return context.error(fmt::format("an empty word in \"{}\"", words));
    if (word.find_first_of("{}=:\"") != std::string::npos) {
      return context.error(fmt::format("\"{}\" is no word", word));
    }
    if (word.front() != '@') {
      out.push_back(context.vocabulary.intern(word));
      continue;
    }
    const auto found = context.text.classes.find(word.substr(1));
    if (found == context.text.classes.end()) {
      return context.error(fmt::format("no class {}; define it with \"class {} = word|word\"", word,
                                       word.substr(1)));
    }
    if (depth == kClassDepth) {
      return context.error(fmt::format("class {} holds itself", word));
    }
    for (const std::string& member : found->second) {
      TOCSIN_TRY(added, add_words(context, member, depth + 1, out));
    }
  }
  return Ok{};
}

Result<std::vector<SymbolId>> words_of(const Context& context, std::string_view words) {
  if (words.size() >= 2 && words.front() == '{' && words.back() == '}') {
    words = words.substr(1, words.size() - 2);
  }
  std::vector<SymbolId> out;
  TOCSIN_TRY(added, add_words(context, words, 0, out));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Result<RoleName> role_of(const Context& context, std::string_view name) {
  if (const auto kind = find_label<RoleKind>(kArgNames, name)) return RoleName{*kind, {}};
  if (name.starts_with("prep:") && name.size() > 5) {
    return RoleName{RoleKind::kPrep, context.vocabulary.intern(name.substr(5))};
  }
  return context.error(
      fmt::format("unknown role \"{}\"; roles are ARG0 ARG1 ARG2 ARG3 and prep:<preposition>{}",
                  name, suggestion(closest_word(name, {"ARG0", "ARG1", "ARG2", "ARG3"}))));
}

Result<Selector> selector_of(const Context& context, std::string_view value) {
  Selector selector;
  if (value == "none") return selector;
  for (const std::string& alternative : split_alternatives(value)) {
    std::vector<RoleName>& parts = selector.alternatives.emplace_back();
    std::string_view rest = alternative;
    while (true) {
      const std::size_t plus = rest.find('+');
      TOCSIN_TRY(role, role_of(context, rest.substr(0, plus)));
      parts.push_back(role);
      if (plus == std::string_view::npos) break;
      rest.remove_prefix(plus + 1);
    }
  }
  return selector;
}

bool is_role_name(std::string_view name) {
  return name.starts_with("ARG") || name.starts_with("prep:");
}

Status read_filler(const Context& context, std::string_view value, Constraint& out) {
  constexpr std::array<std::pair<std::string_view, Filler>, 5> kFillers = {
      {{"any", Filler::kAny},
       {"actor", Filler::kActor},
       {"human", Filler::kHuman},
       {"organisation", Filler::kOrganisation},
       {"country", Filler::kCountry}}};
  if (!value.empty() && value.front() == '{') {
    out.filler = Filler::kWords;
    TOCSIN_TRY(words, words_of(context, value));
    out.words = std::move(words);
    return Ok{};
  }
  for (const auto& [name, filler] : kFillers) {
    if (name == value) {
      out.filler = filler;
      return Ok{};
    }
  }
  return context.error(fmt::format(
      "\"{}\" is nothing that can fill a role: write {{word|word}}, actor, human, organisation, "
      "country or any{}",
      value,
      suggestion(closest_word(value, {"actor", "human", "organisation", "country", "any"}))));
}

template <std::size_t kSize>
Status read_label(const Context& context, std::string_view key, std::string_view value,
                  const std::array<std::string_view, kSize>& names, Constraint& out) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == value) {
      out.value = static_cast<std::uint8_t>(i);
      return Ok{};
    }
  }
  return context.error(fmt::format("{}= wants one of: {}", key, fmt::join(names, " ")));
}

// The constraints that are no role. Leaves `known` false where the key is none of them.
Status read_feature(const Context& context, std::string_view key, std::string_view value,
                    Constraint& out, bool& known) {
  known = true;
  if (key == "passive" || key == "active") {
    out.subject = Subject::kPassive;
    out.value = key == "passive" ? 1 : 0;
    return Ok{};
  }
  if (key == "attributive") {
    out.subject = Subject::kAttributive;
    return Ok{};
  }
  if (key == "positive" || key == "negative") {
    out.subject = Subject::kPolarity;
    out.value =
        static_cast<std::uint8_t>(key == "negative" ? Polarity::kNegative : Polarity::kPositive);
    return Ok{};
  }
  constexpr std::array<std::pair<std::string_view, Subject>, 4> kWordSubjects = {
      {{"with", Subject::kWith},
       {"outer", Subject::kOuter},
       {"light", Subject::kLight},
       {"modality", Subject::kModality}}};
  for (const auto& [name, subject] : kWordSubjects) {
    if (name != key) continue;
    out.subject = subject;
    if (value.empty() && subject != Subject::kWith) return Ok{};
    return read_filler(context, value, out);
  }
  if (key == "tense") {
    out.subject = Subject::kTense;
    return read_label(context, key, value, kTenseNames, out);
  }
  if (key == "aspect") {
    out.subject = Subject::kAspect;
    return read_label(context, key, value, kAspectNames, out);
  }
  if (key == "mood") {
    out.subject = Subject::kMood;
    return read_label(context, key, value, kMoodNames, out);
  }
  if (key == "link") {
    out.subject = Subject::kLink;
    return read_label(context, key, value, kLinkNames, out);
  }
  if (key == "content") {
    out.subject = Subject::kContent;
    return read_label(context, key, value, kContentNames, out);
  }
  known = false;
  return Ok{};
}

Status read_roles(const Context& context, std::string_view key, std::string_view value,
                  Constraint& out) {
  for (const std::string& name : split_alternatives(key)) {
    TOCSIN_TRY(role, role_of(context, name));
    out.roles.push_back(role);
  }
  if (value.empty()) return Ok{};
  return read_filler(context, value, out);
}

struct Draft {
  CompiledRule compiled;
  bool has_recipient = false;
  std::string type_reason;
};

// What a rule gives. Leaves `known` false where the key is none of these.
Status read_gift(const Context& context, std::string_view key, std::string_view value, Draft& out,
                 bool& known) {
  known = true;
  Rule& rule = out.compiled.rule;
  if (key == "mode") {
    rule.modes = split_alternatives(value);
  } else if (key == "contexts") {
    rule.contexts = split_alternatives(value);
  } else if (key == "cameo") {
    rule.cameo = value;
  } else if (key == "compose") {
    rule.compose = value == "none" ? "" : value;
  } else if (key == "reason") {
    rule.reason = value;
  } else if (key == "reciprocal" && value.empty()) {
    rule.reciprocal = true;
  } else if (key == "alone" && value.empty()) {
    rule.alone = true;
  } else if (key == "actor") {
    TOCSIN_TRY(selector, selector_of(context, value));
    out.compiled.pattern.actor = std::move(selector);
  } else if (key == "recipient") {
    TOCSIN_TRY(selector, selector_of(context, value));
    out.compiled.pattern.recipient = std::move(selector);
    out.has_recipient = true;
  } else {
    known = false;
  }
  return Ok{};
}

Status read_field(const Context& context, const std::string& field, Draft& out) {
  Pattern& pattern = out.compiled.pattern;
  if (const auto word_class = find_label<PredicateClass>(kClassNames, field)) {
    pattern.classes =
        static_cast<std::uint8_t>(pattern.classes | (1U << static_cast<unsigned>(*word_class)));
    return Ok{};
  }
  std::string_view rest = field;
  Constraint constraint;
  constraint.text = field;
  if (rest.front() == '!') {
    constraint.negated = true;
    rest.remove_prefix(1);
  }
  if (!rest.empty() && rest.back() == '?') {
    constraint.optional = true;
    rest.remove_suffix(1);
  }
  const std::size_t equals = rest.find('=');
  const std::string_view key = rest.substr(0, equals);
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : rest.substr(equals + 1);
  if (is_role_name(key)) {
    TOCSIN_TRY(roles, read_roles(context, key, value, constraint));
    pattern.constraints.push_back(std::move(constraint));
    return Ok{};
  }
  bool known = false;
  TOCSIN_TRY(feature, read_feature(context, key, value, constraint, known));
  if (known) {
    pattern.constraints.push_back(std::move(constraint));
    return Ok{};
  }
  if (!constraint.negated && !constraint.optional) {
    TOCSIN_TRY(gift, read_gift(context, key, value, out, known));
    if (known) return Ok{};
  }
  return context.error(fmt::format(
      "unknown key \"{}\"{}", key,
      suggestion(closest_word(
          key,
          {"mode",      "cameo",       "contexts", "compose", "reason",   "reciprocal", "actor",
           "recipient", "with",        "outer",    "light",   "modality", "tense",      "aspect",
           "mood",      "link",        "passive",  "active",  "positive", "negative",   "verb",
           "noun",      "adjective",   "ARG0",     "ARG1",    "ARG2",     "ARG3",       "prep:on",
           "content",   "attributive", "alone"}))));
}

Status read_kind(const Context& context, Rule& rule) {
  const std::string& kind = context.draft.kind;
  if (kind == "operator") {
    rule.kind = RuleKind::kOperator;
    if (rule.compose.empty()) return context.error("an operator wants compose=<name>");
    return Ok{};
  }
  if (kind == "none") {
    rule.kind = RuleKind::kNoEvent;
    if (rule.reason.empty()) return context.error("a [none] rule wants reason=\"...\"");
    return Ok{};
  }
  const auto type = event_type_of(kind);
  if (!type) {
    return context.error(
        fmt::format("\"{}\" is no PLOVER type, nor \"operator\" or \"none\"{}", kind,
                    suggestion(closest_word(
                        kind, {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID",
                               "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
                               "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "operator", "none"}))));
  }
  rule.type = *type;
  if (rule.cameo.empty()) return context.error("an event's rule wants cameo=<code>");
  return Ok{};
}

}  // namespace

Result<CompiledRule> compile_rule(const RuleDraft& draft, const RuleText& text,
                                  Vocabulary& vocabulary) {
  const Context context{draft, text, vocabulary};
  Draft out;
  Rule& rule = out.compiled.rule;
  Pattern& pattern = out.compiled.pattern;
  rule.id = draft.id;
  rule.where = fmt::format("{}:{}", draft.file, draft.line);
  pattern.actor.alternatives = {{{RoleKind::kArg0, {}}}};
  for (const std::string& field : draft.fields) {
    TOCSIN_TRY(read, read_field(context, field, out));
  }
  TOCSIN_TRY(kind, read_kind(context, rule));
  TOCSIN_TRY(lemmas, words_of(context, draft.lemmas));
  pattern.lemmas = std::move(lemmas);
  if (pattern.classes == 0) pattern.classes = 1U << static_cast<unsigned>(PredicateClass::kVerb);
  if (!out.has_recipient) {
    TOCSIN_TRY(
        recipient,
        selector_of(context, rule.reciprocal ? "ARG1+prep:with+prep:between+prep:among" : "ARG1"));
    pattern.recipient = std::move(recipient);
  }
  return std::move(out.compiled);
}

Result<std::vector<SymbolId>> resolve_words(std::string_view words, const RuleDraft& draft,
                                            const RuleText& text, Vocabulary& vocabulary) {
  return words_of(Context{draft, text, vocabulary}, words);
}

}  // namespace tocsin
