#include "actors/coreference.h"

#include <gtest/gtest.h>

#include <string>

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
entry bree
  kind       country
  country    BEL
  name       Bree
  adjective  Breelander
)";

// "head=name[COUNTRY SECTOR role], ..." for each mention.
std::string read(std::string_view words) {
  Vocabulary vocabulary;
  auto lexicon = ActorLexicon::parse("test", kLexicon, vocabulary);
  if (!lexicon.ok()) return lexicon.error().message;
  auto finder = MentionFinder::load(lexicon.value(), "lexicon/en", vocabulary);
  if (!finder.ok()) return finder.error().message;
  auto resolver = ActorResolver::load(lexicon.value(), "lexicon/en", vocabulary);
  if (!resolver.ok()) return resolver.error().message;
  Layers layers = layers_of_words(words, vocabulary);
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

TEST(ActorResolver, CountryFromTheAdjectiveAndRoleBeforeTheName) {
  EXPECT_EQ(read("Aldonian aldonian ADJ JJ 3 amod\n"
                 "President president PROPN NNP 3 nmod:desc\n"
                 "Ana Ana PROPN NNP 5 nsubj\n"
                 "Ruiz Ruiz PROPN NNP 3 flat\n"
                 "met meet VERB VBD 0 root\n"
                 "Breelander breelander ADJ JJ 7 amod\n"
                 "officials official NOUN NNS 5 obj\n"
                 "\n"
                 "Ruiz Ruiz PROPN NNP 2 nsubj\n"
                 "said say VERB VBD 0 root\n"
                 "she she PRON PRP 4 nsubj\n"
                 "left leave VERB VBD 2 ccomp\n"),
            "Aldonian=Aldonia[ALB GOV]\n"
            "President=Ana Ruiz[ALB GOV President]\n"
            "Ana=Ana Ruiz[ALB GOV President]\n"
            "Breelander=Bree[BEL GOV]\n"
            "officials=Breelander officials[BEL GOV officials]\n"
            "Ruiz=Ana Ruiz[ALB GOV President]\n"
            "she=Ana Ruiz[ALB GOV President]\n");
}

TEST(ActorResolver, CapitalActsOrIsAPlace) {
  EXPECT_EQ(read("Aldport Aldport PROPN NNP 2 nsubj\n"
                 "accused accuse VERB VBD 0 root\n"
                 "Bree Bree PROPN NNP 2 obj\n"
                 "in in ADP IN 5 case\n"
                 "Aldport Aldport PROPN NNP 2 obl\n"),
            "Aldport=Aldonia[ALB GOV]\n"
            "Bree=Bree[BEL GOV]\n"
            "Aldport=\n");
}

TEST(ActorResolver, OrgansPeopleAndModifiers) {
  EXPECT_EQ(read("The the DET DT 2 det\n"
                 "Stanza Stanza PROPN NNP 3 nsubj\n"
                 "thanked thank VERB VBD 0 root\n"
                 "former former ADJ JJ 6 amod\n"
                 "Aldonian aldonian ADJ JJ 6 amod\n"
                 "ministers minister NOUN NNS 3 obj\n"
                 "and and CCONJ CC 9 cc\n"
                 "military military ADJ JJ 9 amod\n"
                 "officials official NOUN NNS 6 conj\n"),
            "Stanza=the Stanza[ALB LEG]\n"
            "Aldonian=Aldonia[ALB GOV]\n"
            "ministers=former Aldonian ministers[ALB ELI ministers]\n"
            "officials=military officials[ALB MIL military officials]\n");
}

// A parser or a stray quotation mark can make each of two "I" the source of the quotation that the
// other stands in.
TEST(ActorResolver, QuotationsWhoseSourcesStandInEachOther) {
  Vocabulary vocabulary;
  auto lexicon = ActorLexicon::parse("test", kLexicon, vocabulary);
  ASSERT_TRUE(lexicon.ok());
  auto finder = MentionFinder::load(lexicon.value(), "lexicon/en", vocabulary);
  ASSERT_TRUE(finder.ok());
  auto resolver = ActorResolver::load(lexicon.value(), "lexicon/en", vocabulary);
  ASSERT_TRUE(resolver.ok());
  Layers layers = layers_of_words(
      "I I PRON PRP 2 nsubj\n"
      "said say VERB VBD 0 root\n"
      "I I PRON PRP 4 nsubj\n"
      "said say VERB VBD 2 conj\n",
      vocabulary);
  MentionFinder::Scratch names;
  finder.value().run(vocabulary, layers, names, layers.mentions, nullptr);
  ASSERT_EQ(layers.mentions.mentions.size(), 2U);
  Statement said;
  said.quote = QuoteKind::kDirect;
  said.source = TokenId(2);
  layers.quotes.statements.push_back(said);
  said.source = TokenId(0);
  layers.quotes.statements.push_back(said);
  layers.quotes.of_token = {StatementId(0), StatementId(), StatementId(1), StatementId()};
  ActorResolver::Scratch scratch;
  resolver.value().run(vocabulary, layers, scratch, layers.actors, nullptr);
  ASSERT_EQ(layers.actors.actors_of(MentionId(0)).size(), 1U);
  EXPECT_EQ(layers.actors.actors_of(MentionId(0)).front(),
            layers.actors.actors_of(MentionId(1)).front());
}

}  // namespace
}  // namespace tocsin
