// What somebody was on the day of an event.
#include "actors/office.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace tocsin {
namespace {

constexpr std::string_view kLexicon = R"(
entry ana_ruiz
  kind       person
  country    ALB
  name       Ana Ruiz
  office     ALB PTY 2015..2019-03-01 candidate
  office     ALB GOV,MIL 2019-03-02..2020-06-30 defence minister
  office     ALB GOV 2021-01-20..2024-01-19 president
entry red_front
  kind       group
  country    BEL
  sectors    REB
  name       Red Front
  office     BEL REB ..2016-11-30 rebels
  office     BEL PTY 2016-12-01.. party
entry bo_holt
  kind       person
  country    BEL
  sectors    BUS
  name       Bo Holt
entry eva_marsh
  kind       person
  country    BEL
  name       Eva Marsh
  office     IGO , 2020-05-01.. secretary-general
)";

struct OfficeCase {
  std::string_view what;
  std::string_view entry;
  std::string_view published;  // empty: not known
  std::string_view from;       // of the event; empty: it has no date
  std::string_view to;
  std::string_view want;
};

constexpr OfficeCase kCases[] = {
    // The event's day decides, not that of publication.
    {"in office", "ana_ruiz", "2023-05-01", "2022-04-01", "2022-04-01", "ALB GOV president"},
    {"in the office before", "ana_ruiz", "2023-05-01", "2019-12-24", "2019-12-24",
     "ALB GOV MIL defence minister"},
    {"no date: the day of publication", "ana_ruiz", "2019-12-24", "", "",
     "ALB GOV MIL defence minister"},

    // Borders: a term is held from its first to its last day.
    {"the last day as a candidate", "ana_ruiz", "2023-05-01", "2019-03-01", "2019-03-01",
     "ALB PTY candidate"},
    {"the first day in office", "ana_ruiz", "2023-05-01", "2019-03-02", "2019-03-02",
     "ALB GOV MIL defence minister"},
    {"the last day in office", "ana_ruiz", "2023-05-01", "2020-06-30", "2020-06-30",
     "ALB GOV MIL defence minister"},
    {"between two offices", "ana_ruiz", "2023-05-01", "2020-07-01", "2020-07-01", "ALB ELI"},
    {"after the last one", "ana_ruiz", "2025-05-01", "2025-04-30", "2025-04-30", "ALB ELI"},
    {"before the first one: what the document says", "ana_ruiz", "2023-05-01", "2014-12-31",
     "2014-12-31", "ALB UNK said"},

    // A longer time: the office of most of it.
    {"the year of the election", "ana_ruiz", "2023-05-01", "2021-01-01", "2021-12-31",
     "ALB GOV president"},
    {"a year of two offices", "ana_ruiz", "2023-05-01", "2019-01-01", "2019-12-31",
     "ALB GOV MIL defence minister"},
    {"this year, told before the change", "ana_ruiz", "2019-02-01", "2019-01-01", "2019-12-31",
     "ALB PTY candidate"},
    {"the year after", "ana_ruiz", "2026-05-01", "2025-01-01", "2025-12-31", "ALB ELI"},

    // A group that changed its part.
    {"rebels then", "red_front", "2020-01-01", "2016-11-30", "2016-11-30", "BEL REB rebels"},
    {"a party now", "red_front", "2020-01-01", "2016-12-01", "2016-12-01", "BEL PTY party"},

    // An office of no country has no sector.
    {"of an international body", "eva_marsh", "2021-01-01", "", "", "IGO secretary-general"},

    // Nothing dated, or no day known: what the document says.
    {"no offices", "bo_holt", "2021-01-01", "2020-01-01", "2020-01-01", "ALB UNK said"},
    {"no day", "ana_ruiz", "", "", "", "ALB UNK said"},
};

std::optional<std::chrono::year_month_day> day_of(std::string_view text) {
  const auto date = partial_date_of(text);
  return date ? std::optional(date->first_day()) : std::nullopt;
}

std::string office_of(const ActorLexicon& lexicon, const OfficeResolver& resolver,
                      const Vocabulary& vocabulary, const OfficeCase& c) {
  Layers layers;
  layers.document.published = day_of(c.published);
  Actor actor;
  actor.name = c.entry;
  actor.country = CountryCode("ALB");
  actor.sectors = {Sector::kUnk};
  actor.role = "said";
  for (std::size_t i = 0; i < lexicon.size(); ++i) {
    if (lexicon.entry(EntryId(i)).id == c.entry) actor.entry = EntryId(i);
  }
  layers.actors.actors.push_back(actor);
  EventLayer events;
  Event event;
  Participant one;
  one.actor = ActorId(std::size_t{0});
  event.actors.push_back(one);
  if (const auto from = day_of(c.from); from) event.date = EventDate{*from, *day_of(c.to)};
  events.events.push_back(event);
  OfficeResolver::Scratch scratch;
  resolver.run(vocabulary, layers, scratch, events, nullptr);
  const Participant& was = events.events.front().actors.front();
  std::string said(was.country.view());
  for (const Sector sector : was.sectors) said += " " + std::string(name_of(sector));
  return was.role.empty() ? said : said + " " + was.role;
}

TEST(Office, OnTheDayOfTheEvent) {
  Vocabulary vocabulary;
  auto lexicon = ActorLexicon::parse("test", kLexicon, vocabulary);
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  auto resolver = OfficeResolver::load(lexicon.value());
  ASSERT_TRUE(resolver.ok());
  for (const OfficeCase& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(office_of(lexicon.value(), resolver.value(), vocabulary, c), c.want);
  }
}

}  // namespace
}  // namespace tocsin
