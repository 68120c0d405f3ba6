#include "pipeline/rule_coverage.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include "events/subject_matter.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kFewestWords = 4;  // of an example

bool is_coded(const Sentence& sentence) {
  return sentence.kind != SentenceKind::kByline && sentence.kind != SentenceKind::kDateline;
}

// By SentenceId: somebody political is named there.
std::vector<bool> political_sentences(const Layers& layers) {
  std::vector<bool> political(layers.tokens.sentences.size(), false);
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    const auto actors = layers.actors.actors_of(MentionId(m));
    if (std::any_of(actors.begin(), actors.end(), [&](ActorId id) {
          return is_political_actor(layers.actors.actors[id.value]);
        })) {
      political[layers.tokens.sentence[layers.mentions.mentions[m].head.value].value] = true;
    }
  }
  return political;
}

bool is_better_example(std::string_view one, std::string_view other) {
  return other.empty() || std::tuple(one.size(), one) < std::tuple(other.size(), other);
}

}  // namespace

void RuleCoverage::add(const Layers& layers) {
  if (layers.document.status != DocStatus::kOk) return;
  ++totals_.documents;
  const std::vector<bool> political = political_sentences(layers);
  totals_.sentences += political.size();
  totals_.political +=
      static_cast<std::uint64_t>(std::count(political.begin(), political.end(), true));
  for (std::size_t i = 0; i < layers.frames.frames.size(); ++i) {
    const SentenceId at = layers.tokens.sentence[layers.frames.frames[i].head.value];
    const Sentence& sentence = layers.tokens.sentences[at.value];
    if (political[at.value] && is_coded(sentence)) add_frame(layers, FrameId(i), sentence);
  }
}

void RuleCoverage::add_frame(const Layers& layers, FrameId id, const Sentence& sentence) {
  const Frame& frame = layers.frames.frames[id.value];
  const RuleSet& rules = *resources_->rules;
  const std::string_view lemma = frame.lemma.is_valid() ? resources_->vocabulary.text(frame.lemma)
                                                        : layers.syntax.lemma_of(frame.head);
  PredicateCount& count = predicates_[{std::string(lemma), frame.word_class}];
  ++count.total;
  ++totals_.predicates;
  count.has_rule = count.has_rule || !rules.rules_of(frame.lemma).empty();
  rules.match(resources_->vocabulary, layers, id, scratch_, nullptr);
  if (scratch_.matches.empty()) {
    const std::string_view words = layers.words(sentence.span);
    if (sentence.tokens.size() >= kFewestWords && is_better_example(words, count.example)) {
      count.example = words;
    }
    return;
  }
  ++count.decided;
  const Rule& rule = rules.rule(scratch_.matches.front().rule);
  ++count.by_rule[rule.id];
  switch (rule.kind) {
    case RuleKind::kEvent:
      ++totals_.events;
      break;
    case RuleKind::kOperator:
      ++totals_.operators;
      break;
    case RuleKind::kNoEvent:
      ++totals_.no_events;
      break;
  }
}

void RuleCoverage::merge(const RuleCoverage& other) {
  for (const auto& [key, theirs] : other.predicates_) {
    PredicateCount& ours = predicates_[key];
    ours.total += theirs.total;
    ours.decided += theirs.decided;
    ours.has_rule = ours.has_rule || theirs.has_rule;
    for (const auto& [rule, count] : theirs.by_rule) ours.by_rule[rule] += count;
    if (!theirs.example.empty() && is_better_example(theirs.example, ours.example)) {
      ours.example = theirs.example;
    }
  }
  totals_.documents += other.totals_.documents;
  totals_.sentences += other.totals_.sentences;
  totals_.political += other.totals_.political;
  totals_.predicates += other.totals_.predicates;
  totals_.events += other.totals_.events;
  totals_.operators += other.totals_.operators;
  totals_.no_events += other.totals_.no_events;
}

}  // namespace tocsin
