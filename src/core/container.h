// The container file of models, gazetteer and lexicon: named sections with checksums, mapped
// read-only.
//
// Format: docs/formats/model.md. A damaged, foreign or newer file is refused with the section or
// offset at fault. Views of sections borrow from the Container.
//
// Threads: immutable once open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tocsin {

class Container {
 public:
  // Fails with kIo, kVersion, or kCorrupt naming the section.
  static Result<Container> open(const std::filesystem::path& path);

  Container(Container&& other) noexcept;
  Container& operator=(Container&& other) noexcept;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  ~Container();

  Result<std::string_view> bytes(std::string_view name) const;
  // Row-major; fails with kCorrupt where the shape is another.
  Result<std::span<const std::int8_t>> int8(std::string_view name, std::size_t rows,
                                            std::size_t columns) const;
  Result<std::span<const float>> floats(std::string_view name, std::size_t count) const;
  // Rows of a section, whatever its kind; 0: there is no such section.
  std::size_t rows(std::string_view name) const;

  // Sixteen hexadecimal digits over the section table, which holds all checksums.
  const std::string& hash() const& { return hash_; }

 private:
  enum class Kind : std::uint32_t { kBytes = 0, kInt8 = 1, kFloat32 = 2 };

  struct Section {
    std::string name;
    Kind kind;
    std::uint32_t rows;
    std::uint32_t columns;
    std::span<const std::byte> data;
  };

  Container() = default;
  Status read_table();
  const Section* find(std::string_view name) const;
  Error missing(std::string_view name) const;

  std::string path_;
  std::span<const std::byte> mapped_;
  std::vector<Section> sections_;
  std::string hash_;
};

}  // namespace tocsin
