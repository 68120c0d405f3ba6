#include "dates/date_distances.h"

#include <charconv>
#include <string_view>

#include "dates/date_attachment.h"

namespace tocsin {
namespace {

// "P8M": eight months. Reads whole days, weeks, months and years only.
bool read_duration(std::string_view value, int& count, TimeUnit& unit) {
  if (value.size() < 3 || value.front() != 'P') return false;
  const auto read = std::from_chars(value.data() + 1, value.data() + value.size() - 1, count);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size() - 1 || count <= 0) {
    return false;
  }
  switch (value.back()) {
    case 'D':
      unit = TimeUnit::kDay;
      return true;
    case 'W':
      unit = TimeUnit::kWeek;
      return true;
    case 'M':
      unit = TimeUnit::kMonth;
      return true;
    case 'Y':
      unit = TimeUnit::kYear;
      return true;
    default:
      return false;
  }
}

FrameId verb_above(const Layers& layers, TokenId token) {
  for (TokenId at = layers.syntax.head[token.value]; at.is_valid();
       at = layers.syntax.head[at.value]) {
    const FrameId frame = layers.frames.of_head[at.value];
    if (!frame.is_valid()) continue;
    if (layers.frames.frames[frame.value].word_class == PredicateClass::kVerb) return frame;
  }
  return {};
}

}  // namespace

std::vector<DateDistance> distances_of(const Layers& layers) {
  std::vector<DateDistance> found;
  const SyntaxLayer& syntax = layers.syntax;
  for (std::size_t d = 0; d < layers.dates.dates.size(); ++d) {
    const DateExpression& date = layers.dates.dates[d];
    if (date.kind != DateKind::kDuration || date.tokens.last >= layers.tokens.size()) continue;
    const TokenId marker(date.tokens.last);
    const std::string_view form = layers.form(marker);
    const bool is_after = form == "after" || form == "since" || form == "following";
    if (!is_after && form != "before") continue;
    DateDistance distance;
    if (!read_duration(date.value, distance.count, distance.unit)) continue;
    const TokenId act = syntax.head[marker.value];  // the word that the marker marks
    if (!act.is_valid() || act.value <= marker.value) continue;
    distance.duration = DateId(d);
    distance.act = layers.frames.of_head[act.value];
    distance.clause = verb_above(layers, act);
    if (is_after) distance.count = -distance.count;
    if (distance.act.is_valid() && distance.clause.is_valid()) found.push_back(distance);
  }
  return found;
}

std::optional<DayInterval> at_distance(CalendarDay day, TimeUnit unit, int count) {
  const auto there = shifted(day, unit, count);
  return there ? unit_around(unit, *there) : std::nullopt;
}

}  // namespace tocsin
