#include "counts/quantities.h"

#include <algorithm>
#include <charconv>

#include "counts/count_words.h"

namespace tocsin {
namespace {

// The longest number is of so many words: "two hundred and fifty-five thousand".
constexpr std::uint32_t kMostWords = 10;
constexpr std::int64_t kMostPeople = 10'000'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Decimal {
  std::int64_t digits = 0;
  std::int64_t divisor = 1;  // "1.2" is 12 by 10
};

// "5,000", "1.2"; none for "5,00", "12th", "1.2.3".
std::optional<Decimal> read_digits(std::string_view form) {
  Decimal number;
  std::size_t group = 0;  // digits since the last comma
  bool has_comma = false;
  bool has_point = false;
  if (form.empty() || !is_digit(form.front()) || form.size() > 15) return std::nullopt;
  for (const char c : form) {
    if (is_digit(c)) {
      number.digits = number.digits * 10 + (c - '0');
      if (has_point) number.divisor *= 10;
      ++group;
    } else if (c == ',' && !has_point && (has_comma ? group == 3 : group <= 3)) {
      has_comma = true;
      group = 0;
    } else if (c == '.' && !has_point && (!has_comma || group == 3)) {
      has_point = true;
      group = 0;
    } else {
      return std::nullopt;
    }
  }
  if (has_comma && !has_point && group != 3) return std::nullopt;
  if (has_point && group == 0) return std::nullopt;
  return number;
}

void set_all(Amount& amount, std::int64_t value) { amount.low = amount.best = amount.high = value; }

void scale(std::optional<std::int64_t>& bound, std::int64_t factor) {
  if (bound) *bound = std::min(*bound * factor, kMostPeople);
}

Result<std::optional<std::int64_t>> number_value(const WordList& list, const WordLine& line,
                                                 std::string_view key) {
  const std::string_view text = line.value(key);
  if (text.empty()) return std::optional<std::int64_t>();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) {
    return list.error_at(line.line, std::string(key) + "= wants a whole number");
  }
  return std::optional(value);
}

}  // namespace

Result<QuantityReader> QuantityReader::load(const WordList& list, Vocabulary& vocabulary) {
  TOCSIN_TRY(words, NumberWords::load());
  QuantityReader reader(std::move(words));
  TOCSIN_TRY(before, reader.read_bounds(list, "before", vocabulary, reader.before_));
  TOCSIN_TRY(after, reader.read_bounds(list, "after", vocabulary, reader.after_));
  TOCSIN_TRY(amounts, reader.read_amounts(list, vocabulary));
  if (const WordSection* section = list.find("range")) {
    TOCSIN_TRY(keys, list.allow_keys(*section, {"opener"}));
    for (const WordLine& line : section->lines) {
      const std::string_view opener = line.value("opener");
      for (const std::string& word : line.words) {
        reader.ranges_.emplace_back(vocabulary.intern(word),
                                    opener.empty() ? SymbolId() : vocabulary.intern(opener));
      }
    }
  }
  reader.and_ = vocabulary.intern("and");
  reader.a_ = vocabulary.intern("a");
  reader.an_ = vocabulary.intern("an");
  reader.percent_sign_ = vocabulary.intern("%");
  reader.percent_ = vocabulary.intern("percent");
  return reader;
}

Status QuantityReader::read_bounds(const WordList& list, std::string_view name,
                                   Vocabulary& vocabulary, PhraseTrie& out) {
  const WordSection* section = list.find(name);
  if (section == nullptr) return Ok{};
  TOCSIN_TRY(keys, list.allow_keys(*section, {"bound"}));
  for (const WordLine& line : section->lines) {
    const std::string_view bound = line.value("bound");
    constexpr std::array<std::string_view, 4> kNames = {"exact", "low", "high", "about"};
    const auto at = std::find(kNames.begin(), kNames.end(), bound);
    if (at == kNames.end()) {
      return list.error_at(line.line, "bound= wants exact, low, high or about");
    }
    for (const std::string& phrase : line.words) {
      out.insert(symbols_of_phrase(phrase, vocabulary),
                 static_cast<std::uint32_t>(at - kNames.begin()));
    }
  }
  return Ok{};
}

