// Titles, surnames, sectors from the words beside a noun, and who speaks.
#include <gtest/gtest.h>

#include "read_actors.h"

namespace tocsin {
namespace {

constexpr ActorCase kCases[] = {
    {"a title with a surname: who holds the office on the day",
     "Foreign Foreign PROPN NNP 2 compound\n"
     "Minister Minister PROPN NNP 3 compound\n"
     "Ruiz Ruiz PROPN NNP 4 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "Ruiz", "Ruiz=Ana Ruiz[ALB GOV foreign minister]\n"},
    {"no office on the day has this title",
     "General General PROPN NNP 2 nmod:desc\n"
     "Ruiz Ruiz PROPN NNP 3 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "Ruiz", "Ruiz=Ruiz[ MIL General]\n"},
    {"an office of several words before the name, however the tree joins them",
     "Secretary Secretary PROPN NNP 6 nsubj\n"
     "of of ADP IN 3 case\n"
     "State State PROPN NNP 1 nmod\n"
     "Eva Eva PROPN NNP 1 appos\n"
     "Marsh Marsh PROPN NNP 4 flat\n"
     "left leave VERB VBD 0 root\n",
     "Secretary State Eva",
     "Secretary=Eva Marsh[ GOV Secretary of State]\nState=\n"
     "Eva=Eva Marsh[ GOV Secretary of State]\n"},
    {"the Secretary is the Secretary of State, the minister the foreign minister",
     "Ana Ana PROPN NNP 3 nsubj\n"
     "Ruiz Ruiz PROPN NNP 1 flat\n"
     "spoke speak VERB VBD 0 root\n"
     "\n"
     "The the DET DT 2 det\n"
     "minister minister NOUN NN 3 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "minister", "minister=Ana Ruiz[ALB GOV foreign minister]\n"},
    {"a surname that is known is another's behind another first name",
     "Eva Eva PROPN NNP 3 nsubj\n"
     "Holt Holt PROPN NNP 1 flat\n"
     "spoke speak VERB VBD 0 root\n"
     "\n"
     "Thomas Thomas PROPN NNP 3 nsubj\n"
     "Holt Holt PROPN NNP 1 flat\n"
     "spoke speak VERB VBD 0 root\n"
     "\n"
     "Mr. Mr. PROPN NNP 3 nsubj\n"
     "Holt Holt PROPN NNP 1 flat\n"
     "spoke speak VERB VBD 0 root\n",
     "Eva Thomas Mr.", "Eva=Eva Holt[]\nThomas=Tom Holt[BEL]\nMr.=Tom Holt[BEL]\n"},
    {"a surname that is a title too",
     "Eva Eva PROPN NNP 3 nsubj\n"
     "King King PROPN NNP 1 flat\n"
     "spoke speak VERB VBD 0 root\n"
     "\n"
     "King King PROPN NNP 2 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "King", "King=Eva King[]\n"},
    {"the last word of a name is no role",
     "Eva Eva PROPN NNP 3 nsubj\n"
     "Pope Pope PROPN NNP 1 flat\n"
     "spoke speak VERB VBD 0 root\n",
     "Eva", "Eva=Eva Pope[]\n"},
    {"an office parted at its hyphen",
     "The the DET DT 4 det\n"
     "Secretary Secretary PROPN NNP 4 compound\n"
     "- - PUNCT HYPH 4 punct\n"
     "General General PROPN NNP 5 nsubj\n"
     "spoke speak VERB VBD 0 root\n",
     "General", "General=The Secretary - General[IGO Secretary - General]\n"},
    {"a press secretary is no journalist",
     "Aldonian aldonian ADJ JJ 3 amod\n"
     "press press NOUN NN 3 compound\n"
     "secretary secretary NOUN NN 4 nsubj\n"
     "spoke speak VERB VBD 0 root\n",
     "secretary", "secretary=Aldonian press secretary[ALB GOV press secretary]\n"},
    {"prisoners and forces of a group are of its sector, those of an opposition rebels",
     "Red Red PROPN NNP 2 compound\n"
     "Front Front PROPN NNP 3 compound\n"
     "forces force NOUN NNS 4 nsubj\n"
     "freed free VERB VBD 0 root\n"
     "Red Red PROPN NNP 6 compound\n"
     "Front Front PROPN NNP 7 compound\n"
     "prisoners prisoner NOUN NNS 4 obj\n"
     "for for ADP IN 10 case\n"
     "opposition opposition NOUN NN 10 compound\n"
     "troops troop NOUN NNS 4 obl\n",
     "forces prisoners troops",
     "forces=Red Front forces[BEL REB]\nprisoners=Red Front prisoners[BEL REB prisoners]\n"
     "troops=opposition troops[BEL REB]\n"},
    {"a spokesman speaks for who acted last",
     "The the DET DT 3 det\n"
     "Aldonian aldonian ADJ JJ 3 amod\n"
     "army army NOUN NN 4 nsubj\n"
     "left leave VERB VBD 0 root\n"
     "\n"
     "A a DET DT 2 det\n"
     "spokesman spokesman NOUN NN 3 nsubj\n"
     "spoke speak VERB VBD 0 root\n",
     "spokesman", "spokesman=A spokesman[ALB MIL spokesman]\n"},
    {"they who met",
     "Ana Ana PROPN NNP 3 nsubj\n"
     "Ruiz Ruiz PROPN NNP 1 flat\n"
     "met meet VERB VBD 0 root\n"
     "with with ADP IN 6 case\n"
     "Breelander breelander ADJ JJ 6 amod\n"
     "President President PROPN NNP 3 obl\n"
     "\n"
     "They they PRON PRP 2 nsubj\n"
     "agreed agree VERB VBD 0 root\n",
     "They", "They=Ana Ruiz[ALB GOV foreign minister]Breelander President[BEL GOV President]\n"},
    {"we of a joint statement",
     "This this PRON DT 2 nsubj\n"
     "statement statement NOUN NN 0 root\n"
     "by by ADP IN 4 case\n"
     "Aldonia Aldonia PROPN NNP 2 nmod\n"
     "and and CCONJ CC 6 cc\n"
     "Bree Bree PROPN NNP 4 conj\n"
     "on on ADP IN 8 case\n"
     "Corland Corland PROPN NNP 2 nmod\n"
     "\n"
     "We we PRON PRP 2 nsubj\n"
     "welcome welcome VERB VBP 0 root\n"
     "it it PRON PRP 2 obj\n",
     "We", "We=Aldonia[ALB GOV]Bree[BEL GOV]\n"},
    {"we after several subjects of one act of speaking",
     "Aldonia Aldonia PROPN NNP 4 nsubj\n"
     "and and CCONJ CC 3 cc\n"
     "Bree Bree PROPN NNP 1 conj\n"
     "condemn condemn VERB VBP 0 root\n"
     "Corland Corland PROPN NNP 4 obj\n"
     "\n"
     "We we PRON PRP 2 nsubj\n"
     "urge urge VERB VBP 0 root\n"
     "Corland Corland PROPN NNP 2 obj\n",
     "We", "We=Aldonia[ALB GOV]Bree[BEL GOV]\n"},
    {"the name joined at the office, and the family name first",
     "Deputy Deputy PROPN NNP 2 compound\n"
     "Minister Minister PROPN NNP 5 nsubj\n"
     "Ana Ana PROPN NNP 2 flat\n"
     "Ruiz Ruiz PROPN NNP 3 flat\n"
     "met meet VERB VBD 0 root\n"
     "Foreign Foreign PROPN NNP 7 compound\n"
     "Minister Minister PROPN NNP 8 nmod:desc\n"
     "Ruiz Ruiz PROPN NNP 5 obj\n"
     "Ana Ana PROPN NNP 8 flat\n",
     "Minister Ruiz",
     "Minister=Ana Ruiz[ALB GOV foreign minister]\nMinister=Ana Ruiz[ALB GOV foreign minister]\n"
     "Ruiz=Ana Ruiz[ALB GOV foreign minister]\n"},
    {"of two offices the one before the name",
     "The the DET DT 2 det\n"
     "secretary secretary NOUN NN 6 nmod:desc\n"
     "and and CCONJ CC 5 cc\n"
     "Foreign Foreign PROPN NNP 5 compound\n"
     "Minister Minister PROPN NNP 2 conj\n"
     "Ruiz Ruiz PROPN NNP 7 nsubj\n"
     "left leave VERB VBD 0 root\n",
     "secretary Ruiz",
     "secretary=The secretary[ GOV secretary]\nRuiz=Ana Ruiz[ALB GOV foreign minister]\n"},
    {"a name in apposition behind a conjunct is the conjunct's",
     "The the DET DT 2 det\n"
     "judge judge NOUN NN 6 nsubj\n"
     "and and CCONJ CC 4 cc\n"
     "Minister Minister PROPN NNP 2 conj\n"
     "Marsh Marsh PROPN NNP 2 appos\n"
     "left leave VERB VBD 0 root\n",
     "judge", "judge=The judge[ JUD judge]\n"},
    {"the republic of a name is the state, and the country is not that which speaks",
     "Foreign Foreign PROPN NNP 2 compound\n"
     "Department Department PROPN NNP 0 root\n"
     "\n"
     "The the DET DT 2 det\n"
     "Republic Republic PROPN NNP 5 nsubj\n"
     "of of ADP IN 4 case\n"
     "Bree Bree PROPN NNP 2 nmod\n"
     "thanked thank VERB VBD 0 root\n"
     "Aldonia Aldonia PROPN NNP 5 obj\n"
     "\n"
     "The the DET DT 2 det\n"
     "country country NOUN NN 3 nsubj\n"
     "grew grow VERB VBD 0 root\n",
     "Republic country", "Republic=Bree[BEL GOV]\ncountry=Bree[BEL GOV]\n"},
    {"they after two chains of talks",
     "Ana Ana PROPN NNP 5 nsubj\n"
     "Ruiz Ruiz PROPN NNP 1 flat\n"
     "and and CCONJ CC 4 cc\n"
     "Bree Bree PROPN NNP 1 conj\n"
     "talked talk VERB VBD 0 root\n"
     "\n"
     "They they PRON PRP 2 nsubj\n"
     "thanked thank VERB VBD 0 root\n"
     "people people NOUN NNS 2 obj\n"
     "\n"
     "They they PRON PRP 2 nsubj\n"
     "agreed agree VERB VBD 0 root\n",
     "They",
     "They=Ana Ruiz[ALB GOV foreign minister]Bree[BEL GOV]\n"
     "They=Ana Ruiz[ALB GOV foreign minister]Bree[BEL GOV]\n"},
};

TEST(ActorTitles, Cases) { expect_actors(kCases); }

}  // namespace
}  // namespace tocsin
