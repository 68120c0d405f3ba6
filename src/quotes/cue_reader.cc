#include "quotes/cue_reader.h"

#include <algorithm>

#include "core/tree.h"

namespace tocsin {

bool CueReader::read_verb_entry(TokenId token, const SpeechCue& entry, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  out.act = entry.act;
  out.addressee = addressee_of(token, entry);
  out.content_head = TokenId();
  out.clausal = false;
  out.reads_object = false;
  if (entry.has(kAskFrame) && read_asking(token, entry, out)) {
    // "told Bree to leave", "asked Bree to leave"
    if (entry.act == SpeechAct::kAssert || entry.act == SpeechAct::kAsk) {
      out.act = SpeechAct::kDemand;
    }
    out.keeps_without_source = sources_.is_passive(token);
    return true;
  }
  const bool clausal =
      (entry.frames & (kClauseFrame | kQuoteFrame)) == (kClauseFrame | kQuoteFrame);
  if (clausal && read_set_off(token, out)) return true;
  if (entry.has(kClauseFrame) && read_clause(token, out)) return true;
  const TokenId infinitive = infinitive_of(token, false);
  if (entry.has(kInfinitiveFrame) && infinitive.is_valid() && !object_of(token).is_valid() &&
      !sources_.is_passive(token)) {
    add(infinitive, token, out);
    return out.has_content();
  }
  if (entry.has(kGerundFrame)) {
    for (const TokenId child : syntax.children(token)) {
      if (child > token && is_clausal(syntax.deprel[child.value]) &&
          syntax.xpos[child.value] == Xpos::kVbg) {
        add(child, token, out);
        return out.has_content();
      }
    }
  }
  if (!entry.content_prepositions.empty() && !entry.has(kObjectFrame) &&
      read_preposition(token, entry, out)) {
    return true;
  }
  if ((entry.frames & (kObjectFrame | kAsFrame | kPredicateFrame)) != 0 &&
      read_object(token, entry, out)) {
    return true;
  }
  if (entry.has(kObjectFrame) && !entry.content_prepositions.empty() &&
      read_preposition(token, entry, out)) {
    return true;
  }
  if (clausal && read_rest(token, out)) return true;
  return (entry.frames & (kClauseFrame | kQuoteFrame)) != 0 && read_surrounding_clause(token, out);
}

bool CueReader::read_verb(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const auto entries = lexicon_.find(CueClass::kVerb, syntax.lemma[token.value]);
  if (entries.empty()) return false;
  const Deprel deprel = syntax.deprel[token.value];
  if (deprel == Deprel::kAmod || deprel == Deprel::kCompound || deprel == Deprel::kAux ||
      deprel == Deprel::kCase) {
    return false;
  }
  const TokenId particle = child_with(syntax, token, Deprel::kCompoundPrt);
  const SymbolId joined = particle.is_valid() ? layers_.tokens.lower[particle.value] : SymbolId();
  bool known = false;
  SpeechAct first_act = SpeechAct::kAssert;
  TokenId first_addressee;
  for (const SpeechCue& entry : entries) {
    if (particle.is_valid() ? entry.particle != joined : entry.particle.is_valid()) continue;
    if (!known) {
      first_act = entry.act;
      first_addressee = addressee_of(token, entry);
    }
    known = true;
    out.takes_quote = out.takes_quote || entry.has(kQuoteFrame);
    if (read_verb_entry(token, entry, out)) break;
  }
  if (!known) return false;
  if (!out.has_content()) {
    out.act = first_act;
    out.addressee = first_addressee;
  }
  out.source = out.takes_quote ? pronoun_before(token) : TokenId();
  if (!out.source.is_valid()) out.source = sources_.of_predicate(token);
  if (out.source.is_valid() && !spans_.same_quotation(out.source, token)) out.source = TokenId();
  const TokenId object = child_with(syntax, token, Deprel::kObj);
  if (!out.source.is_valid() && out.takes_quote && !out.reads_object && object.is_valid() &&
      object.value > token.value && out.addressee != object &&
      syntax.xpos[token.value] != Xpos::kVbg && !sources_.is_passive(token) &&
      is_content_noun(syntax.upos[object.value])) {
    out.source = object;  // `said the minister`, read as an object
  }
  if (!out.source.is_valid() && out.takes_quote && !sources_.is_passive(token)) {
    out.source = neighbour_of(token);
  }
  out.negated = sources_.is_negated(token);
  return true;
}

// The noun phrase beside a finite cue that has no subject in the tree: "he said", "said the man".
TokenId CueReader::neighbour_of(TokenId cue) const {
  const SyntaxLayer& syntax = layers_.syntax;
  const Xpos xpos = syntax.xpos[cue.value];
  if (xpos != Xpos::kVbd && xpos != Xpos::kVbz && xpos != Xpos::kVbp) return TokenId();
  if (child_with(syntax, cue, Deprel::kNsubj).is_valid() &&
      spans_.same_quotation(child_with(syntax, cue, Deprel::kNsubj), cue)) {
    return TokenId();
  }
  const TokenRange place = place_of(cue);
  const auto is_skipped = [&](std::uint32_t at) {
    return syntax.upos[at] == Upos::kAdv || syntax.upos[at] == Upos::kAux ||
           syntax.upos[at] == Upos::kPart;
  };
  const auto climb = [&](std::uint32_t at, TokenRange side) {
    TokenId top(at);
    while (syntax.head[top.value].is_valid() && side.contains(syntax.head[top.value]) &&
           (is_content_noun(syntax.upos[syntax.head[top.value].value]))) {
      top = syntax.head[top.value];
    }
    return is_content_noun(syntax.upos[top.value]) && spans_.same_quotation(top, cue) ? top
                                                                                      : TokenId();
  };
  std::uint32_t at = cue.value;
  while (at > place.first && is_skipped(at - 1)) --at;
  if (at > place.first && syntax.upos[at - 1] != Upos::kPunct) {
    const TokenId left = climb(at - 1, {place.first, cue.value});
    if (left.is_valid()) return left;
  }
  at = cue.value + 1;
  while (at < place.last && is_skipped(at)) ++at;
  if (at >= place.last || syntax.upos[at] == Upos::kPunct || syntax.upos[at] == Upos::kAdp) {
    return TokenId();
  }
  return climb(at, {cue.value + 1, place.last});
}

bool CueReader::read_noun(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  for (const SpeechCue& entry : lexicon_.find(CueClass::kNoun, syntax.lemma[token.value])) {
    for (const TokenId child : syntax.children(token)) {
      const Deprel deprel = syntax.deprel[child.value];
      const Deprel base = base_of(deprel);
      if (child < token || deprel == Deprel::kAclRelcl) continue;
      const bool clausal = base == Deprel::kAcl || base == Deprel::kCcomp;
      const TokenId mark = child_with(syntax, child, Deprel::kMark);
      const bool that = mark.is_valid() && layers_.tokens.lower[mark.value] == lexicon_.words.that;
      const bool fits =
          (clausal && entry.has(kClauseFrame) && that) ||
          (clausal && entry.has(kInfinitiveFrame) && has_to(child)) ||
          ((base == Deprel::kNmod || base == Deprel::kAcl) && is_content_preposition(child, entry));
      if (!fits) continue;
      out.act = entry.act;
      out.is_noun = true;
      out.keeps_without_source = that || (entry.act == SpeechAct::kAssert && is_existential(token));
      add(child, token, out);
      if (!out.has_content()) continue;
      out.source = sources_.of_noun(token, entry);
      out.negated = sources_.is_negated(token);
      return true;
    }
  }
  return false;
}

// "there were reports"
bool CueReader::is_existential(TokenId noun) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (child_with(syntax, noun, Deprel::kExpl).is_valid()) return true;
  const TokenId head = syntax.head[noun.value];
  return head.is_valid() && base_of(syntax.deprel[noun.value]) == Deprel::kNsubj &&
         child_with(syntax, head, Deprel::kExpl).is_valid();
}

