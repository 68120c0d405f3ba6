#include "frames/frame_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace tocsin {
namespace {

// Sections that are nothing but words of one class.
constexpr std::pair<std::string_view, WordClass> kPlainSections[] = {
    {"agent_noun", WordClass::kAgentNoun},
    {"transparent_noun", WordClass::kTransparentNoun},
    {"occurrence_verb", WordClass::kOccurrenceVerb},
    {"aspect_verb", WordClass::kAspectVerb},
    {"control.subject", WordClass::kControlSubject},
    {"control.object", WordClass::kControlObject},
    {"control.purpose", WordClass::kControlPurpose},
    {"raising", WordClass::kRaising},
    {"tough_adjective", WordClass::kToughAdjective},
    {"intention_noun", WordClass::kIntentionNoun},
    {"passive_verb", WordClass::kPassiveVerb},
    {"negation", WordClass::kNegation},
    {"negative_word", WordClass::kNegativeWord},
    {"not_only", WordClass::kNotOnly},
    {"no_longer", WordClass::kNoLonger},
    {"contrast", WordClass::kContrast},
    {"purpose_marker", WordClass::kPurposeMarker},
    {"condition_marker", WordClass::kConditionMarker},
    {"time_marker", WordClass::kTimeMarker},
    {"cause_marker", WordClass::kCauseMarker},
    {"concession_marker", WordClass::kConcessionMarker},
    {"negative_marker", WordClass::kNegativeMarker},
    {"speech_verb", WordClass::kSpeechVerb},
    {"shared_doer", WordClass::kSharedDoer},
    {"temporal_noun", WordClass::kTemporalNoun},
    {"intransitive", WordClass::kIntransitive},
    {"particle", WordClass::kParticle},
    {"joint_preposition", WordClass::kJointPreposition},
    {"doer_noun", WordClass::kDoerNoun},
    {"undergoer_noun", WordClass::kUndergoerNoun},
    {"content_verb", WordClass::kContentVerb},
    {"content_noun", WordClass::kContentNoun},
    {"saying_verb", WordClass::kSayingVerb},
    {"weak_adjective", WordClass::kWeakAdjective},
    {"text_noun", WordClass::kTextNoun},
    {"force_noun", WordClass::kForceNoun},
};

constexpr std::pair<std::string_view, WordClass> kGovernorSections[] = {
    {"control.prep", WordClass::kControlPrep},
    {"control.gerund", WordClass::kControlGerund},
    {"control.noun", WordClass::kControlNoun},
    {"noun_preposition", WordClass::kNounPreposition},
    {"verb_preposition", WordClass::kVerbPreposition},
};

std::vector<SymbolId> symbols_of(std::string_view alternatives, Vocabulary& vocabulary) {
  std::vector<SymbolId> out;
  for (const std::string& word : split_alternatives(alternatives)) {
    out.push_back(vocabulary.intern(word));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> parts_of(std::string_view joined) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t bar = joined.find('_', begin);
    parts.emplace_back(joined.substr(begin, bar - begin));
    if (bar == std::string_view::npos) return parts;
    begin = bar + 1;
  }
}

NamedWords named_words(Vocabulary& vocabulary) {
  const auto word = [&](std::string_view text) { return vocabulary.intern(text); };
  NamedWords named;
  named.as = word("as");
  named.colon = word(":");
  named.be = word("be");
  named.have = word("have");
  named.to = word("to");
  named.by = word("by");
  named.of = word("of");
  named.in = word("in");
  named.from = word("from");
  named.question_mark = word("?");
  named.will = word("will");
  named.shall = word("shall");
  named.no = word("no");
  named.nor = word("nor");
  named.but = word("but");
  named.what = word("what");
  named.together = word("together");
  named.against = word("against");
  named.between = word("between");
  named.with = word("with");
  named.not_ = word("not");
  return named;
}

}  // namespace

Result<FrameWords> FrameWords::load(const LayeredPath& path, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(path));
  return compile(list, vocabulary);
}

Result<FrameWords> FrameWords::parse(std::string name, std::string_view content,
                                     Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::parse(std::move(name), content));
  return compile(list, vocabulary);
}

