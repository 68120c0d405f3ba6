#include <fmt/format.h>

#include <iterator>

#include "lexicon/actor_text.h"
#include "pipeline/actor_tools.h"

namespace tocsin {
namespace {

// The block that the arguments say; its syntax is checked where it is read again.
std::string block_of(const NewActor& arguments, const std::string& id) {
  std::string block = fmt::format("{} {}\n", arguments.to.empty() ? "entry" : "more", id);
  const auto line = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) fmt::format_to(std::back_inserter(block), "  {:<9} {}\n", key, value);
  };
  line("kind", arguments.kind);
  line("gender", arguments.gender);
  line("country", arguments.country);
  line("sectors", arguments.sectors);
  std::string names = arguments.name;
  for (const std::string& alias : arguments.aliases) names += " | " + alias;
  line("name", names);
  for (const std::string& office : arguments.offices) line("office", office);
  line("wikidata", arguments.wikidata);
  line("source",
       arguments.source.empty() && arguments.to.empty() ? "unverified" : arguments.source);
  return block;
}

// A name that means somebody already is refused, unless it is said to be a homonym.
Status check_names(const NewActor& arguments, const ActorLexicon& lexicon) {
  std::vector<std::string> names = arguments.aliases;
  names.insert(names.begin(), arguments.name);
  for (const std::string& name : names) {
    for (const NamedEntry& found : lexicon.named(name)) {
      const ActorEntry& entry = lexicon.entry(found.entry);
      const bool is_its_own = entry.id == arguments.to;
      if (arguments.homonym && !is_its_own) continue;
      return Error{
          ErrorCode::kSyntax,
          is_its_own
              ? fmt::format("\"{}\" is a name of {} already", name, in_short(entry))
              : fmt::format("\"{}\" means {} already; give another name to that one with --to {}, "
                            "or say --homonym where the two are different",
                            name, in_short(entry), entry.id)};
    }
  }
  return Ok{};
}

Result<std::string> id_for(const NewActor& arguments, const ActorLexicon& lexicon) {
  const auto is_known = [&](std::string_view id) {
    for (const NamedEntry& found : lexicon.named(id)) {
      if (lexicon.entry(found.entry).id == id) return true;
    }
    return false;
  };
  if (!arguments.to.empty()) {
    if (is_known(arguments.to)) return arguments.to;
    return Error{ErrorCode::kSyntax,
                 fmt::format("--to {}: there is no such entry; tocsin lexicon show NAME says ids",
                             arguments.to)};
  }
  const std::string base = id_of(arguments.name);
  std::string id = base;
  for (int number = 2; is_known(id); ++number) id = fmt::format("{}_{}", base, number);
  return id;
}

}  // namespace

Result<std::string> block_for(const NewActor& actor, const ActorLexicon& lexicon,
                              std::string_view file, std::string_view content) {
  TOCSIN_TRY(fresh, check_names(actor, lexicon));
  TOCSIN_TRY(id, id_for(actor, lexicon));
  const std::string block = block_of(actor, id);
  std::vector<ActorDraft> entries;
  TOCSIN_TRY(good, parse_actor_drafts("the new entry", block, entries));
  std::vector<ActorDraft> own;
  TOCSIN_TRY(readable, parse_actor_drafts(file, content, own));
  for (const ActorDraft& entry : own) {
    if (entry.id != id) continue;
    return Error{ErrorCode::kSyntax,
                 fmt::format("{}:{}: {} stands in this file; write the name into its block", file,
                             entry.line, id)};
  }
  return block;
}

}  // namespace tocsin
