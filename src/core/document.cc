#include "core/document.h"

#include <array>

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 7> kStatusNames = {
    "ok", "empty", "language", "limit", "encoding", "unreadable", "timeout"};
constexpr std::array<std::string_view, 5> kBasisNames = {"given", "metadata", "text", "url",
                                                         "none"};

}  // namespace

std::string_view name_of(DocStatus status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}
std::string_view name_of(PublishedBasis basis) {
  return kBasisNames[static_cast<std::size_t>(basis)];
}

void Document::clear() { *this = Document(); }

}  // namespace tocsin
