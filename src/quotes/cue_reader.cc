#include "quotes/cue_reader.h"

#include <algorithm>

#include "core/tree.h"

namespace tocsin {
namespace {

// Tokens from the first of the subject to the verb, or the other way round.
constexpr std::uint32_t kLongestCueClause = 30;

bool is_clausal(Deprel deprel) {
  const Deprel base = base_of(deprel);
  return base == Deprel::kCcomp || base == Deprel::kXcomp || base == Deprel::kCsubj;
}

bool is_predicate(const SyntaxLayer& syntax, TokenId token) {
  return syntax.upos[token.value] == Upos::kVerb || syntax.upos[token.value] == Upos::kAux ||
         child_with(syntax, token, Deprel::kCop).is_valid() ||
         child_with(syntax, token, Deprel::kNsubj).is_valid();
}

bool is_content_noun(Upos upos) {
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
}

}  // namespace

void CueReader::add_range(TokenRange range, TokenRange cut, Speech& out) {
  spans_.add(range, cut, out.cue, pieces_);
  out.piece_end = static_cast<std::uint32_t>(pieces_.size());
}

// The words below `head` without a preposition in front of it; what lies beyond the cue is left
// out.
TokenRange CueReader::content_phrase(TokenId head) const {
  TokenRange range = spans_.below(head);
  for (const TokenId child : layers_.syntax.children(head)) {
    const Deprel deprel = layers_.syntax.deprel[child.value];
    if (deprel != Deprel::kCase) break;
    if (child.value == range.first) range.first = spans_.below(child).last;
  }
  return range;
}

void CueReader::add(TokenId head, TokenId cue, Speech& out) {
  TokenRange range = content_phrase(head);
  if (range.contains(cue)) {
    if (head < cue) {
      range.last = cue.value;
    } else {
      range.first = cue.value + 1;
    }
  }
  if (!out.content_head.is_valid()) out.content_head = head;
  add_range(range, {}, out);
}

TokenId CueReader::object_of(TokenId verb) const {
  const TokenId object = child_with(layers_.syntax, verb, Deprel::kObj);
  return object.is_valid() ? object : child_with(layers_.syntax, verb, Deprel::kIobj);
}

bool CueReader::has_to(TokenId verb) const {
  for (const TokenId child : layers_.syntax.children(verb)) {
    if (layers_.syntax.deprel[child.value] == Deprel::kMark &&
        layers_.tokens.lower[child.value] == lexicon_.words.to) {
      return true;
    }
  }
  return false;
}

// The infinitive below `head`; an adverbial one too where `adverbial` is set.
TokenId CueReader::infinitive_of(TokenId head, bool adverbial) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (const TokenId child : syntax.children(head)) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    if ((is_clausal(base) || (adverbial && (base == Deprel::kAdvcl || base == Deprel::kAcl))) &&
        syntax.deprel[child.value] != Deprel::kAclRelcl && child > head && has_to(child)) {
      return child;
    }
  }
  return TokenId();
}

bool CueReader::is_content_preposition(TokenId token, const SpeechCue& entry) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (const TokenId child : syntax.children(token)) {
    const Deprel deprel = syntax.deprel[child.value];
    if (deprel != Deprel::kCase && deprel != Deprel::kMark) continue;
    const SymbolId lower = layers_.tokens.lower[child.value];
    return lower.is_valid() &&
           std::find(entry.content_prepositions.begin(), entry.content_prepositions.end(), lower) !=
               entry.content_prepositions.end();
  }
  return false;
}

TokenId CueReader::addressee_of(TokenId cue, const SpeechCue& entry) const {
  const SyntaxLayer& syntax = layers_.syntax;
  if (entry.object_is_addressee) {
    const TokenId indirect = child_with(syntax, cue, Deprel::kIobj);
    if (indirect.is_valid()) return indirect;
    const TokenId object = child_with(syntax, cue, Deprel::kObj);
    if (object.is_valid()) return object;
    // "was told that"
    const TokenId patient = child_with(syntax, cue, Deprel::kNsubjPass);
    if (patient.is_valid()) return patient;
  }
  for (const TokenId child : syntax.children(cue)) {
    if (syntax.deprel[child.value] != Deprel::kObl) continue;
    const SymbolId preposition = preposition_of(layers_.tokens, syntax, vocabulary_, child);
    if (preposition.is_valid() &&
        std::find(entry.addressee_prepositions.begin(), entry.addressee_prepositions.end(),
                  preposition) != entry.addressee_prepositions.end()) {
      return child;
    }
  }
  return TokenId();
}

