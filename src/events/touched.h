// Places and things that an act touches, as parties: "shelled the town", "seized Corbury". No actor
// by themselves, they get one here, with the country that the actors stage read for them.
//
// Borrows the layers, and writes to their actors, for the run of one document.
#pragma once

#include <utility>
#include <vector>

#include "core/layers.h"

namespace tocsin {

class TouchedThings {
 public:
  // `actors` is that of `layers`.
  TouchedThings(const Layers& layers, ActorLayer& actors) : layers_(layers), actors_(actors) {}

  // The same for two mentions of one name.
  ActorId actor_of(MentionId mention);

 private:
  const Layers& layers_;
  ActorLayer& actors_;
  std::vector<std::pair<MentionId, ActorId>> made_;
};

}  // namespace tocsin
