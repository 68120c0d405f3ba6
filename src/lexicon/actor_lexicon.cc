#include "lexicon/actor_lexicon.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <system_error>
#include <unordered_map>

#include "core/text_file.h"

namespace tocsin {
namespace {

// How a word of an entry is written, which says how the text must write it.
enum class WordCase : std::uint8_t {
  kAny,       // "of", "al", "14": the text may write it as it likes
  kCapital,   // "Turkey": a capital first
  kCapitals,  // "US", "WHO": capitals all through
};

// Calls `visit` with each code point of `text`, which the tokenizer has made valid UTF-8.
template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k) {
      c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    visit(static_cast<UChar32>(c));
    i += size;
  }
}

void append_utf8(UChar32 code_point, std::string& out) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

WordCase case_of(std::string_view word) {
  int upper = 0;
  int lower = 0;
  bool first_is_upper = false;
  bool is_first = true;
  for_each_code_point(word, [&](UChar32 c) {
    const bool is_upper = u_isUUppercase(c);
    if (is_first) first_is_upper = is_upper;
    is_first = false;
    upper += is_upper ? 1 : 0;
    lower += u_isULowercase(c) ? 1 : 0;
  });
  if (upper >= 2 && lower == 0) return WordCase::kCapitals;
  return first_is_upper ? WordCase::kCapital : WordCase::kAny;
}

bool fits(WordCase want, std::string_view word) {
  if (want == WordCase::kAny) return true;
  const WordCase got = case_of(word);
  return got == WordCase::kCapitals || got == want;
}

// Lower-cased, with straight quotes: what the tokenizer puts into TokenLayer::lower.
std::string lower_form(std::string_view word) {
  std::string lower;
  for_each_code_point(word, [&](UChar32 c) {
    append_utf8(c == 0x2019 || c == 0x2018 ? '\'' : u_tolower(c), lower);
  });
  return lower;
}

// Parts one blank-free run of a name as the tokenizer does: possessive, comma, brackets and, where
// `split_hyphens`, hyphens stand alone.
void split_run(std::string_view run, bool split_hyphens, std::vector<std::string_view>& out) {
  while (!run.empty() && (run.front() == '(' || run.front() == '"')) {
    out.push_back(run.substr(0, 1));
    run.remove_prefix(1);
  }
  std::vector<std::string_view> after;
  while (run.size() > 1 && (run.back() == ')' || run.back() == ',' || run.back() == '"')) {
    after.push_back(run.substr(run.size() - 1));
    run.remove_suffix(1);
  }
  for (const std::string_view possessive : {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) {
    if (run.size() <= possessive.size() || !run.ends_with(possessive)) continue;
    after.push_back(run.substr(run.size() - possessive.size()));
    run.remove_suffix(possessive.size());
    break;
  }
  while (split_hyphens) {
    const std::size_t hyphen = run.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == run.size()) break;
    out.push_back(run.substr(0, hyphen));
    out.push_back(run.substr(hyphen, 1));
    run.remove_prefix(hyphen + 1);
  }
  if (!run.empty()) out.push_back(run);
  out.insert(out.end(), after.rbegin(), after.rend());
}

std::vector<std::string_view> words_of(std::string_view name, bool split_hyphens) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" \t", at), name.size());
    if (end > at) split_run(name.substr(at, end - at), split_hyphens, words);
    at = end + 1;
  }
  return words;
}

Result<std::vector<std::filesystem::path>> text_files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end;
       it.increment(failed)) {
    if (it->path().extension() == ".txt") files.push_back(it->path());
  }
  if (failed) {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot be listed ({}); is the data folder "
                                             "complete?",
                                             folder.string(), failed.message())};
  }
  std::sort(files.begin(), files.end());
  return files;
}

// What `more` says, upon an entry that is there.
void add_more(ActorEntry more, ActorEntry& entry) {
  entry.surfaces.insert(entry.surfaces.end(), std::make_move_iterator(more.surfaces.begin()),
                        std::make_move_iterator(more.surfaces.end()));
  entry.offices.insert(entry.offices.end(), std::make_move_iterator(more.offices.begin()),
                       std::make_move_iterator(more.offices.end()));
  if (more.kind != ActorKind::kUnknown) entry.kind = more.kind;
  if (more.country.is_known()) entry.country = more.country;
  if (!more.sectors.empty()) entry.sectors = std::move(more.sectors);
  if (more.gender != Gender::kUnknown) entry.gender = more.gender;
  if (!more.wikidata.empty()) entry.wikidata = std::move(more.wikidata);
  if (!more.source.empty()) entry.source += (entry.source.empty() ? "" : "; ") + more.source;
}

