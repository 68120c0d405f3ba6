#include "output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace tocsin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeldBytes = std::size_t{1} << 18;
constexpr int kFileMode = 0666;  // less the umask

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(STDOUT_FILENO, "standard output", {});
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) {
    return Error{ErrorCode::kIo, fmt::format("{}: is a folder; -o wants a file", path)};
  }
  const bool in_place = fs::exists(status) && !fs::is_regular_file(status);
  const std::string target = in_place ? path : path + ".tmp";
  const int flags = O_WRONLY | O_CLOEXEC | (in_place ? 0 : O_CREAT | O_TRUNC);
  const int descriptor = ::open(target.c_str(), flags, kFileMode);
  if (descriptor < 0) {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot be written: {}", target,
                                             std::generic_category().message(errno))};
  }
  return Output(descriptor, path, in_place ? fs::path() : fs::path(target));
}

Output::Output(int descriptor, fs::path path, fs::path temporary)
    : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      held_(std::move(other.held_)) {}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status Output::write(std::string_view bytes) {
  held_ += bytes;
  if (held_.size() < kHeldBytes) return Ok{};
  return flush();
}

Status Output::finish() {
  TOCSIN_TRY(flushed, flush());
  if (temporary_.empty()) return Ok{};
  // A disk may find out only at the end that it is full.
  if (::close(std::exchange(descriptor_, -1)) != 0) return error_of(errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return error_of(errno);
  temporary_.clear();
  return Ok{};
}

Status Output::flush() {
  std::string_view rest = held_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return error_of(errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  held_.clear();
  return Ok{};
}

Error Output::error_of(int number) const {
  if (number == EPIPE) {
    return {ErrorCode::kIo, fmt::format("{}: nobody reads it any more; stopped", path_.string())};
  }
  return {ErrorCode::kIo, fmt::format("{}: cannot be written: {}", path_.string(),
                                      std::generic_category().message(number))};
}

}  // namespace tocsin
