#include "syntax/known_lemma.h"

#include <algorithm>
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

struct Irregular {
  std::string_view form;
  std::string_view lemma;
};

// Past forms that no ending gives; a form of two verbs ("found", "lay") is not here.
constexpr std::array kIrregular = std::to_array<Irregular>({
    {"arisen", "arise"},
    {"arose", "arise"},
    {"beaten", "beat"},
    {"befell", "befall"},
    {"bitten", "bite"},
    {"bled", "bleed"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bred", "breed"},
    {"broadcast", "broadcast"},
    {"dealt", "deal"},
    {"dug", "dig"},
    {"fed", "feed"},
    {"fled", "flee"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"flung", "fling"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"forgave", "forgive"},
    {"forgiven", "forgive"},
    {"forsaken", "forsake"},
    {"fought", "fight"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"hidden", "hide"},
    {"hung", "hang"},
    {"misled", "mislead"},
    {"mistook", "mistake"},
    {"named", "name"},  // "nam" is a word too
    {"overcame", "overcome"},
    {"overran", "overrun"},
    {"oversaw", "oversee"},
    {"overseen", "oversee"},
    {"overthrew", "overthrow"},
    {"overthrown", "overthrow"},
    {"overtook", "overtake"},
    {"pled", "plead"},
    {"rebuilt", "rebuild"},
    {"resold", "resell"},
    {"retook", "retake"},
    {"retaken", "retake"},
    {"sank", "sink"},
    {"seen", "see"},
    {"shook", "shake"},
    {"shaken", "shake"},
    {"shot", "shoot"},
    {"shown", "show"},
    {"slain", "slay"},
    {"slew", "slay"},
    {"slid", "slide"},
    {"sought", "seek"},
    {"spun", "spin"},
    {"stolen", "steal"},
    {"stole", "steal"},
    {"strewn", "strew"},
    {"stricken", "strike"},
    {"strove", "strive"},
    {"struck", "strike"},
    {"stuck", "stick"},
    {"sworn", "swear"},
    {"swore", "swear"},
    {"thrown", "throw"},
    {"torn", "tear"},
    {"undercut", "undercut"},
    {"unfroze", "unfreeze"},
    {"unfrozen", "unfreeze"},
    {"undergone", "undergo"},
    {"undertaken", "undertake"},
    {"undertook", "undertake"},
    {"underwent", "undergo"},
    {"upheld", "uphold"},
    {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"},
    {"withheld", "withhold"},
    {"withstood", "withstand"},
    {"woken", "wake"},
    {"woven", "weave"},
    {"wrung", "wring"},
});

const Irregular* find_irregular(std::string_view word) {
  const auto found = std::ranges::find(kIrregular, word, &Irregular::form);
  return found == kIrregular.end() ? nullptr : &*found;
}

}  // namespace

bool find_known_lemma(std::string_view word, Xpos tag, const Vocabulary& vocabulary,
                      std::string& out) {
  const bool is_past = tag == Xpos::kVbd || tag == Xpos::kVbn;
  // "Condemns" is at times taken for a plain form.
  const bool is_plain = tag == Xpos::kVbz || tag == Xpos::kNns || tag == Xpos::kVbp;
  if (!is_past && !is_plain && tag != Xpos::kVbg) return false;
  // So is "overthrew".
  const bool may_be_past = is_past || tag == Xpos::kVbp;
  if (const Irregular* irregular = may_be_past ? find_irregular(word) : nullptr;
      irregular != nullptr && vocabulary.find(irregular->lemma).is_valid()) {
    out = irregular->lemma;
    return true;
  }
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
