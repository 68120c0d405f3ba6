#include "export/conllu_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "export/csv.h"

namespace tocsin {
namespace {

// A field of CoNLL-U: no tab, no line's end; an empty one is "_".
std::string field(std::string_view text) {
  std::string line = on_one_line(text);
  return line.empty() ? "_" : line;
}

void write_word(const Vocabulary& vocabulary, const Layers& layers, const Sentence& sentence,
                TokenId token, std::string_view form, std::string_view misc, std::string& out) {
  const SyntaxLayer& syntax = layers.syntax;
  const std::uint32_t first = sentence.tokens.first;
  const TokenId head = syntax.head[token.value];
  const SymbolId feats = syntax.feats[token.value];
  fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n",
                 token.value - first + 1, field(form), field(syntax.lemma_of(token)),
                 name_of(syntax.upos[token.value]), name_of(syntax.xpos[token.value]),
                 feats.is_valid() ? vocabulary.text(feats) : "_",
                 head.is_valid() ? head.value - first + 1 : 0, name_of(syntax.deprel[token.value]),
                 misc.empty() ? "_" : misc);
}

// Empty nodes and the range lines of multiword tokens that stand before a word.
void write_extras(const ConlluSentence& sentence, std::size_t word, std::size_t& next,
                  std::string& out) {
  while (next < sentence.extras.size() && sentence.extras[next].before_word <= word) {
    out += sentence.extras[next++].line;
    out += '\n';
  }
}

}  // namespace

void write_conllu(const Vocabulary& vocabulary, const Layers& layers, std::string& out) {
  const TokenLayer& tokens = layers.tokens;
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const Sentence& sentence = tokens.sentences[s];
    if (sentence.tokens.empty()) continue;
    if (s == 0) {
      fmt::format_to(std::back_inserter(out), "# newdoc id = {}\n", field(layers.document.doc_id));
    }
    if (s == 0 || tokens.sentences[s - 1].paragraph != sentence.paragraph) out += "# newpar\n";
    fmt::format_to(std::back_inserter(out), "# sent_id = {}-{}\n# text = {}\n",
                   field(layers.document.doc_id), s + 1,
                   field(layers.words(layers.span_of(sentence.tokens))));
    for (const TokenId token : sentence.tokens) {
      const bool is_followed = token.value + 1 < sentence.tokens.last;
      const bool touches =
          is_followed && tokens.span[token.value].end == tokens.span[token.value + 1].begin;
      write_word(vocabulary, layers, sentence, token, layers.form(token),
                 touches ? "SpaceAfter=No" : "", out);
    }
    out += '\n';
  }
}

void write_conllu(const Vocabulary& vocabulary, const Layers& layers,
                  std::span<const ConlluSentence> input, std::string& out) {
  std::size_t next_sentence = 0;  // of ours: those of the input that have words
  for (const ConlluSentence& kept : input) {
    const Sentence* sentence =
        kept.words.empty() ? nullptr : &layers.tokens.sentences[next_sentence++];
    for (const std::string& comment : kept.comments) out.append(comment).append("\n");
    std::size_t next_extra = 0;
    for (std::size_t w = 0; w < kept.words.size(); ++w) {
      write_extras(kept, w, next_extra, out);
      write_word(vocabulary, layers, *sentence, TokenId(sentence->tokens.first + w),
                 kept.words[w].form, kept.words[w].misc, out);
    }
    write_extras(kept, kept.words.size(), next_extra, out);
    out += '\n';
  }
}

}  // namespace tocsin
