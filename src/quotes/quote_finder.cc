#include "quotes/quote_finder.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "core/tree.h"

namespace tocsin {
namespace {

// Makes the statements of one document out of what the parts found.
class Assembly {
 public:
  Assembly(const Layers& layers, const CueLexicon& lexicon, QuoteFinder::Scratch& scratch,
           const Spans& spans, DecisionSink* sink)
      : layers_(layers), sources_(layers, lexicon), s_(scratch), spans_(spans), sink_(sink) {}

  void drop_repeated_speeches();
  void draft_speeches();
  void draft_runs();
  void draft_headings();
  void write(QuoteLayer& out);

 private:
  void add_own_pieces(std::uint32_t speech, std::uint32_t draft);
  std::uint32_t draft(const Speech& speech);
  std::uint32_t draft_by(TokenId source);
  void add_piece(std::uint32_t draft, TokenRange piece) {
    s_.draft_pieces.emplace_back(draft, piece);
  }
  const char* repetition(const Statement& statement, const QuoteLayer& out) const;
  bool opens_with_dash(std::uint32_t first) const;
  QuoteKind kind_of(const Statement& statement, std::span<const TokenRange> content) const;
  void report(Outcome outcome, TokenId token, std::string what, std::string_view reason) {
    if (sink_ != nullptr) {
      sink_->add(Stage::kQuotes, outcome, token, std::move(what), std::string(reason));
    }
  }

