#include "counts/count_finder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/tree.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kWords = R"([before]
at_least  bound=low
[amount]
dozens  low=24 high=99
[predicate]
kill  kind=dead  role=ARG1
die   kind=dead  role=ARG0  loose=yes
[noun]
death  kind=dead  loose=yes
[life]
claim
[toll]
toll  kind=dead
[state]
wounded  kind=injured
[household]
family
[nobody]
cow
)";

// Layers with a frame of each verb: its subject is ARG0, its object and a conjunct of it ARG1. The
// verbs of `acts` are ASSAULTs.
struct Text {
  Vocabulary vocabulary;
  Layers layers;

  Text(std::string_view words, std::initializer_list<std::string_view> acts) {
    layers = layers_of_words(words, vocabulary);
    layers.frames.of_head.assign(layers.tokens.size(), FrameId());
    layers.quotes.of_token.assign(layers.tokens.size(), StatementId());
    for (std::uint32_t t = 0; t < layers.tokens.size(); ++t) {
      if (layers.syntax.upos[t] == Upos::kVerb) add_frame(TokenId(t), acts);
    }
  }

  void add_frame(TokenId verb, std::initializer_list<std::string_view> acts) {
    Frame frame;
    frame.head = verb;
    frame.lemma = layers.syntax.lemma[verb.value];
    frame.role_begin = static_cast<std::uint32_t>(layers.frames.roles.size());
    for (const TokenId child : layers.syntax.children(verb)) {
      const Deprel deprel = layers.syntax.deprel[child.value];
      if (deprel != Deprel::kNsubj && deprel != Deprel::kObj) continue;
      Role role;
      role.kind = deprel == Deprel::kNsubj ? RoleKind::kArg0 : RoleKind::kArg1;
      role.head = child;
      layers.frames.roles.push_back(role);
      role.head = child_with(layers.syntax, child, Deprel::kConj);
      if (role.head.is_valid()) layers.frames.roles.push_back(role);
    }
    frame.role_end = static_cast<std::uint32_t>(layers.frames.roles.size());
    layers.frames.of_head[verb.value] = FrameId(layers.frames.frames.size());
    layers.frames.frames.push_back(frame);
    if (std::find(acts.begin(), acts.end(), layers.form(verb)) == acts.end()) return;
    Event event;
    event.frame = layers.frames.of_head[verb.value];
    event.type = EventType::kAssault;
    event.trigger = {{verb.value, verb.value + 1}};
    layers.events.events.push_back(event);
  }

  // "attacked: dead 12 12 12 '12'", joined by " | ".
  std::string counts() {
    const auto finder = CountFinder::parse("counts.txt", kWords, vocabulary);
    EXPECT_TRUE(finder.ok());
    CountFinder::Scratch scratch;
    finder.value().run(vocabulary, layers, scratch, layers.counts, nullptr);
    std::string out;
    const auto number = [](const std::optional<std::int64_t>& value) {
      return value ? fmt::to_string(*value) : std::string("?");
    };
    for (const Count& count : layers.counts.counts) {
      const TokenRange trigger = layers.events.events[count.event.value].trigger.front();
      out += fmt::format("{}{}: {} {} {} {} '{}'", out.empty() ? "" : " | ",
                         layers.words(layers.span_of(trigger)), name_of(count.kind),
                         number(count.low), number(count.best), number(count.high),
                         layers.words(layers.span_of(count.tokens)));
    }
    return out;
  }
};

constexpr std::string_view kKilled = R"(rebels rebel NOUN NNS 2 nsubj
killed kill VERB VBD 0 root
at at ADV RB 4 advmod
least least ADV RB 5 advmod
12 12 NUM CD 6 nummod
soldiers soldier NOUN NNS 2 obj
)";

constexpr std::string_view kJoined = R"(rebels rebel NOUN NNS 2 nsubj
killed kill VERB VBD 0 root
12 12 NUM CD 4 nummod
soldiers soldier NOUN NNS 2 obj
and and CCONJ CC 7 cc
5 5 NUM CD 7 nummod
monks monk NOUN NNS 4 conj
)";

constexpr std::string_view kNextSentence = R"(rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
Kesh Kesh PROPN NNP 2 obj

dozens dozen NOUN NNS 2 nsubj
died die VERB VBD 0 root

)";

constexpr std::string_view kCows = R"(rebels rebel NOUN NNS 2 nsubj
killed kill VERB VBD 0 root
12 12 NUM CD 4 nummod
cows cow NOUN NNS 2 obj
)";

constexpr std::string_view kFamilies = R"(rebels rebel NOUN NNS 2 nsubj
killed kill VERB VBD 0 root
12 12 NUM CD 4 nummod
families family NOUN NNS 2 obj
)";

constexpr std::string_view kToll = R"(rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root

the the DET DT 2 det
toll toll NOUN NN 3 nsubj
rose rise VERB VBD 0 root
to to ADP IN 5 case
12 12 NUM CD 3 obl
)";

constexpr std::string_view kState = R"(rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root

30 30 NUM CD 2 nummod
others other NOUN NNS 3 nsubj
wounded wounded ADJ JJ 0 root
)";

TEST(CountFinder, CountsWhoseAct) {
  EXPECT_EQ(Text(kKilled, {"killed"}).counts(), "killed: dead 12 12 ? 'at least 12'");
  EXPECT_EQ(Text(kJoined, {"killed"}).counts(), "killed: dead 17 17 17 '12 soldiers and 5'");
  EXPECT_EQ(Text(kNextSentence, {"attacked"}).counts(), "attacked: dead 24 ? 99 'dozens'");
  EXPECT_EQ(Text(kFamilies, {"killed"}).counts(), "killed: dead 12 ? ? '12'");
  EXPECT_EQ(Text(kToll, {"attacked"}).counts(), "attacked: dead 12 12 12 '12'");
  EXPECT_EQ(Text(kState, {"attacked"}).counts(), "attacked: injured 30 30 30 '30'");
}

TEST(CountFinder, CountsNobodyWithoutAnAct) {
  EXPECT_EQ(Text(kKilled, {}).counts(), "");
  EXPECT_EQ(Text(kNextSentence, {}).counts(), "");
  EXPECT_EQ(Text(kCows, {"killed"}).counts(), "");
}

TEST(CountFinder, RefusesUnknownWords) {
  Vocabulary vocabulary;
  const auto section = CountFinder::parse("counts.txt", "[predicat]\nkill kind=dead\n", vocabulary);
  ASSERT_FALSE(section.ok());
  EXPECT_EQ(section.error().message,
            "counts.txt:1: unknown section [predicat]; did you mean [predicate]?");
  const auto kind =
      CountFinder::parse("counts.txt", "[predicate]\nkill kind=death role=ARG1\n", vocabulary);
  ASSERT_FALSE(kind.ok());
  EXPECT_EQ(kind.error().message,
            "counts.txt:2: kind= wants dead, injured, arrested, displaced or crowd");
}

}  // namespace
}  // namespace tocsin
