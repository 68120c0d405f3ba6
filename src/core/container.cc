#include "core/container.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cstring>
#include <utility>

#include "core/container_format.h"

namespace tocsin {
namespace {

using namespace container_format;

constexpr std::uint32_t kMostSections = 256;

// Little-endian fields, one by one; the caller has checked that they are there.
std::uint32_t read_u32(std::span<const std::byte> bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value |= std::to_integer<std::uint32_t>(bytes[at + i]) << (8 * i);
  }
  return value;
}

std::uint64_t read_u64(std::span<const std::byte> bytes, std::size_t at) {
  return read_u32(bytes, at) | std::uint64_t{read_u32(bytes, at + 4)} << 32;
}

std::size_t element_size(std::uint32_t kind) { return kind == 2 ? sizeof(float) : 1; }

}  // namespace

Container::Container(Container&& other) noexcept { *this = std::move(other); }

Container& Container::operator=(Container&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(mapped_, other.mapped_);
  std::swap(sections_, other.sections_);
  std::swap(hash_, other.hash_);
  return *this;
}

Container::~Container() {
  if (!mapped_.empty()) {
    ::munmap(const_cast<std::byte*>(mapped_.data()), mapped_.size());  // NOLINT: mmap's own type
  }
}

Result<Container> Container::open(const std::filesystem::path& path) {
  Container container;
  container.path_ = path.string();
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return Error{ErrorCode::kIo,
                 fmt::format("{}: cannot be opened: {}; is the data folder complete?",
                             container.path_, std::strerror(errno))};
  }
  struct stat info{};
  const bool has_size = ::fstat(file, &info) == 0 && info.st_size > 0;
  void* mapped = MAP_FAILED;
  if (has_size) {
    mapped =
        ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (mapped == MAP_FAILED) {
    return Error{ErrorCode::kIo, fmt::format("{}: is empty or cannot be mapped", container.path_)};
  }
  container.mapped_ = {static_cast<const std::byte*>(mapped),
                       static_cast<std::size_t>(info.st_size)};
  TOCSIN_TRY(table, container.read_table());
  return container;
}

Status Container::read_table() {
  const auto corrupt = [&](std::string what) {
    return Error{ErrorCode::kCorrupt, fmt::format("{}: {}; get the file again", path_, what)};
  };
  if (mapped_.size() < kHeadSize ||
      std::memcmp(mapped_.data(), kMagic.data(), kMagic.size()) != 0) {
    return corrupt("is no container of Tocsin (its first bytes are not TOCSINMD)");
  }
  if (const std::uint32_t version = read_u32(mapped_, 8); version != kVersion) {
    return Error{
        ErrorCode::kVersion,
        fmt::format("{}: has format version {}, this program reads {}", path_, version, kVersion)};
  }
  const std::uint32_t count = read_u32(mapped_, 12);
  if (count > kMostSections || kHeadSize + count * kRecordSize > mapped_.size()) {
    return corrupt(fmt::format("its table of {} sections does not fit", count));
  }
  const auto table = mapped_.subspan(kHeadSize, count * kRecordSize);
  const std::uint64_t sum = XXH64(table.data(), table.size(), 0);
  if (sum != read_u64(mapped_, 16)) return corrupt("its table of sections is damaged");
  hash_ = fmt::format("{:016x}", sum);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto record = table.subspan(i * kRecordSize, kRecordSize);
    const auto* letters = reinterpret_cast<const char*>(record.data());
    const std::string name(letters, ::strnlen(letters, kNameSize));
    const std::uint32_t kind = read_u32(record, 24);
    const std::uint32_t rows = read_u32(record, 28);
    const std::uint32_t columns = read_u32(record, 32);
    const std::uint64_t offset = read_u64(record, 40);
    const std::uint64_t size = read_u64(record, 48);
    if (kind > 2 || offset % kAlignment != 0 || offset > mapped_.size() ||
        size > mapped_.size() - offset ||
        std::uint64_t{rows} * columns != size / element_size(kind) ||
        size % element_size(kind) != 0) {
      return corrupt(fmt::format("section {} lies outside the file or has a wrong shape", name));
    }
    const auto data = mapped_.subspan(offset, size);
    if (XXH64(data.data(), data.size(), 0) != read_u64(record, 56)) {
      return corrupt(fmt::format("section {} at byte {} is damaged", name, offset));
    }
    sections_.push_back({name, static_cast<Kind>(kind), rows, columns, data});
  }
  return Ok{};
}

const Container::Section* Container::find(std::string_view name) const {
  for (const Section& section : sections_) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

Error Container::missing(std::string_view name) const {
  return Error{ErrorCode::kCorrupt,
               fmt::format("{}: section {} is missing or has another shape than this program wants",
                           path_, name)};
}

std::size_t Container::rows(std::string_view name) const {
  const Section* section = find(name);
  return section == nullptr ? 0 : section->rows;
}

Result<std::string_view> Container::bytes(std::string_view name) const {
  const Section* section = find(name);
  if (section == nullptr || section->kind != Kind::kBytes) return missing(name);
  return std::string_view(reinterpret_cast<const char*>(section->data.data()),
                          section->data.size());
}

Result<std::span<const std::int8_t>> Container::int8(std::string_view name, std::size_t rows,
                                                     std::size_t columns) const {
  const Section* section = find(name);
  if (section == nullptr || section->kind != Kind::kInt8 || section->rows != rows ||
      section->columns != columns) {
    return missing(name);
  }
  return std::span(reinterpret_cast<const std::int8_t*>(section->data.data()), rows * columns);
}

Result<std::span<const float>> Container::floats(std::string_view name, std::size_t count) const {
  const Section* section = find(name);
  if (section == nullptr || section->kind != Kind::kFloat32 ||
      std::size_t{section->rows} * section->columns != count) {
    return missing(name);
  }
  // Sections start at multiples of 64 bytes, so the floats are aligned.
  return std::span(reinterpret_cast<const float*>(section->data.data()), count);
}

}  // namespace tocsin
