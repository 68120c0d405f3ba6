#include <gtest/gtest.h>

#include "frame_case.h"

namespace tocsin {
namespace {

constexpr FrameCase kNounRoles[] = {
    // Doer: possessive, adjective of a country, name, kind of people, "by".
    {"Aldonia/Aldonia/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case attack/attack/NOUN/NN/0/root "
     "on/on/ADP/IN/5/case Bree/Bree/PROPN/NNP/3/nmod",
     "attack(noun) ARG0=Aldonia prep:on=Bree"},
    {"the/the/DET/DT/3/det Aldonian/Aldonian/ADJ/JJ/3/amod attack/attack/NOUN/NN/0/root "
     "on/on/ADP/IN/5/case Bree/Bree/PROPN/NNP/3/nmod",
     "attack(noun) ARG0=Aldonian prep:on=Bree"},
    {"NATO/NATO/PROPN/NNP/2/compound strikes/strike/NOUN/NNS/0/root in/in/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/nmod",
     "strike(noun) ARG0=NATO prep:in=Bree"},
    {"the/the/DET/DT/3/det police/police/NOUN/NN/3/compound raid/raid/NOUN/NN/0/root",
     "raid(noun) ARG0=police"},
    {"a/a/DET/DT/3/det deadly/deadly/ADJ/JJ/3/amod attack/attack/NOUN/NN/0/root "
     "by/by/ADP/IN/5/case rebels/rebel/NOUN/NNS/3/nmod",
     "attack(noun) ARG0=rebels"},

    // Done to: "of", and the possessor of a noun such as arrest.
    {"the/the/DET/DT/2/det seizure/seizure/NOUN/NN/0/root of/of/ADP/IN/5/case "
     "the/the/DET/DT/5/det tanker/tanker/NOUN/NN/2/nmod by/by/ADP/IN/7/case "
     "Bree/Bree/PROPN/NNP/2/nmod",
     "seizure(noun) ARG0=Bree ARG1=the_tanker"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case arrest/arrest/NOUN/NN/0/root "
     "by/by/ADP/IN/5/case police/police/NOUN/NNS/3/nmod",
     "arrest(noun) ARG0=police ARG1=Ruiz"},
    {"police/police/NOUN/NNS/2/nsubj demanded/demand/VERB/VBD/0/root the/the/DET/DT/5/det "
     "hostage/hostage/NOUN/NN/5/compound release/release/NOUN/NN/2/obj",
     "demand(verb past) ARG0=police ARG1=the_hostage_release\n"
     "release(noun) ARG1=hostage <complement of demand>"},
    {"Bree/Bree/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case arrest/arrest/NOUN/NN/0/root "
     "of/of/ADP/IN/5/case Ruiz/Ruiz/PROPN/NNP/3/nmod",
     "arrest(noun) ARG0=Bree ARG1=Ruiz"},

    // "Of" a noun that nobody is done to by, and of one that has a content.
    {"the/the/DET/DT/2/det resignation/resignation/NOUN/NN/0/root of/of/ADP/IN/5/case "
     "the/the/DET/DT/5/det minister/minister/NOUN/NN/2/nmod",
     "resignation(noun) ARG0=the_minister"},
    {"a/a/DET/DT/2/det threat/threat/NOUN/NN/0/root of/of/ADP/IN/4/case war/war/NOUN/NN/2/nmod "
     "against/against/ADP/IN/6/case Bree/Bree/PROPN/NNP/2/nmod",
     "threat(noun) prep:of=war prep:against=Bree\n"
     "war(noun) <complement of threat: of>"},

    // Between, with, from, for, to.
    {"talks/talk/NOUN/NNS/6/nsubj between/between/ADP/IN/3/case Aldonia/Aldonia/PROPN/NNP/1/nmod "
     "and/and/CCONJ/CC/5/cc Bree/Bree/PROPN/NNP/3/conj collapsed/collapse/VERB/VBD/0/root",
     "talk(noun) prep:between=Aldonia prep:between=Bree\n"
     "collapse(verb past) ARG0=talks_between_Aldonia_and_Bree"},
    {"an/a/DET/DT/2/det agreement/agreement/NOUN/NN/0/root with/with/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/nmod on/on/ADP/IN/6/case trade/trade/NOUN/NN/2/nmod",
     "agreement(noun) prep:with=Bree prep:on=trade\n"
     "trade(noun) <complement of agreement: on>"},

    // Conjuncts share what hangs on one of them.
    {"arrests/arrest/NOUN/NNS/0/root and/and/CCONJ/CC/3/cc killings/killing/NOUN/NNS/1/conj "
     "of/of/ADP/IN/5/case journalists/journalist/NOUN/NNS/3/nmod",
     "arrest(noun) ARG1=journalists\n"
     "killing(noun) ARG1=journalists"},
    {"Bree/Bree/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case attack/attack/NOUN/NN/0/root "
     "and/and/CCONJ/CC/5/cc occupation/occupation/NOUN/NN/3/conj of/of/ADP/IN/7/case "
     "Goma/Goma/PROPN/NNP/5/nmod",
     "attack(noun) ARG0=Bree ARG1=Goma\n"
     "occupation(noun) ARG0=Bree ARG1=Goma"},

    // "A series of attacks" stands where "attacks" would.
    {"they/they/PRON/PRP/2/nsubj condemned/condemn/VERB/VBD/0/root a/a/DET/DT/4/det "
     "series/series/NOUN/NN/2/obj of/of/ADP/IN/6/case attacks/attack/NOUN/NNS/4/nmod "
     "on/on/ADP/IN/8/case Bree/Bree/PROPN/NNP/6/nmod",
     "condemn(verb past) ARG0=they ARG1=attacks_on_Bree\n"
     "attack(noun) prep:on=Bree <complement of condemn>"},

    // The subject of "begin" does what the noun tells, where nobody else does.
    {"Aldonia/Aldonia/PROPN/NNP/2/nsubj resumed/resume/VERB/VBD/0/root talks/talk/NOUN/NNS/2/obj "
     "with/with/ADP/IN/5/case Bree/Bree/PROPN/NNP/3/nmod",
     "resume(verb past) ARG0=Aldonia ARG1=talks_with_Bree\n"
     "talk(noun) ARG0=Aldonia prep:with=Bree <complement of resume>"},

    // Before another noun an event noun names a kind of thing, unless that one tells an act as
    // well.
    {"an/a/DET/DT/3/det attack/attack/NOUN/NN/3/compound helicopter/helicopter/NOUN/NN/4/nsubj "
     "crashed/crash/VERB/VBD/0/root",
     "crash(verb past) ARG0=an_attack_helicopter"},
    {"a/a/DET/DT/3/det withdrawal/withdrawal/NOUN/NN/3/compound "
     "agreement/agreement/NOUN/NN/0/root",
     "withdrawal(noun) <complement of agreement>\n"
     "agreement(noun)"},

    // Behind a copula: any noun; whom a "supporter" supports.
    {"Bree/Bree/PROPN/NNP/4/nsubj is/be/AUX/VBZ/4/cop a/a/DET/DT/4/det "
     "supporter/supporter/NOUN/NN/0/root of/of/ADP/IN/6/case Ruiz/Ruiz/PROPN/NNP/4/nmod",
     "supporter(noun present) ARG0=Bree ARG1=Ruiz"},
    {"the/the/DET/DT/2/det raid/raid/NOUN/NN/5/nsubj was/be/AUX/VBD/5/cop an/a/DET/DT/5/det "
     "attack/attack/NOUN/NN/0/root on/on/ADP/IN/7/case freedom/freedom/NOUN/NN/5/nmod",
     "raid(noun)\n"
     "attack(noun past) prep:on=freedom"},
};

constexpr FrameCase kLightVerbs[] = {
    // The noun has the frame; the verb's subject, features and prepositions are the noun's.
    {"Aldonia/Aldonia/PROPN/NNP/2/nsubj imposed/impose/VERB/VBD/0/root "
     "sanctions/sanction/NOUN/NNS/2/obj on/on/ADP/IN/5/case Bree/Bree/PROPN/NNP/2/obl",
     "sanction(noun light:impose past) ARG0=Aldonia prep:on=Bree"},
    {"rebels/rebel/NOUN/NNS/2/nsubj carried/carry/VERB/VBD/0/root out/out/ADP/RP/2/compound:prt "
     "an/a/DET/DT/5/det attack/attack/NOUN/NN/2/obj on/on/ADP/IN/7/case "
     "Goma/Goma/PROPN/NNP/5/nmod",
     "attack(noun light:carry past) ARG0=rebels prep:on=Goma"},
    {"Aldonia/Aldonia/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux hold/hold/VERB/VB/0/root "
     "talks/talk/NOUN/NNS/3/obj with/with/ADP/IN/6/case Bree/Bree/PROPN/NNP/3/obl",
     "talk(noun light:hold will future) ARG0=Aldonia prep:with=Bree"},
    {"they/they/PRON/PRP/2/nsubj paid/pay/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/iobj "
     "a/a/DET/DT/5/det visit/visit/NOUN/NN/2/obj",
     "visit(noun light:pay past) ARG0=they prep:to=Bree"},
    {"Corland/Corland/PROPN/NNP/2/nsubj took/take/VERB/VBD/0/root part/part/NOUN/NN/2/obj "
     "in/in/ADP/IN/6/case the/the/DET/DT/6/det talks/talk/NOUN/NNS/2/obl",
     "part(noun light:take past) ARG0=Corland prep:in=the_talks\n"
     "talk(noun) <complement of part: in>"},
    {"Corland/Corland/PROPN/NNP/2/nsubj expressed/express/VERB/VBD/0/root "
     "support/support/NOUN/NN/2/obj for/for/ADP/IN/6/case the/the/DET/DT/6/det "
     "plan/plan/NOUN/NN/3/nmod",
     "support(noun light:express past) ARG0=Corland prep:for=the_plan\n"
     "plan(noun) <complement of support: for>"},

    // As a passive.
    {"sanctions/sanction/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass "
     "imposed/impose/VERB/VBN/0/root on/on/ADP/IN/5/case Bree/Bree/PROPN/NNP/3/obl "
     "by/by/ADP/IN/7/case Aldonia/Aldonia/PROPN/NNP/3/obl:agent",
     "sanction(noun light:impose past passive) ARG0=Aldonia prep:on=Bree"},

    // The subject is the one that it is done to.
    {"the/the/DET/DT/2/det convoy/convoy/NOUN/NN/3/nsubj came/come/VERB/VBD/0/root "
     "under/under/ADP/IN/5/case fire/fire/NOUN/NN/3/obl from/from/ADP/IN/7/case "
     "rebels/rebel/NOUN/NNS/3/obl",
     "fire(noun light:come past passive) ARG0=rebels ARG1=the_convoy"},
    {"Bree/Bree/PROPN/NNP/2/nsubj suffered/suffer/VERB/VBD/0/root an/a/DET/DT/4/det "
     "attack/attack/NOUN/NN/2/obj",
     "attack(noun light:suffer past passive) ARG1=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj is/be/AUX/VBZ/4/cop under/under/ADP/IN/4/case "
     "attack/attack/NOUN/NN/0/root by/by/ADP/IN/6/case rebels/rebel/NOUN/NNS/4/nmod",
     "attack(noun light:be present passive) ARG0=rebels ARG1=Bree"},

    // The subject does it to the verb's object.
    {"Bree/Bree/PROPN/NNP/2/nsubj put/put/VERB/VBD/0/root Ruiz/Ruiz/PROPN/NNP/2/obj "
     "on/on/ADP/IN/5/case trial/trial/NOUN/NN/2/obl",
     "trial(noun light:put past) ARG0=Bree ARG1=Ruiz"},

    // The light verb stands in a clause on its noun.
    {"the/the/DET/DT/2/det attack/attack/NOUN/NN/8/nsubj:pass carried/carry/VERB/VBN/2/acl "
     "out/out/ADP/RP/3/compound:prt by/by/ADP/IN/6/case rebels/rebel/NOUN/NNS/3/obl:agent "
     "was/be/AUX/VBD/8/aux:pass condemned/condemn/VERB/VBN/0/root",
     "attack(noun light:carry participle passive) ARG0=rebels <complement of condemn>\n"
     "condemn(verb past passive) ARG1=the_attack"},
    {"sanctions/sanction/NOUN/NNS/6/nsubj:pass that/that/PRON/WDT/4/obj "
     "Aldonia/Aldonia/PROPN/NNP/4/nsubj imposed/impose/VERB/VBD/1/acl:relcl "
     "were/be/AUX/VBD/6/aux:pass lifted/lift/VERB/VBN/0/root",
     "sanction(noun light:impose past) ARG0=Aldonia <complement of lift>\n"
     "lift(verb past passive) ARG1=sanctions"},

    // It is there, it takes place, it occurs.
    {"there/there/PRON/EX/2/expl was/be/VERB/VBD/0/root an/a/DET/DT/4/det "
     "attack/attack/NOUN/NN/2/nsubj on/on/ADP/IN/6/case Goma/Goma/PROPN/NNP/4/nmod",
     "attack(noun light:be past) prep:on=Goma"},
    {"an/a/DET/DT/2/det attack/attack/NOUN/NN/3/nsubj took/take/VERB/VBD/0/root "
     "place/place/NOUN/NN/3/obj in/in/ADP/IN/6/case Goma/Goma/PROPN/NNP/3/obl",
     "attack(noun light:take past) prep:in=Goma"},
    {"no/no/DET/DT/2/det attack/attack/NOUN/NN/3/nsubj occurred/occur/VERB/VBD/0/root",
     "attack(noun light:occur not past)"},

    // Under another verb, with its control.
    {"Bree/Bree/PROPN/NNP/2/nsubj threatened/threaten/VERB/VBD/0/root to/to/PART/TO/4/mark "
     "impose/impose/VERB/VB/2/xcomp sanctions/sanction/NOUN/NNS/4/obj",
     "threaten(verb past) ARG0=Bree ARG1=to_impose_sanctions\n"
     "sanction(noun light:impose infinitive) ARG0=Bree <complement of threaten>"},

    // Two nouns, one verb.
    {"Bree/Bree/PROPN/NNP/2/nsubj imposed/impose/VERB/VBD/0/root "
     "sanctions/sanction/NOUN/NNS/2/obj and/and/CCONJ/CC/6/cc a/a/DET/DT/6/det "
     "curfew/curfew/NOUN/NN/3/conj on/on/ADP/IN/8/case Goma/Goma/PROPN/NNP/2/obl",
     "sanction(noun light:impose past) ARG0=Bree prep:on=Goma\n"
     "curfew(noun light:impose past) ARG0=Bree prep:on=Goma"},

    // Behind a noun that says nothing of its own.
    {"rebels/rebel/NOUN/NNS/2/nsubj launched/launch/VERB/VBD/0/root a/a/DET/DT/4/det "
     "wave/wave/NOUN/NN/2/obj of/of/ADP/IN/6/case attacks/attack/NOUN/NNS/4/nmod",
     "attack(noun light:launch past) ARG0=rebels"},

    // No light verb: a verb that says more, or a noun that tells no act.
    {"Bree/Bree/PROPN/NNP/2/nsubj lifted/lift/VERB/VBD/0/root sanctions/sanction/NOUN/NNS/2/obj",
     "lift(verb past) ARG0=Bree ARG1=sanctions\n"
     "sanction(noun) <complement of lift>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj held/hold/VERB/VBD/0/root the/the/DET/DT/4/det "
     "bridge/bridge/NOUN/NN/2/obj",
     "hold(verb past) ARG0=Bree ARG1=the_bridge"},
    {"a/a/DET/DT/2/det minister/minister/NOUN/NN/3/nsubj made/make/VERB/VBD/0/root "
     "a/a/DET/DT/5/det table/table/NOUN/NN/3/obj",
     "make(verb past) ARG0=a_minister ARG1=a_table"},
};

TEST(Frames, NounRoles) { check_frames(kNounRoles); }
TEST(Frames, LightVerbs) { check_frames(kLightVerbs); }

}  // namespace
}  // namespace tocsin
