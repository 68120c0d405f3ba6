#include "text/tokenizer.h"

#include <algorithm>

#include "text/sentence_splitter.h"

namespace tocsin {

Result<Tokenizer> Tokenizer::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary,
                                  const Limits& limits) {
  TOCSIN_TRY(knowledge, WordKnowledge::load(lexicon_dir, vocabulary));
  return Tokenizer(std::move(knowledge), limits);
}

void Tokenizer::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                    TokenLayer& out, DecisionSink* sink) const {
  const std::string_view text = before.document.text;
  out.clear();
  scratch.segments.clear();
  scratch.infos.clear();
  find_segments(text, knowledge_, vocabulary, scratch.layout, scratch.segments);
  WordSplitter words(text, knowledge_, vocabulary, std::max(8U, limits_.token_bytes), scratch.words,
                     out, scratch.infos);
  SentenceSplitter sentences(text, limits_.sentence_tokens, scratch.infos, out, sink);
  for (const Segment& segment : scratch.segments) {
    const auto first = static_cast<std::uint32_t>(out.size());
    words.split(segment.span);
    sentences.split(segment, first);
  }
}

}  // namespace tocsin
