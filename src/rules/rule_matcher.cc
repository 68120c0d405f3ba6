#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "rules/rule_set.h"

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

  std::span<const ActorId> actors_at(TokenId head) const {
    if (head.value >= layers.mentions.of_head.size()) return {};
    const MentionId mention = layers.mentions.of_head[head.value];
    if (!mention.is_valid() || mention.value + 1 >= layers.actors.member_begin.size()) return {};
    return layers.actors.actors_of(mention);
  }

  template <class Wanted>
  bool has_actor_at(TokenId head, Wanted wanted) const {
    const auto actors = actors_at(head);
    return std::any_of(actors.begin(), actors.end(),
                       [&](ActorId id) { return wanted(layers.actors.actors[id.value]); });
  }

  bool is_human(TokenId head) const {
    return contains(persons.pronouns, layers.tokens.lower[head.value]) ||
           contains(persons.nouns, lemma(head)) || has_actor_at(head, [](const Actor& actor) {
             return actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kGroup;
           });
  }

  bool can_act(TokenId head) const {
    return is_human(head) || has_actor_at(head, [](const Actor& actor) {
             return actor.kind != ActorKind::kUnknown || actor.country.is_known() ||
                    !actor.sectors.empty();
           });
  }

  bool fills(const Constraint& constraint, TokenId head) const {
    switch (constraint.filler) {
      case Filler::kAny:
        return true;
      case Filler::kWords:
        return contains(constraint.words, lemma(head)) ||
               contains(constraint.words, layers.tokens.lower[head.value]);
      case Filler::kActor:
        return can_act(head);
      case Filler::kHuman:
        return is_human(head);
      case Filler::kOrganisation:
        return has_actor_at(
            head, [](const Actor& actor) { return actor.kind == ActorKind::kOrganisation; });
      case Filler::kCountry:
        return has_actor_at(head,
                            [](const Actor& actor) { return actor.kind == ActorKind::kCountry; });
    }
    return false;
  }

  bool role_holds(const Constraint& constraint) const {
    for (const Role& role : roles()) {
      for (const RoleName& name : constraint.roles) {
        if (is_role(role, name) && fills(constraint, role.head)) return true;
      }
    }
    return false;
  }

  bool word_holds(const Constraint& constraint, SymbolId word) const {
    return constraint.filler == Filler::kAny ? word.is_valid() : contains(constraint.words, word);
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

  bool has_part(const std::vector<RoleName>& parts, bool actors_wanted) const {
    bool found = false;
    for_each_role(parts, [&](std::uint32_t index) {
      found = found || !actors_wanted || can_act(layers.frames.roles[index].head);
    });
    return found;
  }

  void add_parts(const std::vector<RoleName>& parts, bool only_actors,
                 std::vector<std::uint32_t>& out) const {
    for_each_role(parts, [&](std::uint32_t index) {
      if (!only_actors || can_act(layers.frames.roles[index].head)) out.push_back(index);
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

}  // namespace

void RuleSet::match(const Vocabulary& /*vocabulary*/, const Layers& layers, FrameId frame_id,
                    Scratch& scratch, DecisionSink* sink) const {
  for (RuleMatch& match : scratch.matches) scratch.spare.push_back(std::move(match));
  scratch.matches.clear();
  const Frame& frame = layers.frames.frames[frame_id.value];
  if (!frame.lemma.is_valid() || frame.lemma.value + 1 >= lemma_begin_.size()) return;
  const Matching matching{layers, frame, person_words_};
  for (std::uint32_t at = lemma_begin_[frame.lemma.value]; at < lemma_begin_[frame.lemma.value + 1];
       ++at) {
    const RuleId id = of_lemma_[at];
    const Pattern& pattern = patterns_[id.value];
    const Rule& rule = rules_[id.value];
    if ((pattern.classes & (1U << static_cast<unsigned>(frame.word_class))) == 0) {
      if (sink != nullptr) report(matching, rule, "is for another class of words", sink);
      continue;
    }
    std::uint32_t specificity = 0;
    const Constraint* failed = nullptr;
    for (const Constraint& constraint : pattern.constraints) {
      if (matching.holds(constraint)) {
        ++specificity;
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
    matching.select(pattern.actor, false, match.actors);
    matching.select(pattern.recipient, rule.reciprocal, match.recipients);
  }
  std::sort(scratch.matches.begin(), scratch.matches.end(),
            [&](const RuleMatch& a, const RuleMatch& b) {
              if (a.specificity != b.specificity) return a.specificity > b.specificity;
              const std::uint32_t a_directory = patterns_[a.rule.value].directory;
              const std::uint32_t b_directory = patterns_[b.rule.value].directory;
              if (a_directory != b_directory) return a_directory > b_directory;
              const bool a_none = rules_[a.rule.value].kind == RuleKind::kNoEvent;
              const bool b_none = rules_[b.rule.value].kind == RuleKind::kNoEvent;
              if (a_none != b_none) return a_none;
              return a.rule < b.rule;
            });
}

}  // namespace tocsin
