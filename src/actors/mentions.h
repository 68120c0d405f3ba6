// The noun phrases of a document that can stand for somebody, and the lexicon entries that they
// name.
//
// Borrows the ActorLexicon that it was loaded with.
//
// Every noun, proper noun and pronoun that heads a phrase has a mention, and so have a number, a
// determiner or an adjective that stands for one ("two were killed") and an adjective of
// nationality ("Aldonian troops": Aldonia), because a frame's role may be any of these.
//
// Threads: immutable once loaded. What a document needs lives in a Scratch: one per worker.
#pragma once

#include <cstdint>
#include <vector>

#include "actors/role_lexicon.h"
#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_lexicon.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class MentionFinder {
 public:
  struct Scratch {
    std::vector<NameMatch> matches;
    std::vector<std::uint32_t> match_of_token;   // index of the first match over it, or none
    std::vector<std::uint32_t> times_of_entry;   // by EntryId: unshared names of it in the text
    std::vector<std::uint32_t> touched_entries;  // those with times_of_entry > 0
    std::vector<CountryCode> named_states;       // one for each name that is not that of an organ
  };

  // Reads roles.txt of `lexicon_dir`. Fails with kIo or kSyntax.
  static Result<MentionFinder> load(const ActorLexicon& lexicon, const LayeredPath& lexicon_dir,
                                    Vocabulary& vocabulary);

  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, MentionLayer& out,
           DecisionSink* sink) const;

 private:
  MentionFinder(const ActorLexicon& lexicon, RoleLexicon roles);

  void find_names(const Layers& layers, Scratch& scratch) const;
  std::uint32_t choose(const Layers& layers, const Scratch& scratch, std::uint32_t first) const;
  bool heads_phrase(const Layers& layers, const Scratch& scratch, TokenId token) const;
  bool stands_alone(const Layers& layers, TokenId token) const;
  bool is_whole_name(const Layers& layers, const NameMatch& match, TokenId head) const;
  bool is_namesake(const Layers& layers, const NameMatch& match, TokenId head) const;
  bool is_named_by(const NameMatch& match, TokenId head) const;
  bool is_own_country(const Layers& layers, const Scratch& scratch, const NameMatch& match,
                      TokenId head) const;
  bool is_acting(const Layers& layers, TokenId head) const;
  TokenRange without_time(const Layers& layers, TokenRange phrase, TokenId head) const;
  void add_name_beside(const Layers& layers, Mention& mention) const;
  Mention make_mention(const Layers& layers, const Scratch& scratch, TokenId head,
                       DecisionSink* sink) const;
  void set_name(const Layers& layers, const NameMatch& match, Mention& mention,
                DecisionSink* sink) const;

  const ActorLexicon* lexicon_;
  RoleLexicon roles_;
};

}  // namespace tocsin
