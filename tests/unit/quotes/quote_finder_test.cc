// Statements of hand-checked trees. The cases stand in cases.txt: a tree, and what must come out.
#include "quotes/quote_finder.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 3> kQuotes = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 11> kActs = {"assert",   "deny",     "accuse", "promise",
                                                    "threaten", "demand",   "ask",    "praise",
                                                    "warn",     "announce", "think"};
constexpr std::array<std::string_view, 7> kSources = {
    "named", "described", "pronoun", "collective", "document", "anonymous", "implicit"};

struct Case {
  std::string name;
  std::string tree;
  std::string want;
};

// "=== name", a tree (form lemma UPOS XPOS head deprel; "+": no space behind; an empty line between
// sentences, "@paragraph" in front of the first one of a paragraph), "---", the statements.
std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream in("tests/unit/quotes/cases.txt");
  EXPECT_TRUE(in) << "run from the root of the source tree";
  std::string line;
  bool in_tree = false;
  while (std::getline(in, line)) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", ""});
      in_tree = true;
    } else if (line == "---") {
      in_tree = false;
    } else if (!cases.empty() && (in_tree || !line.empty())) {
      (in_tree ? cases.back().tree : cases.back().want) += line + "\n";
    }
  }
  return cases;
}

std::string conllu_of(const std::string& tree) {
  std::string conllu;
  std::istringstream in(tree);
  std::string line;
  int number = 0;
  while (std::getline(in, line)) {
    if (line.empty()) {
      conllu += "\n";
      number = 0;
      continue;
    }
    if (line == "@paragraph") {
      conllu += "# newpar\n";
      continue;
    }
    std::istringstream fields(line);
    std::string form, lemma, upos, xpos, head, deprel;
    fields >> form >> lemma >> upos >> xpos >> head >> deprel;
    const bool glued = form.size() > 1 && form.back() == '+';
    if (glued) form.pop_back();
    conllu += std::to_string(++number) + "\t" + form + "\t" + lemma + "\t" + upos + "\t" + xpos +
              "\t_\t" + head + "\t" + deprel + "\t_\t" + (glued ? "SpaceAfter=No" : "_") + "\n";
  }
  return conllu;
}

// On one line: a paragraph's end is "|".
std::string flat(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c != '\n') {
      out += c;
    } else if (out.back() != '|') {
      out += '|';
    }
  }
  return out;
}

std::string dump(const Layers& layers) {
  std::string out;
  for (const Statement& statement : layers.quotes.statements) {
    out += "[";
    if (statement.source.is_valid()) {
      out += layers.words(layers.span_of(statement.source_tokens));
    }
    out += "] ";
    out += statement.cue.is_valid() ? layers.form(statement.cue) : "-";
    for (const TokenRange piece : layers.quotes.content_of(statement)) {
      out += " {" + flat(layers.words(layers.span_of(piece))) + "}";
    }
    out += " " + std::string(kQuotes[static_cast<std::size_t>(statement.quote)]);
    out += " " + std::string(kActs[static_cast<std::size_t>(statement.act)]);
    out += " " + std::string(kSources[static_cast<std::size_t>(statement.source_kind)]);
    if (statement.negated) out += " negated";
    if (statement.addressee.is_valid()) {
      out += " to:" + std::string(layers.form(statement.addressee));
    }
    if (statement.parent.is_valid()) out += " in:" + std::to_string(statement.parent.value);
    out += "\n";
  }
  return out;
}

class QuoteFinderTest : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = QuoteFinder::load("lexicon/en", vocabulary_);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    finder_ = std::make_unique<QuoteFinder>(std::move(loaded).value());
  }

  Layers read(const std::string& tree) {
    Layers layers = layers_of_conllu(conllu_of(tree), vocabulary_);
    finder_->run(vocabulary_, layers, scratch_, layers.quotes, &sink_);
    return layers;
  }

  Vocabulary vocabulary_;
  std::unique_ptr<QuoteFinder> finder_;
  QuoteFinder::Scratch scratch_;
  DecisionSink sink_;
};

TEST_F(QuoteFinderTest, Cases) {
  const std::vector<Case> cases = read_cases();
  EXPECT_GE(cases.size(), 60U);
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const Layers layers = read(c.tree);
    EXPECT_EQ(dump(layers), c.want) << layers.document.text;
  }
}

