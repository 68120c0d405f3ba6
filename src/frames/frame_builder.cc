#include "frames/frame_builder.h"

#include <utility>

#include "frames/features.h"
#include "frames/links.h"
#include "frames/predicates.h"
#include "frames/repairs.h"
#include "frames/roles.h"

namespace tocsin {
namespace {

void reset(const Layers& layers, FrameScratch& scratch, FrameLayer& out) {
  const std::size_t count = layers.syntax.size();
  out.clear();
  out.of_head.assign(count, FrameId());
  scratch.drafts.clear();
  scratch.at.assign(count, FrameId());
  scratch.light_verb.assign(count, TokenId());
  scratch.light_noun.assign(count, TokenId());
  scratch.light.assign(count, nullptr);
  scratch.carrier.assign(count, TokenId());
  scratch.carried.assign(count, TokenId());
  scratch.moved_to.assign(count, TokenId());
  scratch.moves.clear();
  scratch.damaged.assign(layers.tokens.sentences.size(), false);
  scratch.read_as_verb.assign(count, false);
  scratch.seen.assign(count, 0);
}

// Marks the sentences in which some token's heads never come to a root, so that everything else may
// take trees for granted.
void find_damaged(const Layers& layers, FrameScratch& scratch, DecisionSink* sink) {
  constexpr std::uint8_t kOnPath = 1;
  constexpr std::uint8_t kDone = 2;
  for (std::uint32_t i = 0; i < layers.syntax.size(); ++i) {
    scratch.path.clear();
    TokenId at(i);
    while (at.is_valid() && scratch.seen[at.value] == 0) {
      scratch.seen[at.value] = kOnPath;
      scratch.path.push_back(at);
      at = layers.syntax.head[at.value];
    }
    if (at.is_valid() && scratch.seen[at.value] == kOnPath) {
      scratch.damaged[layers.tokens.sentence[at.value].value] = true;
      if (sink != nullptr) {
        sink->add(Stage::kFrames, Outcome::kRefused, at, "tree",
                  "the heads of its sentence make a cycle, so no frame is made there");
      }
    }
    for (const TokenId t : scratch.path) scratch.seen[t.value] = kDone;
  }
}

}  // namespace

Result<FrameBuilder> FrameBuilder::load(const LayeredPath& lexicon_dir,
                                        const std::vector<SymbolId>& extra_predicate_nouns,
                                        Vocabulary& vocabulary) {
  TOCSIN_TRY(words, FrameWords::load(lexicon_dir / "frames.txt", vocabulary));
  for (const SymbolId noun : extra_predicate_nouns) words.add_event_noun(noun);
  return FrameBuilder(std::move(words));
}

void FrameBuilder::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                       FrameLayer& out, DecisionSink* sink) const {
  reset(before, scratch, out);
  find_damaged(before, scratch, sink);
  const FrameContext context(words_, vocabulary, before, scratch, out, sink);
  find_predicates(context);
  find_repairs(context);
  find_features(context);
  find_roles(context);
  find_links(context);
}

}  // namespace tocsin
