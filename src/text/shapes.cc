#include "text/shapes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tocsin {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char low(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool starts_with(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(),
                                                   [](char a, char b) { return a == low(b); });
}

// Groups of digits with one mark between each two.
struct Groups {
  static constexpr std::size_t kMost = 4;
  std::array<std::size_t, kMost> digits{};  // their sizes
  std::array<char, kMost> mark{};           // before each
  std::size_t count = 0;
  std::size_t size = 0;
};

Groups groups_of(std::string_view chunk) {
  Groups groups;
  std::size_t at = 0;
  while (groups.count < Groups::kMost) {
    std::size_t end = at + (groups.count > 0 ? 1 : 0);
    const std::size_t first = end;
    if (groups.count > 0 && (at >= chunk.size() || (chunk[at] != '-' && chunk[at] != '/'))) break;
    while (end < chunk.size() && is_digit(chunk[end])) ++end;
    if (end == first) break;
    groups.mark[groups.count] = groups.count > 0 ? chunk[at] : '\0';
    groups.digits[groups.count++] = end - first;
    at = end;
    groups.size = at;
  }
  return groups;
}

std::uint32_t value_of(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 4)) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

// Hour, minute and zone behind a date: "T22:10:00-05:00".
std::size_t clock_size(std::string_view text) {
  if (text.size() < 2 || text[0] != 'T' || !is_digit(text[1])) return 0;
  std::size_t at = 1;
  while (at < text.size() && (is_digit(text[at]) || text[at] == ':' || text[at] == '.' ||
                              text[at] == '+' || text[at] == '-' || text[at] == 'Z')) {
    ++at;
  }
  while (at > 1 && !is_digit(text[at - 1]) && text[at - 1] != 'Z') --at;
  return at;
}

bool is_date_of_two(std::string_view chunk, const Groups& groups) {
  const std::uint32_t first = value_of(chunk.substr(0, groups.digits[0]));
  const std::uint32_t second = value_of(chunk.substr(groups.digits[0] + 1, groups.digits[1]));
  const bool day = (first <= 12 && second <= 31) || (first <= 31 && second <= 12);
  return groups.digits[0] <= 2 && groups.digits[1] <= 2 && first > 0 && second > 0 && day;
}

bool is_dated(std::string_view chunk, const Groups& groups) {
  const auto& d = groups.digits;
  const bool slashes = groups.mark[1] == '/';
  if (groups.count == 2) {
    return slashes ? is_date_of_two(chunk, groups) : d[0] == 3 && d[1] == 4;
  }
  if (groups.count == 3) {
    if (groups.mark[2] != groups.mark[1]) return false;
    if (d[0] == 3 && d[1] == 3 && d[2] == 4) return true;
    const bool year_last = d[0] <= 2 && d[1] <= 2 && (d[2] == 4 || d[2] == 2);
    const bool year_first = d[0] == 4 && d[1] <= 2 && d[2] <= 2;
    return year_last || year_first;
  }
  return groups.count == 4 && d[0] <= 3 && d[1] == 3 && d[2] == 3 && d[3] == 4;
}

}  // namespace

std::size_t trimmed_address_size(std::string_view chunk) {
  constexpr std::string_view kEnds = "<>\"`{}|\\^";
  std::size_t size = 0;
  std::size_t open = 0;
  while (size < chunk.size() && kEnds.find(chunk[size]) == std::string_view::npos) {
    // Curly quotation marks, dashes and ellipses end it too.
    if (chunk.substr(size, 2) == "\xE2\x80") break;
    if (chunk[size] == '(') ++open;
    if (chunk[size] == ')') {
      if (open == 0) break;
      --open;
    }
    ++size;
  }
  constexpr std::string_view kTrailing = ".,;:!?'\"*]";
  while (size > 0 && kTrailing.find(chunk[size - 1]) != std::string_view::npos) --size;
  return size;
}

std::size_t web_address_size(std::string_view chunk) {
  constexpr std::array<std::string_view, 5> kStarts = {"http://", "https://", "www.", "ftp://",
                                                       "mailto:"};
  for (const std::string_view start : kStarts) {
    if (!starts_with(chunk, start)) continue;
    const std::size_t size = trimmed_address_size(chunk);
    return size > start.size() ? size : 0;
  }
  return 0;
}

