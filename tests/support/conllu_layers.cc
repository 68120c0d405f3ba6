#include "support/conllu_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "ingest/conllu_reader.h"

namespace tocsin {
namespace {

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return text;
}

void add_sentence(const ConlluSentence& in, Vocabulary& vocabulary, std::uint32_t paragraph,
                  Layers& out) {
  const auto first = static_cast<std::uint32_t>(out.tokens.size());
  std::string& text = out.document.text;
  if (!text.empty() && text.back() != '\n') text += ' ';
  const SentenceId sentence(out.tokens.sentences.size());
  for (std::size_t i = 0; i < in.words.size(); ++i) {
    const ConlluWord& word = in.words[i];
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word.form;
    out.tokens.span.push_back({begin, static_cast<std::uint32_t>(text.size())});
    out.tokens.sentence.push_back(sentence);
    out.tokens.lower.push_back(vocabulary.intern(lower_case(word.form)));
    const auto upos = upos_of(word.upos);
    const auto deprel = deprel_of(word.deprel);
    EXPECT_TRUE(upos) << word.form << " has UPOS " << word.upos;
    EXPECT_TRUE(deprel) << word.form << " has deprel " << word.deprel;
    out.syntax.upos.push_back(upos.value_or(Upos::kX));
    out.syntax.xpos.push_back(xpos_of(word.xpos).value_or(Xpos::kFw));
    out.syntax.feats.push_back(word.feats == "_" ? SymbolId() : vocabulary.intern(word.feats));
    out.syntax.lemma.push_back(vocabulary.intern(lower_case(word.lemma)));
    const auto lemma_begin = static_cast<std::uint32_t>(out.syntax.lemma_pool.size());
    out.syntax.lemma_pool += word.lemma;
    out.syntax.lemma_text.push_back(
        {lemma_begin, static_cast<std::uint32_t>(out.syntax.lemma_pool.size())});
    out.syntax.head.push_back(word.head == 0 ? TokenId() : TokenId(first + word.head - 1));
    out.syntax.deprel.push_back(deprel.value_or(Deprel::kDep));
    const bool inside_multiword =
        std::any_of(in.extras.begin(), in.extras.end(), [&](const ConlluExtra& extra) {
          return extra.is_multiword && extra.before_word <= i && i < extra.last_word;
        });
    const bool glued =
        std::any_of(in.extras.begin(), in.extras.end(), [&](const ConlluExtra& extra) {
          return extra.is_multiword && extra.last_word == i &&
                 extra.misc.find("SpaceAfter=No") != std::string::npos;
        });
    if (!inside_multiword && !glued && word.misc.find("SpaceAfter=No") == std::string::npos &&
        i + 1 < in.words.size()) {
      text += ' ';
    }
  }
  const auto last = static_cast<std::uint32_t>(out.tokens.size());
  out.tokens.sentences.push_back({{out.tokens.span[first].begin, out.tokens.span[last - 1].end},
                                  {first, last},
                                  SentenceKind::kText,
                                  paragraph});
}

}  // namespace

Layers layers_of_conllu(std::string_view conllu, Vocabulary& vocabulary) {
  Layers layers;
  auto sentences = read_conllu("test", conllu);
  if (!sentences.ok()) {
    ADD_FAILURE() << sentences.error().message;
    return layers;
  }
  std::uint32_t paragraph = 0;
  for (const ConlluSentence& sentence : sentences.value()) {
    const bool opens = std::any_of(sentence.comments.begin(), sentence.comments.end(),
                                   [](const std::string& c) { return c.starts_with("# newpar"); });
    if (opens && !layers.tokens.sentences.empty()) {
      ++paragraph;
      layers.document.text += "\n\n";
    }
    add_sentence(sentence, vocabulary, paragraph, layers);
  }
  layers.syntax.index_children();
  return layers;
}

Layers layers_of_words(std::string_view lines, Vocabulary& vocabulary) {
  std::string conllu;
  std::istringstream in{std::string(lines)};
  std::string line;
  int number = 0;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string form, lemma, upos, xpos, head, deprel;
    if (!(fields >> form)) {
      conllu += "\n";
      number = 0;
      continue;
    }
    fields >> lemma >> upos >> xpos >> head >> deprel;
    const bool glued = form.size() > 1 && form.back() == '+';
    if (glued) form.pop_back();
    conllu += std::to_string(++number) + "\t" + form + "\t" + lemma + "\t" + upos + "\t" + xpos +
              "\t_\t" + head + "\t" + deprel + "\t_\t" + (glued ? "SpaceAfter=No" : "_") + "\n";
  }
  return layers_of_conllu(conllu, vocabulary);
}

}  // namespace tocsin