Status QuantityReader::read_amounts(const WordList& list, Vocabulary& vocabulary) {
  if (const WordSection* section = list.find("amount")) {
    TOCSIN_TRY(keys, list.allow_keys(*section, {"low", "best", "high"}));
    for (const WordLine& line : section->lines) {
      TOCSIN_TRY(low, number_value(list, line, "low"));
      TOCSIN_TRY(best, number_value(list, line, "best"));
      TOCSIN_TRY(high, number_value(list, line, "high"));
      for (const std::string& phrase : line.words) {
        amounts_.insert(symbols_of_phrase(phrase, vocabulary),
                        static_cast<std::uint32_t>(amount_of_.size()));
      }
      amount_of_.push_back({low, best, high});
    }
  }
  if (const WordSection* section = list.find("multiplier")) {
    TOCSIN_TRY(keys, list.allow_keys(*section, {"value"}));
    for (const WordLine& line : section->lines) {
      TOCSIN_TRY(value, number_value(list, line, "value"));
      if (!value) return list.error_at(line.line, "a multiplier wants value=");
      for (const std::string& word : line.words) {
        multipliers_[vocabulary.intern(word).value] = *value;
      }
    }
  }
  return Ok{};
}

std::uint32_t QuantityReader::match(const PhraseTrie& trie, const Layers& layers, std::uint32_t at,
                                    std::uint32_t last, std::uint32_t& value) const {
  std::uint32_t end = at;
  std::uint32_t node = PhraseTrie::kRoot;
  for (std::uint32_t i = at; i < last; ++i) {
    node = trie.step(node, layers.tokens.lower[i]);
    if (node == PhraseTrie::kNone) break;
    if (trie.values(node).empty()) continue;
    value = trie.values(node).front();
    end = i + 1;
  }
  return end;
}

std::uint32_t QuantityReader::multiplier_of(const Layers& layers, std::uint32_t at) const {
  const SymbolId word = layers.tokens.lower[at];
  const auto found = word.is_valid() ? multipliers_.find(word.value) : multipliers_.end();
  return found == multipliers_.end() ? 0 : static_cast<std::uint32_t>(found->second);
}

// "2 million", "two dozen", "several hundred".
void QuantityReader::multiply(const Layers& layers, std::uint32_t last, Number& number) const {
  while (number.next < last) {
    const std::uint32_t factor = multiplier_of(layers, number.next);
    if (factor == 0) return;
    scale(number.amount.low, factor);
    scale(number.amount.best, factor);
    scale(number.amount.high, factor);
    number.multiplier *= factor;
    ++number.next;
  }
}

QuantityReader::Number QuantityReader::spelled_at(const Layers& layers, std::uint32_t at,
                                                  std::uint32_t last) const {
  const auto is_article = [&](std::uint32_t i) {
    return layers.tokens.lower[i] == a_ || layers.tokens.lower[i] == an_;
  };
  Number number;
  std::uint32_t first = at;
  const bool has_article = is_article(at) && at + 1 < last && multiplier_of(layers, at + 1) != 0;
  if (has_article) ++first;
  std::uint32_t end = first;
  const auto is_part = [&](std::uint32_t i) {
    return (layers.syntax.upos[i] == Upos::kNum && !is_digit(layers.form(TokenId(i)).front())) ||
           multiplier_of(layers, i) != 0;
  };
  for (; end < last && end - first < kMostWords; ++end) {
    const bool joins =
        end > first && (layers.form(TokenId(end)) == "-" || layers.tokens.lower[end] == and_);
    if (!joins && !is_part(end)) break;
  }
  for (; end > first; --end) {
    if (!is_part(end - 1)) continue;
    std::string words = has_article ? "one " : "";
    words += layers.words(layers.span_of({first, end}));
    if (const auto value = words_.read(words)) {
      set_all(number.amount, *value);
      number.next = end;
      number.is_single = true;
      return number;
    }
  }
  if (has_article) {
    set_all(number.amount, 1);
    number.next = first;
    number.is_single = true;
  }
  return number;
}

QuantityReader::Number QuantityReader::number_at(const Layers& layers, std::uint32_t at,
                                                 std::uint32_t last) const {
  Number number;
  std::uint32_t value = 0;
  if (const std::uint32_t end = match(amounts_, layers, at, last, value); end > at) {
    number.amount = amount_of_[value];
    number.next = end;
    multiply(layers, last, number);
    return number;
  }
  const std::string_view form = layers.form(TokenId(at));
  if (const auto digits = read_digits(form)) {
    number.next = at + 1;
    number.is_single = true;
    set_all(number.amount, digits->digits);
    multiply(layers, last, number);
    const std::int64_t whole = *number.amount.best / digits->divisor;
    if (*number.amount.best % digits->divisor != 0) return {};
    set_all(number.amount, whole);
    return number;
  }
  number = spelled_at(layers, at, last);
  if (number.next != 0) multiply(layers, last, number);
  return number;
}

