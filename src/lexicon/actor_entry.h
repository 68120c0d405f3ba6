// One actor of the compiled lexicon, seen in its bytes.
//
// All views here borrow from the ActorLexicon that gave them, and are cheap to make and to copy.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/layers.h"

namespace tocsin {

class ActorTable;

// A day known to the year, the month or the day; all zero: open.
struct PartialDate {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  constexpr bool is_open() const { return year == 0; }
  // The first and the last day that it can mean; both need a date that is not open.
  std::chrono::year_month_day first_day() const;
  std::chrono::year_month_day last_day() const;
  friend constexpr bool operator==(PartialDate, PartialDate) = default;
};

// YYYY, YYYY-MM or YYYY-MM-DD; empty where `text` is none of these.
std::optional<PartialDate> partial_date_of(std::string_view text);

// The first is the primary one.
class SectorList : public std::span<const Sector> {
 public:
  SectorList() = default;
  explicit SectorList(std::span<const Sector> sectors) : std::span<const Sector>(sectors) {}
  operator std::vector<Sector>() const {  // NOLINT(google-explicit-constructor): a copy of it
    return {begin(), end()};
  }
  friend bool operator==(const SectorList& a, const SectorList& b);
};

// One office of a person: held from the first to the last day that its dates can mean.
struct OfficeTerm {
  CountryCode country;
  SectorList sectors;
  PartialDate from;
  PartialDate to;
  std::string_view title;

  bool covers(std::chrono::year_month_day day) const;
  // What a list gives is made anew each time: its address would outlive it. Keep the view.
  const OfficeTerm* operator&() const = delete;
};

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

enum class SurfaceKind : std::uint8_t {
  kName,
  kAdjective,
  kPeople,
  kCapital,
  kMetonym,
  kBody,
  kPlace,
};

// One way to write the actor, or something of his.
struct Surface {
  SurfaceKind kind = SurfaceKind::kName;
  std::string_view text;
  SectorList sectors;  // of a body, or of a metonym that says so; else empty
  std::uint32_t line = 0;

  const Surface* operator&() const = delete;  // as of an OfficeTerm
};

// A run of records of an ActorTable; each is made when it is asked for.
template <class T>
class RecordList {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = T;
    using pointer = void;
    using reference = T;

    Iterator() = default;
    Iterator(const ActorTable* table, std::uint32_t at) : table_(table), at_(at) {}
    T operator*() const { return RecordList(table_, at_, 1)[0]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {table_, at_++}; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const ActorTable* table_ = nullptr;
    std::uint32_t at_ = 0;
  };

  RecordList() = default;
  RecordList(const ActorTable* table, std::uint32_t first, std::uint32_t count)
      : table_(table), first_(first), count_(count) {}

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  T operator[](std::size_t index) const;
  T front() const { return (*this)[0]; }
  T back() const { return (*this)[count_ - 1]; }
  Iterator begin() const { return {table_, first_}; }
  Iterator end() const { return {table_, first_ + count_}; }

 private:
  const ActorTable* table_ = nullptr;
  std::uint32_t first_ = 0;
  std::uint32_t count_ = 0;
};

template <>
Surface RecordList<Surface>::operator[](std::size_t index) const;
template <>
OfficeTerm RecordList<OfficeTerm>::operator[](std::size_t index) const;

struct ActorEntry {
  std::string_view id;
  ActorKind kind = ActorKind::kUnknown;
  CountryCode country;
  SectorList sectors;
  Gender gender = Gender::kUnknown;
  RecordList<Surface> surfaces;  // the first of kind kName is canonical
  RecordList<OfficeTerm> offices;
  std::string_view wikidata;  // "Q..."; empty: none
  std::string_view source;    // empty: the block has none
  std::uint32_t layer = 0;    // 0: ours; else the number of the overlay
  std::string_view file;
  std::uint32_t line = 0;

  // The first surface of kind kName; empty where there is none.
  std::string_view name() const;
  const ActorEntry* operator&() const = delete;  // as of an OfficeTerm
};

}  // namespace tocsin
