#include "syntax/known_lemma.h"

#include <array>

namespace tocsin {
namespace {

struct Inflection {
  std::string_view ending;
  std::string_view instead;
  bool doubled = false;  // the letter before the ending stands twice: "planned"
};

// In the order in which they are tried.
constexpr std::array<Inflection, 4> kPast = {
    {{"ied", "y", false}, {"ed", "", false}, {"ed", "e", false}, {"ed", "", true}}};
constexpr std::array<Inflection, 4> kGerund = {
    {{"ing", "", false}, {"ing", "e", false}, {"ying", "ie", false}, {"ing", "", true}}};
constexpr std::array<Inflection, 4> kEs = {
    {{"s", "", false}, {"es", "", false}, {"ies", "y", false}, {"ves", "f", false}}};

}  // namespace

bool find_known_lemma(std::string_view word, Xpos tag, const Vocabulary& vocabulary,
                      std::string& out) {
  const bool is_past = tag == Xpos::kVbd || tag == Xpos::kVbn;
  const bool is_plain = tag == Xpos::kVbz || tag == Xpos::kNns;
  if (!is_past && !is_plain && tag != Xpos::kVbg) return false;
  std::string stem;
  for (const Inflection& inflection : is_past ? kPast : is_plain ? kEs : kGerund) {
    if (!word.ends_with(inflection.ending)) continue;
    stem = word.substr(0, word.size() - inflection.ending.size());
    if (inflection.doubled) {
      if (stem.size() < 3 || stem.back() != stem[stem.size() - 2]) continue;
      stem.pop_back();
    }
    // "carried" is no form of "carrie".
    if (inflection.instead != "y" && stem.ends_with('i')) continue;
    stem += inflection.instead;
    if (stem.size() < 2 || !vocabulary.find(stem).is_valid()) continue;
    out = std::move(stem);
    return true;
  }
  return false;
}

}  // namespace tocsin
