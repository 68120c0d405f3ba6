#include "lexicon/actor_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "lexicon/name_words.h"

namespace tocsin {
namespace {

Error corrupt(std::string what) { return {ErrorCode::kCorrupt, std::move(what)}; }

// What a term's date may be: as in the text, or open.
bool is_date(PartialDate date) {
  if (date.is_open()) return date.month == 0 && date.day == 0;
  if (date.month == 0 && date.day != 0) return false;
  return date.year > 0 && date.year <= 9999 && date.first_day().ok();
}

PartialDate date_at(std::string_view records, std::size_t at) {
  return {static_cast<std::int16_t>(u16_at(records, at)), u8_at(records, at + 2),
          u8_at(records, at + 3)};
}

bool is_run(std::string_view records, std::size_t at, std::size_t most) {
  return std::uint64_t{u32_at(records, at)} + u32_at(records, at + 4) <= most;
}

}  // namespace

std::array<std::string_view, kActorSectionCount> ActorBytes::views() const& {
  std::array<std::string_view, kActorSectionCount> all;
  std::copy(sections.begin(), sections.end(), all.begin());
  return all;
}

Result<ActorTable> ActorTable::over(
    const std::array<std::string_view, kActorSectionCount>& sections,
    std::vector<ActorSource> sources) {
  ActorTable table;
  table.sections_ = sections;
  table.sources_ = std::move(sources);
  if (const std::string_view version = table.of(ActorSection::kVersion); version != kActorVersion) {
    return Error{ErrorCode::kVersion, fmt::format("has version {} of compiled actors, this program "
                                                  "reads {}",
                                                  version.substr(0, 20), kActorVersion)};
  }
  TOCSIN_TRY(words,
             WordTable::over(table.of(ActorSection::kWords), table.of(ActorSection::kWordEnds),
                             table.of(ActorSection::kWordSlots)));
  table.words_ = words;
  TOCSIN_TRY(checked, table.check());
  return table;
}

Surface ActorTable::surface(std::size_t record) const {
  const std::string_view records = of(ActorSection::kSurfaces);
  const std::size_t at = record * kSurfaceSize;
  return {static_cast<SurfaceKind>(u8_at(records, at + 16)), text_at(records, at),
          sectors_at(records, at + 8), u32_at(records, at + 20)};
}

OfficeTerm ActorTable::office(std::size_t record) const {
  const std::string_view records = of(ActorSection::kTerms);
  const std::size_t at = record * kTermSize;
  OfficeTerm term;
  term.title = text_at(records, at);
  term.sectors = sectors_at(records, at + 8);
  term.country.letters = {records[at + 16], records[at + 17], records[at + 18]};
  term.from = date_at(records, at + 20);
  term.to = date_at(records, at + 24);
  return term;
}

IdRange<std::uint32_t> ActorTable::bearers_of(std::uint32_t word) const {
  if (word >= words_.size()) return {};
  const std::string_view ends = of(ActorSection::kBearerEnds);
  return {word == 0 ? 0 : u32_at(ends, (std::size_t{word} - 1) * 4),
          u32_at(ends, std::size_t{word} * 4)};
}

bool ActorTable::is_text(std::string_view records, std::size_t at) const {
  return is_run(records, at, of(ActorSection::kText).size());
}

bool ActorTable::is_sectors(std::string_view records, std::size_t at) const {
  return is_run(records, at, of(ActorSection::kSectors).size());
}

Status ActorTable::check() const {
  TOCSIN_TRY(sizes, check_sizes());
  TOCSIN_TRY(entries, check_entries());
  TOCSIN_TRY(terms, check_terms());
  TOCSIN_TRY(nodes, check_nodes());
  TOCSIN_TRY(patterns, check_patterns());
  return check_bearers();
}

Status ActorTable::check_sizes() const {
  const std::pair<ActorSection, std::size_t> records[] = {
      {ActorSection::kEntries, kEntrySize}, {ActorSection::kSurfaces, kSurfaceSize},
      {ActorSection::kTerms, kTermSize},    {ActorSection::kFirst, 4},
      {ActorSection::kNodes, kNodeSize},    {ActorSection::kPatterns, kPatternSize},
      {ActorSection::kBearers, 4},          {ActorSection::kBearerEnds, 4}};
  for (const auto& [section, size] : records) {
    if (of(section).size() % size == 0) continue;
    return corrupt(fmt::format("section {} has no whole records",
                               kActorSectionNames[static_cast<std::size_t>(section)]));
  }
  if (count(ActorSection::kFirst, 4) != words_.size() ||
      count(ActorSection::kBearerEnds, 4) != words_.size() ||
      count(ActorSection::kNodes, kNodeSize) < 2) {
    return corrupt("words and nodes do not fit each other");
  }
  for (const char sector : of(ActorSection::kSectors)) {
    if (static_cast<std::uint8_t>(sector) >= kSectorCount) return corrupt("a sector is none");
  }
  return Ok{};
}

Status ActorTable::check_entries() const {
  const std::string_view records = of(ActorSection::kEntries);
  const std::uint32_t surfaces = count(ActorSection::kSurfaces, kSurfaceSize);
  const std::uint32_t terms = count(ActorSection::kTerms, kTermSize);
  for (std::size_t at = 0; at < records.size(); at += kEntrySize) {
    const bool is_good = is_text(records, at) && is_text(records, at + 8) &&
                         is_text(records, at + 16) && is_sectors(records, at + 24) &&
                         is_run(records, at + 32, surfaces) && is_run(records, at + 40, terms) &&
                         u8_at(records, at + 52) <= static_cast<int>(ActorKind::kUnknown) &&
                         u8_at(records, at + 53) <= static_cast<int>(Gender::kFemale) &&
                         u32_at(records, at + 60) < sources_.size();
    if (!is_good) return corrupt(fmt::format("entry {} points outside", at / kEntrySize));
  }
  const std::string_view names = of(ActorSection::kSurfaces);
  for (std::size_t at = 0; at < names.size(); at += kSurfaceSize) {
    if (is_text(names, at) && is_sectors(names, at + 8) &&
        u8_at(names, at + 16) <= static_cast<int>(SurfaceKind::kPlace)) {
      continue;
    }
    return corrupt(fmt::format("surface {} points outside", at / kSurfaceSize));
  }
  return Ok{};
}

Status ActorTable::check_terms() const {
  const std::string_view records = of(ActorSection::kTerms);
  for (std::size_t at = 0; at < records.size(); at += kTermSize) {
    if (is_text(records, at) && is_sectors(records, at + 8) && is_date(date_at(records, at + 20)) &&
        is_date(date_at(records, at + 24))) {
      continue;
    }
    return corrupt(fmt::format("term {} points outside, or has no date", at / kTermSize));
  }
  return Ok{};
}

// 1. The children of a node stand behind it, those of the next node behind them.
// 2. They stand by word. 3. `first` names the children of the root, and no others.
Status ActorTable::check_nodes() const {
  const std::string_view nodes = of(ActorSection::kNodes);
  const std::uint32_t last = count(ActorSection::kNodes, kNodeSize) - 1;
  const std::uint32_t patterns = count(ActorSection::kPatterns, kPatternSize);
  const auto field = [&](std::uint32_t node, std::size_t offset) {
    return u32_at(nodes, node * kNodeSize + offset);
  };
  bool is_good =
      field(0, 4) == 1 && field(0, 8) == 0 && field(last, 4) == last && field(last, 8) == patterns;
  for (std::uint32_t node = 0; is_good && node < last; ++node) {
    const std::uint32_t begin = field(node, 4);
    const std::uint32_t end = field(node + 1, 4);
    is_good = begin > node && begin <= end && end <= last && field(node, 8) <= field(node + 1, 8) &&
              (node == 0 || field(node, 0) < words_.size());
    for (std::uint32_t child = begin + 1; is_good && child < end; ++child) {
      is_good = field(child - 1, 0) < field(child, 0);
    }
    if (!is_good) return corrupt(fmt::format("node {} points outside", node));
  }
  const std::string_view first = of(ActorSection::kFirst);
  for (std::uint32_t word = 0; is_good && word < words_.size(); ++word) {
    const std::uint32_t child = u32_at(first, std::size_t{word} * 4);
    is_good = child < field(1, 4) && (child == 0 || field(child, 0) == word);
  }
  return is_good ? Status(Ok{}) : corrupt("the nodes do not fit each other");
}

Status ActorTable::check_patterns() const {
  const std::string_view records = of(ActorSection::kPatterns);
  const std::string_view entries = of(ActorSection::kEntries);
  for (std::size_t at = 0; at < records.size(); at += kPatternSize) {
    const std::uint32_t entry = u32_at(records, at);
    const bool is_good = entry < size() &&
                         u32_at(records, at + 4) < u32_at(entries, entry * kEntrySize + 36) &&
                         is_run(records, at + 8, of(ActorSection::kCases).size());
    if (!is_good) return corrupt(fmt::format("pattern {} points outside", at / kPatternSize));
  }
  for (const char word_case : of(ActorSection::kCases)) {
    if (static_cast<std::uint8_t>(word_case) > static_cast<std::uint8_t>(WordCase::kCapitals)) {
      return corrupt("a word's case is none");
    }
  }
  return Ok{};
}

Status ActorTable::check_bearers() const {
  const std::string_view ends = of(ActorSection::kBearerEnds);
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < ends.size(); at += 4) {
    const std::uint32_t end = u32_at(ends, at);
    if (end < before || end > count(ActorSection::kBearers, 4)) {
      return corrupt(fmt::format("the bearers of word {} lie outside", at / 4));
    }
    before = end;
  }
  for (std::uint32_t i = 0; i < count(ActorSection::kBearers, 4); ++i) {
    if (bearer(i).value >= size()) return corrupt(fmt::format("bearer {} is no entry", i));
  }
  return Ok{};
}

}  // namespace tocsin