bool CueReader::read_adjective(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId subject = child_with(syntax, token, Deprel::kNsubj);
  const TokenId above = syntax.head[token.value];
  const bool made_so =
      !subject.is_valid() && above.is_valid() && syntax.lemma[above.value] == lexicon_.words.make;
  if (!subject.is_valid() && syntax.deprel[token.value] != Deprel::kXcomp) return false;
  for (const SpeechCue& entry : lexicon_.find(CueClass::kAdjective, syntax.lemma[token.value])) {
    out.act = entry.act;
    // "made clear that" says it; "made sure that" is no thought.
    if (made_so && entry.act == SpeechAct::kThink) continue;
    for (const TokenId child : syntax.children(token)) {
      const Deprel base = base_of(syntax.deprel[child.value]);
      if (child < token) continue;
      const bool clause = base == Deprel::kCcomp && entry.has(kClauseFrame) && !has_to(child);
      const bool phrase =
          (base == Deprel::kObl || base == Deprel::kAdvcl) && is_content_preposition(child, entry);
      if (!clause && !phrase) continue;
      add(child, token, out);
      if (!out.has_content()) continue;
      out.source = sources_.of_predicate(token);
      out.negated = sources_.is_negated(token);
      return true;
    }
  }
  return false;
}

// The predicate of the clause that a phrase stands in, through conjuncts in front of it.
TokenId CueReader::clause_above(TokenId token) const {
  const SyntaxLayer& syntax = layers_.syntax;
  TokenId at = syntax.head[token.value];
  while (at.is_valid()) {
    const Deprel base = base_of(syntax.deprel[at.value]);
    const TokenId above = syntax.head[at.value];
    if (!above.is_valid() || base == Deprel::kCcomp || base == Deprel::kAdvcl ||
        base == Deprel::kAcl || base == Deprel::kParataxis || base == Deprel::kCsubj) {
      return at;
    }
    at = above;
  }
  return at;
}

