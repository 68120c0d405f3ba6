#include "export/conllu_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "export/csv.h"
#include "export/names.h"

namespace tocsin {
namespace {

// A field of CoNLL-U: no tab, no line's end; an empty one is "_".
std::string field(std::string_view text) {
  std::string line = on_one_line(text);
  return line.empty() ? "_" : line;
}

// What MISC cannot hold in a value becomes "_".
std::string misc_value(std::string_view text) {
  std::string value = on_one_line(text);
  std::replace_if(
      value.begin(), value.end(),
      [](char c) { return c == '|' || c == ' ' || c == ',' || c == ':' || c == '='; }, '_');
  return value.empty() ? "_" : value;
}

std::string frame_features(const Vocabulary& vocabulary, const Frame& frame) {
  std::string out;
  const auto add = [&](std::string_view name) {
    if (name.empty()) return;
    if (!out.empty()) out += ',';
    out += misc_value(name);
  };
  if (frame.polarity == Polarity::kNegative) add(name_of(frame.polarity));
  if (frame.modality.is_valid()) add(vocabulary.text(frame.modality));
  add(name_of(frame.tense));
  add(name_of(frame.aspect));
  add(name_of(frame.mood));
  if (frame.passive) add("passive");
  return out;
}

// The frame that `token` heads as attributes of MISC; empty: it heads none.
std::string frame_misc(const Vocabulary& vocabulary, const Layers& layers, const Sentence& sentence,
                       TokenId token) {
  const FrameLayer& frames = layers.frames;
  if (token.value >= frames.of_head.size() || !frames.of_head[token.value].is_valid()) return "";
  const Frame& frame = frames.frames[frames.of_head[token.value].value];
  const auto number = [&](TokenId t) { return t.value - sentence.tokens.first + 1; };
  const std::string_view lemma =
      frame.lemma.is_valid() ? vocabulary.text(frame.lemma) : layers.syntax.lemma_of(token);
  std::string out = fmt::format("Frame={}:{}", misc_value(lemma), name_of(frame.word_class));
  const std::string features = frame_features(vocabulary, frame);
  if (!features.empty()) out += "|FrameFeats=" + features;
  if (frame.light_verb.is_valid()) out += fmt::format("|LightVerb={}", number(frame.light_verb));
  std::string_view before = "|Roles=";
  for (const Role& role : frames.roles_of(frame)) {
    std::string name = role_name(role, vocabulary.text(role.preposition));
    std::replace(name.begin(), name.end(), ':', '-');
    if (name.empty()) continue;
    out += fmt::format("{}{}:{}", before, misc_value(name), number(role.head));
    before = ",";
  }
  if (frame.outer.is_valid()) {
    const TokenId outer = frames.frames[frame.outer.value].head;
    out += fmt::format("|Outer={}:{}", name_of(frame.link), number(outer));
  }
  return out;
}

// MISC without the frames that an earlier run has written there.
std::string without_frames(std::string_view misc) {
  std::string out;
  while (!misc.empty()) {
    const std::size_t bar = std::min(misc.find('|'), misc.size());
    const std::string_view attribute = misc.substr(0, bar);
    misc.remove_prefix(std::min(bar + 1, misc.size()));
    constexpr std::array<std::string_view, 5> kOurs = {
        "Frame=", "FrameFeats=", "LightVerb=", "Roles=", "Outer="};
    const bool is_ours = std::any_of(kOurs.begin(), kOurs.end(), [&](std::string_view name) {
      return attribute.starts_with(name);
    });
    if (is_ours) continue;
    if (!out.empty()) out += '|';
    out += attribute;
  }
  return out;
}

std::string joined_misc(std::string_view first, std::string_view second) {
  if (second.empty()) return std::string(first);
  if (first.empty() || first == "_") return std::string(second);
  return std::string(first).append("|").append(second);
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

void write_conllu(const Vocabulary& vocabulary, const Layers& layers, std::string& out,
                  ConlluLayers wanted) {
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
      const std::string frame = wanted == ConlluLayers::kWordsAndFrames
                                    ? frame_misc(vocabulary, layers, sentence, token)
                                    : std::string();
      write_word(vocabulary, layers, sentence, token, layers.form(token),
                 joined_misc(frame, touches ? "SpaceAfter=No" : ""), out);
    }
    out += '\n';
  }
}

void write_conllu(const Vocabulary& vocabulary, const Layers& layers,
                  std::span<const ConlluSentence> input, std::string& out, ConlluLayers wanted) {
  std::size_t next_sentence = 0;  // of ours: those of the input that have words
  for (const ConlluSentence& kept : input) {
    const Sentence* sentence =
        kept.words.empty() ? nullptr : &layers.tokens.sentences[next_sentence++];
    for (const std::string& comment : kept.comments) out.append(comment).append("\n");
    std::size_t next_extra = 0;
    for (std::size_t w = 0; w < kept.words.size(); ++w) {
      write_extras(kept, w, next_extra, out);
      const TokenId token(sentence->tokens.first + w);
      const std::string misc = wanted == ConlluLayers::kWords
                                   ? kept.words[w].misc
                                   : joined_misc(without_frames(kept.words[w].misc),
                                                 frame_misc(vocabulary, layers, *sentence, token));
      write_word(vocabulary, layers, *sentence, token, kept.words[w].form, misc, out);
    }
    write_extras(kept, kept.words.size(), next_extra, out);
    out += '\n';
  }
}

}  // namespace tocsin
