// Model files made for a test, by docs/formats/model.md, with checksums that are right even where
// the records are wrong.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>
#include <xxhash.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin {

struct SectionOfTest {
  std::string name;
  std::uint32_t kind;
  std::uint32_t rows;
  std::uint32_t columns;
  std::string data;
  // Written in place of the true ones.
  std::optional<std::uint64_t> offset = std::nullopt;
  std::optional<std::uint64_t> size = std::nullopt;
};

inline void append_number(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

inline SectionOfTest text_section(std::string name, std::string data) {
  const auto rows = static_cast<std::uint32_t>(data.size());
  return {std::move(name), 0, rows, 1, std::move(data)};
}

inline std::string bytes_of_floats(std::span<const float> values) {
  std::string out;
  for (const float value : values) append_number(out, std::bit_cast<std::uint32_t>(value), 4);
  return out;
}

inline std::string model_bytes(const std::vector<SectionOfTest>& sections) {
  const std::size_t body_begin = 24 + 64 * sections.size();
  std::string table, body;
  for (const SectionOfTest& section : sections) {
    while ((body_begin + body.size()) % 64 != 0) body += '\0';
    std::string record = section.name;
    record.resize(24, '\0');
    append_number(record, section.kind, 4);
    append_number(record, section.rows, 4);
    append_number(record, section.columns, 4);
    append_number(record, 0, 4);
    append_number(record, section.offset.value_or(body_begin + body.size()), 8);
    append_number(record, section.size.value_or(section.data.size()), 8);
    append_number(record, XXH64(section.data.data(), section.data.size(), 0), 8);
    table += record;
    body += section.data;
  }
  std::string out = "TOCSINMD";
  append_number(out, 1, 4);
  append_number(out, sections.size(), 4);
  append_number(out, XXH64(table.data(), table.size(), 0), 8);
  return out + table + body;
}

// A file in the test's temporary folder, gone with this object. Its name holds the process, because
// tests run side by side.
class TemporaryFile {
 public:
  TemporaryFile(std::string_view name, std::string_view bytes)
      : path_(std::filesystem::path(testing::TempDir()) /
              (std::to_string(::getpid()) + "." + std::string(name))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }

  const std::filesystem::path& path() const& { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace tocsin
