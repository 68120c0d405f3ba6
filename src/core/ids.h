// 32-bit strong ids. A layer is a set of columns; an id is an index into them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace tocsin {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kInvalid = ~std::uint32_t{0};
  std::uint32_t value = kInvalid;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  constexpr bool is_valid() const noexcept { return value != kInvalid; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

// A half-open run of ids.
template <class T>
struct IdRange {
  struct Iterator {
    std::uint32_t at;
    constexpr T operator*() const { return T(at); }
    constexpr Iterator& operator++() {
      ++at;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;
  };

  std::uint32_t first = 0;
  std::uint32_t last = 0;  // one past the end

  constexpr Iterator begin() const { return {first}; }
  constexpr Iterator end() const { return {last}; }
  constexpr std::uint32_t size() const { return last - first; }
  constexpr bool empty() const { return first == last; }
  constexpr bool contains(T id) const { return id.value >= first && id.value < last; }
  friend constexpr bool operator==(IdRange, IdRange) = default;
};

using TokenId = Id<struct TokenTag>;  // index into the document's tokens
using SentenceId = Id<struct SentenceTag>;
using FrameId = Id<struct FrameTag>;
using MentionId = Id<struct MentionTag>;
using ActorId = Id<struct ActorTag>;
using StatementId = Id<struct StatementTag>;
using EventId = Id<struct EventTag>;
using SymbolId = Id<struct SymbolTag>;  // a word that some resource knows (Vocabulary)
using PlaceId = Id<struct PlaceTag>;
using EntryId = Id<struct EntryTag>;  // a lexicon entry
using RuleId = Id<struct RuleTag>;
using DateId = Id<struct DateTag>;  // a date expression

using TokenRange = IdRange<TokenId>;

}  // namespace tocsin