// "said that it failed", "asked whether it failed", "it was said that", "is said to have failed".
bool CueReader::read_clause(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const auto is_content = [&](TokenId child) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    return (base == Deprel::kCcomp || base == Deprel::kCsubj) && !has_to(child);
  };
  bool behind = false;
  for (const TokenId child : syntax.children(token)) {
    behind = behind || (child > token && is_content(child));
  }
  for (const TokenId child : syntax.children(token)) {
    // "asked if it failed, she said it did": what stands behind the cue is its content.
    if (is_content(child) && (child > token || !behind)) add(child, token, out);
  }
  out.clausal = true;
  if (out.has_content()) return true;
  const TokenId patient = child_with(syntax, token, Deprel::kNsubjPass);
  const TokenId infinitive = infinitive_of(token, false);
  if (patient.is_valid() && infinitive.is_valid()) {
    out.content_head = infinitive;
    add_range(spans_.below(patient), {}, out);
    add_range(spans_.below(infinitive), {}, out);
    return out.has_content();
  }
  // "He said: we will not wait."
  for (const TokenId child : syntax.children(token)) {
    if (syntax.deprel[child.value] == Deprel::kParataxis && child > token && child.value > 0 &&
        is_predicate(syntax, child)) {
      const TokenRange range = spans_.below(child);
      const std::uint32_t before = range.first;
      if (before > 0 &&
          (layers_.form(TokenId(before)) == ":" || layers_.form(TokenId(before - 1U)) == ":")) {
        add(child, token, out);
      }
    }
  }
  out.clausal = out.has_content();
  return out.has_content();
}

// The cue hangs on what it reports: "the talks failed, officials said", "as officials said".
bool CueReader::read_surrounding_clause(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId head = syntax.head[token.value];
  if (!head.is_valid()) return false;
  const Deprel deprel = base_of(syntax.deprel[token.value]);
  bool as_clause = false;
  for (const TokenId child : syntax.children(token)) {
    as_clause = as_clause || layers_.tokens.lower[child.value] == lexicon_.words.as;
    // "he said, adding": a subject of its own, or "as", makes the cue a clause of its own.
    if (syntax.deprel[child.value] == Deprel::kConj && child > token) continue;
  }
  const bool has_subject = child_with(syntax, token, Deprel::kNsubj).is_valid();
  const bool parataxis = deprel == Deprel::kParataxis && has_subject && head < token;
  if (!parataxis && !(deprel == Deprel::kAdvcl && as_clause && has_subject)) return false;
  if (!is_predicate(syntax, head)) return false;
  out.content_head = head;
  out.clausal = true;
  add_range(spans_.below(head), spans_.below(token), out);
  return out.has_content();
}

TokenRange CueReader::place_of(TokenId token) const {
  return spans_.within_quotation(
      layers_.tokens.sentences[layers_.tokens.sentence[token.value].value].tokens, token);
}

bool CueReader::has_verb(TokenRange range) const {
  for (const TokenId token : range) {
    const Upos upos = layers_.syntax.upos[token.value];
    if (upos == Upos::kVerb || upos == Upos::kAux) return true;
  }
  return false;
}

bool CueReader::is_comma(std::uint32_t token) const {
  const std::string_view form = layers_.form(TokenId(token));
  return form == "," || form == "--" || form == "-" || form == "\u2014" || form == "\u2013";
}

