// The layers' enumerators as the schema writes them.
#pragma once

#include <string>
#include <string_view>

#include "core/layers.h"

namespace tocsin {

std::string_view name_of(SentenceKind kind);
std::string_view name_of(MentionForm form);
std::string_view name_of(ActorKind kind);
std::string_view name_of(SourceKind kind);
std::string_view name_of(QuoteKind kind);
std::string_view name_of(SpeechAct act);
std::string_view name_of(DateBasis basis);
std::string_view name_of(PlaceResolution resolution);
std::string_view name_of(DateKind kind);
std::string_view name_of(Granularity granularity);
std::string_view name_of(PredicateClass word_class);
std::string_view name_of(Polarity polarity);
std::string_view name_of(Tense tense);    // "" for none
std::string_view name_of(Aspect aspect);  // "" for none
std::string_view name_of(Mood mood);      // "" for none
std::string_view name_of(LinkKind link);  // "" for none

// "ARG0", "prep:on". "" for a preposition that the schema cannot write.
std::string role_name(const Role& role, std::string_view preposition);

// "2018-01-03".
std::string iso_day(std::chrono::year_month_day day);
std::string iso_day(std::chrono::sys_days day);

}  // namespace tocsin
