// The country, sectors and role that each participant of an event had on its day.
//
// Borrows the ActorLexicon that it was loaded with.
//
// Threads: immutable once loaded.
#pragma once

#include "core/decisions.h"
#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/actor_lexicon.h"

namespace tocsin {

class OfficeResolver {
 public:
  struct Scratch {};

  static Result<OfficeResolver> load(const ActorLexicon& lexicon);

  // The day is the event's, else that of publication; of a longer time the office that was held for
  // most of it counts. An actor without dated offices keeps what the document says of it.
  void run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch, EventLayer& out,
           DecisionSink* sink) const;

 private:
  explicit OfficeResolver(const ActorLexicon& lexicon) : lexicon_(&lexicon) {}

  void fill(const Layers& layers, const Event& event, Participant& participant,
            DecisionSink* sink) const;

  const ActorLexicon* lexicon_;
};

}  // namespace tocsin
