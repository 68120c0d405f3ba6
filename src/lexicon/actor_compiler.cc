#include "lexicon/actor_compiler.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/name_words.h"
#include "lexicon/phrase_trie.h"

namespace tocsin {
namespace {

class ActorCompiler {
 public:
  Result<ActorBytes> compile(const std::vector<ActorDraft>& entries);

 private:
  struct Pattern {
    std::uint32_t entry = 0;
    std::uint32_t surface = 0;
    std::string cases;
  };

  std::string& section(ActorSection section) { return bytes_[section]; }
  void put(ActorSection to, std::uint64_t value, std::size_t size = 4) {
    put_number(section(to), value, size);
  }
  void put_text(ActorSection to, std::string_view text);
  void put_sectors(ActorSection to, const std::vector<Sector>& sectors);
  void put_date(PartialDate date);
  void put_entry(const ActorDraft& entry);
  void put_names(const ActorDraft& entry, std::uint32_t number);
  void put_pattern(const std::vector<std::string_view>& words, std::uint32_t entry,
                   std::uint32_t surface);
  SymbolId number_of(std::string_view word);
  void put_nodes();
  void put_bearers();
  void put_words();

  ActorBytes bytes_;
  std::unordered_map<std::string, std::uint32_t> texts_;  // where each stands
  std::unordered_map<std::string, SymbolId> numbers_;     // of words
  std::vector<const std::string*> words_;                 // by number; keys of numbers_
  std::vector<std::vector<std::uint32_t>> bearers_;       // by word
  std::vector<Pattern> patterns_;
  PhraseTrie names_;  // words -> indices into patterns_
};

void ActorCompiler::put_text(ActorSection to, std::string_view text) {
  std::string& all = section(ActorSection::kText);
  const auto [at, fresh] =
      texts_.try_emplace(std::string(text), static_cast<std::uint32_t>(all.size()));
  if (fresh) all += text;
  put(to, at->second);
  put(to, text.size());
}

void ActorCompiler::put_sectors(ActorSection to, const std::vector<Sector>& sectors) {
  std::string& all = section(ActorSection::kSectors);
  put(to, all.size());
  put(to, sectors.size());
  for (const Sector sector : sectors) all += static_cast<char>(sector);
}

void ActorCompiler::put_date(PartialDate date) {
  put(ActorSection::kTerms, static_cast<std::uint16_t>(date.year), 2);
  put(ActorSection::kTerms, date.month, 1);
  put(ActorSection::kTerms, date.day, 1);
}

void ActorCompiler::put_entry(const ActorDraft& entry) {
  const auto records = [&](ActorSection of, std::size_t size) { return section(of).size() / size; };
  const bool is_state = entry.kind == ActorKind::kCountry && entry.sectors.empty();
  constexpr ActorSection kTo = ActorSection::kEntries;
  put_text(kTo, entry.id);
  put_text(kTo, entry.wikidata);
  put_text(kTo, entry.source);
  put_sectors(kTo, is_state ? std::vector{Sector::kGov} : entry.sectors);
  put(kTo, records(ActorSection::kSurfaces, ActorTable::kSurfaceSize));
  put(kTo, entry.surfaces.size());
  put(kTo, records(ActorSection::kTerms, ActorTable::kTermSize));
  put(kTo, entry.offices.size());
  section(kTo).append(entry.country.letters.data(), 3).append(1, '\0');
  put(kTo, static_cast<std::uint8_t>(entry.kind), 1);
  put(kTo, static_cast<std::uint8_t>(entry.gender), 1);
  put(kTo, 0, 2);
  put(kTo, entry.line);
  put(kTo, entry.file);
  put(kTo, 0);
  for (const SurfaceDraft& surface : entry.surfaces) {
    put_text(ActorSection::kSurfaces, surface.text);
    put_sectors(ActorSection::kSurfaces, surface.sectors);
    put(ActorSection::kSurfaces, static_cast<std::uint8_t>(surface.kind));
    put(ActorSection::kSurfaces, surface.line);
  }
  for (const OfficeDraft& term : entry.offices) {
    put_text(ActorSection::kTerms, term.title);
    put_sectors(ActorSection::kTerms, term.sectors);
    section(ActorSection::kTerms).append(term.country.letters.data(), 3).append(1, '\0');
    put_date(term.from);
    put_date(term.to);
  }
}

SymbolId ActorCompiler::number_of(std::string_view word) {
  const auto [at, fresh] = numbers_.try_emplace(lower_form(word), SymbolId(words_.size()));
  if (fresh) {
    words_.push_back(&at->first);
    bearers_.emplace_back();
  }
  return at->second;
}

void ActorCompiler::put_pattern(const std::vector<std::string_view>& words, std::uint32_t entry,
                                std::uint32_t surface) {
  Pattern pattern{entry, surface, {}};
  std::vector<SymbolId> numbers;
  for (const std::string_view word : words) {
    numbers.push_back(number_of(word));
    pattern.cases += static_cast<char>(case_of(word));
  }
  names_.insert(numbers, static_cast<std::uint32_t>(patterns_.size()));
  patterns_.push_back(std::move(pattern));
}

void ActorCompiler::put_names(const ActorDraft& entry, std::uint32_t number) {
  for (std::size_t s = 0; s < entry.surfaces.size(); ++s) {
    const auto surface = static_cast<std::uint32_t>(s);
    const auto split = words_of(entry.surfaces[s].text, true);
    if (entry.kind == ActorKind::kPerson && split.size() > 1) {
      auto& bearers = bearers_[number_of(split.back()).value];
      if (bearers.empty() || bearers.back() != number) bearers.push_back(number);
    }
    put_pattern(split, number, surface);
    const auto whole = words_of(entry.surfaces[s].text, false);  // a hyphen holds a token together
    if (whole.size() != split.size()) put_pattern(whole, number, surface);
  }
}

// The nodes in the order of their depth, the children of each side by side and by word.
void ActorCompiler::put_nodes() {
  const std::vector<PhraseTrie::Step> steps = names_.steps();
  std::vector<std::size_t> begin_of(names_.size() + 1);  // of the steps from each node
  for (const PhraseTrie::Step& step : steps) ++begin_of[step.from + 1];
  std::partial_sum(begin_of.begin(), begin_of.end(), begin_of.begin());

  struct Node {
    std::uint32_t in_trie;
    std::uint32_t word;
  };
  std::vector<Node> nodes = {{PhraseTrie::kRoot, 0}};
  std::vector<std::uint32_t> first(words_.size());
  std::uint32_t pattern = 0;
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const auto [in_trie, word] = nodes[n];
    put(ActorSection::kNodes, word);
    put(ActorSection::kNodes, nodes.size());
    put(ActorSection::kNodes, pattern);
    for (std::size_t s = begin_of[in_trie]; s < begin_of[in_trie + 1]; ++s) {
      if (n == 0) first[steps[s].symbol.value] = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back({steps[s].to, steps[s].symbol.value});
    }
    for (const std::uint32_t value : names_.values(in_trie)) {
      const Pattern& held = patterns_[value];
      put(ActorSection::kPatterns, held.entry);
      put(ActorSection::kPatterns, held.surface);
      put(ActorSection::kPatterns, section(ActorSection::kCases).size());
      put(ActorSection::kPatterns, held.cases.size());
      section(ActorSection::kCases) += held.cases;
      ++pattern;
    }
  }
  put(ActorSection::kNodes, 0);
  put(ActorSection::kNodes, nodes.size());
  put(ActorSection::kNodes, pattern);
  for (const std::uint32_t node : first) put(ActorSection::kFirst, node);
}

void ActorCompiler::put_bearers() {
  std::size_t end = 0;
  for (const auto& bearers : bearers_) {
    for (const std::uint32_t entry : bearers) put(ActorSection::kBearers, entry);
    end += bearers.size();
    put(ActorSection::kBearerEnds, end);
  }
}

void ActorCompiler::put_words() {
  std::vector<std::string_view> all;
  for (const std::string* word : words_) all.emplace_back(*word);
  WordTableBytes words = word_table_bytes(all);
  section(ActorSection::kWords) = std::move(words.text);
  section(ActorSection::kWordEnds) = std::move(words.ends);
  section(ActorSection::kWordSlots) = std::move(words.slots);
}

Result<ActorBytes> ActorCompiler::compile(const std::vector<ActorDraft>& entries) {
  section(ActorSection::kVersion) = kActorVersion;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    put_entry(entries[e]);
    put_names(entries[e], static_cast<std::uint32_t>(e));
  }
  put_nodes();
  put_bearers();
  put_words();
  for (const std::string& one : bytes_.sections) {
    if (one.size() <= std::numeric_limits<std::uint32_t>::max()) continue;
    return Error{ErrorCode::kLimit, "the actors have more than 4 GiB of text; part them"};
  }
  return std::move(bytes_);
}

}  // namespace

Result<ActorBytes> compile_actors(const std::vector<ActorDraft>& entries) {
  return ActorCompiler().compile(entries);
}

}  // namespace tocsin
