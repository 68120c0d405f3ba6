#include "frame_dump.h"

#include <algorithm>

namespace tocsin {
namespace {

std::string joined(std::string_view words) {
  std::string out(words);
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

std::string name_of(const Vocabulary& vocabulary, const Layers& layers, const Frame& frame) {
  return frame.lemma.is_valid() ? std::string(vocabulary.text(frame.lemma))
                                : std::string(layers.syntax.lemma_of(frame.head));
}

void add_features(const Vocabulary& vocabulary, const Layers& layers, const Frame& frame,
                  std::string& out) {
  constexpr std::string_view kClasses[] = {"verb", "noun", "adj"};
  constexpr std::string_view kTenses[] = {"", " past", " present", " future"};
  constexpr std::string_view kAspects[] = {"", " progressive", " perfect", " perfect-progressive"};
  constexpr std::string_view kMoods[] = {
      "", "", " imperative", " question", " infinitive", " participle"};
  out += kClasses[static_cast<std::size_t>(frame.word_class)];
  if (frame.light_verb.is_valid()) {
    out.append(" light:").append(layers.syntax.lemma_of(frame.light_verb));
  }
  if (frame.polarity == Polarity::kNegative) out += " not";
  if (frame.modality.is_valid()) out.append(" ").append(vocabulary.text(frame.modality));
  out += kTenses[static_cast<std::size_t>(frame.tense)];
  out += kAspects[static_cast<std::size_t>(frame.aspect)];
  out += kMoods[static_cast<std::size_t>(frame.mood)];
  if (frame.passive) out += " passive";
}

}  // namespace

std::string dump_frame(const Vocabulary& vocabulary, const Layers& layers, const Frame& frame) {
  constexpr std::string_view kRoles[] = {"ARG0", "ARG1", "ARG2", "ARG3", "prep:"};
  constexpr std::string_view kLinks[] = {"none",  "complement", "purpose",  "condition", "time",
                                         "cause", "concession", "relative", "adverbial"};
  std::string out = name_of(vocabulary, layers, frame) + "(";
  add_features(vocabulary, layers, frame, out);
  out += ")";
  for (const Role& role : layers.frames.roles_of(frame)) {
    out.append(" ").append(kRoles[static_cast<std::size_t>(role.kind)]);
    if (role.kind == RoleKind::kPrep) out += vocabulary.text(role.preposition);
    out.append("=").append(joined(layers.words(layers.span_of(role.tokens))));
  }
  if (frame.outer.is_valid()) {
    out.append(" <").append(kLinks[static_cast<std::size_t>(frame.link)]).append(" of ");
    out += name_of(vocabulary, layers, layers.frames.frames[frame.outer.value]);
    if (frame.marker.is_valid()) out.append(": ").append(layers.form(frame.marker));
    out += ">";
  }
  return out;
}

std::string dump_frames(const Vocabulary& vocabulary, const Layers& layers) {
  std::string out;
  for (const Frame& frame : layers.frames.frames) {
    out += dump_frame(vocabulary, layers, frame);
    out += '\n';
  }
  return out;
}

}  // namespace tocsin
