#include "events/factuality_score.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/labels.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, kScoreFeatureKindCount> kKindNames = {
    "value",      "form",       "negation",     "modal",     "subject",    "link",
    "outer_form", "outer",      "word",         "adverb",    "auxiliary",  "tag",
    "part",       "relation",   "governor",     "before",    "two_before", "after",
    "two_after",  "form_value", "form_subject", "form_link", "word_form",  "outer_link"};

constexpr std::array<std::string_view, 6> kMoodNames = {
    "bare", "indicative", "imperative", "interrogative", "infinitive", "participle"};
constexpr std::array<std::string_view, 4> kTenseNames = {"", "_past", "_present", "_future"};
constexpr std::array<std::string_view, 4> kAspectNames = {"", "_progressive", "_perfect",
                                                          "_perfect_progressive"};
constexpr std::array<std::string_view, 9> kLinkNames = {"none",       "complement", "purpose",
                                                        "condition",  "time",       "cause",
                                                        "concession", "relative",   "adverbial"};

// Symbols are counted in millions at most; 28 bits hold them.
constexpr int kSymbolBits = 28;

std::uint64_t key_of(const ScoreFeature& feature) {
  const std::uint64_t with = feature.with.is_valid() ? feature.with.value + 1U : 0U;
  return ((static_cast<std::uint64_t>(feature.kind) << kSymbolBits | feature.word.value)
          << kSymbolBits) |
         with;
}

ScoreFeature feature_of(ScoreFeatureKind kind, std::string_view text, Vocabulary& vocabulary) {
  const std::size_t plus = text.find('+');
  if (plus == std::string_view::npos) return {kind, vocabulary.intern(text), {}};
  return {kind, vocabulary.intern(text.substr(0, plus)), vocabulary.intern(text.substr(plus + 1))};
}

// "VBG" and "nsubj:pass" as the words of a list are: "vbg", "nsubj_pass".
std::string as_word(std::string_view label) {
  std::string word(label);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ':' || c == '-') c = '_';
  }
  return word;
}

}  // namespace