MailAddress mail_address_at(std::string_view chunk) {
  const auto is_local = [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
  };
  if (chunk.empty() || !(is_letter(chunk[0]) || is_digit(chunk[0]))) return {0, 1};
  std::size_t at = 0;
  while (at < chunk.size() && is_local(chunk[at])) ++at;
  if (at == chunk.size() || chunk[at] != '@') return {0, at};
  std::size_t end = at + 1;
  while (end < chunk.size() && (is_letter(chunk[end]) || is_digit(chunk[end]) ||
                                chunk[end] == '.' || chunk[end] == '-' || chunk[end] == '_')) {
    ++end;
  }
  while (end > at + 1 && !is_letter(chunk[end - 1]) && !is_digit(chunk[end - 1])) --end;
  if (end == at + 1) return {0, at + 1};
  return {end, end};
}

HostName host_name_at(std::string_view chunk) {
  HostName name;
  const auto is_label = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; };
  std::size_t at = 0;
  std::size_t label = 0;
  std::size_t labels = 0;
  while (at < chunk.size() && is_label(chunk[at])) {
    label = at;
    while (at < chunk.size() && is_label(chunk[at])) ++at;
    ++labels;
    name.tried = at;
    if (at + 1 >= chunk.size() || chunk[at] != '.' || !is_label(chunk[at + 1])) break;
    ++at;
  }
  name.tried = std::max<std::size_t>(name.tried, 1);
  if (labels < 2 || !is_letter(chunk[label])) return name;
  if (at < chunk.size() && (static_cast<unsigned char>(chunk[at]) & 0x80) != 0 &&
      chunk.substr(at, 2) != "\xE2\x80") {
    return name;
  }
  name.size = at;
  name.last_label = label;
  return name;
}

std::size_t dated_number_size(std::string_view chunk) {
  const Groups groups = groups_of(chunk);
  if (groups.count < 2 || !is_dated(chunk, groups)) return 0;
  std::size_t size = groups.size;
  if (groups.count == 3 && groups.digits[0] == 4) size += clock_size(chunk.substr(size));
  if (size < chunk.size()) {
    const char next = chunk[size];
    if (is_letter(next) || is_digit(next)) return 0;
    const bool inner = next == '/' || next == '-' || next == '.';
    if (inner && size + 1 < chunk.size() && is_digit(chunk[size + 1])) return 0;
  }
  return size;
}

std::size_t plain_number_size(std::string_view chunk) {
  std::size_t at = 0;
  while (at < chunk.size() && is_digit(chunk[at])) ++at;
  while (at > 0 && at + 1 < chunk.size() && is_digit(chunk[at + 1])) {
    std::size_t end = at + 1;
    while (end < chunk.size() && is_digit(chunk[end])) ++end;
    if (chunk[at] == ',') {
      const std::size_t digits = end - at - 1;
      const bool more = end + 1 < chunk.size() && chunk[end] == ',' && is_digit(chunk[end + 1]);
      if (digits != 3 && !(digits == 2 && more)) break;
    } else if (chunk[at] != '.' && chunk[at] != ':') {
      break;
    }
    at = end;
  }
  return at;
}

std::size_t emoticon_size(std::string_view chunk) {
  if (chunk.size() < 2 || (chunk[0] != ':' && chunk[0] != ';' && chunk[0] != '=')) return 0;
  const std::size_t mouth = chunk[1] == '-' ? 2 : 1;
  if (chunk.size() <= mouth) return 0;
  constexpr std::string_view kMouths = ")(DPp/|";
  if (kMouths.find(chunk[mouth]) == std::string_view::npos) return 0;
  const std::string_view rest = chunk.substr(mouth + 1);
  const bool ends = std::all_of(rest.begin(), rest.end(), [](char c) {
    return c == '.' || c == '!' || c == '?' || c == ',';
  });
  return ends ? mouth + 1 : 0;
}

}  // namespace tocsin
