#include "events/touched.h"

#include <string>

namespace tocsin {

ActorId TouchedThings::actor_of(MentionId id) {
  const Mention& mention = layers_.mentions.mentions[id.value];
  const bool is_name = mention.form == MentionForm::kName;
  const std::string_view name =
      layers_.words(layers_.span_of(is_name ? mention.name : mention.tokens));
  for (const auto& [other, actor] : made_) {
    const bool same_name = is_name &&
                           layers_.mentions.mentions[other.value].form == MentionForm::kName &&
                           actors_.actors[actor.value].name == name;
    if (other == id || same_name) return actor;
  }
  Actor thing;
  thing.name = std::string(name);
  thing.country = actors_.thing_country[id.value];
  const ActorId actor(actors_.actors.size());
  actors_.actors.push_back(std::move(thing));
  made_.emplace_back(id, actor);
  return actor;
}

}  // namespace tocsin
