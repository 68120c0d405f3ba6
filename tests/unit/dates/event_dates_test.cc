// Whole sentences: when the act of each happened, and what says so.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/ontology.h"
#include "dates/date_values.h"
#include "pipeline/worker.h"
#include "support/with_resources.h"

namespace tocsin {
namespace {

struct EventCase {
  std::string_view text;
  std::string_view want;  // "ASSAULT 2024-03-11..2024-03-11 text"; several joined by "; "
};

class EventDates : public WithResources<EventDates> {
 protected:
  // Published on 14 March 2024, a Thursday.
  static std::string dates_of(Worker& worker, std::string_view text) {
    using namespace std::chrono;
    Document document;
    document.doc_id = "n1";
    document.text = text;
    document.published = 2024y / March / 14d;
    worker.read(std::move(document));
    constexpr std::array<std::string_view, 3> kBasis = {"text", "context", "published"};
    std::string out;
    for (const Event& event : worker.layers().events.events) {
      if (!event.date) continue;
      if (!out.empty()) out += "; ";
      out += fmt::format(
          "{} {}..{} {}{}", name_of(event.type), value_of(TimeUnit::kDay, event.date->from),
          value_of(TimeUnit::kDay, event.date->to),
          kBasis[static_cast<std::size_t>(event.date->basis)], event.historical ? " history" : "");
    }
    return out;
  }

  static void check(std::span<const EventCase> cases) {
    Worker worker(*resources_);
    for (const auto& [text, want] : cases) {
      SCOPED_TRACE(text);
      EXPECT_EQ(dates_of(worker, text), want);
    }
  }
};

// Published on 14 March 2024, a Thursday.
constexpr EventCase kTied[] = {
    {"Rebels shelled Bree on Tuesday and Wednesday.", "ASSAULT 2024-03-12..2024-03-13 text"},
    {"The United States condemned Friday's attack on Bree.",
     "ACCUSE 2024-03-14..2024-03-14 published; ASSAULT 2024-03-08..2024-03-08 text"},
    // What names a thing does not date the act around it.
    {"Police arrested ten men under the Security Act of 1967.",
     "COERCE 2024-03-14..2024-03-14 published history"},
    // A perfect cannot have a day: it is the noun's.
    {"Ana Ruiz has called for an investigation into an attack on a mosque in Corland on Friday.",
     "REQUEST 2024-03-14..2024-03-14 published; ACCUSE 2024-03-14..2024-03-14 published; ASSAULT "
     "2024-03-08..2024-03-08 text"},
    {"Ana Ruiz welcomed the report on the attack on an aid convoy, which took place on Monday.",
     "SUPPORT 2024-03-14..2024-03-14 published; ASSAULT 2024-03-11..2024-03-11 text"},
    // Words around a quotation do not date what is quoted.
    {"\"Rebels attacked Bree,\" Ruiz told reporters on Wednesday, \"and killed ten people.\"",
     "ASSAULT 2024-03-13..2024-03-13 context; ASSAULT 2024-03-13..2024-03-13 context"},
};

constexpr EventCase kDistances[] = {
    {"Eight months after the military takeover we condemn the arrests.",
     "COERCE 2023-07-01..2023-07-31 text; ACCUSE 2024-03-14..2024-03-14 published"},
    {"Two days after the attack on Bree, Corland arrested ten men on Monday.",
     "ASSAULT 2024-03-09..2024-03-09 text; COERCE 2024-03-11..2024-03-11 text"},
    {"A week after troops attacked Bree on March 1, Corland withdrew its soldiers.",
     "ASSAULT 2024-03-01..2024-03-01 text; RETREAT 2024-03-04..2024-03-10 text"},
    {"Two years before the 2003 invasion of Aldonia, Corland expelled the ambassador.",
     "ASSAULT 2003-01-01..2003-12-31 text history; SANCTION 2001-01-01..2001-12-31 text history"},
    // Vague, or no act: nothing is counted.
    {"Shortly after the attack on Bree, Corland arrested ten men.",
     "ASSAULT 2024-03-14..2024-03-14 published; COERCE 2024-03-14..2024-03-14 published"},
    {"Some years after the attack on Bree, Corland arrested ten men.",
     "ASSAULT 2024-03-14..2024-03-14 published; COERCE 2024-03-14..2024-03-14 published"},
};

constexpr EventCase kContext[] = {
    {"The two men were seized in Bree in 2016. At the time, Corland attacked rebels.",
     "ASSAULT 2016-01-01..2016-12-31 text history"},
    {"Aldonia attacked Bree on Monday.\n\nTwo days later, Corland withdrew its troops.",
     "ASSAULT 2024-03-11..2024-03-11 text; RETREAT 2024-03-13..2024-03-13 text"},
    {"Two days later, Corland withdrew its troops.", "RETREAT 2024-03-14..2024-03-14 published"},
    // The same speaker is quoted near by on a day.
    {"Ana Ruiz called on President Lee to resign.\n\n\"He must go,\" Ruiz told reporters on "
     "Tuesday.",
     "REQUEST 2024-03-12..2024-03-12 context; RETREAT 2024-03-14..2024-03-14 published"},
    // What has happened is not dated by what will happen.
    {"Ana Ruiz will meet Lee on May 14 to discuss the attack on Bree.",
     "CONSULT 2024-05-14..2024-05-14 text; ASSAULT 2024-03-14..2024-03-14 published"},
    // In a report on a year months are that year's.
    {"During the year police arrested ten men. In March police arrested two. They remained in "
     "prison throughout the year.",
     "COERCE 2023-01-01..2023-12-31 text; COERCE 2023-03-01..2023-03-31 text; COERCE "
     "2023-01-01..2023-12-31 text"},
};

TEST_F(EventDates, HangOnTheirAct) { check(kTied); }
TEST_F(EventDates, LieSoFarFromAnotherAct) { check(kDistances); }
TEST_F(EventDates, StandWhereTheTextStands) { check(kContext); }

}  // namespace
}  // namespace tocsin
