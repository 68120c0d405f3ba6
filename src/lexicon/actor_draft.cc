#include "lexicon/actor_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lexicon/country_codes.h"
#include "lexicon/word_list.h"

namespace tocsin {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// The first word of `rest`, which is moved past it.
std::string_view take_word(std::string_view& rest) {
  rest = trim(rest);
  const std::size_t end = std::min(rest.find_first_of(kBlanks), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest = trim(rest.substr(end));
  return word;
}

std::string_view without_comment(std::string_view line) {
  if (trim(line).starts_with('#')) return {};
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at > 0 && (line[at - 1] == ' ' || line[at - 1] == '\t')) return line.substr(0, at);
  }
  return line;
}

std::string sector_names() {
  std::string names;
  for (std::size_t i = 0; i < kSectorCount; ++i) {
    names += i == 0 ? "" : " ";
    names += name_of(static_cast<Sector>(i));
  }
  return names;
}

class EntryParser {
 public:
  EntryParser(std::string_view file, std::uint32_t number, std::vector<ActorDraft>& out)
      : file_(file), number_(number), out_(out), first_(out.size()) {}

  Status read(std::string_view content);

 private:
  Error error(std::string_view what) const {
    return Error{ErrorCode::kSyntax, fmt::format("{}:{}: {}", file_, line_, what)};
  }
  Status field(std::string_view key, std::string_view value);
  Status office(std::string_view value);
  Status surfaces(SurfaceKind kind, std::string_view value);
  Status finish() const;
  Result<std::vector<Sector>> sectors(std::string_view list) const;
  Result<CountryCode> country(std::string_view code) const;
  Status codes(std::string_view list);
  Status begin(std::string_view key, std::string_view id);

  std::string file_;
  std::uint32_t number_;
  std::vector<ActorDraft>& out_;
  std::size_t first_;
  std::uint32_t line_ = 0;
  std::vector<std::string> own_codes_;  // of this file: "codes ARN GON"
};

Status EntryParser::codes(std::string_view list) {
  if (out_.size() != first_) return error("\"codes\" stands before the first entry");
  if (list.empty()) return error("\"codes\" has no value; name some, such as: codes ARN GON");
  while (!list.empty()) {
    const std::string_view code = take_word(list);
    const bool is_good = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    if (!is_good) return error(fmt::format("\"{}\" is no code; write three capitals", code));
    own_codes_.emplace_back(code);
  }
  return Ok{};
}

Status EntryParser::begin(std::string_view key, std::string_view id) {
  TOCSIN_TRY(before, finish());
  if (id.empty() || id.find_first_of(kBlanks) != std::string_view::npos) {
    return error(fmt::format("\"{}\" needs an id of one word", key));
  }
  ActorDraft& entry = out_.emplace_back();
  entry.id = id;
  entry.file = number_;
  entry.line = line_;
  entry.is_off = key == "off";
  entry.is_more = key == "more";
  return Ok{};
}

Result<std::vector<Sector>> EntryParser::sectors(std::string_view list) const {
  std::vector<Sector> found;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find_first_of(", ", at), list.size());
    const std::string_view name = list.substr(at, end - at);
    at = end + 1;
    if (name.empty()) continue;
    const auto sector = sector_of(name);
    if (!sector) {
      return error(fmt::format("\"{}\" is no sector; use one of {}", name, sector_names()));
    }
    found.push_back(*sector);
  }
  return found;
}

Result<CountryCode> EntryParser::country(std::string_view code) const {
  const bool is_own = std::find(own_codes_.begin(), own_codes_.end(), code) != own_codes_.end();
  if (!is_own && !is_country_code(code)) {
    return error(fmt::format(
        "\"{}\" is no country; use ISO 3166 alpha-3, XKX, IGO, NGO, IMG, ISM, MNC, SUN, YUG, CSK "
        "or DDR, or make it one of your own at the head of the file: codes {}",
        code, code));
  }
  return CountryCode(code);
}

Status EntryParser::surfaces(SurfaceKind kind, std::string_view value) {
  const bool may_have_sectors = kind == SurfaceKind::kBody || kind == SurfaceKind::kMetonym;
  std::vector<Sector> current;
  for (const std::string& part : split_alternatives(value)) {
    std::string_view text = trim(part);
    if (may_have_sectors) {
      std::string_view rest = text;
      const std::string_view first = take_word(rest);
      if (first.size() == 3 && !rest.empty() && sector_of(first)) {
        current = {*sector_of(first)};
        text = rest;
      }
    }
    if (text.empty()) return error("an empty name; take out the \"|\" too many");
    if (kind == SurfaceKind::kBody && current.empty()) {
      return error("a body needs its sector first: body LEG Majlis");
    }
    out_.back().surfaces.push_back({kind, std::string(text), current, line_});
  }
  return Ok{};
}

