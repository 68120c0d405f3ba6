// The texts of the actor lexicon: actors/*.txt of ours and of the overlays, and their entries laid
// upon each other.
//
// Threads: plain values.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "lexicon/actor_draft.h"
#include "lexicon/actor_table.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class ActorSources {
 public:
  // Files in order of name, our folder first. An overlay may lack the folder. Fails with kIo.
  static Result<ActorSources> read(const LayeredPath& lexicon_dir);
  // One file of ours, with that text.
  static ActorSources of(std::string_view file, std::string_view content);

  // A line "layer size hash name" for each file. Texts that differ have other lines.
  std::string lines() const;
  // By number of file, as the entries have it.
  const std::vector<ActorSource>& files() const& { return files_; }

  // All that stand at the end: those of an overlay with a known id replace it, add to it or switch
  // it off. Fails with kSyntax, naming file and line.
  Result<std::vector<ActorDraft>> entries() const;

 private:
  Status add_folder(const std::filesystem::path& folder, std::uint32_t layer);
  Status lay_upon(std::vector<ActorDraft> fresh, std::vector<ActorDraft>& entries) const;

  std::vector<ActorSource> files_;
  std::vector<std::string> names_;     // without their folder
  std::vector<std::string> contents_;  // by file
};

}  // namespace tocsin
