#include "core/word_table.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <bit>

#include "core/little_endian.h"

namespace tocsin {
namespace {

std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

std::uint64_t WordTable::hash_of(std::string_view word) {
  return XXH3_64bits(word.data(), word.size());
}

Result<WordTable> WordTable::over(std::string_view text, std::string_view ends,
                                  std::string_view slots) {
  const auto corrupt = [](std::string what) { return Error{ErrorCode::kCorrupt, std::move(what)}; };
  const std::size_t slot_count = slots.size() / kSlotSize;
  if (ends.size() % 4 != 0 || slots.size() % kSlotSize != 0 || !std::has_single_bit(slot_count)) {
    return corrupt("the words are no whole records, or their slots no power of two");
  }
  WordTable table;
  table.text_ = text;
  table.ends_ = ends;
  table.slots_ = slots;
  table.size_ = static_cast<std::uint32_t>(ends.size() / 4);
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < ends.size(); at += 4) {
    const std::uint32_t end = u32_at(ends, at);
    if (end < before || end > text.size()) {
      return corrupt(fmt::format("word {} lies outside its text", at / 4));
    }
    before = end;
  }
  bool has_gap = false;
  for (std::size_t at = 0; at < slots.size(); at += kSlotSize) {
    const std::uint32_t held = u32_at(slots, at + 4);
    has_gap = has_gap || held == 0;
    if (held > table.size_) {
      return corrupt(fmt::format("slot {} is of no word", at / kSlotSize));
    }
  }
  // A search ends at an empty slot.
  if (!has_gap) return corrupt("the words have no empty slot");
  return table;
}

std::string_view WordTable::word(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : u32_at(ends_, (std::size_t{number} - 1) * 4);
  return text_.substr(begin, u32_at(ends_, std::size_t{number} * 4) - begin);
}

std::uint32_t WordTable::find(std::string_view word, std::uint64_t hash) const {
  if (slots_.empty()) return kNone;
  const std::size_t mask = slots_.size() / kSlotSize - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const std::size_t at = slot * kSlotSize;
    const std::uint32_t held = u32_at(slots_, at + 4);
    if (held == 0) return kNone;
    if (u32_at(slots_, at) == check_of(hash) && this->word(held - 1) == word) return held - 1;
  }
}

WordTableBytes word_table_bytes(const std::vector<std::string_view>& words) {
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t number = 0;  // + 1; 0: empty
  };
  WordTableBytes bytes;
  std::vector<Slot> slots(std::bit_ceil(2 * words.size() + 1));
  for (std::size_t i = 0; i < words.size(); ++i) {
    bytes.text += words[i];
    put_number(bytes.ends, bytes.text.size(), 4);
    const std::uint64_t hash = WordTable::hash_of(words[i]);
    std::size_t slot = hash & (slots.size() - 1);
    while (slots[slot].number != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = {check_of(hash), static_cast<std::uint32_t>(i + 1)};
  }
  for (const Slot& slot : slots) {
    put_number(bytes.slots, slot.check, 4);
    put_number(bytes.slots, slot.number, 4);
  }
  return bytes;
}

}  // namespace tocsin
