#include "ingest/conllu_reader.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

namespace tocsin {
namespace {

constexpr std::size_t kColumns = 10;

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class ConlluReader {
 public:
  explicit ConlluReader(std::string_view name) : name_(name) {}

  Result<std::vector<ConlluSentence>> read(std::string_view content) {
    while (!content.empty()) {
      const std::size_t newline = content.find('\n');
      std::string_view line = content.substr(0, newline);
      content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
      while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++line_;
      if (line.empty()) {
        TOCSIN_TRY(closed, close_sentence());
      } else if (line.front() == '#') {
        sentence_.comments.emplace_back(line);
      } else {
        TOCSIN_TRY(added, add_line(line));
      }
    }
    TOCSIN_TRY(closed, close_sentence());
    return std::move(sentences_);
  }

 private:
  Error error_at(std::uint32_t line, std::string_view what) const {
    return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}", name_, line, what)};
  }

  Status add_line(std::string_view line) {
    std::array<std::string_view, kColumns> column;
    std::string_view rest = line;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::size_t tab = rest.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kColumns)) {
        return error_at(line_, "a CoNLL-U line has 10 columns parted by tabs");
      }
      column[i] = rest.substr(0, tab);
      rest.remove_prefix(tab == std::string_view::npos ? rest.size() : tab + 1);
    }
    const auto next = static_cast<std::uint32_t>(sentence_.words.size());
    if (const std::size_t mark = column[0].find_first_of("-."); mark != std::string_view::npos) {
      const auto last = number_of(column[0].substr(mark + 1));
      if (!last || (column[0][mark] == '-' && *last <= next)) {
        return error_at(
            line_, fmt::format("\"{}\" is no id of a multiword token or empty node", column[0]));
      }
      const bool is_multiword = column[0][mark] == '-';
      sentence_.extras.push_back({next, is_multiword ? *last - 1 : next, is_multiword,
                                  std::string(line), std::string(column[1]),
                                  std::string(column[9])});
      return Ok{};
    }
    if (number_of(column[0]) != next + 1) {
      return error_at(line_, fmt::format("word {} expected, \"{}\" found", next + 1, column[0]));
    }
    if (column[1].empty()) return error_at(line_, "a word without a form");
    const auto head = column[6] == "_" ? std::optional(0U) : number_of(column[6]);
    if (!head) return error_at(line_, fmt::format("head \"{}\" is no number", column[6]));
    if (sentence_.words.empty()) sentence_.line = line_;
    sentence_.words.push_back({std::string(column[1]), std::string(column[2]),
                               std::string(column[3]), std::string(column[4]),
                               std::string(column[5]), *head, std::string(column[7]),
                               std::string(column[8]), std::string(column[9])});
    return Ok{};
  }

  Status close_sentence() {
    for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
      if (sentence_.words[i].head > sentence_.words.size()) {
        return error_at(sentence_.line,
                        fmt::format("word {} has head {}, the sentence {} words", i + 1,
                                    sentence_.words[i].head, sentence_.words.size()));
      }
    }
    for (const ConlluExtra& extra : sentence_.extras) {
      if (extra.is_multiword && extra.last_word >= sentence_.words.size()) {
        return error_at(
            sentence_.line,
            fmt::format("the multiword token \"{}\" ends past its sentence", extra.form));
      }
    }
    if (!sentence_.words.empty()) sentences_.push_back(std::move(sentence_));
    sentence_ = ConlluSentence();
    return Ok{};
  }

  std::string_view name_;  // the caller's, for the time of the call
  std::uint32_t line_ = 0;
  ConlluSentence sentence_;
  std::vector<ConlluSentence> sentences_;
};

}  // namespace

Result<std::vector<ConlluSentence>> read_conllu(std::string_view name, std::string_view content) {
  return ConlluReader(name).read(content);
}

}  // namespace tocsin
