#include "text/word_splitter.h"

#include <algorithm>
#include <array>

#include "text/shapes.h"
#include "text/unicode.h"

namespace tocsin {
namespace {

bool is_final_mark(char32_t c) {
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F;
}

// Marks of which a run is one token: "***", "-----", "<<".
bool repeats(char32_t c) {
  constexpr std::string_view kRepeated = "-*=_~#+|<>`'\\";
  return (c < 0x80 && kRepeated.find(static_cast<char>(c)) != std::string_view::npos) || is_dash(c);
}

}  // namespace

CodePoint WordSplitter::at(std::size_t offset) const {
  return offset < chunk_end_ ? code_point_at(text_, offset) : CodePoint{};
}

CharKind WordSplitter::kind_at(std::size_t offset) const { return kind_of(at(offset).value); }

bool WordSplitter::is_wordy(std::size_t offset) const {
  const CodePoint c = at(offset);
  const CharKind kind = kind_of(c.value);
  return kind == CharKind::kLetter || kind == CharKind::kDigit;
}

// The end of the letters, digits and underscores from `at`, with the marks on them.
std::size_t WordSplitter::run_end(std::size_t begin) const {
  std::size_t end = begin;
  for (CodePoint c = at(end); c.size != 0; c = at(end)) {
    const CharKind kind = kind_of(c.value);
    if (kind != CharKind::kLetter && kind != CharKind::kDigit && kind != CharKind::kGlue &&
        c.value != '_') {
      break;
    }
    end += c.size;
  }
  return end;
}

std::size_t WordSplitter::letters_end(std::size_t begin) const {
  std::size_t end = begin;
  for (CodePoint c = at(end); c.size != 0; c = at(end)) {
    const CharKind kind = kind_of(c.value);
    if (kind != CharKind::kLetter && kind != CharKind::kGlue) break;
    end += c.size;
  }
  return end;
}

std::uint32_t WordSplitter::classes(std::size_t begin, std::size_t end) {
  if (end - begin > 24) return 0;
  fold(text_.substr(begin, end - begin), scratch_.folded);
  return knowledge_.classes_of(vocabulary_.find(scratch_.folded));
}

// The character behind `offset` and the blanks there; 0: none in this span.
char32_t WordSplitter::after_blanks(std::size_t offset) const {
  constexpr int kMostBlanks = 8;
  for (int blanks = 0; offset < span_end_ && blanks <= kMostBlanks; ++blanks) {
    const CodePoint c = code_point_at(text_, offset);
    if (kind_of(c.value) != CharKind::kSpace) return c.value;
    offset += c.size;
  }
  return 0;
}

// True where a name may start behind the tokens so far: "I. Moss" then is no end of a sentence.
bool WordSplitter::opens_name() const {
  if (infos_.size() == span_first_) return true;
  const TokenInfo& last = infos_.back();
  return last.is(TokenInfo::kUpper) || last.is(TokenInfo::kPeriod) || last.is(TokenInfo::kFinal) ||
         last.is(TokenInfo::kOpen);
}

void WordSplitter::split(ByteSpan span) {
  span_end_ = span.end;
  span_first_ = infos_.size();
  for (std::size_t begin = span.begin; begin < span.end;) {
    const CodePoint c = code_point_at(text_, begin);
    if (kind_of(c.value) == CharKind::kSpace) {
      begin += c.size;
      continue;
    }
    std::size_t end = begin;
    while (end < span.end) {
      const CodePoint next = code_point_at(text_, end);
      if (kind_of(next.value) == CharKind::kSpace) break;
      end += next.size;
    }
    split_chunk(begin, end);
    begin = end;
  }
}

void WordSplitter::split_chunk(std::size_t begin, std::size_t end) {
  chunk_begin_ = begin;
  chunk_end_ = end;
  no_address_before_ = 0;
  no_host_before_ = 0;
  open_brackets_ = 0;
  for (std::size_t offset = begin; offset < end;) offset = next_token(offset);
}

// Adds the token or tokens at `begin`; returns where they end.
std::size_t WordSplitter::next_token(std::size_t begin) {
  std::size_t offset = begin;
  while (offset < chunk_end_ && kind_at(offset) == CharKind::kGlue) offset += at(offset).size;
  if (offset > begin && (offset == chunk_end_ || !is_wordy(offset))) {
    // Marks that no word carries stay with the token before them.
    if (begin > chunk_begin_ && infos_.size() > 0 && out_.span.back().end == begin &&
        out_.span.back().size() + (offset - begin) <= token_bytes_) {
      out_.span.back().end = static_cast<std::uint32_t>(offset);
      fold(text_.substr(out_.span.back().begin, out_.span.back().size()), scratch_.folded);
      out_.lower.back() = vocabulary_.find(scratch_.folded);
    } else {
      add(begin, offset);
    }
    return offset;
  }
  if (const std::size_t end = address(offset); end > offset) {
    add(begin, end);
    return end;
  }
  const CharKind kind = kind_at(offset);
  if (kind == CharKind::kDigit && offset == begin) return number(begin);
  if (kind == CharKind::kLetter || kind == CharKind::kDigit) return word(begin);
  if (at(offset).value == '_' && is_wordy(offset + 1)) return word(begin);
  return punctuation(begin);
}

// A web or mail address at `begin`; returns its end, or `begin`.
std::size_t WordSplitter::address(std::size_t begin) {
  const std::string_view chunk = text_.substr(begin, chunk_end_ - begin);
  if (const std::size_t size = web_address_size(chunk); size > 0) return begin + size;
  if (begin < no_address_before_) return begin;
  const MailAddress mail = mail_address_at(chunk);
  if (mail.size == 0) {
    no_address_before_ = begin + mail.tried;
    return begin;
  }
  return begin + mail.size;
}

// A host or file name, such as "corland.gov.al/press": its end, or `begin`.
std::size_t WordSplitter::host(std::size_t begin) {
  if (begin < no_host_before_) return begin;
  const std::string_view chunk = text_.substr(begin, chunk_end_ - begin);
  const HostName name = host_name_at(chunk);
  no_host_before_ = begin + name.tried;
  if (name.size == 0) return begin;
  const std::size_t label = begin + name.last_label;
  const std::string_view last = text_.substr(label, begin + name.size - label);
  const bool mixed =
      std::any_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
      std::any_of(last.begin(), last.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (mixed || (classes(label, begin + name.size) & kDomain) == 0) return begin;
  const std::size_t end = begin + name.size;
  // Letters before a bare country code are more often the end of a sentence: two letters need a
  // path, a second label, or all of the word in one case.
  if (end < chunk_end_ && text_[end] == '/') return begin + trimmed_address_size(chunk);
  return end;
}

// Letters with a period after each, "U.S." or "p.m": the end, or `begin`.
std::size_t WordSplitter::acronym(std::size_t begin) {
  std::size_t end = begin;
  std::size_t letters = 0;
  for (;;) {
    const CodePoint letter = at(end);
    if (kind_of(letter.value) != CharKind::kLetter) break;
    const std::size_t next = end + letter.size;
    if (at(next).value == '.') {
      end = next + 1;
      ++letters;
      continue;
    }
    // "U.S" at the end of a word; "J.Ruiz" leaves the name.
    if (letters > 0 && !is_wordy(next) && kind_at(next) != CharKind::kGlue) {
      end = next;
      ++letters;
    }
    break;
  }
  if (letters < 2) return begin;
  // The last period belongs to the dots behind it: "U.S...".
  return text_[end - 1] == '.' && at(end).value == '.' ? end - 1 : end;
}

// Where the word that ends at `offset` goes on behind an inner mark: returns the end of the next
// run, or `offset`.
std::size_t WordSplitter::joined(std::size_t begin, std::size_t offset) {
  const CodePoint mark = at(offset);
  const std::size_t next = offset + mark.size;
  if (mark.size == 0 || !is_wordy(next)) return offset;
  if (is_apostrophe(mark.value)) return run_end(next);
  if (mark.value == '@') return run_end(next);
  if (mark.value == '&') {
    const std::size_t end = run_end(next);
    const std::size_t size = end - begin;
    const bool capitals = is_upper(at(begin).value) && is_upper(at(next).value) &&
                          is_upper(code_point_before(text_, offset).value) &&
                          is_upper(code_point_before(text_, end).value);
    return capitals && size <= 6 ? end : offset;
  }
  if (is_hyphen(mark.value)) {
    if ((classes(begin, offset) & kPrefix) != 0) return run_end(next);
    return offset;
  }
  return offset;
}

std::size_t WordSplitter::word(std::size_t begin) {
  if (const std::size_t end = host(begin); end > begin) {
    add(begin, end);
    return end;
  }
  if (const std::size_t end = acronym(begin); end > begin) {
    unsigned flags = TokenInfo::kAcronym;
    if (text_[end - 1] == '.') flags |= TokenInfo::kPeriod;
    add(begin, end, flags);
    return end;
  }
  const std::size_t whole = whole_end(begin);
  if (whole > begin) {
    add(begin, whole);
    return whole;
  }
  std::size_t end = run_end(begin);
  bool prefixed = false;
  for (;;) {
    const bool hyphen = is_hyphen(at(end).value);
    if (hyphen && prefixed) break;
    const std::size_t further = joined(begin, end);
    if (further == end) break;
    prefixed = prefixed || hyphen;
    end = further;
  }
  if (at(end).value == '.') {
    if (const std::size_t after = period(begin, end); after > end) return after;
  }
  // "US$" before an amount.
  if (at(end).value == '$' && end - begin <= 3 && kind_at(end + 1) == CharKind::kDigit &&
      is_upper(at(begin).value)) {
    add(begin, end + 1);
    return end + 1;
  }
  return add_word(begin, end);
}

// A word of the list of words that are never split, marks and all; its end, or `begin`.
std::size_t WordSplitter::whole_end(std::size_t begin) {
  constexpr std::size_t kMostBytes = 16;
  std::size_t end = run_end(begin);
  if (end - begin > kMostBytes || end == chunk_end_) return begin;
  std::size_t best = begin;
  for (int marks = 0; marks < 2; ++marks) {
    const CodePoint mark = at(end);
    if (!is_apostrophe(mark.value) && mark.value != '/' && mark.value != '&') break;
    const std::size_t next = run_end(end + mark.size);
    if (next - begin > kMostBytes) break;
    end = next;
    if ((classes(begin, end) & kWhole) != 0) best = end;
  }
  return best;
}

// The word [begin, offset) with a period behind it: adds the abbreviation that it is and returns
// its end, or returns `offset`.
std::size_t WordSplitter::period(std::size_t begin, std::size_t offset) {
  const std::size_t end = offset + 1;
  const CodePoint first = at(begin);
  const char32_t next = at(end).value;
  if (is_final_mark(next)) return offset;
  if (is_upper(first.value) && begin + first.size == offset) {
    if (kind_of(next) == CharKind::kDigit) return offset;
    if (first.value == 'I' && (!opens_name() || !is_upper(after_blanks(end)))) return offset;
    add(begin, end, TokenInfo::kPeriod | TokenInfo::kInitial);
    return end;
  }
  // "Ph.D.": the list knows words with a period inside.
  if (is_wordy(end)) {
    const std::size_t further = run_end(end);
    const bool dot = at(further).value == '.' && !is_final_mark(at(further + 1).value);
    const std::size_t last = dot ? further + 1 : further;
    if (last - begin <= 12) {
      fold(text_.substr(begin, last - begin), scratch_.folded);
      if (!dot) scratch_.folded += '.';
      if ((knowledge_.classes_of(vocabulary_.find(scratch_.folded)) & kAbbreviation) != 0) {
        add(begin, last, dot ? TokenInfo::kPeriod : 0U);
        return last;
      }
    }
  }
  const std::uint32_t bits = classes(begin, end);
  if ((bits & kAbbreviation) == 0) {
    // "Ex-Gen. Ruiz": what stands behind the hyphen of a prefix.
    const std::size_t hyphen = text_.substr(begin, offset - begin).rfind('-');
    if (hyphen == std::string_view::npos || (classes(begin + hyphen + 1, end) & kTitle) == 0) {
      return offset;
    }
    add(begin, end, TokenInfo::kPeriod);
    return end;
  }
  if ((bits & kOnlyCapital) != 0 && !is_upper(first.value)) return offset;
  const char32_t behind = after_blanks(end);
  if ((bits & kOnlyBeforeDigit) != 0 && kind_of(behind) != CharKind::kDigit) return offset;
  const bool may_end = behind == 0 || is_upper(behind) || kind_of(behind) == CharKind::kDigit;
  if ((bits & kOnlyInside) != 0 && may_end) return offset;
  add(begin, end, TokenInfo::kPeriod);
  return end;
}

// Adds the word [begin, end), its clitics and parts apart; returns `end`.
std::size_t WordSplitter::add_word(std::size_t begin, std::size_t end) {
  const std::string_view form = text_.substr(begin, end - begin);
  const bool has_apostrophe = form.find('\'') != std::string_view::npos ||
                              form.find("\xE2\x80\x99") != std::string_view::npos ||
                              form.find("\xE2\x80\x98") != std::string_view::npos;
  if (!has_apostrophe) {
    const std::uint32_t bits = classes(begin, end);
    if ((bits & kSplit) != 0) {
      const auto cuts = knowledge_.cuts_of(vocabulary_.find(scratch_.folded));
      // Folding changes no size where the word is ASCII, as the list's words are.
      if (scratch_.folded.size() == form.size()) {
        const std::size_t second = cuts.second == 0 ? form.size() : cuts.second;
        add(begin, begin + cuts.first);
        add(begin + cuts.first, begin + second);
        if (second < form.size()) add(begin + second, end);
        return end;
      }
    }
    add(begin, end);
    return end;
  }
  std::array<std::size_t, 4> cuts{};
  std::size_t count = 0;
  std::size_t last = end;
  while (count < cuts.size()) {
    const std::size_t size = clitic_bytes(begin, last);
    if (size == 0) break;
    last -= size;
    cuts[count++] = last;
  }
  std::size_t from = begin;
  for (; count > 0; --count) {
    add(from, cuts[count - 1]);
    from = cuts[count - 1];
  }
  add(from, end);
  return end;
}

// The bytes of the clitic that ends the word; 0: none. Curly apostrophes have three bytes.
std::size_t WordSplitter::clitic_bytes(std::size_t begin, std::size_t end) {
  constexpr std::size_t kMostBytes = 24;
  std::size_t from = end;
  while (from > begin && end - from < kMostBytes) from -= code_point_before(text_, from).size;
  fold(text_.substr(from, end - from), scratch_.folded);
  const std::size_t folded = knowledge_.clitic_size(scratch_.folded);
  if (folded == 0) return 0;
  // Clitics are ASCII once folded: one character each.
  std::size_t at_byte = end;
  for (std::size_t i = 0; i < folded; ++i) at_byte -= code_point_before(text_, at_byte).size;
  return at_byte > begin ? end - at_byte : 0;
}

std::size_t WordSplitter::number(std::size_t begin) {
  const std::string_view chunk = text_.substr(begin, chunk_end_ - begin);
  if (const std::size_t end = host(begin); end > begin) {
    add(begin, end);
    return end;
  }
  if (const std::size_t size = dated_number_size(chunk); size > 0) {
    add(begin, begin + size, TokenInfo::kDigit);
    return begin + size;
  }
  std::size_t end = begin + plain_number_size(chunk);
  // Digits of other scripts.
  while (kind_at(end) == CharKind::kDigit || kind_at(end) == CharKind::kGlue) end += at(end).size;
  // A decade: "1990's".
  if (is_apostrophe(at(end).value) && text_[end - 1] == '0' &&
      (end - begin == 2 || end - begin == 4)) {
    const std::size_t s = end + at(end).size;
    if ((at(s).value == 's' || at(s).value == 'S') && !is_wordy(s + 1)) {
      add(begin, s + 1, TokenInfo::kDigit);
      return s + 1;
    }
  }
  const std::size_t letters = letters_end(end);
  if (letters == end) {
    // "5-year-old" is cut at its hyphens, "1st" and "5m" are not here.
    add(begin, end, TokenInfo::kDigit);
    return end;
  }
  const std::uint32_t bits = classes(end, letters);
  if ((bits & kUnit) != 0 && !is_wordy(letters) && (bits & kOrdinal) == 0) {
    add(begin, end, TokenInfo::kDigit);
    return end;
  }
  std::size_t last = run_end(end);
  add(begin, last, TokenInfo::kDigit);
  return last;
}

std::size_t WordSplitter::apostrophe(std::size_t begin) {
  const std::size_t next = begin + at(begin).size;
  const bool glued = begin > chunk_begin_;
  const std::size_t end = run_end(next);
  if (end > next && end - next <= 12) {
    fold(text_.substr(begin, end - begin), scratch_.folded);
    if (glued && knowledge_.is_clitic(scratch_.folded)) {
      add(begin, end);
      return end;
    }
    const SymbolId whole = vocabulary_.find(scratch_.folded);
    if (!glued && (knowledge_.classes_of(whole) & kSplit) != 0 && at(begin).size == 1) {
      const auto cuts = knowledge_.cuts_of(whole);
      add(begin, begin + cuts.first);
      add(begin + cuts.first, end);
      return end;
    }
    if (!glued && (classes(next, end) & kElision) != 0) {
      add(begin, end);
      return end;
    }
    // "'90s" and "'07".
    const std::size_t digits = next + 2;
    if (!glued && kind_at(next) == CharKind::kDigit && kind_at(next + 1) == CharKind::kDigit &&
        (end == digits || (end == digits + 1 && text_[digits] == 's'))) {
      add(begin, end, TokenInfo::kDigit);
      return end;
    }
  }
  std::size_t last = next;
  while (at(last).size != 0 && at(last).value == at(begin).value) last += at(last).size;
  const char32_t c = at(begin).value;
  unsigned flags = TokenInfo::kStraight;
  if (c == 0x2018) flags = TokenInfo::kOpen;
  if (c == 0x2019) flags = TokenInfo::kClose;
  add(begin, last, flags);
  return last;
}

std::size_t WordSplitter::punctuation(std::size_t begin) {
  const CodePoint c = at(begin);
  const std::size_t next = begin + c.size;
  const std::string_view chunk = text_.substr(begin, chunk_end_ - begin);
  if (is_apostrophe(c.value)) return apostrophe(begin);
  // ".25" and "+44" where nothing stands before.
  const bool signs = c.value == '.' || c.value == '+';
  if (signs && kind_at(next) == CharKind::kDigit &&
      (begin == chunk_begin_ || infos_.back().is(TokenInfo::kOpen))) {
    const std::size_t end = next + std::max<std::size_t>(1, plain_number_size(chunk.substr(1)));
    if (!is_wordy(end)) {
      add(begin, end, TokenInfo::kDigit);
      return end;
    }
  }
  if (is_final_mark(c.value)) {
    std::size_t end = next;
    while (is_final_mark(at(end).value) && at(end).size != 0) end += at(end).size;
    add(begin, end, TokenInfo::kFinal);
    return end;
  }
  if (const std::size_t size = open_brackets_ == 0 ? emoticon_size(chunk) : 0; size > 0) {
    add(begin, begin + size, TokenInfo::kFinal);
    return begin + size;
  }
  if (chunk.starts_with("[...]")) {
    add(begin, begin + 5);
    return begin + 5;
  }
  if ((c.value == '@' || c.value == '#') && kind_at(next) == CharKind::kLetter) {
    const std::size_t end = run_end(next);
    add(begin, end);
    return end;
  }
  if (c.value == '"') {
    add(begin, next, TokenInfo::kStraight);
    return next;
  }
  const CharKind kind = kind_of(c.value);
  if (kind == CharKind::kOpen) {
    if (c.value == '(') ++open_brackets_;
    add(begin, next, TokenInfo::kOpen);
    return next;
  }
  if (kind == CharKind::kClose) {
    if (c.value == ')' && open_brackets_ > 0) --open_brackets_;
    add(begin, next, TokenInfo::kClose);
    return next;
  }
  std::size_t end = next;
  if (repeats(c.value)) {
    while (at(end).value == c.value && at(end).size != 0) end += at(end).size;
    if ((c.value == '-' || c.value == '=') && at(end).value == '>') end += 1;
  }
  // Emoji that a joiner binds are one.
  for (;;) {
    while (kind_at(end) == CharKind::kGlue && at(end).size != 0) end += at(end).size;
    if (code_point_before(text_, end).value != 0x200D || end - begin > 64) break;
    const CodePoint more = at(end);
    if (more.size == 0 || more.value < 0x80 || kind_of(more.value) != CharKind::kOther) break;
    end += more.size;
  }
  add(begin, end);
  return end;
}

void WordSplitter::add(std::size_t begin, std::size_t end, unsigned flags) {
  while (end - begin > token_bytes_) {
    std::size_t cut = begin + token_bytes_;
    // Never inside a character; a limit below its size still goes on.
    while (cut > begin + 1 && (static_cast<unsigned char>(text_[cut]) & 0xC0) == 0x80) --cut;
    append(begin, cut, flags & ~unsigned{TokenInfo::kPeriod});
    begin = cut;
  }
  append(begin, end, flags);
}

void WordSplitter::append(std::size_t begin, std::size_t end, unsigned flags) {
  TokenInfo info;
  const CodePoint c = code_point_at(text_, begin);
  if (begin == chunk_begin_) flags |= TokenInfo::kSpaceBefore;
  switch (kind_of(c.value)) {
    case CharKind::kLetter:
      flags |= is_upper(c.value)   ? TokenInfo::kUpper
               : is_lower(c.value) ? TokenInfo::kLower
                                   : TokenInfo::kUncased;
      break;
    case CharKind::kDigit:
      flags |= TokenInfo::kDigit;
      break;
    default:
      break;
  }
  fold(text_.substr(begin, end - begin), scratch_.folded);
  const SymbolId lower = vocabulary_.find(scratch_.folded);
  info.flags = static_cast<std::uint16_t>(flags);
  info.classes = knowledge_.classes_of(lower);
  out_.span.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  out_.lower.push_back(lower);
  infos_.push_back(info);
}

}  // namespace tocsin
