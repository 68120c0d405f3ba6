// What the parts of the frames stage share while they read one document, and the questions about
// its trees that they all ask.
//
// Words used here. The *clause* of a frame is the token whose dependents are its subject, its
// auxiliaries and its complements: the verb itself, or the light verb of a noun. Its *place* is the
// token whose own relation says how the frame hangs on the rest: the clause, or the semi-modal that
// carries it ("have" of "have to withdraw").
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/decisions.h"
#include "core/layers.h"
#include "core/vocabulary.h"
#include "frames/frame_words.h"

namespace tocsin {

// One frame while it is built.
struct FrameDraft {
  TokenId clause;
  TokenId place;
  LightVoice voice = LightVoice::kActive;  // of its light verb
};

// A phrase or clause that the lexicon wants elsewhere than the tree has it.
struct Move {
  TokenId to;
  TokenId phrase;
};

// The memory of a run, kept warm by the caller.
struct FrameScratch {
  std::vector<FrameDraft> drafts;       // beside FrameLayer::frames
  std::vector<FrameId> at;              // by token: the frame whose head, clause or place it is
  std::vector<TokenId> light_verb;      // by noun: its light verb; invalid: none
  std::vector<TokenId> light_noun;      // by light verb: the first of its nouns
  std::vector<const LightVerb*> light;  // by noun: the line that resolved it
  std::vector<TokenId> carrier;         // by clause: the semi-modal that carries it
  std::vector<TokenId> carried;         // by semi-modal: the clause it carries
  std::vector<TokenId> moved_to;        // by token: where a repair hangs it; invalid: left alone
  std::vector<Move> moves;              // the same, by `to`
  std::vector<bool> damaged;            // by sentence: its heads make a cycle
  std::vector<bool> read_as_verb;       // by token: tagged as a noun, yet one of a row of verbs
  std::vector<std::uint8_t> seen;       // by token, for the search for cycles
  std::vector<TokenId> path;
  std::vector<Role> roles;  // of the frame at work
};

// Borrows everything from the caller of FrameBuilder::run, for that call.
class FrameContext {
 public:
  FrameContext(const FrameWords& frame_words, const Vocabulary& symbols, const Layers& before,
               FrameScratch& memory, FrameLayer& frames, DecisionSink* decisions)
      : words(frame_words),
        named(frame_words.named()),
        vocabulary(symbols),
        layers(before),
        syntax(before.syntax),
        scratch(memory),
        out(frames),
        sink(decisions) {}

  const FrameWords& words;
  const NamedWords& named;
  const Vocabulary& vocabulary;
  const Layers& layers;
  const SyntaxLayer& syntax;
  FrameScratch& scratch;
  FrameLayer& out;
  DecisionSink* sink;

  Deprel deprel(TokenId t) const { return syntax.deprel[t.value]; }
  Deprel base(TokenId t) const;  // without its subtype
  Upos upos(TokenId t) const {
    return scratch.read_as_verb[t.value] ? Upos::kVerb : syntax.upos[t.value];
  }
  Xpos xpos(TokenId t) const {
    return scratch.read_as_verb[t.value] ? Xpos::kVb : syntax.xpos[t.value];
  }
  TokenId head(TokenId t) const { return syntax.head[t.value]; }
  SymbolId lemma(TokenId t) const { return syntax.lemma[t.value]; }
  SymbolId lower(TokenId t) const { return layers.tokens.lower[t.value]; }
  // By lemma, for verbs and nouns.
  bool is(TokenId t, WordClass word_class) const { return words.is(lemma(t), word_class); }
  // By form, for function words.
  bool form_is(TokenId t, WordClass word_class) const { return words.is(lower(t), word_class); }

  // Where the tree or a repair hangs it.
  TokenId attached_to(TokenId t) const { return is_moved(t) ? scratch.moved_to[t.value] : head(t); }
  bool is_moved(TokenId t) const { return scratch.moved_to[t.value].is_valid(); }
  // What repairs hang on `t`, in the order of the text.
  std::span<const Move> moved_here(TokenId t) const;

  // First child with this relation, subtype included; invalid: none.
  TokenId child(TokenId t, Deprel wanted) const;
  // The same with any subtype of it.
  TokenId child_of_kind(TokenId t, Deprel wanted) const;

  // The lemma with its particle where a resource knows the two as one word; else the lemma.
  // `particle`, if not null, is set to the particle, known or not.
  SymbolId verb_symbol(TokenId verb, TokenId* particle) const;

  // The preposition of a phrase; a complex one ("in support of") where the phrase hangs on its
  // noun.
  SymbolId preposition(TokenId phrase) const;
  // The noun of a complex preposition that `phrase` stands behind; invalid: none.
  TokenId complex_noun(TokenId phrase) const;
  // True where `noun` is only part of a complex preposition.
  bool is_part_of_preposition(TokenId noun) const;

  // The word or words that open a clause, as one symbol: "if", "in_order". Invalid: none.
  SymbolId marker(TokenId clause, TokenId* token) const;
  bool has_to(TokenId clause) const;  // an infinitive with "to"

  bool is_verb(TokenId t) const { return upos(t) == Upos::kVerb; }
  bool is_nominal(TokenId t) const;
  bool is_relative_pronoun(TokenId t) const;
  // Told with the subject as the one it is done to: by auxiliary, or as a participle.
  bool is_passive(TokenId clause) const;

  // "groups called on the government to act": a past tense with the phrase that it governs,
  // whatever the tree calls its subject.
  bool is_plainly_active(TokenId clause) const;
  // Who does it, in a passive: the agent phrase; invalid: none.
  TokenId agent(TokenId clause) const;
  // True where the clause has an auxiliary or a copula.
  bool has_auxiliary(TokenId clause) const;

  // "Our task is to end the war" names the task; "the president is to visit" tells of a plan.
  bool says_what_it_is(TokenId clause) const;

  // The place of a clause: the outermost semi-modal that carries it, or itself.
  TokenId place_of(TokenId clause) const;
  // The noun that a relative clause or participle above `t` is about; invalid: none. `relative` is
  // set to the head of that clause.
  TokenId antecedent(TokenId t, TokenId* relative) const;

  void report(Outcome outcome, TokenId token, std::string_view what,
              std::string_view reason) const {
    if (sink != nullptr) {
      sink->add(Stage::kFrames, outcome, token, std::string(what), std::string(reason));
    }
  }
};

// More levels of clauses than this are not followed; a sentence that has them is damaged.
inline constexpr int kMaxClauseDepth = 64;

}  // namespace tocsin
