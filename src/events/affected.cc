#include "events/affected.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tocsin {
namespace {

std::vector<SymbolId> read_words(std::string_view text, Vocabulary& vocabulary) {
  std::vector<SymbolId> words;
  if (text.empty()) return words;
  for (const std::string& word : split_alternatives(text)) words.push_back(vocabulary.intern(word));
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

Result<AffectedWords> AffectedWords::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::load(lexicon_dir / "parties.txt"));
  return compile(list, vocabulary);
}

Result<AffectedWords> AffectedWords::parse(std::string name, std::string_view content,
                                           Vocabulary& vocabulary) {
  TOCSIN_TRY(list, WordList::parse(std::move(name), content));
  return compile(list, vocabulary);
}

Result<AffectedWords> AffectedWords::compile(const WordList& list, Vocabulary& vocabulary) {
  TOCSIN_TRY(sections, list.allow_sections({"place", "time", "affected", "through", "tell"}));
  AffectedWords out;
  out.places_ = symbols_of_section(list, "place", vocabulary);
  out.times_ = symbols_of_section(list, "time", vocabulary);
  out.through_ = symbols_of_section(list, "through", vocabulary);
  out.tellers_ = symbols_of_section(list, "tell", vocabulary);
  const WordSection* section = list.find("affected");
  if (section == nullptr) return out;
  TOCSIN_TRY(keys, list.allow_keys(*section, {"to", "at", "object", "inner", "deep", "thing"}));
  for (const WordLine& line : section->lines) {
    const auto type = event_type_of(line.words.front());
    if (!type) {
      return list.error_at(line.line, fmt::format("\"{}\" is no event type", line.words.front()));
    }
    AffectedBy& row = out.by_type_[static_cast<std::size_t>(*type)];
    row.to = read_words(line.value("to"), vocabulary);
    row.at = read_words(line.value("at"), vocabulary);
    row.object = line.value("object") == "yes";
    row.inner = line.value("inner") == "yes";
    row.deep = line.value("deep") == "yes";
    row.name = line.value("thing") == "name";
    row.thing = row.name || line.value("thing") == "yes";
  }
  return out;
}

bool AffectedWords::is_place(SymbolId lemma) const { return is_one_of(places_, lemma); }

bool AffectedWords::leads_on(SymbolId preposition) const {
  return is_one_of(through_, preposition);
}

}  // namespace tocsin
