#include "events/customs.h"

#include <algorithm>
#include <string_view>

namespace tocsin {
namespace {

// "journalists", "security forces": nobody in particular.
bool is_anybody(const Layers& layers, TokenId noun) {
  const SyntaxLayer& syntax = layers.syntax;
  if (syntax.xpos[noun.value] != Xpos::kNns) return false;
  const auto children = syntax.children(noun);
  return std::none_of(children.begin(), children.end(), [&](TokenId child) {
    const Deprel deprel = base_of(syntax.deprel[child.value]);
    const char first = layers.form(child).front();
    const Sentence& sentence = layers.sentence_of(child);
    const bool is_named =
        first >= 'A' && first <= 'Z' && child.value != sentence.tokens.first && child < noun;
    return deprel == Deprel::kDet || deprel == Deprel::kNummod || deprel == Deprel::kNmod ||
           is_named;
  });
}

// "journalists who criticize", "persons arrested": a clause says which.
bool is_told_apart(const Layers& layers, TokenId noun) {
  const auto children = layers.syntax.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenId child) {
    return base_of(layers.syntax.deprel[child.value]) == Deprel::kAcl;
  });
}

// "Security forces arrest journalists.": what is usual, in a whole sentence that is no headline and
// names nobody.
bool is_generic(const Layers& layers, const Frame& frame) {
  if (frame.mood != Mood::kIndicative || frame.tense != Tense::kPresent ||
      frame.aspect != Aspect::kNone || frame.modality.is_valid()) {
    return false;
  }
  const Sentence& sentence = layers.sentence_of(frame.head);
  if (sentence.kind != SentenceKind::kText ||
      layers.form(TokenId(sentence.tokens.last - 1)) != ".") {
    return false;
  }
  bool has_subject = false;
  for (const Role& role : layers.frames.roles_of(frame)) {
    if (layers.syntax.upos[role.head.value] == Upos::kPropn) return false;
    if (role.kind != RoleKind::kArg0 && role.kind != RoleKind::kArg1) continue;
    if (!is_anybody(layers, role.head)) return false;
    const bool is_subject = (role.kind == RoleKind::kArg1) == frame.passive;
    // "Protesters are detained" may be news; "persons arrested there are held" is not.
    has_subject =
        has_subject || (is_subject && (!frame.passive || is_told_apart(layers, role.head)));
  }
  return has_subject;
}

}  // namespace

bool is_definite(const Layers& layers, TokenId noun) {
  const SyntaxLayer& syntax = layers.syntax;
  for (const TokenId child : syntax.children(noun)) {
    if (syntax.deprel[child.value] == Deprel::kNmodPoss) return true;
    if (syntax.deprel[child.value] == Deprel::kDet) {
      const std::string_view form = layers.form(child);
      return form.size() > 2 && form != "any" && form != "Any";
    }
  }
  return false;
}

bool tells_rule(const Layers& layers, const Frame& frame) {
  if (!frame.modality.is_valid() || frame.tense == Tense::kPast) return false;
  const RoleKind subject = frame.passive ? RoleKind::kArg1 : RoleKind::kArg0;
  const auto roles = layers.frames.roles_of(frame);
  return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
    const std::string_view form = layers.form(role.head);
    return role.kind == subject && layers.syntax.upos[role.head.value] != Upos::kPropn &&
           (is_anybody(layers, role.head) || form == "Anyone" || form == "anyone");
  });
}

bool tells_custom(const Layers& layers, const FrameReading& reading, const Frame& frame) {
  if (!reading.is_event() || quad_of(reading.rule->type) % 2 == 1) return false;
  if (is_generic(layers, frame)) return true;
  if (frame.link != LinkKind::kRelative || !frame.outer.is_valid()) return false;
  const bool is_open_time = frame.mood == Mood::kParticiple || frame.tense == Tense::kPresent;
  const Frame& outer = layers.frames.frames[frame.outer.value];
  const bool is_ruled = frame.mood == Mood::kParticiple && tells_rule(layers, outer);
  return is_open_time && frame.aspect == Aspect::kNone && (is_ruled || is_generic(layers, outer));
}

bool is_under_rule(const Layers& layers, const Frame& frame) {
  if (frame.link == LinkKind::kAdverbial) return false;  // "including applying": as the rule itself
  const SyntaxLayer& syntax = layers.syntax;
  const bool is_noun = frame.word_class == PredicateClass::kNoun && !frame.light_verb.is_valid();
  if (is_noun ? is_definite(layers, frame.head) || syntax.xpos[frame.head.value] == Xpos::kNns
              : frame.tense == Tense::kPast || frame.aspect == Aspect::kPerfect) {
    return false;
  }
  for (TokenId at = frame.light_verb.is_valid() ? frame.light_verb : frame.head; at.is_valid();
       at = syntax.head[at.value]) {
    const FrameId found = layers.frames.of_head[at.value];
    if (found.is_valid() && &layers.frames.frames[found.value] != &frame) {
      const Frame& above = layers.frames.frames[found.value];
      if (tells_rule(layers, above)) return true;
      if (above.tense == Tense::kPast) return false;
    }
    switch (base_of(syntax.deprel[at.value])) {
      case Deprel::kNmod:
      case Deprel::kObl:
      case Deprel::kAdvcl:
      case Deprel::kAcl:
        break;
      default:
        return false;
    }
  }
  return false;
}

}  // namespace tocsin
