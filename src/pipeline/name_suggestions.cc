#include "pipeline/name_suggestions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/actor_text.h"

namespace tocsin {
namespace {

constexpr std::size_t kNamedRoles = 3;
constexpr std::size_t kLongestExample = 300;  // bytes

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = static_cast<unsigned char>(c) <= ' ';
    if (is_blank && (out.empty() || out.back() == ' ')) continue;
    out += is_blank ? ' ' : c;
  }
  return out;
}

template <class Key>
void add_counts(const std::map<Key, std::uint64_t>& from, std::map<Key, std::uint64_t>& to) {
  for (const auto& [key, count] : from) to[key] += count;
}

// The most frequent; of as many the first. `fallback` where there is none.
template <class Key>
Key most_frequent(const std::map<Key, std::uint64_t>& counts, Key fallback) {
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? fallback : best->first;
}

void keep_shorter(const std::string& example, std::string& kept) {
  if (example.empty() || example.size() > kLongestExample) return;
  if (kept.empty() || std::pair(example.size(), example) < std::pair(kept.size(), kept)) {
    kept = example;
  }
}

void merge_name(const UnknownName& from, UnknownName& to) {
  to.mentions += from.mentions;
  to.documents += from.documents;
  to.events += from.events;
  add_counts(from.kinds, to.kinds);
  add_counts(from.codes, to.codes);
  add_counts(from.roles, to.roles);
  if (!from.first_day.empty()) {
    to.first_day = to.first_day.empty() ? from.first_day : std::min(to.first_day, from.first_day);
    to.last_day = std::max(to.last_day, from.last_day);
  }
  keep_shorter(from.example, to.example);
}

bool takes_part(const Event& event, ActorId actor) {
  const auto is_he = [&](const Participant& participant) { return participant.actor == actor; };
  return std::any_of(event.actors.begin(), event.actors.end(), is_he) ||
         std::any_of(event.recipients.begin(), event.recipients.end(), is_he);
}

std::string code_of(CountryCode country, const std::vector<Sector>& sectors) {
  return fmt::format("{} {}", country.is_known() ? country.view() : "-", text_of(sectors));
}

std::string day_of(const Document& document) {
  if (!document.published) return "";
  const auto day = *document.published;
  return text_of(PartialDate{static_cast<std::int16_t>(static_cast<int>(day.year())),
                             static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
                             static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))});
}

// As an entry may have it: what its fields use is no part of a name.
bool is_fit(std::string_view name) {
  return !name.empty() && name.find_first_of("|#\n\t") == std::string_view::npos;
}

std::string block_of(const std::string& name, const UnknownName& unknown, std::string id) {
  ActorDraft entry;
  entry.id = std::move(id);
  entry.kind = most_frequent(unknown.kinds, ActorKind::kUnknown);
  if (entry.kind == ActorKind::kUnknown) entry.kind = ActorKind::kOrganisation;
  const std::string code = most_frequent(unknown.codes, std::string("- -"));
  entry.country = code.front() == '-' ? CountryCode() : CountryCode(code.substr(0, 3));
  const std::string sectors = code.substr(code.find(' ') + 1);
  for (std::size_t at = 0; sectors != "-" && at + 3 <= sectors.size(); at += 4) {
    if (const auto sector = sector_of(std::string_view(sectors).substr(at, 3))) {
      entry.sectors.push_back(*sector);
    }
  }
  entry.surfaces.push_back({SurfaceKind::kName, name, {}, 0});
  entry.source = "unverified";
  std::vector<std::pair<std::uint64_t, std::string>> roles;
  for (const auto& [role, count] : unknown.roles) roles.emplace_back(count, role);
  std::stable_sort(roles.begin(), roles.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (roles.size() > kNamedRoles) roles.resize(kNamedRoles);
  std::string seen;
  for (const auto& [count, role] : roles) seen += fmt::format(", {} {}", role, count);
  std::string days;
  if (!unknown.first_day.empty()) {
    days = fmt::format(", {}..{}", unknown.first_day, unknown.last_day);
  }
  std::string out = fmt::format("# {} mentions, {} documents, {} events{}{}\n", unknown.mentions,
                                unknown.documents, unknown.events, days, seen);
  if (!unknown.example.empty()) out += "# " + unknown.example + "\n";
  append_block(entry, out);
  return out;
}

void append_side(const Layers& layers, const std::vector<Participant>& side, std::string& out) {
  bool is_first = true;
  for (const Participant& one : side) {
    if (!is_first) out += ", ";
    is_first = false;
    if (one.actor.is_valid()) {
      out += layers.actors.actors[one.actor.value].name;
    } else if (one.mention.is_valid()) {
      out += layers.words(layers.span_of(layers.mentions.mentions[one.mention.value].tokens));
    }
    out += " (" + code_of(one.country, one.sectors) + ")";
  }
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

void NameSuggestions::add(const Layers& layers) {
  const auto& mentions = layers.mentions.mentions;
  std::map<std::string, UnknownName> here;
  std::vector<bool> is_named(layers.actors.actors.size());
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const auto members = layers.actors.actors_of(MentionId(m));
    if (members.size() != 1) continue;
    const Actor& actor = layers.actors.actors[members[0].value];
    if (actor.entry.is_valid() || !is_fit(actor.name)) continue;
    const bool is_name = mentions[m].form == MentionForm::kName && !mentions[m].entry.is_valid() &&
                         layers.words(layers.span_of(mentions[m].name)) == actor.name;
    is_named[members[0].value] = is_named[members[0].value] || is_name;
  }
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const auto members = layers.actors.actors_of(MentionId(m));
    if (members.size() != 1 || !is_named[members[0].value]) continue;
    UnknownName& unknown = here[layers.actors.actors[members[0].value].name];
    ++unknown.mentions;
    const SentenceId sentence = layers.tokens.sentence[mentions[m].head.value];
    if (mentions[m].form == MentionForm::kName) {
      keep_shorter(on_one_line(layers.words(layers.tokens.sentences[sentence.value].span)),
                   unknown.example);
    }
  }
  const std::string day = day_of(layers.document);
  for (std::size_t a = 0; a < is_named.size(); ++a) {
    if (!is_named[a]) continue;
    const Actor& actor = layers.actors.actors[a];
    UnknownName& unknown = here[actor.name];
    unknown.documents = 1;
    unknown.first_day = unknown.last_day = day;
    ++unknown.kinds[actor.kind];
    ++unknown.codes[code_of(actor.country, actor.sectors)];
    if (!actor.role.empty()) ++unknown.roles[on_one_line(actor.role)];
    for (const Event& event : layers.events.events) {
      if (takes_part(event, ActorId(a))) ++unknown.events;
    }
  }
  for (const auto& [name, unknown] : here) merge_name(unknown, names_[name]);
}