Status EntryParser::office(std::string_view value) {
  OfficeDraft term;
  std::string_view rest = value;
  if (const std::string_view word = take_word(rest); word != "-") {
    TOCSIN_TRY(code, country(word));
    term.country = code;
  }
  if (const std::string_view word = take_word(rest); word != "-") {
    TOCSIN_TRY(list, sectors(word));
    term.sectors = list;
  }
  const std::string_view dates = take_word(rest);
  const std::size_t dots = dates.find("..");
  if (dots == std::string_view::npos) {
    return error(fmt::format("\"{}\" is no term; write FROM..TO, such as 2019-03-02..2024", dates));
  }
  const std::string_view from = dates.substr(0, dots);
  const std::string_view to = dates.substr(dots + 2);
  for (const auto& [text, date] : {std::pair{from, &term.from}, std::pair{to, &term.to}}) {
    if (text.empty()) continue;
    const auto parsed = partial_date_of(text);
    if (!parsed) {
      return error(fmt::format("\"{}\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD", text));
    }
    *date = *parsed;
  }
  if (!term.from.is_open() && !term.to.is_open() && term.to.last_day() < term.from.first_day()) {
    return error(fmt::format("the term {} ends before it begins", dates));
  }
  if (rest.empty()) return error("an office needs a title after its dates, or: -");
  if (rest != "-") term.title = rest;
  out_.back().offices.push_back(std::move(term));
  return Ok{};
}

Status EntryParser::field(std::string_view key, std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, SurfaceKind>, 7> kSurfaces = {
      {{"name", SurfaceKind::kName},
       {"adjective", SurfaceKind::kAdjective},
       {"people", SurfaceKind::kPeople},
       {"capital", SurfaceKind::kCapital},
       {"metonym", SurfaceKind::kMetonym},
       {"body", SurfaceKind::kBody},
       {"place", SurfaceKind::kPlace}}};
  static constexpr std::array<std::pair<std::string_view, ActorKind>, 4> kKinds = {
      {{"person", ActorKind::kPerson},
       {"group", ActorKind::kGroup},
       {"organisation", ActorKind::kOrganisation},
       {"country", ActorKind::kCountry}}};
  ActorDraft& entry = out_.back();
  if (value.empty()) return error(fmt::format("\"{}\" has no value", key));
  for (const auto& [name, kind] : kSurfaces) {
    if (name == key) return surfaces(kind, value);
  }
  if (key == "office") return office(value);
  if (key == "kind") {
    for (const auto& [name, kind] : kKinds) {
      if (name != value) continue;
      entry.kind = kind;
      return Ok{};
    }
    return error(
        fmt::format("\"{}\" is no kind; use person, group, organisation or country", value));
  }
  if (key == "country") {
    TOCSIN_TRY(code, country(value));
    entry.country = code;
  } else if (key == "sectors") {
    TOCSIN_TRY(list, sectors(value));
    entry.sectors = list;
  } else if (key == "gender") {
    if (value != "m" && value != "f") return error("gender is m or f");
    entry.gender = value == "m" ? Gender::kMale : Gender::kFemale;
  } else if (key == "wikidata") {
    if (value.size() < 2 || value[0] != 'Q' ||
        value.find_first_not_of("0123456789", 1) != std::string_view::npos) {
      return error(fmt::format("\"{}\" is no Wikidata item; write Q and digits", value));
    }
    entry.wikidata = value;
  } else if (key == "source") {
    entry.source = value;
  } else {
    const auto known = {
        std::string_view("kind"),   std::string_view("country"), std::string_view("sectors"),
        std::string_view("gender"), std::string_view("name"),    std::string_view("adjective"),
        std::string_view("people"), std::string_view("capital"), std::string_view("metonym"),
        std::string_view("body"),   std::string_view("office"),  std::string_view("wikidata"),
        std::string_view("source"), std::string_view("entry"),   std::string_view("more"),
        std::string_view("place")};
    const std::string_view close = closest_word(key, known);
    return error(fmt::format("unknown field \"{}\"{}", key,
                             close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close)));
  }
  return Ok{};
}

Status EntryParser::finish() const {
  if (out_.size() == first_) return Ok{};
  const ActorDraft& entry = out_.back();
  if (entry.is_off || entry.is_more) return Ok{};
  const auto fail = [&](std::string_view what) {
    return Error{ErrorCode::kSyntax,
                 fmt::format("{}:{}: entry {} {}", file_, entry.line, entry.id, what)};
  };
  if (entry.kind == ActorKind::kUnknown) return fail("has no kind; add one");
  if (entry.name().empty()) return fail("has no name; add one");
  if (!entry.country.is_known() && entry.kind == ActorKind::kCountry) {
    return fail("is a country without a country code; add one");
  }
  return Ok{};
}

Status EntryParser::read(std::string_view content) {
  while (!content.empty()) {
    const std::size_t newline = content.find('\n');
    std::string_view rest = without_comment(content.substr(0, newline));
    content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
    ++line_;
    const std::string_view key = take_word(rest);
    if (key.empty()) continue;
    if (key == "codes") {
      TOCSIN_TRY(done, codes(rest));
      continue;
    }
    if (key == "entry" || key == "off" || key == "more") {
      TOCSIN_TRY(done, begin(key, rest));
      continue;
    }
    if (out_.size() == first_ || out_.back().is_off) {
      return error("a field outside of an entry; begin one with: entry ID");
    }
    TOCSIN_TRY(done, field(key, rest));
  }
  return finish();
}

}  // namespace

OfficeTerm OfficeDraft::term() const& { return {country, SectorList(sectors), from, to, title}; }

std::string_view ActorDraft::name() const& {
  for (const SurfaceDraft& surface : surfaces) {
    if (surface.kind == SurfaceKind::kName) return surface.text;
  }
  return {};
}

Status parse_actor_drafts(std::string_view file, std::string_view content,
                          std::vector<ActorDraft>& out, std::uint32_t number) {
  return EntryParser(file, number, out).read(content);
}

}  // namespace tocsin
