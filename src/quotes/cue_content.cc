// The content of a cue: its clause, its object, what a comma or a preposition sets off.
#include <algorithm>

#include "core/tree.h"
#include "quotes/cue_reader.h"

namespace tocsin {
namespace {

// Tokens from the first of the subject to the verb, or the other way round.
constexpr std::uint32_t kLongestCueClause = 30;

bool is_predicate(const SyntaxLayer& syntax, TokenId token) {
  return syntax.upos[token.value] == Upos::kVerb || syntax.upos[token.value] == Upos::kAux ||
         child_with(syntax, token, Deprel::kCop).is_valid() ||
         child_with(syntax, token, Deprel::kNsubj).is_valid();
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

// A relative clause that a comma sets off at the end is mostly the writer's own: "said they would
// leave Bree, which they took in May".
void CueReader::cut_aside(TokenId head, TokenRange& piece) const {
  const SyntaxLayer& syntax = layers_.syntax;
  for (std::uint32_t at = piece.first + 2; at < piece.last; ++at) {
    const Xpos xpos = syntax.xpos[at];
    if ((xpos != Xpos::kWdt && xpos != Xpos::kWp && xpos != Xpos::kWrb) ||
        layers_.form(TokenId(at - 1U)) != "," || spans_.is_quoted(TokenId(at))) {
      continue;
    }
    TokenId clause = syntax.head[at];
    while (clause.is_valid() && clause != head &&
           syntax.deprel[clause.value] != Deprel::kAclRelcl) {
      clause = syntax.head[clause.value];
    }
    if (!clause.is_valid() || clause == head) continue;
    const TokenRange below = spans_.below(clause);
    bool quotes = false;
    for (std::uint32_t in = at; in < piece.last; ++in) {
      quotes = quotes || !spans_.same_quotation(TokenId(at), TokenId(in));
    }
    if (below.first < at || below.last < piece.last || quotes) continue;
    piece.last = at - 1;
    return;
  }
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
    if (!is_content(child) || (child < token && behind)) continue;
    const std::uint32_t before = out.piece_end;
    add(child, token, out);
    if (child > token && out.piece_end == before + 1) cut_aside(child, pieces_.back());
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
  return spans_.within_quotation(layers_.sentence_of(token).tokens, token);
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

// "those who stay, he said, will lose": the parser may take "those" for the subject.
TokenId CueReader::pronoun_before(TokenId cue) const {
  if (cue.value < 2 || !is_comma(cue.value - 2)) return TokenId();
  const TokenId before(cue.value - 1U);
  return layers_.syntax.xpos[before.value] == Xpos::kPrp && spans_.same_quotation(before, cue)
             ? before
             : TokenId();
}

// By the commas alone, because a parser often errs here: "the talks, he said, failed" and "the
// talks failed, said the minister". The clause of the cue is set off from what it reports.
bool CueReader::read_set_off(TokenId token, Speech& out) {
  const SyntaxLayer& syntax = layers_.syntax;
  TokenId subject = pronoun_before(token);
  if (!subject.is_valid()) subject = child_with(syntax, token, Deprel::kNsubj);
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
  // `When asked, he said, "We had no choice."`: what is quoted is the content.
  if (comma && last + 1 < place.last && (is_comma(last) || layers_.form(TokenId(last)) == ":") &&
      spans_.is_quoted(TokenId(last + 1U)) && !spans_.same_quotation(TokenId(last + 1U), token) &&
      !is_quotation_mark(layers_, TokenId(first - 2U))) {
    return false;
  }
  const TokenRange aside = aside_before(left, token);
  if (!aside.empty()) {
    // `The plan - "a disgrace," he said - failed`: the cue is an aside to the quotation alone.
    add_range(aside, {}, out);
    out.content_head = TokenId();
    out.clausal = true;
    return out.has_content();
  }
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

// The quotation that ends `left` and opens behind a dash or bracket; empty: there is none.
TokenRange CueReader::aside_before(TokenRange left, TokenId cue) const {
  if (left.size() < 3) return {};
  const std::uint32_t run = spans_.run_of(TokenId(left.last - 1U));
  if (run == kNoRun || spans_.same_quotation(TokenId(left.last - 1U), cue)) return {};
  const TokenRange tokens = spans_.tokens_of(run);
  if (tokens.first <= left.first || tokens.last > left.last + 1) return {};
  const std::string_view before = layers_.form(TokenId(tokens.first - 1U));
  const bool dash = before != "," && is_comma(tokens.first - 1);
  return dash || before == "(" || before == "[" ? tokens : TokenRange{};
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

}  // namespace tocsin
