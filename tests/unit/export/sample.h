// A small document with every kind of thing in it, made by hand: the tests of export depend on no
// stage.
#pragma once

#include "core/layers.h"
#include "core/vocabulary.h"

namespace tocsin {

// "General Ana Ruiz said Aldonia <face> shelled Bree on Monday." with an accented letter and an
// astral character before the act, so that the three units of offsets differ.
//
//   actors     Ana Ruiz (ALD MIL, in the lexicon), Aldonia (ALD GOV), Bree (BRE GOV), and the day,
//              which names nobody
//   statements Ruiz said: Aldonia ... Monday
//   events     e1 ACCUSE by Ruiz, whose words are the statement; e2 ASSAULT Aldonia -> Bree inside
//   e1,
//              accused
Layers sample_layers(Vocabulary& vocabulary);

}  // namespace tocsin