void NameSuggestions::merge(const NameSuggestions& other) {
  for (const auto& [name, unknown] : other.names_) merge_name(unknown, names_[name]);
}

std::string NameSuggestions::text(std::size_t top, std::uint64_t least) const {
  std::vector<const std::pair<const std::string, UnknownName>*> rows;
  for (const auto& row : names_) {
    if (row.second.events >= least) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return std::pair(a->second.events, a->second.mentions) >
           std::pair(b->second.events, b->second.mentions);
  });
  if (rows.size() > top) rows.resize(top);
  std::string out;
  std::map<std::string, int> ids;
  for (const auto* row : rows) {
    std::string id = id_of(row->first);
    if (const int number = ++ids[id]; number > 1) id += fmt::format("_{}", number);
    out += block_of(row->first, row->second, "new_" + id);
  }
  return out;
}

void append_event_lines(const Layers& layers, std::string& out) {
  for (const Event& event : layers.events.events) {
    std::string line = fmt::format("{} [", name_of(event.type));
    if (!event.trigger.empty()) line += layers.words(layers.span_of(event.trigger.front()));
    line += "] ";
    append_side(layers, event.actors, line);
    if (!event.recipients.empty()) line += " -> ";
    append_side(layers, event.recipients, line);
    line += fmt::format("; {}", name_of(event.factuality));
    out += on_one_line(line) + "\n";
  }
}

std::string difference_of_lines(const std::string& before, const std::string& after) {
  const std::vector<std::string> old_lines = sorted_lines(before);
  const std::vector<std::string> new_lines = sorted_lines(after);
  std::vector<std::pair<std::string, char>> changed;
  std::vector<std::string> lines;
  std::set_difference(old_lines.begin(), old_lines.end(), new_lines.begin(), new_lines.end(),
                      std::back_inserter(lines));
  for (std::string& line : lines) changed.emplace_back(std::move(line), '-');
  lines.clear();
  std::set_difference(new_lines.begin(), new_lines.end(), old_lines.begin(), old_lines.end(),
                      std::back_inserter(lines));
  for (std::string& line : lines) changed.emplace_back(std::move(line), '+');
  // Type and trigger stand first, so what became of an event stands below what it was.
  std::stable_sort(changed.begin(), changed.end(), [](const auto& a, const auto& b) {
    const auto head = [](const std::string& line) { return line.substr(0, line.find(']')); };
    return head(a.first) < head(b.first);
  });
  std::string out;
  for (const auto& [line, sign] : changed) out += fmt::format("{} {}\n", sign, line);
  return out;
}

}  // namespace tocsin
