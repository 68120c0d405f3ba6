#include "core/vocabulary.h"

#include <algorithm>

#include "core/result.h"

namespace tocsin {
namespace {

constexpr std::size_t kFirstSlots = 1024;

}  // namespace

void Vocabulary::rest_on(const WordTable& words) {
  TOCSIN_ASSERT(size() == 0);
  below_ = words;
}

SymbolId Vocabulary::find(std::string_view text, std::uint64_t hash) const {
  if (const std::uint32_t number = below_.find(text, hash); number != WordTable::kNone) {
    return SymbolId(number);
  }
  if (slots_.empty()) return SymbolId();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const Slot& held = slots_[slot];
    if (held.number == 0) return SymbolId();
    if (held.check == hash >> 32 && texts_[held.number - 1] == text) {
      return SymbolId(below_.size() + held.number - 1);
    }
  }
}

void Vocabulary::put(std::uint64_t hash, std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].number != 0) slot = (slot + 1) & mask;
  slots_[slot] = {static_cast<std::uint32_t>(hash >> 32), number};
}

void Vocabulary::grow() {
  slots_.assign(std::max(kFirstSlots, 2 * slots_.size()), {});
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    put(WordTable::hash_of(texts_[i]), static_cast<std::uint32_t>(i + 1));
  }
}

SymbolId Vocabulary::intern(std::string_view text) {
  const std::uint64_t hash = WordTable::hash_of(text);
  if (const SymbolId found = find(text, hash); found.is_valid()) return found;
  texts_.emplace_back(text);
  if (2 * texts_.size() > slots_.size()) {
    grow();
  } else {
    put(hash, static_cast<std::uint32_t>(texts_.size()));
  }
  return SymbolId(size() - 1);
}

SymbolId Vocabulary::find(std::string_view text) const {
  return find(text, WordTable::hash_of(text));
}

std::string_view Vocabulary::text(SymbolId id) const& {
  if (!id.is_valid()) return {};
  return id.value < below_.size() ? below_.word(id.value) : texts_[id.value - below_.size()];
}

}  // namespace tocsin
