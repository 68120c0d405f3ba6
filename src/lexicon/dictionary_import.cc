#include "lexicon/dictionary_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "lexicon/actor_text.h"
#include "lexicon/cameo_actor.h"

namespace tocsin {
namespace {

// Small words of names, and what an English noun or adjective of a people ends in.
constexpr std::array<std::string_view, 19> kSmallWords = {
    "a",  "al",  "an", "and", "at", "bin", "da",  "de", "del", "di",
    "du", "for", "in", "la",  "of", "on",  "the", "to", "von"};
constexpr std::array<std::string_view, 6> kPeopleEndings = {"AN",  "ESE", "ISH",
                                                            "ORI", "ANI", "ENCH"};

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("AEIOUYaeiouy") != std::string_view::npos;
}

// "ruiz" as "Ruiz", "al-qaeda" as "Al-Qaeda", "u.s." and "plc" in capitals.
std::string capitalised(const std::string& word) {
  const bool is_short =
      word.find('.') != std::string::npos || (!has_vowel(word) && word.size() > 1);
  std::string out = word;
  bool is_start = true;
  for (char& c : out) {
    if ((is_start || is_short) && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    is_start = c == '-' || c == '.';
  }
  return out;
}

template <class Visit>
void for_each_word(std::string_view name, Visit visit) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) visit(name.substr(at, end - at));
    at = end + 1;
  }
}

std::string joined(std::string_view name, char joint) {
  std::string out(name);
  std::replace(out.begin(), out.end(), ' ', joint);
  return out;
}

// The noun that a plural is of, as far as its letters say.
std::string singular(const std::string& word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 3 && word.ends_with("men")) return word.substr(0, word.size() - 2) + "an";
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) {
    return word.substr(0, word.size() - 1);
  }
  return word;
}

}  // namespace

DictionaryImport::DictionaryImport(const ActorLexicon& lexicon, const WordList& roles,
                                   ImportOptions options)
    : lexicon_(lexicon), options_(options) {
  for (std::size_t e = 0; e < lexicon.size(); ++e) {
    const ActorEntry& entry = lexicon.entry(EntryId(e));
    ids_.emplace(entry.id);
    for (const Surface& surface : entry.surfaces) {
      ours_[small(surface.text)].push_back({EntryId(e), surface});
    }
  }
  for (const std::string_view section : {"person", "organisation", "modifier"}) {
    const WordSection* found = roles.find(section);
    if (found == nullptr) continue;
    for (const WordLine& line : found->lines) {
      for (const std::string& word : line.words) {
        roles_.emplace(word, RoleLine{std::string(section), &line});
      }
    }
  }
}

void DictionaryImport::note(std::string_view file, std::uint32_t line, std::string what) {
  notes_.push_back({fmt::format("{}:{}", file, line), std::move(what)});
}

void DictionaryImport::add(std::string_view file, std::string_view content) {
  files_.emplace(file);
  const auto items = read_dictionary(file, content, notes_);
  const bool is_of_agents = std::any_of(items.begin(), items.end(), [](const DictionaryItem& item) {
    return !item.codes.empty() && item.codes.front().code.find('~') != std::string::npos;
  });
  for (const DictionaryItem& item : items) {
    if (item.names.empty()) continue;
    if (item.codes.empty()) {
      note(file, item.line, fmt::format("{}: has no code; left out", item.names.front()));
    } else if (is_of_agents) {
      add_agent(file, item);
    } else {
      add_actor(file, item);
    }
  }
}

