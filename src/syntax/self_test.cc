#include "syntax/self_test.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "core/layers.h"
#include "syntax/parser.h"

namespace tocsin {
namespace {

struct Wanted {
  std::string_view upos;
  std::uint32_t head = 0;  // from 1 in its sentence; 0: the root
  std::string_view deprel;
};

constexpr std::size_t kFields = 4;  // form, UPOS, head, deprel

Error corrupt(std::size_t line) {
  return Error{ErrorCode::kCorrupt,
               fmt::format("line {} of the model's section selftest is no word with UPOS, head and "
                           "label; get the file again",
                           line)};
}

class SelfTest {
 public:
  Status read(std::string_view sentences) {
    while (!sentences.empty()) {
      const std::size_t newline = sentences.find('\n');
      const std::string_view line = sentences.substr(0, newline);
      sentences.remove_prefix(newline == std::string_view::npos ? sentences.size() : newline + 1);
      ++line_;
      if (line.empty()) {
        close_sentence();
      } else {
        TOCSIN_TRY(added, add_word(line));
      }
    }
    close_sentence();
    return Ok{};
  }

  Status run(const Parser& parser, const Vocabulary& vocabulary) const {
    Parser::Scratch scratch;
    SyntaxLayer got;
    parser.run(vocabulary, layers_, scratch, got, nullptr);
    for (const Sentence& sentence : layers_.tokens.sentences) {
      for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
        const Wanted& want = wanted_[i];
        const std::uint32_t head =
            got.head[i].is_valid() ? got.head[i].value - sentence.tokens.first + 1 : 0;
        const std::string_view upos = name_of(got.upos[i]);
        const std::string_view deprel = name_of(got.deprel[i]);
        if (upos == want.upos && head == want.head && deprel == want.deprel) continue;
        return Error{
            ErrorCode::kUnsupported,
            fmt::format("the model's self-test fails at word {}, \"{}\": this program gives {} {} "
                        "{}, the model says {} {} {}; program and model do not go together",
                        i - sentence.tokens.first + 1, layers_.form(TokenId(i)), upos, head, deprel,
                        want.upos, want.head, want.deprel)};
      }
    }
    return Ok{};
  }

 private:
  Status add_word(std::string_view line) {
    std::array<std::string_view, kFields> field;
    for (std::size_t i = 0; i < kFields; ++i) {
      const std::size_t tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kFields)) return corrupt(line_);
      field[i] = line.substr(0, tab);
      line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    Wanted want{field[1], 0, field[3]};
    const char* end = field[2].data() + field[2].size();
    const auto [stop, error] = std::from_chars(field[2].data(), end, want.head);
    if (field[0].empty() || error != std::errc() || stop != end) return corrupt(line_);
    std::string& text = layers_.document.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += field[0];
    layers_.tokens.span.push_back({begin, static_cast<std::uint32_t>(text.size())});
    layers_.tokens.sentence.push_back(SentenceId(layers_.tokens.sentences.size()));
    layers_.tokens.lower.push_back(SymbolId());
    text += ' ';
    wanted_.push_back(want);
    return Ok{};
  }

  void close_sentence() {
    TokenLayer& tokens = layers_.tokens;
    const std::uint32_t first = tokens.sentences.empty() ? 0 : tokens.sentences.back().tokens.last;
    const auto last = static_cast<std::uint32_t>(tokens.size());
    if (first == last) return;
    tokens.sentences.push_back({{tokens.span[first].begin, tokens.span[last - 1].end},
                                {first, last},
                                SentenceKind::kText,
                                0});
  }

  std::size_t line_ = 0;
  Layers layers_;
  std::vector<Wanted> wanted_;  // by token; views into the section
};

}  // namespace

Status run_self_test(const Parser& parser, std::string_view sentences,
                     const Vocabulary& vocabulary) {
  SelfTest test;
  TOCSIN_TRY(read, test.read(sentences));
  return test.run(parser, vocabulary);
}

}  // namespace tocsin
