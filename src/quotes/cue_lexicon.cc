#include "quotes/cue_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/labels.h"
#include "lexicon/word_list.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 11> kActNames = {"assert",   "deny",     "accuse", "promise",
                                                        "threaten", "demand",   "ask",    "praise",
                                                        "warn",     "announce", "think"};
constexpr std::array<std::string_view, 8> kFrameNames = {"clause", "quote", "inf", "ing",
                                                         "np",     "ask",   "as",  "pred"};

std::vector<SymbolId> intern_all(std::string_view words, Vocabulary& vocabulary) {
  std::vector<SymbolId> out;
  if (words.empty()) return out;
  for (const std::string& word : split_alternatives(words)) out.push_back(vocabulary.intern(word));
  return out;
}

// Fills everything of a cue but its words.
Result<SpeechCue> read_cue(const WordList& list, const WordLine& line, Vocabulary& vocabulary) {
  SpeechCue cue;
  const auto act = find_label<SpeechAct>(kActNames, line.value("act"));
  if (!act) {
    return list.error_at(line.line, fmt::format("act=\"{}\" is no act; write act=assert or another "
                                                "of those named at the top of the file",
                                                line.value("act")));
  }
  cue.act = *act;
  if (!line.value("frames").empty()) {
    for (const std::string& name : split_alternatives(line.value("frames"))) {
      const auto at = std::find(kFrameNames.begin(), kFrameNames.end(), name);
      if (at == kFrameNames.end()) {
        return list.error_at(line.line, fmt::format("unknown frame \"{}\"", name));
      }
      cue.frames = static_cast<std::uint8_t>(cue.frames | (1U << (at - kFrameNames.begin())));
    }
  }
  cue.content_prepositions = intern_all(line.value("prep"), vocabulary);
  cue.source_prepositions = intern_all(line.value("source"), vocabulary);
  for (const SymbolId word : intern_all(line.value("addressee"), vocabulary)) {
    if (vocabulary.text(word) == "obj") {
      cue.object_is_addressee = true;
    } else {
      cue.addressee_prepositions.push_back(word);
    }
  }
  return cue;
}

Status read_words(const WordList& list, std::string_view section, Vocabulary& vocabulary,
                  WordSet& out) {
  const WordSection* found = list.find(section);
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*found, {}));
  for (const WordLine& line : found->lines) {
    for (const std::string& word : line.words) out.add(vocabulary.intern(word));
  }
  return Ok{};
}

}  // namespace

void WordSet::add(SymbolId word) {
  if (word.value >= member_.size()) member_.resize(word.value + 1, false);
  member_[word.value] = true;
}

Status CueLexicon::read_cues(CueClass word_class, const WordList& list, std::string_view section,
                             Vocabulary& vocabulary) {
  const WordSection* found = list.find(section);
  if (found == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*found, {"act", "frames", "prep", "addressee", "source"}));
  std::vector<SpeechCue> read;
  for (const WordLine& line : found->lines) {
    TOCSIN_TRY(cue, read_cue(list, line, vocabulary));
    for (const std::string& word : line.words) {
      // A verb's particle is joined with "_"; a preposition's parts stay one symbol, as
      // preposition_of has them.
      const std::size_t joint = word_class == CueClass::kVerb ? word.find('_') : std::string::npos;
      cue.lemma = vocabulary.intern(word.substr(0, joint));
      cue.particle =
          joint == std::string::npos ? SymbolId() : vocabulary.intern(word.substr(joint + 1));
      read.push_back(cue);
    }
  }
  std::stable_sort(read.begin(), read.end(),
                   [](const SpeechCue& a, const SpeechCue& b) { return a.lemma < b.lemma; });
  auto& slices = slices_[static_cast<std::size_t>(word_class)];
  for (SpeechCue& cue : read) {
    const auto at = static_cast<std::uint32_t>(cues_.size());
    if (cue.lemma.value >= slices.size()) slices.resize(cue.lemma.value + 1, {0, 0});
    auto& slice = slices[cue.lemma.value];
    if (slice.second == 0) slice.first = at;
    slice.second = at + 1;
    cues_.push_back(std::move(cue));
  }
  return Ok{};
}

Result<CueLexicon> CueLexicon::load(const LayeredPath& path, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(path));
  TOCSIN_TRY(sections,
             list.allow_sections({"verb", "noun", "adjective", "preposition", "view", "giving",
                                  "refusal", "heading", "document", "collective", "anonymous",
                                  "anonymous_modifier", "naming"}));
  CueLexicon lexicon;
  TOCSIN_TRY(verbs, lexicon.read_cues(CueClass::kVerb, list, "verb", vocabulary));
  TOCSIN_TRY(nouns, lexicon.read_cues(CueClass::kNoun, list, "noun", vocabulary));
  TOCSIN_TRY(adjectives, lexicon.read_cues(CueClass::kAdjective, list, "adjective", vocabulary));
  TOCSIN_TRY(prepositions,
             lexicon.read_cues(CueClass::kPreposition, list, "preposition", vocabulary));
  TOCSIN_TRY(views, lexicon.read_cues(CueClass::kView, list, "view", vocabulary));
  TOCSIN_TRY(givings, read_words(list, "giving", vocabulary, lexicon.givings));
  TOCSIN_TRY(refusals, read_words(list, "refusal", vocabulary, lexicon.refusals));
  TOCSIN_TRY(documents, read_words(list, "document", vocabulary, lexicon.documents));
  TOCSIN_TRY(collectives, read_words(list, "collective", vocabulary, lexicon.collectives));
  TOCSIN_TRY(anonymous, read_words(list, "anonymous", vocabulary, lexicon.anonymous));
  TOCSIN_TRY(modifiers,
             read_words(list, "anonymous_modifier", vocabulary, lexicon.anonymous_modifiers));
  TOCSIN_TRY(namings, read_words(list, "naming", vocabulary, lexicon.namings));
  if (const WordSection* headings = list.find("heading"); headings != nullptr) {
    TOCSIN_TRY(keys, list.allow_keys(*headings, {"prep"}));
    for (const WordLine& line : headings->lines) {
      for (const std::string& word : line.words) {
        lexicon.headings_.emplace_back(vocabulary.intern(word),
                                       intern_all(line.value("prep"), vocabulary));
      }
    }
  }
  const auto word = [&](std::string_view text) { return vocabulary.intern(text); };
  lexicon.words = {.to = word("to"),
                   .by = word("by"),
                   .of = word("of"),
                   .in = word("in"),
                   .as = word("as"),
                   .that = word("that"),
                   .not_ = word("not"),
                   .never = word("never"),
                   .no = word("no"),
                   .nobody = word("nobody"),
                   .none_ = word("none"),
                   .following = word("following"),
                   .i = word("i"),
                   .we = word("we"),
                   .you = word("you"),
                   .make = word("make")};
  return lexicon;
}

std::span<const SpeechCue> CueLexicon::find(CueClass word_class, SymbolId lemma) const {
  const auto& slices = slices_[static_cast<std::size_t>(word_class)];
  if (!lemma.is_valid() || lemma.value >= slices.size()) return {};
  const auto [first, last] = slices[lemma.value];
  return std::span(cues_).subspan(first, last - first);
}

std::span<const SymbolId> CueLexicon::heading_prepositions(SymbolId lemma) const {
  for (const auto& [word, prepositions] : headings_) {
    if (word == lemma) return prepositions;
  }
  return {};
}

}  // namespace tocsin
