#include "quotes/headings.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "core/tree.h"
#include "quotes/quote_marks.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kLongestLabel = 6;
constexpr std::uint32_t kFewestTurns = 2;
constexpr std::size_t kFirstLines = 3;
constexpr std::uint32_t kLongestLine = 120;

// The noun phrase behind one of the heading's prepositions: "by the Governments of ...".
TokenId source_in(const Layers& layers, const CueLexicon& lexicon, TokenId word, TokenRange line,
                  std::span<const SymbolId> prepositions) {
  const SyntaxLayer& syntax = layers.syntax;
  for (std::uint32_t at = word.value + 1; at < line.last; ++at) {
    if (std::find(prepositions.begin(), prepositions.end(), layers.tokens.lower[at]) ==
            prepositions.end() ||
        syntax.deprel[at] != Deprel::kCase) {
      continue;
    }
    const TokenId source = syntax.head[at];
    if (!source.is_valid() || source.value < at) continue;
    if (!lexicon.heading_prepositions(syntax.lemma[source.value]).empty()) continue;
    return source;
  }
  return TokenId();
}

bool has_word(const Layers& layers, TokenRange line, SymbolId word) {
  for (const TokenId token : line) {
    if (layers.tokens.lower[token.value] == word) return true;
  }
  return false;
}

bool is_upper_case(std::string_view form) {
  bool letters = false;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    letters = letters || (c >= 'A' && c <= 'Z');
  }
  return letters;
}

// The colon of "MS RUIZ:" at the start of a paragraph; invalid: no label stands there.
TokenId label_end(const Layers& layers, TokenRange sentence) {
  const std::uint32_t last = std::min(sentence.last, sentence.first + kLongestLabel + 1);
  for (std::uint32_t at = sentence.first; at < last; ++at) {
    const std::string_view form = layers.form(TokenId(at));
    if (form == ":") return at > sentence.first ? TokenId(at) : TokenId();
    if (form == ".") continue;  // "MR. PRICE"
    if (layers.syntax.upos[at] != Upos::kPropn && !is_upper_case(form)) return TokenId();
  }
  return TokenId();
}

// The word of a label that the others hang on.
TokenId label_head(const Layers& layers, TokenRange label) {
  for (const TokenId token : label) {
    const TokenId head = layers.syntax.head[token.value];
    const bool word = layers.syntax.upos[token.value] != Upos::kPunct;
    if (word && (!head.is_valid() || !label.contains(head))) return token;
  }
  return TokenId();
}

}  // namespace

void find_turns(const Layers& layers, std::vector<Heading>& out) {
  const auto& sentences = layers.tokens.sentences;
  const std::size_t begin = out.size();
  std::uint32_t paragraph = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const bool opens = i == 0 || sentences[i].paragraph != paragraph;
    paragraph = sentences[i].paragraph;
    if (!opens || sentences[i].tokens.empty()) continue;
    const TokenId colon = label_end(layers, sentences[i].tokens);
    if (!colon.is_valid() || colon.value + 1 >= layers.tokens.size()) continue;
    if (is_quotation_mark(layers, TokenId(colon.value + std::size_t{1}))) continue;
    const TokenId source = label_head(layers, {sentences[i].tokens.first, colon.value});
    if (!source.is_valid()) continue;
    if (out.size() > begin) out.back().content.last = sentences[i].tokens.first;
    out.push_back({colon, source, {colon.value + 1, sentences.back().tokens.last}});
  }
  if (out.size() - begin < kFewestTurns) out.resize(begin);
}

void find_headings(const Layers& layers, const CueLexicon& lexicon, std::vector<Heading>& out) {
  const auto& sentences = layers.tokens.sentences;
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i + 1 < sentences.size(); ++i) {
    const TokenRange line = sentences[i].tokens;
    if (line.empty() || line.size() > kLongestLine) continue;
    if (layers.form(TokenId(line.last - 1U)) != ":") continue;
    const TokenId next(line.last);
    if (next.value >= layers.tokens.size() || is_quotation_mark(layers, next)) continue;
    for (const TokenId word : line) {
      const auto prepositions = lexicon.heading_prepositions(layers.syntax.lemma[word.value]);
      if (prepositions.empty()) continue;
      const bool adjective = layers.syntax.upos[word.value] != Upos::kNoun &&
                             layers.syntax.upos[word.value] != Upos::kPropn;
      if (!adjective && i >= kFirstLines && !has_word(layers, line, lexicon.words.following)) {
        continue;
      }
      const TokenId source = source_in(layers, lexicon, word, line, prepositions);
      if (!source.is_valid()) continue;
      out.push_back({word, source, {line.last, sentences.back().tokens.last}});
      break;
    }
  }
  for (std::size_t i = begin; i + 1 < out.size(); ++i) {
    const SentenceId next = layers.tokens.sentence[out[i + 1].cue.value];
    out[i].content.last = sentences[next.value].tokens.first;
  }
}

}  // namespace tocsin
