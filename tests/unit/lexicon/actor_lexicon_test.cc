#include "lexicon/actor_lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLexicon = R"(# Invented.
entry aldonia
  kind       country
  country    ALB
  name       Aldonia | Republic of Aldonia | ALD
  adjective  Aldonian
  people     Aldonian | Aldonians
  capital    Port-Ald
  metonym    the Red House | MIL the Bastion
  body       LEG the Stanza | MIL Aldonian Guard | Sea Watch
  place      Aldbury | North Aldbury
  source     invented
entry ana_ruiz
  kind       person
  gender     f
  name       Ana Ruiz | Ruiz
  office     ALB GOV 2010-03-02..2014 minister
  office     ALB GOV,MIL 2019-05..    president   # open
  source     invented
entry bo_ruiz
  kind       person
  country    BEL
  name       Bo Ruiz | Ruiz
  source     invented
)";

// The matches of one sentence, its words parted by blanks: "id kind words" lines.
std::string find(std::string_view sentence) {
  Vocabulary vocabulary;
  auto lexicon = ActorLexicon::parse("test", kLexicon, vocabulary);
  if (!lexicon.ok()) return lexicon.error().message;
  std::string lines;
  int number = 0;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
    const std::string word(sentence.substr(at, end - at));
    lines += word + " " + word + " X FW " + (number++ == 0 ? "0 root\n" : "1 dep\n");
    at = end + 1;
  }
  const Layers layers = layers_of_words(lines, vocabulary);
  std::vector<NameMatch> matches;
  lexicon.value().find_all(layers, layers.tokens.sentences[0].tokens, matches);
  std::string found;
  for (const NameMatch& match : matches) {
    if (!found.empty()) found += "; ";
    found += std::string(lexicon.value().entry(match.entry).id) + " " +
             std::to_string(static_cast<int>(
                 lexicon.value().entry(match.entry).surfaces[match.surface].kind)) +
             " " + std::string(layers.words(layers.span_of(match.tokens)));
  }
  return found;
}

struct FindCase {
  std::string_view sentence;
  std::string_view want;  // entry, SurfaceKind as a number, words
};

constexpr FindCase kFindCases[] = {
    // The longest name wins.
    {"the Republic of Aldonia fell", "aldonia 0 Republic of Aldonia"},
    {"Republic of Bree", ""},
    // A word that is two things is reported as both.
    {"Aldonian troops", "aldonia 1 Aldonian; aldonia 2 Aldonian"},
    {"Ruiz spoke", "ana_ruiz 0 Ruiz; bo_ruiz 0 Ruiz"},
    {"Ana Ruiz spoke", "ana_ruiz 0 Ana Ruiz"},
    // Case: an acronym in capitals only, a name never in small letters, headlines in capitals.
    {"ALD spoke", "aldonia 0 ALD"},
    {"Ald spoke", ""},
    {"aldonia spoke", ""},
    {"ALDONIA SPOKE", "aldonia 0 ALDONIA"},
    {"The Red House spoke", "aldonia 4 The Red House"},
    {"the red house burned", ""},
    // Hyphens part tokens, or hold them together.
    {"in Port - Ald today", "aldonia 3 Port - Ald"},
    {"in Port-Ald today", "aldonia 3 Port-Ald"},
    {"the Sea Watch", "aldonia 5 Sea Watch"},
    {"in North Aldbury", "aldonia 6 North Aldbury"},
};

TEST(ActorLexicon, Names) {
  for (const auto& [sentence, want] : kFindCases) {
    SCOPED_TRACE(sentence);
    EXPECT_EQ(find(sentence), want);
  }
}

struct OfficeCase {
  int year;
  unsigned month;
  unsigned day;
  std::string_view want;  // title, "former", or nothing
};

constexpr OfficeCase kOfficeCases[] = {
    // A term runs from the first day that it can mean to the last.
    {2010, 3, 1, ""},          {2010, 3, 2, "minister"}, {2014, 12, 31, "minister"},
    {2015, 1, 1, "former"},    {2019, 4, 30, "former"},  {2019, 5, 1, "president"},
    {2030, 1, 1, "president"},
};

