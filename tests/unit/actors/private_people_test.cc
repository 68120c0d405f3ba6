// People and bodies that no list has: what the words around them say.
#include <gtest/gtest.h>

#include "read_actors.h"

namespace tocsin {
namespace {

// Three sentences that make a text one about Aldonia.
constexpr std::string_view kAldoniaGrew =
    "Aldonia Aldonia PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Aldonia Aldonia PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Aldonia Aldonia PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n";

constexpr ActorCase kCases[] = {
    {"arrested, and nothing more is said of him",
     "Police police NOUN NNS 2 nsubj\n"
     "arrested arrest VERB VBD 0 root\n"
     "Bo Bo PROPN NNP 2 obj\n"
     "Dekker Dekker PROPN NNP 3 flat\n",
     "Bo", "Bo=Bo Dekker[ALB CVL]\n", kAldoniaGrew},
    {"two who were killed",
     "Bo Bo PROPN NNP 5 nsubj:pass\n"
     "and and CCONJ CC 3 cc\n"
     "Eva Eva PROPN NNP 1 conj\n"
     "were be AUX VBD 5 aux:pass\n"
     "killed kill VERB VBN 0 root\n",
     "Bo Eva", "Bo=Bo[ALB CVL]\nEva=Eva[ALB CVL]\n", kAldoniaGrew},
    {"the death of somebody, in a text about no country",
     "the the DET DT 2 det\n"
     "death death NOUN NN 5 nsubj\n"
     "of of ADP IN 4 case\n"
     "Dekker Dekker PROPN NNP 2 nmod\n"
     "mattered matter VERB VBD 0 root\n",
     "Dekker", "Dekker=Dekker[ CVL]\n"},
    {"he who complained",
     "Dekker Dekker PROPN NNP 2 nsubj\n"
     "complained complain VERB VBD 0 root\n"
     "\n"
     "He he PRON PRP 2 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "Dekker He", "Dekker=Dekker[ALB CVL]\nHe=Dekker[ALB CVL]\n", kAldoniaGrew},
    {"an acronym is no person, and neither is a people",
     "Police police NOUN NNS 2 nsubj\n"
     "searched detain VERB VBD 0 root\n"
     "DGR DGR PROPN NNP 2 obj\n"
     "and and CCONJ CC 5 cc\n"
     "Corbans Corban PROPN NNPS 3 conj\n",
     "DGR Corbans", "DGR=DGR[]\nCorbans=Corbans[]\n", kAldoniaGrew},
    {"whoever has a trade keeps it",
     "Police police NOUN NNS 2 nsubj\n"
     "arrested arrest VERB VBD 0 root\n"
     "journalist journalist NOUN NN 4 compound\n"
     "Bo Bo PROPN NNP 2 obj\n"
     "Dekker Dekker PROPN NNP 4 flat\n",
     "Bo", "Bo=Bo Dekker[ALB JRN journalist]\n", kAldoniaGrew},
    {"what happened to nobody's harm says nothing",
     "Bree Bree PROPN NNP 2 nsubj\n"
     "thanked thank VERB VBD 0 root\n"
     "Dekker Dekker PROPN NNP 2 obj\n",
     "Dekker", "Dekker=Dekker[]\n", kAldoniaGrew},
    {"a people of no state is of the country that the text is about",
     "Police police NOUN NNS 2 nsubj\n"
     "arrested arrest VERB VBD 0 root\n"
     "Seafolk Seafolk PROPN NNPS 2 obj\n",
     "Seafolk", "Seafolk=Seafolk[ALB CVL]\n", kAldoniaGrew},
    {"a named union too, and no world league",
     "the the DET DT 3 det\n"
     "Dockers Dockers PROPN NNPS 3 compound\n"
     "Union Union PROPN NNP 8 nsubj\n"
     "and and CCONJ CC 7 cc\n"
     "the the DET DT 7 det\n"
     "World World PROPN NNP 7 compound\n"
     "Union Union PROPN NNP 3 conj\n"
     "marched march VERB VBD 0 root\n",
     "Union", "Union=Dockers Union[ALB LAB]\nUnion=World Union[ LAB]\n", kAldoniaGrew},
    {"a trust for something",
     "the the DET DT 4 det\n"
     "Corland Corland PROPN NNP 4 compound\n"
     "Reform Reform PROPN NNP 4 compound\n"
     "Trust Trust PROPN NNP 5 nsubj\n"
     "complained complain VERB VBD 0 root\n",
     "Trust", "Trust=Corland Reform Trust[CRI SOC]\n"},
    {"the rights of humans are nobody",
     "the the DET DT 2 det\n"
     "Human Human PROPN NNP 5 nsubj\n"
     "Rights Rights PROPN NNPS 2 flat\n"
     "Centre Centre PROPN NNP 2 flat\n"
     "complained complain VERB VBD 0 root\n",
     "Human", "Human=Human Rights Centre[]\n"},
    {"in brackets behind the long name",
     "the the DET DT 3 det\n"
     "Reform Reform PROPN NNP 3 compound\n"
     "Ministry Ministry PROPN NNP 7 nsubj\n"
     "( ( PUNCT -LRB- 5 punct\n"
     "FJK FJK PROPN NNP 3 appos\n"
     ") ) PUNCT -RRB- 5 punct\n"
     "spoke speak VERB VBD 0 root\n"
     "\n"
     "FJK FJK PROPN NNP 2 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "FJK", "FJK=Reform Ministry[ GOV]\nFJK=Reform Ministry[ GOV]\n"},
    {"in brackets behind a person stands a party",
     "Ana Ana PROPN NNP 6 nsubj\n"
     "Ruiz Ruiz PROPN NNP 1 flat\n"
     "( ( PUNCT -LRB- 4 punct\n"
     "FJK FJK PROPN NNP 1 dep\n"
     ") ) PUNCT -RRB- 4 punct\n"
     "spoke speak VERB VBD 0 root\n"
     "\n"
     "FJK FJK PROPN NNP 2 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "FJK", "FJK=FJK[]\nFJK=FJK[]\n"},
    {"what any state has is that of the state before it",
     "the the DET DT 5 det\n"
     "Breelander breelander ADJ JJ 5 amod\n"
     "National National PROPN NNP 5 compound\n"
     "Defence Defence PROPN NNP 5 compound\n"
     "Force Force PROPN NNP 6 nsubj\n"
     "marched march VERB VBD 0 root\n"
     "\n"
     "the the DET DT 4 det\n"
     "National National PROPN NNP 4 compound\n"
     "Defence Defence PROPN NNP 4 compound\n"
     "Force Force PROPN NNP 5 nsubj\n"
     "marched march VERB VBD 0 root\n",
     "Force",
     "Force=National Defence Force[BEL MIL]\nForce=National Defence Force[ALB "
     "PRM]\n"},
};

TEST(PrivatePeople, Cases) { expect_actors(kCases); }

// Three times Corland and three times Bree: the title says which the text is about.
constexpr std::string_view kTwoStates =
    "Corland Corland PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Bree Bree PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Corland Corland PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Bree Bree PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Corland Corland PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Bree Bree PROPN NNP 2 nsubj\n"
    "grew grow VERB VBD 0 root\n"
    "\n"
    "Journalists journalist NOUN NNS 2 nsubj\n"
    "left leave VERB VBD 0 root\n";

TEST(PrivatePeople, TitleSaysWhichCountryTheTextIsAbout) {
  const auto journalists = [](std::string_view title) {
    return read_actors_at(kTwoStates, "Journalists", {.title = title});
  };
  EXPECT_EQ(journalists("The year in Bree"), "Journalists=Journalists[BEL JRN Journalists]\n");
  EXPECT_EQ(journalists("Breelander rain"), "Journalists=Journalists[BEL JRN Journalists]\n");
  EXPECT_EQ(journalists("Corland and Bree"), "Journalists=Journalists[ JRN Journalists]\n");
  EXPECT_EQ(journalists("Breezy days"), "Journalists=Journalists[ JRN Journalists]\n");
  EXPECT_EQ(journalists(""), "Journalists=Journalists[ JRN Journalists]\n");
}

// Without any day the words say which office is meant, else the one held longest.
TEST(PrivatePeople, OfficeWithoutADay) {
  constexpr std::string_view kName =
      "Eva Eva PROPN NNP 3 nsubj\n"
      "Cole Cole PROPN NNP 1 flat\n"
      "left leave VERB VBD 0 root\n";
  constexpr std::string_view kTitled =
      "Foreign Foreign PROPN NNP 2 compound\n"
      "Minister Minister PROPN NNP 3 nmod:desc\n"
      "Eva Eva PROPN NNP 5 nsubj\n"
      "Cole Cole PROPN NNP 3 flat\n"
      "left leave VERB VBD 0 root\n";
  EXPECT_EQ(read_actors_at(kName, "Eva", {.has_day = false}), "Eva=Eva Cole[BEL LEG senator]\n");
  EXPECT_EQ(read_actors_at(kTitled, "Eva", {.has_day = false}),
            "Eva=Eva Cole[BEL GOV foreign minister]\n");
  EXPECT_EQ(read_actors_at(kName, "Eva"), "Eva=Eva Cole[BEL ELI]\n");
}

}  // namespace
}  // namespace tocsin
