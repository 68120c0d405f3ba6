#include "core/vocabulary.h"

namespace tocsin {

SymbolId Vocabulary::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const SymbolId id(texts_.size());
  texts_.emplace_back(text);
  ids_.emplace(texts_.back(), id);
  return id;
}

SymbolId Vocabulary::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? SymbolId() : found->second;
}

std::string_view Vocabulary::text(SymbolId id) const& {
  return id.is_valid() ? std::string_view(texts_[id.value]) : std::string_view();
}

}  // namespace tocsin