Result<FrameWords> FrameWords::compile(const WordList& list, Vocabulary& vocabulary) {
  TOCSIN_TRY(sections, list.allow_sections({"event_noun",
                                            "agent_noun",
                                            "transparent_noun",
                                            "light_verb",
                                            "occurrence_verb",
                                            "aspect_verb",
                                            "control.subject",
                                            "control.object",
                                            "control.purpose",
                                            "control.prep",
                                            "control.gerund",
                                            "control.noun",
                                            "raising",
                                            "tough_adjective",
                                            "intention_noun",
                                            "semi_modal",
                                            "modal",
                                            "passive_verb",
                                            "negation",
                                            "negative_word",
                                            "not_only",
                                            "no_longer",
                                            "contrast",
                                            "purpose_marker",
                                            "condition_marker",
                                            "time_marker",
                                            "cause_marker",
                                            "concession_marker",
                                            "negative_marker",
                                            "speech_verb",
                                            "temporal_noun",
                                            "intransitive",
                                            "particle",
                                            "preposition",
                                            "complex_preposition",
                                            "joint_preposition",
                                            "doer_noun",
                                            "undergoer_noun",
                                            "shared_doer",
                                            "noun_preposition",
                                            "content_verb",
                                            "content_noun",
                                            "verb_preposition",
                                            "saying_verb",
                                            "weak_adjective",
                                            "text_noun",
                                            "force_noun"}));
  FrameWords words;
  words.named_ = named_words(vocabulary);
  TOCSIN_TRY(classes, words.read_classes(list, vocabulary));
  TOCSIN_TRY(nouns, words.read_event_nouns(list, vocabulary));
  TOCSIN_TRY(light, words.read_light_verbs(list, vocabulary));
  TOCSIN_TRY(governors, words.read_governors(list, vocabulary));
  TOCSIN_TRY(modals, words.read_modals(list, vocabulary));
  TOCSIN_TRY(prepositions, words.read_complex_prepositions(list, vocabulary));
  return words;
}

void FrameWords::mark(SymbolId word, WordClass word_class) {
  if (!word.is_valid()) return;
  if (word.value >= classes_.size()) classes_.resize(word.value + 1, 0);
  classes_[word.value] |= std::uint64_t{1} << static_cast<unsigned>(word_class);
}

Status FrameWords::read_classes(const WordList& list, Vocabulary& vocabulary) {
  for (const auto& [name, word_class] : kPlainSections) {
    const WordSection* section = list.find(name);
    if (section == nullptr) continue;
    TOCSIN_TRY(keys, list.allow_keys(*section, {}));
    for (const WordLine& line : section->lines) {
      for (const std::string& word : line.words) mark(vocabulary.intern(word), word_class);
    }
  }
  if (const WordSection* section = list.find("preposition")) {
    TOCSIN_TRY(keys, list.allow_keys(*section, {}));
    for (const WordLine& line : section->lines) {
      for (const std::string& word : line.words) vocabulary.intern(word);
    }
  }
  return Ok{};
}

Status FrameWords::read_event_nouns(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* section = list.find("event_noun");
  if (section == nullptr) return list.error_at(1, "no [event_noun]; the file is not complete");
  TOCSIN_TRY(keys, list.allow_keys(*section, {"of", "poss", "compound", "from"}));
  for (const WordLine& line : section->lines) {
    const auto has = [&](std::string_view key, std::string_view value) {
      return line.value(key) == value;
    };
    for (const auto& [key, value] : line.keys) {
      if (value == "ARG0" || value == "ARG1" || (key == "of" && value == "content")) continue;
      return list.error_at(line.line, fmt::format("{}=\"{}\" is no role; write ARG0 or ARG1{}", key,
                                                  value, key == "of" ? ", or content" : ""));
    }
    for (const std::string& word : line.words) {
      const SymbolId noun = vocabulary.intern(word);
      mark(noun, WordClass::kEventNoun);
      if (has("of", "ARG0")) mark(noun, WordClass::kOfDoer);
      if (has("of", "content")) mark(noun, WordClass::kOfContent);
      if (has("from", "ARG0")) mark(noun, WordClass::kFromDoer);
      if (has("poss", "ARG1")) mark(noun, WordClass::kPossDoneTo);
      if (has("compound", "ARG1")) mark(noun, WordClass::kCompoundDoneTo);
    }
  }
  return Ok{};
}

