#include "events/contexts.h"

#include <gtest/gtest.h>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kCodes =
    "[context]\nmilitary\nlegal\nhuman_rights\nhealth\ncrime\nasylum\ngender\n";
constexpr std::string_view kWords =
    "[military]\ntroops|war|missile|cease-fire\n"
    "[legal]\ncourt|judge\n"
    "[human_rights]\nhuman_rights|war_crime|torture\n"
    "[health]\nhospital|nurse\n"
    "[crime]\ncrime|torture\n"
    "[asylum]\nrefugee\n"
    "[gender]\nwomen\n";

Result<Contexts> contexts_of(std::string_view words) {
  Vocabulary vocabulary;
  return Contexts::compile(WordList::parse("contexts.txt", words).value(),
                           WordList::parse("codes.txt", kCodes).value(), vocabulary);
}

// "The courts/court ." with an event at the first word of each sentence; a form without "/" is its
// own lemma, and "." ends a sentence.
std::string lines_of(std::string_view text) {
  std::string lines;
  std::size_t place = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string token(text.substr(begin, end - begin));
    begin = end + 1;
    if (token == ".") {
      lines += "\n";
      place = 0;
      continue;
    }
    const std::size_t slash = token.find('/');
    const std::string lemma = slash == std::string::npos ? token : token.substr(slash + 1);
    lines +=
        token.substr(0, slash) + " " + lemma + " NOUN NN " + (place == 0 ? "0 root\n" : "1 dep\n");
    ++place;
  }
  return lines;
}

// The contexts of the event of the last sentence, whose rule gives `own`.
std::string contexts_in(std::string_view text, std::vector<std::string> own,
                        DecisionSink* sink = nullptr) {
  Vocabulary vocabulary;
  const auto contexts = Contexts::compile(WordList::parse("contexts.txt", kWords).value(),
                                          WordList::parse("codes.txt", kCodes).value(), vocabulary);
  Layers layers = layers_of_words(lines_of(text), vocabulary);
  Frame frame;
  frame.head = TokenId(layers.tokens.sentences.back().tokens.first);
  layers.frames.frames.push_back(frame);
  std::vector<Event> events(1);
  events.front().frame = FrameId(0);
  events.front().contexts = std::move(own);
  contexts.value().find(layers, events, sink);
  std::string out;
  for (const std::string& context : events.front().contexts) {
    out += (out.empty() ? "" : " ") + context;
  }
  return out;
}

struct Case {
  std::string_view text;
  std::vector<std::string> own;
  std::string_view expected;
};

TEST(Contexts, OfAnEventByTheWordsOfItsSentence) {
  const Case cases[] = {
      {"Aldonia met Bree", {}, ""},
      {"Aldonia met Bree", {"legal"}, "legal"},
      // By lemma, by form, and by phrases of neighbours.
      {"Aldonia sent nurses/nurse", {}, "health"},
      {"Aldonia sent Troops/troop", {}, "military"},
      {"Aldonia spoke of human/human rights/right", {}, "human_rights"},
      {"Aldonia spoke of human and rights/right", {}, ""},
      {"Aldonia spoke of human", {}, ""},
      // A hyphen may part a word or not.
      {"Aldonia wants a cease-fire", {}, "military"},
      {"Aldonia wants a cease - fire", {}, "military"},
      {"Aldonia spoke of human - rights", {}, "human_rights"},
      {"Aldonia wants a cease . fire", {}, ""},
      // The longest phrase speaks, and no word of it a second time.
      {"Aldonia spoke of war crimes/crime", {}, "human_rights"},
      {"Aldonia spoke of war and crimes/crime", {}, "military crime"},
      // A word that speaks for two, and the order of the table.
      {"Aldonia spoke of torture", {}, "human_rights crime"},
      // The rule's first, and none twice; then by number of distinct words.
      {"the court freed the troops", {"legal"}, "legal military"},
      {"a missile hit a hospital where nurses/nurse met", {}, "health military"},
      {"a missile and a missile hit a hospital where nurses/nurse met", {}, "health military"},
      {"a missile and troops hit a hospital", {}, "military health"},
      // At most five.
      {"troops court torture hospital refugee women",
       {},
       "military legal human_rights health crime"},
  };
  for (const auto& [text, own, expected] : cases) {
    EXPECT_EQ(contexts_in(text, own), expected) << text;
  }
}

TEST(Contexts, OfTheArticleWhereTheSentenceIsSilent) {
  const Case cases[] = {
      {"the court . the court . Aldonia met Bree", {}, ""},
      {"the court . the judge . the court . Aldonia met Bree", {}, "legal"},
      {"the court . the judge . the court . Aldonia met Bree", {"crime"}, "crime legal"},
      {"the court . the judge . the court . Aldonia sent troops", {}, "military"},
      {"court nurse . judge nurse . court nurse . nurse . Aldonia met Bree", {}, "health legal"},
      // Three of fifteen are a fifth, three of sixteen are none.
      {"court . court . court . a . b . c . d . e . f . g . h . i . j . k . Aldonia met Bree",
       {},
       "legal"},
      {"court . court . court . a . b . c . d . e . f . g . h . i . j . k . l . Aldonia met Bree",
       {},
       ""},
  };
  for (const auto& [text, own, expected] : cases) {
    EXPECT_EQ(contexts_in(text, own), expected) << text;
  }
}

TEST(Contexts, ADecisionSaysWhatSpokeForThem) {
  DecisionSink sink;
  contexts_in("the court freed the troops", {"legal"}, &sink);
  ASSERT_EQ(sink.decisions().size(), 1U);
  EXPECT_EQ(sink.decisions().front().reason,
            "the words of its sentence speak for the context military");
  sink.clear();
  contexts_in("court . court . court . Aldonia met Bree", {}, &sink);
  ASSERT_EQ(sink.decisions().size(), 1U);
  EXPECT_EQ(sink.decisions().front().reason,
            "the words of its article speak for the context legal");
}

TEST(Contexts, RefusesWhatTheCodeBookDoesNotHave) {
  struct Refused {
    std::string_view words;
    std::string_view message;
  };
  constexpr Refused kRefused[] = {
      {"[militry]\nwar\n", "contexts.txt:1: no context [militry]; did you mean [military]?"},
      {"[weather]\nrain\n",
       "contexts.txt:1: no context [weather]; take one of [context] in codes.txt"},
      {"[legal]\ncourt\njudge weight=2\n", "contexts.txt:3: unknown key \"weight\" in [legal]"},
  };
  for (const auto& [words, message] : kRefused) {
    const auto read = contexts_of(words);
    ASSERT_FALSE(read.ok()) << words;
    EXPECT_EQ(read.error().message, message);
  }
}

// Every context of the code book has words.
TEST(Contexts, TheTableThatShipsHasThemAll) {
  Vocabulary vocabulary;
  const auto shipped = Contexts::load({"rules/en"}, vocabulary);
  ASSERT_TRUE(shipped.ok()) << shipped.error().message;
  const auto words = WordList::load({"rules/en/contexts.txt"});
  const auto codes = WordList::load({"rules/en/codes.txt"});
  std::size_t count = 0;
  for (const WordLine& line : codes.value().find("context")->lines) {
    for (const std::string& context : line.words) {
      EXPECT_NE(words.value().find(context), nullptr) << context;
      ++count;
    }
  }
  EXPECT_EQ(count, 37U);
}

}  // namespace
}  // namespace tocsin