// "according to the minister", "in the words of the minister", "in her view".
bool CueReader::read_marked(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const Deprel base = base_of(syntax.deprel[token.value]);
  if (base != Deprel::kObl && base != Deprel::kNmod && base != Deprel::kAdvmod &&
      base != Deprel::kParataxis && base != Deprel::kAdvcl) {
    return false;
  }
  const SymbolId preposition = preposition_of(layers_.tokens, syntax, vocabulary_, token);
  if (!preposition.is_valid()) return false;
  TokenId source;
  TokenId cue;
  SpeechAct act = SpeechAct::kAssert;
  const auto marked = lexicon_.find(CueClass::kPreposition, preposition);
  const auto view = lexicon_.find(CueClass::kView, syntax.lemma[token.value]);
  if (!marked.empty()) {
    source = token;
    cue = child_with(syntax, token, Deprel::kCase);
    act = marked.front().act;
  } else if (!view.empty() && preposition == lexicon_.words.in) {
    cue = token;
    source = child_with(syntax, token, Deprel::kNmodPoss);
    act = view.front().act;
    for (const TokenId child : syntax.children(token)) {
      if (base_of(syntax.deprel[child.value]) == Deprel::kNmod && !source.is_valid() &&
          preposition_of(layers_.tokens, syntax, vocabulary_, child) == lexicon_.words.of) {
        source = child;
      }
    }
  }
  if (!source.is_valid() || !cue.is_valid()) return false;
  const TokenId head = clause_above(token);
  if (!head.is_valid()) return false;
  out.cue = cue;
  out.source = source;
  out.act = act;
  out.content_head = head;
  out.takes_quote = true;
  out.clausal = true;
  const TokenRange phrase = spans_.below(token);
  const TokenRange place = place_of(token);
  const TokenRange clause = spans_.below(head);
  const bool opens = spans_.is_punctuation({place.first, std::max(place.first, phrase.first)});
  const bool closes = phrase.first > place.first && is_comma(phrase.first - 1) &&
                      spans_.is_punctuation({std::min(phrase.last, place.last), place.last});
  if (opens || closes) {
    // In front or at the end, set off by a comma: the whole sentence, whatever it hangs on.
    add_range(place, phrase, out);
  } else {
    const bool behind_marker = phrase.first > clause.first + 1 && is_comma(phrase.first - 1) &&
                               (syntax.upos[phrase.first - 2] == Upos::kSconj ||
                                syntax.upos[phrase.first - 2] == Upos::kCconj);
    // "because, according to Bree, the talks failed"
    add_range(behind_marker ? TokenRange{phrase.last, std::max(phrase.last, clause.last)} : clause,
              phrase, out);
  }
  return out.has_content();
}

// Content that is left out although a cue has it, with the reason; null: keep it.
const char* CueReader::refusal(const Speech& speech) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (!speech.has_content()) return nullptr;
  if (!speech.source.is_valid()) {
    if (speech.is_noun && speech.negated && is_existential(speech.cue)) {
      return "there were no such reports: the text itself says that it was not so";
    }
    const bool gerund = syntax.xpos[speech.cue.value] == Xpos::kVbg;
    if (syntax.upos[speech.cue.value] == Upos::kVerb && (gerund || has_to(speech.cue)) &&
        !sources_.is_passive(speech.cue)) {
      return "to say or to know it: nobody in the text does so";
    }
    // "reports that", "it was said that" are told by somebody; "fears of war" by nobody.
    return speech.clausal || speech.keeps_without_source
               ? nullptr
               : "no clause, and nobody in the text says it";
  }
  if (speech.content_head.is_valid() && speech.act == SpeechAct::kAsk && !speech.clausal &&
      lexicon_.namings.contains(syntax.lemma[speech.content_head.value])) {
    return "it keeps the name of a source back";
  }
  const SymbolId lower = layers_.tokens.lower[speech.source.value];
  const bool first_person = syntax.upos[speech.source.value] == Upos::kPron &&
                            (lower == lexicon_.words.i || lower == lexicon_.words.we);
  if (first_person && speech.act == SpeechAct::kThink && spans_.is_quoted(speech.cue)) {
    return "the speaker's own thought: the quotation around it says so";
  }
  return nullptr;
}

bool CueReader::read(TokenId token, Speech& out) {
  if (!read_any(token, out)) return false;
  const char* reason = refusal(out);
  if (reason == nullptr) return out.has_content() || out.takes_quote;
  if (sink_ != nullptr) {
    sink_->add(Stage::kQuotes, Outcome::kRefused, out.cue, "cue", reason);
  }
  out.piece_end = out.piece_begin;
  out.content_head = TokenId();
  return false;
}

bool CueReader::read_any(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  out = Speech();
  out.cue = token;
  out.piece_begin = out.piece_end = static_cast<std::uint32_t>(pieces_.size());
  switch (syntax.upos[token.value]) {
    case Upos::kVerb:
      return read_verb(token, out);
    case Upos::kNoun:
      return read_marked(token, out) || read_noun(token, out);
    case Upos::kAdj:
      return read_adjective(token, out);
    case Upos::kPropn:
    case Upos::kPron:
    case Upos::kNum:
      return read_marked(token, out);
    default:
      return false;
  }
}

}  // namespace tocsin
