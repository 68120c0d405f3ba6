#include "read_actors.h"

#include <gtest/gtest.h>

#include <chrono>

#include "actors/coreference.h"
#include "actors/mentions.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

constexpr std::string_view kLexicon = R"(
entry aldonia
  kind       country
  country    ALB
  name       Aldonia
  adjective  Aldonian
  people     Aldonian | Aldonians
  capital    Aldport
  body       LEG the Stanza
  body       GOV Foreign Department
  place      Aldbury
entry bree
  kind       country
  country    BEL
  name       Bree
  adjective  Breelander
entry corland
  kind       country
  country    CRI
  name       Corland
entry red_front
  kind       group
  country    BEL
  sectors    REB
  name       Red Front
entry western_sea
  kind       organisation
  name       Western Corland
entry ana_ruiz
  kind       person
  gender     f
  name       Ana Ruiz
  office     ALB GOV 2019.. foreign minister
entry bo_ruiz
  kind       person
  name       Bo Ruiz
  office     ALB GOV 2010..2015 foreign minister
entry eva_cole
  kind       person
  name       Eva Cole
  office     BEL LEG 2001..2009 senator
  office     BEL GOV 2010..2012 foreign minister
entry defence_force
  kind       group
  country    ALB
  sectors    PRM
  name       National Defence Force
entry sea_people
  kind       group
  sectors    CVL
  name       Seafolk
entry tom_holt
  kind       person
  country    BEL
  name       Tom Holt | Holt
)";

}  // namespace

std::string read_actors(std::string_view words, const Around& around) {
  Vocabulary vocabulary;
  auto lexicon = ActorLexicon::parse("test", kLexicon, vocabulary);
  if (!lexicon.ok()) return lexicon.error().message;
  auto finder = MentionFinder::load(lexicon.value(), "lexicon/en", vocabulary);
  if (!finder.ok()) return finder.error().message;
  auto resolver = ActorResolver::load(lexicon.value(), "lexicon/en", vocabulary);
  if (!resolver.ok()) return resolver.error().message;
  Layers layers = layers_of_words(words, vocabulary);
  if (around.has_day) layers.document.published = std::chrono::year(2021) / 6 / 1;
  if (!around.title.empty()) layers.document.title = around.title;
  MentionFinder::Scratch names;
  finder.value().run(vocabulary, layers, names, layers.mentions, nullptr);
  ActorResolver::Scratch scratch;
  resolver.value().run(vocabulary, layers, scratch, layers.actors, nullptr);
  std::string lines;
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    lines += std::string(layers.form(layers.mentions.mentions[m].head)) + "=";
    for (const ActorId id : layers.actors.actors_of(MentionId(m))) {
      const Actor& actor = layers.actors.actors[id.value];
      lines += actor.name + "[" + std::string(actor.country.view());
      for (const Sector sector : actor.sectors) lines += " " + std::string(name_of(sector));
      if (!actor.role.empty()) lines += " " + actor.role;
      lines += "]";
    }
    lines += "\n";
  }
  return lines;
}

std::string read_actors_at(std::string_view words, std::string_view heads, const Around& around) {
  const std::string all = read_actors(words, around);
  const std::string wanted = " " + std::string(heads) + " ";
  std::string kept;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at) + 1;
    const std::string head = all.substr(at, all.find('=', at) - at);
    if (wanted.find(" " + head + " ") != std::string::npos) kept += all.substr(at, end - at);
    at = end;
  }
  return kept;
}

void expect_actors(std::span<const ActorCase> cases) {
  for (const ActorCase& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(read_actors_at(std::string(c.before).append(c.words), c.heads), c.want);
  }
}

}  // namespace tocsin
