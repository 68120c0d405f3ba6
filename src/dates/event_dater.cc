#include "dates/event_dater.h"

namespace tocsin {

void date_events(const Layers& before, EventLayer& events, DecisionSink*) {
  if (!before.document.published) return;
  for (Event& event : events.events) {
    event.date = EventDate{*before.document.published, *before.document.published};
  }
}

}  // namespace tocsin
