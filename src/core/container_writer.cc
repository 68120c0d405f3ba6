#include "core/container_writer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstdint>
#include <fstream>
#include <system_error>

#include "core/container_format.h"
#include "core/little_endian.h"

namespace tocsin {
namespace {

using namespace container_format;

std::size_t aligned(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

std::string container_bytes(const std::vector<std::pair<std::string, std::string_view>>& sections) {
  std::string table;
  std::size_t offset = aligned(kHeadSize + sections.size() * kRecordSize);
  for (const auto& [name, data] : sections) {
    table += name.substr(0, kNameSize);
    table.append(kNameSize - std::min(name.size(), kNameSize), '\0');
    put_number(table, 0, 4);
    put_number(table, data.size(), 4);
    put_number(table, 1, 4);
    put_number(table, 0, 4);
    put_number(table, offset, 8);
    put_number(table, data.size(), 8);
    put_number(table, XXH64(data.data(), data.size(), 0), 8);
    offset = aligned(offset + data.size());
  }
  std::string out(kMagic);
  put_number(out, kVersion, 4);
  put_number(out, sections.size(), 4);
  put_number(out, XXH64(table.data(), table.size(), 0), 8);
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
