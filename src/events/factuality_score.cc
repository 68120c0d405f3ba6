#include "events/factuality_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/labels.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, kScoreFeatureKindCount> kKindNames = {
    "value",      "form",  "negation", "modal",  "subject",  "link",
    "outer_form", "outer", "word",     "adverb", "auxiliary"};

constexpr std::array<std::string_view, 6> kMoodNames = {
    "bare", "indicative", "imperative", "interrogative", "infinitive", "participle"};
constexpr std::array<std::string_view, 4> kTenseNames = {"", "_past", "_present", "_future"};
constexpr std::array<std::string_view, 4> kAspectNames = {"", "_progressive", "_perfect",
                                                          "_perfect_progressive"};
constexpr std::array<std::string_view, 9> kLinkNames = {"none",       "complement", "purpose",
                                                        "condition",  "time",       "cause",
                                                        "concession", "relative",   "adverbial"};

std::uint64_t key_of(const ScoreFeature& feature) {
  return static_cast<std::uint64_t>(feature.kind) << 32 | feature.word.value;
}

}  // namespace

std::string_view name_of(ScoreFeatureKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

Result<FactualityScore> FactualityScore::load(const LayeredPath& path, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(path));
  return compile(list, vocabulary);
}

Result<FactualityScore> FactualityScore::compile(const WordList& list, Vocabulary& vocabulary) {
  FactualityScore score;
  score.name_features(vocabulary);
  for (const WordSection& section : list.sections()) {
    const auto kind = find_label<ScoreFeatureKind>(kKindNames, section.name);
    if (!kind) {
      return list.error_at(section.line, fmt::format("[{}] is no kind of feature; write one of {}",
                                                     section.name, fmt::join(kKindNames, ", ")));
    }
    TOCSIN_TRY(keys, list.allow_keys(section, {"weight"}));
    for (const WordLine& line : section.lines) {
      const std::string_view text = line.value("weight");
      float weight = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
      if (error != std::errc() || end != text.data() + text.size() ||
          !(weight >= -6.0F && weight <= 6.0F)) {
        return list.error_at(line.line, "write weight=, a number from -6 to 6");
      }
      for (const std::string& word : line.words) {
        score.weights_[key_of({*kind, vocabulary.intern(word)})] = weight;
      }
    }
  }
  return score;
}

void FactualityScore::name_features(Vocabulary& vocabulary) {
  for (std::size_t m = 0; m < kMoods; ++m) {
    for (std::size_t t = 0; t < kTenses; ++t) {
      for (std::size_t a = 0; a < kAspects; ++a) {
        forms_[(m * kTenses + t) * kAspects + a] = vocabulary.intern(
            fmt::format("{}{}{}", kMoodNames[m], kTenseNames[t], kAspectNames[a]));
      }
    }
  }
  for (std::size_t v = 0; v < kValues; ++v) {
    const std::string_view value = name_of(static_cast<Factuality>(v));
    values_[v] = vocabulary.intern(value);
    for (std::size_t k = 0; k < kLinks; ++k) {
      links_[k * kValues + v] = vocabulary.intern(fmt::format("{}_{}", kLinkNames[k], value));
    }
  }
  any_ = vocabulary.intern("any");
  negative_ = vocabulary.intern("negative");
  none_ = vocabulary.intern("none");
  name_ = vocabulary.intern("*name");
  noun_ = vocabulary.intern("*noun");
  nouns_ = vocabulary.intern("*nouns");
  clause_ = vocabulary.intern("*clause");
  nobody_ = vocabulary.intern("*nobody");
}

SymbolId FactualityScore::form_of(const Frame& frame) const {
  const auto mood = static_cast<std::size_t>(frame.mood);
  const auto tense = static_cast<std::size_t>(frame.tense);
  return forms_[(mood * kTenses + tense) * kAspects + static_cast<std::size_t>(frame.aspect)];
}

SymbolId FactualityScore::subject_of(const Layers& layers, const Frame& frame) const {
  const RoleKind subject = frame.passive ? RoleKind::kArg1 : RoleKind::kArg0;
  for (const Role& role : layers.frames.roles_of(frame)) {
    if (role.kind != subject) continue;
    switch (layers.syntax.upos[role.head.value]) {
      case Upos::kPron:
        return layers.tokens.lower[role.head.value];
      case Upos::kPropn:
        return name_;
      case Upos::kNoun:
        return layers.syntax.xpos[role.head.value] == Xpos::kNns ? nouns_ : noun_;
      default:
        return clause_;
    }
  }
  return nobody_;
}

void FactualityScore::list_features(const Layers& layers, std::span<const FrameFactuality> values,
                                    FrameId id, std::vector<ScoreFeature>& out) const {
  const Frame& frame = layers.frames.frames[id.value];
  const SyntaxLayer& syntax = layers.syntax;
  out.clear();
  const auto add = [&](ScoreFeatureKind kind, SymbolId word) {
    if (word.is_valid()) out.push_back({kind, word});
  };
  add(ScoreFeatureKind::kValue, any_);
  add(ScoreFeatureKind::kValue, values_[static_cast<std::size_t>(values[id.value].value)]);
  add(ScoreFeatureKind::kForm, form_of(frame));
  if (frame.polarity == Polarity::kNegative) add(ScoreFeatureKind::kNegation, negative_);
  add(ScoreFeatureKind::kModal, frame.modality);
  add(ScoreFeatureKind::kSubject, subject_of(layers, frame));
  if (frame.outer.is_valid()) {
    const Frame& outer = layers.frames.frames[frame.outer.value];
    const auto value = static_cast<std::size_t>(values[frame.outer.value].value);
    add(ScoreFeatureKind::kLink, links_[static_cast<std::size_t>(frame.link) * kValues + value]);
    add(ScoreFeatureKind::kOuterForm, form_of(outer));
    if (frame.link == LinkKind::kComplement) {
      add(ScoreFeatureKind::kOuter, syntax.lemma[outer.head.value]);
    }
  } else {
    add(ScoreFeatureKind::kLink, none_);
  }
  add(ScoreFeatureKind::kWord, syntax.lemma[frame.head.value]);
  for (const TokenId clause : {frame.head, frame.light_verb}) {
    if (!clause.is_valid()) continue;
    for (const TokenId child : syntax.children(clause)) {
      const Deprel relation = base_of(syntax.deprel[child.value]);
      if (relation == Deprel::kAdvmod) {
        add(ScoreFeatureKind::kAdverb, layers.tokens.lower[child.value]);
      } else if (relation == Deprel::kAux) {
        add(ScoreFeatureKind::kAuxiliary, layers.tokens.lower[child.value]);
      }
    }
  }
}

float FactualityScore::weight_of(const ScoreFeature& feature) const {
  const auto found = weights_.find(key_of(feature));
  return found == weights_.end() ? 0.0F : found->second;
}

float FactualityScore::sum(std::span<const ScoreFeature> features) const {
  float total = 0;
  for (const ScoreFeature& feature : features) total += weight_of(feature);
  return std::clamp(total, -3.0F, 3.0F);
}

}  // namespace tocsin
