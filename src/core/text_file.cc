#include "core/text_file.h"

#include <fmt/format.h>

#include <array>
#include <fstream>

namespace tocsin {

Result<std::string> read_text_file(const std::filesystem::path& path) {
  constexpr std::size_t kPart = std::size_t{64} << 10;
  std::ifstream in(path, std::ios::binary);
  std::string content;
  std::array<char, kPart> part;
  while (in) {
    in.read(part.data(), static_cast<std::streamsize>(part.size()));
    content.append(part.data(), static_cast<std::size_t>(in.gcount()));
  }
  // A folder opens, and cannot be read.
  if (in.is_open() && !in.bad()) return content;
  return Error{ErrorCode::kIo,
               fmt::format("{}: cannot be read; is the data folder complete?", path.string())};
}

}  // namespace tocsin
