#include "quotes/attribution.h"

#include <algorithm>

#include "core/tree.h"

namespace tocsin {
namespace {

// Tokens between a cue and the quotation that is still its own.
constexpr std::uint32_t kFarthestBefore = 25;
constexpr std::uint32_t kFarthestBehind = 20;
constexpr std::uint32_t kFarthestInNextSentence = 8;
// A quotation of fewer words that no cue holds is no speech.
constexpr std::uint32_t kFewestWords = 4;
constexpr std::uint32_t kLongestTitle = 9;
constexpr std::uint32_t kLongestHeading = 6;

}  // namespace

std::uint32_t RunAttributor::speech_from(std::uint32_t token) const {
  const auto at = std::lower_bound(
      speeches_.begin(), speeches_.end(), token,
      [](const Speech& speech, std::uint32_t value) { return speech.cue.value < value; });
  return static_cast<std::uint32_t>(at - speeches_.begin());
}

std::uint32_t RunAttributor::run_before(std::uint32_t run) const {
  for (std::uint32_t at = run; at > 0; --at) {
    if (runs_[at - 1].depth == runs_[run].depth) return at - 1;
    if (runs_[at - 1].depth < runs_[run].depth) return kNoRun;
  }
  return kNoRun;
}

bool RunAttributor::is_beside(const Speech& speech, const QuotedRun& run) const {
  if (run.tokens.contains(speech.cue)) return false;
  const std::uint32_t around = map_.innermost(speech.cue);
  if (around == kNoRun) return run.depth == 0;
  return runs_[around].depth + 1 == run.depth && runs_[around].tokens.first <= run.tokens.first &&
         run.tokens.last <= runs_[around].tokens.last;
}

bool RunAttributor::starts_sentence(const QuotedRun& run) const {
  return spans_.is_punctuation(
      {sentence(sentence_of(run.tokens.first)).tokens.first, run.tokens.first});
}

bool RunAttributor::ends_sentence(const QuotedRun& run) const {
  return spans_.is_punctuation(
      {run.tokens.last, sentence(sentence_of(run.tokens.last - 1)).tokens.last});
}

bool RunAttributor::has_verb(TokenRange range) const {
  for (const TokenId token : range) {
    const Upos upos = layers_.syntax.upos[token.value];
    if (upos == Upos::kVerb || upos == Upos::kAux) return true;
  }
  return false;
}

// The cue whose content, by the tree, the quotation is or holds words of.
bool RunAttributor::by_syntax(std::uint32_t run, RunAttribution& out) const {
  const QuotedRun& quoted = runs_[run];
  const std::uint32_t first = sentence(sentence_of(quoted.tokens.first)).tokens.first;
  const std::uint32_t last = sentence(sentence_of(quoted.tokens.last - 1)).tokens.last;
  int best = 0;
  std::uint32_t nearest = 0;
  for (std::uint32_t at = speech_from(first);
       at < speeches_.size() && speeches_[at].cue.value < last; ++at) {
    const Speech& speech = speeches_[at];
    if (!is_beside(speech, quoted)) continue;
    int points = 0;
    std::uint32_t size = 0;
    for (const TokenRange piece : pieces_of(speech)) {
      size += piece.size();
      if (piece.first < quoted.inside.last && quoted.inside.first < piece.last) points = 2;
    }
    if (points == 0) continue;
    if (speech.content_head.is_valid() && quoted.inside.contains(speech.content_head)) points = 3;
    // Of cues around the same words the one with the smaller content holds them.
    if (points > best || (points == best && size < nearest)) {
      best = points;
      nearest = size;
      out.speech = at;
    }
  }
  if (best == 0) return false;
  const Speech& speech = speeches_[out.speech];
  out.role = RunRole::kPart;
  out.reason = "some words of what the cue reports";
  TokenRange content;
  for (const TokenRange piece : pieces_of(speech)) {
    if (piece.first < quoted.inside.last && quoted.inside.first < piece.last) content = piece;
  }
  const bool starts_content = content.first >= quoted.tokens.first ||
                              spans_.is_punctuation({content.first, quoted.tokens.first});
  // Words behind the mark that are content too: `said "no" and that it would leave`.
  const TokenRange tail{quoted.tokens.last, std::max(quoted.tokens.last, content.last)};
  const bool goes_on =
      spans_.word_count(tail) >= 3 && (has_verb(tail) || speech.cue.value >= tail.first);
  if (speech.clausal && starts_content && !goes_on) {
    out.role = RunRole::kOwned;
    out.reason = "what the cue reports";
  }
  return true;
}

// `he said: "..."`, `he told her, "..."`
bool RunAttributor::follows_cue(std::uint32_t speech, std::uint32_t run) const {
  const std::uint32_t cue = speeches_[speech].cue.value;
  const std::uint32_t first = runs_[run].tokens.first;
  if (cue >= first || first - cue > kFarthestBefore) return false;
  if (first - cue == 1) return true;
  return layers_.syntax.upos[first - 1] == Upos::kPunct;
}

// `"...," he said`, also where the sentence was cut behind `"...?"`.
bool RunAttributor::precedes_cue(std::uint32_t speech, std::uint32_t run) const {
  const QuotedRun& quoted = runs_[run];
  const std::uint32_t cue = speeches_[speech].cue.value;
  if (cue < quoted.tokens.last || cue - quoted.tokens.last > kFarthestBehind) return false;
  if (sentence_of(cue) == sentence_of(quoted.tokens.last - 1)) return true;
  if (cue - quoted.tokens.last > kFarthestInNextSentence || !quoted.closed) return false;
  const std::string_view end = layers_.form(TokenId(quoted.inside.last - 1U));
  return end == "?" || end == "!" || end == "," || end == "--" || end == "\u2014";
}

// A cue beside the quotation that syntax did not tie to it.
bool RunAttributor::by_neighbour(std::uint32_t run, std::span<const RunAttribution> before,
                                 RunAttribution& out) const {
  const QuotedRun& quoted = runs_[run];
  const SentenceId last_sentence = sentence_of(quoted.tokens.last - 1);
  const std::uint32_t first = sentence(sentence_of(quoted.tokens.first)).tokens.first;
  std::uint32_t last = sentence(last_sentence).tokens.last;
  const std::size_t next = last_sentence.value + std::size_t{1};
  if (next < layers_.tokens.sentences.size() &&
      layers_.tokens.sentences[next].paragraph == sentence(last_sentence).paragraph) {
    last = layers_.tokens.sentences[next].tokens.last;
  }
  const std::uint32_t earlier = run_before(run);
  std::uint32_t left = kNoRun;
  std::uint32_t right = kNoRun;
  for (std::uint32_t at = speech_from(first);
       at < speeches_.size() && speeches_[at].cue.value < last; ++at) {
    const Speech& speech = speeches_[at];
    if (!speech.takes_quote || !is_beside(speech, quoted)) continue;
    const bool owns_earlier = earlier != kNoRun && before[earlier].role == RunRole::kOwned &&
                              before[earlier].speech == at;
    if (speech.has_content() && !(owns_earlier && speech.clausal)) continue;
    if (follows_cue(at, run)) {
      left = at;
    } else if (right == kNoRun && precedes_cue(at, run)) {
      right = at;
    }
  }
  if (left == kNoRun && right == kNoRun) return false;
  const bool prefer_right = right != kNoRun && (left == kNoRun || starts_sentence(quoted));
  out.speech = prefer_right ? right : left;
  out.role = RunRole::kOwned;
  out.reason = prefer_right ? "the cue stands behind it" : "the cue stands in front of it";
  return true;
}

// A sentence or line in front of it ends in a colon.
bool RunAttributor::by_colon(std::uint32_t run, RunAttribution& out) const {
  const QuotedRun& quoted = runs_[run];
  std::uint32_t end = quoted.tokens.first;
  if (end == 0 || layers_.form(TokenId(end - 1U)) != ":") return false;
  const Sentence& line = sentence(sentence_of(end - 1));
  for (std::uint32_t at = speech_from(end); at > 0; --at) {
    const Speech& speech = speeches_[at - 1];
    if (speech.cue.value < line.tokens.first) break;
    if (!speech.takes_quote || !is_beside(speech, quoted) || speech.has_content()) continue;
    out.speech = at - 1;
    out.role = RunRole::kOwned;
    out.reason = "the cue stands in front of the colon";
    return true;
  }
  for (std::uint32_t at = line.tokens.first; at < end; ++at) {
    if (layers_.syntax.head[at].is_valid()) continue;
    const TokenId subject = child_with(layers_.syntax, TokenId(at), Deprel::kNsubj);
    const Upos upos = layers_.syntax.upos[at];
    const bool nominal = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
    if (!subject.is_valid() && !nominal) continue;
    out.source = subject.is_valid() && subject.value < end ? subject : TokenId(at);
    out.role = RunRole::kAfterColon;
    out.reason = "a colon behind its speaker";
    return true;
  }
  return false;
}

// Speech goes on: the next sentences of the paragraph, or the next paragraph.
bool RunAttributor::by_continuation(std::uint32_t run, std::span<const RunAttribution> before,
                                    RunAttribution& out) const {
  const QuotedRun& quoted = runs_[run];
  std::uint32_t earlier = run_before(run);
  while (earlier != kNoRun && before[earlier].role == RunRole::kScare) {
    earlier = run_before(earlier);  // a title between two pieces of one speech
  }
  if (earlier == kNoRun || before[earlier].role == RunRole::kAlone || !starts_sentence(quoted)) {
    return false;
  }
  const RunAttribution& last = before[earlier];
  const SentenceId here = sentence_of(quoted.tokens.first);
  if (is_heading(quoted)) return false;
  const SentenceId there = sentence_of(runs_[earlier].tokens.last - 1);
  const bool same_paragraph = sentence(here).paragraph == sentence(there).paragraph;
  out.run = earlier;
  if (same_paragraph && here.value - there.value <= 1 && last.role != RunRole::kPart) {
    out.role = RunRole::kTakesUp;
    out.reason = "speech goes on in the next sentence";
    return true;
  }
  if ((same_paragraph || sentence(here).paragraph - sentence(there).paragraph == 1) &&
      ends_sentence(quoted) && spans_.word_count(quoted.inside) >= kFewestWords) {
    out.role = RunRole::kFollows;
    out.reason = "no cue; the speaker before goes on";
    return true;
  }
  out.run = kNoRun;
  return false;
}

// A few quoted words without a clause that are a paragraph of their own: a heading that quotes.
bool RunAttributor::is_heading(const QuotedRun& quoted) const {
  if (!starts_sentence(quoted) || !ends_sentence(quoted) ||
      spans_.word_count(quoted.inside) > kLongestHeading) {
    return false;
  }
  for (const TokenId token : quoted.inside) {
    if (base_of(layers_.syntax.deprel[token.value]) == Deprel::kNsubj) return false;
  }
  const auto& sentences = layers_.tokens.sentences;
  const std::size_t first = sentence_of(quoted.tokens.first).value;
  const std::size_t last = sentence_of(quoted.tokens.last - 1).value;
  const std::uint32_t paragraph = sentences[first].paragraph;
  return first == last && (first == 0 || sentences[first - 1].paragraph != paragraph) &&
         (last + 1 >= sentences.size() || sentences[last + 1].paragraph != paragraph);
}

// `read "War and Peace"`, `in his book, "A Life."`: capitals throughout, no verb that tells, and no
// clause of its own.
bool RunAttributor::is_title(const QuotedRun& quoted) const {
  if (!quoted.closed || starts_sentence(quoted) || quoted.inside.size() > kLongestTitle) {
    return false;
  }
  std::uint32_t capitals = 0;
  for (const TokenId token : quoted.inside) {
    const Upos upos = layers_.syntax.upos[token.value];
    if (upos == Upos::kPunct) {
      const std::string_view form = layers_.form(token);
      if (form == "?" || form == "!") return false;
      continue;
    }
    const char first = layers_.form(token).front();
    const bool capital = first >= 'A' && first <= 'Z';
    const bool content = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj ||
                         upos == Upos::kVerb || upos == Upos::kAdv;
    if (content && !capital) return false;
    if (upos == Upos::kAux) return false;
    if (content) ++capitals;
  }
  return capitals >= 2;
}

RunAttribution RunAttributor::attribute_one(std::uint32_t run,
                                            std::span<const RunAttribution> before) const {
  RunAttribution out;
  const QuotedRun& quoted = runs_[run];
  if (quoted.continues && run_before(run) != kNoRun) {
    out.role = RunRole::kTakesUp;
    out.run = run_before(run);
    out.reason = "a quotation of several paragraphs";
    return out;
  }
  if (is_title(quoted)) {
    out.reason = "a title";
    return out;
  }
  if (by_syntax(run, out) || by_neighbour(run, before, out) || by_colon(run, out) ||
      by_continuation(run, before, out)) {
    return out;
  }
  const bool whole = starts_sentence(quoted) && ends_sentence(quoted);
  if (whole && !is_heading(quoted) && quoted.closed && quoted.depth == 0 &&
      spans_.word_count(quoted.inside) >= kFewestWords && has_verb(quoted.inside)) {
    out.role = RunRole::kAlone;
    out.reason = "a whole sentence in quotation marks, by nobody named";
    return out;
  }
  out.role = RunRole::kScare;
  out.reason = quoted.closed ? "scare quotes or a title: no cue holds these words"
                             : "not closed, and no cue holds it";
  return out;
}

void RunAttributor::attribute(std::vector<RunAttribution>& out) {
  out.clear();
  for (std::uint32_t run = 0; run < runs_.size(); ++run) {
    out.push_back(attribute_one(run, out));
  }
}

}  // namespace tocsin