Status FrameWords::read_light_verbs(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* section = list.find("light_verb");
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"noun", "except", "prep", "voice"}));
  for (const WordLine& line : section->lines) {
    LightVerb light;
    const std::string_view voice = line.value("voice");
    if (voice == "passive") {
      light.voice = LightVoice::kPassive;
    } else if (voice == "object") {
      light.voice = LightVoice::kObject;
    } else if (!voice.empty()) {
      return list.error_at(line.line,
                           fmt::format("voice=\"{}\"; write passive, object or nothing", voice));
    }
    const std::string_view nouns = line.value("noun");
    if (nouns.empty()) {
      return list.error_at(line.line,
                           "a light verb needs noun=, the nouns it goes with, or noun=*");
    }
    light.any_event_noun = nouns == "*";
    if (!light.any_event_noun) {
      light.nouns = symbols_of(nouns, vocabulary);
      for (const SymbolId noun : light.nouns) mark(noun, WordClass::kLightNoun);
    } else if (!line.value("except").empty()) {
      light.nouns = symbols_of(line.value("except"), vocabulary);
    }
    const std::string_view preposition = line.value("prep");
    if (!preposition.empty()) light.preposition = vocabulary.intern(preposition);
    for (const std::string& word : line.words) {
      light.verb = vocabulary.intern(word);
      mark(light.verb, WordClass::kLightVerb);
      light_verbs_.push_back(light);
    }
  }
  std::stable_sort(light_verbs_.begin(), light_verbs_.end(),
                   [](const LightVerb& a, const LightVerb& b) { return a.verb < b.verb; });
  return Ok{};
}

Status FrameWords::read_governors(const WordList& list, Vocabulary& vocabulary) {
  for (const auto& [name, word_class] : kGovernorSections) {
    const WordSection* section = list.find(name);
    if (section == nullptr) continue;
    TOCSIN_TRY(keys, list.allow_keys(*section, {"prep", "doer"}));
    for (const WordLine& line : section->lines) {
      Governor governor;
      governor.word_class = word_class;
      const std::string_view doer = line.value("doer");
      if (!doer.empty() && doer != "subject" && doer != "object") {
        return list.error_at(line.line, fmt::format("doer=\"{}\"; write subject or object", doer));
      }
      governor.subject_does_it = doer == "subject";
      const std::string_view prepositions = line.value("prep");
      if (prepositions.empty()) {
        return list.error_at(line.line, fmt::format("a word in [{}] needs prep=", name));
      }
      governor.prepositions = symbols_of(prepositions, vocabulary);
      for (const std::string& word : line.words) {
        governor.word = vocabulary.intern(word);
        mark(governor.word, word_class);
        governors_.push_back(governor);
      }
    }
  }
  std::stable_sort(governors_.begin(), governors_.end(),
                   [](const Governor& a, const Governor& b) { return a.word < b.word; });
  return Ok{};
}

Status FrameWords::read_modals(const WordList& list, Vocabulary& vocabulary) {
  if (const WordSection* section = list.find("modal")) {
    TOCSIN_TRY(keys, list.allow_keys(*section, {"symbol"}));
    for (const WordLine& line : section->lines) {
      for (const std::string& word : line.words) {
        const std::string_view symbol = line.value("symbol");
        const SymbolId modal = vocabulary.intern(word);
        mark(modal, WordClass::kModal);
        modals_[modal.value] = symbol.empty() ? modal : vocabulary.intern(symbol);
      }
    }
  }
  modals_[named_.be.value] = vocabulary.intern("be_to");
  const WordSection* section = list.find("semi_modal");
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"symbol", "tense"}));
  for (const WordLine& line : section->lines) {
    SemiModal semi;
    if (!line.value("symbol").empty()) semi.symbol = vocabulary.intern(line.value("symbol"));
    const std::string_view tense = line.value("tense");
    if (tense == "future") {
      semi.tense = Tense::kFuture;
    } else if (tense == "past") {
      semi.tense = Tense::kPast;
    } else if (!tense.empty()) {
      return list.error_at(line.line, fmt::format("tense=\"{}\"; write future or past", tense));
    }
    for (const std::string& word : line.words) {
      const SymbolId verb = vocabulary.intern(word);
      mark(verb, WordClass::kSemiModal);
      semi_modals_[verb.value] = semi;
    }
  }
  return Ok{};
}