// Contents are in order, do not overlap and lie in the document; parents come before their
// children; of_token names a statement that holds the token.
void expect_sound(const Layers& layers) {
  const QuoteLayer& quotes = layers.quotes;
  ASSERT_EQ(quotes.of_token.size(), layers.tokens.size());
  for (std::size_t i = 0; i < quotes.statements.size(); ++i) {
    const Statement& statement = quotes.statements[i];
    std::uint32_t end = 0;
    for (const TokenRange piece : quotes.content_of(statement)) {
      EXPECT_FALSE(piece.empty());
      EXPECT_GE(piece.first, end);
      end = piece.last;
    }
    EXPECT_GT(end, 0U);
    EXPECT_LE(end, layers.tokens.size());
    if (statement.parent.is_valid()) {
      EXPECT_LT(statement.parent.value, i);
    }
  }
  for (std::size_t i = 0; i < layers.tokens.size(); ++i) {
    const StatementId id = quotes.of_token[i];
    if (!id.is_valid()) continue;
    bool held = false;
    for (const TokenRange piece : quotes.content_of(quotes.statements[id.value])) {
      held = held || piece.contains(TokenId(i));
    }
    EXPECT_TRUE(held);
  }
}

// Broken text: marks that never close, that only close, thousands of them, nested without end.
TEST_F(QuoteFinderTest, AnyMarks) {
  const std::vector<std::string> marks = {"\"",     "\u201c", "\u201d", "'",      "\u2018",
                                          "\u2019", "``",     "''",     "\u00ab", "\u00bb"};
  for (std::size_t seed = 1; seed <= 40; ++seed) {
    std::string tree;
    std::size_t state = seed;
    const std::size_t count = seed == 40 ? 5000 : 60;
    for (std::size_t i = 0; i < count; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      const std::size_t draw = (state >> 33) % 16;
      if (draw < 10) {
        tree += marks[draw] + (draw % 2 == 0 ? "+" : "") + " x PUNCT `` 0 root\n";
      } else if (draw < 12) {
        tree += "said say VERB VBD 0 root\n";
      } else if (draw == 12) {
        tree += "\n";
        if (i % 3 == 0) tree += "@paragraph\n";
      } else {
        tree += "Ruiz Ruiz PROPN NNP 0 root\n";
      }
    }
    SCOPED_TRACE(seed);
    expect_sound(read(tree + "End end NOUN NN 0 root\n"));
  }
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += "\u201c+ x PUNCT `` 0 root\n";
  sink_.clear();
  expect_sound(read(deep + "End end NOUN NN 0 root\n"));
  bool told = false;
  for (const Decision& d : sink_.decisions()) told = told || d.reason == "nested too deep";
  EXPECT_TRUE(told);
}

TEST_F(QuoteFinderTest, NoTokens) {
  Layers layers;
  layers.syntax.index_children();
  finder_->run(vocabulary_, layers, scratch_, layers.quotes, nullptr);
  EXPECT_TRUE(layers.quotes.statements.empty());
}

// What was considered and left out is told, with a reason in words.
TEST_F(QuoteFinderTest, RefusalsAreReported) {
  const auto is_refused = [&](std::string_view tree, std::string_view reason) {
    sink_.clear();
    read(std::string(tree));
    for (const Decision& d : sink_.decisions()) {
      if (d.outcome == Outcome::kRefused && d.reason.find(reason) != std::string::npos) return true;
    }
    return false;
  };
  EXPECT_TRUE(
      is_refused("Ruiz Ruiz PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\n", "cue without content"));
  EXPECT_TRUE(
      is_refused("The the DET DT 3 det\n\"+ \" PUNCT `` 3 punct\n"
                 "republic+ republic NOUN NN 5 nsubj\n\" \" PUNCT '' 3 punct\n"
                 "fell fall VERB VBD 0 root\n",
                 "scare quotes"));
}

TEST(CueLexicon, Refusals) {
  struct LexiconCase {
    std::string_view content;
    std::string_view message;
  };
  constexpr LexiconCase kCases[] = {
      {"[verbs]\nsay act=assert\n", "cues.txt:1: unknown section [verbs]; did you mean [verb]?"},
      {"[verb]\nsay act=asert\n", "cues.txt:2: act=\"asert\" is no act"},
      {"[verb]\nsay act=assert frames=clauses\n", "cues.txt:2: unknown frame \"clauses\""},
      {"[verb]\nsay act=assert frame=clause\n", "cues.txt:2: unknown key \"frame\""},
  };
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "tocsin_cues";
  std::filesystem::create_directories(folder);
  for (const auto& [content, message] : kCases) {
    std::ofstream(folder / "cues.txt") << content;
    Vocabulary vocabulary;
    const auto loaded = QuoteFinder::load(folder, vocabulary);
    ASSERT_FALSE(loaded.ok());
    EXPECT_TRUE(loaded.error().message.starts_with(message)) << loaded.error().message;
  }
  std::filesystem::remove_all(folder);
  Vocabulary vocabulary;
  EXPECT_FALSE(QuoteFinder::load(folder, vocabulary).ok());
}

}  // namespace
}  // namespace tocsin