  const Layers& layers_;
  SourceFinder sources_;
  QuoteFinder::Scratch& s_;
  const Spans& spans_;
  DecisionSink* sink_;
};

// "expressed hope that": the noun tells more than its verb, so the verb's statement goes.
void Assembly::drop_repeated_speeches() {
  s_.noun_at.assign(layers_.tokens.size(), kNoRun);
  for (std::uint32_t i = 0; i < s_.speeches.size(); ++i) {
    if (s_.speeches[i].is_noun) s_.noun_at[s_.speeches[i].cue.value] = i;
  }
  for (Speech& speech : s_.speeches) {
    if (!speech.reads_object || !speech.content_head.is_valid()) continue;
    const std::uint32_t noun = s_.noun_at[speech.content_head.value];
    if (noun == kNoRun || s_.speeches[noun].source != speech.source) continue;
    report(Outcome::kRefused, speech.cue, "cue", "its object is a cue that says the same");
    speech.piece_end = speech.piece_begin;
    speech.takes_quote = false;
  }
}

std::uint32_t Assembly::draft(const Speech& speech) {
  Statement statement;
  statement.cue = speech.cue;
  statement.source = speech.source;
  statement.source_kind = sources_.kind_of(speech.source);
  if (speech.source.is_valid()) {
    statement.source_tokens = noun_phrase(layers_.syntax, speech.source);
  }
  const bool withheld = statement.source_kind == SourceKind::kDescribed ||
                        statement.source_kind == SourceKind::kCollective ||
                        (statement.source_kind == SourceKind::kPronoun &&
                         layers_.syntax.upos[speech.cue.value] == Upos::kVerb);
  // "There were reports that", "it was said that": somebody said it, and nobody tells who.
  if ((!speech.source.is_valid() && speech.keeps_without_source) ||
      (withheld && sources_.keeps_name_back(speech.cue))) {
    statement.source_kind = SourceKind::kAnonymous;
  }
  statement.act = speech.act;
  statement.negated = speech.negated;
  statement.addressee = speech.addressee;
  s_.drafts.push_back(statement);
  return static_cast<std::uint32_t>(s_.drafts.size() - 1);
}

std::uint32_t Assembly::draft_by(TokenId source) {
  Statement statement;
  statement.source = source;
  statement.source_kind = sources_.kind_of(source);
  if (source.is_valid()) statement.source_tokens = noun_phrase(layers_.syntax, source);
  s_.drafts.push_back(statement);
  return static_cast<std::uint32_t>(s_.drafts.size() - 1);
}

// What syntax gave a speech, but for pieces that a quotation of its own takes the place of.
void Assembly::add_own_pieces(std::uint32_t speech, std::uint32_t draft) {
  const auto first = std::lower_bound(s_.owned.begin(), s_.owned.end(), std::pair(speech, 0U));
  for (std::uint32_t at = s_.speeches[speech].piece_begin; at < s_.speeches[speech].piece_end;
       ++at) {
    const TokenRange piece = s_.pieces[at];
    bool replaced = false;
    for (auto run = first; run != s_.owned.end() && run->first == speech; ++run) {
      const TokenRange quoted = s_.runs[run->second].tokens;
      replaced = replaced || (quoted.first < piece.last && piece.first < quoted.last);
    }
    if (!replaced) add_piece(draft, piece);
  }
}

// One draft for each speech with content; of those that own a quotation, the quotation is it.
void Assembly::draft_speeches() {
  s_.owned.clear();
  for (std::uint32_t run = 0; run < s_.runs.size(); ++run) {
    if (s_.attributions[run].role == RunRole::kOwned) {
      s_.owned.emplace_back(s_.attributions[run].speech, run);
    }
  }
  std::sort(s_.owned.begin(), s_.owned.end());
  s_.draft_of_speech.assign(s_.speeches.size(), kNoRun);
  for (std::uint32_t i = 0; i < s_.speeches.size(); ++i) {
    const Speech& speech = s_.speeches[i];
    const auto at = std::lower_bound(s_.owned.begin(), s_.owned.end(), std::pair(i, 0U));
    if (!speech.has_content() && (at == s_.owned.end() || at->first != i)) {
      if (speech.takes_quote) report(Outcome::kRefused, speech.cue, "cue", "cue without content");
      continue;
    }
    s_.draft_of_speech[i] = draft(speech);
    add_own_pieces(i, s_.draft_of_speech[i]);
  }
  s_.draft_of_run.assign(s_.runs.size(), kNoRun);
  for (std::uint32_t run = 0; run < s_.runs.size(); ++run) {
    const RunAttribution& attribution = s_.attributions[run];
    if (attribution.role != RunRole::kOwned && attribution.role != RunRole::kPart) continue;
    const std::uint32_t made = s_.draft_of_speech[attribution.speech];
    s_.draft_of_run[run] = made;
    // A part that reaches beyond what syntax found takes the content with it.
    if (made != kNoRun) add_piece(made, s_.runs[run].tokens);
  }
}

void Assembly::draft_runs() {
  for (std::uint32_t run = 0; run < s_.runs.size(); ++run) {
    const RunAttribution& attribution = s_.attributions[run];
    const TokenRange tokens = s_.runs[run].tokens;
    std::uint32_t& made = s_.draft_of_run[run];
    switch (attribution.role) {
      case RunRole::kScare:
        report(Outcome::kRefused, TokenId(tokens.first), "scare quotes", attribution.reason);
        continue;
      case RunRole::kPart:
      case RunRole::kOwned:
        break;
      case RunRole::kTakesUp:
        made = s_.draft_of_run[attribution.run];
        if (made != kNoRun) add_piece(made, tokens);
        break;
      case RunRole::kFollows: {
        const std::uint32_t earlier = s_.draft_of_run[attribution.run];
        made = draft_by(earlier == kNoRun ? TokenId() : s_.drafts[earlier].source);
        s_.drafts[made].source_kind = SourceKind::kImplicit;
        add_piece(made, tokens);
        break;
      }
      case RunRole::kAfterColon:
        made = draft_by(attribution.source);
        s_.drafts[made].cue = TokenId(tokens.first - 1U);
        add_piece(made, tokens);
        break;
      case RunRole::kAlone:
        made = draft_by(TokenId());
        add_piece(made, tokens);
        break;
    }
    report(Outcome::kMade, TokenId(tokens.first), "quotation", attribution.reason);
  }
}

void Assembly::draft_headings() {
  for (const Heading& heading : s_.headings) {
    const std::uint32_t made = draft_by(heading.source);
    s_.drafts[made].cue = heading.cue;
    const TokenRange content = spans_.trim(heading.content);
    if (content.empty()) continue;
    add_piece(made, content);
    // "Q: Why now?"
    if (layers_.form(TokenId(content.last - 1U)) == "?") s_.drafts[made].act = SpeechAct::kAsk;
  }
}

// A dash at the start of a paragraph opens a turn of a dialogue: "- We will return, said Ruiz."
bool Assembly::opens_with_dash(std::uint32_t first) const {
  if (first == 0) return false;
  const std::string_view form = layers_.form(TokenId(first - 1U));
  const SentenceId sentence = layers_.tokens.sentence[first - 1];
  const auto& sentences = layers_.tokens.sentences;
  return (form == "\u2014" || form == "\u2013" || form == "\u2015") &&
         sentences[sentence.value].tokens.first == first - 1 &&
         (sentence.value == 0 || sentences[sentence.value - std::size_t{1}].paragraph !=
                                     sentences[sentence.value].paragraph);
}

QuoteKind Assembly::kind_of(const Statement& statement, std::span<const TokenRange> content) const {
  const std::uint32_t around = statement.cue.is_valid() ? s_.map.depth(statement.cue) : 0;
  std::uint32_t quoted = 0;
  std::uint32_t words = 0;
  for (const TokenRange piece : content) {
    for (const TokenId token : piece) {
      if (layers_.syntax.upos[token.value] == Upos::kPunct || is_quotation_mark(layers_, token)) {
        continue;
      }
      ++words;
      if (s_.map.depth(token) > around) ++quoted;
    }
  }
  if (words == quoted && words > 0) return QuoteKind::kDirect;
  if (!content.empty() && opens_with_dash(content.front().first)) return QuoteKind::kDirect;
  return quoted == 0 ? QuoteKind::kIndirect : QuoteKind::kMixed;
}

// A statement inside another that adds no voice to it; null: it stands.
const char* Assembly::repetition(const Statement& statement, const QuoteLayer& out) const {
  const bool tells = statement.act == SpeechAct::kAssert || statement.act == SpeechAct::kThink;
  if (!statement.parent.is_valid() || !tells || !statement.source.is_valid() ||
      statement.source_kind != SourceKind::kPronoun || !statement.cue.is_valid()) {
    return nullptr;
  }
  const SyntaxLayer& syntax = layers_.syntax;
  if (!spans_.is_quoted(statement.cue)) {
    // "Ruiz said he hoped that": one voice
    const Statement& around = out.statements[statement.parent.value];
    const bool same = around.cue.is_valid() && around.content_end - around.content_begin == 1 &&
                      out.content[around.content_begin].first <= statement.source_tokens.first &&
                      statement.source_tokens.first <= out.content[around.content_begin].first + 1;
    const bool personal = syntax.xpos[statement.source.value] == Xpos::kPrp;
    return same && personal && statement.act == SpeechAct::kThink
               ? "the speaker of the statement around it thinks so"
               : nullptr;
  }
  const SourceFinder::Person person = sources_.person_of(statement.source);
  if (person == SourceFinder::Person::kFirst) {
    // "I have always said that" in the words of the same speaker
    return "the speaker of the statement around it says so";
  }
  const bool past = syntax.xpos[statement.cue.value] == Xpos::kVbd;
  if (person == SourceFinder::Person::kSecond && !past) {
    return "\"you\" is anybody here";
  }
  return nullptr;
}

// Sorts the drafts, outer before inner, and finds what each stands in.
void Assembly::write(QuoteLayer& out) {
  std::stable_sort(s_.draft_pieces.begin(), s_.draft_pieces.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  s_.content.clear();
  s_.sizes.assign(s_.drafts.size(), 0);
  std::size_t at = 0;
  std::vector<TokenRange>& pieces = s_.pieces;
  for (std::uint32_t i = 0; i < s_.drafts.size(); ++i) {
    pieces.clear();
    for (; at < s_.draft_pieces.size() && s_.draft_pieces[at].first == i; ++at) {
      pieces.push_back(s_.draft_pieces[at].second);
    }
    join_pieces(spans_, s_.drafts[i].cue, pieces);
    s_.drafts[i].content_begin = static_cast<std::uint32_t>(s_.content.size());
    for (const TokenRange piece : pieces) {
      s_.content.push_back(piece);
      s_.sizes[i] += piece.size();
    }
    s_.drafts[i].content_end = static_cast<std::uint32_t>(s_.content.size());
  }
  s_.order.resize(s_.drafts.size());
  std::iota(s_.order.begin(), s_.order.end(), 0U);
  std::erase_if(s_.order, [&](std::uint32_t i) { return s_.sizes[i] == 0; });
  const auto first_of = [&](std::uint32_t i) {
    return s_.content[s_.drafts[i].content_begin].first;
  };
  std::stable_sort(s_.order.begin(), s_.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (first_of(a) != first_of(b)) return first_of(a) < first_of(b);
    return s_.sizes[a] > s_.sizes[b];
  });
  out.of_token.assign(layers_.tokens.size(), StatementId());
  for (const std::uint32_t i : s_.order) {
    Statement statement = s_.drafts[i];
    const std::span<const TokenRange> content =
        std::span(s_.content)
            .subspan(statement.content_begin, statement.content_end - statement.content_begin);
    const TokenId anchor =
        statement.cue.is_valid() ? statement.cue : TokenId(content.front().first);
    statement.parent = out.of_token[anchor.value];
    statement.quote = kind_of(statement, content);
    if (const char* reason = repetition(statement, out); reason != nullptr) {
      report(Outcome::kRefused, anchor, "statement", reason);
      continue;
    }
    const StatementId id(out.statements.size());
    statement.content_begin = static_cast<std::uint32_t>(out.content.size());
    for (const TokenRange piece : content) {
      out.content.push_back(piece);
      for (const TokenId token : piece) out.of_token[token.value] = id;
    }
    statement.content_end = static_cast<std::uint32_t>(out.content.size());
    report(Outcome::kMade, anchor, "statement",
           statement.source.is_valid() ? "it has a cue or speaker, and content"
                                       : "content without a speaker in the text");
    out.statements.push_back(statement);
  }
}

}  // namespace

Result<QuoteFinder> QuoteFinder::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(lexicon, CueLexicon::load(lexicon_dir / "cues.txt", vocabulary));
  return QuoteFinder(std::move(lexicon));
}

