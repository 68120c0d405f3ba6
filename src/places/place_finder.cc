#include "places/place_finder.h"

#include <algorithm>

#include "places/name_key.h"
#include "places/place_context.h"

namespace tocsin {
namespace {

constexpr std::uint32_t kMostWords = 8;

// "al-Bab": the name's own capital stands behind its article.
bool may_begin(std::string_view form) {
  if (begins_with_capital(form)) return true;
  const std::size_t hyphen = form.find('-');
  return hyphen != std::string_view::npos && hyphen <= 3 && form.size() > hyphen + 1 &&
         begins_with_capital(form.substr(hyphen + 1));
}

// "The", "In", "He": names begin with such a word ("The Hague") but are none.
bool is_closed_class(Upos upos) {
  return upos == Upos::kDet || upos == Upos::kPron || upos == Upos::kAdp || upos == Upos::kAux ||
         upos == Upos::kCconj || upos == Upos::kSconj || upos == Upos::kPart;
}

bool is_apostrophe(std::string_view form) {
  return form.starts_with('\'') || form.starts_with("\xE2\x80\x99");
}

}  // namespace

void PlaceFinder::run(const Vocabulary& /*vocabulary*/, const Layers& before, Scratch& scratch,
                      PlaceLayer& out, DecisionSink* /*sink*/) const {
  for (const Sentence& sentence : before.tokens.sentences) {
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;) {
      const TokenRange name = longest_name(before, sentence.tokens, t, scratch.key);
      if (!name.empty()) out.candidates.push_back(name);
      t = name.empty() ? t + 1 : name.last;
    }
  }
}

TokenRange PlaceFinder::longest_name(const Layers& layers, TokenRange sentence, std::uint32_t first,
                                     std::string& key) const {
  TokenRange best{first, first};
  if (!may_begin(layers.form(TokenId(first)))) return best;
  // "August" is a town too.
  const std::vector<DateId>& dates = layers.dates.of_token;
  if (first < dates.size() && dates[first].is_valid()) return best;
  const bool is_alone =
      first + 1 >= sentence.last || !begins_with_capital(layers.form(TokenId(first + 1U)));
  if (is_alone && is_closed_class(layers.syntax.upos[first])) return best;
  key.clear();
  const std::uint32_t last = std::min(sentence.last, first + kMostWords);
  for (std::uint32_t t = first; t < last; ++t) {
    if (!append_to_key(layers.form(TokenId(t)), key) || key.empty()) break;
    const Gazetteer::Name name = gazetteer_->find(hash_of_key(key));
    // A name ends in a word: not in the hyphen or the full stop behind it.
    if (name.is_place() && layers.syntax.upos[t] != Upos::kPunct) best.last = t + 1;
    // "People's Republic" is one word more to the tokenizer.
    const bool is_split = t + 1 < last && is_apostrophe(layers.form(TokenId(t + 1U)));
    if (!name.goes_on() && !is_split) break;
  }
  return best;
}

}  // namespace tocsin
