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

std::string upper_case(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

}  // namespace tocsin
