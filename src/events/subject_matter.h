// Is a document about politics at all? Sport and market pages have the verbs of politics, and
// countries too; what they lack is governments, courts, police, parties and armed groups.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/layers.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "lexicon/word_list.h"

namespace tocsin {

// A country, or somebody of a government, a court, a party, a force.
bool is_political_actor(const Actor& actor);

// A text of a few sentences says too little to tell what it is about.
bool is_short(const Layers& layers);

// Many political bodies and people for its length, countries left aside. Linear in its actors.
bool is_political(const Layers& layers);

// Passages about something else inside a document about politics: the sports page of a digest.
class Subjects {
 public:
  // rules/en/subjects.txt: a section of lemmas a subject; keep=political on one of its lines.
  static Result<Subjects> load(const LayeredPath& path, Vocabulary& vocabulary);
  static Result<Subjects> compile(const WordList& list, Vocabulary& vocabulary);

  // The subject of each sentence by its words and those of its neighbours; empty where there are
  // too few of them, or as many political bodies. Linear in the tokens.
  void find(const Layers& layers, std::vector<std::string_view>& out) const;

  // In passages about it the acts of political bodies and countries are events still.
  bool keeps_political(std::string_view subject) const;

 private:
  std::vector<std::string> names_;
  std::vector<bool> keeps_political_;  // by name
  std::unordered_map<std::uint32_t, std::uint32_t> subject_of_;  // by lemma
};

}  // namespace tocsin
