// One actor of the lexicon as its block in lexicon/en/actors says (docs/formats/lexicon.md), before
// it is compiled.
//
// Threads: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "lexicon/actor_entry.h"

namespace tocsin {

// The fields mean what those of OfficeTerm, Surface and ActorEntry do.
struct OfficeDraft {
  CountryCode country;
  std::vector<Sector> sectors;
  PartialDate from;
  PartialDate to;
  std::string title;

  // Borrows from the draft.
  OfficeTerm term() const&;
  OfficeTerm term() const&& = delete;
};

struct SurfaceDraft {
  SurfaceKind kind = SurfaceKind::kName;
  std::string text;
  std::vector<Sector> sectors;
  std::uint32_t line = 0;
};

struct ActorDraft {
  std::string id;
  ActorKind kind = ActorKind::kUnknown;
  CountryCode country;
  std::vector<Sector> sectors;
  Gender gender = Gender::kUnknown;
  std::vector<SurfaceDraft> surfaces;
  std::vector<OfficeDraft> offices;
  std::string wikidata;
  std::string source;
  bool is_off = false;     // "off ID": takes the entry of that id away, and says nothing else
  bool is_more = false;    // "more ID": adds to the entry of that id
  std::uint32_t file = 0;  // as parse_actor_drafts was told
  std::uint32_t line = 0;

  // The first surface of kind kName; empty where there is none.
  std::string_view name() const&;
  std::string_view name() const&& = delete;
};

// Appends the entries of one file; `file` stands for it in messages, `number` in the drafts. Fails
// with kSyntax, naming file and line, at whatever the format does not know.
Status parse_actor_drafts(std::string_view file, std::string_view content,
                          std::vector<ActorDraft>& out, std::uint32_t number = 0);

}  // namespace tocsin