Status FrameWords::read_complex_prepositions(const WordList& list, Vocabulary& vocabulary) {
  const WordSection* section = list.find("complex_preposition");
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {}));
  for (const WordLine& line : section->lines) {
    for (const std::string& word : line.words) {
      std::vector<std::string> parts = parts_of(word);
      std::erase_if(parts, [](const std::string& part) { return part == "the" || part == "a"; });
      if (parts.size() != 3) {
        return list.error_at(line.line,
                             fmt::format("\"{}\" is not preposition, noun and preposition", word));
      }
      const SymbolId noun = vocabulary.intern(parts[1]);
      mark(noun, WordClass::kComplexNoun);
      complex_prepositions_.push_back({vocabulary.intern(parts[0]), noun,
                                       vocabulary.intern(parts[2]), vocabulary.intern(word)});
    }
  }
  std::stable_sort(complex_prepositions_.begin(), complex_prepositions_.end(),
                   [](const auto& a, const auto& b) { return a.noun < b.noun; });
  return Ok{};
}

const LightVerb* FrameWords::light_verb(SymbolId verb, SymbolId preposition, SymbolId noun) const {
  if (!is(verb, WordClass::kLightVerb)) return nullptr;
  auto at = std::lower_bound(light_verbs_.begin(), light_verbs_.end(), verb,
                             [](const LightVerb& l, SymbolId v) { return l.verb < v; });
  for (; at != light_verbs_.end() && at->verb == verb; ++at) {
    if (at->preposition != preposition) continue;
    const bool named = std::binary_search(at->nouns.begin(), at->nouns.end(), noun);
    const bool fits = at->any_event_noun ? is(noun, WordClass::kEventNoun) && !named : named;
    if (fits) return &*at;
  }
  return nullptr;
}

const Governor* FrameWords::governor(SymbolId word, WordClass word_class) const {
  if (!is(word, word_class)) return nullptr;
  auto at = std::lower_bound(governors_.begin(), governors_.end(), word,
                             [](const Governor& g, SymbolId w) { return g.word < w; });
  for (; at != governors_.end() && at->word == word; ++at) {
    if (at->word_class == word_class) return &*at;
  }
  return nullptr;
}

const Governor* FrameWords::governor(SymbolId word, WordClass word_class,
                                     SymbolId preposition) const {
  if (!preposition.is_valid() || !is(word, word_class)) return nullptr;
  auto at = std::lower_bound(governors_.begin(), governors_.end(), word,
                             [](const Governor& g, SymbolId w) { return g.word < w; });
  for (; at != governors_.end() && at->word == word; ++at) {
    if (at->word_class == word_class &&
        std::binary_search(at->prepositions.begin(), at->prepositions.end(), preposition)) {
      return &*at;
    }
  }
  return nullptr;
}

SymbolId FrameWords::complex_preposition(SymbolId first, SymbolId noun, SymbolId second) const {
  if (!is(noun, WordClass::kComplexNoun)) return SymbolId();
  auto at = std::lower_bound(complex_prepositions_.begin(), complex_prepositions_.end(), noun,
                             [](const ComplexPreposition& p, SymbolId n) { return p.noun < n; });
  for (; at != complex_prepositions_.end() && at->noun == noun; ++at) {
    if (at->first == first && at->second == second) return at->whole;
  }
  return SymbolId();
}

SymbolId FrameWords::modality(SymbolId auxiliary) const {
  const auto found = modals_.find(auxiliary.value);
  return found == modals_.end() ? SymbolId() : found->second;
}

const SemiModal* FrameWords::semi_modal(SymbolId verb) const {
  const auto found = semi_modals_.find(verb.value);
  return found == semi_modals_.end() ? nullptr : &found->second;
}

}  // namespace tocsin
