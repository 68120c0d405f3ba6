#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <optional>

#include "lexicon/actor_text.h"
#include "pipeline/actor_tools.h"

namespace tocsin {
namespace {

using Day = std::chrono::year_month_day;

constexpr std::size_t kNearNames = 10;

void add_line(std::string_view key, std::string_view value, std::string& out) {
  if (!value.empty()) fmt::format_to(std::back_inserter(out), "  {:<10} {}\n", key, value);
}

std::string_view country_of(const CountryCode& code) { return code.is_known() ? code.view() : "-"; }

// What the name means, by the kind of the surface that it is.
std::string sense_of(const ActorEntry& entry, const Surface& surface) {
  switch (surface.kind) {
    case SurfaceKind::kName:
      return "";
    case SurfaceKind::kAdjective:
      return fmt::format("adjective: what follows is of {}", country_of(entry.country));
    case SurfaceKind::kPeople:
      return fmt::format("its people: {} CVL", country_of(entry.country));
    case SurfaceKind::kCapital:
    case SurfaceKind::kPlace:
      return fmt::format("a place: {} GOV where it acts", country_of(entry.country));
    case SurfaceKind::kMetonym:
    case SurfaceKind::kBody:
      return fmt::format("{}: {} {}", field_name_of(surface.kind), country_of(entry.country),
                         surface.sectors.empty() ? "GOV" : text_of(surface.sectors));
  }
  return "";
}

std::string on_day(const ActorLexicon& lexicon, EntryId id, Day day) {
  const ActorEntry& entry = lexicon.entry(id);
  if (const auto term = lexicon.office_on(id, day)) {
    return fmt::format("{} {} {}", country_of(term->country), text_of(term->sectors), term->title);
  }
  if (lexicon.is_former(id, day)) {
    return fmt::format("{} ELI (out of office)", country_of(entry.country));
  }
  if (entry.offices.empty()) {
    return fmt::format("{} {}", country_of(entry.country), text_of(entry.sectors));
  }
  return fmt::format("{} {} (before any office)", country_of(entry.country),
                     text_of(entry.sectors));
}

void write_names(const ActorEntry& entry, std::string& out) {
  constexpr std::array kKinds = {
      SurfaceKind::kName,    SurfaceKind::kAdjective, SurfaceKind::kPeople, SurfaceKind::kCapital,
      SurfaceKind::kMetonym, SurfaceKind::kBody,      SurfaceKind::kPlace};
  for (const SurfaceKind kind : kKinds) {
    std::string names;
    for (const Surface& surface : entry.surfaces) {
      if (surface.kind != kind) continue;
      if (!names.empty()) names += " | ";
      if (!surface.sectors.empty()) names += text_of(surface.sectors) + " ";
      names += surface.text;
    }
    add_line(field_name_of(kind), names, out);
  }
}

void write_homonyms(const ActorLexicon& lexicon, EntryId id, std::string& out) {
  const ActorEntry& entry = lexicon.entry(id);
  for (const Surface& surface : entry.surfaces) {
    for (const NamedEntry& other : lexicon.named(surface.text)) {
      if (other.entry == id || other.surface >= lexicon.entry(other.entry).surfaces.size())
        continue;
      add_line("homonym",
               fmt::format("\"{}\": {}", surface.text, in_short(lexicon.entry(other.entry))), out);
    }
  }
}

void write_entry(const ActorLexicon& lexicon, const NamedEntry& found,
                 const std::optional<PartialDate>& day, std::string& out) {
  const ActorEntry& entry = lexicon.entry(found.entry);
  fmt::format_to(std::back_inserter(out), "{}: {}, {} ({})\n", place_of(entry), entry.id,
                 kind_name_of(entry.kind), entry.layer == 0 ? "ours" : "yours");
  add_line("means", sense_of(entry, entry.surfaces[found.surface]), out);
  add_line("country", country_of(entry.country), out);
  add_line("sectors", text_of(entry.sectors), out);
  if (day) add_line("on " + text_of(*day), on_day(lexicon, found.entry, day->first_day()), out);
  write_names(entry, out);
  const auto held = day ? lexicon.office_index_on(found.entry, day->first_day()) : std::nullopt;
  for (std::size_t i = 0; i < entry.offices.size(); ++i) {
    const bool holds = held == i;
    add_line("office", text_of(entry.offices[i]) + (holds ? "  <- holds" : ""), out);
  }
  add_line("wikidata", entry.wikidata, out);
  add_line("source", entry.source.empty() ? "none" : entry.source, out);
  write_homonyms(lexicon, found.entry, out);
}

// The names that hold the word, where nothing is the word.
std::string near_names(const ActorLexicon& lexicon, std::string_view name) {
  std::string names;
  std::size_t count = 0;
  for (std::size_t e = 0; e < lexicon.size() && count < kNearNames; ++e) {
    for (const Surface& surface : lexicon.entry(EntryId(e)).surfaces) {
      if (surface.text.find(name) == std::string_view::npos) continue;
      names += fmt::format("{}{}", count++ == 0 ? "" : ", ", surface.text);
      break;
    }
  }
  return names;
}

}  // namespace

std::string place_of(const ActorEntry& entry) {
  return fmt::format("{}:{}", entry.file, entry.line);
}

std::string in_short(const ActorEntry& entry) {
  return fmt::format("{} ({}, {} {}), {}", entry.id, kind_name_of(entry.kind),
                     country_of(entry.country), text_of(entry.sectors), place_of(entry));
}

Result<std::string> show_actor(const ActorLexicon& lexicon, std::string_view name,
                               std::string_view on) {
  std::optional<PartialDate> day;
  if (!on.empty()) {
    day = partial_date_of(on);
    if (!day || day->day == 0) {
      return Error{ErrorCode::kSyntax, fmt::format("--on {}: no day; write YYYY-MM-DD", on)};
    }
  }
  const auto found = lexicon.named(name);
  if (found.empty()) {
    const std::string near = near_names(lexicon, name);
    return Error{ErrorCode::kSyntax,
                 near.empty()
                     ? fmt::format("\"{}\": nobody of that name; tocsin lexicon add makes "
                                   "an entry in an overlay of yours",
                                   name)
                     : fmt::format("\"{}\": nobody of that name; in longer ones: {}", name, near)};
  }
  std::uint32_t top = 0;
  for (const NamedEntry& one : found) top = std::max(top, lexicon.entry(one.entry).layer);
  std::string out;
  for (const NamedEntry& one : found) {
    if (!out.empty()) out += '\n';
    write_entry(lexicon, one, day, out);
    if (lexicon.entry(one.entry).layer < top) {
      add_line("hidden", "an overlay has the name too, and wins", out);
    }
  }
  return out;
}

}  // namespace tocsin
