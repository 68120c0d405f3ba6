#include "syntax/encoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/container.h"
#include "syntax/word_piece.h"
#include "unit/syntax/tiny_encoder.h"

namespace tocsin {
namespace {

TEST(WordShape, Classes) {
  struct Case {
    std::string_view form;
    std::uint32_t want;  // of a word that is not the first
  };
  constexpr Case kCases[] = {
      {"", 0},
      {".", 0},
      {"\xE2\x80\x9C", 0},  // a curly quote
      {"...", 0},
      {"\xE2\x80\xA6", 0},  // an ellipsis
      {"2024", 2},
      {"1,500", 2},
      {"3rd", 4},
      {"G20", 6},
      {"F16s", 6},
      {"troops", 8},
      {"caf\xC3\xA9", 8},
      {"\xE4\xB8\xAD", 8},
      {"A", 10},
      {"\xC3\x89", 10},  // a capital E with an accent
      {"Bree", 12},
      {"\xC3\x89tat", 12},
      {"\xE2\x80\x99T", 10},  // a quote before it
      {"EU", 14},
      {"U.S.", 14},
      {"McNeil", 16},
      {"NATO-led", 16},
      {"iPhone", 18},
      {"\xC3\x97"
       "A",
       18},  // a times sign is no capital
      {"\xFF"
       "a",
       8},
      {"\xFF", 8},  // no UTF-8: some character
  };
  for (const auto& [form, want] : kCases) {
    EXPECT_EQ(word_shape_of(form, false), want) << form;
    EXPECT_EQ(word_shape_of(form, true), want + 1) << form;
  }
}

// The same arithmetic in double, a row at a time, nothing shared with the library.
class Reference {
 public:
  using Row = std::vector<double>;

  explicit Reference(const TinyEncoder& model) : model_(model) {}

  // The two mixes of each word; windows of whole words as docs/formats/model.md cuts them.
  void run(const PieceBatch& batch) {
    std::size_t word = 0;
    for (const std::size_t sentence_end : batch.sentence_ends) {
      while (word < sentence_end) {
        std::size_t end = word + 1;
        while (end < sentence_end && batch.piece_begin[end + 1] - batch.piece_begin[word] <=
                                         TinyEncoder::kPositions - 2) {
          ++end;
        }
        run_window(batch, word, end);
        word = end;
      }
    }
  }

  std::vector<Row> trees, tags;

 private:
  const TinyMatrix& weight(const std::string& name) const { return model_.weights.at(name); }

  static void add(Row& to, const TinyMatrix& matrix, std::size_t row, double factor = 1) {
    for (std::size_t i = 0; i < matrix.columns; ++i) to[i] += factor * matrix.at(row, i);
  }

  Row linear(const std::string& name, const Row& x) const {
    double most = 0;
    for (const double v : x) most = std::max(most, std::abs(v));
    const TinyMatrix& w = weight(name);
    Row out(w.rows);
    for (std::size_t o = 0; o < w.rows; ++o) {
      out[o] = weight(name + ".b").values[o];
      for (std::size_t i = 0; i < w.columns; ++i) {
        out[o] += w.at(o, i) * std::round(x[i] * 127 / most) * most / 127;
      }
    }
    return out;
  }

  Row normalised(const std::string& name, const Row& x) const {
    double mean = 0, variance = 0;
    for (const double v : x) mean += v / static_cast<double>(x.size());
    for (const double v : x) variance += (v - mean) * (v - mean) / static_cast<double>(x.size());
    Row out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      out[i] = (x[i] - mean) / std::sqrt(variance + 1e-5) * weight(name + ".g").values[i] +
               weight(name + ".b").values[i];
    }
    return out;
  }

  static Row sum(const Row& a, const Row& b) {
    Row out = a;
    for (std::size_t i = 0; i < a.size(); ++i) out[i] += b[i];
    return out;
  }

