#include "dates/date_finder.h"

namespace tocsin {

Result<DateFinder> DateFinder::load(const LayeredPath&, Vocabulary&) {
  return DateFinder();
}

void DateFinder::run(const Layers& before, Scratch&, DateLayer& out, DecisionSink*) const {
  out.clear();
  if (before.document.published) out.anchor = std::chrono::sys_days(*before.document.published);
  out.of_token.assign(before.tokens.size(), DateId());
  out.narrative.assign(before.tokens.sentences.size(), DateId());
}

}  // namespace tocsin
