#include "lexicon/dictionary_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace tocsin {
namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr int kLastYearOfThisCentury = 30;  // "30" is 2030, "31" is 1931

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// The names in "AL_QAEDA_(AQ)_": blanks for "_", what brackets hold is a name of its own.
std::vector<std::string> names_in(std::string_view written) {
  std::vector<std::string> names(1);
  std::string inner;
  bool is_inner = false;
  for (const char c : written) {
    if (c == '(' || c == ')') {
      is_inner = c == '(';
    } else if (c == '+') {  // a synonym whose line was lost
      names.emplace_back();
    } else {
      (is_inner ? inner : names.back()) += c == '_' ? ' ' : c;
    }
  }
  names.push_back(inner);
  std::vector<std::string> out;
  for (const std::string& name : names) {
    std::string clean;
    for (const char c : trim(name)) {
      if (c == ' ' && clean.ends_with(' ')) continue;
      clean += c;
    }
    if (!clean.empty()) out.push_back(std::move(clean));
  }
  return out;
}

// "YYMMDD" or "YYYYMMDD"; a day that its month does not have leaves the month.
std::optional<PartialDate> date_of(std::string_view digits) {
  const bool is_number =
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number || (digits.size() != 6 && digits.size() != 8)) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : digits.substr(at, size)) value = value * 10 + (c - '0');
    return value;
  };
  const std::size_t behind = digits.size() - 4;
  int year = number(0, behind);
  if (behind == 2) year += year <= kLastYearOfThisCentury ? 2000 : 1900;
  PartialDate date;
  date.year = static_cast<std::int16_t>(year);
  const int month = number(behind, 2);
  if (year < 1 || month > 12) return std::nullopt;
  date.month = static_cast<std::uint8_t>(month);
  if (month == 0) return date;
  date.day = static_cast<std::uint8_t>(number(behind + 2, 2));
  if (!date.first_day().ok()) date.day = 0;
  return date;
}

// The day before: PETRARCH's "<" leaves its day out.
PartialDate day_before(PartialDate date) {
  const std::chrono::year_month_day day =
      std::chrono::sys_days(date.first_day()) - std::chrono::days(1);
  return {static_cast<std::int16_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

class DictionaryReader {
 public:
  DictionaryReader(std::string_view file, std::vector<ImportNote>& notes)
      : file_(file), notes_(notes) {}

  std::vector<DictionaryItem> read(std::string_view content);

 private:
  void note(std::string what) {
    notes_.push_back({fmt::format("{}:{}", file_, line_), std::move(what)});
  }
  std::string_view without_comments(std::string_view line);
  void take(std::string_view line);
  void set(std::string_view line);
  void codes(std::string_view text);
  void term(std::string_view dates, DictionaryCode& code);
  void begin(std::string_view written);
  std::vector<std::string> filled(const std::string& name);

  std::string file_;
  std::vector<ImportNote>& notes_;
  std::uint32_t line_ = 0;
  bool in_comment_ = false;
  std::map<std::string, std::vector<std::string>, std::less<>> sets_;
  std::vector<DictionaryItem> items_;
};

std::string_view DictionaryReader::without_comments(std::string_view line) {
  if (in_comment_) {
    const std::size_t end = line.find("-->");
    if (end == std::string_view::npos) return {};
    in_comment_ = false;
    line.remove_prefix(end + 3);
  }
  if (const std::size_t open = line.find("<!"); open != std::string_view::npos) {
    in_comment_ =
        line.substr(open).starts_with("<!--") && line.find("-->", open) == std::string_view::npos;
    line = line.substr(0, open);
  }
  return line.substr(0, line.find('#'));
}

// "!PERSON! = MAN, MEN".
void DictionaryReader::set(std::string_view line) {
  const std::size_t equals = line.find('=');
  std::vector<std::string>& words = sets_[std::string(trim(line.substr(0, equals)))];
  for (std::size_t at = equals + 1; at <= line.size();) {
    const std::size_t end = std::min(line.find(',', at), line.size());
    const std::string_view word = trim(line.substr(at, end - at));
    if (!word.empty()) words.emplace_back(word);
    at = end + 1;
  }
}

std::vector<std::string> DictionaryReader::filled(const std::string& name) {
  const std::size_t open = name.find('!');
  const std::size_t close = open == std::string::npos ? open : name.find('!', open + 1);
  if (close == std::string::npos) return {name};
  const auto found = sets_.find(name.substr(open, close - open + 1));
  if (found == sets_.end()) {
    note(fmt::format("{}: no such set; the name is left out", name));
    return {};
  }
  std::vector<std::string> names;
  for (const std::string& word : found->second) {
    names.push_back(name.substr(0, open) + word + name.substr(close + 1));
  }
  return names;
}

void DictionaryReader::begin(std::string_view written) {
  items_.emplace_back();
  items_.back().line = line_;
  for (const std::string& name : names_in(written)) {
    for (std::string& full : filled(name)) items_.back().names.push_back(std::move(full));
  }
}

void DictionaryReader::term(std::string_view dates, DictionaryCode& code) {
  code.is_dated = true;
  const char first = dates.front();
  const std::size_t dash = dates.find('-');
  const bool is_open = first == '<' || first == '>';
  std::string_view from = trim(is_open ? dates.substr(1) : dates.substr(0, dash));
  std::string_view to;
  if (!is_open && dash != std::string_view::npos) to = trim(dates.substr(dash + 1));
  const auto day = date_of(from);
  const auto last = date_of(to);
  if (!day || (!is_open && !last)) {
    note(fmt::format("[{} {}]: no term; the code is left out", code.code, dates));
    code.code.clear();
  } else if (first == '<') {
    code.to = day_before(*day);
  } else {
    code.from = *day;
    if (!is_open) code.to = *last;
    if (!is_open && last->last_day() < day->first_day()) {
      note(fmt::format("[{} {}]: ends before it begins; left out", code.code, dates));
      code.code.clear();
    }
  }
}

void DictionaryReader::codes(std::string_view text) {
  while (true) {
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos) return;
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) return note("\"[\" without \"]\"; left out");
    const std::string_view inner = trim(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
    if (items_.empty()) {
      note("a code before the first name; left out");
      continue;
    }
    DictionaryCode code;
    code.line = line_;
    const std::size_t end = std::min(inner.find_first_of(" \t<>"), inner.size());
    for (const char c : inner.substr(0, end)) {
      code.code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const std::string_view dates = trim(inner.substr(end));
    if (!dates.empty()) term(dates, code);
    if (!code.code.empty()) items_.back().codes.push_back(std::move(code));
  }
}

void DictionaryReader::take(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.empty()) return;
  if (text.front() == '!' && text.find('=') != std::string_view::npos) return set(text);
  const std::size_t end = std::min(text.find_first_of("[{;"), text.size());
  const std::string_view name = trim(text.substr(0, end));
  if (name.starts_with('+')) {
    if (items_.empty()) return note("a synonym before the first name; left out");
    for (std::string& other : names_in(name.substr(1))) {
      items_.back().names.push_back(std::move(other));
    }
  } else if (!name.empty()) {
    begin(name);
  }
  codes(text.substr(end));
}

std::vector<DictionaryItem> DictionaryReader::read(std::string_view content) {
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    const std::string_view line = content.substr(0, newline);
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    ++line_;
    take(without_comments(line));
  }
  return std::move(items_);
}

}  // namespace

std::vector<DictionaryItem> read_dictionary(std::string_view file, std::string_view content,
                                            std::vector<ImportNote>& notes) {
  return DictionaryReader(file, notes).read(content);
}

}  // namespace tocsin
