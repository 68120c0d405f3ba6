// Who is meant: one actor for all the words of a document that stand for him, with his country,
// sectors and role.
//
// Precise before greedy: same lexicon entry; same name; surname after the full name; acronym after
// its expansion; apposition; "the minister" to the nearest minister; pronouns to the nearest who
// fits in gender, number and kind, within three sentences.
//
// Borrows the ActorLexicon that it was loaded with.
//
// Threads: immutable once loaded. What a document needs lives in a Scratch: one per worker.
#pragma once

#include <vector>

#include "actors/antecedents.h"
#include "actors/entities.h"
#include "actors/given_names.h"
#include "actors/role_lexicon.h"
#include "actors/settle.h"
#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_lexicon.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class ActorResolver {
 public:
  struct Scratch {
    EntityTable table;
    std::vector<std::vector<ActorId>> members;  // by MentionId
    std::vector<bool> is_open;                  // by MentionId: resolve() is at work on it
    std::uint32_t depth = 0;                    // of resolve() within resolve()
    std::vector<std::uint8_t> shown;            // by ActorId: how the text shows a person
  };

  // Reads roles.txt, antecedents.txt and given_names.txt of `lexicon_dir`. Fails with kIo or
  // kSyntax.
  static Result<ActorResolver> load(const ActorLexicon& lexicon, const LayeredPath& lexicon_dir,
                                    Vocabulary& vocabulary);

  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, ActorLayer& out,
           DecisionSink* sink) const;

 private:
  struct Work;  // what one run writes to and reads from

  ActorResolver(const ActorLexicon& lexicon, RoleLexicon roles, AntecedentWeights weights,
                GivenNames names);

  void resolve(Work& work, MentionId id) const;
  void refuse(const Work& work, MentionId id, std::string_view why) const;
  void remember_thing(Work& work, MentionId id) const;
  void resolve_by_form(Work& work, MentionId id) const;
  void settle_entry(Work& work, MentionId id, EntryId of, std::uint32_t own) const;
  bool is_within_role(const Work& work, const Mention& mention) const;
  TokenRange without_titles(const Layers& layers, TokenRange name) const;
  EntryId find_office(const Work& work, TokenRange name) const;
  void resolve_entry(Work& work, MentionId id) const;
  void resolve_name(Work& work, MentionId id) const;
  void resolve_nominal(Work& work, MentionId id) const;
  bool resolve_group(Work& work, MentionId id, std::span<const ActorId> doers = {}) const;
  bool resolve_meeting(Work& work, MentionId id) const;
  void resolve_pronoun(Work& work, MentionId id) const;
  void resolve_speaker(Work& work, MentionId id, bool plural) const;
  bool resolve_sides(Work& work, MentionId id) const;
  void resolve_third(Work& work, MentionId id, const Pronoun& pronoun) const;
  std::vector<ActorId> others_than(const Work& work, const PronounContext& asked) const;
  PronounContext context_of(const Work& work, TokenId head, const Pronoun& pronoun) const;
  void look_at(const Work& work, const PronounContext& asked, const Trace& trace,
               AntecedentFeatures& seen) const;
  std::vector<ActorId> speakers_around(const Work& work, TokenId token) const;
  bool holds(const SyntaxLayer& syntax, TokenId candidate, TokenId pronoun) const;
  bool may_mean(const Work& work, const PronounContext& asked, const Entity& entity,
                AntecedentFeatures& seen) const;
  void consider(const Work& work, const PronounContext& asked, AntecedentFeatures& seen,
                AntecedentKind kind, std::size_t index, Antecedent& best) const;
  Antecedent find_antecedent(const Work& work, const PronounContext& asked,
                             std::span<const ActorId> others) const;
  Trace trace_of(const Work& work, const Mention& mention, std::uint32_t times) const;
  void note_thing(Work& work, MentionId id) const;
  void note_group(Work& work, MentionId id) const;
  ActorId find_noun(const Work& work, const Mention& mention) const;
  ActorId add_actor(Work& work, const Mention& mention, std::string_view name) const;
  CountryCode home_of(const Work& work, MentionId id) const;
  bool resolve_country(Work& work, MentionId id) const;
  bool resolve_title(Work& work, MentionId id) const;
  bool names_office(const Work& work, const Mention& mention) const;
  bool resolve_surname(Work& work, MentionId id) const;
  void speak_for_nearest(Work& work, MentionId id) const;
  bool names_thing(const Work& work, const Mention& mention) const;
  bool names_somebody(const Work& work, const Mention& mention) const;
  bool is_international(const Work& work, MentionId id) const;
  void settle(Work& work, MentionId id, ActorId actor) const;
  bool resolve_by_apposition(Work& work, MentionId id) const;
  void find_speaker(Work& work) const;
  void find_joint_speakers(Work& work) const;
  void find_members(Work& work) const;
  bool may_be_author(const Work& work, MentionId id) const;
  bool speak_together(Work& work, const std::vector<MentionId>& named) const;
  std::vector<MentionId> subjects_of(const Work& work, MentionId id) const;
  bool is_byline(const Work& work, MentionId id) const;
  bool is_performative(const Layers& layers, TokenId subject) const;
  bool is_bare(const Layers& layers, const Mention& mention) const;
  ActorId before_brackets(const Work& work, MentionId id) const;
  void finish(Work& work) const;
  bool is_harmed(const Layers& layers, TokenId head) const;
  bool may_name_person(const Layers& layers, const Mention& mention) const;
  void settle_private_people(Work& work) const;
  void point(Work& work, MentionId id, ActorId actor, std::string_view why) const;
  void remember_name(Work& work, const Mention& mention, ActorId actor) const;

  const ActorLexicon* lexicon_;
  RoleLexicon roles_;
  AntecedentWeights weights_;
  GivenNames given_names_;
};

}  // namespace tocsin
