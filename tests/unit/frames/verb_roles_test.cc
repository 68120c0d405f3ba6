#include <gtest/gtest.h>

#include "frame_case.h"

namespace tocsin {
namespace {

constexpr FrameCase kVoices[] = {
    // Active: subject, object, and each preposition with its own role.
    {"rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root the/the/DET/DT/4/det "
     "airport/airport/NOUN/NN/2/obj near/near/ADP/IN/6/case Goma/Goma/PROPN/NNP/2/obl",
     "attack(verb past) ARG0=rebels ARG1=the_airport prep:near=Goma"},

    // The same act as a passive: the doer stands behind "by", or nowhere.
    {"the/the/DET/DT/2/det airport/airport/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass "
     "attacked/attack/VERB/VBN/0/root by/by/ADP/IN/6/case rebels/rebel/NOUN/NNS/4/obl:agent",
     "attack(verb past passive) ARG0=rebels ARG1=the_airport"},
    {"the/the/DET/DT/2/det airport/airport/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass "
     "attacked/attack/VERB/VBN/0/root",
     "attack(verb past passive) ARG1=the_airport"},

    // A tree that does not know obl:agent; a time behind "by" is no doer.
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass killed/kill/VERB/VBN/0/root "
     "by/by/ADP/IN/5/case gunmen/gunman/NOUN/NNS/3/obl",
     "kill(verb past passive) ARG0=gunmen ARG1=Ruiz"},
    {"Bree/Bree/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass taken/take/VERB/VBN/0/root "
     "by/by/ADP/IN/5/case Monday/Monday/PROPN/NNP/3/obl",
     "take(verb past passive) ARG1=Bree prep:by=Monday"},

    // "Got killed", as an auxiliary and as a verb.
    {"six/six/NUM/CD/2/nummod men/man/NOUN/NNS/4/nsubj:pass got/get/AUX/VBD/4/aux:pass "
     "killed/kill/VERB/VBN/0/root",
     "kill(verb past passive) ARG1=six_men"},
    {"six/six/NUM/CD/2/nummod men/man/NOUN/NNS/3/nsubj got/get/VERB/VBD/0/root "
     "killed/kill/VERB/VBN/3/xcomp",
     "kill(verb past passive) ARG1=six_men"},

    // Two objects, and what becomes of them in a passive.
    {"Aldonia/Aldonia/PROPN/NNP/2/nsubj gave/give/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/iobj "
     "weapons/weapon/NOUN/NNS/2/obj",
     "give(verb past) ARG0=Aldonia ARG1=weapons ARG2=Bree"},
    {"Aldonia/Aldonia/PROPN/NNP/2/nsubj gave/give/VERB/VBD/0/root weapons/weapon/NOUN/NNS/2/obj "
     "to/to/ADP/IN/5/case Bree/Bree/PROPN/NNP/2/obl",
     "give(verb past) ARG0=Aldonia ARG1=weapons prep:to=Bree"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass given/give/VERB/VBN/0/root "
     "a/a/DET/DT/5/det medal/medal/NOUN/NN/3/obj",
     "give(verb past passive) ARG1=a_medal ARG2=Ruiz"},

    // Saying: what is said is the object, whom it is said to comes second.
    {"he/he/PRON/PRP/2/nsubj told/tell/VERB/VBD/0/root reporters/reporter/NOUN/NNS/2/iobj "
     "that/that/SCONJ/IN/6/mark Bree/Bree/PROPN/NNP/6/nsubj lied/lie/VERB/VBD/2/ccomp",
     "tell(verb past) ARG0=he ARG1=that_Bree_lied ARG2=reporters\n"
     "lie(verb past) ARG0=Bree <complement of tell: that>"},
    {"reporters/reporter/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass "
     "told/tell/VERB/VBN/0/root that/that/SCONJ/IN/6/mark Bree/Bree/PROPN/NNP/6/nsubj "
     "lied/lie/VERB/VBD/3/ccomp",
     "tell(verb past passive) ARG1=that_Bree_lied ARG2=reporters\n"
     "lie(verb past) ARG0=Bree <complement of tell: that>"},