  static Row attention_of(const std::vector<Row>& qkv, std::size_t query) {
    constexpr std::size_t kWidth = TinyEncoder::kWidth;
    constexpr std::size_t kHeadWidth = kWidth / TinyEncoder::kHeads;
    Row out(kWidth, 0.0);
    for (std::size_t begin = 0; begin < kWidth; begin += kHeadWidth) {
      double total = 0;
      Row part(kHeadWidth, 0.0);
      for (const Row& other : qkv) {
        double score = 0;
        for (std::size_t i = begin; i < begin + kHeadWidth; ++i) {
          score += qkv[query][i] * other[kWidth + i];
        }
        total += std::exp(score);
        for (std::size_t i = 0; i < kHeadWidth; ++i) {
          part[i] += std::exp(score) * other[2 * kWidth + begin + i];
        }
      }
      for (std::size_t i = 0; i < kHeadWidth; ++i) out[begin + i] = part[i] / total;
    }
    return out;
  }

  void run_window(const PieceBatch& batch, std::size_t word, std::size_t end) {
    std::vector<Row> x;
    std::vector<std::size_t> firsts;
    const auto add_row = [&](std::uint32_t piece, const std::uint32_t* shape) {
      Row row(TinyEncoder::kWidth, 0.0);
      add(row, weight("piece"), piece);
      add(row, weight("position"), x.size());
      if (shape != nullptr) add(row, weight("shapein"), *shape);
      x.push_back(normalised("norm.in", row));
    };
    add_row(WordPiece::kBegin, nullptr);
    for (std::size_t w = word; w < end; ++w) {
      firsts.push_back(x.size());
      for (std::uint32_t i = batch.piece_begin[w]; i < batch.piece_begin[w + 1]; ++i) {
        add_row(batch.pieces[i], &batch.shapes[w]);
      }
    }
    add_row(WordPiece::kEnd, nullptr);
    const std::size_t at = trees.size();
    for (std::size_t w = word; w < end; ++w) {
      for (std::vector<Row>* out : {&trees, &tags}) {
        out->emplace_back(TinyEncoder::kWidth, 0.0);
      }
    }
    mix(0, x, firsts, at);
    for (std::size_t i = 0; i < TinyEncoder::kLayers; ++i) {
      run_layer(std::to_string(i), x);
      mix(i + 1, x, firsts, at);
    }
    for (std::size_t w = word; w < end; ++w) {
      Row above(TinyEncoder::kShapeWidth, 0.0);
      add(above, weight("shapetop"), batch.shapes[w]);
      for (std::vector<Row>* out : {&trees, &tags}) {
        Row& row = (*out)[at + w - word];
        row.insert(row.end(), above.begin(), above.end());
      }
    }
  }

  void run_layer(const std::string& n, std::vector<Row>& x) const {
    std::vector<Row> qkv, next;
    for (const Row& row : x) qkv.push_back(linear("attn" + n, row));
    for (std::size_t r = 0; r < x.size(); ++r) {
      const Row row =
          normalised("norm" + n + "a", sum(x[r], linear("attnout" + n, attention_of(qkv, r))));
      Row inner = linear("ffin" + n, row);
      for (double& v : inner) {
        v = 0.5 * v * (1 + std::tanh(0.7978845608 * (v + 0.044715 * v * v * v)));
      }
      next.push_back(normalised("norm" + n + "b", sum(row, linear("ffout" + n, inner))));
    }
    x = next;
  }

  void mix(std::size_t layer, const std::vector<Row>& x, const std::vector<std::size_t>& firsts,
           std::size_t at) {
    for (std::size_t w = 0; w < firsts.size(); ++w) {
      for (std::size_t i = 0; i < TinyEncoder::kWidth; ++i) {
        trees[at + w][i] += weight("mix.tree").values[layer] * x[firsts[w]][i];
        tags[at + w][i] += weight("mix.tags").values[layer] * x[firsts[w]][i];
      }
    }
  }

  const TinyEncoder& model_;
};

// Sentences of words of the tiny vocabulary.
PieceBatch batch_of(const std::vector<std::vector<std::string>>& sentences) {
  const std::string pieces = TinyEncoder::piece_lines();
  const auto word_piece =
      WordPiece::read(pieces, "", TinyEncoder::kPieces, TinyEncoder::kMostPieces);
  EXPECT_TRUE(word_piece.ok());
  WordPiece::Scratch scratch;
  PieceBatch batch;
  batch.clear();
  for (const auto& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      word_piece.value().split(sentence[i], scratch, batch.pieces);
      batch.piece_begin.push_back(static_cast<std::uint32_t>(batch.pieces.size()));
      batch.shapes.push_back(word_shape_of(sentence[i], i == 0));
    }
    batch.sentence_ends.push_back(static_cast<std::uint32_t>(batch.shapes.size()));
  }
  return batch;
}

