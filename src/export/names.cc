#include "export/names.h"

#include <fmt/format.h>

#include <array>

namespace tocsin {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 5> kSentenceKinds = {"text", "headline", "dateline", "byline", "list"};
constexpr std::array<Names, 4> kMentionForms = {"name", "nominal", "pronoun", "metonym"};
constexpr std::array<Names, 5> kActorKinds = {"person", "group", "organisation", "country",
                                              "unknown"};
constexpr std::array<Names, 7> kSourceKinds = {"named",    "described", "pronoun", "collective",
                                               "document", "anonymous", "implicit"};
constexpr std::array<Names, 3> kQuoteKinds = {"direct", "indirect", "mixed"};
constexpr std::array<Names, 11> kSpeechActs = {"assert",   "deny",     "accuse", "promise",
                                               "threaten", "demand",   "ask",    "praise",
                                               "warn",     "announce", "think"};
constexpr std::array<Names, 3> kDateBases = {"text", "context", "published"};
constexpr std::array<Names, 7> kResolutions = {"country",  "province", "district", "city",
                                               "sub-city", "region",   "unknown"};
constexpr std::array<Names, 4> kDateKinds = {"date", "time", "duration", "set"};
constexpr std::array<Names, 9> kGranularities = {
    "instant", "day", "week", "month", "quarter", "year", "decade", "century", "unknown"};
constexpr std::array<Names, 3> kClasses = {"verb", "noun", "adjective"};
constexpr std::array<Names, 2> kPolarities = {"positive", "negative"};
constexpr std::array<Names, 4> kTenses = {"", "past", "present", "future"};
constexpr std::array<Names, 4> kAspects = {"", "progressive", "perfect", "perfect_progressive"};
constexpr std::array<Names, 6> kMoods = {"",           "indicative", "imperative", "interrogative",
                                         "infinitive", "participle"};
constexpr std::array<Names, 9> kLinks = {"",      "complement", "purpose",  "condition", "time",
                                         "cause", "concession", "relative", "adverbial"};

template <class Label, std::size_t kSize>
Names pick(const std::array<Names, kSize>& names, Label label) {
  return names[static_cast<std::size_t>(label)];
}

}  // namespace

std::string_view name_of(SentenceKind kind) { return pick(kSentenceKinds, kind); }
std::string_view name_of(MentionForm form) { return pick(kMentionForms, form); }
std::string_view name_of(ActorKind kind) { return pick(kActorKinds, kind); }
std::string_view name_of(SourceKind kind) { return pick(kSourceKinds, kind); }
std::string_view name_of(QuoteKind kind) { return pick(kQuoteKinds, kind); }
std::string_view name_of(SpeechAct act) { return pick(kSpeechActs, act); }
std::string_view name_of(DateBasis basis) { return pick(kDateBases, basis); }
std::string_view name_of(PlaceResolution resolution) { return pick(kResolutions, resolution); }
std::string_view name_of(DateKind kind) { return pick(kDateKinds, kind); }
std::string_view name_of(Granularity granularity) { return pick(kGranularities, granularity); }
std::string_view name_of(PredicateClass word_class) { return pick(kClasses, word_class); }
std::string_view name_of(Polarity polarity) { return pick(kPolarities, polarity); }
std::string_view name_of(Tense tense) { return pick(kTenses, tense); }
std::string_view name_of(Aspect aspect) { return pick(kAspects, aspect); }
std::string_view name_of(Mood mood) { return pick(kMoods, mood); }
std::string_view name_of(LinkKind link) { return pick(kLinks, link); }

std::string role_name(const Role& role, std::string_view preposition) {
  if (role.kind != RoleKind::kPrep) return fmt::format("ARG{}", static_cast<int>(role.kind));
  std::string name;
  for (const char c : preposition) {
    if ((c >= 'a' && c <= 'z') || c == '_') name += c;
    if (c == '-' || c == ' ') name += '_';
  }
  return name.empty() ? "" : "prep:" + name;
}

std::string iso_day(std::chrono::sys_days day) { return iso_day(std::chrono::year_month_day(day)); }

std::string iso_day(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace tocsin