// Adds the entries of one directory; those with a known id replace it, add to it or switch it off.
Status add_entries(std::vector<ActorEntry> fresh, std::uint32_t layer,
                   std::vector<ActorEntry>& entries) {
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < entries.size(); ++i) known.emplace(entries[i].id, i);
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const auto [at, is_new] = seen.emplace(fresh[i].id, i);
    if (!is_new) {
      const ActorEntry& first = fresh[at->second];
      return Error{ErrorCode::kSyntax,
                   fmt::format("{}:{}: entry {} stands at {}:{} already; join the two, or give one "
                               "another id",
                               fresh[i].file, fresh[i].line, fresh[i].id, first.file, first.line)};
    }
    const bool leans_on_one = fresh[i].is_off || fresh[i].is_more;
    if (leans_on_one && !known.contains(fresh[i].id)) {
      return Error{ErrorCode::kSyntax,
                   fmt::format("{}:{}: \"{} {}\": there is no such entry to {}", fresh[i].file,
                               fresh[i].line, fresh[i].is_off ? "off" : "more", fresh[i].id,
                               fresh[i].is_off ? "switch off" : "add to")};
    }
  }
  for (ActorEntry& entry : fresh) {
    const auto at = known.find(entry.id);
    entry.layer = layer;
    if (entry.is_more) {
      add_more(std::move(entry), entries[at->second]);
    } else if (at != known.end()) {
      entries[at->second] = std::move(entry);
    } else {
      entries.push_back(std::move(entry));
    }
  }
  std::erase_if(entries, [](const ActorEntry& entry) { return entry.is_off; });
  return Ok{};
}

std::string hex_hash(const std::string& content) {
  return fmt::format("{:016x}", XXH3_64bits(content.data(), content.size()));
}

}  // namespace

Result<ActorLexicon> ActorLexicon::load(const LayeredPath& lexicon_dir, Vocabulary& vocabulary) {
  ActorLexicon lexicon;
  std::string all;
  std::uint32_t layer = 0;
  const LayeredPath folders = lexicon_dir / "actors";
  const auto add_folder = [&](const std::filesystem::path& folder, bool is_ours) -> Status {
    TOCSIN_TRY(files, text_files_of(folder));
    std::vector<ActorEntry> fresh;
    for (const std::filesystem::path& file : files) {
      TOCSIN_TRY(content, read_text_file(file));
      const std::string name = is_ours ? file.filename().string() : file.string();
      TOCSIN_TRY(done, parse_actor_entries(name, content, fresh));
      all += file.filename().string();
      all += '\n';
      all += content;
    }
    return add_entries(std::move(fresh), layer++, lexicon.entries_);
  };
  TOCSIN_TRY(ours, add_folder(folders.ours, true));
  for (const std::filesystem::path& overlay : folders.overlays) {
    std::error_code error;
    if (!std::filesystem::exists(overlay, error)) continue;
    TOCSIN_TRY(theirs, add_folder(overlay, false));
  }
  lexicon.hash_ = hex_hash(all);
  lexicon.compile(vocabulary);
  return lexicon;
}

Result<ActorLexicon> ActorLexicon::parse(std::string_view file, std::string_view content,
                                         Vocabulary& vocabulary) {
  ActorLexicon lexicon;
  std::vector<ActorEntry> fresh;
  TOCSIN_TRY(done, parse_actor_entries(file, content, fresh));
  TOCSIN_TRY(added, add_entries(std::move(fresh), 0, lexicon.entries_));
  lexicon.hash_ = hex_hash(std::string(content));
  lexicon.compile(vocabulary);
  return lexicon;
}

void ActorLexicon::compile(Vocabulary& vocabulary) {
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    ActorEntry& entry = entries_[e];
    if (entry.kind == ActorKind::kCountry && entry.sectors.empty()) entry.sectors = {Sector::kGov};
    for (std::size_t s = 0; s < entry.surfaces.size(); ++s) {
      const std::string& text = entry.surfaces[s].text;
      const auto split = words_of(text, true);
      if (entry.kind == ActorKind::kPerson && split.size() > 1) {
        auto& bearers = surnames_[vocabulary.intern(lower_form(split.back())).value];
        if (bearers.empty() || bearers.back() != EntryId(e)) bearers.emplace_back(e);
      }
      insert(split, EntryId(e), static_cast<std::uint32_t>(s), vocabulary);
      const auto whole = words_of(text, false);  // where a hyphen holds a token together
      if (whole.size() != split.size()) {
        insert(whole, EntryId(e), static_cast<std::uint32_t>(s), vocabulary);
      }
    }
  }
}

