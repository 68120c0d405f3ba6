// The bytes of a file or of standard input, line by line or all at once, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {

class ByteSource {
 public:
  // Borrows `in`, which must outlive it.
  explicit ByteSource(std::istream& in) : in_(&in), buffer_(kBufferSize) {}

  // The bytes at hand: at least `size` of them unless the input ends before. `size` is at most
  // kBufferSize. Valid until the next call.
  std::string_view peek(std::size_t size);
  void skip(std::size_t size);

  enum class LineEnd : std::uint8_t { kLine, kTooLong, kEnd };
  // The next line without its LF. A line of more than `limit` bytes is skipped: `line` then holds
  // its first bytes. kEnd: there is none.
  LineEnd read_line(std::size_t limit, std::string& line);

  // Appends what is left, up to `limit` bytes; true where that is all.
  bool read_all(std::size_t limit, std::string& out);

  bool has_failed() const { return in_->bad(); }
  std::uint64_t bytes_read() const { return bytes_read_; }

  static constexpr std::size_t kBufferSize = std::size_t{1} << 18;

 private:
  bool fill();

  std::istream* in_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace tocsin
