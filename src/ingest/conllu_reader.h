// Reads CoNLL-U (universaldependencies.org/format.html).
//
// Every line is kept, so that what was read can be written again: comments, multiword tokens and
// empty nodes stand beside the words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tocsin {

struct ConlluWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  std::string feats;
  std::uint32_t head = 0;  // 1-based, 0: root or "_"
  std::string deprel;
  std::string deps;
  std::string misc;
};

// A line that is no word and no comment: a multiword token ("3-4") or an empty node ("8.1").
struct ConlluExtra {
  std::uint32_t before_word = 0;  // 0-based index of the word that it stands before
  std::uint32_t last_word =
      0;  // a multiword token: 0-based, its last word; an empty node: before_word
  bool is_multiword = false;
  std::string line;  // as it was read
  std::string form;
  std::string misc;
};

struct ConlluSentence {
  std::vector<std::string> comments;  // with their "#"
  std::vector<ConlluWord> words;
  std::vector<ConlluExtra> extras;
  std::uint32_t line = 0;  // of the first word, from 1
};

// Fails with kSyntax, naming `name` and the line, at a line that has not 10 columns, a word out of
// sequence, or a head that is no number or is outside the sentence.
Result<std::vector<ConlluSentence>> read_conllu(std::string_view name, std::string_view content);

}  // namespace tocsin
