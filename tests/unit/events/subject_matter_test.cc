#include "events/subject_matter.h"

#include <gtest/gtest.h>

#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// A document of so many tokens and nobody in it.
Layers document_of(std::size_t token_count) {
  Layers layers;
  layers.tokens.span.resize(token_count);
  return layers;
}

void add_actor(Layers& layers, ActorKind kind, std::vector<Sector> sectors) {
  Actor actor;
  actor.kind = kind;
  actor.sectors = std::move(sectors);
  layers.actors.actors.push_back(std::move(actor));
}

TEST(SubjectMatter, CountsBodiesAndNotCountries) {
  Layers layers = document_of(100);
  EXPECT_FALSE(is_political(layers));
  // A table of football results is full of countries.
  for (int i = 0; i < 30; ++i) add_actor(layers, ActorKind::kCountry, {Sector::kGov});
  EXPECT_FALSE(is_political(layers));
  add_actor(layers, ActorKind::kOrganisation, {Sector::kBus});
  EXPECT_FALSE(is_political(layers));
  add_actor(layers, ActorKind::kPerson, {Sector::kGov});
  EXPECT_FALSE(is_political(layers));
  add_actor(layers, ActorKind::kOrganisation, {Sector::kCop});
  EXPECT_TRUE(is_political(layers));
}

TEST(SubjectMatter, OnePoliceOfficerMakesNoLongStoryPolitical) {
  Layers layers = document_of(1000);
  add_actor(layers, ActorKind::kPerson, {Sector::kCop});
  EXPECT_FALSE(is_political(layers));
}

TEST(SubjectMatter, AFewSentencesSayTooLittle) {
  EXPECT_TRUE(is_short(document_of(0)));
  EXPECT_TRUE(is_short(document_of(79)));
  EXPECT_FALSE(is_short(document_of(80)));
}

TEST(SubjectMatter, WhoIsPolitical) {
  Actor actor;
  EXPECT_FALSE(is_political_actor(actor));
  actor.sectors = {Sector::kBus};
  EXPECT_FALSE(is_political_actor(actor));
  actor.sectors = {Sector::kBus, Sector::kLeg};
  EXPECT_TRUE(is_political_actor(actor));
  Actor country;
  country.kind = ActorKind::kCountry;
  EXPECT_TRUE(is_political_actor(country));
}

std::vector<std::string> subjects_of(std::string_view words, Vocabulary& vocabulary) {
  const auto list = WordList::parse("subjects.txt", "[sport]\nleague|coach|medal\n");
  const Subjects subjects = Subjects::compile(list.value(), vocabulary).value();
  Layers layers = layers_of_words(words, vocabulary);
  std::vector<std::string_view> out;
  subjects.find(layers, out);
  return {out.begin(), out.end()};
}

TEST(SubjectMatter, APassageOfManyWordsOfASubjectIsAboutIt) {
  Vocabulary vocabulary;
  constexpr std::string_view kPage =
      "coach coach NOUN NN 0 root\nleague league NOUN NN 1 nmod\n\nmedal medal NOUN NN 0 root\n";
  EXPECT_EQ(subjects_of(kPage, vocabulary), (std::vector<std::string>{"sport", "sport"}));
  EXPECT_EQ(subjects_of("coach coach NOUN NN 0 root\n", vocabulary),
            (std::vector<std::string>{""}));
}

// Eight words of a subject or more make a whole short document one about it, far sentences too.
TEST(SubjectMatter, ADocumentOfManyWordsOfASubjectIsAboutIt) {
  std::string page = "coach coach NOUN NN 0 root\n";
  for (int i = 0; i < 3; ++i) page += "\nthen then ADV RB 0 root\n";
  for (int i = 0; i < 6; ++i) page += "\nmedal medal NOUN NN 0 root\n";
  Vocabulary vocabulary;
  EXPECT_EQ(subjects_of(page, vocabulary).front(), "");
  page += "\nleague league NOUN NN 0 root\n";
  EXPECT_EQ(subjects_of(page, vocabulary).front(), "sport");
}

TEST(SubjectMatter, ASubjectMayKeepPoliticalActs) {
  Vocabulary vocabulary;
  const auto list =
      WordList::parse("subjects.txt", "[sport]\nmedal\n[weather]\nstorm  keep=political\nrain\n");
  const Subjects subjects = Subjects::compile(list.value(), vocabulary).value();
  EXPECT_TRUE(subjects.keeps_political("weather"));
  EXPECT_FALSE(subjects.keeps_political("sport"));
  EXPECT_FALSE(subjects.keeps_political(""));
}

TEST(SubjectMatter, AnUnknownKeepIsRefused) {
  Vocabulary vocabulary;
  const auto list = WordList::parse("subjects.txt", "[weather]\nstorm keep=all\n");
  const auto subjects = Subjects::compile(list.value(), vocabulary);
  ASSERT_FALSE(subjects.ok());
  EXPECT_EQ(subjects.error().message, "subjects.txt:2: keep= is political, or not there");
}

}  // namespace
}  // namespace tocsin
