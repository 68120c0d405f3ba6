// The compiled actor lexicon as flat bytes that can be mapped (docs/formats/actors.md).
//
// Threads: immutable.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/little_endian.h"
#include "core/result.h"
#include "core/word_table.h"
#include "lexicon/actor_entry.h"

namespace tocsin {

// Sections of the file, in its order.
enum class ActorSection : std::uint8_t {
  kVersion,     // kActorVersion
  kSources,     // what it is compiled from: lines "layer size hash name"
  kText,        // texts, end to end; others point into it
  kSectors,     // a byte each
  kEntries,     // records of kEntrySize
  kSurfaces,    // of kSurfaceSize
  kTerms,       // of kTermSize
  kWords,       // see WordTable
  kWordEnds,    //
  kWordSlots,   //
  kFirst,       // u32 by word: the node of the names that begin with it; 0: none
  kNodes,       // of kNodeSize, and one more that ends the last
  kPatterns,    // of kPatternSize, by node
  kCases,       // WordCase of each word of a pattern
  kBearerEnds,  // u32 by word: end of its run in kBearers
  kBearers,     // u32: entries of persons whose last word it is
};
inline constexpr std::size_t kActorSectionCount = 16;
inline constexpr std::string_view kActorVersion = "1";
// By ActorSection.
inline constexpr std::array<std::string_view, kActorSectionCount> kActorSectionNames = {
    "actors.version",   "actors.sources",    "actors.text",        "actors.sectors",
    "actors.entries",   "actors.surfaces",   "actors.terms",       "actors.words",
    "actors.word.ends", "actors.word.slots", "actors.first",       "actors.nodes",
    "actors.patterns",  "actors.cases",      "actors.bearer.ends", "actors.bearers"};

// The sections, owned.
struct ActorBytes {
  std::array<std::string, kActorSectionCount> sections;

  std::string& operator[](ActorSection section) {
    return sections[static_cast<std::size_t>(section)];
  }
  std::array<std::string_view, kActorSectionCount> views() const&;
};

// One file of text that the lexicon is made of.
struct ActorSource {
  std::uint32_t layer = 0;  // 0: ours; else the number of the overlay
  std::string file;         // as messages name it
};

// Borrows the bytes of its sections from an ActorBytes or a mapped Container.
class ActorTable {
 public:
  static constexpr std::size_t kEntrySize = 68;
  static constexpr std::size_t kSurfaceSize = 24;
  static constexpr std::size_t kTermSize = 28;
  static constexpr std::size_t kNodeSize = 12;
  static constexpr std::size_t kPatternSize = 16;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  static constexpr std::uint32_t kRoot = 0;

  // A way to write a name.
  struct Pattern {
    EntryId entry;
    std::uint32_t surface = 0;
    std::string_view cases;  // a WordCase each word
  };

  ActorTable() = default;
  // Checks that everything points into the table, and that `sources` are as many as its entries
  // want. Fails with kCorrupt or kVersion, saying what is wrong.
  static Result<ActorTable> over(const std::array<std::string_view, kActorSectionCount>& sections,
                                 std::vector<ActorSource> sources);

  const WordTable& words() const& { return words_; }
  std::uint32_t size() const { return count(ActorSection::kEntries, kEntrySize); }
  ActorEntry entry(EntryId id) const&;
  Surface surface(std::size_t record) const;
  OfficeTerm office(std::size_t record) const;
  std::uint32_t layer_of(EntryId id) const {
    return sources_[u32_at(of(ActorSection::kEntries), id.value * kEntrySize + 60)].layer;
  }

  // The node where names go on from `node` with the word of that number; kNone: nowhere.
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  // The names that end at a node: patterns begin .. end.
  IdRange<std::uint32_t> patterns_of(std::uint32_t node) const;
  Pattern pattern(std::uint32_t number) const;
  // Records of kBearers: the persons whose name of several words ends in the word.
  IdRange<std::uint32_t> bearers_of(std::uint32_t word) const;
  EntryId bearer(std::uint32_t record) const {
    return EntryId(u32_at(of(ActorSection::kBearers), std::size_t{record} * 4));
  }