// By the commas alone, because a parser often errs here: "the talks, he said, failed" and "the
// talks failed, said the minister". The clause of the cue is set off from what it reports.
bool CueReader::read_set_off(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId subject = child_with(syntax, token, Deprel::kNsubj);
  if (!subject.is_valid() || sources_.is_passive(token)) return false;
  const TokenRange place = place_of(token);
  const TokenRange phrase = noun_phrase(syntax, subject);
  const std::uint32_t first = std::min(phrase.first, token.value);
  std::uint32_t last = std::max(phrase.last, token.value + 1);
  if (first <= place.first + 1 || last - first > kLongestCueClause) return false;
  // "the talks failed, he said" and `"The talks failed," he said`
  const bool comma = is_comma(first - 1);
  if (!comma && !(is_quotation_mark(layers_, TokenId(first - 1U)) && is_comma(first - 2))) {
    return false;
  }
  const TokenRange left{place.first, comma ? first - 1 : first};
  for (const TokenId child : syntax.children(token)) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    if (child < TokenId(last) || base == Deprel::kPunct) continue;
    if (base == Deprel::kObl || base == Deprel::kAdvmod || base == Deprel::kObj ||
        base == Deprel::kIobj) {
      const TokenRange below = spans_.below(child);
      if (below.first == last) last = below.last;
    }
  }
  last = std::min(last, place.last);
  const bool interrupts = last < place.last && is_comma(last) && last + 1 < place.last;
  const TokenRange right{interrupts ? last + 1 : place.last, place.last};
  if (interrupts) {
    // An apposition or participle behind the speaker is no content: "said Ruiz, a minister".
    const TokenId next = clause_of(right, token);
    if (!next.is_valid()) return end_set_off(left, out);
    add_range(left, {}, out);
    add_range(right, {}, out);
    out.content_head = next;
    out.clausal = true;
    return out.has_content();
  }
  for (const TokenId child : syntax.children(token)) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    if (child > token && (base == Deprel::kCcomp || base == Deprel::kXcomp)) return false;
  }
  return end_set_off(left, out);
}

// "the talks failed, said the minister": all in front of the comma.
bool CueReader::end_set_off(TokenRange left, Speech& out) {
  if (!has_verb(left)) return false;
  add_range(left, {}, out);
  out.content_head = clause_of(left, out.cue);
  out.clausal = true;
  return out.has_content();
}

// The highest predicate of a run of tokens that is no part of the cue's noun phrases.
TokenId CueReader::clause_of(TokenRange range, TokenId cue) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (const TokenId token : range) {
    if (!is_predicate(syntax, token)) continue;
    const TokenId head = syntax.head[token.value];
    if (head.is_valid() && range.contains(head)) continue;
    const Deprel base = base_of(syntax.deprel[token.value]);
    if (base == Deprel::kAcl || base == Deprel::kAppos) continue;
    if (head == cue && (base == Deprel::kAdvcl || base == Deprel::kConj)) continue;
    return token;
  }
  return TokenId();
}

// The parser found no content, yet a clause stands behind the cue: "said in a statement on Monday
// they would leave".
bool CueReader::read_rest(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  if (!child_with(syntax, token, Deprel::kNsubj).is_valid() &&
      !child_with(syntax, token, Deprel::kNsubjPass).is_valid()) {
    return false;
  }
  const TokenRange place = place_of(token);
  for (std::uint32_t at = token.value + 1; at < place.last; ++at) {
    if (layers_.syntax.upos[at] == Upos::kPunct) return false;
    const Xpos xpos = syntax.xpos[at];
    const bool finite =
        xpos == Xpos::kVbd || xpos == Xpos::kVbz || xpos == Xpos::kVbp || xpos == Xpos::kMd;
    if (!finite) continue;
    TokenId verb(at);
    if (syntax.upos[at] == Upos::kAux && syntax.head[at].is_valid()) verb = syntax.head[at];
    TokenId subject = child_with(syntax, verb, Deprel::kNsubj);
    if (!subject.is_valid()) subject = child_with(syntax, verb, Deprel::kNsubjPass);
    if (!subject.is_valid() || subject < token) return false;
    std::uint32_t first = std::max(spans_.below(subject).first, token.value + 1);
    if (first > token.value + 1 && syntax.upos[first - 1] == Upos::kSconj) --first;  // "that"
    out.content_head = verb;
    out.clausal = true;
    add_range({first, place.last}, {}, out);
    return out.has_content();
  }
  return false;
}

// "urged Bree to leave", "called on Bree to leave", "was urged to leave".
bool CueReader::read_asking(TokenId token, const SpeechCue& entry, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  TokenId asked;
  if (sources_.is_passive(token)) {
    const TokenId infinitive = infinitive_of(token, false);
    if (!infinitive.is_valid()) return false;
    add(infinitive, token, out);
    return out.has_content();
  }
  for (const TokenId child : syntax.children(token)) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    if (child < token) continue;
    if (base == Deprel::kObj || base == Deprel::kIobj ||
        (base == Deprel::kObl && is_content_preposition(child, entry))) {
      asked = child;
      break;
    }
  }
  if (!asked.is_valid()) return false;
  TokenId infinitive = infinitive_of(token, true);
  if (!infinitive.is_valid()) infinitive = infinitive_of(asked, true);
  // An object alone is read by the frames np and prep.
  if (!infinitive.is_valid() || infinitive < asked) return false;
  out.content_head = infinitive;
  TokenRange range = content_phrase(asked);
  range.last = std::max(range.last, spans_.below(infinitive).last);
  add_range(range, {}, out);
  return out.has_content();
}

