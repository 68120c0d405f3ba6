#include "events/affected.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

constexpr std::string_view kFile =
    "[place]\n"
    "town|embassy\n"
    "[time]\n"
    "monday\n"
    "[affected]\n"
    "ASSAULT to=on|against at=in thing=yes object=yes deep=yes\n"
    "AGREE to=with inner=yes\n"
    "[through]\n"
    "of\n";

TEST(AffectedWords, SaysWhereWhomAnActAffectsStands) {
  Vocabulary vocabulary;
  const auto read = AffectedWords::parse("parties.txt", kFile, vocabulary);
  ASSERT_TRUE(read.ok()) << read.error().message;
  const AffectedWords& words = read.value();
  const auto symbol = [&](std::string_view word) { return vocabulary.find(word); };

  const AffectedBy& assault = words.of(EventType::kAssault);
  EXPECT_TRUE(is_one_of(assault.to, symbol("on")));
  EXPECT_TRUE(is_one_of(assault.to, symbol("against")));
  EXPECT_FALSE(is_one_of(assault.to, symbol("with")));
  EXPECT_TRUE(is_one_of(assault.at, symbol("in")));
  EXPECT_TRUE(assault.thing && assault.object && assault.deep);
  EXPECT_FALSE(assault.inner);
  EXPECT_TRUE(words.of(EventType::kAgree).inner);

  EXPECT_TRUE(words.is_place(symbol("embassy")));
  EXPECT_FALSE(words.is_place(symbol("monday")));
  EXPECT_TRUE(words.is_time(symbol("monday")));
  EXPECT_TRUE(words.leads_on(symbol("of")));
  EXPECT_FALSE(words.leads_on(symbol("on")));

  // A word that nobody knows is none of these, and a type without a line has nothing.
  EXPECT_FALSE(words.is_place(SymbolId()));
  EXPECT_FALSE(words.leads_on(SymbolId()));
  EXPECT_TRUE(words.of(EventType::kConsult).to.empty());
  EXPECT_FALSE(words.of(EventType::kConsult).thing);
}

struct RefusedCase {
  std::string_view content;
  std::string_view message;  // how it begins
};

constexpr RefusedCase kRefused[] = {
    {"[places]\ntown\n", "parties.txt:1: unknown section [places]"},
    {"[affected]\nATTACK to=on\n", "parties.txt:2: \"ATTACK\" is no event type"},
    {"[affected]\nASSAULT too=on\n", "parties.txt:2: unknown key \"too\""},
};

TEST(AffectedWords, RefusesWhatItDoesNotKnow) {
  for (const auto& [content, message] : kRefused) {
    SCOPED_TRACE(message);
    Vocabulary vocabulary;
    const auto read = AffectedWords::parse("parties.txt", content, vocabulary);
    ASSERT_FALSE(read.ok());
    EXPECT_TRUE(read.error().message.starts_with(message)) << read.error().message;
  }
}

}  // namespace
}  // namespace tocsin
