#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "rules/rule_set.h"
#include "rules/who_acts.h"

namespace tocsin {
namespace {

bool contains(const std::vector<SymbolId>& sorted, SymbolId word) {
  return word.is_valid() && std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_role(const Role& role, const RoleName& name) {
  return role.kind == name.kind &&
         (name.kind != RoleKind::kPrep || role.preposition == name.preposition);
}

struct Matching {
  const Layers& layers;
  const Frame& frame;
  const PersonWords& persons;

  std::span<const Role> roles() const { return layers.frames.roles_of(frame); }
  SymbolId lemma(TokenId token) const { return layers.syntax.lemma[token.value]; }

  bool is_kind(TokenId head, ActorKind kind) const {
    const auto actors = actors_at(layers, head);
    return std::any_of(actors.begin(), actors.end(),
                       [&](ActorId id) { return layers.actors.actors[id.value].kind == kind; });
  }

  // "issued a statement condemning", "the attack by rebels hit": whoever does what the noun tells.
  bool is_done_by_somebody(TokenId head) const {
    const FrameId inner = layers.frames.of_head[head.value];
    if (!inner.is_valid() ||
        layers.frames.frames[inner.value].word_class != PredicateClass::kNoun) {
      return false;
    }
    const auto inner_roles = layers.frames.roles_of(layers.frames.frames[inner.value]);
    return std::any_of(inner_roles.begin(), inner_roles.end(), [&](const Role& role) {
      return role.kind == RoleKind::kArg0 && can_act(layers, persons, role.head);
    });
  }

  bool fills(const Constraint& constraint, TokenId of) const {
    const TokenId head = noun_meant(layers, persons, of);
    switch (constraint.filler) {
      case Filler::kAny:
        return true;
      case Filler::kWords:
        return contains(constraint.words, lemma(head)) ||
               contains(constraint.words, layers.tokens.lower[head.value]);
      case Filler::kActor:
        return can_act(layers, persons, head) || is_done_by_somebody(head);
      case Filler::kHuman:
        return is_human(layers, persons, head);
      case Filler::kOrganisation:
        return is_kind(head, ActorKind::kOrganisation);
      case Filler::kCountry:
        return is_kind(head, ActorKind::kCountry);
    }
    return false;
  }

  bool role_holds(const Constraint& constraint) const {
    for (const Role& role : roles()) {
      for (const RoleName& name : constraint.roles) {
        if (!is_role(role, name)) continue;
        // "announced that they are boycotting": a clause is none of the things that words name.
        const bool names_a_thing = layers.syntax.upos[role.head.value] != Upos::kVerb;
        if ((constraint.filler != Filler::kWords || names_a_thing) &&
            fills(constraint, role.head)) {
          return true;
        }
      }
    }
    return false;
  }

  bool word_holds(const Constraint& constraint, SymbolId word) const {
    return constraint.filler == Filler::kAny ? word.is_valid() : contains(constraint.words, word);
  }

  bool is_question(TokenId clause) const {
    const auto asks = [&](TokenId token) {
      const Xpos tag = layers.syntax.xpos[token.value];
      if (tag == Xpos::kWrb || tag == Xpos::kWp || tag == Xpos::kWdt || tag == Xpos::kWpPoss) {
        return token <= clause;
      }
      const std::string_view form = layers.form(token);
      return layers.syntax.deprel[token.value] == Deprel::kMark &&
             (form == "whether" || form == "if");
    };
    if (asks(clause)) return true;
    const auto children = layers.syntax.children(clause);
    return std::any_of(children.begin(), children.end(), asks);
  }

  Content content() const {
    for (const TokenId clause : layers.syntax.children(frame.head)) {
      const Deprel relation = layers.syntax.deprel[clause.value];
      // "It is unacceptable that": the tree calls that the adjective's subject.
      const bool is_said_of =
          relation == Deprel::kCsubj && frame.word_class == PredicateClass::kAdjective;
      if (relation != Deprel::kCcomp && relation != Deprel::kXcomp && !is_said_of) continue;
      if (is_question(clause)) return Content::kQuestion;
      for (const TokenId mark : layers.syntax.children(clause)) {
        if (layers.syntax.upos[mark.value] == Upos::kPart && layers.form(mark) == "to") {
          return Content::kInfinitive;
        }
      }
      const Xpos tag = layers.syntax.xpos[clause.value];
      if (tag == Xpos::kVbg) return Content::kGerund;
      // "called him a liar": what is said of the object is no clause.
      if (relation == Deprel::kXcomp && layers.syntax.upos[clause.value] != Upos::kVerb) continue;
      return Content::kThat;
    }
    return Content::kNone;
  }

  // "suspected rebels", "a full, negotiated ceasefire".
  bool is_attributive() const {
    TokenId at = frame.head;
    while (layers.syntax.deprel[at.value] == Deprel::kConj &&
           layers.syntax.head[at.value].is_valid()) {
      at = layers.syntax.head[at.value];
    }
    return layers.syntax.deprel[at.value] == Deprel::kAmod &&
           frame.head < layers.syntax.head[at.value];
  }

  bool subject_holds(const Constraint& constraint) const {
    const auto is = [&](auto label) {
      return static_cast<std::uint8_t>(label) == constraint.value;
    };
    switch (constraint.subject) {
      case Subject::kRole:
        return role_holds(constraint);
      case Subject::kWith: {
        const auto children = layers.syntax.children(frame.head);
        return std::any_of(children.begin(), children.end(),
                           [&](TokenId child) { return fills(constraint, child); });
      }
      case Subject::kOuter:
        return frame.outer.is_valid() &&
               word_holds(constraint, layers.frames.frames[frame.outer.value].lemma);
      case Subject::kLight:
        return frame.light_verb.is_valid() && word_holds(constraint, lemma(frame.light_verb));
      case Subject::kModality:
        return word_holds(constraint, frame.modality);
      case Subject::kAttributive:
        return is_attributive();
      case Subject::kPassive:
        return is(frame.passive ? 1 : 0);
      case Subject::kPolarity:
        return is(frame.polarity);
      case Subject::kTense:
        return is(frame.tense);
      case Subject::kAspect:
        return is(frame.aspect);
      case Subject::kMood:
        return is(frame.mood);
      case Subject::kLink:
        return is(frame.link);
      case Subject::kContent:
        return is(content());
    }
    return false;
  }

  bool holds(const Constraint& constraint) const {
    return subject_holds(constraint) != constraint.negated;
  }

  // The roles that `selector` picks. `only_actors` leaves out what cannot act.
  void select(const Selector& selector, bool only_actors, std::vector<std::uint32_t>& out) const {
    out.clear();
    for (const bool actors_wanted : {true, false}) {
      if (!actors_wanted && only_actors) return;
      for (const std::vector<RoleName>& parts : selector.alternatives) {
        if (!has_part(parts, actors_wanted)) continue;
        add_parts(parts, only_actors, out);
        return;
      }
    }
  }

  // "support for Bree's sovereignty": a thing or an act stands for whoever owns or does it.
  bool stands_for_somebody(TokenId head) const {
    if (can_act(layers, persons, head) || is_done_by_somebody(head)) return true;
    const auto children = layers.syntax.children(head);
    return std::any_of(children.begin(), children.end(), [&](TokenId child) {
      return layers.syntax.deprel[child.value] == Deprel::kNmodPoss &&
             can_act(layers, persons, child);
    });
  }

  bool has_part(const std::vector<RoleName>& parts, bool actors_wanted) const {
    bool found = false;
    for_each_role(parts, [&](std::uint32_t index) {
      found = found || !actors_wanted || stands_for_somebody(layers.frames.roles[index].head);
    });
    return found;
  }

  void add_parts(const std::vector<RoleName>& parts, bool only_actors,
                 std::vector<std::uint32_t>& out) const {
    for_each_role(parts, [&](std::uint32_t index) {
      if (!only_actors || can_act(layers, persons, layers.frames.roles[index].head))
        out.push_back(index);
    });
  }

  // The roles of these names; of a verb, a phrase that hangs on its object is as good as one that
  // hangs on it: "suspended aid to Bree".
  template <class Use>
  void for_each_role(const std::vector<RoleName>& parts, Use use) const {
    for (const RoleName& name : parts) {
      bool found = false;
      for (std::uint32_t i = frame.role_begin; i < frame.role_end; ++i) {
        if (!is_role(layers.frames.roles[i], name)) continue;
        use(i);
        found = true;
      }
      if (found || name.kind != RoleKind::kPrep || frame.word_class != PredicateClass::kVerb) {
        continue;
      }
      for (std::uint32_t i = frame.role_begin; i < frame.role_end; ++i) {
        if (layers.frames.roles[i].kind == RoleKind::kArg1) use_object(i, name, use);
      }
    }
  }

  template <class Use>
  void use_object(std::uint32_t object, const RoleName& name, Use use) const {
    const TokenId head = layers.frames.roles[object].head;
    if (head.value >= layers.frames.of_head.size()) return;
    const FrameId inner = layers.frames.of_head[head.value];
    if (!inner.is_valid()) return;
    const Frame& noun = layers.frames.frames[inner.value];
    if (noun.word_class != PredicateClass::kNoun) return;
    for (std::uint32_t i = noun.role_begin; i < noun.role_end; ++i) {
      if (is_role(layers.frames.roles[i], name)) use(i);
    }
  }

  // What stands where `constraint` looks, in words.
  std::string found(const Constraint& constraint) const {
    if (constraint.subject != Subject::kRole) return {};
    for (const Role& role : roles()) {
      for (const RoleName& name : constraint.roles) {
        if (is_role(role, name)) {
          return fmt::format("; there stands \"{}\"", layers.form(role.head));
        }
      }
    }
    return constraint.negated ? std::string() : "; nothing stands there";
  }
};

void report(const Matching& matching, const Rule& rule, std::string reason, DecisionSink* sink) {
  if (sink == nullptr) return;
  sink->add(Stage::kEvents, Outcome::kRefused, matching.frame.head, rule.id, std::move(reason));
}

// Why `winner` comes before `loser`, in words.
std::string advantage(const MatchRank& winner, const MatchRank& loser) {
  if (winner.words != loser.words) {
    return fmt::format("names more: {} to {}", winner.words, loser.words);
  }
  if (winner.is_look_alike != loser.is_look_alike) return "knows a look-alike";
  if (winner.directory != loser.directory) return "is of an overlay";
  if (winner.kinds != loser.kinds) {
    return fmt::format("asks more of who takes part: {} to {}", winner.kinds, loser.kinds);
  }
  if (winner.others != loser.others) {
    return fmt::format("asks more: {} to {}", winner.others, loser.others);
  }
  return winner.is_none != loser.is_none ? "tells no event" : "stands before it";
}

}  // namespace

// What excludes most weighs most: a word named, or how it hangs on others, then a kind of party,
// then a filled role or a feature. What must not be there excludes little.
void MatchRank::count(const Constraint& held) {
  const bool names = held.filler == Filler::kWords || held.subject == Subject::kAttributive ||
                     held.subject == Subject::kLink;
  if (names && !held.negated) {
    ++words;
  } else if (held.filler != Filler::kAny && !held.negated) {
    ++kinds;
  } else {
    ++others;
  }
}

void MatchRank::set_kind(bool none, bool asks) {
  is_none = none;
  is_look_alike = none && asks;
}

void RuleSet::match(const Vocabulary& /*vocabulary*/, const Layers& layers, FrameId frame_id,
                    Scratch& scratch, DecisionSink* sink) const {
  for (RuleMatch& match : scratch.matches) scratch.spare.push_back(std::move(match));
  scratch.matches.clear();
  const Frame& frame = layers.frames.frames[frame_id.value];
  const Matching matching{layers, frame, person_words_};
  for (const RuleId id : rules_of(frame.lemma)) {
    const Pattern& pattern = patterns_[id.value];
    const Rule& rule = rules_[id.value];
    if ((pattern.classes & (1U << static_cast<unsigned>(frame.word_class))) == 0) {
      if (sink != nullptr) report(matching, rule, "is for another class of words", sink);
      continue;
    }
    std::uint32_t specificity = 0;
    MatchRank rank;
    const Constraint* failed = nullptr;
    for (const Constraint& constraint : pattern.constraints) {
      if (matching.holds(constraint)) {
        ++specificity;
        rank.count(constraint);
      } else if (!constraint.optional) {
        failed = &constraint;
        break;
      }
    }
    if (failed != nullptr) {
      if (sink != nullptr) {
        report(matching, rule, fmt::format("wants {}{}", failed->text, matching.found(*failed)),
               sink);
      }
      continue;
    }
    RuleMatch& match = scratch.matches.emplace_back();
    if (!scratch.spare.empty()) {
      match = std::move(scratch.spare.back());
      scratch.spare.pop_back();
    }
    match.rule = id;
    match.specificity = specificity;
    rank.set_kind(rule.kind == RuleKind::kNoEvent, specificity > 0);
    rank.directory = pattern.directory;
    match.rank = rank;
    matching.select(pattern.actor, false, match.actors);
    matching.select(pattern.recipient, rule.reciprocal, match.recipients);
  }
  std::sort(scratch.matches.begin(), scratch.matches.end(),
            [](const RuleMatch& a, const RuleMatch& b) {
              return a.rank != b.rank ? a.rank > b.rank : a.rule < b.rule;
            });
  if (sink == nullptr) return;
  for (std::size_t i = 1; i < scratch.matches.size(); ++i) {
    const RuleMatch& winner = scratch.matches.front();
    const RuleMatch& loser = scratch.matches[i];
    report(matching, rules_[loser.rule.value],
           fmt::format("gives way to {}, which {}", rules_[winner.rule.value].id,
                       advantage(winner.rank, loser.rank)),
           sink);
  }
}

}  // namespace tocsin