// np, as and pred.
bool CueReader::read_object(TokenId token, const SpeechCue& entry, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const bool passive = sources_.is_passive(token);
  const TokenId object = passive ? child_with(syntax, token, Deprel::kNsubjPass) : object_of(token);
  TokenId second;
  for (const TokenId child : syntax.children(token)) {
    const Deprel base = base_of(syntax.deprel[child.value]);
    if (child < token || child == object) continue;
    if (entry.has(kPredicateFrame) && base == Deprel::kXcomp && !has_to(child)) second = child;
    if (entry.has(kAsFrame) && (base == Deprel::kObl || base == Deprel::kAdvcl)) {
      for (const TokenId marker : syntax.children(child)) {
        if (layers_.tokens.lower[marker.value] == lexicon_.words.as &&
            (syntax.deprel[marker.value] == Deprel::kCase ||
             syntax.deprel[marker.value] == Deprel::kMark)) {
          second = child;
        }
      }
    }
    if (second.is_valid()) break;
  }
  if (second.is_valid()) {
    out.content_head = second;
    if (object.is_valid()) add_range(spans_.below(object), {}, out);
    add_range(spans_.below(second), {}, out);
    return out.has_content();
  }
  if (!entry.has(kObjectFrame) || !object.is_valid()) return false;
  if (!is_content_noun(syntax.upos[object.value]) && syntax.upos[object.value] != Upos::kDet &&
      syntax.upos[object.value] != Upos::kNum && syntax.upos[object.value] != Upos::kAdj) {
    return false;
  }
  out.reads_object = true;
  add(object, token, out);
  if (object > token) {
    // "criticized Bree for the raid": the reason is judged too.
    for (const TokenId child : syntax.children(token)) {
      const Deprel base = base_of(syntax.deprel[child.value]);
      if (child > object && (base == Deprel::kObl || base == Deprel::kAdvcl) &&
          is_content_preposition(child, entry)) {
        add_range(spans_.below(child), {}, out);
      }
    }
  }
  return out.has_content();
}

bool CueReader::read_preposition(TokenId token, const SpeechCue& entry, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const bool passive = sources_.is_passive(token);
  const TokenId object = passive ? child_with(syntax, token, Deprel::kNsubjPass) : object_of(token);
  // "accused Bree of the raid": the parser may hang "of the raid" on Bree.
  for (const TokenId above : {token, object}) {
    if (!above.is_valid()) continue;
    for (const TokenId child : syntax.children(above)) {
      const Deprel base = base_of(syntax.deprel[child.value]);
      if (child < token ||
          (base != Deprel::kObl && base != Deprel::kAdvcl && base != Deprel::kNmod &&
           base != Deprel::kAcl && base != Deprel::kCcomp)) {
        continue;
      }
      if (!is_content_preposition(child, entry)) continue;
      const bool whole = object.is_valid() && !entry.object_is_addressee;
      out.content_head = child;
      if (whole) {
        add_range(spans_.below(object), {}, out);
        add_range(spans_.below(child), {}, out);
      } else {
        add(child, token, out);
      }
      return out.has_content();
    }
  }
  return false;
}

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
  out.source = sources_.of_predicate(token);
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
      out.keeps_without_source = that;
      add(child, token, out);
      if (!out.has_content()) continue;
      out.source = sources_.of_noun(token, entry);
      out.negated = sources_.is_negated(token);
      return true;
    }
  }
  return false;
}

bool CueReader::read_adjective(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  const TokenId subject = child_with(syntax, token, Deprel::kNsubj);
  if (!subject.is_valid() && syntax.deprel[token.value] != Deprel::kXcomp) return false;
  for (const SpeechCue& entry : lexicon_.find(CueClass::kAdjective, syntax.lemma[token.value])) {
    out.act = entry.act;
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
