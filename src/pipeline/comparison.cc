#include "pipeline/comparison.h"

#include <fmt/format.h>

#include <algorithm>

namespace tocsin {
namespace {

std::string_view words_of(const Layers& layers, const Participant& participant) {
  const Mention& mention = layers.mentions.mentions[participant.mention.value];
  return layers.words(layers.span_of(mention.tokens));
}

bool has_code(const Participant& participant, std::string_view code) {
  return participant.country.view() == code ||
         std::any_of(participant.sectors.begin(), participant.sectors.end(),
                     [&](Sector sector) { return name_of(sector) == code; });
}

bool is_party(const Layers& layers, const WantedParty& wanted, const Participant& found) {
  return words_of(layers, found).find(wanted.words) != std::string_view::npos &&
         std::all_of(wanted.codes.begin(), wanted.codes.end(),
                     [&](const std::string& code) { return has_code(found, code); });
}

bool has_parties(const Layers& layers, const std::vector<WantedParty>& wanted, bool none,
                 const std::vector<Participant>& found) {
  if (none) return found.empty();
  return std::all_of(wanted.begin(), wanted.end(), [&](const WantedParty& party) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Participant& p) { return is_party(layers, party, p); });
  });
}

// "dead 12", "dead 10..15", "crowd ..5000"; a "~" before a number without bounds: "dead ~40".
std::string text_of(const Count& count) {
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? fmt::to_string(*value) : std::string();
  };
  std::string text = number(count.best);
  if (!count.low && !count.high) {
    text = "~" + text;
  } else if (count.low != count.high) {
    text = number(count.low) + ".." + number(count.high);
  }
  return fmt::format("{} {}", name_of(count.kind), text);
}

bool has_counts(const Layers& layers, const WantedEvent& wanted, EventId id) {
  if (wanted.counts.empty()) return true;
  std::vector<std::string> found;
  for (const Count& count : layers.counts.of_event(id)) found.push_back(text_of(count));
  return found == wanted.counts;
}

bool is_event(const Layers& layers, const WantedEvent& wanted, EventId id) {
  const Event& found = layers.events.events[id.value];
  if (!has_counts(layers, wanted, id)) return false;
  for (const std::string& context : wanted.contexts) {
    if (std::find(found.contexts.begin(), found.contexts.end(), context) == found.contexts.end()) {
      return false;
    }
  }
  if (wanted.type != found.type) return false;
  if (wanted.factuality && *wanted.factuality != found.factuality) return false;
  if (!wanted.voice.empty() && wanted.voice != name_of(found.voice)) return false;
  if (!wanted.cameo.empty() && wanted.cameo != found.cameo) return false;
  for (const std::string& mode : wanted.modes) {
    if (std::find(found.modes.begin(), found.modes.end(), mode) == found.modes.end()) return false;
  }
  return has_parties(layers, wanted.actors, wanted.no_actor, found.actors) &&
         has_parties(layers, wanted.recipients, wanted.no_recipient, found.recipients);
}

// The children of `parent` (invalid: the events without one), each taken at most once.
std::string compare(const CorpusCase& wanted_case, const std::vector<WantedEvent>& wanted,
                    const Layers& layers, EventId parent) {
  const std::vector<Event>& events = layers.events.events;
  std::vector<bool> taken(events.size(), false);
  for (const WantedEvent& event : wanted) {
    std::string deeper;
    bool found = false;
    for (std::size_t i = 0; i < events.size() && !found; ++i) {
      if (taken[i] || events[i].parent != parent || !is_event(layers, event, EventId(i))) continue;
      deeper = compare(wanted_case, event.children, layers, EventId(i));
      if (!deeper.empty()) continue;
      taken[i] = true;
      found = true;
    }
    if (found) continue;
    return deeper.empty() ? fmt::format("no such {} came out", name_of(event.type)) : deeper;
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].parent == parent && !taken[i] && !wanted_case.others) {
      return fmt::format("one {} too many", name_of(events[i].type));
    }
  }
  return {};
}

void render_parties(const Layers& layers, std::string_view key,
                    const std::vector<Participant>& parties, std::string& out) {
  for (const Participant& party : parties) {
    out += fmt::format(" ({} \"{}\"", key, words_of(layers, party));
    if (party.country.is_known()) out += fmt::format(" {}", party.country.view());
    if (!party.sectors.empty()) out += fmt::format(" {}", name_of(party.sectors.front()));
    out += ")";
  }
}

void render_below(const Layers& layers, EventId parent, std::size_t depth, std::string& out) {
  const std::vector<Event>& events = layers.events.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.parent != parent) continue;
    if (!out.empty()) out += "\n";
    out += fmt::format("{}(event {}", std::string(2 * depth, ' '), name_of(event.type));
    render_parties(layers, "actor", event.actors, out);
    render_parties(layers, "recipient", event.recipients, out);
    out +=
        fmt::format(" (factuality {}) (voice {})", name_of(event.factuality), name_of(event.voice));
    for (const Count& count : layers.counts.of_event(EventId(i))) {
      out += fmt::format(" ({})", text_of(count));
    }
    render_below(layers, EventId(i), depth + 1, out);
    out += ")";
  }
}

}  // namespace

std::string difference(const CorpusCase& wanted, const Layers& layers) {
  for (const EventType type : wanted.forbidden) {
    for (const Event& event : layers.events.events) {
      if (event.type == type) return fmt::format("a {} that must not be", name_of(type));
    }
  }
  return compare(wanted, wanted.events, layers, EventId());
}

std::string render(const Layers& layers) {
  std::string out;
  render_below(layers, EventId(), 0, out);
  return out.empty() ? "(none)" : out;
}

}  // namespace tocsin
