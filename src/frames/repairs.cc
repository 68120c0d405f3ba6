#include "frames/repairs.h"

#include <algorithm>
#include <string>

namespace tocsin {
namespace {

bool takes(const FrameContext& c, TokenId noun, SymbolId preposition) {
  return c.words.governor(c.lemma(noun), WordClass::kNounPreposition, preposition) != nullptr;
}

bool is_event_frame(const FrameContext& c, TokenId noun) {
  return c.upos(noun) == Upos::kNoun && c.is(noun, WordClass::kEventNoun) &&
         c.out.of_head[noun.value].is_valid();
}

// "by force", "by intimidation": how it is done, not who does it.
bool is_manner(const FrameContext& c, TokenId noun) {
  return c.xpos(noun) == Xpos::kNn && c.is(noun, WordClass::kEventNoun) &&
         c.syntax.children(noun).size() <= 1;
}

// Who can be behind "by": no time, no number, no clause.
bool can_do(const FrameContext& c, TokenId phrase) {
  if (is_manner(c, phrase)) return false;
  return c.is_nominal(phrase) && !c.is(phrase, WordClass::kTemporalNoun) &&
         c.upos(phrase) != Upos::kNum;
}

bool has_phrase(const FrameContext& c, TokenId noun, SymbolId preposition) {
  for (const TokenId other : c.syntax.children(noun)) {
    if (c.base(other) == Deprel::kNmod && c.preposition(other) == preposition) return true;
  }
  return false;
}

void move(const FrameContext& c, TokenId phrase, TokenId to, const char* reason) {
  if (c.is_moved(phrase)) return;
  c.scratch.moved_to[phrase.value] = to;
  c.scratch.moves.push_back({to, phrase});
  if (c.sink != nullptr) {
    c.report(Outcome::kChanged, phrase, "attachment",
             std::string("belongs to ").append(c.layers.form(to)).append(": ").append(reason));
  }
}

// "the seizure of the tanker by Bree", "the attack by rebels on Verde": the phrase hangs on the
// noun before it, and the event noun further up takes it.
bool belongs_to_noun_above(const FrameContext& c, TokenId phrase, TokenId noun,
                           SymbolId preposition) {
  const TokenId above = c.head(noun);
  if (c.base(noun) != Deprel::kNmod || !above.is_valid() || above > noun ||
      !is_event_frame(c, above) || c.deprel(noun) == Deprel::kNmodPoss) {
    return false;
  }
  if (preposition == c.named.by) {
    // "reports of abuse by soldiers" tells who abused; but nobody does a truce.
    const bool inner_is_done = is_event_frame(c, noun) && !takes(c, noun, c.named.between);
    return c.preposition(noun) != c.named.by && can_do(c, phrase) && !inner_is_done &&
           !has_phrase(c, above, preposition);
  }
  return takes(c, above, preposition) && !takes(c, noun, preposition) &&
         !has_phrase(c, above, preposition) && c.preposition(noun) != preposition;
}

// "blamed Bree for the raid" with the phrase on Bree; "sentenced to ten years for spying" with the
// gerund on the years.
bool belongs_to_verb(const FrameContext& c, TokenId noun, SymbolId preposition, bool is_gerund) {
  const TokenId verb = c.head(noun);
  const bool is_argument = c.base(noun) == Deprel::kObj || c.deprel(noun) == Deprel::kNsubjPass ||
                           (is_gerund && c.base(noun) == Deprel::kObl);
  if (!is_argument || !verb.is_valid() || !c.is_verb(verb) || is_event_frame(c, noun)) return false;
  const Governor* governor =
      c.words.governor(c.lemma(verb), WordClass::kControlGerund, preposition);
  return governor != nullptr && !governor->subject_does_it && preposition != c.named.as;
}

// "blamed the attack on rebels": the noun could take the phrase, but the verb must have it.
bool is_needed_by_verb(const FrameContext& c, TokenId noun, SymbolId preposition) {
  const TokenId verb = c.head(noun);
  return c.deprel(noun) == Deprel::kObj && verb.is_valid() && c.is_verb(verb) &&
         c.words.governor(c.lemma(verb), WordClass::kVerbPreposition, preposition) != nullptr;
}

// "returned the mask that was stolen in 1989 to Bree": the verb must have the phrase, and what it
// hangs on, inside the object's clause, has one of its own before it.
void repair_transfer(const FrameContext& c, TokenId phrase) {
  constexpr int kMaxLevels = 6;
  const SymbolId preposition = c.preposition(phrase);
  const TokenId above = c.head(phrase);
  if (preposition != c.named.to || !above.is_valid() || above > phrase || !can_do(c, phrase) ||
      c.is_moved(phrase) || takes(c, above, preposition)) {
    return;
  }
  if (c.is_verb(above)) {
    bool has_other = false;
    for (const TokenId other : c.syntax.children(above)) {
      has_other = has_other || (other > above && other < phrase && c.base(other) == Deprel::kObl);
    }
    if (!has_other || c.is(above, WordClass::kIntransitive)) return;
  }
  TokenId object = above;
  for (int level = 0; level < kMaxLevels && c.deprel(object) != Deprel::kObj; ++level) {
    object = c.head(object);
    if (!object.is_valid() || object > phrase) return;
  }
  if (object == above || !is_needed_by_verb(c, object, preposition)) return;
  const TokenId verb = c.head(object);
  if (c.child(verb, Deprel::kIobj).is_valid()) return;
  for (const TokenId other : c.syntax.children(verb)) {
    if (c.base(other) == Deprel::kObl && c.preposition(other) == preposition) return;
  }
  move(c, phrase, verb, "the verb takes the preposition");
}

// "men with whom he met": the pronoun hangs on its own antecedent.
TokenId relative_clause_of(const FrameContext& c, TokenId noun, TokenId pronoun) {
  if (!c.is_relative_pronoun(pronoun)) return TokenId();
  for (const TokenId clause : c.syntax.children(noun)) {
    if (c.deprel(clause) == Deprel::kAclRelcl && clause > pronoun && c.is_verb(clause)) {
      return clause;
    }
  }
  return TokenId();
}

void repair_nominal(const FrameContext& c, TokenId phrase) {
  const TokenId noun = c.head(phrase);
  if (!noun.is_valid() || phrase < noun) return;
  if (const TokenId clause = relative_clause_of(c, noun, phrase); clause.is_valid()) {
    move(c, phrase, clause, "a relative pronoun is part of its clause");
    return;
  }
  const SymbolId preposition = c.preposition(phrase);
  if (!preposition.is_valid() || preposition == c.named.of || c.complex_noun(phrase).is_valid()) {
    return;
  }
  if (is_needed_by_verb(c, noun, preposition)) {
    move(c, phrase, c.head(noun), "the verb takes the preposition");
  } else if (belongs_to_noun_above(c, phrase, noun, preposition)) {
    move(c, phrase, c.head(noun), "the noun takes the preposition");
  } else if (belongs_to_verb(c, noun, preposition, false) && can_do(c, phrase)) {
    move(c, phrase, c.head(noun), "the verb takes the preposition");
  }
}

// "condemned the attack on Verde", "condemned the killings by soldiers" with the phrase on the
// verb.
void repair_oblique(const FrameContext& c, TokenId phrase) {
  const TokenId verb = c.head(phrase);
  if (!verb.is_valid() || !c.is_verb(verb) || phrase < verb || c.is_passive(verb)) return;
  const TokenId object = c.child(verb, Deprel::kObj);
  if (!object.is_valid() || phrase < object || !is_event_frame(c, object) || !can_do(c, phrase)) {
    return;
  }
  if (c.scratch.light_noun[verb.value].is_valid()) return;
  const SymbolId preposition = c.preposition(phrase);
  if (!preposition.is_valid() || has_phrase(c, object, preposition)) return;
  if (preposition == c.named.by) {
    move(c, phrase, object, "an active verb has no doer behind by");
  } else if (takes(c, object, preposition) &&
             (preposition == c.named.against || c.is(verb, WordClass::kContentVerb))) {
    move(c, phrase, object, "the noun takes the preposition");
  }
}

// "accused Bree of shelling" and "asked Bree to withdraw" with the clause on Bree.
void repair_clause(const FrameContext& c, TokenId clause) {
  const TokenId noun = c.head(clause);
  if (!noun.is_valid() || clause < noun) return;
  const TokenId verb = c.head(noun);
  if (!verb.is_valid() || !c.is_verb(verb) || noun < verb) return;
  if (is_event_frame(c, noun) || c.is(noun, WordClass::kIntentionNoun)) return;
  TokenId mark;
  const SymbolId marker = c.marker(clause, &mark);
  if (c.xpos(clause) == Xpos::kVbg && mark.is_valid() && belongs_to_verb(c, noun, marker, true)) {
    move(c, clause, verb, "the verb takes the gerund");
    return;
  }
  const bool is_object = c.deprel(noun) == Deprel::kObj || c.deprel(noun) == Deprel::kIobj;
  if (!is_object) return;
  const bool names = c.upos(noun) == Upos::kPropn || c.upos(noun) == Upos::kPron;
  if (names && c.has_to(clause) && c.is(verb, WordClass::kControlObject) &&
      !c.child(verb, Deprel::kXcomp).is_valid()) {
    move(c, clause, verb, "the verb asks its object to do it");
  }
}

// "rejected calls on her to resign" with the infinitive on the verb.
void repair_infinitive(const FrameContext& c, TokenId clause) {
  const TokenId verb = c.head(clause);
  if (!verb.is_valid() || clause < verb || !c.is_verb(verb) || !c.has_to(clause)) return;
  const TokenId noun = c.child(verb, Deprel::kObj);
  if (!noun.is_valid() || noun < verb || clause < noun || !is_event_frame(c, noun)) return;
  const Governor* governor = c.words.governor(c.lemma(noun), WordClass::kControlNoun);
  if (governor == nullptr || c.marker(clause, nullptr).is_valid()) return;
  for (const TokenId phrase : c.syntax.children(noun)) {
    if (c.base(phrase) == Deprel::kNmod && phrase < clause &&
        c.words.governor(c.lemma(noun), WordClass::kControlNoun, c.preposition(phrase)) !=
            nullptr) {
      move(c, clause, noun, "the noun and its phrase ask for it");
      return;
    }
  }
}

bool is_present(const FrameContext& c, TokenId verb) {
  return c.xpos(verb) == Xpos::kVbz || c.xpos(verb) == Xpos::kVbp;
}

// "The minister said he looks forward to it, and noted ...": a past tense goes on from the past
// tense above, not from the present beside which the tree has it.
void repair_conjunct(const FrameContext& c, TokenId clause) {
  const TokenId beside = c.head(clause);
  if (!beside.is_valid() || c.deprel(beside) != Deprel::kCcomp || !c.is_verb(clause)) return;
  const TokenId above = c.head(beside);
  if (!above.is_valid() || above > beside || !c.is_verb(above)) return;
  const bool has_subject = c.child_of_kind(clause, Deprel::kNsubj).is_valid();
  if (has_subject || c.xpos(clause) != Xpos::kVbd || c.xpos(above) != Xpos::kVbd ||
      !is_present(c, beside) || c.has_auxiliary(clause)) {
    return;
  }
  move(c, clause, above, "its tense is that of the verb above");
}

}  // namespace

void find_repairs(const FrameContext& c) {
  for (std::uint32_t i = 0; i < c.syntax.size(); ++i) {
    const TokenId t(i);
    if (c.scratch.damaged[c.layers.tokens.sentence[i].value]) continue;
    switch (c.deprel(t)) {
      case Deprel::kNmod:
        repair_nominal(c, t);
        repair_transfer(c, t);
        break;
      case Deprel::kObl:
      case Deprel::kOblAgent:
        repair_oblique(c, t);
        repair_transfer(c, t);
        break;
      case Deprel::kAcl:
        repair_clause(c, t);
        break;
      case Deprel::kAdvcl:
        repair_infinitive(c, t);
        break;
      case Deprel::kConj:
        repair_conjunct(c, t);
        break;
      default:
        break;
    }
  }
  std::sort(c.scratch.moves.begin(), c.scratch.moves.end(), [](const Move& a, const Move& b) {
    return a.to != b.to ? a.to < b.to : a.phrase < b.phrase;
  });
}

}  // namespace tocsin
