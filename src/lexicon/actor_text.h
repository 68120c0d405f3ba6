// Entries as the lexicon's files have them (docs/formats/lexicon.md).
//
// Threads: free functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lexicon/actor_draft.h"

namespace tocsin {

std::string_view field_name_of(SurfaceKind kind);  // "name"
std::string_view kind_name_of(ActorKind kind);     // "person"; "" for kUnknown

// "2019", "2019-03", "2019-03-02"; "" where it is open.
std::string text_of(PartialDate date);
// "GOV,MIL"; "-" for none.
std::string text_of(std::span<const Sector> sectors);
// "HMD GOV 2019-03-02..2024 president".
std::string text_of(const OfficeTerm& term);

// Appends the block of `entry`: parse_actor_drafts reads the same entry from it.
void append_block(const ActorDraft& entry, std::string& out);

// An id of `name`: "Ana Ruiz" makes "ana_ruiz". Letters outside of ASCII fall away.
std::string id_of(std::string_view name);

}  // namespace tocsin
