// Cuts words into the pieces that the accurate model has vectors for: WordPiece (Schuster and
// Nakajima 2012), as an uncased BERT does it.
//
// All that it knows of Unicode stands in the model file (docs/formats/model.md): a table from code
// points to lower-cased text without accents, punctuation between spaces. Borrows the texts that
// it was read from.
//
// Threads: immutable once read; a Scratch for each worker.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace tocsin {

class WordPiece {
 public:
  static constexpr std::uint32_t kUnknown = 100;
  static constexpr std::uint32_t kBegin = 101;  // [CLS]
  static constexpr std::uint32_t kEnd = 102;    // [SEP]

  struct Scratch {
    std::string text;
    std::vector<std::uint32_t> ids;
  };

  // `pieces`: a piece a line, by id. `chars`: "HEX<tab>text" lines by code point. Fails with
  // kCorrupt where there are not `piece_count` pieces, or a line of `chars` is none.
  static Result<WordPiece> read(std::string_view pieces, std::string_view chars,
                                std::size_t piece_count, std::size_t most_pieces);

  // Appends the ids of a word's pieces to `out`: at least one, at most `most_pieces` (of more, the
  // first ones and the last). Bytes that are no UTF-8 count as a character that nobody knows.
  void split(std::string_view form, Scratch& scratch, std::vector<std::uint32_t>& out) const;

 private:
  using Table = std::unordered_map<std::string_view, std::uint32_t>;

  Status read_chars(std::string_view chars);
  std::string_view text_of(char32_t c) const;
  void split_token(std::string_view token, std::vector<std::uint32_t>& out) const;

  std::size_t most_pieces_ = 0;
  std::size_t longest_ = 0;  // bytes of the longest piece
  Table first_;              // pieces that begin a token
  Table inner_;              // those after "##"
  std::array<std::string_view, 128> ascii_;
  std::unordered_map<char32_t, std::string_view> others_;
};

}  // namespace tocsin
