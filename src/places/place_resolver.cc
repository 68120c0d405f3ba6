#include "places/place_resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "places/name_key.h"

namespace tocsin {
namespace {

constexpr float kTaken = 0.9F;
constexpr float kPairWeight = 9;
constexpr float kLoosePairWeight = 3;
constexpr float kLikely = 0.3F;  // evidence of a name that speaks for others
constexpr float kNoPlace = -5;
constexpr float kSameAsCountry = 3;
constexpr float kCapital = 0.3F;    // before a province with its name
constexpr float kLikeACountry = 1;  // a town with the name of another country
constexpr std::uint32_t kLarge = 800'000;

bool is_all_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// Everybody knows it by its name alone.
bool is_large(const PlaceFacts& facts) {
  switch (facts.resolution) {
    case PlaceResolution::kCountry:
    case PlaceResolution::kRegion:
      return true;
    case PlaceResolution::kProvince:
      return facts.country == CountryCode("USA") || facts.population >= 3 * kLarge;
    default:
      return facts.population >= kLarge || facts.feature == "PPLC";
  }
}

// "UN", "NGO": no town, though there are towns of these names. A dateline has capitals too, and
// begins its sentence.
bool is_abbreviation(const Layers& layers, TokenRange tokens) {
  const std::string_view words = layers.words(layers.span_of(tokens));
  if (tokens.size() > 1 || words.size() > 5 || !is_all_capitals(words)) return false;
  const Sentence& sentence = layers.sentence_of(TokenId(tokens.first));
  return words.size() <= 3 || tokens.first > sentence.tokens.first + 1;
}

// The words of the text fit what the name asks for.
bool fits(const Layers& layers, TokenRange tokens, std::uint8_t flags) {
  const ByteSpan span = layers.span_of(tokens);
  const std::string_view words = layers.words(span);
  const std::string_view text = layers.document.text;
  if ((flags & kFullStop) != 0) {
    const bool has_stop = words.back() == '.' || (span.end < text.size() && text[span.end] == '.');
    return has_stop && tokens.first > 0;
  }
  if ((flags & kCapitals) == 0) return !is_abbreviation(layers, tokens);
  if (!is_all_capitals(words)) return false;
  if (words.size() > 2) return true;
  // "Bree, TX" and "Bree TX 12345": two letters alone are too many other things.
  if (words == "UK" || words == "US" || words == "LA") return true;
  const bool behind_comma = tokens.first > 0 && layers.form(TokenId(tokens.first - 1)) == ",";
  const bool before_number = tokens.last < layers.tokens.size() &&
                             is_number(layers.form(TokenId(tokens.last))) &&
                             layers.form(TokenId(tokens.last)).size() == 5;
  return behind_comma || before_number;
}

float hint_weight(PlaceHint hint, PlaceResolution resolution) {
  const auto is_one_of = [&](std::initializer_list<PlaceResolution> list) {
    return std::find(list.begin(), list.end(), resolution) != list.end();
  };
  switch (hint) {
    case PlaceHint::kNone:
      return 0;
    case PlaceHint::kCity:
      return is_one_of({PlaceResolution::kCity, PlaceResolution::kSubCity}) ? 2.0F : -2.5F;
    case PlaceHint::kProvince:
      return is_one_of({PlaceResolution::kProvince, PlaceResolution::kRegion}) ? 4.0F : 0.0F;
    case PlaceHint::kDistrict:
      return resolution == PlaceResolution::kDistrict ? 3.0F : 0.0F;
    case PlaceHint::kCountry:
      return resolution == PlaceResolution::kCountry ? 4.0F : 0.0F;
  }
  return 0;
}

}  // namespace

void PlaceResolver::run(const Vocabulary& vocabulary, const Layers& before, Scratch& scratch,
                        PlaceLayer& out, DecisionSink* sink) const {
  const PlaceContextReader reader(*words_, vocabulary, before);
  scratch.candidates.clear();
  scratch.names.clear();
  scratch.name_of_hash.clear();
  scratch.votes.clear();
  collect(before, reader, scratch);
  pair_neighbours(before, scratch);
  count_publisher(before, scratch);
  count_countries(before, scratch);
  choose_senses(scratch.names, scratch.votes);
  scratch.is_used.assign(before.tokens.size(), false);
  accept(reader, scratch, out, sink);
  find_unlisted(before, reader, scratch, out);
  std::stable_sort(out.places.begin(), out.places.end(),
                   [](const Place& a, const Place& b) { return a.tokens.first < b.tokens.first; });
}

void PlaceResolver::collect(const Layers& layers, const PlaceContextReader& reader,
                            Scratch& scratch) const {
  for (const TokenRange tokens : layers.places.candidates) {
    scratch.key.clear();
    for (const TokenId token : tokens) append_to_key(layers.form(token), scratch.key);
    PlaceName fresh;
    fresh.hash = hash_of_key(scratch.key);
    list_options(layers, tokens, scratch, fresh);
    if (fresh.options.empty()) continue;
    // A name in capitals ("LA") is another name than the same letters in small case.
    fresh.hash ^= fresh.options.size();
    const auto [at, is_fresh] = scratch.name_of_hash.try_emplace(
        fresh.hash, static_cast<std::uint32_t>(scratch.names.size()));
    if (is_fresh) scratch.names.push_back(std::move(fresh));
    PlaceName& name = scratch.names[at->second];
    const bool large = std::any_of(name.options.begin(), name.options.end(),
                                   [](const SenseOption& o) { return is_large(o.facts); });
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.context = reader.read(tokens, large);
    candidate.name = at->second;
    // What may as well be a word of the language says nothing about its neighbours.
    const bool is_common =
        tokens.size() == 1 && reader.is(candidate.context.head, PlaceWord::kCommon);
    const bool is_likely = large || candidate.context.evidence > kLikely;
    if (candidate.context.refused == nullptr && is_likely && !is_common) ++name.mentions;
    scratch.candidates.push_back(candidate);
  }
}

void PlaceResolver::list_options(const Layers& layers, TokenRange tokens, Scratch& scratch,
                                 PlaceName& name) const {
  scratch.senses.clear();
  gazetteer_->senses_of(gazetteer_->find(name.hash), scratch.senses);
  for (const Sense& sense : scratch.senses) {
    if (!fits(layers, tokens, sense.flags)) continue;
    SenseOption option;
    option.sense = sense;
    option.facts = gazetteer_->facts(sense.place);
    option.prior = prior_of(option.facts, sense.flags);
    name.options.push_back(option);
  }
  // "Washington" is the capital before it is the state.
  for (SenseOption& capital : name.options) {
    if (capital.facts.feature != "PPLC") continue;
    for (const SenseOption& part : name.options) {
      const bool is_namesake = part.facts.resolution == PlaceResolution::kProvince &&
                               part.facts.country == capital.facts.country;
      if (is_namesake) capital.prior = std::max(capital.prior, part.prior + kCapital);
    }
  }
  // "Mexico" is the state of that name only where the text says so.
  for (const SenseOption& country : name.options) {
    if (country.facts.resolution != PlaceResolution::kCountry) continue;
    for (SenseOption& part : name.options) {
      if (part.facts.resolution == PlaceResolution::kCountry) continue;
      if (part.facts.country == country.facts.country) {
        part.prior = std::min(part.prior, country.prior - kSameAsCountry);
      } else if (part.facts.country != CountryCode("USA") ||
                 part.facts.resolution == PlaceResolution::kCity) {
        const bool is_city = part.facts.resolution == PlaceResolution::kCity;
        part.prior -= is_city ? kLikeACountry : 2 * kLikeACountry;
      }
    }
  }
}

void PlaceResolver::pair_neighbours(const Layers& layers, Scratch& scratch) const {
  for (std::size_t c = 0; c + 1 < scratch.candidates.size(); ++c) {
    Candidate& a = scratch.candidates[c];
    Candidate& b = scratch.candidates[c + 1];
    const std::uint32_t gap = b.tokens.first - a.tokens.last;
    if (gap > 3 || a.name == b.name) continue;
    if (layers.tokens.sentence[a.tokens.first] != layers.tokens.sentence[b.tokens.first]) continue;
    const std::string_view first = gap > 0 ? layers.form(TokenId(a.tokens.last)) : "";
    const bool is_close = gap == 0 || (gap == 1 && (first == "," || first == "("));
    const bool is_loose = (gap == 1 || gap == 2 || gap == 3) && (first == "in" || first == "of");
    if (!is_close && !is_loose) continue;
    const float weight = is_close ? kPairWeight : kLoosePairWeight;
    if (gap == 0 && a.context.refused != nullptr) continue;
    if (!pair_names(scratch.names[a.name], scratch.names[b.name], weight)) continue;
    if (!is_close) continue;
    a.is_paired = b.is_paired = true;
    scratch.names[a.name].is_paired = scratch.names[b.name].is_paired = true;
  }
}

// The country of the best known large place whose name `words` begin with, blanks between them.
CountryCode PlaceResolver::country_at(std::string_view words, Scratch& scratch) const {
  CountryCode best;
  float most = 0;
  if (!begins_with_capital(words)) return best;
  for (std::size_t stop = 0; stop < words.size();) {
    stop = std::min(words.find(' ', stop + 1), words.size());
    scratch.key.clear();
    if (!append_to_key(words.substr(0, stop), scratch.key)) break;
    const Gazetteer::Name found = gazetteer_->find(hash_of_key(scratch.key));
    scratch.senses.clear();
    gazetteer_->senses_of(found, scratch.senses);
    for (const Sense& sense : scratch.senses) {
      const PlaceFacts facts = gazetteer_->facts(sense.place);
      const float prior = prior_of(facts, sense.flags);
      if (!is_large(facts) || prior <= most) continue;
      most = prior;
      best = facts.country;
    }
    if (!found.goes_on()) break;
  }
  return best;
}

// A publisher whose name holds a country or a large town tells mostly of that country: "Times of
// India", "The Moscow Post".
void PlaceResolver::count_publisher(const Layers& layers, Scratch& scratch) const {
  constexpr std::size_t kMostBytes = 120;
  constexpr float kVote = 1.5F;
  std::string_view rest = std::string_view(layers.document.publisher).substr(0, kMostBytes);
  while (!rest.empty()) {
    const CountryCode country = country_at(rest, scratch);
    if (country.is_known()) scratch.votes.push_back({country, kVote});
    const std::size_t blank = rest.find(' ');
    rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
  }
}

void PlaceResolver::count_countries(const Layers& layers, Scratch& scratch) const {
  for (const Mention& mention : layers.mentions.mentions) {
    if (!mention.entry.is_valid()) continue;
    const ActorEntry& entry = lexicon_->entry(mention.entry);
    if (!entry.country.is_known()) continue;
    const auto at = std::find_if(scratch.votes.begin(), scratch.votes.end(),
                                 [&](const auto& vote) { return vote.country == entry.country; });
    if (at == scratch.votes.end()) {
      scratch.votes.push_back({entry.country, 0.4F});
    } else {
      at->weight += 0.4F;
    }
  }
}

const SenseOption* PlaceResolver::option_for(const Candidate& candidate,
                                             const PlaceName& name) const {
  const SenseOption* best = &name.options[name.chosen];
  if (candidate.context.hint == PlaceHint::kNone) return best;
  float most = -100;
  for (const SenseOption& option : name.options) {
    const float score = option.score + hint_weight(candidate.context.hint, option.facts.resolution);
    if (score > most) {
      most = score;
      best = &option;
    }
  }
  return best;
}

float PlaceResolver::acceptance(const PlaceContextReader& reader, const Candidate& candidate,
                                const PlaceName& name) const {
  const PlaceFacts& facts = option_for(candidate, name)->facts;
  float score = candidate.context.evidence;
  if (is_large(facts)) {
    score += 2.2F;
  } else if (facts.resolution == PlaceResolution::kProvince ||
             facts.resolution == PlaceResolution::kDistrict) {
    score += 1.8F;
  } else if (facts.population >= 100'000) {
    score += 1.2F;
  } else if (facts.population >= 15'000) {
    score += 0.6F;
  } else if (facts.population < 1'000) {
    score -= 0.4F;
  }
  if (candidate.is_paired) score += 3;
  score += std::min(1.0F, 0.4F * name.support);
  bool is_direction = true;  // "the North East"
  for (const TokenId token : candidate.tokens) {
    is_direction = is_direction && reader.is(token, PlaceWord::kDirection);
  }
  if (is_direction && !candidate.is_paired) return kNoPlace;
  if (candidate.tokens.size() == 1 && reader.is(candidate.context.head, PlaceWord::kNever)) {
    return kNoPlace;
  }
  if (candidate.tokens.size() == 1 && !candidate.is_paired) {
    if (reader.is(candidate.context.head, PlaceWord::kCommon)) score -= 1.5F;
    // Towns are called "University" too.
    for (const PlaceWord kind : {PlaceWord::kOfBody, PlaceWord::kOtherBody, PlaceWord::kLocalBody,
                                 PlaceWord::kLandformLast, PlaceWord::kTitle}) {
      if (!is_large(facts) && reader.is(candidate.context.head, kind)) return kNoPlace;
    }
  }
  return score;
}

void PlaceResolver::accept(const PlaceContextReader& reader, Scratch& scratch, PlaceLayer& out,
                           DecisionSink* sink) const {
  // A name that is surely a place once is one wherever nothing speaks against it.
  std::vector<float> best(scratch.names.size(), -10);
  for (Candidate& candidate : scratch.candidates) {
    const PlaceName& name = scratch.names[candidate.name];
    candidate.score = acceptance(reader, candidate, name);
    if (candidate.context.refused == nullptr || candidate.is_paired) {
      best[candidate.name] = std::max(best[candidate.name], candidate.score);
    }
  }
  for (Candidate& candidate : scratch.candidates) {
    const PlaceName& name = scratch.names[candidate.name];
    if (best[candidate.name] >= 2) candidate.score += 0.8F;
    const char* refused = candidate.is_paired ? nullptr : candidate.context.refused;
    if (refused == nullptr && candidate.score < kTaken) refused = "nothing says that it is a place";
    const SenseOption& option = *option_for(candidate, name);
    if (sink != nullptr) {
      sink->add(Stage::kPlaces, refused == nullptr ? Outcome::kMade : Outcome::kRefused,
                candidate.context.head,
                fmt::format("{} {} {}", option.facts.name, option.facts.country.view(),
                            option.facts.region),
                refused != nullptr
                    ? std::string(refused)
                    : fmt::format("score {:.1f}; of {} places of that name the text speaks for it "
                                  "with {:.1f}",
                                  candidate.score, name.options.size(), option.score));
    }
    if (refused != nullptr) continue;
    Place place;
    place.tokens = candidate.tokens;
    place.name = option.facts.name;
    place.geonames = option.facts.geonames;
    place.is_located = true;
    place.latitude = option.facts.latitude / 1e5;
    place.longitude = option.facts.longitude / 1e5;
    place.country = option.facts.country;
    place.feature = option.facts.feature;
    place.resolution = option.facts.resolution;
    for (const TokenId token : place.tokens) scratch.is_used[token.value] = true;
    out.places.push_back(std::move(place));
  }
}

TokenRange PlaceResolver::unlisted_at(const Layers& layers, const PlaceContextReader& reader,
                                      TokenRange sentence, std::uint32_t at,
                                      PlaceResolution& kind) const {
  const SyntaxLayer& syntax = layers.syntax;
  const auto is_name = [&](std::uint32_t t) {
    return t < sentence.last && syntax.upos[t] == Upos::kPropn &&
           begins_with_capital(layers.form(TokenId(t)));
  };
  std::uint32_t end = at;
  while (is_name(end) && end < at + 5) ++end;
  const TokenRange none{at, at};
  if (end == at) return none;
  const TokenId last(end - 1);
  // "Highway 19"
  if (end - at <= 2 && reader.is(last, PlaceWord::kNumberedRoad) && end < sentence.last &&
      is_number(layers.form(TokenId(end)))) {
    kind = PlaceResolution::kSubCity;
    return {at, end + 1};
  }
  if (end - at >= 2 && reader.is(last, PlaceWord::kStreet)) {
    kind = PlaceResolution::kSubCity;
    return {at, end};
  }
  if (end - at >= 2 && reader.is(last, PlaceWord::kLandformLast)) {
    kind = PlaceResolution::kRegion;
    return {at, end};
  }
  if (end - at >= 2 && reader.is(TokenId(at), PlaceWord::kLandformFirst) &&
      (layers.form(TokenId(at)) == "Lake" || layers.form(TokenId(at)) == "Mount" ||
       layers.form(TokenId(at)) == "Fort")) {
    kind = PlaceResolution::kRegion;
    return {at, end};
  }
  // "the village of Bree"
  if (at >= sentence.first + 2 && layers.form(TokenId(at - 1)) == "of" &&
      reader.is(TokenId(at - 2), PlaceWord::kSettlement) &&
      !begins_with_capital(layers.form(TokenId(at - 2)))) {
    kind = PlaceResolution::kCity;
    return {at, end};
  }
  return none;
}

void PlaceResolver::find_unlisted(const Layers& layers, const PlaceContextReader& reader,
                                  Scratch& scratch, PlaceLayer& out) const {
  for (const Sentence& sentence : layers.tokens.sentences) {
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;) {
      PlaceResolution kind = PlaceResolution::kUnknown;
      const TokenRange range = unlisted_at(layers, reader, sentence.tokens, t, kind);
      bool is_free = !range.empty();
      for (const TokenId token : range) is_free = is_free && !scratch.is_used[token.value];
      if (is_free) {
        Place place;
        place.tokens = range;
        place.name = layers.words(layers.span_of(range));
        place.resolution = kind;
        out.places.push_back(std::move(place));
      }
      // Past the whole run of names, so that its tail is not taken for another name.
      std::uint32_t next = range.empty() ? t + 1 : range.last;
      if (range.empty()) {
        while (next < sentence.tokens.last && layers.syntax.upos[t] == Upos::kPropn &&
               layers.syntax.upos[next] == Upos::kPropn && next < t + 5) {
          ++next;
        }
      }
      t = next;
    }
  }
}

}  // namespace tocsin
