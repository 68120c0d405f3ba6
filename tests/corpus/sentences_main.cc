// tocsin_sentences [--lexicon DIR] FILE
// Splits the cases of a file of sentences and counts the boundaries that are right; what is wrong
// is printed. Exit 1 below 99 % of the boundaries or below 95 % of the kinds. The notation stands
// in tests/corpus/sentences_news.txt.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokenizer.h"

namespace tocsin {
namespace {

constexpr double kLeastBoundaries = 0.99;
constexpr double kLeastKinds = 0.95;

struct Wanted {
  std::uint32_t end = 0;  // of the sentence, in bytes of the text
  SentenceKind kind = SentenceKind::kText;
};

struct SentenceCase {
  std::size_t line = 0;
  std::string text;
  std::vector<Wanted> sentences;
};

struct Tally {
  std::size_t boundaries = 0;  // wanted, those at the end of a text left out
  std::size_t missed = 0;
  std::size_t spurious = 0;
  std::size_t sentences = 0;  // whose end was found
  std::size_t wrong_kinds = 0;
};

constexpr std::array<std::pair<std::string_view, SentenceKind>, 4> kKinds = {
    {{"[headline] ", SentenceKind::kHeadline},
     {"[byline] ", SentenceKind::kByline},
     {"[dateline] ", SentenceKind::kDateline},
     {"[list] ", SentenceKind::kList}}};

// Adds a line as the next sentence of `out`.
void add_sentence(std::string_view line, SentenceCase& out) {
  Wanted wanted;
  for (const auto& [name, kind] : kKinds) {
    if (!line.starts_with(name)) continue;
    wanted.kind = kind;
    line.remove_prefix(name.size());
    break;
  }
  std::string_view after = " ";
  for (const auto& [mark, text] : {std::pair<std::string_view, std::string_view>{"\\n\\n", "\n\n"},
                                   {"\\n", "\n"},
                                   {"\\", ""}}) {
    if (!line.ends_with(mark)) continue;
    after = text;
    line.remove_suffix(mark.size());
    break;
  }
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.substr(at, 2) == "\\n") {
      out.text += '\n';
      ++at;
    } else {
      out.text += line[at];
    }
  }
  wanted.end = static_cast<std::uint32_t>(out.text.size());
  out.sentences.push_back(wanted);
  out.text += after;
}

std::vector<SentenceCase> read_cases(std::string_view content) {
  std::vector<SentenceCase> cases;
  bool open = false;
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.starts_with("# ") || line.empty()) {
      open = open && !line.empty();
      continue;
    }
    if (!open) cases.push_back({number, "", {}});
    open = true;
    add_sentence(line, cases.back());
  }
  return cases;
}

void check_case(const std::string& file, const SentenceCase& wanted, const TokenLayer& got,
                Tally& tally) {
  std::string faults;
  const auto quote_end = [&](std::uint32_t end) {
    const std::uint32_t begin = end > 30 ? end - 30 : 0;
    return wanted.text.substr(begin, end - begin) + " | " + wanted.text.substr(end, 20);
  };
  tally.boundaries += wanted.sentences.size() - 1;
  for (const Wanted& sentence : wanted.sentences) {
    const auto found =
        std::find_if(got.sentences.begin(), got.sentences.end(),
                     [&](const Sentence& other) { return other.span.end == sentence.end; });
    if (found == got.sentences.end()) {
      ++tally.missed;
      faults += "  missed: " + quote_end(sentence.end) + "\n";
      continue;
    }
    ++tally.sentences;
    if (found->kind != sentence.kind) {
      ++tally.wrong_kinds;
      faults += "  kind: " + quote_end(sentence.end) + "\n";
    }
  }
  for (const Sentence& sentence : got.sentences) {
    const bool is_wanted =
        std::any_of(wanted.sentences.begin(), wanted.sentences.end(),
                    [&](const Wanted& other) { return other.end == sentence.span.end; });
    if (is_wanted) continue;
    ++tally.spurious;
    faults += "  spurious: " + quote_end(sentence.span.end) + "\n";
  }
  if (!faults.empty()) fmt::print("{}:{}:\n{}", file, wanted.line, faults);
}

int run(const std::string& lexicon, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  Vocabulary vocabulary;
  const auto tokenizer = Tokenizer::load(lexicon, vocabulary);
  if (!in || !tokenizer.ok()) {
    fmt::print(stderr, "{}\n", in ? tokenizer.error().message : file + ": cannot be read");
    return 1;
  }
  Tokenizer::Scratch scratch;
  Layers layers;
  Tally tally;
  for (const SentenceCase& wanted : read_cases(content)) {
    layers.clear();
    layers.document.text = wanted.text;
    tokenizer.value().run(vocabulary, layers, scratch, layers.tokens, nullptr);
    check_case(file, wanted, layers.tokens, tally);
  }
  const auto wanted = static_cast<double>(tally.boundaries);
  const double right =
      (wanted - static_cast<double>(tally.missed)) / (wanted + static_cast<double>(tally.spurious));
  const double kinds = 1 - static_cast<double>(tally.wrong_kinds) /
                               static_cast<double>(std::max<std::size_t>(tally.sentences, 1));
  fmt::print(
      "{} boundaries, {} missed, {} spurious: {:.2f} % right; kinds of {} sentences: {:.2f} %\n",
      tally.boundaries, tally.missed, tally.spurious, 100 * right, tally.sentences, 100 * kinds);
  return right >= kLeastBoundaries && kinds >= kLeastKinds ? 0 : 1;
}

}  // namespace
}  // namespace tocsin

int main(int argc, char** argv) {
  const bool has_lexicon = argc == 4 && std::string_view(argv[1]) == "--lexicon";
  if (argc != 2 && !has_lexicon) {
    fmt::print(stderr, "usage: tocsin_sentences [--lexicon DIR] FILE\n");
    return 2;
  }
  return tocsin::run(has_lexicon ? argv[2] : "lexicon/en", argv[argc - 1]);
}