void ActorLexicon::insert(const std::vector<std::string_view>& words, EntryId entry,
                          std::uint32_t surface, Vocabulary& vocabulary) {
  Pattern pattern;
  pattern.entry = entry;
  pattern.surface = surface;
  std::vector<SymbolId> symbols;
  for (const std::string_view word : words) {
    symbols.push_back(vocabulary.intern(lower_form(word)));
    pattern.cases.push_back(static_cast<std::uint8_t>(case_of(word)));
  }
  names_.insert(symbols, static_cast<std::uint32_t>(patterns_.size()));
  patterns_.push_back(std::move(pattern));
}

void ActorLexicon::find_all(const Layers& layers, TokenRange tokens,
                            std::vector<NameMatch>& out) const {
  const auto fits_at = [&](const Pattern& pattern, std::uint32_t first) {
    for (std::size_t i = 0; i < pattern.cases.size(); ++i) {
      const TokenId token(first + i);
      if (!fits(static_cast<WordCase>(pattern.cases[i]), layers.form(token))) return false;
    }
    return true;
  };
  for (std::uint32_t first = tokens.first; first < tokens.last;) {
    std::uint32_t node = PhraseTrie::kRoot;
    std::uint32_t best_node = PhraseTrie::kNone;
    std::uint32_t best_last = first + 1;
    for (std::uint32_t at = first; at < tokens.last; ++at) {
      node = names_.step(node, layers.tokens.lower[at]);
      if (node == PhraseTrie::kNone) break;
      const auto values = names_.values(node);
      if (std::any_of(values.begin(), values.end(),
                      [&](std::uint32_t p) { return fits_at(patterns_[p], first); })) {
        best_node = node;
        best_last = at + 1;
      }
    }
    if (best_node != PhraseTrie::kNone) {
      std::uint32_t top = 0;  // a user's own word wins over ours
      for (const std::uint32_t p : names_.values(best_node)) {
        if (fits_at(patterns_[p], first)) top = std::max(top, entry(patterns_[p].entry).layer);
      }
      for (const std::uint32_t p : names_.values(best_node)) {
        if (!fits_at(patterns_[p], first) || entry(patterns_[p].entry).layer != top) continue;
        out.push_back({{first, best_last}, patterns_[p].entry, patterns_[p].surface});
      }
    }
    first = best_last;
  }
}

std::vector<NamedEntry> ActorLexicon::named(std::string_view name) const {
  const std::string wanted = lower_form(name);
  std::vector<NamedEntry> found;
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    const auto& surfaces = entries_[e].surfaces;
    for (std::size_t s = 0; s < surfaces.size(); ++s) {
      if (lower_form(surfaces[s].text) != wanted) continue;
      found.push_back({EntryId(e), static_cast<std::uint32_t>(s)});
      break;
    }
    if (entries_[e].id == name && (found.empty() || found.back().entry != EntryId(e))) {
      found.push_back({EntryId(e), 0});
    }
  }
  return found;
}

std::span<const EntryId> ActorLexicon::of_surname(SymbolId word) const& {
  const auto at = surnames_.find(word.value);
  return at == surnames_.end() ? std::span<const EntryId>() : std::span(at->second);
}

const OfficeTerm* ActorLexicon::office_on(EntryId id, std::chrono::year_month_day day) const& {
  const auto& offices = entries_[id.value].offices;
  const auto at = std::find_if(offices.rbegin(), offices.rend(),
                               [&](const OfficeTerm& term) { return term.covers(day); });
  return at == offices.rend() ? nullptr : &*at;
}

bool ActorLexicon::is_former(EntryId id, std::chrono::year_month_day day) const {
  if (office_on(id, day) != nullptr) return false;
  const auto& offices = entries_[id.value].offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeTerm& term) {
    return !term.to.is_open() && term.to.last_day() < day;
  });
}

std::vector<std::string> ActorLexicon::check() const {
  std::vector<std::string> lines;
  std::map<std::string_view, std::pair<const ActorEntry*, std::uint32_t>> seen;
  for (const ActorEntry& entry : entries_) {
    if (entry.source.empty()) {
      lines.push_back(fmt::format("{}:{}: entry {} has no source; add one, or: source unverified",
                                  entry.file, entry.line, entry.id));
    }
    for (const Surface& surface : entry.surfaces) {
      const auto [at, fresh] = seen.try_emplace(surface.text, &entry, surface.line);
      if (fresh) continue;
      const auto& [other, line] = at->second;
      // The people and the adjective of a country are one word: no clash.
      if (other == &entry && line != surface.line) continue;
      lines.push_back(fmt::format("{}:{}: \"{}\" of entry {} stands at {}:{} (entry {}) too",
                                  entry.file, surface.line, surface.text, entry.id, other->file,
                                  line, other->id));
    }
  }
  return lines;
}

}  // namespace tocsin
