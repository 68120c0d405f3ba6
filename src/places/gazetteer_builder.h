// Makes a name table of entries.
//
// The same entries in the same order give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "places/name_table.h"

namespace tocsin {

class GazetteerBuilder {
 public:
  // A name that cannot be a key ("9th & Main") is left out; an entry without any left is dropped.
  // Fails with kLimit past NameTable::kMostPlaces.
  Status add(const PlaceEntry& entry);

  // True where some entry has this name.
  bool has_name(std::string_view name) const;

  // The most populous sense of a name comes first.
  NameTableBytes finish() const;

 private:
  struct Name {
    std::vector<std::uint32_t> senses;  // as in the file
    bool goes_on = false;
  };

  void add_name(const std::string& name, std::uint32_t place, std::uint8_t flags);

  NameTableBytes bytes_;
  std::vector<std::uint32_t> population_;  // by place
  std::unordered_map<std::string, std::uint32_t> name_of_key_;
  std::vector<std::pair<std::string, Name>> names_;  // in order of first use
};

}  // namespace tocsin
