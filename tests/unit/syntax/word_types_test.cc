#include "syntax/word_types.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/container.h"
#include "syntax/model_options.h"

namespace tocsin {
namespace {

class WordTypesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto container = Container::open("models/fast.model");
    ASSERT_TRUE(container.ok()) << container.error().message;
    container_ = new Container(std::move(container).value());
    const auto options = ModelOptions::read(container_->bytes("options").value());
    ASSERT_TRUE(options.ok());
    sizes_ = {options.value().size("words").value(), options.value().size("embedding").value(),
              options.value().size("width").value()};
    auto types = WordTypes::load(*container_, sizes_, choose_kernel("").value());
    ASSERT_TRUE(types.ok()) << types.error().message;
    types_ = new WordTypes(std::move(types).value());
  }

  static void TearDownTestSuite() {
    delete types_;
    delete container_;
    types_ = nullptr;
    container_ = nullptr;
  }

  struct Row {
    std::vector<float> vector;
    std::vector<std::int8_t> window;
    std::vector<float> scales;
    bool operator==(const Row&) const = default;
  };

  static std::vector<Row> find(const std::vector<std::string>& words, WordTypes::Scratch& scratch) {
    const std::vector<std::string_view> forms(words.begin(), words.end());
    const std::uint32_t end = static_cast<std::uint32_t>(forms.size());
    types_->find(forms, {&end, 1}, scratch);
    std::vector<Row> rows;
    for (const std::uint32_t row : scratch.rows) {
      const float* vector = types_->vector(row, scratch);
      const WindowRow window = types_->window(row, scratch);
      rows.push_back({{vector, vector + sizes_.width},
                      {window.bytes, window.bytes + 9 * sizes_.width},
                      {window.scales, window.scales + 3}});
    }
    return rows;
  }

  static std::vector<Row> find_alone(const std::vector<std::string>& words) {
    WordTypes::Scratch scratch;
    return find(words, scratch);
  }

  static inline Container* container_ = nullptr;
  static inline WordTypes* types_ = nullptr;
  static inline TypeSizes sizes_;
};

// The same word is the same row, but a sentence's first word is another one.
TEST_F(WordTypesTest, AWordIsItsFormAndWhetherItIsFirst) {
  WordTypes::Scratch scratch;
  const auto rows = find({"troops", "and", "troops", "Troops", "and"}, scratch);
  EXPECT_NE(scratch.rows[0], scratch.rows[2]);
  EXPECT_EQ(scratch.rows[1], scratch.rows[4]);
  EXPECT_NE(rows[0], rows[2]);
  EXPECT_NE(rows[2], rows[3]);
}

// Many more words than are kept, some too long to be kept; then the first ones again.
TEST_F(WordTypesTest, WhatIsKeptChangesNothing) {
  const std::vector<std::string> words = {"General",     "Ana",  "Ruiz",
                                          "visited",     "Bree", std::string(60, 'x'),
                                          "caf\xC3\xA9", "",     "2,500"};
  const auto want = find_alone(words);
  WordTypes::Scratch scratch;
  EXPECT_EQ(find(words, scratch), want);
  EXPECT_EQ(find(words, scratch), want);  // now they are all there
  std::vector<std::string> many;
  for (int i = 0; i < 9000; ++i) many.push_back("word" + std::to_string(i * 7));
  const auto rows = find(many, scratch);  // one batch with more words than there are slots
  EXPECT_EQ(find(words, scratch), want);
  for (const std::size_t i : {1UL, 4095UL, 4096UL, 8999UL}) {
    EXPECT_EQ(rows[i], find_alone({"first", many[i]})[1]) << i;
  }
}

// Widths that the vectors cannot take are refused by name of a section, not read.
TEST_F(WordTypesTest, OtherSizesAreRefused) {
  TypeSizes wrong = sizes_;
  wrong.words += 1;
  EXPECT_FALSE(WordTypes::load(*container_, wrong, choose_kernel("").value()).ok());
  wrong = sizes_;
  wrong.width += 32;
  const auto types = WordTypes::load(*container_, wrong, choose_kernel("").value());
  ASSERT_FALSE(types.ok());
  EXPECT_NE(types.error().message.find("section into.q"), std::string::npos);
}

}  // namespace
}  // namespace tocsin
