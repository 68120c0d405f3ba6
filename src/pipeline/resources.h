// Everything that is loaded once and shared by all workers: vocabulary, lexicon, rules, model, and
// the stages that are compiled from them.
//
// Threads: immutable once loaded. Moving is cheap and keeps what stages borrow in its place.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/coreference.h"
#include "actors/mentions.h"
#include "actors/office.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "counts/count_finder.h"
#include "dates/date_finder.h"
#include "events/event_coder.h"
#include "frames/frame_builder.h"
#include "lexicon/actor_lexicon.h"
#include "pipeline/overlay.h"
#include "places/event_places.h"
#include "places/gazetteer.h"
#include "places/place_finder.h"
#include "places/place_resolver.h"
#include "quotes/quote_finder.h"
#include "rules/rule_set.h"
#include "syntax/parser.h"
#include "text/tokenizer.h"

namespace tocsin {

// Who votes on what is an event, and how sure they must be.
struct VoterOptions {
  bool rules_only = false;
  std::optional<double> least_score = std::nullopt;  // from 0 to 1; none: those of arbitration.txt
};

using LoadWatch = std::function<void(std::string_view part)>;

struct Resources {
  // `data` holds lexicon, rules and models. `kernel` forces a kernel of the model ("scalar");
  // empty: the best. `model` is "accurate" or "fast"; empty: the accurate one where it is there.
  // `overlays` are folders of a user's, the first lowest. Fails as the files do, or with kIo where
  // a folder is not there. `watch` is told each part once it is loaded, by name.
  static Result<Resources> load(const std::filesystem::path& data, std::string_view kernel,
                                std::string_view model = "",
                                const std::vector<std::filesystem::path>& overlays = {},
                                const VoterOptions& voters = {}, const LoadWatch& watch = {});

  // What a record says that it was coded with.
  const std::string& model_name() const& { return parser->name(); }

  Vocabulary vocabulary;  // frozen
  std::string lexicon_name;

  // On the heap: stages point to them.
  std::unique_ptr<ActorLexicon> lexicon;
  std::unique_ptr<RuleSet> rules;
  std::unique_ptr<Gazetteer> gazetteer;
  std::unique_ptr<PlaceWords> place_words;

  // In the order of their work.
  std::unique_ptr<Tokenizer> tokenizer;
  std::unique_ptr<Parser> parser;
  std::unique_ptr<DateFinder> dates;
  std::unique_ptr<MentionFinder> mentions;
  std::unique_ptr<FrameBuilder> frames;
  std::unique_ptr<QuoteFinder> quotes;
  std::unique_ptr<ActorResolver> actors;
  std::unique_ptr<PlaceFinder> place_finder;
  std::unique_ptr<PlaceResolver> places;
  std::unique_ptr<EventCoder> events;
  std::unique_ptr<EventPlacer> event_places;
  std::unique_ptr<CountFinder> counts;
  std::unique_ptr<OfficeResolver> offices;
};

}  // namespace tocsin
