#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/kernels.h"
#include "support/conllu_layers.h"
#include "unit/syntax/tiny_encoder.h"

namespace tocsin {
namespace {

// A sentence of words alone, as the tokenizer gives it.
std::string as_words(const std::vector<std::string>& forms) {
  std::string lines;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    lines += forms[i] + " _ X FW " + (i == 0 ? "0 root" : "1 dep") + "\n";
  }
  return lines + "\n";
}

constexpr const char* kModels[] = {"models/accurate.model", "models/fast.model"};

SyntaxLayer parse(const std::filesystem::path& model, const std::string& lines,
                  std::string_view kernel = "") {
  Vocabulary vocabulary;
  auto parser = Parser::load(model, kernel, vocabulary);
  EXPECT_TRUE(parser.ok()) << parser.error().message;
  Layers layers = layers_of_words(lines, vocabulary);
  Parser::Scratch scratch;
  SyntaxLayer out;
  parser.value().run(vocabulary, layers, scratch, out, nullptr);
  return out;
}

std::string dump(const SyntaxLayer& s) {
  std::string text;
  for (std::size_t i = 0; i < s.size(); ++i) {
    text += std::string(s.lemma_of(TokenId(i))) + "/" + std::string(name_of(s.upos[i])) + "/" +
            std::string(name_of(s.deprel[i])) + "/" +
            (s.head[i].is_valid() ? std::to_string(s.head[i].value) : "-") + " ";
  }
  return text;
}

// Every word of [begin, end) reaches the one root inside.
void expect_tree(const SyntaxLayer& out, std::size_t begin, std::size_t end) {
  std::size_t roots = 0;
  for (std::size_t i = begin; i < end; ++i) {
    roots += !out.head[i].is_valid();
    EXPECT_EQ(!out.head[i].is_valid(), out.deprel[i] == Deprel::kRoot);
    std::size_t steps = 0;
    for (TokenId at(i); at.is_valid(); at = out.head[at.value]) {
      ASSERT_GE(at.value, begin);
      ASSERT_LT(at.value, end);
      ASSERT_LE(++steps, end - begin);
    }
  }
  EXPECT_EQ(roots, 1U);
}

void expect_trees(const SyntaxLayer& out, const std::vector<std::vector<std::string>>& sentences) {
  std::size_t begin = 0;
  for (const auto& sentence : sentences) {
    expect_tree(out, begin, begin + sentence.size());
    begin += sentence.size();
  }
  EXPECT_EQ(begin, out.size());
}

std::string all_words(const std::vector<std::vector<std::string>>& sentences) {
  std::string lines;
  for (const auto& sentence : sentences) lines += as_words(sentence);
  return lines;
}

TEST(ParserTest, ParsesAPlainSentence) {
  for (const char* model : kModels) {
    const SyntaxLayer out = parse(
        model, as_words({"The", "rebels", "attacked", "two", "villages", "on", "Tuesday", "."}));
    EXPECT_EQ(dump(out),
              "the/DET/det/1 rebel/NOUN/nsubj/2 attack/VERB/root/- two/NUM/nummod/4 "
              "village/NOUN/obj/2 on/ADP/case/6 Tuesday/PROPN/obl/2 ./PUNCT/punct/2 ")
        << model;
  }
}

// Whatever the words, each sentence is a tree with one root inside its own borders. 300 words of
// six pieces each take several windows, and more than one tree.
TEST(ParserTest, OddSentencesAreTreesToo) {
  const std::vector<std::vector<std::string>> sentences = {
      {"."},
      {"!", "?", "\"", "-", "..."},
      {"REBELS", "SEIZE", "TOWN", "IN", "NORTH"},
      {"\xF0\x9F\x98\x80", "\xE4\xB8\xAD\xE5\x9B\xBD", "\xC3\x89tat"},
      std::vector<std::string>(300, "x-y-z-w-v-u"),
      {std::string(512, 'a')},
      {std::string(300, '-')},
  };
  for (const char* model : kModels) {
    SCOPED_TRACE(model);
    expect_trees(parse(model, all_words(sentences)), sentences);
  }
}

TEST(ParserTest, NoWords) {
  for (const char* model : kModels) {
    const SyntaxLayer out = parse(model, "");
    EXPECT_EQ(out.size(), 0U);
    EXPECT_EQ(out.child_begin.size(), 1U);
  }
}

TEST(ParserTest, FiveThousandWordsAreOneTree) {
  const TemporaryFile file("tiny.model", TinyEncoder().bytes());
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i) words.emplace_back(1 + i % 7, static_cast<char>('a' + i % 3));
  expect_trees(parse(file.path(), as_words(words)), {words});
}