bool DictionaryImport::code_of(std::string_view file, const DictionaryItem& item,
                               const DictionaryCode& code, CountryCode& country,
                               std::vector<Sector>& sectors) {
  const std::string_view name = item.names.front();
  const bool is_word = std::all_of(code.code.begin(), code.code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  if (!is_word) {
    note(file, code.line,
         code.code.find('/') != std::string::npos
             ? fmt::format("{} [{}]: several actors under one name; left out", name, code.code)
             : fmt::format("{} [{}]: no actor; left out", name, code.code));
    return false;
  }
  CameoActor actor = read_cameo_actor(code.code);
  const bool is_code = std::none_of(actor.country.letters.begin(), actor.country.letters.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
  if (actor.is_own && !is_code) {
    note(file, code.line,
         fmt::format("{} [{}]: {} is no code of three letters; left out", name, code.code,
                     actor.country.view()));
    return false;
  }
  if (actor.is_own && !options_.own_codes) {
    note(file, code.line,
         fmt::format("{} [{}]: {} is no country that we know; left out (--own-codes keeps it)",
                     name, code.code, actor.country.view()));
    return false;
  }
  if (actor.is_own) own_codes_.emplace(actor.country.view());
  if (!actor.rest.empty()) {
    note(file, code.line,
         fmt::format("{} [{}]: {} has no word of ours; the rest is kept", name, code.code,
                     fmt::join(actor.rest, " ")));
  }
  if (!actor.country.is_known() && actor.sectors.empty()) return false;
  country = actor.country;
  sectors = std::move(actor.sectors);
  return true;
}

// How ours writes it, else in small letters with capitals where a name has them. Nouns that say
// what somebody is stay small, so that a text may write them either way.
std::string DictionaryImport::spelling_of(std::string_view name) const {
  if (const auto found = ours_.find(small(name)); found != ours_.end()) {
    return std::string(found->second.front().surface.text);
  }
  std::string out;
  for_each_word(name, [&](std::string_view part) {
    const std::string word = small(part);
    const bool is_first = out.empty();
    const bool is_article = is_first && word == "the";
    const bool is_small =
        std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
    const bool is_noun = roles_.contains(word) || roles_.contains(singular(word));
    if (!is_first) out += ' ';
    const auto alone = ours_.find(word);
    if (is_article || (!is_first && (is_small || is_noun))) {
      out += word;
    } else if (alone != ours_.end() && !is_noun) {
      out += alone->second.front().surface.text;
    } else {
      out += capitalised(word);
    }
  });
  return out;
}

// Whether ours says the same of the name: then it need not be said again.
bool DictionaryImport::is_known(std::string_view name, const ActorDraft& entry,
                                bool says_more) const {
  const auto found = ours_.find(small(name));
  if (found == ours_.end() || !entry.offices.empty()) return false;
  return std::all_of(found->second.begin(), found->second.end(), [&](const Known& known) {
    const ActorEntry& other = lexicon_.entry(known.entry);
    const auto& theirs = known.surface.sectors.empty() ? other.sectors : known.surface.sectors;
    const bool is_bare = entry.sectors.empty();
    if (says_more && is_bare && other.country == entry.country) return true;
    const bool same_sector = is_bare ? theirs.empty() || other.kind == ActorKind::kCountry
                                     : !theirs.empty() && theirs.front() == entry.sectors.front();
    return other.offices.empty() && other.country == entry.country && same_sector;
  });
}

bool DictionaryImport::is_adjective(std::string_view name) const {
  if (const auto found = ours_.find(small(name)); found != ours_.end()) {
    return std::all_of(found->second.begin(), found->second.end(), [](const Known& known) {
      return known.surface.kind == SurfaceKind::kAdjective ||
             known.surface.kind == SurfaceKind::kPeople;
    });
  }
  return name.find(' ') == std::string_view::npos && name.size() > 4 &&
         std::any_of(kPeopleEndings.begin(), kPeopleEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string DictionaryImport::fresh_id(std::string_view name) {
  const std::string base = id_of(name);
  std::string id = base;
  for (int number = 2; !ids_.insert(id).second; ++number) id = fmt::format("{}_{}", base, number);
  return id;
}

void DictionaryImport::add_actor(std::string_view file, const DictionaryItem& item) {
  ActorDraft entry;
  OfficeDraft fallback;  // the code without dates
  bool has_fallback = false;
  // PETRARCH takes the first code whose term holds, we the last.
  for (auto code = item.codes.rbegin(); code != item.codes.rend(); ++code) {
    OfficeDraft term;
    if (!code_of(file, item, *code, term.country, term.sectors)) continue;
    term.from = code->from;
    term.to = code->to;
    if (code->is_dated) {
      entry.offices.push_back(std::move(term));
    } else {
      fallback = std::move(term);
      has_fallback = true;
    }
  }
  if (!has_fallback && entry.offices.empty()) return;
  const OfficeDraft& main = has_fallback ? fallback : entry.offices.back();
  entry.country = main.country;
  entry.sectors = main.sectors;
  const bool is_dated = !entry.offices.empty();
  if (is_dated && has_fallback) entry.offices.insert(entry.offices.begin(), fallback);
  const bool is_bare = !is_dated && entry.sectors.empty() && entry.country.is_known();
  const bool is_state =
      is_bare && (own_codes_.contains(std::string(entry.country.view())) ||
                  std::any_of(item.names.begin(), item.names.end(), [&](const auto& name) {
                    const auto found = ours_.find(small(name));
                    return found != ours_.end() &&
                           lexicon_.entry(found->second.front().entry).kind == ActorKind::kCountry;
                  }));
  const std::string code(entry.country.view());
  const auto country = is_bare ? countries_.find(code) : countries_.end();
  // "IMGMOSALQ": what stands behind the country we cannot say, but an entry of ours may.
  const bool says_more = !is_dated && item.codes.front().code.size() > 3;
  for (const std::string& name : item.names) {
    if (is_known(name, entry, says_more)) {
      ++known_;
      continue;
    }
    const bool as_adjective = is_bare && is_adjective(name);
    const SurfaceKind kind = as_adjective ? SurfaceKind::kAdjective : SurfaceKind::kName;
    if (as_adjective && country != countries_.end()) {
      entries_[country->second].surfaces.push_back({kind, spelling_of(name), {}, 0});
    } else {
      entry.surfaces.push_back({kind, spelling_of(name), {}, 0});
    }
  }
  if (entry.surfaces.empty()) return;
  if (entry.name().empty())
    entry.surfaces.insert(entry.surfaces.begin(),
                          {SurfaceKind::kName, entry.surfaces.front().text, {}, 0});
  entry.kind = is_state && country == countries_.end() ? ActorKind::kCountry
               : is_dated                              ? ActorKind::kPerson
               : entry.sectors.empty() && is_bare      ? ActorKind::kGroup
                                                       : ActorKind::kOrganisation;
  entry.id = fresh_id(entry.name());
  entry.source = fmt::format("{}:{}", file, item.line);
  if (entry.kind == ActorKind::kCountry) countries_.emplace(code, entries_.size());
  entries_.push_back(std::move(entry));
}

void DictionaryImport::add_agent(std::string_view file, const DictionaryItem& item) {
  CountryCode country;
  std::vector<Sector> sectors;
  DictionaryCode code = item.codes.front();
  const bool is_front = code.code.ends_with('~');  // "NGO~": stands where the country would
  std::erase(code.code, '~');
  if (is_front) {
    if (!code_of(file, item, code, country, sectors)) return;
  } else {
    // A role is read as one: what would be a country in front is none behind it.
    code.code.insert(0, "UIS");
    const CameoActor actor = read_cameo_actor(code.code);
    const std::vector<std::string> rest(actor.rest.begin() + 1, actor.rest.end());
    sectors = actor.sectors;
    if (!rest.empty()) {
      note(file, code.line,
           fmt::format("{} [{}]: {} has no word of ours{}", item.names.front(),
                       item.codes.front().code, fmt::join(rest, " "),
                       sectors.empty() ? "; left out" : "; the rest is kept"));
    }
    if (sectors.empty()) return;
  }
  for (const std::string& name : item.names) {
    const std::string word = joined(small(name), '_');
    const auto ours = roles_.find(word);
    const std::string list = sectors.empty() ? "" : text_of(sectors);
    const bool is_same = ours != roles_.end() && ours->second.line->value("sectors") == list &&
                         ours->second.line->value("country") == country.view();
    if (is_same) {
      ++known_;
      continue;
    }
    const std::size_t last = word.rfind('_');
    const auto head =
        roles_.find(singular(last == std::string::npos ? word : word.substr(last + 1)));
    const std::string section = ours != roles_.end() ? ours->second.section
                                : head != roles_.end() && head->second.section != "modifier"
                                    ? head->second.section
                                    : "person";
    std::string line = word;
    if (!list.empty()) line += " sectors=" + list;
    if (country.is_known()) line += fmt::format(" country={}", country.view());
    if (ours != roles_.end()) {
      for (const auto& [key, value] : ours->second.line->keys) {
        if (key != "sectors" && key != "country") line += fmt::format(" {}={}", key, value);
      }
    }
    role_lines_[section].push_back(std::move(line));
    ++agents_;
  }
}

std::string DictionaryImport::actors_text() const {
  if (entries_.empty()) return "";
  std::string text =
      fmt::format("# Imported from {} by tocsin lexicon import.\n", fmt::join(files_, ", "));
  if (!own_codes_.empty()) text += fmt::format("codes {}\n", fmt::join(own_codes_, " "));
  for (const ActorDraft& entry : entries_) append_block(entry, text);
  return text;
}

std::string DictionaryImport::roles_text() const {
  if (role_lines_.empty()) return "";
  std::string text =
      fmt::format("# Imported from {} by tocsin lexicon import.\n", fmt::join(files_, ", "));
  std::set<std::string> seen;
  for (const auto& [section, lines] : role_lines_) {
    fmt::format_to(std::back_inserter(text), "[{}]\n", section);
    for (const std::string& line : lines) {
      if (!seen.insert(section + line.substr(0, line.find(' '))).second) continue;
      text += line + '\n';
    }
  }
  return text;
}

}  // namespace tocsin