class EncoderTest : public testing::Test {
 protected:
  EncoderTest()
      : file_("tiny.model", model_.bytes()),
        container_(std::make_unique<Container>(Container::open(file_.path()).value())) {}

  Encoder load(std::string_view kernel) const {
    const EncoderSizes sizes{TinyEncoder::kPieces,    TinyEncoder::kPositions, TinyEncoder::kWidth,
                             TinyEncoder::kHeads,     TinyEncoder::kInner,     TinyEncoder::kLayers,
                             TinyEncoder::kShapeWidth};
    auto encoder = Encoder::load(*container_, sizes, choose_kernel(kernel).value());
    EXPECT_TRUE(encoder.ok()) << encoder.error().message;
    return std::move(encoder).value();
  }

  // Trees, then tags.
  std::vector<float> run(const PieceBatch& batch, std::string_view kernel = "") const {
    Encoder::Scratch scratch;
    load(kernel).run(batch, scratch);
    std::vector<float> out = scratch.trees;
    out.insert(out.end(), scratch.tags.begin(), scratch.tags.end());
    return out;
  }

  TinyEncoder model_;
  TemporaryFile file_;
  std::unique_ptr<Container> container_;
};

const std::vector<std::vector<std::string>> kSentences = {
    {"a", "cab", ".", "bbbbbbb"},
    {"."},
    {"abc", "b", "cc", "a", "b", "c", "acb", "b", "a", "c", "aa", "bb", "cc", "ab",
     "."},  // windows
    {"x", "B", "c"},
};

// Rounding to bytes falls to the other side now and then: a step of a byte, no more.
TEST_F(EncoderTest, IsTheFormula) {
  const PieceBatch batch = batch_of(kSentences);
  Reference want(model_);
  want.run(batch);
  const std::vector<float> got = run(batch);
  const std::size_t words = batch.shapes.size();
  const std::size_t width = TinyEncoder::kWidth + TinyEncoder::kShapeWidth;
  ASSERT_EQ(got.size(), 2 * words * width);
  double total = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    const auto& rows = i < words * width ? want.trees : want.tags;
    const double off = std::abs(got[i] - rows[i / width % words][i % width]);
    EXPECT_LT(off, 0.05) << "word " << i / width % words << ", column " << i % width;
    total += off;
  }
  EXPECT_LT(total / static_cast<double>(got.size()), 0.004);
}

TEST_F(EncoderTest, TheSameBitsFromEveryKernel) {
  const PieceBatch batch = batch_of(kSentences);
  const std::vector<float> want = run(batch, "scalar");
  for (const char* kernel : {"avx2", "vnni", "amx"}) {
    if (choose_kernel(kernel).ok()) {
      EXPECT_EQ(run(batch, kernel), want) << kernel;
    }
  }
}

// Alone, among others, in another order, and with so many that they take several runs.
TEST_F(EncoderTest, ASentenceGetsTheSameWhateverStandsBesideIt) {
  const std::size_t width = TinyEncoder::kWidth + TinyEncoder::kShapeWidth;
  for (const auto& sentence : kSentences) {
    const std::vector<float> alone = run(batch_of({sentence}));
    std::vector<std::vector<std::string>> many;
    for (int i = 0; i < 60; ++i) many.insert(many.end(), kSentences.begin(), kSentences.end());
    const std::size_t words_before = batch_of(many).shapes.size();
    many.push_back(sentence);
    many.push_back({"c"});
    const PieceBatch batch = batch_of(many);
    const std::vector<float> all = run(batch);
    const std::size_t half = batch.shapes.size() * width;
    const std::size_t size = sentence.size() * width;
    for (const std::size_t part : {0U, 1U}) {
      const auto begin =
          all.begin() + static_cast<std::ptrdiff_t>(part * half + words_before * width);
      EXPECT_TRUE(std::equal(begin, begin + static_cast<std::ptrdiff_t>(size),
                             alone.begin() + static_cast<std::ptrdiff_t>(part * size)))
          << sentence.front();
    }
  }
}

TEST_F(EncoderTest, NoWordsAreNoRows) {
  EXPECT_TRUE(run(batch_of({})).empty());
  EXPECT_TRUE(run(batch_of({{}, {}})).empty());
}

}  // namespace
}  // namespace tocsin
