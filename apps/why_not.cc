#include "why_not.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "export/numbering.h"

namespace tocsin {
namespace {

// How near a candidate came; the nearest is told first.
enum class Nearness : std::uint8_t {
  kToldOtherwise,  // it is there, and not in the table of what happened
  kTold,
  kDropped,     // a rule of the type won, and the event was taken away again
  kOutdone,     // another rule won
  kRefused,     // rules of the type were tried, and a constraint failed
  kOtherClass,  // they are for a noun, and this is a verb
  kNoRule,
};

struct Candidate {
  Nearness nearness;
  std::string text;
};

class WhyNot {
 public:
  WhyNot(const Resources& resources, const Layers& layers, const DecisionSink& decisions,
         EventType type)
      : resources_(resources), layers_(layers), decisions_(decisions), type_(type) {}

  std::vector<std::string> lines() {
    for (std::size_t i = 0; i < layers_.frames.frames.size(); ++i) explain(FrameId(i));
    const bool any_rule = std::any_of(found_.begin(), found_.end(), [](const Candidate& c) {
      return c.nearness != Nearness::kNoRule;
    });
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.nearness < b.nearness;
    });
    std::vector<std::string> out;
    for (Candidate& candidate : found_) {
      if (any_rule && candidate.nearness == Nearness::kNoRule) continue;
      out.push_back(std::move(candidate.text));
    }
    return out;
  }

 private:
  bool is_wanted(const Rule& rule) const {
    return rule.kind == RuleKind::kEvent && rule.type == type_;
  }

  const Rule* rule_named(SymbolId lemma, std::string_view id) const {
    for (const RuleId at : resources_.rules->rules_of(lemma)) {
      if (resources_.rules->rule(at).id == id) return &resources_.rules->rule(at);
    }
    return nullptr;
  }

  void add(Nearness nearness, TokenId head, std::string text) {
    found_.push_back({nearness, fmt::format("\"{}\": {}", layers_.form(head), text)});
  }

  void explain(FrameId id) {
    const Frame& frame = layers_.frames.frames[id.value];
    for (const Event& event : layers_.events.events) {
      if (event.frame == id && event.type == type_) return explain_event(event, frame);
    }
    // What the rule decisions at this word were.
    const Rule* winner = nullptr;
    const Decision* dropped = nullptr;
    std::vector<const Decision*> refused;
    for (const Decision& decision : decisions_.decisions()) {
      if (decision.stage != Stage::kEvents || decision.token != frame.head) continue;
      const Rule* rule = rule_named(frame.lemma, decision.what);
      if (rule == nullptr) continue;
      const bool is_reason = rule->kind == RuleKind::kNoEvent && decision.reason == rule->reason;
      if (winner == nullptr && (decision.outcome == Outcome::kMade || is_reason)) {
        winner = rule;
      } else if (winner != nullptr) {
        dropped = &decision;
      } else if (is_wanted(*rule)) {
        refused.push_back(&decision);
      }
    }
    if (winner != nullptr && is_wanted(*winner)) return explain_lost(*winner, dropped, frame);
    if (!has_rules(frame.lemma)) {
      const std::string got = winner == nullptr ? "" : fmt::format("; {}", what_won(*winner));
      return add(Nearness::kNoRule, frame.head,
                 fmt::format("its lemma \"{}\" is in no rule of {}{}", lemma_of(frame),
                             name_of(type_), got));
    }
    if (winner != nullptr) {
      add(Nearness::kOutdone, frame.head, what_won(*winner));
    }
    for (const Decision* decision : refused) {
      const bool is_other_class = decision->reason.starts_with("is for another class");
      add(is_other_class ? Nearness::kOtherClass : Nearness::kRefused, frame.head,
          fmt::format("rule {} {}", decision->what, decision->reason));
    }
  }

  void explain_event(const Event& event, const Frame& frame) {
    if (!is_told_as_happened(event)) {
      std::string how = event.historical ? "history" : std::string(name_of(event.factuality));
      if (event.factuality == Factuality::kHappened && !event.historical) how = "an accusation";
      return add(
          Nearness::kToldOtherwise, frame.head,
          fmt::format("it is there (rule {}), told as {}, not as what happened", event.rule, how));
    }
    std::string missing;
    if (event.actors.empty()) missing = "; nobody is found who does it";
    if (event.recipients.empty()) missing += no_recipient(event, frame);
    add(Nearness::kTold, frame.head, fmt::format("it is there, by rule {}{}", event.rule, missing));
  }

  // "no recipient: \"sanctions\" has no on/against".
  std::string no_recipient(const Event& event, const Frame& frame) const {
    for (const RuleId at : resources_.rules->rules_of(frame.lemma)) {
      const Rule& rule = resources_.rules->rule(at);
      if (rule.id != event.rule || rule.reciprocal) continue;
      std::string roles;
      for (const auto& parts : resources_.rules->pattern(at).recipient.alternatives) {
        for (const RoleName& role : parts) {
          if (!roles.empty()) roles += '/';
          roles += role.kind == RoleKind::kPrep
                       ? std::string(resources_.vocabulary.text(role.preposition))
                       : fmt::format("ARG{}", static_cast<unsigned>(role.kind));
        }
      }
      if (roles.empty()) return {};
      return fmt::format("; no recipient: \"{}\" has nobody at {}", layers_.form(frame.head),
                         roles);
    }
    return {};
  }

  void explain_lost(const Rule& rule, const Decision* dropped, const Frame& frame) {
    if (dropped != nullptr) {
      return add(Nearness::kDropped, frame.head,
                 fmt::format("rule {} matched, then it was dropped: {}", rule.id, dropped->reason));
    }
    add(Nearness::kDropped, frame.head,
        fmt::format("rule {} matched, but it stands under words that make it no act (a law, a "
                    "right), or is the same act as another",
                    rule.id));
  }

  static std::string what_won(const Rule& rule) {
    switch (rule.kind) {
      case RuleKind::kNoEvent:
        return fmt::format("matched {}: {}", rule.id, rule.reason);
      case RuleKind::kOperator:
        return fmt::format("matched {}, which is no act of its own (\"{}\")", rule.id,
                           rule.compose);
      case RuleKind::kEvent:
        return fmt::format("matched {}, which tells {}", rule.id, name_of(rule.type));
    }
    return {};
  }

  bool has_rules(SymbolId lemma) const {
    const auto rules = resources_.rules->rules_of(lemma);
    return std::any_of(rules.begin(), rules.end(),
                       [&](RuleId id) { return is_wanted(resources_.rules->rule(id)); });
  }

  std::string_view lemma_of(const Frame& frame) const {
    return frame.lemma.is_valid() ? resources_.vocabulary.text(frame.lemma)
                                  : layers_.syntax.lemma_of(frame.head);
  }

  const Resources& resources_;
  const Layers& layers_;
  const DecisionSink& decisions_;
  EventType type_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<std::string> why_not(const Resources& resources, const Layers& layers,
                                 const DecisionSink& decisions, EventType type) {
  return WhyNot(resources, layers, decisions, type).lines();
}

}  // namespace tocsin
