#include "text/sentence_splitter.h"

#include <algorithm>

#include "text/unicode.h"

namespace tocsin {
namespace {

// How far a dateline may reach, and how far behind a quotation its verb of speech may stand.
constexpr std::uint32_t kMostDatelineTokens = 16;
constexpr std::uint32_t kMostSpeakerTokens = 6;

}  // namespace

void SentenceSplitter::split(const Segment& segment, std::uint32_t first) {
  begin_ = first;
  end_ = static_cast<std::uint32_t>(infos_.size());
  paragraph_ = segment.paragraph;
  if (segment.opens_paragraph) in_quote_ = false;
  if (begin_ == end_) return;
  if (segment.kind == SentenceKind::kHeadline || segment.kind == SentenceKind::kByline) {
    close(end_, segment.kind);
    return;
  }
  if (segment.opens_paragraph && segment.kind == SentenceKind::kText) {
    if (const std::uint32_t end = dateline_end(begin_); end > begin_) {
      note(begin_, Outcome::kMade, "dateline", "place, date or agency before a dash");
      close(end, SentenceKind::kDateline);
    }
  }
  for (std::uint32_t i = begin_; i < end_; ++i) {
    const TokenInfo& info = infos_[i];
    if (form(i) == "\"") in_quote_ = !in_quote_;
    if (!info.is(TokenInfo::kFinal) && !info.is(TokenInfo::kPeriod)) continue;
    const std::uint32_t next = after_closers(i + 1);
    if (next == end_) break;
    const bool ends = info.is(TokenInfo::kFinal) ? ends_at(i, next) : ends_at_period(i, next);
    if (!ends) continue;
    for (std::uint32_t j = i + 1; j < next; ++j) {
      if (form(j) == "\"") in_quote_ = !in_quote_;
    }
    close(next, segment.kind);
    i = next - 1;
  }
  if (begin_ < end_) close(end_, segment.kind);
}

// Behind the closing quotation marks and brackets at `at`, and references such as "[3]".
std::uint32_t SentenceSplitter::after_closers(std::uint32_t at) const {
  bool quoted = in_quote_;
  while (at < end_) {
    const TokenInfo& info = infos_[at];
    const bool glued = !info.is(TokenInfo::kSpaceBefore);
    if (info.is(TokenInfo::kClose) && (glued || form(at) != "'")) {
      ++at;
    } else if (info.is(TokenInfo::kStraight) && glued) {
      // "... on Monday."We will": one that opens, with no blank before it.
      if (form(at) == "\"" && !quoted && at + 1 < end_ && is_glued_capital(at + 1)) break;
      if (form(at) == "\"") quoted = !quoted;
      ++at;
    } else if (form(at) == "\"" && quoted &&
               (at + 1 == end_ || infos_[at + 1].is(TokenInfo::kSpaceBefore))) {
      quoted = false;
      ++at;
    } else if (info.is(TokenInfo::kOpen) && at + 2 < end_ && form(at) == "[" &&
               infos_[at + 1].is(TokenInfo::kDigit) && form(at + 2) == "]") {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

bool SentenceSplitter::is_glued_capital(std::uint32_t token) const {
  return infos_[token].is(TokenInfo::kUpper) && !infos_[token].is(TokenInfo::kSpaceBefore);
}

// May a sentence start with `next`?
bool SentenceSplitter::can_open(std::uint32_t next) const {
  const TokenInfo& info = infos_[next];
  if (info.is(TokenInfo::kUpper) || info.is(TokenInfo::kDigit) || info.is(TokenInfo::kUncased)) {
    return true;
  }
  if (info.is(TokenInfo::kOpen) || info.is(TokenInfo::kStraight)) return true;
  if (info.is(TokenInfo::kLower) || info.is(TokenInfo::kFinal) || info.is(TokenInfo::kClose)) {
    return false;
  }
  const std::string_view word = form(next);
  return word != "," && word != ";" && word != ":" && word != "%" && word != "/" && word != ")";
}

// "Why now?" General Ruiz asked. The verb stands behind capitalised words or a pronoun.
bool SentenceSplitter::speech_follows(std::uint32_t next) const {
  const std::uint32_t last = std::min(end_, next + kMostSpeakerTokens);
  for (std::uint32_t i = next; i < last; ++i) {
    if (infos_[i].has(kSpeech) && infos_[i].is(TokenInfo::kLower)) return true;
    const bool name =
        infos_[i].is(TokenInfo::kUpper) || (i == next && infos_[i].is(TokenInfo::kLower));
    if (!name) return false;
  }
  return false;
}

// "1." or "a." alone is the number of what follows, and so is "Section 1.".
bool SentenceSplitter::is_only_number(std::uint32_t mark) const {
  const std::uint32_t words = mark - begin_;
  if (words == 0 || words > 2 || form(mark) != ".") return false;
  if (words == 2 && !infos_[begin_].has(kNumbered)) return false;
  const std::uint32_t number = mark - 1;
  const bool is_letter = words == 1 && infos_[number].is(TokenInfo::kLower);
  return form(number).size() <= (is_letter ? 1 : 3) &&
         (is_letter || infos_[number].is(TokenInfo::kDigit));
}

// A short word without a vowel is rather an abbreviation that no list knows.
bool SentenceSplitter::is_like_abbreviation(std::uint32_t token) const {
  const std::string_view word = form(token);
  return infos_[token].is(TokenInfo::kLower) && word.size() <= 5 &&
         word.find_first_of("aeiouyAEIOUY") == std::string_view::npos;
}

bool SentenceSplitter::ends_at(std::uint32_t mark, std::uint32_t next) {
  if (is_only_number(mark)) return false;
  const TokenInfo& follows = infos_[next];
  const bool closed = next > mark + 1;
  const std::string_view word = form(mark);
  const bool trails = word.size() > 1 && (word.starts_with("..") || word == "\xE2\x80\xA6");
  if (closed && word != "." && follows.is(TokenInfo::kUpper) && speech_follows(next)) return false;
  if (follows.is(TokenInfo::kLower)) {
    if (trails || closed || !follows.is(TokenInfo::kSpaceBefore)) return false;
    return mark == begin_ || word != "." || !is_like_abbreviation(mark - 1);
  }
  return can_open(next);
}

bool SentenceSplitter::ends_at_period(std::uint32_t mark, std::uint32_t next) {
  const TokenInfo& word = infos_[mark];
  const TokenInfo& follows = infos_[next];
  const bool closed = next > mark + 1;
  if (follows.is(TokenInfo::kOpen) || follows.is(TokenInfo::kStraight)) {
    // 'left the U.S. "We had to," he said.'
    return word.is(TokenInfo::kAcronym) && next + 1 < end_ && is_glued_capital(next + 1) &&
           infos_[next + 1].has(kStarter);
  }
  if (!follows.is(TokenInfo::kUpper)) return false;
  if (word.has(kTitle)) return false;
  const bool starter = follows.has(kStarter);
  if (word.has(kAbbreviation) && !word.is(TokenInfo::kInitial)) {
    const bool time_goes_on = follows.has(kZone) || follows.has(kWeekday) || follows.has(kMonth) ||
                              follows.is(TokenInfo::kPeriod);
    if (word.has(kEndsBeforeCapital) && !time_goes_on) return true;
    if (word.has(kEndsBeforeStarter) && (starter || closed)) return true;
    note(mark, Outcome::kRefused, "abbreviation", "its period ends no sentence before this word");
    return false;
  }
  if (word.is(TokenInfo::kInitial)) {
    // "plan B. The army": a letter after a low word is no initial of a name.
    return starter && mark > begin_ && infos_[mark - 1].is(TokenInfo::kLower);
  }
  return starter || closed;
}

bool SentenceSplitter::is_dash(std::uint32_t token) const {
  const std::string_view word = form(token);
  if (word == "--") return true;
  const CodePoint c = code_point_at(word, 0);
  if (c.size == word.size() && tocsin::is_dash(c.value)) return true;
  // A hyphen that stands free: "BREE - Police".
  return word == "-" && infos_[token].is(TokenInfo::kSpaceBefore) && token + 1 < end_ &&
         infos_[token + 1].is(TokenInfo::kSpaceBefore);
}

// The end of a dateline, its dash included; `first`: there is none. A place in capitals, or any
// capitalised place with an agency in brackets or a date.
std::uint32_t SentenceSplitter::dateline_end(std::uint32_t first) const {
  const std::uint32_t last = std::min(end_, first + kMostDatelineTokens);
  bool capitals = false;
  bool agency = false;
  bool dated = false;
  bool in_brackets = false;
  std::uint32_t words = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const TokenInfo& info = infos_[i];
    const std::string_view word = form(i);
    if (is_dash(i) && !in_brackets) {
      const bool opens = i + 1 < end_ && !infos_[i + 1].is(TokenInfo::kLower);
      return words > 0 && opens && (capitals || agency || dated) ? i + 1 : first;
    }
    if (word == "(") {
      in_brackets = true;
    } else if (word == ")") {
      in_brackets = false;
      agency = true;
    } else if (info.is(TokenInfo::kUpper)) {
      const bool all =
          std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (i == first) capitals = all && word.size() > 2;
      const bool month = info.has(kMonth) || info.has(kWeekday) ||
                         (info.has(kAbbreviation) && i > first && !info.has(kTitle));
      dated = dated || month;
      ++words;
    } else if (!info.is(TokenInfo::kDigit) && word != "," && word != "/" && word != "-" &&
               word != ":" && word != "." && word != "'s" && !(in_brackets && word.size() < 4)) {
      return first;
    }
    if (i == first && !info.is(TokenInfo::kUpper) && word != "(") return first;
  }
  return first;
}

void SentenceSplitter::close(std::uint32_t end, SentenceKind kind) {
  while (begin_ < end) {
    const std::uint32_t cut = std::min(end, begin_ + std::max(1U, sentence_tokens_));
    if (cut < end) {
      note(begin_, Outcome::kChanged, "sentence limit",
           "a sentence past the limit of tokens is cut");
    }
    const SentenceId id(out_.sentences.size());
    out_.sentences.push_back(
        {{out_.span[begin_].begin, out_.span[cut - 1].end}, {begin_, cut}, kind, paragraph_});
    out_.sentence.resize(cut, id);
    begin_ = cut;
  }
}

void SentenceSplitter::note(std::uint32_t token, Outcome outcome, const char* what,
                            const char* reason) {
  if (sink_ != nullptr) sink_->add(Stage::kText, outcome, TokenId(token), what, reason);
}

}  // namespace tocsin
