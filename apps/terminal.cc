#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace tocsin {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kMostWidth = 140;
constexpr std::size_t kUsualWidth = 100;

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::size_t columns(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* value = std::getenv("COLUMNS");
  if (value == nullptr) return kUsualWidth;
  const std::string_view text(value);
  std::size_t width = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && width > 0 ? width : kUsualWidth;
}

}  // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

TerminalOptions terminal_options(int descriptor) {
  return {std::clamp(columns(descriptor), kLeastWidth, kMostWidth),
          is_terminal(descriptor) && !is_set("NO_COLOR")};
}

}  // namespace tocsin
