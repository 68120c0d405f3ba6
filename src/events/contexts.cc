#include "events/contexts.h"

#include <fmt/format.h>

#include <algorithm>

namespace tocsin {
namespace {

constexpr std::size_t kMostContexts = 5;

// An article is about what so many of its sentences speak of, and one sentence in so many.
constexpr std::size_t kFewestSentences = 3;
constexpr std::size_t kSentencesAShare = 5;

std::vector<std::string_view> contexts_of(const WordList& codes) {
  std::vector<std::string_view> names;
  const WordSection* section = codes.find("context");
  if (section == nullptr) return names;
  for (const WordLine& line : section->lines) {
    names.insert(names.end(), line.words.begin(), line.words.end());
  }
  return names;
}

// The indices of the counts that are not 0, the greatest first, else in their order.
std::vector<std::uint32_t> by_count(const std::vector<std::size_t>& counts) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) out.push_back(i);
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  return out;
}

}  // namespace

Result<Contexts> Contexts::load(const LayeredPath& rules_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(words, WordList::load(rules_dir / "contexts.txt"));
  TOCSIN_TRY(codes, WordList::load(rules_dir / "codes.txt"));
  return compile(words, codes, vocabulary);
}

Result<Contexts> Contexts::compile(const WordList& words, const WordList& codes,
                                   Vocabulary& vocabulary) {
  Contexts contexts;
  contexts.hyphen_ = vocabulary.intern("-");
  const std::vector<std::string_view> known = contexts_of(codes);
  for (const WordSection& section : words.sections()) {
    if (std::find(known.begin(), known.end(), section.name) == known.end()) {
      const std::string_view close = closest_word(section.name, known);
      return words.error_at(section.line,
                            fmt::format("no context [{}]; {}", section.name,
                                        close.empty() ? "take one of [context] in codes.txt"
                                                      : fmt::format("did you mean [{}]?", close)));
    }
    TOCSIN_TRY(keys, words.allow_keys(section, {}));
    for (const WordLine& line : section.lines) {
      for (const std::string& word : line.words) contexts.add_word(word, vocabulary);
    }
    contexts.names_.push_back(section.name);
  }
  return contexts;
}

// A word with a hyphen may be one token or several: "anti-corruption", "cease - fire".
void Contexts::add_word(std::string_view word, Vocabulary& vocabulary) {
  const auto value = static_cast<std::uint32_t>(context_of_word_.size());
  context_of_word_.push_back(static_cast<std::uint32_t>(names_.size()));
  phrases_.insert(symbols_of_phrase(word, vocabulary), value);
  if (word.find('-') != std::string_view::npos) {
    phrases_.insert(symbols_of_phrase(word, vocabulary, "_-"), value);
  }
}

// By lemmas, else by forms; a hyphen between its words does not matter.
Contexts::Phrase Contexts::longest_phrase(const Layers& layers, TokenRange range) const {
  Phrase best{PhraseTrie::kRoot, range.first};
  std::uint32_t node = PhraseTrie::kRoot;
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const SymbolId form = layers.tokens.lower[t];
    if (t > range.first && form == hyphen_) continue;
    const std::uint32_t by_lemma = phrases_.step(node, layers.syntax.lemma[t]);
    node = by_lemma != PhraseTrie::kNone ? by_lemma : phrases_.step(node, form);
    if (node == PhraseTrie::kNone) break;
    if (!phrases_.values(node).empty()) best = {node, t + 1};
  }
  return best;
}

std::vector<std::uint32_t> Contexts::of_sentence(const Layers& layers,
                                                 const Sentence& sentence) const {
  std::vector<std::uint32_t> words;
  for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;) {
    const Phrase phrase = longest_phrase(layers, {t, sentence.tokens.last});
    const auto values = phrases_.values(phrase.node);
    words.insert(words.end(), values.begin(), values.end());
    t = std::max(phrase.end, t + 1);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<std::size_t> counts(names_.size(), 0);
  for (const std::uint32_t word : words) ++counts[context_of_word_[word]];
  return by_count(counts);
}

void Contexts::find(const Layers& layers, std::vector<Event>& events, DecisionSink* sink) const {
  if (events.empty()) return;
  const std::vector<Sentence>& sentences = layers.tokens.sentences;
  std::vector<std::vector<std::uint32_t>> of_sentences(sentences.size());
  std::vector<std::size_t> counts(names_.size(), 0);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    of_sentences[s] = of_sentence(layers, sentences[s]);
    for (const std::uint32_t context : of_sentences[s]) ++counts[context];
  }
  for (std::size_t& count : counts) {
    if (count < kFewestSentences || count * kSentencesAShare < sentences.size()) count = 0;
  }
  const std::vector<std::uint32_t> of_article = by_count(counts);
  for (Event& event : events) {
    const TokenId head = layers.frames.frames[event.frame.value].head;
    const auto& own = of_sentences[layers.tokens.sentence[head.value].value];
    for (const std::uint32_t context : own.empty() ? of_article : own) {
      const std::string& name = names_[context];
      const bool has =
          std::find(event.contexts.begin(), event.contexts.end(), name) != event.contexts.end();
      if (has || event.contexts.size() >= kMostContexts) continue;
      event.contexts.push_back(name);
      if (sink == nullptr) continue;
      sink->add(Stage::kEvents, Outcome::kChanged, head, "contexts.txt",
                fmt::format("the words of its {} speak for the context {}",
                            own.empty() ? "article" : "sentence", name));
    }
  }
}

}  // namespace tocsin
