// Numbers of the code books: PLOVER's scores and CAMEO's Goldstein weights.
//
// Threads: immutable once loaded.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/ontology.h"
#include "core/result.h"
#include "lexicon/layered_path.h"

namespace tocsin {

class Codes {
 public:
  // Reads the sections [intensity] and [goldstein] of rules/en/codes.txt.
  static Result<Codes> load(const LayeredPath& path);

  // PLOVER's conflict-cooperation score of the first mode that has one, else of the type.
  double intensity(EventType type, std::span<const std::string> modes) const;

  // Of the code, else of the shorter code that it refines; 0 where there is none.
  double goldstein(std::string_view cameo) const;

 private:
  std::unordered_map<std::string, double> intensity_;  // "ASSAULT", "ASSAULT.aerial"
  std::unordered_map<std::string, double> goldstein_;
};

}  // namespace tocsin
