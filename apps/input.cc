#include "input.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace tocsin {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

Result<std::string> read_whole(const std::string& path) {
  const bool is_standard_input = path == "-";
  const std::unique_ptr<std::FILE, CloseFile> file(
      is_standard_input ? stdin : std::fopen(path.c_str(), "rb"));
  const std::string name = is_standard_input ? "standard input" : path;
  const auto failure = [&] {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot be read: {}", name,
                                             std::generic_category().message(errno))};
  };
  if (file == nullptr) return failure();
  std::string content;
  std::string part(std::size_t{1} << 16, '\0');
  while (const std::size_t size = std::fread(part.data(), 1, part.size(), file.get())) {
    content.append(part, 0, size);
  }
  if (std::ferror(file.get()) != 0) return failure();
  return content;
}

std::optional<std::chrono::year_month_day> day_of(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool has_shape = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                         std::count_if(text.begin(), text.end(), is_digit) == 8;
  if (!has_shape) return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t size) {
    unsigned value = 0;
    for (const char c : text.substr(begin, size))
      value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
  };
  const std::chrono::year_month_day day(std::chrono::year(static_cast<int>(number(0, 4))),
                                        std::chrono::month(number(5, 2)),
                                        std::chrono::day(number(8, 2)));
  if (!day.ok()) return std::nullopt;
  return day;
}

std::string upper_case(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

}  // namespace tocsin
