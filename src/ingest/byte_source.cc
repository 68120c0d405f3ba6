#include "ingest/byte_source.h"

#include <algorithm>
#include <cstring>

namespace tocsin {

// Reads once more behind what is at hand; false at the end of the input.
bool ByteSource::fill() {
  if (begin_ == end_) begin_ = end_ = 0;
  if (end_ == buffer_.size() && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size() || !in_->good()) return false;
  in_->read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
  const auto got = static_cast<std::size_t>(in_->gcount());
  end_ += got;
  bytes_read_ += got;
  return got > 0;
}

std::string_view ByteSource::peek(std::size_t size) {
  while (end_ - begin_ < std::min(size, kBufferSize) && fill()) {
  }
  return {buffer_.data() + begin_, end_ - begin_};
}

void ByteSource::skip(std::size_t size) { begin_ += std::min(size, end_ - begin_); }

ByteSource::LineEnd ByteSource::read_line(std::size_t limit, std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  while (end_ > begin_ || fill()) {
    any = true;
    const std::string_view here(buffer_.data() + begin_, end_ - begin_);
    const std::size_t newline = here.find('\n');
    const std::size_t size = std::min(newline, here.size());
    const std::size_t room = limit - std::min(limit, line.size());
    too_long = too_long || size > room;
    line.append(here.substr(0, std::min(size, room)));
    if (newline != std::string_view::npos) {
      begin_ += newline + 1;
      return too_long ? LineEnd::kTooLong : LineEnd::kLine;
    }
    begin_ = end_;
  }
  if (!any) return LineEnd::kEnd;
  return too_long ? LineEnd::kTooLong : LineEnd::kLine;
}

bool ByteSource::read_all(std::size_t limit, std::string& out) {
  std::size_t left = limit;
  while (end_ > begin_ || fill()) {
    const std::size_t size = std::min(end_ - begin_, left);
    out.append(buffer_.data() + begin_, size);
    begin_ += size;
    left -= size;
    if (begin_ < end_) return false;
  }
  return true;
}

}  // namespace tocsin
