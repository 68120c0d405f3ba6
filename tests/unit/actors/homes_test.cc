// Whose a noun is that names no country of its own, and what is nobody at all.
#include <gtest/gtest.h>

#include "read_actors.h"

namespace tocsin {
namespace {

constexpr ActorCase kHomes[] = {
    {"the only country near: the government and its police",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "protested protest VERB VBD 0 root\n"
     "\n"
     "The the DET DT 2 det\n"
     "government government NOUN NN 3 nsubj\n"
     "sent send VERB VBD 0 root\n"
     "police police NOUN NNS 3 obj\n",
     "government police", "government=The government[ALB GOV]\npolice=police[ALB COP]\n"},
    {"governments in the plural are anybody's",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "urged urge VERB VBD 0 root\n"
     "governments government NOUN NNS 2 obj\n"
     "and and CCONJ CC 5 cc\n"
     "states state NOUN NNS 3 conj\n",
     "governments states", "governments=governments[ GOV]\nstates=states[ GOV]\n"},
    {"allies are not of the country that they belong to, but of their own",
     "Aldonia Aldonia PROPN NNP 3 nmod:poss\n"
     "'s 's PART POS 1 case\n"
     "allies ally NOUN NNS 4 nsubj\n"
     "thanked thank VERB VBD 0 root\n"
     "its its PRON PRP$ 7 nmod:poss\n"
     "Breelander breelander ADJ JJ 7 amod\n"
     "partners partner NOUN NNS 4 obj\n",
     "allies partners",
     "allies=Aldonia 's allies[ GOV allies]\npartners=its Breelander partners[BEL GOV partners]\n"},
    {"an ambassador without a country is nobody's",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "received receive VERB VBD 0 root\n"
     "the the DET DT 4 det\n"
     "ambassador ambassador NOUN NN 2 obj\n",
     "ambassador", "ambassador=the ambassador[ GOV ambassador]\n"},
    {"the Department, and the ambassador, of the text's own country",
     "Foreign Foreign PROPN NNP 2 compound\n"
     "Department Department PROPN NNP 0 root\n"
     "\n"
     "The the DET DT 2 det\n"
     "Department Department PROPN NNP 3 nsubj\n"
     "called call VERB VBD 0 root\n"
     "the the DET DT 5 det\n"
     "ambassador ambassador NOUN NN 3 obj\n"
     "in in ADP IN 7 case\n"
     "Bree Bree PROPN NNP 3 obl\n",
     "Department ambassador",
     "Department=Foreign Department[ALB GOV]\nDepartment=The Department[ALB GOV]\n"
     "ambassador=the ambassador[ALB GOV ambassador]\n"},
    {"the Department of a text that speaks for nobody",
     "Bree Bree PROPN NNP 2 nsubj\n"
     "thanked thank VERB VBD 0 root\n"
     "the the DET DT 4 det\n"
     "Department Department PROPN NNP 2 obj\n",
     "Department", "Department=the Department[ GOV]\n"},
    {"based in a country",
     "an a DET DT 5 det\n"
     "Aldonia Aldonia PROPN NNP 4 compound\n"
     "- - PUNCT HYPH 4 punct\n"
     "based base VERB VBN 5 amod\n"
     "company company NOUN NN 6 nsubj\n"
     "closed close VERB VBD 0 root\n",
     "company", "company=an Aldonia - based company[ALB BUS]\n"},
    {"two countries side by side are two actors; one after another they are one",
     "Aldonian aldonian ADJ JJ 4 amod\n"
     "and and CCONJ CC 3 cc\n"
     "Breelander breelander ADJ JJ 1 conj\n"
     "ministers minister NOUN NNS 5 nsubj\n"
     "met meet VERB VBD 0 root\n"
     "Aldonian aldonian ADJ JJ 7 amod\n"
     "students student NOUN NNS 5 obj\n"
     "from from ADP IN 9 case\n"
     "Bree Bree PROPN NNP 7 nmod\n",
     "ministers students",
     "ministers=Aldonian and Breelander ministers[ALB GOV ministers]"
     "Aldonian and Breelander ministers[BEL GOV ministers]\n"
     "students=Aldonian students from Bree[ALB EDU students]\n"},
};

constexpr ActorCase kNobody[] = {
    {"things",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "signed sign VERB VBD 0 root\n"
     "documents document NOUN NNS 2 obj\n"
     "and and CCONJ CC 7 cc\n"
     "the the DET DT 7 det\n"
     "Corbury Corbury PROPN NNP 7 compound\n"
     "Accord Accord PROPN NNP 3 conj\n",
     "documents Accord", "documents=\nAccord=\n"},
    {"an unknown name where a place stands, and one that acts",
     "Corbury Corbury PROPN NNP 2 nsubj\n"
     "met meet VERB VBD 0 root\n"
     "Aldonians Aldonian PROPN NNPS 2 obj\n"
     "in in ADP IN 5 case\n"
     "Marlow Marlow PROPN NNP 2 obl\n",
     "Corbury Marlow", "Corbury=Corbury[]\nMarlow=\n"},
    {"a city that acts, and one that does not",
     "Aldbury Aldbury PROPN NNP 2 nsubj\n"
     "banned ban VERB VBD 0 root\n"
     "marches march NOUN NNS 2 obj\n"
     "near near ADP IN 5 case\n"
     "Aldbury Aldbury PROPN NNP 2 obl\n",
     "Aldbury", "Aldbury=Aldbury[ALB GOV]\nAldbury=\n"},
    {"the police of a city have its country",
     "Aldbury Aldbury PROPN NNP 2 compound\n"
     "police police NOUN NNS 3 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "police", "police=Aldbury police[ALB COP]\n"},
    {"an unknown name beside a place",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "passed pass VERB VBD 0 root\n"
     "Aldbury Aldbury PROPN NNP 2 obj\n"
     "and and CCONJ CC 5 cc\n"
     "Marlow Marlow PROPN NNP 3 conj\n"
     "near near ADP IN 7 case\n"
     "Corbury Corbury PROPN NNP 2 obl\n",
     "Marlow Corbury", "Marlow=\nCorbury=\n"},
    {"thousands are people, thousands of things are not",
     "Thousands thousand NOUN NNS 2 nsubj\n"
     "marched march VERB VBD 0 root\n"
     "with with ADP IN 4 case\n"
     "thousands thousand NOUN NNS 2 obl\n"
     "of of ADP IN 6 case\n"
     "flags flag NOUN NNS 4 nmod\n",
     "Thousands thousands", "Thousands=Thousands[ CVL]\nthousands=\n"},
    {"a region that holds a state's name",
     "Western Western PROPN NNP 2 compound\n"
     "Corland Corland PROPN NNP 3 nsubj\n"
     "flooded flood VERB VBD 0 root\n",
     "Corland", "Corland=\n"},
    {"a noun that only says what kind of attack it was",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "condemned condemn VERB VBD 0 root\n"
     "terrorist terrorist NOUN NN 4 compound\n"
     "attacks attack NOUN NNS 2 obj\n"
     "by by ADP IN 6 case\n"
     "terrorists terrorist NOUN NNS 4 nmod\n",
     "terrorist terrorists", "terrorist=\nterrorists=terrorists[ REB terrorists]\n"},
    {"a building is somebody where it acts",
     "The the DET DT 2 det\n"
     "school school NOUN NN 3 nsubj\n"
     "said say VERB VBD 0 root\n"
     "rebels rebel NOUN NNS 5 nsubj\n"
     "shelled shell VERB VBD 3 ccomp\n"
     "a a DET DT 7 det\n"
     "school school NOUN NN 5 obj\n",
     "school", "school=The school[ EDU]\nschool=\n"},
    {"an office is nobody",
     "Aldonia Aldonia PROPN NNP 2 nsubj\n"
     "appointed appoint VERB VBD 0 root\n"
     "her she PRON PRP 2 obj\n"
     "as as ADP IN 5 case\n"
     "minister minister NOUN NN 2 obl\n",
     "minister", "minister=\n"},
};

TEST(ActorHomes, CountryOfNouns) { expect_actors(kHomes); }

TEST(ActorHomes, Nobody) { expect_actors(kNobody); }

}  // namespace
}  // namespace tocsin