 private:
  std::string_view of(ActorSection section) const {
    return sections_[static_cast<std::size_t>(section)];
  }
  std::uint32_t count(ActorSection section, std::size_t record) const {
    return static_cast<std::uint32_t>(of(section).size() / record);
  }
  // A text or a list of sectors: offset and size at `at`.
  std::string_view text_at(std::string_view records, std::size_t at) const;
  SectorList sectors_at(std::string_view records, std::size_t at) const;
  bool is_text(std::string_view records, std::size_t at) const;
  bool is_sectors(std::string_view records, std::size_t at) const;

  Status check() const;
  Status check_sizes() const;
  Status check_entries() const;
  Status check_terms() const;
  Status check_nodes() const;
  Status check_patterns() const;
  Status check_bearers() const;

  std::array<std::string_view, kActorSectionCount> sections_;
  std::vector<ActorSource> sources_;
  WordTable words_;
};

inline std::string_view ActorTable::text_at(std::string_view records, std::size_t at) const {
  return of(ActorSection::kText).substr(u32_at(records, at), u32_at(records, at + 4));
}

inline SectorList ActorTable::sectors_at(std::string_view records, std::size_t at) const {
  // A Sector is a byte; over() has checked that each is one.
  static_assert(sizeof(Sector) == 1);
  const auto* all = reinterpret_cast<const Sector*>(of(ActorSection::kSectors).data());
  return SectorList({all + u32_at(records, at), u32_at(records, at + 4)});
}

inline ActorEntry ActorTable::entry(EntryId id) const& {
  const std::string_view records = of(ActorSection::kEntries);
  const std::size_t at = id.value * kEntrySize;
  ActorEntry entry;
  entry.id = text_at(records, at);
  entry.wikidata = text_at(records, at + 8);
  entry.source = text_at(records, at + 16);
  entry.sectors = sectors_at(records, at + 24);
  entry.surfaces = {this, u32_at(records, at + 32), u32_at(records, at + 36)};
  entry.offices = {this, u32_at(records, at + 40), u32_at(records, at + 44)};
  entry.country.letters = {records[at + 48], records[at + 49], records[at + 50]};
  entry.kind = static_cast<ActorKind>(u8_at(records, at + 52));
  entry.gender = static_cast<Gender>(u8_at(records, at + 53));
  entry.line = u32_at(records, at + 56);
  const ActorSource& source = sources_[u32_at(records, at + 60)];
  entry.layer = source.layer;
  entry.file = source.file;
  return entry;
}

inline std::uint32_t ActorTable::step(std::uint32_t node, std::uint32_t word) const {
  if (word >= words_.size()) return kNone;
  if (node == kRoot) {
    const std::uint32_t first = u32_at(of(ActorSection::kFirst), std::size_t{word} * 4);
    return first == 0 ? kNone : first;
  }
  const std::string_view nodes = of(ActorSection::kNodes);
  std::uint32_t low = u32_at(nodes, node * kNodeSize + 4);
  std::uint32_t high = u32_at(nodes, (std::size_t{node} + 1) * kNodeSize + 4);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::uint32_t held = u32_at(nodes, middle * kNodeSize);
    if (held == word) return middle;
    if (held < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return kNone;
}

inline IdRange<std::uint32_t> ActorTable::patterns_of(std::uint32_t node) const {
  const std::string_view nodes = of(ActorSection::kNodes);
  return {u32_at(nodes, node * kNodeSize + 8),
          u32_at(nodes, (std::size_t{node} + 1) * kNodeSize + 8)};
}

inline ActorTable::Pattern ActorTable::pattern(std::uint32_t number) const {
  const std::string_view records = of(ActorSection::kPatterns);
  const std::size_t at = number * kPatternSize;
  return {EntryId(u32_at(records, at)), u32_at(records, at + 4),
          of(ActorSection::kCases).substr(u32_at(records, at + 8), u32_at(records, at + 12))};
}

}  // namespace tocsin
