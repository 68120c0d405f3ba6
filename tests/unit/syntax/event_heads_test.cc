#include "syntax/event_heads.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unit/syntax/tiny_encoder.h"

namespace tocsin {
namespace {

constexpr std::size_t kWidth = TinyEncoder::kWidth;

// Heads of a tiny model, on states that a test makes up.
class HeadsOfTest {
 public:
  explicit HeadsOfTest(std::string_view kernel = "scalar") : HeadsOfTest(kernel, model()) {}
  HeadsOfTest(std::string_view kernel, const TinyEncoder& model)
      : file_("event_heads.model", model.bytes()) {
    auto container = Container::open(file_.path());
    EXPECT_TRUE(container.ok());
    container_ = std::make_unique<Container>(std::move(container).value());
    const auto options = ModelOptions::read(container_->bytes("options").value());
    EXPECT_TRUE(options.ok());
    EXPECT_TRUE(EventHeads::are_in(*container_));
    heads_ = std::make_unique<Result<EventHeads>>(
        EventHeads::load(*container_, options.value(), choose_kernel(kernel).value()));
  }

  static TinyEncoder model() {
    TinyEncoder tiny;
    tiny.add_event_heads();
    return tiny;
  }

  // A row a word; all words are verbs but those of `others`.
  VoteLayer vote(const std::vector<float>& states, const std::vector<std::uint32_t>& ends,
                 const std::vector<std::size_t>& others = {}) {
    SyntaxLayer syntax;
    syntax.upos.assign(ends.back(), Upos::kVerb);
    for (const std::size_t word : others) syntax.upos[word] = Upos::kDet;
    EventHeads::Scratch scratch;
    heads_->value().run(states, {0, ends.back()}, ends, scratch, syntax);
    return syntax.votes;
  }

  bool is_loaded() const { return heads_->ok(); }
  std::string message() const { return heads_->ok() ? "" : heads_->error().message; }

 private:
  TemporaryFile file_;
  std::unique_ptr<Container> container_;
  std::unique_ptr<Result<EventHeads>> heads_;
};

std::vector<float> states_of(std::size_t words, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> out(words * kWidth);
  for (float& v : out) v = static_cast<float>(random() % 2001) / 1000 - 1;
  return out;
}

TEST(EventHeads, VoteOnContentWordsAlone) {
  HeadsOfTest heads;
  ASSERT_TRUE(heads.is_loaded()) << heads.message();
  const VoteLayer votes = heads.vote(states_of(5, 1), {5}, {0, 3});
  ASSERT_EQ(votes.votes.size(), 3U);
  EXPECT_EQ(votes.of(TokenId(0U)), nullptr);
  EXPECT_EQ(votes.of(TokenId(3U)), nullptr);
  ASSERT_NE(votes.of(TokenId(4U)), nullptr);
  for (const Vote& vote : votes.votes) {
    EXPECT_GE(vote.score, -3.0F);
    EXPECT_LE(vote.score, 3.0F);
    for (const VotePart& part : votes.parts_of(vote)) {
      EXPECT_GT(part.actor, 0.0F);
      EXPECT_GT(part.recipient, 0.0F);
      EXPECT_LT(part.actor + part.recipient, 1.0F);
    }
  }
  EXPECT_TRUE(heads.vote(states_of(2, 1), {2}, {0, 1}).votes.empty());
}

// A part for each word of the sentence where an act is at all likely, for none else.
TEST(EventHeads, PartsStayInTheSentence) {
  HeadsOfTest heads;
  const VoteLayer votes = heads.vote(states_of(9, 2), {4, 9});
  std::size_t with_parts = 0;
  for (const Vote& vote : votes.votes) {
    const auto parts = votes.parts_of(vote);
    const bool is_far = vote.type[1 + vote.best_type()] < vote.type.front() - 3;
    EXPECT_EQ(parts.empty(), is_far);
    if (parts.empty()) continue;
    ++with_parts;
    const std::uint32_t begin = vote.word.value < 4 ? 0 : 4;
    EXPECT_EQ(parts.size(), begin == 0 ? 4U : 5U);
    EXPECT_EQ(parts.front().word, TokenId(std::size_t{begin}));
  }
  EXPECT_GT(with_parts, 0U);
}

void expect_same(const Vote& a, const VoteLayer& of_a, const Vote& b, const VoteLayer& of_b) {
  EXPECT_EQ(a.type, b.type);
  EXPECT_EQ(a.told, b.told);
  EXPECT_EQ(a.score, b.score);
  const auto parts_a = of_a.parts_of(a), parts_b = of_b.parts_of(b);
  ASSERT_EQ(parts_a.size(), parts_b.size());
  for (std::size_t i = 0; i < parts_a.size(); ++i) {
    EXPECT_EQ(parts_a[i].actor, parts_b[i].actor);
    EXPECT_EQ(parts_a[i].recipient, parts_b[i].recipient);
  }
}

// Bit by bit: what a sentence gets does not hang on its neighbours in the batch.
TEST(EventHeads, ASentenceIsReadAlone) {
  HeadsOfTest heads;
  const std::vector<float> states = states_of(12, 3);
  const VoteLayer together = heads.vote(states, {5, 12});
  const VoteLayer alone = heads.vote({states.begin() + 5 * kWidth, states.end()}, {7});
  ASSERT_EQ(alone.votes.size(), 7U);
  for (std::size_t i = 0; i < 7; ++i) {
    expect_same(together.votes[5 + i], together, alone.votes[i], alone);
  }
}

TEST(EventHeads, EachKernelGivesTheSameBits) {
  const std::vector<float> states = states_of(300, 4);
  const VoteLayer plain = HeadsOfTest("scalar").vote(states, {7, 300});
  for (const std::string_view kernel : {"avx2", "vnni", "amx"}) {
    if (!choose_kernel(kernel).ok()) continue;  // not on this machine
    SCOPED_TRACE(kernel);
    const VoteLayer other = HeadsOfTest(kernel).vote(states, {7, 300});
    ASSERT_EQ(other.votes.size(), plain.votes.size());
    for (std::size_t i = 0; i < plain.votes.size(); ++i) {
      expect_same(plain.votes[i], plain, other.votes[i], other);
    }
  }
}

TEST(EventHeads, RefuseWhatDoesNotFit) {
  for (const char* name : {"event.typeout.q", "event.partout", "event.attn.b", "event.norma.g"}) {
    TinyEncoder model = HeadsOfTest::model();
    SectionOfTest& section = model.section(name);
    section.rows -= 1;
    section.data.resize(section.data.size() - section.data.size() / (section.rows + 1));
    const HeadsOfTest heads("scalar", model);
    EXPECT_FALSE(heads.is_loaded()) << name;
    EXPECT_NE(heads.message().find(name), std::string::npos) << heads.message();
  }
}

}  // namespace
}  // namespace tocsin
