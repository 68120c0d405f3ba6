#include "core/container_writer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstdint>
#include <fstream>
#include <system_error>

#include "core/container_format.h"

namespace tocsin {
namespace {

using namespace container_format;

void put(std::string& out, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::size_t aligned(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

std::string container_bytes(const std::vector<std::pair<std::string, std::string_view>>& sections) {
  std::string table;
  std::size_t offset = aligned(kHeadSize + sections.size() * kRecordSize);
  for (const auto& [name, data] : sections) {
    table += name.substr(0, kNameSize);
    table.append(kNameSize - std::min(name.size(), kNameSize), '\0');
    put(table, 0, 4);
    put(table, data.size(), 4);
    put(table, 1, 4);
    put(table, 0, 4);
    put(table, offset, 8);
    put(table, data.size(), 8);
    put(table, XXH64(data.data(), data.size(), 0), 8);
    offset = aligned(offset + data.size());
  }
  std::string out(kMagic);
  put(out, kVersion, 4);
  put(out, sections.size(), 4);
  put(out, XXH64(table.data(), table.size(), 0), 8);
  out += table;
  for (const auto& [name, data] : sections) {
    out.resize(aligned(out.size()), '\0');
    out += data;
  }
  return out;
}

Status write_file_whole(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path part = path.string() + ".tmp";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(part, path, error);
  if (!file || error) {
    return Error{ErrorCode::kIo,
                 fmt::format("{}: cannot be written: {}", path.string(), error.message())};
  }
  return Ok{};
}

}  // namespace tocsin