// What a sentence gets hangs neither on its neighbours in the batch nor on the kernel.
TEST(ParserTest, TheSameForEveryBatchAndKernel) {
  const std::string one =
      as_words({"Aldonia", "said", "it", "would", "n't", "withdraw", "its", "troops", "."});
  const std::string other = as_words({"Talks", "resumed", "in", "Bree", "yesterday", "."});
  std::string many;
  for (int i = 0; i < 60; ++i) many += other;
  for (const char* model : kModels) {
    const std::string alone = dump(parse(model, one));
    const std::string want = dump(parse(model, other + one));
    EXPECT_EQ(dump(parse(model, one + many)).substr(0, alone.size()), alone) << model;
    for (const char* kernel : {"scalar", "avx2", "vnni", "amx"}) {
      if (choose_kernel(kernel).ok()) {
        EXPECT_EQ(dump(parse(model, other + one, kernel)), want) << model << " " << kernel;
      }
    }
  }
}

// A margin for each decision; only a head that was taken to make a tree may have lost.
TEST(ParserTest, Margins) {
  for (const char* model : kModels) {
    const SyntaxLayer out =
        parse(model, as_words({"Bree", "will", "pay", "."}) + as_words({"Yes"}));
    for (const auto* margins : {&out.tag_margin, &out.feats_margin, &out.deprel_margin}) {
      ASSERT_EQ(margins->size(), 5U);
      for (const float margin : *margins) EXPECT_GE(margin, 0.0F);
    }
    ASSERT_EQ(out.head_margin.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_GT(out.head_margin[i], 0.0F) << model << " " << i;
    // Where there is no choice: the head of the only word, the label of a root.
    EXPECT_EQ(out.head_margin[4], 0.0F);
    EXPECT_EQ(out.deprel_margin[2], 0.0F);
    EXPECT_GT(out.deprel_margin[0], 0.0F);
  }
}

TEST(ParserTest, AnUnknownKernelOrAMissingModelIsAnError) {
  Vocabulary vocabulary;
  EXPECT_FALSE(Parser::load("models/fast.model", "sse9", vocabulary).ok());
  EXPECT_FALSE(Parser::load("models/none.model", "", vocabulary).ok());
}

Error error_of(const TinyEncoder& model) {
  const TemporaryFile file("damaged.model", model.bytes());
  Vocabulary vocabulary;
  const auto parser = Parser::load(file.path(), "", vocabulary);
  if (parser.ok()) return {ErrorCode::kIo, "loaded"};
  return parser.error();
}

// Checksums are right; what the sections are is not.
TEST(ModelFile, EachSectionIsWantedInItsShape) {
  const TinyEncoder whole;
  ASSERT_EQ(error_of(whole).message, "loaded");
  for (std::size_t i = 0; i < whole.sections.size(); ++i) {
    const std::string name = whole.sections[i].name;
    SCOPED_TRACE(name);
    TinyEncoder without = whole;
    without.sections.erase(without.sections.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_EQ(error_of(without).code, ErrorCode::kCorrupt);
    EXPECT_NE(error_of(without).message.find("section " + name), std::string::npos)
        << error_of(without).message;

    // Text where numbers are wanted and the other way round, and one row less.
    TinyEncoder other = whole;
    SectionOfTest& section = other.sections[i];
    if (section.kind == 0) {
      section.kind = 1;
    } else {
      section.data.resize(section.data.size() / section.rows * (section.rows - 1));
      --section.rows;
    }
    EXPECT_EQ(error_of(other).code, ErrorCode::kCorrupt);
    EXPECT_NE(error_of(other).message.find("section " + name), std::string::npos)
        << error_of(other).message;
  }
}

TEST(ModelFile, OptionsAndListsThatDoNotFitAreRefused) {
  const auto error_with = [](const std::string& name, const std::string& data) {
    TinyEncoder model;
    model.section(name) = text_section(name, data);
    return error_of(model);
  };
  const auto options_with = [&](const std::string& from, const std::string& to) {
    std::string options = TinyEncoder::options("encoder");
    const std::size_t at = options.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return error_with("options", options.replace(at, from.size(), to));
  };
  struct Case {
    Error error;
    ErrorCode code;
    const char* want;
  };
  const Case cases[] = {
      {error_with("options", ""), ErrorCode::kCorrupt, "section options"},
      {error_with("options", "[1"), ErrorCode::kCorrupt, "is no JSON"},
      {error_with("options", "{\"sizes\": {}}"), ErrorCode::kCorrupt, "has no name"},
      {error_with("options", "{\"name\": \"x\"}"), ErrorCode::kCorrupt, "has no sizes"},
      {error_with("options", TinyEncoder::options("magic")), ErrorCode::kUnsupported, "magic"},
      {options_with("\"inner\": 48, ", ""), ErrorCode::kCorrupt, "size inner"},
      {options_with("\"inner\": 48", "\"inner\": 0"), ErrorCode::kCorrupt, "size inner"},
      {options_with("\"inner\": 48", "\"inner\": -1"), ErrorCode::kCorrupt, "size inner"},
      {options_with("\"inner\": 48", "\"inner\": 2000000"), ErrorCode::kCorrupt, "size inner"},
      {options_with("\"inner\": 48", "\"inner\": 40"), ErrorCode::kUnsupported, "whole 16s"},
      {options_with("\"heads\": 2", "\"heads\": 4"), ErrorCode::kUnsupported, "whole 16s"},
      {options_with("\"shapes\": 20", "\"shapes\": 21"), ErrorCode::kUnsupported, "21 shapes"},
      {options_with("\"positions\": 14", "\"positions\": 5"), ErrorCode::kUnsupported, "positions"},
      {options_with("\"layers\": 2", "\"layers\": 3"), ErrorCode::kCorrupt, "section mix.tree"},
      {error_with("tags", "NOUN\tNN"), ErrorCode::kCorrupt, "lists"},
      {error_with("feats", "_\n_\n_"), ErrorCode::kCorrupt, "lists"},
      {error_with("labels", ""), ErrorCode::kCorrupt, "lists"},
      {error_with("pieces", "a\nb"), ErrorCode::kCorrupt, "section pieces"},
      {error_with("chars", "zz\ta"), ErrorCode::kCorrupt, "section chars"},
      {error_with("lemma.rules", "VBD"), ErrorCode::kCorrupt, "lemma rules"},
  };
  for (const auto& [error, code, want] : cases) {
    EXPECT_EQ(error.code, code) << want << ": " << error.message;
    EXPECT_NE(error.message.find(want), std::string::npos) << error.message;
  }
}

// The file's own sentences, with what came out of them.
TEST(ModelFile, TheSelfTestNamesTheWordThatDiffers) {
  const std::vector<std::vector<std::string>> sentences = {{"Abc", "bb", "."}, {"c", "a"}};
  TinyEncoder model;
  const TemporaryFile file("tiny.model", model.bytes());
  const SyntaxLayer out = parse(file.path(), all_words(sentences));
  std::vector<std::string> lines;
  std::size_t token = 0;
  for (const auto& sentence : sentences) {
    const std::size_t first = token;
    for (const std::string& word : sentence) {
      const std::size_t head = out.head[token].is_valid() ? out.head[token].value - first + 1 : 0;
      lines.push_back(word + "\t" + std::string(name_of(out.upos[token])) + "\t" +
                      std::to_string(head) + "\t" + std::string(name_of(out.deprel[token])));
      ++token;
    }
    lines.emplace_back();
  }
  const auto error_with = [&](std::size_t line, const std::string& instead) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == line ? instead : lines[i]) + "\n";
    TinyEncoder changed = model;
    changed.sections.push_back(text_section("selftest", text));
    return error_of(changed);
  };
  EXPECT_EQ(error_with(99, "").message, "loaded");
  const Error tag = error_with(1, "bb\tINTJ\t1\tpunct");
  EXPECT_EQ(tag.code, ErrorCode::kUnsupported);
  EXPECT_NE(tag.message.find("fails at word 2, \"bb\""), std::string::npos) << tag.message;
  EXPECT_NE(tag.message.find("the model says INTJ 1 punct"), std::string::npos) << tag.message;
  EXPECT_EQ(error_with(5, "a\tNOUN\t7\tdep").code, ErrorCode::kUnsupported);
  for (const char* bad : {"bb", "bb\tNOUN\t1", "bb\tNOUN\tx\tdep", "bb\tNOUN\t1\tdep\t_",
                          "\tNOUN\t1\tdep", "bb\tNOUN\t\tdep", "bb\tNOUN\t-1\tdep"}) {
    const Error error = error_with(1, bad);
    EXPECT_EQ(error.code, ErrorCode::kCorrupt) << bad;
    EXPECT_NE(error.message.find("line 2 of the model's section selftest"), std::string::npos);
  }
}

}  // namespace
}  // namespace tocsin