std::string_view name_of(ScoreFeatureKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::string name_of(const ScoreFeature& feature, const Vocabulary& vocabulary) {
  std::string name(vocabulary.text(feature.word));
  if (feature.with.is_valid()) name += fmt::format("+{}", vocabulary.text(feature.with));
  return name;
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
      TOCSIN_TRY(weight, list.number(line, "weight"));
      if (weight < -6 || weight > 6) {
        return list.error_at(line.line, "write weight=, a number from -6 to 6");
      }
      for (const std::string& word : line.words) {
        score.weights_[key_of(feature_of(*kind, word, vocabulary))] = static_cast<float>(weight);
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
  edge_ = vocabulary.intern("*edge");
  stop_ = vocabulary.intern("*stop");
  comma_ = vocabulary.intern("*comma");
  question_ = vocabulary.intern("*question");
  punctuation_ = vocabulary.intern("*punctuation");
  const auto name_all = [&](auto& symbols, auto label) {
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      symbols[i] = vocabulary.intern(as_word(name_of(static_cast<decltype(label)>(i))));
    }
  };
  name_all(tags_, Xpos{});
  name_all(classes_, Upos{});
  name_all(relations_, Deprel{});
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

// A neighbour in the sentence.
SymbolId FactualityScore::near_word(const Layers& layers, TokenId head, int step) const {
  const std::int64_t at = std::int64_t{head.value} + step;
  const TokenRange tokens = layers.sentence_of(head).tokens;
  if (at < tokens.first || at >= tokens.last) return edge_;
  const TokenId near(static_cast<std::size_t>(at));
  if (layers.syntax.upos[near.value] != Upos::kPunct) return layers.syntax.lemma[near.value];
  const std::string_view form = layers.form(near);
  return form == "." ? stop_ : form == "," ? comma_ : form == "?" ? question_ : punctuation_;
}

void FactualityScore::list_features(const Layers& layers, std::span<const FrameFactuality> values,
                                    FrameId id, std::vector<ScoreFeature>& out) const {
  out.clear();
  list_frame(layers, values, id, out);
  list_words(layers, layers.frames.frames[id.value], out);
}

void FactualityScore::list_frame(const Layers& layers, std::span<const FrameFactuality> values,
                                 FrameId id, std::vector<ScoreFeature>& out) const {
  const Frame& frame = layers.frames.frames[id.value];
  const SyntaxLayer& syntax = layers.syntax;
  const auto add = [&](ScoreFeatureKind kind, SymbolId word) {
    if (word.is_valid()) out.push_back({kind, word, {}});
  };
  const auto add_pair = [&](ScoreFeatureKind kind, SymbolId word, SymbolId with) {
    if (word.is_valid() && with.is_valid()) out.push_back({kind, word, with});
  };
  const SymbolId value = values_[static_cast<std::size_t>(values[id.value].value)];
  const SymbolId form = form_of(frame);
  const SymbolId subject = subject_of(layers, frame);
  const SymbolId word = syntax.lemma[frame.head.value];
  SymbolId link = none_;
  add(ScoreFeatureKind::kValue, any_);
  add(ScoreFeatureKind::kValue, value);
  add(ScoreFeatureKind::kForm, form);
  if (frame.polarity == Polarity::kNegative) add(ScoreFeatureKind::kNegation, negative_);
  add(ScoreFeatureKind::kModal, frame.modality);
  add(ScoreFeatureKind::kSubject, subject);
  if (frame.outer.is_valid()) {
    const Frame& outer = layers.frames.frames[frame.outer.value];
    const auto outer_value = static_cast<std::size_t>(values[frame.outer.value].value);
    link = links_[static_cast<std::size_t>(frame.link) * kValues + outer_value];
    add(ScoreFeatureKind::kOuterForm, form_of(outer));
    add_pair(ScoreFeatureKind::kOuterLink, form_of(outer), link);
    if (frame.link == LinkKind::kComplement) {
      add(ScoreFeatureKind::kOuter, syntax.lemma[outer.head.value]);
    }
  }
  add(ScoreFeatureKind::kLink, link);
  add(ScoreFeatureKind::kWord, word);
  add_pair(ScoreFeatureKind::kFormValue, form, value);
  add_pair(ScoreFeatureKind::kFormSubject, form, subject);
  add_pair(ScoreFeatureKind::kFormLink, form, link);
  add_pair(ScoreFeatureKind::kWordForm, word, form);
}

void FactualityScore::list_words(const Layers& layers, const Frame& frame,
                                 std::vector<ScoreFeature>& out) const {
  const SyntaxLayer& syntax = layers.syntax;
  const auto add = [&](ScoreFeatureKind kind, SymbolId word, SymbolId with = {}) {
    if (word.is_valid()) out.push_back({kind, word, with});
  };
  const TokenId head = frame.head;
  const TokenId above = syntax.head[head.value];
  add(ScoreFeatureKind::kTag, tags_[static_cast<std::size_t>(syntax.xpos[head.value])]);
  add(ScoreFeatureKind::kRelation, relations_[static_cast<std::size_t>(syntax.deprel[head.value])],
      above.is_valid() ? classes_[static_cast<std::size_t>(syntax.upos[above.value])] : SymbolId());
  if (above.is_valid()) add(ScoreFeatureKind::kGovernor, syntax.lemma[above.value]);
  for (const TokenId child : syntax.children(head)) {
    add(ScoreFeatureKind::kPart, relations_[static_cast<std::size_t>(syntax.deprel[child.value])]);
  }
  add(ScoreFeatureKind::kBefore, near_word(layers, head, -1));
  add(ScoreFeatureKind::kTwoBefore, near_word(layers, head, -2));
  add(ScoreFeatureKind::kAfter, near_word(layers, head, 1));
  add(ScoreFeatureKind::kTwoAfter, near_word(layers, head, 2));
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