void QuoteFinder::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                      QuoteLayer& out, DecisionSink* sink) const {
  out.clear();
  scratch.runs.clear();
  scratch.speeches.clear();
  scratch.pieces.clear();
  scratch.headings.clear();
  scratch.drafts.clear();
  scratch.draft_pieces.clear();
  find_quoted_runs(before, scratch.marks, scratch.runs, sink);
  scratch.map.build(before.tokens.size(), scratch.runs);
  const Spans spans(before, scratch.runs, scratch.map);
  CueReader reader(vocabulary, before, lexicon_, spans, scratch.pieces, sink);
  for (std::size_t i = 0; i < before.tokens.size(); ++i) {
    Speech speech;
    if (reader.read(TokenId(i), speech)) {
      scratch.speeches.push_back(speech);
    }
  }
  std::stable_sort(scratch.speeches.begin(), scratch.speeches.end(),
                   [](const Speech& a, const Speech& b) { return a.cue < b.cue; });
  find_headings(before, lexicon_, scratch.headings);
  find_turns(before, scratch.headings);

  Assembly assembly(before, lexicon_, scratch, spans, sink);
  assembly.drop_repeated_speeches();
  RunAttributor(before, scratch.runs, scratch.map, spans, scratch.speeches, scratch.pieces)
      .attribute(scratch.attributions);
  assembly.draft_speeches();
  assembly.draft_runs();
  assembly.draft_headings();
  assembly.write(out);
}

}  // namespace tocsin
