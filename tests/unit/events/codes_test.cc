// The numbers that go with an event, against the published tables: PLOVER manual, draft 2.0 (quad
// classes and scores), and the Goldstein weights as GDELT distributes them.
#include "events/codes.h"

#include <gtest/gtest.h>

#include <vector>

namespace tocsin {
namespace {

class CodeBooks : public testing::Test {
 protected:
  void SetUp() override {
    auto codes = Codes::load({"rules/en/codes.txt"});
    ASSERT_TRUE(codes.ok()) << codes.error().message;
    codes_ = std::move(codes).value();
  }
  Codes codes_;
};

struct TypeCase {
  EventType type;
  int quad;
  double score;
};

constexpr TypeCase kTypes[] = {
    {EventType::kAgree, 1, 2.5},   {EventType::kConsult, 1, 2.5},   {EventType::kSupport, 1, 5},
    {EventType::kConcede, 1, 4.5}, {EventType::kCooperate, 2, 9.5}, {EventType::kAid, 2, 10},
    {EventType::kRetreat, 2, 6.5}, {EventType::kRequest, 3, 0},     {EventType::kAccuse, 3, -3},
    {EventType::kReject, 3, -2},   {EventType::kThreaten, 3, -3.5}, {EventType::kProtest, 4, -5},
    {EventType::kSanction, 4, -6}, {EventType::kMobilize, 4, -5.5}, {EventType::kCoerce, 4, -7},
    {EventType::kAssault, 4, -9},
};

TEST_F(CodeBooks, QuadClassAndScoreOfEachType) {
  for (const auto& [type, quad, score] : kTypes) {
    EXPECT_EQ(quad_of(type), quad) << name_of(type);
    EXPECT_EQ(codes_.intensity(type, {}), score) << name_of(type);
  }
}

struct ModeCase {
  EventType type;
  std::vector<std::string> modes;
  double score;
};

TEST_F(CodeBooks, ScoreOfTheFirstModeThatHasOneElseOfTheType) {
  const ModeCase cases[] = {
      {EventType::kConsult, {"visit"}, 4},
      {EventType::kConsult, {"third-party"}, 1},
      {EventType::kRetreat, {"disarm"}, 10},
      {EventType::kRetreat, {"resign"}, 4.5},
      {EventType::kRequest, {"assist"}, 0.5},
      {EventType::kAccuse, {"disapprove"}, -2},
      {EventType::kThreaten, {"territory"}, -4},
      {EventType::kProtest, {"riot"}, -7},
      {EventType::kCoerce, {"martial-law"}, -7.5},
      {EventType::kAssault, {"beat"}, -7.5},
      {EventType::kAssault, {"unconventional"}, -10},
      {EventType::kAssault, {"explosives", "suicide-attack"}, -9},
      {EventType::kProtest, {"vandalize"}, -5},
      {EventType::kProtest, {"vandalize", "riot"}, -7},
      {EventType::kConsult, {"riot"}, 2.5},
  };
  for (const auto& [type, modes, score] : cases) {
    EXPECT_EQ(codes_.intensity(type, modes), score) << name_of(type) << " " << modes.front();
  }
}

struct WeightCase {
  std::string_view cameo;
  double weight;
};

// 016, 022, 164 and 165 are those in which the table of ICEWS differs.
constexpr WeightCase kWeights[] = {
    {"01", 0},   {"02", 3},    {"03", 4},    {"04", 1},    {"05", 3.5}, {"06", 6},
    {"07", 7},   {"08", 5},    {"09", -2},   {"10", -5},   {"11", -2},  {"12", -4},
    {"13", -6},  {"14", -6.5}, {"15", -7.2}, {"16", -4},   {"17", -7},  {"18", -9},
    {"19", -10}, {"20", -10},  {"016", -2},  {"022", 3.2}, {"164", -7}, {"165", -6.5},
};

TEST_F(CodeBooks, GoldsteinWeightOfACode) {
  for (const auto& [cameo, weight] : kWeights) {
    EXPECT_EQ(codes_.goldstein(cameo), weight) << cameo;
  }
}

TEST_F(CodeBooks, ACodeWithoutAWeightHasThatOfTheShorterOne) {
  EXPECT_EQ(codes_.goldstein("0169"), -2);
  EXPECT_EQ(codes_.goldstein("1"), 0);
  EXPECT_EQ(codes_.goldstein("99"), 0);
  EXPECT_EQ(codes_.goldstein(""), 0);
}

}  // namespace
}  // namespace tocsin
