#include "pipeline/actor_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "lexicon/actor_text.h"
#include "pipeline/actor_tools.h"

namespace tocsin {
namespace {

void add(const ActorEntry& entry, std::uint32_t line, std::string_view what, std::string advice,
         ActorCheck& check) {
  check.findings.push_back(
      {LintKind::kActor, fmt::format("{}:{}", entry.file, line == 0 ? entry.line : line),
       std::string(entry.id), fmt::format("entry {}: {}", entry.id, what), std::move(advice)});
}

// Whether `term` holds on no day because of `later`, which is listed behind it and so counts.
bool is_hidden(const OfficeTerm& term, const OfficeTerm& later) {
  const bool from = later.from.is_open() ||
                    (!term.from.is_open() && later.from.first_day() <= term.from.first_day());
  const bool to =
      later.to.is_open() || (!term.to.is_open() && term.to.last_day() <= later.to.last_day());
  return from && to;
}

// Whether the two share days whatever their dates can mean.
bool overlap(const OfficeTerm& a, const OfficeTerm& b) {
  const auto begins_before_end = [](const OfficeTerm& one, const OfficeTerm& other) {
    return one.from.is_open() || other.to.is_open() || one.from.last_day() < other.to.first_day();
  };
  return begins_before_end(a, b) && begins_before_end(b, a);
}

void check_terms(const ActorEntry& entry, ActorCheck& check) {
  for (std::size_t i = 0; i < entry.offices.size(); ++i) {
    for (std::size_t k = i + 1; k < entry.offices.size(); ++k) {
      const OfficeTerm& term = entry.offices[i];
      const OfficeTerm& later = entry.offices[k];
      const std::string both = fmt::format("\"{}\" and \"{}\"", text_of(term), text_of(later));
      if (is_hidden(term, later)) {
        add(entry, 0, fmt::format("of the terms {} the first never counts", both),
            "list the longer term first, or take one out", check);
      } else if (!term.title.empty() && term.title == later.title &&
                 term.country == later.country && overlap(term, later)) {
        add(entry, 0, fmt::format("the terms {} overlap", both), "mend their dates", check);
      }
    }
  }
}

bool is_known_to_the_year_only(const ActorEntry& entry) {
  const auto is_year = [](PartialDate date) { return !date.is_open() && date.month == 0; };
  return std::any_of(entry.offices.begin(), entry.offices.end(), [&](const OfficeTerm& term) {
    return is_year(term.from) || is_year(term.to);
  });
}

void check_words(const ActorEntry& entry, const std::function<bool(std::string_view)>& is_word,
                 ActorCheck& check) {
  for (const Surface& surface : entry.surfaces) {
    if (surface.text.find_first_of(" -") != std::string::npos) continue;
    std::string small(surface.text);
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_in_capitals = std::none_of(surface.text.begin(), surface.text.end(),
                                             [](char c) { return c >= 'a' && c <= 'z'; });
    if (is_in_capitals || !is_word(small)) continue;
    add(entry, surface.line, fmt::format("\"{}\" is a word of English too", surface.text),
        small == surface.text ? "write it with a capital, or take a longer name"
                              : "it is found at the head of any sentence; take a longer name",
        check);
  }
}

}  // namespace

ActorCheck check_actors(const ActorLexicon& lexicon,
                        const std::function<bool(std::string_view)>& is_word) {
  ActorCheck check;
  check.entries = lexicon.size();
  std::unordered_map<std::string_view, std::uint32_t> top;  // layer of each name
  for (std::size_t e = 0; e < lexicon.size(); ++e) {
    const ActorEntry& entry = lexicon.entry(EntryId(e));
    for (const Surface& surface : entry.surfaces) {
      std::uint32_t& layer = top[surface.text];
      layer = std::max(layer, entry.layer);
    }
  }
  for (std::size_t e = 0; e < lexicon.size(); ++e) {
    const ActorEntry& entry = lexicon.entry(EntryId(e));
    if (entry.source.empty()) {
      add(entry, 0, "has no source", "add one, or: source unverified", check);
    }
    if (entry.source.find("unverified") != std::string::npos) ++check.unverified;
    if (is_known_to_the_year_only(entry)) ++check.years_only;
    check_terms(entry, check);
    if (std::all_of(entry.surfaces.begin(), entry.surfaces.end(),
                    [&](const Surface& surface) { return top[surface.text] > entry.layer; })) {
      add(entry, 0, "an overlay has all its names, so nothing finds it",
          fmt::format("give it other names with \"more {}\", or write: off {}", entry.id, entry.id),
          check);
    }
    if (entry.layer > 0) check_words(entry, is_word, check);
  }
  return check;
}

}  // namespace tocsin