void QuantityReader::read_range(const Layers& layers, std::uint32_t first, std::uint32_t last,
                                Number& number) const {
  if (!number.is_single || number.next + 1 >= last) return;
  const SymbolId word = layers.tokens.lower[number.next];
  const SymbolId before = first > 0 ? layers.tokens.lower[first - 1] : SymbolId();
  const bool is_range =
      word.is_valid() && std::any_of(ranges_.begin(), ranges_.end(), [&](const auto& range) {
        return range.first == word && (!range.second.is_valid() || range.second == before);
      });
  if (!is_range) return;
  const Number second = number_at(layers, number.next + 1, last);
  if (second.next == 0 || !second.is_single) return;
  std::int64_t low = *number.amount.best;
  // "two to three dozen"
  if (number.multiplier == 1 && low * second.multiplier < *second.amount.best) {
    low *= second.multiplier;
  }
  if (low >= *second.amount.best) return;
  number.amount = {low, std::nullopt, second.amount.best};
  number.next = second.next;
  number.is_single = false;
}

// Money before it, "%" behind it, or the number is a part of a word: "COVID-19", "a 12-year-old".
bool QuantityReader::counts_things(const Layers& layers, std::uint32_t first, std::uint32_t next,
                                   std::uint32_t last) const {
  const auto touches = [&](std::uint32_t i) {
    return layers.tokens.span[i].end == layers.tokens.span[i + 1].begin;
  };
  if (first > 0) {
    const std::string_view before = layers.form(TokenId(first - 1));
    if (layers.syntax.upos[first - 1] == Upos::kSym) return true;
    if ((before == "-" || before == "#") && touches(first - 1)) return true;
  }
  if (next < last) {
    const SymbolId behind = layers.tokens.lower[next];
    if (behind == percent_sign_ || behind == percent_) return true;
    if (layers.form(TokenId(next)) == "-" && touches(next - 1)) return true;
  }
  return false;
}

void QuantityReader::read(const Layers& layers, const Sentence& sentence,
                          std::vector<Quantity>& out) const {
  const std::uint32_t last = sentence.tokens.last;
  std::uint32_t free = sentence.tokens.first;  // behind the quantity before
  for (std::uint32_t i = free; i < last;) {
    Number number = number_at(layers, i, last);
    if (number.next != 0) read_range(layers, i, last, number);
    if (number.next == 0 || counts_things(layers, i, number.next, last)) {
      i = std::max(i + 1, number.next);
      continue;
    }
    Quantity quantity{{i, number.next}, {i, number.next}, number.amount};
    Bound bound = Bound::kExact;
    std::uint32_t value = 0;
    if (const std::uint32_t end = match(after_, layers, number.next, last, value);
        end > number.next) {
      bound = static_cast<Bound>(value);
      quantity.tokens.last = end;
    }
    // "at least another 12": phrases pile up before the number; the first that bounds it counts.
    for (std::uint32_t from = i; from > free;) {
      std::uint32_t begin = from - std::min(from - free, std::uint32_t{5});
      while (begin < from && match(before_, layers, begin, from, value) != from) ++begin;
      if (begin == from) break;
      if (static_cast<Bound>(value) != Bound::kExact) bound = static_cast<Bound>(value);
      quantity.tokens.first = from = begin;
    }
    const SymbolId opener =
        quantity.tokens.first > free ? layers.tokens.lower[quantity.tokens.first - 1] : SymbolId();
    const bool has_opener = !number.is_single && opener.is_valid() &&
                            std::any_of(ranges_.begin(), ranges_.end(),
                                        [&](const auto& range) { return range.second == opener; });
    if (has_opener && !quantity.amount.best) --quantity.tokens.first;
    switch (bound) {
      case Bound::kExact:
        break;
      case Bound::kLow:
        quantity.amount.high.reset();
        break;
      case Bound::kHigh:
        quantity.amount.low.reset();
        quantity.amount.best.reset();
        break;
      case Bound::kAbout:
        if (quantity.amount.best) quantity.amount.low.reset();
        if (quantity.amount.best) quantity.amount.high.reset();
        break;
    }
    out.push_back(quantity);
    free = i = std::max(number.next, quantity.tokens.last);
  }
}

}  // namespace tocsin
