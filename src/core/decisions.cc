#include "core/decisions.h"

#include <array>

namespace tocsin {
namespace {

constexpr std::array<std::string_view, 12> kStageNames = {
    "text",   "syntax", "names",  "frames", "quotes", "coreference",
    "actors", "events", "counts", "dates",  "places", "office"};

}  // namespace

std::string_view name_of(Stage stage) { return kStageNames[static_cast<std::size_t>(stage)]; }

}  // namespace tocsin
