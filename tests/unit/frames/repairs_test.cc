#include <gtest/gtest.h>

#include <string>

#include "frame_case.h"
#include "frames/frame_builder.h"
#include "support/conllu_layers.h"

namespace tocsin {
namespace {

// Trees as parsers get them wrong: each phrase hangs on the noun before it.
constexpr FrameCase kMisplaced[] = {
    // The doer of a noun behind its of-phrase.
    {"the/the/DET/DT/2/det seizure/seizure/NOUN/NN/0/root of/of/ADP/IN/5/case "
     "the/the/DET/DT/5/det tanker/tanker/NOUN/NN/2/nmod by/by/ADP/IN/7/case "
     "Bree/Bree/PROPN/NNP/5/nmod",
     "seizure(noun) ARG0=Bree ARG1=the_tanker"},
    // What the noun takes, behind its by-phrase.
    {"an/an/DET/DT/2/det attack/attack/NOUN/NN/0/root by/by/ADP/IN/4/case "
     "rebels/rebel/NOUN/NNS/2/nmod on/on/ADP/IN/6/case Verde/Verde/PROPN/NNP/4/nmod",
     "attack(noun) ARG0=rebels prep:on=Verde"},
    // Not where the inner noun takes the preposition itself, nor "made by hand" of a time.
    {"reports/report/NOUN/NNS/0/root of/of/ADP/IN/3/case talks/talk/NOUN/NNS/1/nmod "
     "with/with/ADP/IN/5/case Bree/Bree/PROPN/NNP/3/nmod",
     "report(noun) prep:of=talks_with_Bree\ntalk(noun) prep:with=Bree <complement of report: of>"},
    {"the/the/DET/DT/2/det release/release/NOUN/NN/0/root of/of/ADP/IN/4/case "
     "aid/aid/NOUN/NN/2/nmod by/by/ADP/IN/6/case Monday/Monday/PROPN/NNP/4/nmod",
     "release(noun) ARG1=aid_by_Monday\naid(noun) <complement of release: of>"},
    {"reports/report/NOUN/NNS/0/root of/of/ADP/IN/3/case abuse/abuse/NOUN/NN/1/nmod "
     "by/by/ADP/IN/5/case soldiers/soldier/NOUN/NNS/3/nmod",
     "report(noun) prep:of=abuse_by_soldiers\nabuse(noun) ARG0=soldiers <complement of report: "
     "of>"},
    // On the verb, which has no doer behind "by" while it is active.
    {"Bree/Bree/PROPN/NNP/2/nsubj condemned/condemn/VERB/VBD/0/root "
     "the/the/DET/DT/4/det killings/killing/NOUN/NNS/2/obj by/by/ADP/IN/6/case "
     "soldiers/soldier/NOUN/NNS/2/obl",
     "condemn(verb past) ARG0=Bree ARG1=the_killings\n"
     "killing(noun) ARG0=soldiers <complement of condemn>"},
    {"Bree/Bree/PROPN/NNP/2/nsubj lifted/lift/VERB/VBD/0/root a/a/DET/DT/4/det "
     "ban/ban/NOUN/NN/2/obj on/on/ADP/IN/6/case exports/export/NOUN/NNS/2/obl "
     "on/on/ADP/IN/8/case Monday/Monday/PROPN/NNP/2/obl",
     "lift(verb past) ARG0=Bree ARG1=a_ban prep:on=Monday\n"
     "ban(noun) prep:on=exports <complement of lift>\nexport(noun) <complement of ban: on>"},
    // The verb takes the phrase or the gerund that hangs on its object.
    {"Corland/Corland/PROPN/NNP/2/nsubj blamed/blame/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/obj "
     "for/for/ADP/IN/6/case the/the/DET/DT/6/det raid/raid/NOUN/NN/3/nmod",
     "blame(verb past) ARG0=Corland ARG1=Bree prep:for=the_raid\n"
     "raid(noun) <complement of blame: for>"},
    {"Corland/Corland/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root "
     "Bree/Bree/PROPN/NNP/2/obj of/of/SCONJ/IN/5/mark shelling/shell/VERB/VBG/3/acl "
     "Verde/Verde/PROPN/NNP/5/obj",
     "accuse(verb past) ARG0=Corland ARG1=Bree prep:of=of_shelling_Verde\n"
     "shell(verb participle) ARG0=Bree ARG1=Verde <complement of accuse: of>"},
    {"Ruiz/Ruiz/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass jailed/jail/VERB/VBN/0/root "
     "for/for/ADP/IN/6/case ten/ten/NUM/CD/6/nummod years/year/NOUN/NNS/3/obl "
     "for/for/SCONJ/IN/8/mark spying/spy/VERB/VBG/6/acl",
     "jail(verb past passive) ARG1=Ruiz prep:for=ten_years prep:for=for_spying\n"
     "spy(verb participle) ARG0=Ruiz <complement of jail: for>"},
    // What a verb must have, where the noun could take it too.
    {"Bree/Bree/PROPN/NNP/2/nsubj blamed/blame/VERB/VBD/0/root the/the/DET/DT/4/det "
     "attack/attack/NOUN/NN/2/obj on/on/ADP/IN/6/case rebels/rebel/NOUN/NNS/4/nmod",
     "blame(verb past) ARG0=Bree ARG1=the_attack prep:on=rebels\n"
     "attack(noun) <complement of blame>"},
    // A past tense beside a present goes on from the past above.
    {"Ruiz/Ruiz/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root he/he/PRON/PRP/4/nsubj "
     "hopes/hope/VERB/VBZ/2/ccomp and/and/CCONJ/CC/6/cc left/leave/VERB/VBD/4/conj",
     "say(verb past) ARG0=Ruiz ARG1=he_hopes\nhope(verb present) ARG0=he <complement of say>\n"
     "leave(verb past) ARG0=Ruiz"},
    // An infinitive on the name that is asked to do it.
    {"Corland/Corland/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root Bree/Bree/PROPN/NNP/2/obj "
     "to/to/PART/TO/5/mark withdraw/withdraw/VERB/VB/3/acl",
     "urge(verb past) ARG0=Corland ARG1=Bree ARG2=to_withdraw\n"
     "withdraw(verb infinitive) ARG0=Bree <complement of urge>"},
    // An infinitive on the verb, where the object and its phrase ask for it.
    {"Ruiz/Ruiz/PROPN/NNP/2/nsubj rejected/reject/VERB/VBD/0/root calls/call/NOUN/NNS/2/obj "
     "on/on/ADP/IN/5/case her/she/PRON/PRP/3/nmod to/to/PART/TO/7/mark "
     "resign/resign/VERB/VB/2/advcl",
     "reject(verb past) ARG0=Ruiz ARG1=calls_on_her\n"
     "call(noun) ARG1=to_resign prep:on=her <complement of reject>\n"
     "resign(verb infinitive) ARG0=her <complement of call>"},
    // A relative pronoun on its own antecedent.
    {"men/man/NOUN/NNS/6/nsubj with/with/ADP/IN/3/case whom/whom/PRON/WP/1/nmod "
     "he/he/PRON/PRP/5/nsubj met/meet/VERB/VBD/1/acl:relcl fled/flee/VERB/VBD/0/root",
     "meet(verb past) ARG0=he prep:with=men <relative of flee>\nflee(verb past) ARG0=men"},
    // A participle on a day is about the subject.
    {"Corland/Corland/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root on/on/ADP/IN/4/case "
     "Monday/Monday/PROPN/NNP/2/obl accusing/accuse/VERB/VBG/4/acl Bree/Bree/PROPN/NNP/5/obj",
     "leave(verb past) ARG0=Corland prep:on=Monday\n"
     "accuse(verb participle) ARG0=Corland ARG1=Bree <relative of leave>"},
    // The first of two objects is the one that something is given to.
    {"Bree/Bree/PROPN/NNP/2/nsubj granted/grant/VERB/VBD/0/root "
     "inspectors/inspector/NOUN/NNS/2/obj visas/visa/NOUN/NNS/2/obj",
     "grant(verb past) ARG0=Bree ARG1=visas ARG2=inspectors"},
};

TEST(Frames, PhrasesThatTheTreeMisplaces) { check_frames(kMisplaced); }

// Every repair is a decision that names the phrase, where it belongs, and why.
TEST(Frames, RepairsAreDecisions) {
  Vocabulary vocabulary;
  const auto builder = FrameBuilder::load("lexicon/en", {}, vocabulary);
  ASSERT_TRUE(builder.ok()) << builder.error().message;
  Layers layers = layers_of_words(
      "attack attack NOUN NN 0 root\n"
      "by by ADP IN 3 case\n"
      "rebels rebel NOUN NNS 1 nmod\n"
      "on on ADP IN 5 case\n"
      "Verde Verde PROPN NNP 3 nmod\n",
      vocabulary);
  FrameBuilder::Scratch scratch;
  DecisionSink sink;
  builder.value().run(vocabulary, layers, scratch, layers.frames, &sink);
  std::string changed;
  for (const Decision& decision : sink.decisions()) {
    if (decision.outcome != Outcome::kChanged) continue;
    changed += std::string(layers.form(decision.token)) + ": " + decision.what + ": " +
               decision.reason + "\n";
  }
  EXPECT_EQ(changed, "Verde: attachment: belongs to attack: the noun takes the preposition\n");
}

}  // namespace
}  // namespace tocsin
