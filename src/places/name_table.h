// Names of places and what they may mean, as flat bytes that can be mapped
// (docs/formats/gazetteer.md).
//
// Threads: immutable.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "places/place_facts.h"

namespace tocsin {

// The sections of a table, owned. Their layout is that of the file.
struct NameTableBytes {
  std::string places;  // records of kPlaceSize bytes
  std::string names;   // canonical names, end to end
  std::string senses;  // u32 each: a place and NameFlags in the highest byte
  std::string slots;   // records of kSlotSize bytes, as many as a power of two
};

// Borrows the bytes of its sections from a NameTableBytes or a mapped Container.
class NameTable {
 public:
  static constexpr std::size_t kPlaceSize = 48;
  static constexpr std::size_t kSenseSize = 4;
  static constexpr std::size_t kSlotSize = 16;
  static constexpr std::uint32_t kMostPlaces = 1U << 24;
  static constexpr std::uint16_t kGoesOn = 1;  // flag of a slot: longer names begin with it

  struct Found {
    std::uint32_t first = 0;  // senses first .. first + count
    std::uint32_t count = 0;
    bool goes_on = false;
  };

  NameTable() = default;
  // Checks that everything points into the table; `file` stands for it in messages. Fails with
  // kCorrupt.
  static Result<NameTable> over(std::string_view places, std::string_view names,
                                std::string_view senses, std::string_view slots,
                                std::string_view file);

  // Nothing found: count 0 and goes_on false.
  Found find(std::uint64_t hash) const;

  std::uint32_t place_of(std::uint32_t sense) const;
  std::uint8_t flags_of(std::uint32_t sense) const;  // NameFlags
  PlaceFacts facts(std::uint32_t place) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size() / kPlaceSize); }

 private:
  Status check(std::string_view file) const;

  std::string_view places_;
  std::string_view names_;
  std::string_view senses_;
  std::string_view slots_;
};

}  // namespace tocsin
