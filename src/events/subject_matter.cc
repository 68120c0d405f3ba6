#include "events/subject_matter.h"

#include <algorithm>
#include <string_view>

namespace tocsin {
namespace {

// Words of text for each political actor that a document must have at least.
constexpr std::size_t kWordsAnActor = 80;

constexpr std::size_t kShortText = 80;

// A passage is a sentence with so many before and behind it; so many words of a subject make it one
// about that.
constexpr std::size_t kNeighbours = 2;
constexpr std::uint32_t kFewestWords = 3;

// A whole document is about a subject with so many of its words, one for so many words of text.
constexpr std::uint32_t kFewestOfDocument = 8;
constexpr std::uint32_t kWordsASubjectWord = 60;

bool is_political_sector(Sector sector) {
  return is_public(sector) || sector == Sector::kPrm || sector == Sector::kUaf;
}

}  // namespace

bool is_political_actor(const Actor& actor) {
  const std::string_view country = actor.country.view();
  return actor.kind == ActorKind::kCountry || country == "IGO" || country == "IMG" ||
         std::any_of(actor.sectors.begin(), actor.sectors.end(), is_political_sector);
}

bool is_short(const Layers& layers) { return layers.tokens.size() < kShortText; }

bool is_political(const Layers& layers) {
  const auto& actors = layers.actors.actors;
  const auto count = std::count_if(actors.begin(), actors.end(), [](const Actor& actor) {
    return actor.kind != ActorKind::kCountry &&
           std::any_of(actor.sectors.begin(), actor.sectors.end(), is_political_sector);
  });
  return static_cast<std::size_t>(count) * kWordsAnActor >= layers.tokens.size() && count > 0;
}

Result<Subjects> Subjects::load(const LayeredPath& path, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(path));
  return compile(list, vocabulary);
}

Result<Subjects> Subjects::compile(const WordList& list, Vocabulary& vocabulary) {
  Subjects subjects;
  for (const WordSection& section : list.sections()) {
    TOCSIN_TRY(keys, list.allow_keys(section, {"keep"}));
    bool keeps = false;
    for (const WordLine& line : section.lines) {
      const std::string_view keep = line.value("keep");
      if (!keep.empty() && keep != "political") {
        return list.error_at(line.line, "keep= is political, or not there");
      }
      keeps = keeps || !keep.empty();
      for (const std::string& word : line.words) {
        subjects.subject_of_[vocabulary.intern(word).value] =
            static_cast<std::uint32_t>(subjects.names_.size());
      }
    }
    subjects.names_.push_back(section.name);
    subjects.keeps_political_.push_back(keeps);
  }
  return subjects;
}

bool Subjects::keeps_political(std::string_view subject) const {
  const auto at = std::find(names_.begin(), names_.end(), subject);
  return at != names_.end() && keeps_political_[static_cast<std::size_t>(at - names_.begin())];
}

void Subjects::find(const Layers& layers, std::vector<std::string_view>& out) const {
  const std::size_t sentence_count = layers.tokens.sentences.size();
  out.assign(sentence_count, {});
  const std::size_t width = names_.size() + 1;  // the last: political bodies
  std::vector<std::uint32_t> words(sentence_count * width, 0);
  for (std::size_t t = 0; t < layers.tokens.size(); ++t) {
    const SymbolId lemma = layers.syntax.lemma[t];
    const auto found = lemma.is_valid() ? subject_of_.find(lemma.value) : subject_of_.end();
    if (found == subject_of_.end()) continue;
    ++words[layers.tokens.sentence[t].value * width + found->second];
  }
  for (std::size_t m = 0; m < layers.mentions.mentions.size(); ++m) {
    if (layers.mentions.mentions[m].form == MentionForm::kPronoun) continue;
    const auto actors = layers.actors.actors_of(MentionId(m));
    const bool is_body = std::any_of(actors.begin(), actors.end(), [&](ActorId id) {
      const Actor& actor = layers.actors.actors[id.value];
      return actor.kind != ActorKind::kCountry && is_political_actor(actor);
    });
    const TokenId head = layers.mentions.mentions[m].head;
    if (is_body) ++words[layers.tokens.sentence[head.value].value * width + names_.size()];
  }
  std::vector<std::uint32_t> all(width, 0);
  for (std::size_t i = 0; i < words.size(); ++i) all[i % width] += words[i];
  const auto chief = std::max_element(all.begin(), all.end() - 1);
  if (chief != all.end() - 1 && *chief >= kFewestOfDocument && *chief > 2 * all.back() &&
      *chief * kWordsASubjectWord >= layers.tokens.size()) {
    out.assign(sentence_count, names_[static_cast<std::size_t>(chief - all.begin())]);
    return;
  }
  for (std::size_t s = 0; s < sentence_count; ++s) {
    std::vector<std::uint32_t> sum(width, 0);
    const std::size_t first = s - std::min(s, kNeighbours);
    const std::size_t last = std::min(sentence_count, s + kNeighbours + 1);
    for (std::size_t n = first; n < last; ++n) {
      for (std::size_t w = 0; w < width; ++w) sum[w] += words[n * width + w];
    }
    const auto most = std::max_element(sum.begin(), sum.end() - 1);
    if (most != sum.end() - 1 && *most >= kFewestWords && *most > 2 * sum.back()) {
      out[s] = names_[static_cast<std::size_t>(most - sum.begin())];
    }
  }
}

}  // namespace tocsin
