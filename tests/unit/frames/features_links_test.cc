#include <gtest/gtest.h>

#include "frame_case.h"

namespace tocsin {
namespace {

constexpr FrameCase kFeatures[] = {
    // Tense, aspect and voice.
    {"Bree/Bree/PROPN/NNP/3/nsubj has/have/AUX/VBZ/3/aux attacked/attack/VERB/VBN/0/root",
     "attack(verb present perfect) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj had/have/AUX/VBD/4/aux been/be/AUX/VBN/4/aux "
     "attacking/attack/VERB/VBG/0/root",
     "attack(verb past perfect-progressive) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/aux attacking/attack/VERB/VBG/0/root",
     "attack(verb present progressive) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux attack/attack/VERB/VB/0/root",
     "attack(verb will future) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj:pass will/will/AUX/MD/4/aux be/be/AUX/VB/4/aux:pass "
     "attacked/attack/VERB/VBN/0/root",
     "attack(verb will future passive) ARG1=Bree"},

    // Modals, and verbs that work as one.
    {"Bree/Bree/PROPN/NNP/4/nsubj may/may/AUX/MD/4/aux not/not/PART/RB/4/advmod "
     "attack/attack/VERB/VB/0/root",
     "attack(verb not may) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/2/nsubj has/have/VERB/VBZ/0/root to/to/PART/TO/4/mark "
     "withdraw/withdraw/VERB/VB/2/xcomp",
     "withdraw(verb have_to present) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod "
     "have/have/VERB/VB/0/root to/to/PART/TO/6/mark withdraw/withdraw/VERB/VB/4/xcomp",
     "withdraw(verb not have_to past) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/aux going/go/VERB/VBG/0/root "
     "to/to/PART/TO/5/mark attack/attack/VERB/VB/3/xcomp",
     "attack(verb be_going_to future) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj was/be/AUX/VBD/4/aux to/to/PART/TO/4/mark "
     "withdraw/withdraw/VERB/VB/0/root",
     "withdraw(verb be_to past) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/3/nsubj to/to/PART/TO/3/mark withdraw/withdraw/VERB/VB/0/root "
     "troops/troops/NOUN/NNS/3/obj",
     "withdraw(verb be_to infinitive) ARG0=Bree ARG1=troops"},
    {"Bree/Bree/PROPN/NNP/2/nsubj used/use/VERB/VBD/0/root to/to/PART/TO/4/mark "
     "attack/attack/VERB/VB/2/xcomp",
     "attack(verb past) ARG0=Bree"},

    // Negation by adverb, by nobody, by no object; "not only" denies nothing.
    {"Bree/Bree/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux n't/not/PART/RB/4/advmod "
     "attack/attack/VERB/VB/0/root",
     "attack(verb not past) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/3/nsubj never/never/ADV/RB/3/advmod attacked/attack/VERB/VBD/0/root",
     "attack(verb not past) ARG0=Bree"},
    {"no/no/DET/DT/2/det soldiers/soldier/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass "
     "killed/kill/VERB/VBN/0/root",
     "kill(verb not past passive) ARG1=no_soldiers"},
    {"nobody/nobody/PRON/NN/2/nsubj attacked/attack/VERB/VBD/0/root",
     "attack(verb not past) ARG0=nobody"},
    {"Bree/Bree/PROPN/NNP/2/nsubj killed/kill/VERB/VBD/0/root no/no/DET/DT/4/det "
     "soldiers/soldier/NOUN/NNS/2/obj",
     "kill(verb not past) ARG0=Bree ARG1=no_soldiers"},
    {"Bree/Bree/PROPN/NNP/4/nsubj no/no/ADV/RB/3/advmod longer/long/ADV/RBR/4/advmod "
     "attacks/attack/VERB/VBZ/0/root",
     "attack(verb not present) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj not/not/PART/RB/4/advmod only/only/ADV/RB/4/advmod "
     "attacked/attack/VERB/VBD/0/root",
     "attack(verb past) ARG0=Bree"},
    {"they/they/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root without/without/SCONJ/IN/4/mark "
     "firing/fire/VERB/VBG/2/advcl",
     "leave(verb past) ARG0=they\n"
     "fire(verb not participle) ARG0=they <adverbial of leave: without>"},

    // Shared auxiliaries; what is finite itself shares none.
    {"Bree/Bree/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux attack/attack/VERB/VB/0/root "
     "and/and/CCONJ/CC/5/cc destroy/destroy/VERB/VB/3/conj Goma/Goma/PROPN/NNP/5/obj",
     "attack(verb will future) ARG0=Bree ARG1=Goma\n"
     "destroy(verb will future) ARG0=Bree ARG1=Goma"},
    {"Bree/Bree/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod "
     "withdraw/withdraw/VERB/VB/0/root or/or/CCONJ/CC/6/cc disarm/disarm/VERB/VB/4/conj",
     "withdraw(verb not past) ARG0=Bree\n"
     "disarm(verb not past) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod "
     "withdraw/withdraw/VERB/VB/0/root but/but/CCONJ/CC/6/cc attacked/attack/VERB/VBD/4/conj",
     "withdraw(verb not past) ARG0=Bree\n"
     "attack(verb past) ARG0=Bree"},
    {"Bree/Bree/PROPN/NNP/3/nsubj could/could/AUX/MD/3/aux attack/attack/VERB/VB/0/root "
     "or/or/CCONJ/CC/6/cc be/be/AUX/VB/6/aux:pass attacked/attack/VERB/VBN/3/conj",
     "attack(verb could) ARG0=Bree\n"
     "attack(verb could passive) ARG1=Bree"},

    // Command and question.
    {"Withdraw/withdraw/VERB/VB/0/root your/your/PRON/PRP$/3/nmod:poss "
     "troops/troops/NOUN/NNS/1/obj",
     "withdraw(verb imperative) ARG1=your_troops"},
    {"Do/do/AUX/VB/3/aux not/not/PART/RB/3/advmod attack/attack/VERB/VB/0/root",
     "attack(verb not imperative)"},
    {"Will/will/AUX/MD/3/aux Bree/Bree/PROPN/NNP/3/nsubj attack/attack/VERB/VB/0/root "
     "?/?/PUNCT/./3/punct",
     "attack(verb will future question) ARG0=Bree"},
};

constexpr FrameCase kLinks[] = {
    // Complements: a clause, an infinitive, a noun as object or behind a preposition.
    {"officials/official/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root Bree/Bree/PROPN/NNP/4/nsubj "
     "attacked/attack/VERB/VBD/2/ccomp",
     "say(verb past) ARG0=officials ARG1=Bree_attacked\n"
     "attack(verb past) ARG0=Bree <complement of say>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj condemned/condemn/VERB/VBD/0/root the/the/DET/DT/4/det "
     "attack/attack/NOUN/NN/2/obj",
     "condemn(verb past) ARG0=Bree ARG1=the_attack\n"
     "attack(noun) <complement of condemn>"},

    // ", officials said": what is said hangs on the verb beside it; before it, the same.
    {"Bree/Bree/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root ,/,/PUNCT/,/5/punct "
     "officials/official/NOUN/NNS/5/nsubj said/say/VERB/VBD/2/parataxis",
     "attack(verb past) ARG0=Bree <complement of say>\n"
     "say(verb past) ARG0=officials ARG1=Bree_attacked"},
    {"he/he/PRON/PRP/2/nsubj warned/warn/VERB/VBD/0/root :/:/PUNCT/:/5/punct "
     "Bree/Bree/PROPN/NNP/5/nsubj attacked/attack/VERB/VBD/2/parataxis",
     "warn(verb past) ARG0=he ARG1=Bree_attacked\n"
     "attack(verb past) ARG0=Bree <complement of warn>"},

    // Two sentences in one are not tied.
    {"Bree/Bree/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root ;/;/PUNCT/:/5/punct "
     "Corland/Corland/PROPN/NNP/5/nsubj fled/flee/VERB/VBD/2/parataxis",
     "attack(verb past) ARG0=Bree\n"
     "flee(verb past) ARG0=Corland"},

    // Purpose, condition, time, cause, concession.
    {"Bree/Bree/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root in/in/SCONJ/IN/6/mark "
     "order/order/NOUN/NN/3/fixed to/to/PART/TO/6/mark win/win/VERB/VB/2/advcl",
     "attack(verb past) ARG0=Bree\n"
     "win(verb infinitive) ARG0=Bree <purpose of attack: in>"},
    {"Bree/Bree/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux attack/attack/VERB/VB/0/root "
     "if/if/SCONJ/IN/6/mark Corland/Corland/PROPN/NNP/6/nsubj mobilizes/mobilize/VERB/VBZ/3/advcl",
     "attack(verb will future) ARG0=Bree\n"
     "mobilize(verb present) ARG0=Corland <condition of attack: if>"},
    {"Should/should/AUX/MD/3/aux Corland/Corland/PROPN/NNP/3/nsubj "
     "mobilize/mobilize/VERB/VB/7/advcl ,/,/PUNCT/,/3/punct Bree/Bree/PROPN/NNP/7/nsubj "
     "will/will/AUX/MD/7/aux attack/attack/VERB/VB/0/root",
     "mobilize(verb should) ARG0=Corland <condition of attack: Should>\n"
     "attack(verb will future) ARG0=Bree"},
    {"he/he/PRON/PRP/2/nsubj fled/flee/VERB/VBD/0/root when/when/ADV/WRB/5/advmod "
     "rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/2/advcl",
     "flee(verb past) ARG0=he\n"
     "attack(verb past) ARG0=rebels <time of flee: when>"},
    {"he/he/PRON/PRP/2/nsubj fled/flee/VERB/VBD/0/root because/because/SCONJ/IN/5/mark "
     "rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/2/advcl",
     "flee(verb past) ARG0=he\n"
     "attack(verb past) ARG0=rebels <cause of flee: because>"},
    {"he/he/PRON/PRP/2/nsubj stayed/stay/VERB/VBD/0/root although/although/SCONJ/IN/5/mark "
     "rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/2/advcl",
     "stay(verb past) ARG0=he\n"
     "attack(verb past) ARG0=rebels <concession of stay: although>"},

    // Nouns behind prepositions of time and cause are no complements.
    {"he/he/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass arrested/arrest/VERB/VBN/0/root "
     "after/after/ADP/IN/6/case the/the/DET/DT/6/det attack/attack/NOUN/NN/3/obl",
     "arrest(verb past passive) ARG1=he prep:after=the_attack\n"
     "attack(noun) <time of arrest: after>"},

    // A conjunct hangs where the first does.
    {"officials/official/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root Bree/Bree/PROPN/NNP/4/nsubj "
     "attacked/attack/VERB/VBD/2/ccomp and/and/CCONJ/CC/6/cc withdrew/withdraw/VERB/VBD/4/conj",
     "say(verb past) ARG0=officials ARG1=Bree_attacked_and_withdrew ARG1=withdrew\n"
     "attack(verb past) ARG0=Bree <complement of say>\n"
     "withdraw(verb past) ARG0=Bree <complement of say>"},
};

constexpr FrameCase kOddTrees[] = {
    // One word; a verb with nothing; no predicate at all.
    {"Attacked/attack/VERB/VBD/0/root", "attack(verb past)"},
    {"yes/yes/INTJ/UH/0/root", ""},
    {"Bree/Bree/PROPN/NNP/0/root", ""},

    // Two roots; a noun that depends on punctuation; a verb as a name's part.
    {"Bree/Bree/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root fled/flee/VERB/VBD/0/root",
     "attack(verb past) ARG0=Bree\n"
     "flee(verb past)"},
};

TEST(Frames, Features) { check_frames(kFeatures); }
TEST(Frames, Links) { check_frames(kLinks); }
TEST(Frames, OddTrees) { check_frames(kOddTrees); }

}  // namespace
}  // namespace tocsin