TEST(ActorLexicon, Offices) {
  Vocabulary vocabulary;
  auto lexicon = ActorLexicon::parse("test", kLexicon, vocabulary);
  ASSERT_TRUE(lexicon.ok());
  const EntryId ana(std::size_t{1});
  for (const OfficeCase& c : kOfficeCases) {
    const std::chrono::year_month_day day{std::chrono::year(c.year), std::chrono::month(c.month),
                                          std::chrono::day(c.day)};
    SCOPED_TRACE(std::to_string(c.year) + "-" + std::to_string(c.month));
    const auto office = lexicon.value().office_on(ana, day);
    const std::string_view got = office                                ? office->title
                                 : lexicon.value().is_former(ana, day) ? "former"
                                                                       : "";
    EXPECT_EQ(got, c.want);
  }
}

struct ErrorCase {
  std::string_view content;
  std::string_view want;  // begins the message
};

constexpr ErrorCase kErrorCases[] = {
    {"name X\n", "f:1: a field outside of an entry"},
    {"entry a b\n", "f:1: \"entry\" needs an id of one word"},
    {"entry a\nkind person\n", "f:1: entry a has no name"},
    {"entry a\nname A\n", "f:1: entry a has no kind"},
    {"entry a\nkind people\n", "f:2: \"people\" is no kind"},
    {"entry a\nkind person\nnmae A\n", "f:3: unknown field \"nmae\"; did you mean \"name\"?"},
    {"entry a\ncountry QQQ\n", "f:2: \"QQQ\" is no country"},
    {"entry a\nsectors GOV,GOD\n", "f:2: \"GOD\" is no sector"},
    {"entry a\nname A | | B\n", "f:2: an empty name"},
    {"entry a\nbody Majlis\n", "f:2: a body needs its sector first"},
    {"entry a\noffice ALB GOV 2010 king\n", "f:2: \"2010\" is no term"},
    {"entry a\noffice ALB GOV 2010-13.. king\n", "f:2: \"2010-13\" is no date"},
    {"entry a\noffice ALB GOV 2010-02-30.. king\n", "f:2: \"2010-02-30\" is no date"},
    {"entry a\noffice ALB GOV 2010..2009 king\n", "f:2: the term 2010..2009 ends before"},
    {"entry a\noffice ALB GOV 2010..\n", "f:2: an office needs a title"},
    {"codes ARN1\n", "f:1: \"ARN1\" is no code; write three capitals"},
    {"codes\n", "f:1: \"codes\" has no value"},
    {"entry a\nkind group\nname A\ncodes ARN\n", "f:4: \"codes\" stands before the first entry"},
    {"codes ARN\nentry a\ncountry ARM\ncountry GON\n", "f:4: \"GON\" is no country"},
    {"more a\nname A\n", "f:1: \"more a\": there is no such entry to add to"},
    {"entry a\nkind group\nname A\nentry a\nkind group\nname B\n", "f:4: entry a stands at f:1"},
};

TEST(ActorLexicon, Errors) {
  for (const auto& [content, want] : kErrorCases) {
    Vocabulary vocabulary;
    const auto lexicon = ActorLexicon::parse("f", content, vocabulary);
    ASSERT_FALSE(lexicon.ok()) << content;
    EXPECT_TRUE(lexicon.error().message.starts_with(want)) << lexicon.error().message;
  }
}

TEST(ActorLexicon, CheckListsNamesThatSeveralShare) {
  Vocabulary vocabulary;
  const auto lexicon = ActorLexicon::parse("f", kLexicon, vocabulary);
  ASSERT_TRUE(lexicon.ok());
  const auto lines = lexicon.value().check();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], "f:23: \"Ruiz\" of entry bo_ruiz stands at f:16 (entry ana_ruiz) too");
}

TEST(ActorLexicon, Surnames) {
  Vocabulary vocabulary;
  const auto lexicon = ActorLexicon::parse("f", kLexicon, vocabulary);
  ASSERT_TRUE(lexicon.ok());
  const auto bearers = lexicon.value().of_surname(vocabulary.intern("ruiz"));
  ASSERT_EQ(bearers.size(), 2U);
  EXPECT_EQ(lexicon.value().entry(bearers[0]).id, "ana_ruiz");
  EXPECT_EQ(lexicon.value().entry(bearers[1]).id, "bo_ruiz");
  EXPECT_TRUE(lexicon.value().of_surname(vocabulary.intern("ana")).empty());
}

