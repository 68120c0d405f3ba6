#include "events/voted_parties.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// Each noun is a mention and an actor of its own; "bombed" is the one frame.
constexpr std::string_view kWords =
    "Bree bree PROPN NNP 2 nsubj\nbombed bomb VERB VBD 0 root\nCorbury corbury PROPN NNP 4 "
    "compound\nAirport airport PROPN NNP 2 obj\nand and CCONJ CC 6 cc\nDelmar delmar PROPN NNP 4 "
    "conj\nin in ADP IN 8 case\nCorland corland PROPN NNP 4 nmod\n";
constexpr std::array<std::uint32_t, 5> kMentions = {0, 2, 3, 5, 7};

struct VoteCase {
  std::array<float, 8> recipient;  // by word
  VotedParties::Trust trust;
  std::string_view want;  // the heads
};

constexpr VoteCase kVoteCases[] = {
    {{0, 0, 0, 0.9F, 0, 0.9F, 0, 0}, VotedParties::Trust::kSure, "Airport Delmar"},
    // A part of a name stands for the whole, and a first conjunct for those behind it.
    {{0, 0, 0.9F, 0.1F, 0, 0, 0, 0}, VotedParties::Trust::kSure, "Airport Delmar"},
    // What stands in the phrase of another is not meant beside it; alone it is.
    {{0, 0, 0, 0.9F, 0, 0, 0, 0.9F}, VotedParties::Trust::kSure, "Airport Delmar"},
    {{0, 0, 0, 0, 0, 0, 0, 0.9F}, VotedParties::Trust::kSure, "Corland"},
    // The doer does nothing to himself.
    {{0.9F, 0, 0, 0, 0, 0, 0, 0}, VotedParties::Trust::kSure, ""},
    // The two thresholds.
    {{0, 0, 0, 0, 0, 0, 0, 0.4F}, VotedParties::Trust::kSure, ""},
    {{0, 0, 0, 0, 0, 0, 0, 0.4F}, VotedParties::Trust::kLikely, "Corland"},
    {{0, 0, 0, 0, 0, 0, 0, 0.2F}, VotedParties::Trust::kLikely, ""},
};

struct Sentence {
  Vocabulary vocabulary;
  Layers layers = layers_of_words(kWords, vocabulary);

  Sentence() {
    layers.mentions.of_head.assign(layers.tokens.size(), MentionId());
    layers.frames.of_head.assign(layers.tokens.size(), FrameId());
    for (const std::uint32_t head : kMentions) {
      layers.mentions.of_head[head] = MentionId(layers.mentions.mentions.size());
      Mention mention;
      mention.head = TokenId(head);
      mention.tokens = {head, head + 1};
      layers.mentions.mentions.push_back(mention);
      Actor actor;
      actor.kind = ActorKind::kCountry;
      layers.actors.members.emplace_back(layers.actors.actors.size());
      layers.actors.actors.push_back(actor);
    }
    for (std::uint32_t i = 0; i <= kMentions.size(); ++i) layers.actors.member_begin.push_back(i);
    Frame frame;
    frame.head = TokenId(1U);
    layers.frames.frames.push_back(frame);
    layers.frames.of_head[1] = FrameId(0U);
    Vote vote;
    vote.word = TokenId(1U);
    vote.part_end = static_cast<std::uint32_t>(layers.tokens.size());
    layers.syntax.votes.votes.push_back(vote);
    for (std::uint32_t i = 0; i < layers.tokens.size(); ++i) {
      layers.syntax.votes.parts.push_back({TokenId(i), 0, 0});
    }
  }

  std::string heads_of(const std::vector<Participant>& parties) const {
    std::string out;
    for (const Participant& p : parties) {
      if (!out.empty()) out += ' ';
      out += layers.form(layers.mentions.mentions[p.mention.value].head);
    }
    return out;
  }
};

TEST(VotedParties, WholePhrasesOfTheLikelyWords) {
  for (const VoteCase& c : kVoteCases) {
    Sentence text;
    for (std::uint32_t i = 0; i < c.recipient.size(); ++i) {
      text.layers.syntax.votes.parts[i].recipient = c.recipient[i];
    }
    const AffectedWords affected;
    const PersonWords words;
    TouchedThings things(text.layers, text.layers.actors);
    const PartyFinder finder(text.layers, words, affected, things);
    Event event;
    event.frame = FrameId(0U);
    event.actors.push_back({ActorId(0U), MentionId(0U), {}, {}, {}});
    DecisionSink sink;
    VotedParties(text.layers, finder, {0.6F, 0.5F, 0.3F}, &sink).find_recipients(event, c.trust);
    EXPECT_EQ(text.heads_of(event.recipients), c.want);
    EXPECT_EQ(sink.decisions().empty(), c.want.empty());
  }
}

TEST(VotedParties, WhoActs) {
  Sentence text;
  text.layers.syntax.votes.parts[0].actor = 0.7F;
  text.layers.syntax.votes.parts[7].actor = 0.5F;
  const AffectedWords affected;
  const PersonWords words;
  TouchedThings things(text.layers, text.layers.actors);
  const PartyFinder finder(text.layers, words, affected, things);
  Event event;
  event.frame = FrameId(0U);
  VotedParties(text.layers, finder, {0.6F, 0.5F, 0.3F}, nullptr).find_actors(event);
  EXPECT_EQ(text.heads_of(event.actors), "Bree");
}

}  // namespace
}  // namespace tocsin
