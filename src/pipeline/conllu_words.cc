#include "pipeline/conllu_words.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/unicode.h"

namespace tocsin {
namespace {

bool says_no_space(std::string_view misc) {
  return misc.find("SpaceAfter=No") != std::string_view::npos;
}

bool opens_paragraph(const ConlluSentence& sentence) {
  return std::any_of(sentence.comments.begin(), sentence.comments.end(),
                     [](const std::string& comment) {
                       return comment.starts_with("# newpar") || comment.starts_with("# newdoc");
                     });
}

// Parts of a multiword token touch; what follows its last part is said on the token's own line.
bool has_space_after(const ConlluSentence& sentence, std::size_t word) {
  for (const ConlluExtra& extra : sentence.extras) {
    if (!extra.is_multiword || word < extra.before_word || word > extra.last_word) continue;
    return word == extra.last_word && !says_no_space(extra.misc);
  }
  return !says_no_space(sentence.words[word].misc);
}

}  // namespace

Layers layers_of_words(const Vocabulary& vocabulary, std::span<const ConlluSentence> sentences) {
  Layers layers;
  std::string& text = layers.document.text;
  TokenLayer& tokens = layers.tokens;
  std::string folded;
  std::uint32_t paragraph = 0;
  for (const ConlluSentence& sentence : sentences) {
    if (!text.empty() && opens_paragraph(sentence)) {
      text += "\n\n";
      ++paragraph;
    }
    const auto first = static_cast<std::uint32_t>(tokens.size());
    for (std::size_t w = 0; w < sentence.words.size(); ++w) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += sentence.words[w].form;
      tokens.span.push_back({begin, static_cast<std::uint32_t>(text.size())});
      tokens.sentence.push_back(SentenceId(tokens.sentences.size()));
      folded.clear();
      fold(sentence.words[w].form, folded);
      tokens.lower.push_back(vocabulary.find(folded));
      if (has_space_after(sentence, w)) text += ' ';
    }
    const auto last = static_cast<std::uint32_t>(tokens.size());
    if (first == last) continue;
    tokens.sentences.push_back({{tokens.span[first].begin, tokens.span[last - 1].end},
                                {first, last},
                                SentenceKind::kText,
                                paragraph});
  }
  return layers;
}

}  // namespace tocsin
