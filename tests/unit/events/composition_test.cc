#include "events/composition.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

Result<CompositionTable> table_of(std::string_view content) {
  auto list = WordList::parse("composition.txt", content);
  if (!list.ok()) return list.error();
  return CompositionTable::parse(list.value());
}

// The table that ships is read whole, and says what coding-rules.md decides.
TEST(CompositionTable, ReadsTheOneThatShips) {
  const auto table = CompositionTable::load("rules/en/composition.txt");
  ASSERT_TRUE(table.ok()) << table.error().message;
  const Composition* refuse = table.value().find("refuse");
  ASSERT_NE(refuse, nullptr);
  EXPECT_EQ(refuse->child.value, Factuality::kDenied);
  EXPECT_EQ(refuse->doer, InnerDoer::kActor);
  const Composition* accuse = table.value().find("accuse");
  ASSERT_NE(accuse, nullptr);
  EXPECT_EQ(accuse->voice, InnerVoice::kAccused);
  EXPECT_EQ(accuse->doer, InnerDoer::kRecipient);
  const Composition* attempt = table.value().find("try");
  ASSERT_NE(attempt, nullptr);
  ASSERT_TRUE(attempt->force.has_value());
  EXPECT_EQ(attempt->force->from, ChildFactuality::From::kOuter);
  EXPECT_FALSE(attempt->spoken.has_value());
  const Composition* law = table.value().find("law");
  ASSERT_NE(law, nullptr);
  EXPECT_EQ(law->child.from, ChildFactuality::From::kNoAct);
  EXPECT_EQ(table.value().find("no such row"), nullptr);
  ASSERT_TRUE(table.value().planned(EventType::kConsult).has_value());
  EXPECT_EQ(table.value().planned(EventType::kConsult)->plover, EventType::kAgree);
  EXPECT_FALSE(table.value().planned(EventType::kAccuse).has_value());
}

struct FaultCase {
  std::string_view content;
  std::string_view want;
};

constexpr FaultCase kFaultCases[] = {
    {"[compose]\nrefuse child=deny if_not=possible voice=parent doer=actor\n",
     "composition.txt:2: \"deny\" is no factuality"},
    {"[compose]\nrefuse child=denied if_not=possible voice=mine doer=actor\n", "voice=\"mine\""},
    {"[compose]\nrefuse child=denied if_not=possible voice=parent doer=them\n", "doer=\"them\""},
    {"[compose]\ntry child=own if_not=own voice=parent doer=none force=done\n",
     "\"done\" is no factuality"},
    {"[compose]\nrefuse child=denied if_no=possible\n", "did you mean \"if_not\"?"},
    {"[compos]\n", "did you mean [compose]?"},
    {"[planned]\nCONSULTS plover=AGREE cameo=036\n", "no PLOVER type"},
    {"[compose]\nsay child=own if_not=own voice=parent doer=none\n"
     "say child=own if_not=own voice=parent doer=none\n",
     "composition.txt:3: \"say\" has a row already"},
};

TEST(CompositionTable, SaysWhereAndWhatToWrite) {
  for (const auto& [content, want] : kFaultCases) {
    SCOPED_TRACE(content);
    const auto table = table_of(content);
    ASSERT_FALSE(table.ok());
    EXPECT_NE(table.error().message.find(want), std::string::npos) << table.error().message;
  }
}

}  // namespace
}  // namespace tocsin
