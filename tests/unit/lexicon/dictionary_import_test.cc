#include "lexicon/dictionary_import.h"

#include <gtest/gtest.h>

#include "lexicon/actor_text.h"
#include "lexicon/cameo_actor.h"

namespace tocsin {
namespace {

std::string code_in_words(std::string_view code) {
  const CameoActor actor = read_cameo_actor(code);
  std::string text(actor.country.is_known() ? actor.country.view() : "-");
  if (actor.is_own) text += "*";
  text += " " + text_of(actor.sectors);
  for (const std::string& rest : actor.rest) text += " " + rest;
  return text;
}

TEST(CameoActor, CodesInOurWords) {
  const std::pair<const char*, const char*> cases[] = {
      {"USAGOV", "USA GOV"},
      {"USA", "USA -"},
      {"USAGOVMED", "USA GOV,JRN"},  // CAMEO's MED are the media
      {"USAGOVHLH", "USA GOV,MED"},  // and its HLH is our MED
      {"PSEREBHMS", "PSE REB HMS"},  // an organisation of its own has no word
      {"IMGMOSALQ", "IMG - MOS ALQ"},
      {"NGMOPP", "NGO OPP"},
      {"UNO", "IGO -"},
      {"ROM", "ROU -"},
      {"ARNMIL", "ARN* MIL"},
      {"IND", "IND -"},       // India
      {"USAIND", "USA CVL"},  // indigenous people
      {"EURGOV", "IGO GOV"},
      {"WSTMIL", "- MIL WST"},
      {"ITHTV", "ITH* - TV"},
      {"USAGOVGOV", "USA GOV"},
      {"", "- -"},
  };
  for (const auto& [code, want] : cases) EXPECT_EQ(code_in_words(code), want) << code;
}

std::string read_in_words(std::string_view content) {
  std::vector<ImportNote> notes;
  std::string out;
  for (const DictionaryItem& item : read_dictionary("d.txt", content, notes)) {
    for (const std::string& name : item.names) out += name + ", ";
    for (const DictionaryCode& code : item.codes) {
      out += code.code;
      if (code.is_dated) out += " " + text_of(code.from) + ".." + text_of(code.to);
      out += "; ";
    }
    out += "\n";
  }
  for (const ImportNote& note : notes) out += note.where + ": " + note.what + "\n";
  return out;
}

TEST(DictionaryLines, NamesCodesAndTerms) {
  const std::pair<const char*, const char*> cases[] = {
      {"ANA_RUIZ [BREGOV]", "ANA RUIZ, BREGOV; \n"},
      {"ANA_RUIZ_ ; [BREELI 780101-000131] [BREGOV >090120] # note\n+MRS_RUIZ_\n",
       "ANA RUIZ, MRS RUIZ, BREELI 1978-01-01..2000-01-31; BREGOV 2009-01-20..; \n"},
      {"BREE\n\t[OLD < 19500606]\n\t[bre]", "BREE, OLD ..1950-06-05; BRE; \n"},
      {"FRONT_(F.L.B.)_ [BREREB]", "FRONT, F.L.B., BREREB; \n"},
      {"<!-- a\nB [BRE] -->\nC [COR] <!-- d -->\n<! -- slip -->\n#E [EEE]", "C, COR; \n"},
      {"A [AAA 19990631-20010000]", "A, AAA 1999-06..2001; \n"},  // no such day: the month
      {"!MIN! = MINISTER, MINISTRY\n!MIN!_OF_HAY [~GOV]",
       "MINISTER OF HAY, MINISTRY OF HAY, ~GOV; \n"},
      {"GOOSE {GEESE} [~AGR]", "GOOSE, ~AGR; \n"},
      {"A [AAA 9911]", "A, \nd.txt:1: [AAA 9911]: no term; the code is left out\n"},
      {"A [AAA 20010101-20000101]",
       "A, \nd.txt:1: [AAA 20010101-20000101]: ends before it begins; left out\n"},
      {"A [AAA", "A, \nd.txt:1: \"[\" without \"]\"; left out\n"},
      {"+B\n[BBB]",
       "d.txt:1: a synonym before the first name; left out\n"
       "d.txt:2: a code before the first name; left out\n"},
      {"X!NO!Y [~GOV]", "~GOV; \nd.txt:1: X!NO!Y: no such set; the name is left out\n"},
      {"", ""},
  };
  for (const auto& [content, want] : cases) {
    EXPECT_EQ(read_in_words(content), want) << content;
  }
}

constexpr std::string_view kOurs = R"(entry corland
  kind country
  country COG
  name Corland
  adjective Corlandic
entry watch
  kind organisation
  country NGO
  name WATCH
)";

struct Imported {
  std::string actors;
  std::string roles;
  std::string notes;
  std::size_t known = 0;
};

Imported import(std::string_view content, bool own_codes) {
  Vocabulary vocabulary;
  const auto lexicon = ActorLexicon::parse("ours.txt", kOurs, vocabulary);
  const auto roles = WordList::parse("roles.txt",
                                     "[person]\nsoldier sectors=MIL\nleader sectors=GOV any=yes\n"
                                     "[organisation]\nministry sectors=GOV home=yes\n");
  EXPECT_TRUE(lexicon.ok() && roles.ok());
  DictionaryImport all(lexicon.value(), roles.value(), {.own_codes = own_codes});
  all.add("d.txt", content);
  Imported out{all.actors_text(), all.roles_text(), "", all.known()};
  for (const ImportNote& note : all.notes()) out.notes += note.where + ": " + note.what + "\n";
  // What is written can be read.
  std::vector<ActorDraft> entries;
  const Status read = parse_actor_drafts("imported.txt", out.actors, entries);
  EXPECT_TRUE(read.ok()) << out.actors;
  return out;
}

TEST(DictionaryImport, PersonsWithTerms) {
  const Imported got =
      import("ANA_RUIZ [COG]\n\t[COGGOV 20010101-20051231]\n\t[COGMIL 20030101-20031231]\n", false);
  EXPECT_EQ(got.actors, R"(# Imported from d.txt by tocsin lexicon import.
entry ana_ruiz
  kind      person
  country   COG
  name      Ana Ruiz
  office    COG - .. -
  office    COG MIL 2003-01-01..2003-12-31 -
  office    COG GOV 2001-01-01..2005-12-31 -
  source    d.txt:1
)");
  EXPECT_EQ(got.notes, "");
}

TEST(DictionaryImport, OursIsNotSaidAgainAndLendsItsSpelling) {
  const Imported got = import(
      "CORLAND [COG]\n+CORLANDIC\nWATCH_SOLDIERS [NGOMIL]\nTHE_DOL_OF_A.B. [COGREB]\n", false);
  EXPECT_EQ(got.known, 2U);
  EXPECT_EQ(got.actors, R"(# Imported from d.txt by tocsin lexicon import.
entry watch_soldiers
  kind      organisation
  country   NGO
  sectors   MIL
  name      WATCH soldiers
  source    d.txt:3
entry the_dol_of_a_b
  kind      organisation
  country   COG
  sectors   REB
  name      the Dol of A.B.
  source    d.txt:4
)");
}

TEST(DictionaryImport, CodesOfItsOwn) {
  const std::string_view content =
      "ARNOR [ARN]\n+ARNORIAN\nBILBO [ARN]\nSUM [ARN/GON]\nNIL [---]\n";
  const Imported kept = import(content, true);
  EXPECT_EQ(kept.actors, R"(# Imported from d.txt by tocsin lexicon import.
codes ARN
entry arnor
  kind      country
  country   ARN
  name      Arnor
  adjective Arnorian
  source    d.txt:1
entry bilbo
  kind      group
  country   ARN
  name      Bilbo
  source    d.txt:3
)");
  EXPECT_EQ(kept.notes,
            "d.txt:4: SUM [ARN/GON]: several actors under one name; left out\n"
            "d.txt:5: NIL [---]: no actor; left out\n");
  const Imported refused = import(content, false);
  EXPECT_EQ(refused.actors, "");
  EXPECT_TRUE(refused.notes.starts_with(
      "d.txt:1: ARNOR [ARN]: ARN is no country that we know; left out (--own-codes keeps it)\n"));
}

TEST(DictionaryImport, Agents) {
  const Imported got = import(
      "SOLDIER [~MIL]\nLEADER [~REB]\nHAY_MINISTRY [~GOV]\nAID_BODY {} [NGO~]\nPILGRIM [~MUS]\n",
      false);
  EXPECT_EQ(got.actors, "");
  EXPECT_EQ(got.known, 1U);
  EXPECT_EQ(got.roles, R"(# Imported from d.txt by tocsin lexicon import.
[organisation]
hay_ministry sectors=GOV
[person]
leader sectors=REB any=yes
aid_body country=NGO
)");
  EXPECT_EQ(got.notes, "d.txt:5: PILGRIM [~MUS]: MUS has no word of ours; left out\n");
}

TEST(ActorText, BlockReadsBack) {
  constexpr std::string_view kBlock = R"(entry aldonia
  kind      country
  country   AGO
  sectors   GOV,MIL
  name      Aldonia | Old Aldonia
  metonym   MIL the Bastion
  metonym   the Red House
  body      LEG the Stanza | MIL the Guard
  office    AGO GOV 2019-03..2024 president
  wikidata  Q1
  source    own
)";
  std::vector<ActorDraft> entries;
  ASSERT_TRUE(parse_actor_drafts("a.txt", kBlock, entries).ok());
  std::string out;
  append_block(entries.front(), out);
  EXPECT_EQ(out, kBlock);
}

TEST(ActorText, Ids) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ana Ruiz", "ana_ruiz"}, {"  A.B. -- C", "a_b_c"}, {"\xC3\x89!", "actor"}, {"G 77", "g_77"}};
  for (const auto& [name, id] : cases) EXPECT_EQ(id_of(name), id);
}

}  // namespace
}  // namespace tocsin