// An overlay adds entries, replaces one by its id, and takes one away.
class ActorOverlay : public testing::Test {
 protected:
  void TearDown() override { fs::remove_all(root_); }

  Result<ActorLexicon> load(std::string_view ours, std::string_view theirs) {
    write("ours", ours);
    write("theirs", theirs);
    vocabulary_ = Vocabulary();
    return ActorLexicon::load({root_ / "ours", {root_ / "empty", root_ / "theirs"}}, vocabulary_);
  }

  std::string theirs() const { return (root_ / "theirs" / "actors" / "mine.txt").string(); }

 private:
  void write(std::string_view folder, std::string_view content) const {
    fs::create_directories(root_ / folder / "actors");
    fs::create_directories(root_ / "empty");
    std::ofstream(root_ / folder / "actors" / "mine.txt", std::ios::binary) << content;
  }

  const fs::path root_ = fs::path(testing::TempDir()) /
                         (std::string("tocsin_actors_") +
                          testing::UnitTest::GetInstance()->current_test_info()->name());
  Vocabulary vocabulary_;
};

constexpr std::string_view kOurs =
    "entry bree\n kind country\n country BVT\n name Bree\n"
    "entry ruiz\n kind person\n name Ana Ruiz\n";

TEST_F(ActorOverlay, AddsReplacesTakesAway) {
  const auto lexicon = load(kOurs,
                            "off ruiz\n"
                            "entry bree\n kind organisation\n name Bree Group\n"
                            "entry dekker\n kind person\n name Jon Dekker\n");
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < lexicon.value().size(); ++i) {
    names.emplace_back(lexicon.value().entry(EntryId(i)).name());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"Bree Group", "Jon Dekker"}));
}

TEST_F(ActorOverlay, AddsToAnEntry) {
  const auto lexicon = load(kOurs,
                            "codes QQQ\n"
                            "more bree\n name Old Bree\n country QQQ\n source own\n"
                            "more ruiz\n office QQQ - 2001.. -\n gender f\n");
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  ASSERT_EQ(lexicon.value().size(), 2U);
  const ActorEntry& bree = lexicon.value().entry(EntryId(0));
  EXPECT_EQ(bree.name(), "Bree");
  EXPECT_EQ(bree.surfaces.back().text, "Old Bree");
  EXPECT_EQ(bree.country.view(), "QQQ");
  EXPECT_EQ(bree.source, "own");
  const ActorEntry& ruiz = lexicon.value().entry(EntryId(1));
  ASSERT_EQ(ruiz.offices.size(), 1U);
  const OfficeTerm office = ruiz.offices[0];
  EXPECT_EQ(office.country.view(), "QQQ");
  EXPECT_TRUE(office.sectors.empty());
  EXPECT_EQ(office.title, "");
  EXPECT_EQ(lexicon.value().named("OLD bree").size(), 1U);
  EXPECT_TRUE(lexicon.value().named("Old").empty());
}

TEST_F(ActorOverlay, Refuses) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"off bre\n", ":1: \"off bre\": there is no such entry to switch off"},
      {"off\n", ":1: \"off\" needs an id of one word"},
      {"off bree\n name Bree\n", ":2: a field outside of an entry; begin one with: entry ID"},
      {"entry x\n kind person\n", ":1: entry x has no name; add one"},
  };
  for (const auto& [text, message] : cases) {
    const auto lexicon = load(kOurs, text);
    ASSERT_FALSE(lexicon.ok()) << text;
    EXPECT_EQ(lexicon.error().message, theirs() + message);
  }
}

// The lexicon that we ship compiles.
TEST(ActorLexicon, Ours) {
  Vocabulary vocabulary;
  const auto lexicon = ActorLexicon::load({"lexicon/en"}, vocabulary);
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
}

}  // namespace
}  // namespace tocsin
