// The names of documents that the lexicon does not know, as entries that a user may accept.
//
// Threads: a NameSuggestions belongs to one worker; merge() joins those of several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "core/layers.h"

namespace tocsin {

struct UnknownName {
  std::uint64_t mentions = 0;
  std::uint64_t documents = 0;
  std::uint64_t events = 0;  // in which it acts or is acted on
  std::map<ActorKind, std::uint64_t> kinds;
  std::map<std::string, std::uint64_t> codes;  // "BOL GOV": what the words around it say
  std::map<std::string, std::uint64_t> roles;  // "minister"
  std::string first_day;                       // of publication, YYYY-MM-DD; empty: none known
  std::string last_day;
  std::string example;  // the shortest sentence that names it
};

class NameSuggestions {
 public:
  // Adds the unknown names of a document that has gone through all stages.
  void add(const Layers& layers);
  // The order of merging changes nothing.
  void merge(const NameSuggestions& other);

  // Blocks with a comment each, those in most events first; at most `top`, each in at least
  // `least` events.
  std::string text(std::size_t top, std::uint64_t least) const;

 private:
  std::map<std::string, UnknownName> names_;
};

// One line an event: type, trigger, who to whom with countries and sectors, factuality.
void append_event_lines(const Layers& layers, std::string& out);

// What stands in one of two lists of lines and not in the other, "- " and "+ " before it; lines
// that come several times count so often.
std::string difference_of_lines(const std::string& before, const std::string& after);

}  // namespace tocsin
