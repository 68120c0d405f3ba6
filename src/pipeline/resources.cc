#include "pipeline/resources.h"

#include <memory>
#include <system_error>
#include <utility>

namespace tocsin {
namespace {

namespace fs = std::filesystem;

template <class T>
std::unique_ptr<T> on_heap(T value) {
  return std::make_unique<T>(std::move(value));
}

fs::path model_file(const fs::path& data, std::string_view model) {
  const fs::path accurate = data / "models" / "accurate.model";
  std::error_code error;
  if (model.empty() && fs::exists(accurate, error)) return accurate;
  return model == "accurate" ? accurate : data / "models" / "fast.model";
}

}  // namespace

Result<Resources> Resources::load(const fs::path& data, std::string_view kernel,
                                  std::string_view model, const std::vector<fs::path>& overlays,
                                  const VoterOptions& voters, const LoadWatch& watch) {
  TOCSIN_TRY(folders, data_folders(data, overlays));
  const LayeredPath& words = folders.lexicon;

  const auto tell = [&](std::string_view part) {
    if (watch) watch(part);
  };
  Resources all;
  Vocabulary& vocabulary = all.vocabulary;
  TOCSIN_TRY(name, lexicon_name_of(data, overlays));
  all.lexicon_name = std::move(name);
  tell("hash of all texts");
  TOCSIN_TRY(lexicon, ActorLexicon::load(words, vocabulary, compiled_actors_of(data, overlays)));
  all.lexicon = on_heap(std::move(lexicon));
  tell("actor lexicon");
  TOCSIN_TRY(gazetteer, Gazetteer::load(data, words, *all.lexicon));
  all.gazetteer = on_heap(std::move(gazetteer));
  // Other cities, other places: part of what a record was coded with.
  const std::string cities = all.gazetteer->has_cities() ? all.gazetteer->hash() : "none";
  all.lexicon_name += " cities " + cities;
  tell("gazetteer");
  TOCSIN_TRY(place_words, PlaceWords::load(words, vocabulary));
  all.place_words = on_heap(std::move(place_words));
  tell("place words");
  TOCSIN_TRY(rules, RuleSet::load(folders.rules, vocabulary));
  all.rules = on_heap(std::move(rules));
  tell("rules");
  TOCSIN_TRY(tokenizer, Tokenizer::load(words, vocabulary));
  all.tokenizer = on_heap(std::move(tokenizer));
  tell("tokenizer");
  const EventVotes votes = voters.rules_only ? EventVotes::kIgnored : EventVotes::kRead;
  TOCSIN_TRY(parser, Parser::load(model_file(data, model), kernel, vocabulary, votes));
  all.parser = on_heap(std::move(parser));
  tell("model");
  TOCSIN_TRY(dates, DateFinder::load(words, vocabulary));
  all.dates = on_heap(std::move(dates));
  tell("dates");
  TOCSIN_TRY(mentions, MentionFinder::load(*all.lexicon, words, vocabulary));
  all.mentions = on_heap(std::move(mentions));
  tell("mentions");
  TOCSIN_TRY(frames, FrameBuilder::load(words, all.rules->noun_lemmas(), vocabulary));
  all.frames = on_heap(std::move(frames));
  tell("frames");
  TOCSIN_TRY(quotes, QuoteFinder::load(words, vocabulary));
  all.quotes = on_heap(std::move(quotes));
  tell("quotes");
  TOCSIN_TRY(actors, ActorResolver::load(*all.lexicon, words, vocabulary));
  all.actors = on_heap(std::move(actors));
  tell("actors");
  all.place_finder = on_heap(PlaceFinder(*all.gazetteer));
  all.places = on_heap(PlaceResolver(*all.gazetteer, *all.place_words, *all.lexicon));
  all.event_places = on_heap(EventPlacer(*all.place_words));
  TOCSIN_TRY(events, EventCoder::load(folders.rules, words, *all.rules, vocabulary));
  if (voters.least_score) events.set_least_score(*voters.least_score);
  all.events = on_heap(std::move(events));
  tell("events");
  TOCSIN_TRY(counts, CountFinder::load(words, vocabulary));
  all.counts = on_heap(std::move(counts));
  tell("counts");
  TOCSIN_TRY(offices, OfficeResolver::load(*all.lexicon));
  all.offices = on_heap(std::move(offices));
  return all;
}

}  // namespace tocsin
