// tocsin audit: a reading sheet of events, and the precision that the filled sheet shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tocsin {

struct AuditArguments {
  std::string path;  // records, or with `score` a filled sheet
  std::string output;
  std::size_t per_type = 50;
  std::uint64_t seed = 1;
  bool all = false;
  bool score = false;
};

// The exit code; messages go to standard error.
int run_audit(const AuditArguments& arguments);

}  // namespace tocsin
