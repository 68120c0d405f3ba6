#include "lexicon/actor_text.h"

#include <fmt/format.h>

#include <iterator>

namespace tocsin {

std::string_view field_name_of(SurfaceKind kind) {
  switch (kind) {
    case SurfaceKind::kName:
      return "name";
    case SurfaceKind::kAdjective:
      return "adjective";
    case SurfaceKind::kPeople:
      return "people";
    case SurfaceKind::kCapital:
      return "capital";
    case SurfaceKind::kMetonym:
      return "metonym";
    case SurfaceKind::kBody:
      return "body";
    case SurfaceKind::kPlace:
      return "place";
  }
  return "";
}

std::string_view kind_name_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return "person";
    case ActorKind::kGroup:
      return "group";
    case ActorKind::kOrganisation:
      return "organisation";
    case ActorKind::kCountry:
      return "country";
    case ActorKind::kUnknown:
      return "";
  }
  return "";
}

std::string text_of(PartialDate date) {
  if (date.is_open()) return "";
  std::string text = fmt::format("{:04}", date.year);
  if (date.month != 0) text += fmt::format("-{:02}", date.month);
  if (date.day != 0) text += fmt::format("-{:02}", date.day);
  return text;
}

std::string text_of(std::span<const Sector> sectors) {
  std::string text;
  for (const Sector sector : sectors) {
    if (!text.empty()) text += ',';
    text += name_of(sector);
  }
  return text.empty() ? "-" : text;
}

std::string text_of(const OfficeTerm& term) {
  return fmt::format("{} {} {}..{} {}", term.country.is_known() ? term.country.view() : "-",
                     text_of(term.sectors), text_of(term.from), text_of(term.to),
                     term.title.empty() ? "-" : term.title);
}

void append_block(const ActorDraft& entry, std::string& out) {
  const auto line = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) fmt::format_to(std::back_inserter(out), "  {:<9} {}\n", key, value);
  };
  fmt::format_to(std::back_inserter(out), "{} {}\n", entry.is_more ? "more" : "entry", entry.id);
  line("kind", kind_name_of(entry.kind));
  line("gender", entry.gender == Gender::kMale ? "m" : entry.gender == Gender::kFemale ? "f" : "");
  line("country", entry.country.view());
  if (!entry.sectors.empty()) line("sectors", text_of(entry.sectors));
  for (std::size_t i = 0; i < entry.surfaces.size();) {
    const SurfaceKind kind = entry.surfaces[i].kind;
    std::string value;
    // A sector holds for the alternatives behind it, so one that has none begins a line.
    bool had_sector = false;
    for (; i < entry.surfaces.size() && entry.surfaces[i].kind == kind; ++i) {
      const SurfaceDraft& surface = entry.surfaces[i];
      if (had_sector && surface.sectors.empty()) break;
      had_sector = had_sector || !surface.sectors.empty();
      if (!value.empty()) value += " | ";
      if (!surface.sectors.empty()) value += fmt::format("{} ", name_of(surface.sectors.front()));
      value += surface.text;
    }
    line(field_name_of(kind), value);
  }
  for (const OfficeDraft& office : entry.offices) line("office", text_of(office.term()));
  line("wikidata", entry.wikidata);
  line("source", entry.source);
}

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : name) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_kept = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
    if (is_kept) {
      id += low;
    } else if (!id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() ? "actor" : id;
}

}  // namespace tocsin