    // A verb and its particle are one word where some resource knows it ("carry_out" is in
    // frames.txt).
    {"they/they/PRON/PRP/2/nsubj carried/carry/VERB/VBD/0/root out/out/ADP/RP/2/compound:prt "
     "the/the/DET/DT/5/det plan/plan/NOUN/NN/2/obj",
     "carry_out(verb past) ARG0=they ARG1=the_plan\n"
     "plan(noun) <complement of carry_out>"},

    // A complex preposition is one; its noun is no predicate.
    {"they/they/PRON/PRP/2/nsubj marched/march/VERB/VBD/0/root in/in/ADP/IN/4/case "
     "support/support/NOUN/NN/2/obl of/of/ADP/IN/6/case Ruiz/Ruiz/PROPN/NNP/4/nmod",
     "march(verb past) ARG0=they prep:in_support_of=Ruiz"},
    {"they/they/PRON/PRP/2/nsubj fled/flee/VERB/VBD/0/root because/because/ADP/IN/5/case "
     "of/of/ADP/IN/3/fixed famine/famine/NOUN/NN/2/obl",
     "flee(verb past) ARG0=they prep:because_of=famine\n"
     "famine(noun) <cause of flee: because>"},
};

constexpr FrameCase kRelativeClauses[] = {
    // The pronoun gives way to its noun: subject, object, behind a preposition, as an owner.
    {"soldiers/soldier/NOUN/NNS/5/nsubj who/who/PRON/WP/3/nsubj fled/flee/VERB/VBD/1/acl:relcl "
     "were/be/AUX/VBD/5/aux:pass arrested/arrest/VERB/VBN/0/root",
     "flee(verb past) ARG0=soldiers <relative of arrest>\n"
     "arrest(verb past passive) ARG1=soldiers"},
    {"the/the/DET/DT/2/det town/town/NOUN/NN/7/nsubj that/that/PRON/WDT/5/obj "
     "rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/2/acl:relcl was/be/AUX/VBD/7/cop "
     "empty/empty/ADJ/JJ/0/root",
     "attack(verb past) ARG0=rebels ARG1=the_town <relative of empty>\n"
     "empty(adj past) ARG0=the_town"},
    {"the/the/DET/DT/2/det town/town/NOUN/NN/8/nsubj in/in/ADP/IN/4/case "
     "which/which/PRON/WDT/6/obl they/they/PRON/PRP/6/nsubj met/meet/VERB/VBD/2/acl:relcl "
     "was/be/AUX/VBD/8/cop empty/empty/ADJ/JJ/0/root",
     "meet(verb past) ARG0=they prep:in=the_town <relative of empty>\n"
     "empty(adj past) ARG0=the_town"},

    // Without a pronoun: the object, or what stands behind a stranded preposition.
    {"the/the/DET/DT/2/det town/town/NOUN/NN/6/nsubj rebels/rebel/NOUN/NNS/4/nsubj "
     "attacked/attack/VERB/VBD/2/acl:relcl was/be/AUX/VBD/6/cop empty/empty/ADJ/JJ/0/root",
     "attack(verb past) ARG0=rebels ARG1=the_town <relative of empty>\n"
     "empty(adj past) ARG0=the_town"},
    {"the/the/DET/DT/2/det town/town/NOUN/NN/8/nsubj they/they/PRON/PRP/4/nsubj "
     "fled/flee/VERB/VBD/2/acl:relcl to/to/ADP/IN/4/obl was/be/AUX/VBD/8/aux:pass "
     "then/then/ADV/RB/8/advmod burned/burn/VERB/VBN/0/root",
     "flee(verb past) ARG0=they prep:to=the_town <relative of burn>\n"
     "burn(verb past passive) ARG1=the_town"},

    // The gap lies in the innermost complement.
    {"the/the/DET/DT/2/det town/town/NOUN/NN/0/root they/they/PRON/PRP/4/nsubj "
     "wanted/want/VERB/VBD/2/acl:relcl to/to/PART/TO/6/mark attack/attack/VERB/VB/4/xcomp",
     "want(verb past) ARG0=they ARG1=to_attack\n"
     "attack(verb infinitive) ARG0=they ARG1=the_town <complement of want>"},

    // A noun of time lacks nothing.
    {"the/the/DET/DT/2/det day/day/NOUN/NN/0/root rebels/rebel/NOUN/NNS/4/nsubj "
     "attacked/attack/VERB/VBD/2/acl:relcl",
     "attack(verb past) ARG0=rebels"},

    // Reduced: a participle on its noun.
    {"men/man/NOUN/NNS/5/nsubj arrested/arrest/VERB/VBN/1/acl in/in/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/obl escaped/escape/VERB/VBD/0/root",
     "arrest(verb participle passive) ARG1=men prep:in=Bree <relative of escape>\n"
     "escape(verb past) ARG0=men"},
    {"troops/troops/NOUN/NNS/5/nsubj fighting/fight/VERB/VBG/1/acl in/in/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/obl withdrew/withdraw/VERB/VBD/0/root",
     "fight(verb participle) ARG0=troops prep:in=Bree <relative of withdraw>\n"
     "withdraw(verb past) ARG0=troops"},
    {"police/police/NOUN/NNS/2/nsubj freed/free/VERB/VBD/0/root the/the/DET/DT/5/det "
     "captured/capture/VERB/VBN/5/amod soldiers/soldier/NOUN/NNS/2/obj",
     "free(verb past) ARG0=police ARG1=the_captured_soldiers\n"
     "capture(verb participle passive) ARG1=the_captured_soldiers <relative of free>"},

    // A conjunct before the clause shares it.
    {"soldiers/soldier/NOUN/NNS/6/nsubj and/and/CCONJ/CC/3/cc police/police/NOUN/NNS/1/conj "
     "who/who/PRON/WP/5/nsubj fled/flee/VERB/VBD/1/acl:relcl died/die/VERB/VBD/0/root",
     "flee(verb past) ARG0=soldiers ARG0=police <relative of die>\n"
     "die(verb past) ARG0=soldiers ARG0=police"},

    // The clause may be about what stands behind a copula.
    {"Bree/Bree/PROPN/NNP/4/nsubj is/be/AUX/VBZ/4/cop the/the/DET/DT/4/det "
     "state/state/NOUN/NN/0/root that/that/PRON/WDT/6/nsubj attacked/attack/VERB/VBD/4/acl:relcl "
     "Corland/Corland/PROPN/NNP/6/obj",
     "state(noun present) ARG0=Bree\n"
     "attack(verb past) ARG0=the_state ARG1=Corland <relative of state>"},
};

constexpr FrameCase kControl[] = {
    // The subject does it: want, agree, refuse; and with an object, promise and use.
    {"Bree/Bree/PROPN/NNP/2/nsubj refused/refuse/VERB/VBD/0/root to/to/PART/TO/4/mark "
     "withdraw/withdraw/VERB/VB/2/xcomp troops/troops/NOUN/NNS/4/obj",
     "refuse(verb past) ARG0=Bree ARG1=to_withdraw_troops\n"
     "withdraw(verb infinitive) ARG0=Bree ARG1=troops <complement of refuse>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root "
     "Corland/Corland/PROPN/NNP/2/obj to/to/PART/TO/5/mark withdraw/withdraw/VERB/VB/2/xcomp",
     "promise(verb past) ARG0=Bree ARG1=Corland ARG2=to_withdraw\n"
     "withdraw(verb infinitive) ARG0=Bree <complement of promise>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj denied/deny/VERB/VBD/0/root attacking/attack/VERB/VBG/2/xcomp "
     "Corland/Corland/PROPN/NNP/3/obj",
     "deny(verb past) ARG0=Bree ARG1=attacking_Corland\n"
     "attack(verb participle) ARG0=Bree ARG1=Corland <complement of deny>"},

    // The object does it: ask, order, force; as a passive, its subject.
    {"Bree/Bree/PROPN/NNP/2/nsubj ordered/order/VERB/VBD/0/root the/the/DET/DT/4/det "
     "army/army/NOUN/NN/2/obj to/to/PART/TO/6/mark withdraw/withdraw/VERB/VB/2/xcomp",
     "order(verb past) ARG0=Bree ARG1=the_army ARG2=to_withdraw\n"
     "withdraw(verb infinitive) ARG0=the_army <complement of order>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj asked/ask/VERB/VBD/0/root Corland/Corland/PROPN/NNP/2/iobj "
     "to/to/PART/TO/5/mark withdraw/withdraw/VERB/VB/2/xcomp",
     "ask(verb past) ARG0=Bree ARG1=Corland ARG2=to_withdraw\n"
     "withdraw(verb infinitive) ARG0=Corland <complement of ask>"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass forced/force/VERB/VBN/0/root "
     "to/to/PART/TO/5/mark resign/resign/VERB/VB/3/xcomp",
     "force(verb past passive) ARG1=Ruiz ARG2=to_resign\n"
     "resign(verb infinitive) ARG0=Ruiz <complement of force>"},

    // A gerund behind a preposition is what the verb is about.
    {"Aldonia/Aldonia/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/obj "
     "of/of/SCONJ/IN/5/mark shelling/shell/VERB/VBG/2/advcl villages/village/NOUN/NNS/5/obj",
     "accuse(verb past) ARG0=Aldonia ARG1=Bree prep:of=of_shelling_villages\n"
     "shell(verb participle) ARG0=Bree ARG1=villages <complement of accuse: of>"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass accused/accuse/VERB/VBN/0/root "
     "of/of/SCONJ/IN/5/mark shelling/shell/VERB/VBG/3/advcl villages/village/NOUN/NNS/5/obj",
     "accuse(verb past passive) ARG1=Ruiz prep:of=of_shelling_villages\n"
     "shell(verb participle) ARG0=Ruiz ARG1=villages <complement of accuse: of>"},
    {"police/police/NOUN/NNS/2/nsubj prevented/prevent/VERB/VBD/0/root them/they/PRON/PRP/2/obj "
     "from/from/SCONJ/IN/5/mark marching/march/VERB/VBG/2/advcl",
     "prevent(verb past) ARG0=police ARG1=them prep:from=from_marching\n"
     "march(verb participle) ARG0=them <complement of prevent: from>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj succeeded/succeed/VERB/VBD/0/root in/in/SCONJ/IN/4/mark "
     "taking/take/VERB/VBG/2/advcl Goma/Goma/PROPN/NNP/4/obj",
     "succeed(verb past) ARG0=Bree prep:in=in_taking_Goma\n"
     "take(verb participle) ARG0=Bree ARG1=Goma <complement of succeed: in>"},

    // Whoever stands behind the preposition does it.
    {"Aldonia/Aldonia/PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root on/on/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/obl to/to/PART/TO/6/mark withdraw/withdraw/VERB/VB/2/xcomp",
     "call(verb past) ARG0=Aldonia ARG1=to_withdraw prep:on=Bree\n"
     "withdraw(verb infinitive) ARG0=Bree <complement of call>"},

    // Raising, over several levels.
    {"Bree/Bree/PROPN/NNP/2/nsubj seems/seem/VERB/VBZ/0/root to/to/PART/TO/4/mark "
     "want/want/VERB/VB/2/xcomp to/to/PART/TO/6/mark attack/attack/VERB/VB/4/xcomp",
     "seem(verb present) ARG0=Bree ARG1=to_want_to_attack\n"
     "want(verb infinitive) ARG0=Bree ARG1=to_attack <complement of seem>\n"
     "attack(verb infinitive) ARG0=Bree <complement of want>"},
    {"Bree/Bree/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/cop likely/likely/ADJ/JJ/0/root "
     "to/to/PART/TO/5/mark attack/attack/VERB/VB/3/xcomp Corland/Corland/PROPN/NNP/5/obj",
     "likely(adj present) ARG0=Bree ARG1=to_attack_Corland\n"
     "attack(verb infinitive) ARG0=Bree ARG1=Corland <complement of likely>"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass is/be/AUX/VBZ/3/aux:pass expected/expect/VERB/VBN/0/root "
     "to/to/PART/TO/5/mark resign/resign/VERB/VB/3/xcomp",
     "expect(verb present passive) ARG1=Ruiz ARG2=to_resign\n"
     "resign(verb infinitive) ARG0=Ruiz <complement of expect>"},

    // "Hard to reach": the subject is what it is done to.
    {"Goma/Goma/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/cop hard/hard/ADJ/JJ/0/root "
     "to/to/PART/TO/5/mark reach/reach/VERB/VB/3/xcomp",
     "hard(adj present) ARG0=Goma ARG1=to_reach\n"
     "reach(verb infinitive) ARG1=Goma <complement of hard>"},

    // "It is ... to": nobody is named.
    {"it/it/PRON/PRP/3/expl is/be/AUX/VBZ/3/cop wrong/wrong/ADJ/JJ/0/root to/to/PART/TO/5/mark "
     "torture/torture/VERB/VB/3/csubj prisoners/prisoner/NOUN/NNS/5/obj",
     "wrong(adj present) ARG0=to_torture_prisoners\n"
     "torture(verb infinitive) ARG1=prisoners <complement of wrong>"},

    // Infinitives of purpose: the subject; with "send", the object; in a passive only who did it.
    {"Bree/Bree/PROPN/NNP/2/nsubj fired/fire/VERB/VBD/0/root shots/shot/NOUN/NNS/2/obj "
     "to/to/PART/TO/5/mark scare/scare/VERB/VB/2/advcl them/they/PRON/PRP/5/obj",
     "fire(verb past) ARG0=Bree ARG1=shots\n"
     "scare(verb infinitive) ARG0=Bree ARG1=them <purpose of fire>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj sent/send/VERB/VBD/0/root troops/troops/NOUN/NNS/2/obj "
     "to/to/PART/TO/5/mark help/help/VERB/VB/2/advcl Corland/Corland/PROPN/NNP/5/obj",
     "send(verb past) ARG0=Bree ARG1=troops\n"
     "help(verb infinitive) ARG0=troops ARG1=Corland <purpose of send>"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass jailed/jail/VERB/VBN/0/root "
     "to/to/PART/TO/5/mark silence/silence/VERB/VB/3/advcl her/she/PRON/PRP/5/obj",
     "jail(verb past passive) ARG1=Ruiz\n"
     "silence(verb infinitive) ARG1=her <purpose of jail>"},
    {"troops/troops/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass "
     "deployed/deploy/VERB/VBN/0/root to/to/PART/TO/5/mark protect/protect/VERB/VB/3/advcl "
     "villages/village/NOUN/NNS/5/obj",
     "deploy(verb past passive) ARG1=troops\n"
     "protect(verb infinitive) ARG0=troops ARG1=villages <purpose of deploy>"},

    // Participles beside the main clause.
    {"rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root Goma/Goma/PROPN/NNP/2/obj "
     ",/,/PUNCT/,/5/punct killing/kill/VERB/VBG/2/advcl six/six/NUM/CD/5/obj",
     "attack(verb past) ARG0=rebels ARG1=Goma\n"
     "kill(verb participle) ARG0=rebels ARG1=six <adverbial of attack>"},
    {"Goma/Goma/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass bombed/bomb/VERB/VBN/0/root "
     ",/,/PUNCT/,/5/punct killing/kill/VERB/VBG/3/advcl six/six/NUM/CD/5/obj",
     "bomb(verb past passive) ARG1=Goma\n"
     "kill(verb participle) ARG1=six <adverbial of bomb>"},
    {"Asked/ask/VERB/VBN/6/advcl about/about/ADP/IN/3/case Goma/Goma/PROPN/NNP/1/obl "
     ",/,/PUNCT/,/1/punct he/he/PRON/PRP/6/nsubj laughed/laugh/VERB/VBD/0/root",
     "ask(verb participle passive) ARG1=he prep:about=Goma <adverbial of laugh>\n"
     "laugh(verb past) ARG0=he"},

    // Nouns of intention and of asking.
    {"Bree/Bree/PROPN/NNP/2/nsubj announced/announce/VERB/VBD/0/root plans/plan/NOUN/NNS/2/obj "
     "to/to/PART/TO/5/mark withdraw/withdraw/VERB/VB/3/acl",
     "announce(verb past) ARG0=Bree ARG1=plans\n"
     "plan(noun) ARG0=Bree ARG1=to_withdraw <complement of announce>\n"
     "withdraw(verb infinitive) ARG0=Bree <complement of plan>"},
    {"Bree/Bree/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case threat/threat/NOUN/NN/0/root "
     "to/to/PART/TO/5/mark attack/attack/VERB/VB/3/acl",
     "threat(noun) ARG0=Bree ARG1=to_attack\n"
     "attack(verb infinitive) ARG0=Bree <complement of threat>"},
    {"calls/call/NOUN/NNS/0/root on/on/ADP/IN/3/case Bree/Bree/PROPN/NNP/1/nmod "
     "to/to/PART/TO/5/mark withdraw/withdraw/VERB/VB/1/acl",
     "call(noun) ARG1=to_withdraw prep:on=Bree\n"
     "withdraw(verb infinitive) ARG0=Bree <complement of call>"},
    {"people/people/NOUN/NNS/2/nsubj have/have/VERB/VBP/0/root the/the/DET/DT/4/det "
     "right/right/NOUN/NN/2/obj to/to/PART/TO/6/mark protest/protest/VERB/VB/4/acl",
     "have(verb present) ARG0=people ARG1=the_right\n"
     "protest(verb infinitive) ARG0=people <complement of have>"},
};

constexpr FrameCase kCoordination[] = {
    // Predicates: shared subject, shared object, shared both ways.
    {"the/the/DET/DT/2/det army/army/NOUN/NN/3/nsubj attacked/attack/VERB/VBD/0/root "
     "and/and/CCONJ/CC/5/cc destroyed/destroy/VERB/VBD/3/conj the/the/DET/DT/7/det "
     "village/village/NOUN/NN/3/obj",
     "attack(verb past) ARG0=the_army ARG1=the_village\n"
     "destroy(verb past) ARG0=the_army ARG1=the_village"},
    {"the/the/DET/DT/2/det army/army/NOUN/NN/3/nsubj attacked/attack/VERB/VBD/0/root "
     "and/and/CCONJ/CC/5/cc destroyed/destroy/VERB/VBD/3/conj the/the/DET/DT/7/det "
     "village/village/NOUN/NN/5/obj",
     "attack(verb past) ARG0=the_army ARG1=the_village\n"
     "destroy(verb past) ARG0=the_army ARG1=the_village"},
    {"the/the/DET/DT/2/det army/army/NOUN/NN/3/nsubj attacked/attack/VERB/VBD/0/root "
     "Goma/Goma/PROPN/NNP/3/obj and/and/CCONJ/CC/6/cc fled/flee/VERB/VBD/3/conj",
     "attack(verb past) ARG0=the_army ARG1=Goma\n"
     "flee(verb past) ARG0=the_army"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass arrested/arrest/VERB/VBN/0/root "
     "and/and/CCONJ/CC/5/cc charged/charge/VERB/VBN/3/conj",
     "arrest(verb past passive) ARG1=Ruiz\n"
     "charge(verb past passive) ARG1=Ruiz"},

    // A verb that takes no object shares none.
    {"they/they/PRON/PRP/2/nsubj came/come/VERB/VBD/0/root and/and/CCONJ/CC/4/cc "
     "burned/burn/VERB/VBD/2/conj Goma/Goma/PROPN/NNP/4/obj",
     "come(verb past) ARG0=they\n"
     "burn(verb past) ARG0=they ARG1=Goma"},

    // Arguments: each conjunct has its own role, with its own preposition where it has one.
    {"Bree/Bree/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Corland/Corland/PROPN/NNP/1/conj "
     "attacked/attack/VERB/VBD/0/root Goma/Goma/PROPN/NNP/4/obj",
     "attack(verb past) ARG0=Bree ARG0=Corland ARG1=Goma"},
    {"they/they/PRON/PRP/2/nsubj fought/fight/VERB/VBD/0/root in/in/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/obl and/and/CCONJ/CC/7/cc in/in/ADP/IN/7/case "
     "Corland/Corland/PROPN/NNP/4/conj",
     "fight(verb past) ARG0=they prep:in=Bree prep:in=Corland"},
    {"they/they/PRON/PRP/2/nsubj fought/fight/VERB/VBD/0/root in/in/ADP/IN/4/case "
     "Bree/Bree/PROPN/NNP/2/obl and/and/CCONJ/CC/7/cc near/near/ADP/IN/7/case "
     "Corland/Corland/PROPN/NNP/4/conj",
     "fight(verb past) ARG0=they prep:in=Bree prep:near=Corland"},

    // "Rather than" names the one that is not meant; "as well as" and "along with" name one more.
    {"they/they/PRON/PRP/2/nsubj blamed/blame/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/obj "
     "rather/rather/ADV/RB/6/cc than/than/ADP/IN/4/fixed Corland/Corland/PROPN/NNP/3/conj",
     "blame(verb past) ARG0=they ARG1=Bree"},
    {"they/they/PRON/PRP/2/nsubj blamed/blame/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/obj "
     "as/as/ADV/RB/7/cc well/well/ADV/RB/4/fixed as/as/ADP/IN/4/fixed "
     "Corland/Corland/PROPN/NNP/3/conj",
     "blame(verb past) ARG0=they ARG1=Bree ARG1=Corland"},
    {"Bree/Bree/PROPN/NNP/7/nsubj ,/,/PUNCT/,/5/punct along/along/ADP/IN/5/case "
     "with/with/ADP/IN/3/fixed Corland/Corland/PROPN/NNP/1/nmod ,/,/PUNCT/,/1/punct "
     "attacked/attack/VERB/VBD/0/root Goma/Goma/PROPN/NNP/7/obj",
     "attack(verb past) ARG0=Bree_,_along_with_Corland ARG0=Corland ARG1=Goma"},

    // Gapping: the parties of the clause without a verb join the first.
    {"Bree/Bree/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root Goma/Goma/PROPN/NNP/2/obj "
     "and/and/CCONJ/CC/5/cc Corland/Corland/PROPN/NNP/2/conj Delmar/Delmar/PROPN/NNP/5/orphan",
     "attack(verb past) ARG0=Bree ARG0=Corland ARG1=Goma ARG1=Delmar"},

    // Four levels of conjuncts.
    {"they/they/PRON/PRP/2/nsubj came/come/VERB/VBD/0/root ,/,/PUNCT/,/4/punct "
     "saw/see/VERB/VBD/2/conj ,/,/PUNCT/,/6/punct looted/loot/VERB/VBD/4/conj "
     "and/and/CCONJ/CC/8/cc left/leave/VERB/VBD/6/conj",
     "come(verb past) ARG0=they\n"
     "see(verb past) ARG0=they\n"
     "loot(verb past) ARG0=they\n"
     "leave(verb past) ARG0=they"},
};

TEST(Frames, Voices) { check_frames(kVoices); }
TEST(Frames, RelativeClauses) { check_frames(kRelativeClauses); }
TEST(Frames, Control) { check_frames(kControl); }
TEST(Frames, Coordination) { check_frames(kCoordination); }

}  // namespace
}  // namespace tocsin
